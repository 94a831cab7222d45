//! `wsdl/IntegrationService.wsdl` is what `tests/contract/contract.json` states, no more and no less.

use std::fs;
use std::sync::LazyLock;

use wsdl_tests::contract::{Listing, described, differences, stated};

const FACTS: &str = include_str!("../contract/contract.json");

fn description() -> String {
    fs::read_to_string(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).unwrap()
}

/// Both sides as they are, for the tests that change one of them.
static STATED: LazyLock<Listing> = LazyLock::new(|| stated(FACTS).unwrap());
static LISTED: LazyLock<Listing> = LazyLock::new(|| listed(&description()));

fn listed(wsdl: &str) -> Listing {
    described(wsdl).unwrap_or_else(|said| panic!("{said}"))
}

#[test]
fn the_description_is_what_the_facts_state() {
    let found = differences(&STATED, &LISTED);
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// How many entries of all things whose names begin with this say this.
fn count(listing: &Listing, beginning: &str, says: fn(&str, &str) -> bool) -> usize {
    let things = listing.things(beginning);
    things.map(|(_, entries)| entries.iter().filter(|(name, said)| says(name, said)).count()).sum()
}

#[test]
fn both_are_of_the_known_size() {
    for listing in [&*STATED, &LISTED] {
        for (beginning, expected) in [
            ("operation ", 97),
            ("binding IntegrationServiceSoap, operation ", 97),
            ("binding IntegrationServiceSoap12, operation ", 97),
            ("message ", 3 * 97),
            ("element ", 195),
            ("type ", 135),
        ] {
            assert_eq!(listing.things(beginning).count(), expected, "{beginning}");
        }
        let kinds = [
            count(listing, "type ", |name, said| (name, said) == ("(kind)", "complex")),
            count(listing, "type ", |name, said| (name, said) == ("(kind)", "array")),
            count(listing, "type ", |name, said| (name, said) == ("(kind)", "enum")),
        ];
        assert_eq!(kinds, [65, 52, 18]);
        let is_field = |_: &str, said: &str| said.contains("minOccurs");
        assert_eq!(count(listing, "type ", is_field) + count(listing, "element ", is_field), 936);
        assert_eq!(count(listing, "type ", |_, said| said == "a value"), 120);
    }
}

/// What is found when the first `from` behind `anchor` is `to`.
fn found_in_description(anchor: &str, from: &str, to: &str) -> Vec<String> {
    differences(&STATED, &listed(&replaced(&description(), anchor, from, to)))
}

/// What is found when the facts have `to` for the first `from` behind `anchor`.
fn found_in_facts(anchor: &str, from: &str, to: &str) -> Vec<String> {
    differences(&stated(&replaced(FACTS, anchor, from, to)).unwrap(), &LISTED)
}

fn replaced(text: &str, anchor: &str, from: &str, to: &str) -> String {
    let (before, behind) = text.split_once(anchor).unwrap_or_else(|| panic!("{anchor} is not there"));
    assert!(behind.contains(from), "{from} is not there");
    format!("{before}{anchor}{}", behind.replacen(from, to, 1))
}

const REQUEST: &str = "<s:element name=\"GetProcessStatus\">";
const PROCESS_ID: &str = "<s:element minOccurs=\"1\" maxOccurs=\"1\" name=\"ProcessID\" type=\"s:int\" />";
const TYPE: &str = "<s:complexType name=\"WSProcessStatus\">";
const ENUM: &str = "<s:simpleType name=\"StatusEnum\">";
const IN_11: &str = "<soap:operation soapAction=\"http://webservices.listrak.com/v31/GetProcessStatus\"";
const IN_12: &str = "<soap12:operation soapAction=\"http://webservices.listrak.com/v31/GetProcessStatus\"";

#[test]
fn fields_are_compared() {
    let is = "xsd:int, minOccurs 1, maxOccurs 1, nillable false in the facts";
    for (from, to, expected) in [
        (PROCESS_ID, "", "in the facts only".to_owned()),
        ("minOccurs=\"1\" ", "minOccurs=\"0\" ", format!("{is}, xsd:int, minOccurs 0, maxOccurs 1, nillable false")),
        ("maxOccurs=\"1\" ", "maxOccurs=\"2\" ", format!("{is}, xsd:int, minOccurs 1, maxOccurs 2, nillable false")),
        ("s:int", "s:long", format!("{is}, xsd:long, minOccurs 1, maxOccurs 1, nillable false")),
        ("s:int\"", "s:int\" nillable=\"true\"", format!("{is}, xsd:int, minOccurs 1, maxOccurs 1, nillable true")),
        (
            "s:int\"",
            "s:int\" default=\"1\"",
            format!("{is}, xsd:int, minOccurs 1, maxOccurs 1, nillable false, and more"),
        ),
        (
            "s:int\"",
            "s:int\" form=\"unqualified\"",
            format!("{is}, xsd:int, minOccurs 1, maxOccurs 1, nillable false, and more"),
        ),
    ] {
        let suffix = if to.is_empty() { "" } else { " in the description" };
        let expected = format!("element GetProcessStatus, ProcessID: {expected}{suffix}");
        assert_eq!(found_in_description(REQUEST, from, to), [expected], "{from} to {to}");
    }
    let more = PROCESS_ID.replace("ProcessID", "Other");
    let found = found_in_description(REQUEST, PROCESS_ID, &format!("{PROCESS_ID}{more}"));
    assert_eq!(found, ["element GetProcessStatus, Other: in the description only"]);
    let found = found_in_description(REQUEST, PROCESS_ID, &format!("{PROCESS_ID}{PROCESS_ID}"));
    assert_eq!(found, ["element GetProcessStatus, ProcessID (number 2): in the description only"]);
}

#[test]
fn the_order_of_fields_and_values_is_compared() {
    let list_id = PROCESS_ID.replace("ProcessID", "ListID");
    let wsdl = description();
    let (_, type_) = wsdl.split_once(TYPE).unwrap();
    let both = &type_[type_.find(PROCESS_ID).unwrap()..type_.find(&list_id).unwrap() + list_id.len()];
    let found = found_in_description(TYPE, both, &format!("{list_id}{PROCESS_ID}"));
    let rest = "ProcessName, ProcessStartTime, ProcessCompleteTime, Status";
    let expected = format!(
        "type WSProcessStatus, order: (kind), ProcessID, ListID, {rest} in the facts, \
         (kind), ListID, ProcessID, {rest} in the description"
    );
    assert_eq!(found, [expected]);

    let first = "\"DataActivelyUploading\",";
    let found = found_in_facts("\"name\": \"StatusEnum\"", first, "");
    assert_eq!(found, ["type StatusEnum, DataActivelyUploading: in the description only"]);
    let last = "\"ProcessingFailed\"";
    let moved = replaced(FACTS, "\"name\": \"StatusEnum\"", first, "");
    let moved = replaced(&moved, "\"name\": \"StatusEnum\"", last, &format!("{last}, \"DataActivelyUploading\""));
    let found = differences(&stated(&moved).unwrap(), &LISTED);
    assert!(found.len() == 1 && found[0].starts_with("type StatusEnum, order: "), "{found:?}");
}

#[test]
fn types_are_compared() {
    let more = |thing: &str| vec![format!("{thing}, (more): in the description only")];
    let value = "<s:enumeration value=\"DataUploaded\" />";
    let with = format!("{value}<s:enumeration value=\"New\" />");
    assert_eq!(found_in_description(ENUM, value, &with), ["type StatusEnum, New: in the description only"]);
    assert_eq!(found_in_description(ENUM, value, ""), ["type StatusEnum, DataUploaded: in the facts only"]);
    let with = format!("{value}<s:maxLength value=\"40\" />");
    assert_eq!(found_in_description(ENUM, value, &with), more("type StatusEnum"));
    assert_eq!(
        found_in_description(ENUM, "s:string", "s:token"),
        ["type StatusEnum, (base): xsd:string in the facts, xsd:token in the description"]
    );
    let with = "</s:sequence><s:attribute name=\"a\" type=\"s:int\" />";
    assert_eq!(found_in_description(TYPE, "</s:sequence>", with), more("type WSProcessStatus"));
    assert_eq!(found_in_description("", TYPE, &TYPE.replace('>', " mixed=\"true\">")), more("type WSProcessStatus"));
    assert_eq!(
        found_in_description(TYPE, "<s:sequence>", "<s:sequence minOccurs=\"0\">"),
        more("type WSProcessStatus")
    );
    let user = "<s:complexType name=\"WSUser\">";
    let any = "<s:anyAttribute />";
    assert_eq!(found_in_description(user, any, ""), ["type WSUser, (anyAttribute): in the facts only"]);
    let some = "<s:anyAttribute namespace=\"##other\" />";
    assert_eq!(
        found_in_description(user, any, some),
        ["type WSUser, (anyAttribute): any in the facts, some in the description"]
    );
    let array = "<s:complexType name=\"ArrayOfInt\">";
    let found = found_in_description(array, "maxOccurs=\"unbounded\"", "maxOccurs=\"1\"");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], "type ArrayOfInt, (kind): array in the facts, complex in the description");
    assert_eq!(
        found_in_description("", user, &format!("<s:complexType name=\"New\" />{user}")),
        ["type New: in the description only"]
    );
}

#[test]
fn operations_are_compared_in_both_bindings() {
    let header = "message=\"tns:GetProcessStatusWSUser\"";
    for (operation, binding, prefix) in
        [(IN_11, "IntegrationServiceSoap", "soap"), (IN_12, "IntegrationServiceSoap12", "soap12")]
    {
        let thing = format!("binding {binding}, operation GetProcessStatus");
        assert_eq!(
            found_in_description("", operation, &operation.replace("v31/Get", "v31/Got")),
            [format!(
                "{thing}, soapAction: http://webservices.listrak.com/v31/GetProcessStatus in the facts, \
                 http://webservices.listrak.com/v31/GotProcessStatus in the description"
            )]
        );
        let style = found_in_description(operation, "style=\"document\"", "style=\"rpc\"");
        assert_eq!(style, [format!("{thing}, style: document in the facts, rpc in the description")]);
        let encoded = found_in_description(operation, "use=\"literal\"", "use=\"encoded\"");
        assert_eq!(encoded, [format!("{thing}, input body: literal in the facts, encoded in the description")]);
        let element = format!("<{prefix}:header {header} part=\"WSUser\" use=\"literal\" />");
        let without = found_in_description(operation, &element, "");
        assert_eq!(without, [format!("{thing}, input header: in the facts only")]);
        let body = format!("<{prefix}:body use=\"literal\" />");
        let answered = found_in_description(
            operation,
            &format!("{body}\n      </wsdl:output>"),
            &format!("{body}{element}</wsdl:output>"),
        );
        assert_eq!(answered, [format!("{thing}, output header: in the description only")]);
        let parts = found_in_description(operation, &body, &body.replace(" />", " parts=\"parameters\" />"));
        assert_eq!(parts, [format!("{thing}, (more): in the description only")]);
    }
}

#[test]
fn what_is_around_the_types_is_compared() {
    let port_type = "<wsdl:portType name=\"IntegrationServiceSoap\">";
    let output = "<wsdl:output message=\"tns:GetProcessStatusSoapOut\" />";
    let fault = format!("{output}<wsdl:fault name=\"F\" message=\"tns:GetProcessStatusSoapOut\" />");
    let only = |thing: &str| format!("{thing} in the description only");
    for (anchor, from, to, expected) in [
        (
            port_type,
            "Progress of one background job.",
            "[Deprecated.] Progress.",
            "operation GetProcessStatus, documentation: Progress of one background job. in the facts, \
             [Deprecated.] Progress. in the description",
        ),
        (port_type, output, &fault, &only("operation GetProcessStatus, fault F:")),
        (
            "<wsdl:message name=\"GetProcessStatusWSUser\">",
            "part name=\"WSUser\"",
            "part name=\"User\"",
            "message GetProcessStatusWSUser, WSUser: in the facts only\n\
             message GetProcessStatusWSUser, User: in the description only",
        ),
        (
            "<wsdl:port name=\"IntegrationServiceSoap12\"",
            "https:",
            "http:",
            "service IntegrationService, IntegrationServiceSoap12: IntegrationServiceSoap12 at \
             https://webservices.listrak.com/v31/IntegrationService.asmx in the facts, IntegrationServiceSoap12 at \
             http://webservices.listrak.com/v31/IntegrationService.asmx in the description",
        ),
        (
            "<s:schema ",
            "elementFormDefault=\"qualified\" ",
            "",
            "description, elementFormDefault: qualified in the facts, unqualified in the description",
        ),
        ("<s:schema ", ">", "><s:element name=\"New\" type=\"s:int\" />", &only("element New:")),
        ("<s:schema ", ">", "><s:attribute name=\"new\" type=\"s:int\" />", &only("description, (more):")),
    ] {
        let found = found_in_description(anchor, from, to);
        assert_eq!(found.join("\n"), expected, "{from} to {to}");
    }
}

#[test]
fn what_only_the_facts_have_is_found_and_all_of_it_at_once() {
    let operation = "\"name\": \"GetProcessStatus\",";
    let found = found_in_facts("", operation, &operation.replace("Get", "Got"));
    let expected = [
        "binding IntegrationServiceSoap, operation GotProcessStatus: in the facts only",
        "binding IntegrationServiceSoap12, operation GotProcessStatus: in the facts only",
        "operation GotProcessStatus: in the facts only",
        "port type IntegrationServiceSoap, GotProcessStatus: in the facts only",
        "port type IntegrationServiceSoap, GetProcessStatus: in the description only",
        "binding IntegrationServiceSoap, operation GetProcessStatus: in the description only",
        "binding IntegrationServiceSoap12, operation GetProcessStatus: in the description only",
        "operation GetProcessStatus: in the description only",
    ];
    assert_eq!(found, expected);
    assert!(stated("{}").is_err());
    assert!(described("<html/>").is_err());
}
