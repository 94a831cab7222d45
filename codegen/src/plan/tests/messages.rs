//! Operations and the items of their messages.

use super::support::{item, members, planned, problems, structure};
use crate::plan::{Construction, ItemKind, OperationKind, Origin, Plan, Role};
use crate::{config::Config, paths, plan::Operation};

/// Returns a service with these messages and their parts, and operations with a name, an input and an output each.
fn service(schema: &str, messages: &[(&str, &str)], operations: &[(&str, &str, &str)], headers: &str) -> String {
    let messages: String =
        messages.iter().map(|(name, parts)| format!("<message name='{name}'>{parts}</message>")).collect();
    let abstracts: String = operations
        .iter()
        .map(|(name, input, output)| {
            format!("<operation name='{name}'><input message='t:{input}'/><output message='t:{output}'/></operation>")
        })
        .collect();
    let bound: String = operations
        .iter()
        .map(|(name, ..)| {
            format!(
                "<operation name='{name}'><soap:operation soapAction='urn:{name}'/><input><soap:body use='literal'/>\
                 {headers}</input><output><soap:body use='literal'/></output></operation>"
            )
        })
        .collect();
    format!(
        "<definitions targetNamespace='urn:t' xmlns:t='urn:t' xmlns='http://schemas.xmlsoap.org/wsdl/' \
         xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:xs='http://www.w3.org/2001/XMLSchema'><types>\
         <xs:schema targetNamespace='urn:t' elementFormDefault='qualified'>{schema}</xs:schema></types>{messages}\
         <portType name='P'>{abstracts}</portType><binding name='B' type='t:P'>\
         <soap:binding transport='http://schemas.xmlsoap.org/soap/http'/>{bound}</binding></definitions>"
    )
}

const SCHEMA: &str = "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence>\
                      </xs:complexType><xs:element name='Named' type='t:T'/><xs:element name='Text' type='xs:string'/>\
                      <xs:element name='Own'><xs:complexType><xs:sequence><xs:element name='b' type='xs:int'/>\
                      </xs:sequence></xs:complexType></xs:element><xs:element name='Listed'><xs:simpleType>\
                      <xs:restriction base='xs:string'><xs:enumeration value='x'/></xs:restriction></xs:simpleType>\
                      </xs:element><xs:element name='Anything'/><xs:element name='Head'><xs:complexType><xs:sequence>\
                      <xs:element name='User' type='xs:string'/><xs:element name='Password' type='xs:string'/>\
                      </xs:sequence></xs:complexType></xs:element>";

fn element(name: &str) -> String {
    format!("<part name='p' element='t:{name}'/>")
}

fn operations(plan: &Plan) -> &[Operation] {
    &plan.service.as_ref().expect("there is a service").operations
}

/// Returns the paths of an operation's request and response.
fn of_messages(plan: &Plan, index: usize) -> (String, String) {
    let operation = &operations(plan)[index];
    let path = |message: &Option<crate::plan::Message>| {
        message.as_ref().map_or_else(String::new, |message| paths::short(&plan.get(message.item).path))
    };
    (path(&operation.input), path(&operation.output))
}

fn plain(plan_of: &str) -> Plan {
    let (plan, diagnostics) = planned(plan_of, "");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    plan
}

#[test]
fn each_request_has_a_struct_of_its_own() {
    let names = ["Named", "Text", "Own", "Listed", "Anything"];
    let parts: Vec<(&str, String)> = names.iter().map(|name| (*name, element(name))).collect();
    let messages: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (*name, part.as_str())).collect();
    let all = [
        ("A", "Named", "Named"),
        ("B", "Text", "Text"),
        ("C", "Own", "Own"),
        ("D", "Listed", "Listed"),
        ("E", "Named", "Listed"),
        ("F", "Own", "Text"),
        ("G", "Anything", "Anything"),
    ];
    let plan = plain(&service(SCHEMA, &messages, &all, ""));
    let of: Vec<(String, String)> = (0..all.len()).map(|index| of_messages(&plan, index)).collect();
    let expected = [
        ("elements/Named", "types/T"),
        ("elements/Text", "elements/Text"),
        ("elements/Own", "elements/Own"),
        // The path of the element is that of its enumeration.
        ("operations/D/request", "operations/D/request"),
        ("operations/E/request", "operations/D/request"),
        ("operations/F/request", "elements/Text"),
        ("elements/Anything", "elements/Anything"),
    ];
    assert_eq!(of, expected.map(|(input, output)| (input.to_owned(), output.to_owned())));
    assert_eq!(members(&plan, "elements/Named"), ["a: Int32"]);
    assert_eq!(&*structure(&plan, "elements/Named").members[0].path, "types/{urn:t}T/a");
    assert_eq!(members(&plan, "elements/Text"), ["whole value: String"]);
    assert_eq!(members(&plan, "operations/D/request"), ["whole value: elements/Listed"]);
    assert_eq!(members(&plan, "elements/Anything"), ["whole value: AnyType"]);
    assert!(matches!(&item(&plan, "operations/E/request").origin, Origin::Request(name) if &**name == "E"));
    assert!(operations(&plan).iter().all(|operation| operation.problems.is_empty()));
}

#[test]
fn a_body_may_be_empty() {
    let plan = plain(&service(SCHEMA, &[("None", ""), ("Own", &element("Own"))], &[("A", "None", "None")], ""));
    assert_eq!(of_messages(&plan, 0), ("operations/A/request".to_owned(), "operations/A/response".to_owned()));
    let operation = &operations(&plan)[0];
    assert_eq!(operation.input.as_ref().unwrap().element, None);
    assert!(members(&plan, "operations/A/request").is_empty());
    assert!(matches!(&item(&plan, "operations/A/response").origin, Origin::Response(name) if &**name == "A"));
}

#[test]
fn what_is_refused_is_named() {
    let two = format!("{}<part name='q' element='t:Text'/>", element("Own"));
    let typed = "<part name='p' type='xs:int'/>";
    let messages = [("Own", &*element("Own")), ("Two", &two), ("Typed", typed)];
    let all = [("A", "Two", "Own"), ("B", "Typed", "Own"), ("C", "Own", "Own")];
    let wsdl = service(SCHEMA, &messages, &all, "");
    let titles = |wsdl: &str| -> Vec<Vec<String>> {
        let of = |operation: &Operation| operation.problems.iter().map(|problem| problem.title.clone()).collect();
        operations(&plain(wsdl)).iter().map(of).collect()
    };
    let several = "a message of several parts is not supported";
    let no_element = "a message part that is not an element is not supported";
    assert_eq!(titles(&wsdl), [vec![several.to_owned()], vec![no_element.to_owned()], vec![]]);
    let rpc = wsdl.replace("<soap:binding ", "<soap:binding style='rpc' ");
    assert!(titles(&rpc).iter().all(|titles| titles == &["an operation in rpc style is not supported"]));
    let one_way = wsdl.replace("<input message='t:Own'/><output message='t:Own'/>", "<input message='t:Own'/>");
    assert_eq!(titles(&one_way)[2], ["an operation without a response (one-way) is not supported"]);
    assert_eq!(titles(&one_way)[1].len(), 1);
    let encoded = wsdl.replace("use='literal'", "use='encoded'");
    let of_input_and_output = ["an encoded message (use=\"encoded\") is not supported"; 2];
    assert_eq!(titles(&encoded)[2], of_input_and_output);
}

#[test]
fn header_blocks_and_credentials() {
    let messages = [("Own", &*element("Own")), ("Head", &element("Head"))];
    let header = "<soap:header message='t:Head' part='p' use='literal'/>";
    let wsdl = service(SCHEMA, &messages, &[("A", "Own", "Own")], header);
    let plan = plain(&wsdl);
    let operation = &operations(&plan)[0];
    assert_eq!(&*operation.headers[0].path, "headers/{urn:t}Head");
    assert!(operation.response_headers.is_empty() && !operation.authenticated);
    let credentials = "[credentials]\nheader = 'Head'\nuser = 'User'\npassword = 'Password'";
    let (plan, diagnostics) = planned(&wsdl, credentials);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert!(operations(&plan)[0].headers.is_empty() && operations(&plan)[0].authenticated);
    assert!(structure(&plan, "elements/Head").members.iter().all(|member| member.sensitive));
    let (_, diagnostics) = planned(&wsdl, &credentials.replace("'User'", "'Nobody'"));
    assert!(diagnostics.has_errors());
    let (_, diagnostics) = planned(&wsdl, &credentials.replace("'Head'", "'Foot'"));
    assert!(diagnostics.has_errors());
}

#[test]
fn kinds_are_known_by_names_and_configuration() {
    let messages = [("Own", &*element("Own"))];
    let wsdl = service(SCHEMA, &messages, &[("GetIt", "Own", "Own"), ("Do", "Own", "Own")], "");
    let kinds = |config: &str| operations(&planned(&wsdl, config).0).iter().map(|o| o.kind).collect::<Vec<_>>();
    assert_eq!(kinds(""), [OperationKind::Safe, OperationKind::NonIdempotent]);
    let config = "[kinds]\nidempotent = ['Do']\nnon_idempotent = ['GetIt']";
    assert_eq!(kinds(config), [OperationKind::NonIdempotent, OperationKind::Idempotent]);
    assert!(planned(&wsdl, "[kinds]\nsafe = ['No']").1.has_errors());
}

/// A report of failures in requests and responses, a wrapper of an array, a large type.
const REPORTS: &str = "<xs:complexType name='Report'><xs:sequence><xs:element name='Why' type='xs:string'/>\
                       <xs:element name='When' type='xs:dateTime'/></xs:sequence></xs:complexType>\
                       <xs:complexType name='ArrayOfInt'><xs:sequence><xs:element name='int' type='xs:int' minOccurs='0' \
                       maxOccurs='unbounded' nillable='true'/></xs:sequence></xs:complexType>\
                       <xs:complexType name='Message'><xs:sequence><xs:element name='Report' type='t:Report' \
                       nillable='true'/><xs:element name='Numbers' type='t:ArrayOfInt' minOccurs='0'/></xs:sequence>\
                       </xs:complexType><xs:element name='In' type='t:Message'/><xs:element name='Out' type='t:Message'/>";

#[test]
fn failures_are_reported_in_a_type() {
    let wsdl = service(REPORTS, &[("In", &element("In")), ("Out", &element("Out"))], &[("A", "In", "Out")], "");
    let config = "[service_error]\ntype = 'Report'\ntime = 'When'\ndescription = 'Why'";
    let (plan, diagnostics) = planned(&wsdl, config);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let report = plan.service.as_ref().unwrap().error_report.as_ref().unwrap();
    assert_eq!((report.method, report.time, report.description), (None, Some(1), Some(0)));
    assert_eq!(structure(&plan, "elements/In").members[0].role, Role::Nil);
    assert!(structure(&plan, "elements/In").rows[0].ignored);
    assert_eq!(structure(&plan, "types/Message").members[0].role, Role::ServiceError);
    // What is sent as nil is not a value to be given.
    assert_eq!(structure(&plan, "elements/In").construction, Construction::New);
    for wrong in
        ["type = 'None'", "type = 'Report'\ntime = 'Why'", "type = 'Report'\nmethod = 'x'", "type = 'ArrayOfInt'"]
    {
        assert!(planned(&wsdl, &format!("[service_error]\n{wrong}")).1.has_errors(), "{wrong}");
    }
}

#[test]
fn wrappers_of_arrays_are_lists() {
    let wsdl = service(REPORTS, &[("In", &element("In")), ("Out", &element("Out"))], &[("A", "In", "Out")], "");
    let plan = plain(&wsdl);
    assert_eq!(members(&plan, "types/Message"), ["Report: types/Report|nil", "Numbers: Int32[]?"]);
    let list = |plan: &Plan| structure(plan, "types/Message").members[1].list.clone().unwrap();
    assert_eq!((&*list(&plan).path, list(&plan).keeps_nil), ("types/{urn:t}ArrayOfInt/int", true));
    let (plan, _) = planned(&wsdl, "[arrays]\nnil_items = 'left out'");
    assert_eq!((list(&plan).keeps_nil, list(&plan).leaves_nil_out), (false, true));
    let (plan, _) = planned(&wsdl, "[arrays]\nnil_items = 'left out'\nexcept = ['ArrayOfInt']");
    assert!(list(&plan).keeps_nil);
    assert!(planned(&wsdl, "[arrays]\nexcept = ['Report']").1.has_errors());
}

#[test]
fn members_are_sensitive_by_name_and_path() {
    let wsdl = service(REPORTS, &[("In", &element("In")), ("Out", &element("Out"))], &[("A", "In", "Out")], "");
    let sensitive = |name: &str| planned(&wsdl, &format!("[[sensitive]]\nelements = ['{name}']\nreason = 'r'"));
    let (plan, diagnostics) = sensitive("Why");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert!(structure(&plan, "types/Report").members[0].sensitive);
    let (plan, _) = sensitive("types/Report/When");
    let of: Vec<bool> = structure(&plan, "types/Report").members.iter().map(|member| member.sensitive).collect();
    assert_eq!(of, [false, true]);
    // Items of a list, by their own element.
    assert!(structure(&sensitive("int").0, "types/Message").members[1].sensitive);
    for wrong in ["Report", "Nothing", "types/Report/Nothing"] {
        assert!(sensitive(wrong).1.has_errors(), "{wrong}");
    }
}

#[test]
fn a_schema_has_no_service() {
    let config = Config::parse("entry = 'a.wsdl'\ncrate = '.'\ntypes = 'all'", "a.toml").unwrap();
    let contract = super::support::contract(&super::support::wsdl("<xs:complexType name='T'/>"));
    let mut diagnostics = crate::diagnostics::Diagnostics::default();
    let plan = crate::plan::build(&contract, &config, &mut diagnostics);
    assert!(plan.service.is_none() && diagnostics.is_empty());
    assert!(matches!(item(&plan, "types/T").kind, ItemKind::Struct(_)));
    assert!(problems(&plan, "types/T").is_empty());
}

#[test]
fn findings_about_a_binding_are_counted_for_each_operation() {
    let names: Vec<String> = (0..800).map(|n| format!("Do{n}")).collect();
    let all: Vec<(&str, &str, &str)> = names.iter().map(|name| (&**name, "In", "In")).collect();
    let required: String = (0..1_500).map(|n| format!("<x:e{n} w:required='true'/>")).collect();
    let wsdl = service(SCHEMA, &[("In", &element("Own"))], &all, "")
        .replace("<definitions ", "<definitions xmlns:x='urn:x' xmlns:w='http://schemas.xmlsoap.org/wsdl/' ")
        .replace("<soap:binding ", &format!("{required}<soap:binding "));
    let (plan, diagnostics) = planned(&wsdl, "");
    assert!(diagnostics.iter().any(|diagnostic| diagnostic.title.contains("1000000 members")), "{diagnostics}");
    let held: usize = operations(&plan).iter().map(|operation| operation.problems.len()).sum();
    assert!((1_500..=crate::limits::PLAN_MEMBERS).contains(&held), "{held}");
}

#[test]
fn elements_whose_types_are_items_are_known_with_them() {
    let schema = format!("{SCHEMA}<xs:element name='Abstract' type='t:T' abstract='true'/>");
    let messages = [("I", &*element("Own")), ("O", &*element("Named"))];
    let (plan, diagnostics) = planned(&service(&schema, &messages, &[("A", "I", "O")], ""), "");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let item = |element: &crate::plan::GlobalElement| paths::short(&plan.get(element.item).path);
    let known: Vec<_> = plan.elements.iter().map(|element| (&*element.name.local, item(element))).collect();
    let expected =
        [("Named", "types/T"), ("Own", "elements/Own"), ("Listed", "elements/Listed"), ("Head", "elements/Head")];
    assert_eq!(known, expected.map(|(name, path)| (name, path.to_owned())));
}
