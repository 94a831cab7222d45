//! Port types, bindings and services.

use super::{lowered, try_lowered};
use crate::contract::{Carried, Contract, Exchange, PartContent, SoapVersion, Style};

const SCHEMA: &str = "<types><xs:schema targetNamespace='urn:t'><xs:element name='In' type='xs:int'/><xs:element name='Out' \
                      type='xs:int'/><xs:element name='Head' type='xs:string'/></xs:schema></types><message name='In'>\
                      <part name='h' element='t:Head'/><part name='p' element='t:In'/><part name='x' type='xs:date'/>\
                      </message><message name='Out'><part name='p' element='t:Out'/></message><message name='None'/>";

/// Returns a description with these definitions.
fn wsdl(inside: &str) -> String {
    format!(
        "<definitions targetNamespace='urn:t' xmlns:t='urn:t' xmlns='http://schemas.xmlsoap.org/wsdl/' \
         xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:soap12='http://schemas.xmlsoap.org/wsdl/soap12/' \
         xmlns:mime='http://schemas.xmlsoap.org/wsdl/mime/' xmlns:http='http://schemas.xmlsoap.org/wsdl/http/' \
         xmlns:wsdl='http://schemas.xmlsoap.org/wsdl/' xmlns:xs='http://www.w3.org/2001/XMLSchema' \
         xmlns:e='urn:extension'>{SCHEMA}{inside}</definitions>"
    )
}

fn of(inside: &str) -> Contract {
    lowered(&[("a.wsdl", wsdl(inside))])
}

/// Returns a port type with one operation, and a binding with this operation.
fn bound(operation: &str) -> String {
    format!(
        "<portType name='P'><operation name='Do'><input message='t:In'/><output message='t:Out'/></operation></portType>\
         <binding name='B' type='t:P'><soap:binding/><operation name='Do'>{operation}</operation></binding>"
    )
}

fn carried(contract: &Contract) -> &Carried {
    contract.bindings[0].operations[0].as_ref().expect("the binding carries the operation")
}

fn parts(parts: &[crate::contract::Part]) -> String {
    parts.iter().map(|part| part.name.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn parts_go_where_the_binding_says() {
    let header = |part: &str| format!("<soap:header message='t:In' part='{part}' use='literal'/>");
    for (input, body, headers) in [
        (String::new(), "h p x", ""),
        (format!("<soap:body use='literal'/>{}", header("h")), "p x", "h"),
        (format!("<soap:body parts='x p' use='literal'/>{}", header("h")), "p x", "h"),
        ("<soap:body parts='' use='literal'/>".to_owned(), "", ""),
    ] {
        let contract = of(&bound(&format!("<input>{input}</input><output><soap:body use='literal'/></output>")));
        let message = &carried(&contract).input;
        assert_eq!(parts(&message.body.parts), body);
        assert_eq!(message.headers.iter().map(|header| &*header.part.name).collect::<Vec<_>>().join(" "), headers);
        assert_eq!(parts(&carried(&contract).output.as_ref().unwrap().body.parts), "p");
    }
    let contract = of(&bound("<input/>"));
    let contents: Vec<bool> = carried(&contract)
        .input
        .body
        .parts
        .iter()
        .map(|part| matches!(part.content, PartContent::Element(_)))
        .collect();
    assert_eq!(contents, [true, true, false]);
}

#[test]
fn styles_uses_and_attachments_are_kept() {
    let contract = of(&bound(
        "<soap:operation soapAction='urn:do' style='rpc'/><input><soap:body use='encoded' namespace='urn:n'/></input>\
         <output><mime:multipartRelated><mime:part><soap:body use='literal'/></mime:part><mime:part><mime:content \
         part='p'/></mime:part></mime:multipartRelated></output>",
    ));
    let carried = carried(&contract);
    assert_eq!((carried.action.as_deref(), carried.style), (Some("urn:do"), Style::Rpc));
    assert!(carried.input.body.encoded);
    assert_eq!(carried.input.body.namespace.as_deref(), Some("urn:n"));
    let output = carried.output.as_ref().unwrap();
    assert!(output.attachments.is_some() && carried.input.attachments.is_none());
    assert!(output.body.parts.is_empty() && !output.body.encoded);
}

#[test]
fn header_faults_and_headers_of_responses_are_kept() {
    let contract = of(&bound(
        "<input><soap:header message='t:In' part='h' use='encoded'><soap:headerfault message='t:Out' part='p' \
         use='literal'/></soap:header></input><output><soap:header message='t:In' part='h' use='literal'/></output>",
    ));
    let carried = carried(&contract);
    let header = &carried.input.headers[0];
    assert!(header.encoded);
    assert_eq!(parts(&header.faults), "p");
    assert_eq!(carried.output.as_ref().unwrap().headers.len(), 1);
}

#[test]
fn bindings_each_say_how_they_carry_operations() {
    let contract = of(
        "<portType name='P'><operation name='A'><input message='t:In'/><output message='t:Out'/></operation><operation \
         name='B'><input message='t:None'/></operation><operation name='C'><output message='t:Out'/></operation>\
         <operation name='D'/></portType><binding name='One' type='t:P'><soap:binding/><operation name='B'/><operation \
         name='A'><soap:operation soapAction='1'/></operation></binding><binding name='Two' type='t:P'><soap12:binding/>\
         <operation name='A'><soap12:operation soapAction='2'/></operation><operation name='C'/><operation name='D'/>\
         </binding><binding name='Web' type='t:P'><http:binding verb='GET'/></binding><service name='S'>\
         <documentation>Of all.</documentation><port name='1' binding='t:One'><soap:address location='http://h/ü'/>\
         </port><port name='2' binding='t:Two'><soap12:address location='REPLACE'/></port><port name='3' \
         binding='t:Web'><http:address location='http://h'/></port><port name='4' binding='t:One'/></service>",
    );
    let versions: Vec<SoapVersion> = contract.bindings.iter().map(|binding| binding.version).collect();
    assert_eq!(versions, [SoapVersion::Soap11, SoapVersion::Soap12]);
    let actions = |binding: usize| {
        let operations = contract.bindings[binding].operations.iter();
        operations.map(|operation| operation.as_ref().map(|carried| carried.action.as_deref())).collect::<Vec<_>>()
    };
    assert_eq!(actions(0), [Some(Some("1")), Some(None), None, None]);
    assert_eq!(actions(1), [Some(Some("2")), None, Some(None), Some(None)]);
    let exchanges: Vec<Exchange> =
        contract.interfaces[0].operations.iter().map(|operation| operation.exchange).collect();
    assert_eq!(exchanges, [Exchange::RequestResponse, Exchange::OneWay, Exchange::FromService, Exchange::FromService]);
    // An operation without messages cannot be carried.
    let problems: Vec<usize> =
        contract.bindings[1].operations.iter().flatten().map(|carried| carried.problems.len()).collect();
    assert_eq!(problems, [0, 0, 1]);
    let service = &contract.services[0];
    assert_eq!(service.documentation.as_deref(), Some("Of all."));
    let ports: Vec<_> = service
        .ports
        .iter()
        .map(|port| (&*port.name, port.binding, port.address.as_deref(), port.problems.len()))
        .collect();
    assert_eq!(ports, [("1", 0, Some("http://h/%C3%BC"), 0), ("2", 1, None, 1), ("4", 0, None, 1)]);
}

#[test]
fn overloaded_operations_are_matched_by_their_messages() {
    let operation = |input: &str, action: &str| {
        let input = if input.is_empty() { "<input/>".to_owned() } else { format!("<input name='{input}'/>") };
        format!("<operation name='Do'><soap:operation soapAction='{action}'/>{input}<output/></operation>")
    };
    let contract = of(&format!(
        "<portType name='P'><operation name='Do'><input message='t:In'/><output message='t:Out'/></operation><operation \
         name='Do'><input name='Two' message='t:In'/><output message='t:Out'/></operation><operation name='Do'><input \
         name='Three' message='t:In'/><output message='t:Out'/></operation></portType><binding name='B' type='t:P'>\
         <soap:binding/>{}{}{}</binding>",
        operation("Three", "3"),
        operation("DoRequest", "1"),
        operation("Two", "2")
    ));
    let paths: Vec<&str> = contract.interfaces[0].operations.iter().map(|operation| &*operation.path).collect();
    assert_eq!(paths, ["operations/Do", "operations/Do(Two)", "operations/Do(Three)"]);
    let actions: Vec<_> =
        contract.bindings[0].operations.iter().flatten().map(|c| c.action.as_deref().unwrap()).collect();
    assert_eq!(actions, ["1", "2", "3"]);
    // Without names the order decides.
    let unnamed = contract.bindings.len();
    assert_eq!(unnamed, 1);
    let contract = of(&format!(
        "<portType name='P'><operation name='Do'><input message='t:In'/><output message='t:Out'/></operation><operation \
         name='Do'><input message='t:None'/><output message='t:Out'/></operation></portType><binding name='B' \
         type='t:P'><soap:binding/>{}{}</binding>",
        operation("", "1"),
        operation("", "2")
    ));
    let paths: Vec<&str> = contract.interfaces[0].operations.iter().map(|operation| &*operation.path).collect();
    assert_eq!(paths, ["operations/Do", "operations/Do(DoRequest)"]);
    let actions: Vec<_> =
        contract.bindings[0].operations.iter().flatten().map(|c| c.action.as_deref().unwrap()).collect();
    assert_eq!(actions, ["1", "2"]);
}

#[test]
fn required_extensions_are_problems_of_what_requires_them() {
    let extension = "<e:Must wsdl:required='true'/><e:May/><e:MayNot wsdl:required='false'/>";
    let contract = of(&format!(
        "<portType name='P'><operation name='Do'><input message='t:In'/></operation></portType><binding name='A' \
         type='t:P'><soap:binding/>{extension}<operation name='Do'/></binding><binding name='B' type='t:P'>\
         <soap:binding/><operation name='Do'>{extension}<input>{extension}</input></operation></binding><binding \
         name='C' type='t:P'><soap:binding transport='http://www.w3.org/2010/soapjms/'/><operation name='Do'/>\
         </binding><service name='S'><port name='1' binding='t:A'><soap:address location='http://h'/>{extension}</port>\
         </service>"
    ));
    let problems = |binding: usize| {
        let binding = &contract.bindings[binding];
        (binding.problems.len(), binding.operations[0].as_ref().unwrap().problems.len())
    };
    assert_eq!([problems(0), problems(1), problems(2)], [(1, 0), (0, 2), (1, 0)]);
    assert!(contract.bindings[0].problems[0].title.contains("{urn:extension}Must"));
    assert_eq!(contract.services[0].ports[0].problems.len(), 1);
    let of_all = of(&format!("{extension}{}", bound("<input/>")));
    assert_eq!(of_all.bindings[0].problems.len(), 1);
}

#[test]
fn what_is_not_there_is_a_problem_of_what_refers_to_it() {
    let (contract, diagnostics) = try_lowered(&[(
        "a.wsdl",
        wsdl(
            "<message name='M'><part name='a' element='t:No'/><part name='b' type='t:No'/><part name='c' \
             type='xs:int'/></message><portType name='P'><operation name='A'><input message='t:M'/><fault name='f' \
             message='t:NoMessage'/></operation><operation name='B'><input message='t:NoMessage'/></operation></portType>\
             <binding name='B' type='t:P'><soap:binding/><operation name='A'><input><soap:header message='t:M' \
             part='no' use='literal'/><soap:header message='t:No' part='a' use='literal'/><soap:body parts='a b c d' \
             use='literal'/></input></operation><operation name='B'/></binding><binding name='N' type='t:No'>\
             <soap:binding/></binding><service name='S'><port name='1' binding='t:NoBinding'/><port name='2' \
             binding='t:N'/></service>",
        ),
    )]);
    let contract = contract.unwrap();
    assert!(!diagnostics.has_errors());
    assert_eq!(diagnostics.iter().count(), 2);
    assert_eq!((contract.bindings.len(), contract.services[0].ports.len()), (1, 0));
    let operations: Vec<&Carried> = contract.bindings[0].operations.iter().flatten().collect();
    let is_broken = |part: &crate::contract::Part| matches!(part.content, PartContent::Broken(_));
    let broken: Vec<bool> = operations[0].input.body.parts.iter().map(is_broken).collect();
    assert_eq!(broken, [true, true, false]);
    assert_eq!(operations[0].input.headers.iter().filter(|header| is_broken(&header.part)).count(), 2);
    assert_eq!(operations.iter().map(|carried| carried.problems.len()).collect::<Vec<_>>(), [1, 1]);
    assert!(contract.interfaces[0].operations[0].faults[0].parts.iter().all(is_broken));
}

#[test]
fn tens_of_thousands_of_operations_are_lowered() {
    let operations =
        |inside: &str| (0..50_000).map(|n| format!("<operation name='O{n}'>{inside}</operation>")).collect::<String>();
    let (contract, _) = try_lowered(&[(
        "a.wsdl",
        wsdl(&format!(
            "<portType name='P'>{}</portType><binding name='B' type='t:P'><soap:binding/>{}</binding>",
            operations(""),
            operations("")
        )),
    )]);
    let contract = contract.unwrap();
    assert_eq!(contract.bindings[0].operations.iter().flatten().count(), 50_000);
    // Overloads of one name too.
    let same = "<operation name='O'/>".repeat(50_000);
    let (contract, _) = try_lowered(&[(
        "a.wsdl",
        wsdl(&format!(
            "<portType name='P'>{same}</portType><binding name='B' type='t:P'><soap:binding/>{same}</binding>"
        )),
    )]);
    assert_eq!(contract.unwrap().bindings[0].operations.iter().flatten().count(), 50_000);
}
