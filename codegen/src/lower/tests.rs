//! The limits of lowering, and what it makes of messages. What schemas become is asked by the cases in `tests/cases`.

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, Kind};
use crate::source::MemorySource;

/// A service of one operation: what its schema holds beside an empty response, its messages, and the content of the
/// binding's input.
fn wsdl(schema: &str, messages: &str, input: &str) -> String {
    format!(
        "<definitions targetNamespace='urn:t' xmlns:t='urn:t' xmlns='http://schemas.xmlsoap.org/wsdl/' \
         xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:xs='http://www.w3.org/2001/XMLSchema'><types>\
         <xs:schema targetNamespace='urn:t'>{schema}<xs:element name='Out'><xs:complexType/></xs:element></xs:schema>\
         </types>{messages}<message name='Out'><part name='p' element='t:Out'/></message><portType name='P'>\
         <operation name='Do'><input message='t:In'/><output message='t:Out'/></operation></portType>\
         <binding name='B' type='t:P'><soap:binding/><operation name='Do'><input>{input}</input></operation></binding>\
         <binding name='C' type='t:P'><soap:binding/><operation name='Do'><input>{input}</input></operation></binding>\
         </definitions>"
    )
}

const IN: &str = "<message name='In'><part name='p' element='t:In'/></message>";

fn lowered(wsdl: &str) -> Result<Contract, String> {
    let config = Config::parse("entry = 'a.wsdl'\ncrate = '.'\noperations = 'all'", "a.toml").unwrap();
    let source = MemorySource::default().with("a.wsdl", wsdl);
    let mut diagnostics = Diagnostics::default();
    match crate::prepare(&config, &crate::record::Released::default(), &source, &mut diagnostics) {
        Some((contract, ..)) => Ok(contract),
        None => Err(diagnostics.iter().map(|diagnostic| diagnostic.title.clone()).collect::<Vec<_>>().join("\n")),
    }
}

/// The names of the fields of the request.
fn fields(contract: &Contract) -> Vec<String> {
    let input = contract.service.operations[0].input.as_ref().unwrap();
    let Kind::Structure(structure) = &contract.get(input.ty).kind else { panic!("a request is a structure") };
    structure.fields.iter().map(|field| field.name.local.to_string()).collect()
}

#[test]
fn base_types_may_be_so_many() {
    let chain = |length: usize| {
        let derived = |n: usize| {
            let base = n + 1;
            format!(
                "<xs:complexType name='C{n}'><xs:complexContent><xs:extension base='t:C{base}'/></xs:complexContent>\
                 </xs:complexType>"
            )
        };
        let types: String = (0..length).map(derived).collect();
        let last = "<xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence>";
        let schema = format!(
            "<xs:element name='In' type='t:C0'/>{types}<xs:complexType name='C{length}'>{last}</xs:complexType>"
        );
        lowered(&wsdl(&schema, IN, ""))
    };
    // The sequence of the last one is a level too.
    assert_eq!(fields(&chain(63).unwrap()), ["a"]);
    assert_eq!(chain(64).unwrap_err(), "content more than 64 sequences, groups and base types deep is not supported");
}

#[test]
fn elements_may_be_so_many() {
    let many = |count: usize| {
        let elements: String = (0..count).map(|n| format!("<xs:element name='e{n}' type='xs:int'/>")).collect();
        let schema = format!(
            "<xs:element name='In'><xs:complexType><xs:sequence>{elements}</xs:sequence></xs:complexType></xs:element>"
        );
        lowered(&wsdl(&schema, IN, ""))
    };
    assert_eq!(fields(&many(9_999).unwrap()).len(), 9_999);
    let told = many(10_010).unwrap_err();
    assert_eq!(
        told,
        "a type of more than 10000 elements and groups, once all groups are written out, is not supported"
    );
}

#[test]
fn simple_types_may_be_made_of_so_many() {
    let chain = |length: usize| {
        let simple = |n: usize| {
            let base = n + 1;
            format!("<xs:simpleType name='S{n}'><xs:restriction base='t:S{base}'/></xs:simpleType>")
        };
        let simple: String = (0..length).map(simple).collect();
        let schema = format!(
            "{simple}<xs:simpleType name='S{length}'><xs:restriction base='xs:int'/></xs:simpleType><xs:element \
             name='In'><xs:complexType><xs:sequence><xs:element name='a' type='t:S0'/></xs:sequence></xs:complexType>\
             </xs:element>"
        );
        lowered(&wsdl(&schema, IN, ""))
    };
    assert_eq!(fields(&chain(64).unwrap()), ["a"]);
    for length in [65, 2_000] {
        assert_eq!(chain(length).unwrap_err(), "a simple type more than 64 base types deep is not supported");
    }
}

/// A group of so many elements, and so many types that refer to it.
fn multiplied(elements: usize, documentation: &str, types: usize) -> String {
    let element = |n| format!("<xs:element name='e{n}' type='xs:int'>{documentation}</xs:element>");
    let elements: String = (0..elements).map(element).collect();
    let of_group = "<xs:sequence><xs:group ref='t:G'/></xs:sequence>";
    let types: String =
        (0..types).map(|n| format!("<xs:complexType name='C{n}'>{of_group}</xs:complexType>")).collect();
    format!(
        "<xs:element name='In' type='t:C0'/><xs:group name='G'><xs:sequence>{elements}</xs:sequence></xs:group>{types}"
    )
}

#[test]
fn groups_are_multiplied_only_so_far() {
    let told = |schema: &str| lowered(&wsdl(schema, IN, "")).unwrap_err();
    let large = multiplied(9_900, "", 10_000);
    let elements = "the contract has more than 500000 elements, once all groups and base types are written out";
    assert_eq!(told(&large), elements);
    // A type of its own is too large, whatever the rest is, but that is not told of ten thousand of them.
    assert_eq!(told(&multiplied(11_000, "", 10_000)), elements);
    let group = |n: usize| {
        let of = format!("<xs:group ref='t:G{}'/>", n + 1).repeat(2);
        format!("<xs:group name='G{n}'><xs:sequence>{of}</xs:sequence></xs:group>")
    };
    let groups: String = (0..20).map(group).collect();
    let doubling = format!("{groups}<xs:group name='G20'><xs:sequence/></xs:group>{}", multiplied(1, "", 10_000));
    assert_eq!(told(&doubling.replace("ref='t:G'", "ref='t:G0'")), elements);
    let documentation =
        format!("<xs:annotation><xs:documentation>{}</xs:documentation></xs:annotation>", "x".repeat(1 << 20));
    let text = "the contract has more than 64 MiB of paths and documentation, once all groups and base types are \
                written out";
    assert_eq!(told(&multiplied(1, &documentation, 1_000)), text);
}

#[test]
fn types_are_copied_for_requests_only_so_often() {
    let requests = 1_000;
    let elements: String = (0..requests).map(|n| format!("<xs:element name='In{n}' type='t:C0'/>")).collect();
    let message = |n| format!("<message name='In{n}'><part name='p' element='t:In{n}'/></message>");
    let messages: String = (0..requests).map(message).collect();
    let operation =
        |n| format!("<operation name='Do{n}'><input message='t:In{n}'/><output message='t:Out'/></operation>");
    let operations: String = (0..requests).map(operation).collect();
    let wsdl = wsdl(&format!("{}{elements}", multiplied(5_000, "", 1)), &format!("{IN}{messages}"), "");
    let told = lowered(&wsdl.replace("<portType name='P'>", &format!("<portType name='P'>{operations}"))).unwrap_err();
    assert!(told.starts_with("the contract has more than 500000 elements"), "{told}");
}

#[test]
fn what_is_declared_twice_counts_once_and_is_accounted_for() {
    let twice = "<xs:element name='In' type='t:T'/><xs:complexType name='T'><xs:sequence><xs:element name='a' \
                 type='xs:int'/></xs:sequence></xs:complexType><xs:simpleType name='T'><xs:restriction base='xs:int'/>\
                 </xs:simpleType>";
    let contract = lowered(&wsdl(&format!("{twice}{}", twice.replace("'a'", "'b'")), IN, "")).unwrap();
    assert_eq!(fields(&contract), ["a"]);
}

#[test]
fn parts_are_told_apart_by_what_the_binding_says() {
    let schema = "<xs:element name='In'><xs:complexType/></xs:element><xs:element name='Head'><xs:complexType/></xs:element>\
                  <xs:element name='Text' type='xs:string'/>";
    let message = "<message name='In'><part name='h' element='t:Head'/><part name='p' element='t:In'/>\
                   <part name='x' element='t:Text'/></message>";
    let header = |part: &str| format!("<soap:header message='t:In' part='{part}' use='literal'/>");
    for input in [
        // What is in headers is not in the body, and what the body is said to hold is all that it holds.
        format!("<soap:body use='literal'/>{}{}{}", header("h"), header("x"), header("h")),
        format!("<soap:body parts='p' use='literal'/>{}{}", header("h"), header("x")),
    ] {
        let contract = lowered(&wsdl(schema, message, &input)).unwrap();
        let operation = &contract.service.operations[0];
        assert_eq!(&*operation.input.as_ref().unwrap().name.local, "In");
        // Two bindings, each header once.
        let headers: Vec<&str> = operation.headers.iter().map(|block| &*block.name.local).collect();
        assert_eq!(headers, ["Head", "Text"]);
    }
    let told = lowered(&wsdl(schema, message, "<soap:body use='literal'/>")).unwrap_err();
    assert_eq!(told, "a message of several parts is not supported");
    let told = lowered(&wsdl(schema, message, "<soap:body parts='' use='literal'/>")).unwrap_err();
    assert_eq!(told, "an empty message is not supported");
}
