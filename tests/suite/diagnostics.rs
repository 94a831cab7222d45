//! What people are told who give the generator something that it cannot use: title, place, what to do.

use wsdl_codegen::config::Config;
use wsdl_codegen::generate;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::MemorySource;

/// A service that nothing is wrong with; the tests put something wrong in.
const GOOD: &str = include_str!("diagnostics/good.wsdl");

const CONFIG: &str = "\
entry = \"good.wsdl\"
crate = \"../generated\"
operations = [\"Do\", \"Undo\"]
";

/// What stands in the type of the request of `Do`.
const ELEMENT: &str = "<xs:element name=\"a\" type=\"xs:int\"/>";

/// The end of the schema, for more of it.
const END: &str = "</xs:schema>";

fn replaced(text: &str, replacements: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in replacements {
        assert!(text.contains(from), "{from} is not in: {text}");
        text = text.replace(from, to);
    }
    text
}

/// What is told of these documents, the first being the entry.
fn told(config: &str, wsdl: &str, others: &[(&str, &str)]) -> String {
    told_with_record(config, "", wsdl, others)
}

/// The same where names were released already.
fn told_with_record(config: &str, record: &str, wsdl: &str, others: &[(&str, &str)]) -> String {
    let config = Config::parse(config, "good.toml").and_then(|c| Ok((c, Released::parse(record, "good.names")?)));
    let said = config.and_then(|(config, released)| {
        let source = MemorySource::default().with("good.wsdl", wsdl);
        generate(&config, &released, &others.iter().fold(source, |source, (name, text)| source.with(*name, *text)))
    });
    match said {
        Ok(output) if output.warnings.is_empty() => "nothing".to_owned(),
        Ok(output) => output.warnings.to_string(),
        Err(wrong) => wrong.to_string(),
    }
}

/// Rows of a name and what was told, for one snapshot.
#[derive(Default)]
struct Table(String);

impl Table {
    fn row(&mut self, name: &str, said: &str) {
        let lines: String = said.lines().map(|line| format!("  {line}\n").replace("  \n", "\n")).collect();
        self.0.push_str(&format!("[{name}]\n{lines}"));
    }

    /// The good description with something else in it.
    fn wsdl(&mut self, name: &str, replacements: &[(&str, &str)]) {
        self.row(name, &told(CONFIG, &replaced(GOOD, replacements), &[]));
    }

    /// The good description with another element in the request of `Do`, and more in the schema.
    fn element(&mut self, name: &str, element: &str, schema: &str) {
        self.wsdl(name, &[(ELEMENT, element), (END, &format!("{schema}{END}"))]);
    }

    /// The good configuration with something else in it.
    fn config(&mut self, name: &str, replacements: &[(&str, &str)]) {
        self.row(name, &told(&replaced(CONFIG, replacements), GOOD, &[]));
    }

    /// The good configuration with more behind it.
    fn more_config(&mut self, name: &str, more: &str) {
        self.row(name, &told(&format!("{CONFIG}{more}"), GOOD, &[]));
    }
}

#[test]
fn nothing() {
    assert_eq!(told(CONFIG, GOOD, &[]), "nothing");
}

#[test]
fn undefined() {
    let mut said = Table::default();
    said.element("type", "<xs:element name=\"a\" type=\"t:Nothing\"/>", "");
    said.element("built_in", "<xs:element name=\"a\" type=\"xs:integr\"/>", "");
    said.element("type_in_no_namespace", "<xs:element name=\"a\" type=\"Nothing\"/>", "");
    said.element("element", "<xs:element ref=\"t:Nothing\"/>", "");
    said.element("group", "<xs:group ref=\"t:Nothing\"/>", "");
    let base = "<xs:complexType name=\"B\"><xs:complexContent><xs:extension base=\"t:Nothing\"/></xs:complexContent></xs:complexType>";
    said.element("base", "<xs:element name=\"a\" type=\"t:B\"/>", base);
    let base = "<xs:simpleType name=\"B\"><xs:restriction base=\"t:Nothing\"/></xs:simpleType>";
    said.element("simple_base", "<xs:element name=\"a\" type=\"t:B\"/>", base);
    said.wsdl("element_of_a_message", &[("element=\"t:Do\"", "element=\"t:Nothing\"")]);
    said.wsdl("message", &[("<output message=\"t:DoOut\"/>", "<output message=\"t:Nothing\"/>")]);
    said.wsdl("binding", &[("binding=\"t:Binding\"", "binding=\"t:Nothing\"")]);
    said.wsdl("port_type", &[("type=\"t:PortType\"", "type=\"t:Nothing\"")]);
    said.wsdl("operation_of_a_binding", &[("<operation name=\"Do\"><soap", "<operation name=\"Nothing\"><soap")]);
    said.wsdl("part_of_a_header", &[("part=\"user\"", "part=\"nothing\"")]);
    said.wsdl("prefix", &[("element=\"t:Do\"", "element=\"u:Do\"")]);
    insta::assert_snapshot!(said.0);
}

#[test]
fn documents() {
    let mut said = Table::default();
    said.wsdl("cut_off", &[("</definitions>", "")]);
    said.wsdl("wrong_end", &[("</types>", "</type>")]);
    said.wsdl("entity", &[("name=\"Port\"", "name=\"&nbsp;\"")]);
    said.row("doctype", &told(CONFIG, &format!("<!DOCTYPE definitions [<!ENTITY a>]>\n{GOOD}"), &[]));
    let far = replaced(GOOD, &[("name=\"Port\"", "name=\"&a;\"")]);
    said.row("external_entity", &told(CONFIG, &format!("<!DOCTYPE a [<!ENTITY a SYSTEM \"a.txt\">]>\n{far}"), &[]));
    said.row("empty", &told(CONFIG, "", &[]));
    said.row("a_page", &told(CONFIG, "<html><body>Log in</body></html>", &[]));
    let entry = ("good.wsdl", "better.wsdl");
    said.config("no_entry", &[entry]);
    let import = [(
        "<xs:schema ",
        "<xs:schema><xs:import namespace=\"urn:b\" schemaLocation=\"b.xsd\"/></xs:schema><xs:schema ",
    )];
    said.wsdl("import", &import);
    let broken = "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:b\">\n <element name=\"a\"\n</schema>";
    said.row("broken_import", &told(CONFIG, &replaced(GOOD, &import), &[("b.xsd", broken)]));
    let schema = "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:c\"/>";
    said.row("import_of_another_namespace", &told(CONFIG, &replaced(GOOD, &import), &[("b.xsd", schema)]));
    insta::assert_snapshot!(said.0);
}

#[test]
fn services() {
    let mut said = Table::default();
    let http = [
        ("<soap:binding transport=\"http://schemas.xmlsoap.org/soap/http\"/>", "<h:binding verb=\"GET\"/>"),
        ("<definitions ", "<definitions xmlns:h=\"http://schemas.xmlsoap.org/wsdl/http/\" "),
    ];
    said.wsdl("no_soap_binding", &http);
    let second = "<portType name=\"Second\"/><binding name=\"SecondBinding\" type=\"t:Second\"><soap:binding/></binding><service ";
    let two = replaced(GOOD, &[("<service ", second)]);
    said.row("several_port_types", &told(CONFIG, &two, &[]));
    said.row("one_of_several", &told(&format!("{CONFIG}port_type = \"PortType\"\n"), &two, &[]));
    said.row("none_of_several", &told(&format!("{CONFIG}port_type = \"Third\"\n"), &two, &[]));
    let address = |address: &str| format!("location=\"{address}\"");
    for (name, written) in [
        ("address_to_escape", "http://h/CRONUS Läden/x"),
        ("relative_address", "/Service.asmx"),
        ("address_of_another_scheme", "jms:queue:Service"),
        ("address_with_a_user", "https://user:secret@example.com/"),
        ("address_in_other_letters", "https://läden.example/"),
    ] {
        said.wsdl(name, &[("location=\"https://example.com/\"", &address(written))]);
    }
    said.wsdl("no_address", &[("<soap:address location=\"https://example.com/\"/>", "")]);
    insta::assert_snapshot!(said.0);
}

#[test]
fn unsupported_content() {
    let mut said = Table::default();
    said.element("choice", "<xs:choice><xs:element name=\"a\" type=\"xs:int\"/></xs:choice>", "");
    said.element("any", "<xs:any/>", "");
    said.element("data_set", "<xs:element ref=\"xs:schema\"/>", "");
    said.element(
        "repeated_sequence",
        "<xs:sequence maxOccurs=\"2\"><xs:element name=\"a\" type=\"xs:int\"/></xs:sequence>",
        "",
    );
    said.element("any_type", "<xs:element name=\"a\" type=\"xs:anyType\"/>", "");
    said.element("no_type", "<xs:element name=\"a\"/>", "");
    said.element("twice", &ELEMENT.repeat(2), "");
    said.element("abstract_element", "<xs:element ref=\"t:A\"/>", "<xs:element name=\"A\" abstract=\"true\"/>");
    let ty = |content: &str, attributes: &str| {
        format!("<xs:element name=\"a\"><xs:complexType{attributes}>{content}</xs:complexType></xs:element>")
    };
    said.element("attribute", &ty("<xs:attribute name=\"b\" type=\"xs:int\"/>", ""), "");
    said.element("attribute_group", &ty("<xs:attributeGroup ref=\"t:G\"/>", ""), "<xs:attributeGroup name=\"G\"/>");
    let base = "<xs:complexType name=\"B\"><xs:attribute name=\"b\" type=\"xs:int\"/></xs:complexType>";
    let restriction = "<xs:complexContent><xs:restriction base=\"t:B\"/></xs:complexContent>";
    said.element("attribute_of_a_restricted_type", &ty(restriction, ""), base);
    let simple_content = "<xs:simpleContent><xs:extension base=\"xs:int\"/></xs:simpleContent>";
    said.element("simple_content", &ty(simple_content, ""), "");
    said.element("mixed", &ty("", " mixed=\"true\""), "");
    let named = "<xs:element name=\"a\" type=\"t:A\"/>";
    said.element("abstract_type", named, "<xs:complexType name=\"A\" abstract=\"true\"/>");
    said.element("list", named, "<xs:simpleType name=\"A\"><xs:list itemType=\"xs:int\"/></xs:simpleType>");
    said.element(
        "union",
        named,
        "<xs:simpleType name=\"A\"><xs:union memberTypes=\"xs:int xs:string\"/></xs:simpleType>",
    );
    insta::assert_snapshot!(said.0);
}

#[test]
fn unsupported_built_in_types() {
    let types = [
        "duration",
        "time",
        "date",
        "gYearMonth",
        "gYear",
        "gMonthDay",
        "gDay",
        "gMonth",
        "hexBinary",
        "QName",
        "NOTATION",
        "NMTOKENS",
        "IDREFS",
        "ENTITIES",
        "integer",
        "nonPositiveInteger",
        "negativeInteger",
        "nonNegativeInteger",
        "positiveInteger",
        "anySimpleType",
    ];
    let said: Vec<String> = types
        .iter()
        .map(|ty| {
            let element = format!("<xs:element name=\"a\" type=\"xs:{ty}\"/>");
            told(CONFIG, &replaced(GOOD, &[(ELEMENT, &element)]), &[]).lines().next().unwrap_or_default().to_owned()
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn unsupported_operations() {
    let mut said = Table::default();
    said.wsdl("rpc", &[("<soap:binding ", "<soap:binding style=\"rpc\" ")]);
    said.wsdl("encoded", &[("<input><soap:body use=\"literal\"/>", "<input><soap:body use=\"encoded\"/>")]);
    said.wsdl("one_way", &[("<output message=\"t:DoOut\"/>", "")]);
    said.wsdl("notification", &[("<input message=\"t:DoIn\"/>", "")]);
    let operation = "<operation name=\"Undo\"><input message";
    said.wsdl(
        "overloading",
        &[(operation, "<operation name=\"Do\"><input message"), ("\"Undo\"><soap", "\"Do\"><soap")],
    );
    said.wsdl("shared_request", &[("element=\"t:Undo\"", "element=\"t:Do\"")]);
    let part = "<part name=\"parameters\" element=\"t:Do\"/>";
    said.wsdl("empty_message", &[(part, "")]);
    said.wsdl("several_parts", &[(part, &format!("{part}<part name=\"more\" element=\"t:User\"/>"))]);
    said.wsdl("part_of_a_type", &[("element=\"t:Do\"", "type=\"xs:string\"")]);
    said.wsdl(
        "request_of_a_text",
        &[
            ("element=\"t:Do\"", "element=\"t:Text\""),
            (END, "<xs:element name=\"Text\" type=\"xs:string\"/></xs:schema>"),
        ],
    );
    let binding = "<binding name=\"Second\" type=\"t:PortType\"><soap:binding/><operation name=\"Do\"><soap:operation \
        soapAction=\"urn:else\"/></operation></binding><service ";
    said.wsdl("bindings_that_differ", &[("<service ", binding)]);
    insta::assert_snapshot!(said.0);
}

#[test]
fn what_refers_to_itself() {
    let mut said = Table::default();
    let named = "<xs:element name=\"a\" type=\"t:A\"/>";
    let derived = |name: &str, base: &str| {
        format!(
            "<xs:complexType name=\"{name}\"><xs:complexContent><xs:extension base=\"t:{base}\"/></xs:complexContent></xs:complexType>"
        )
    };
    said.element("type", named, &derived("A", "A"));
    said.element("types", named, &[derived("A", "B"), derived("B", "A")].concat());
    let simple = |name: &str, base: &str| {
        format!("<xs:simpleType name=\"{name}\"><xs:restriction base=\"t:{base}\"/></xs:simpleType>")
    };
    said.element("simple_types", named, &[simple("A", "B"), simple("B", "A")].concat());
    let group =
        |name: &str, holds: &str| format!("<xs:group name=\"{name}\"><xs:sequence>{holds}</xs:sequence></xs:group>");
    let of = |name: &str| format!("<xs:group ref=\"t:{name}\"/>");
    said.element("group", &of("G"), &group("G", &of("G")));
    said.element("groups", &of("G"), &[group("G", &of("H")), group("H", &of("G"))].concat());
    let chain: String = (0..100).map(|n| derived(&format!("C{n}"), &format!("C{}", n + 1))).collect();
    said.element(
        "long_chain",
        "<xs:element name=\"a\" type=\"t:C0\"/>",
        &format!("{chain}<xs:complexType name=\"C100\"/>"),
    );
    let doubled: String = (0..20).map(|n| group(&format!("G{n}"), &of(&format!("G{}", n + 1)).repeat(2))).collect();
    said.element("doubling", &of("G0"), &format!("{doubled}{}", group("G20", "")));
    insta::assert_snapshot!(said.0);
}

#[test]
fn configurations() {
    let mut said = Table::default();
    let operations = "[\"Do\", \"Undo\"]";
    said.config("no_toml", &[(operations, "[\"Do\"")]);
    said.config("missing_key", &[("crate = \"../generated\"\n", "")]);
    said.config("unknown_key", &[("crate =", "folder = \"x\"\ncrate =")]);
    said.config("key_of_another_form", &[("\"../generated\"", "1")]);
    said.config("operations_is_a_word", &[(operations, "\"some\"")]);
    said.config("operations_is_a_number", &[(operations, "1")]);
    said.config("operations_is_empty", &[(operations, "[ ]")]);
    said.config("unknown_operation", &[(operations, "[\n  \"Do\",\n  \"Delete\",\n]")]);
    said.config("nearly_an_operation", &[(operations, "[\"do\", 'Undos']")]);
    said.config("operation_named_twice", &[(operations, "[\"Do\", \"Undo\",\n \"Do\"]")]);
    said.config("empty_entry", &[("good.wsdl", " ")]);
    said.config("crate_name_that_is_a_keyword", &[("crate =", "crate_name = \"fn\"\ncrate =")]);
    said.config("crate_name_with_a_hyphen", &[("crate =", "crate_name = \"a-b\"\ncrate =")]);
    said.config("no_operations", &[("operations = [\"Do\", \"Undo\"]\n", "")]);
    said.config("except_beside_a_list", &[("crate =", "except = [\"Do\"]\ncrate =")]);
    said.config("unused_location", &[(operations, "[\"Do\", \"Undo\"]\n[locations]\n\"?xsd=1\" = \"1.xsd\"")]);
    said.config("location_without_a_file", &[(operations, "\"all\"\n[locations]\n\"?xsd=1\" = \"\"")]);
    said.config("unknown_port_type", &[("crate =", "port_type = \"Else\"\ncrate =")]);
    insta::assert_snapshot!(said.0);
}

#[test]
fn schemas_as_entries() {
    let schema = "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\"/>";
    let mut said = Table::default();
    said.row("operations", &told(CONFIG, schema, &[]));
    let config = replaced(
        CONFIG,
        &[("operations = [\"Do\", \"Undo\"]", "blocking = true\nport_type = \"P\"\n[kinds]\nsafe = [\"Do\"]")],
    );
    said.row("other_keys_of_services", &told(&config, schema, &[]));
    insta::assert_snapshot!(said.0);
}

#[test]
fn groups() {
    let mut said = Table::default();
    let group =
        |title: &str, operations: &str| format!("\n[[group]]\ntitle = \"{title}\"\noperations = {operations}\n");
    let both = group("Both", "[\"Do\", \"Undo\"]");
    said.more_config("good", &both);
    said.more_config("one_of_two", &group("One", "[\"Do\"]"));
    said.more_config("in_two_groups", &format!("{both}{}", group("Again", "[\n  \"Undo\",\n]")));
    said.more_config("twice_in_one_group", &group("Both", "[\"Do\", \"Undo\", \"Do\"]"));
    said.more_config("unknown_operations", &format!("{both}{}", group("More", "[\"Undos\", \"Delete\"]")));
    let one = replaced(CONFIG, &[("\"Do\", \"Undo\"", "\"Do\"")]);
    said.row("not_selected", &told(&format!("{one}{both}"), GOOD, &[]));
    said.more_config("unknown_key", "\n[[group]]\nname = \"Both\"\noperations = []\n");
    insta::assert_snapshot!(said.0);
}

#[test]
fn fault_codes() {
    let mut said = Table::default();
    let code = |code: &str| format!("\n[[fault_code]]\ncode = \"{code}\"\nmeaning = \"it failed\"\n");
    said.more_config("good", &[code("Failed"), code("failed"), code("Failed: so")].concat());
    said.more_config("twice", &code("Failed").repeat(2));
    said.more_config("empty", &code(""));
    said.more_config("with_brackets", &code("[Failed]"));
    insta::assert_snapshot!(said.0);
}

#[test]
fn overrides() {
    let mut said = Table::default();
    let given = |path: &str, name: &str, reason: &str| {
        format!("\n[[override]]\npath = \"{path}\"\nname = \"{name}\"\nreason = \"{reason}\"\n")
    };
    said.more_config("good", &given("elements/Do/a", "number", "it is one"));
    said.more_config("unknown_key", "\n[[override]]\npath = \"elements/Do\"\nnew_name = \"Act\"\n");
    said.more_config("no_reason", &given("elements/Do/a", "number", " "));
    said.more_config("nothing", &given("elements/Do/b", "number", "it is one"));
    said.more_config("twice", &given("elements/Do/a", "number", "it is one").repeat(2));
    said.more_config("no_identifier", &given("elements/Do/a", "a number", "it is one"));
    said.more_config("more_than_an_identifier", &given("elements/Do/a", "number /* it is */", "it is one"));
    said.more_config("hostile", &given("elements/Do/a", "\\u001B[2J\\nerror: forged\\u202E", "it is one"));
    said.more_config("reserved", &given("elements/Do", "Client", "it is one"));
    let same_name = [given("elements/Do", "Act", "shorter"), given("elements/Undo", "Act", "shorter")].concat();
    said.more_config("one_name_for_two", &same_name);
    let other =
        "<xs:schema targetNamespace=\"urn:u\"><xs:element name=\"Do\"><xs:complexType/></xs:element></xs:schema>";
    let wsdl = replaced(GOOD, &[("</types>", &format!("{other}</types>"))]);
    said.row("several", &told(&format!("{CONFIG}{}", given("elements/Do", "Act", "shorter")), &wsdl, &[]));
    insta::assert_snapshot!(said.0);
}

#[test]
fn records() {
    let mut said = Table::default();
    let mut record = |name: &str, lines: &str| {
        said.row(name, &told_with_record(CONFIG, &format!("namespace = \"urn:t\"\n{lines}\n"), GOOD, &[]));
    };
    record("good", "\"elements/Do\" = \"Act\"\n\"elements/Do/a\" = \"number\"\n\"operations/Do\" = \"act\"");
    record("malformed", "elements/Do = Act\n\"elements/Do\" = \"Act\n\"Do\" = \"Act\"");
    record("recorded_twice", "\"elements/Do\" = \"Act\"\n\"elements/{urn:t}Do\" = \"Do\"");
    record("second_namespace", "namespace = \"urn:u\"");
    record("no_identifier", "\"elements/Do\" = \"Act!\"");
    record("more_than_an_identifier", "\"elements/Do\" = \"Act \"\n\"elements/Gone\" = \"r#self\"");
    record("reserved", "\"elements/Do\" = \"Client\"");
    record("one_name_for_two", "\"elements/Do\" = \"Act\"\n\"elements/Undo\" = \"Act\"");
    record("lost", "\"elements/Did\" = \"Did\"\n\"elements/Did/a\" = \"a\"\n\"elements/Do/c\" = \"c\"");
    let line = "\"elements/Do\" = \"Do\"\n";
    said.row("no_namespace", &told_with_record(CONFIG, line, GOOD, &[]));
    let moved = format!("# A comment.\nnamespace = \"urn:u\"\n{line}\"elements/Undo\" = \"Undo\"\n");
    said.row("another_namespace", &told_with_record(CONFIG, &moved, GOOD, &[]));
    let given = "\n[[override]]\npath = \"elements/Do\"\nname = \"Act\"\nreason = \"shorter\"\n";
    let config = format!("{CONFIG}{given}");
    let mut against = |name: &str, lines: &str| {
        said.row(name, &told_with_record(&config, &format!("namespace = \"urn:t\"\n{lines}\n"), GOOD, &[]));
    };
    against("an_override_as_released", "\"elements/Do\" = \"Act\"");
    against("an_override_against_what_was_released", "\"elements/Do\" = \"Do\"");
    against("an_override_with_a_released_name", "\"elements/Undo\" = \"Act\"");
    insta::assert_snapshot!(said.0);
}

#[test]
fn credentials() {
    let mut said = Table::default();
    let table = |header: &str, user: &str, password: &str| {
        format!("\n[credentials]\nheader = \"{header}\"\nuser = \"{user}\"\npassword = \"{password}\"\n")
    };
    said.more_config("good", &table("User", "Name", "Word"));
    said.more_config("unknown_header", &table("Usr", "Name", "Word"));
    said.more_config("unknown_elements", &table("User", "UserName", "PassWord"));
    said.more_config("missing_key", "\n[credentials]\nheader = \"User\"\n");
    let header = "<soap:header message=\"t:Header\" part=\"user\" use=\"literal\"/>";
    let config = format!("{CONFIG}{}", table("User", "Name", "Word"));
    said.row("no_header_at_all", &told(&config, &replaced(GOOD, &[(header, "")]), &[]));
    insta::assert_snapshot!(said.0);
}

#[test]
fn sensitive() {
    let mut said = Table::default();
    let table =
        |elements: &str, reason: &str| format!("\n[[sensitive]]\nelements = [{elements}]\nreason = \"{reason}\"\n");
    said.more_config("by_name_and_path", &table("\"a\", \"elements/UndoResponse/b\"", "tells of people"));
    said.more_config("nothing", &table("\"a\", \"Mail\"", "tells of people"));
    said.more_config("unknown_path", &table("\"types/Person/a\"", "tells of people"));
    said.more_config("no_reason", &table("\"a\"", " "));
    said.more_config("no_elements", &table("", "tells of people"));
    said.more_config("missing_key", "\n[[sensitive]]\nelements = [\"a\"]\n");
    said.more_config("unknown_key", &format!("{}why = \"so\"\n", table("\"a\"", "tells of people")));
    let config = format!("{CONFIG}{}", table("\"Mails\"", "tells of people"));
    let nearly = replaced(GOOD, &[(ELEMENT, "<xs:element name=\"Mail\" type=\"xs:string\"/>")]);
    said.row("nearly_an_element", &told(&config, &nearly, &[]));
    let config = format!("{CONFIG}{}", table("\"Person\"", "tells of people"));
    let person = "<xs:element name=\"Person\"><xs:complexType><xs:sequence><xs:element name=\"a\" type=\"xs:int\"/>\
                  </xs:sequence></xs:complexType></xs:element>";
    said.row("holds_elements", &told(&config, &replaced(GOOD, &[(ELEMENT, person)]), &[]));
    insta::assert_snapshot!(said.0);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let wrong = [
        (ELEMENT, "<xs:any/><xs:element name=\"b\" type=\"t:Nothing\"/>"),
        ("element=\"t:Undo\"", "element=\"t:Nowhere\""),
        ("<xs:element name=\"b\" type=\"xs:string\"/>", "<xs:choice/>"),
    ];
    let config = format!("{CONFIG}\n[[override]]\npath = \"elements/Go\"\nname = \"Went\"\nreason = \"past\"\n");
    insta::assert_snapshot!(told(&config, &replaced(GOOD, &wrong), &[]));
}

#[test]
fn what_is_not_selected_may_be_wrong() {
    let wrong = [(ELEMENT, "<xs:any/><xs:element name=\"b\" type=\"t:Nothing\"/>"), ("\"t:DoOut\"", "\"t:Nowhere\"")];
    let wsdl = replaced(GOOD, &wrong);
    let only_undo = replaced(CONFIG, &[("\"Do\", ", "")]);
    assert_eq!(told(&only_undo, &wsdl, &[]), "nothing");
    assert_ne!(told(CONFIG, &wsdl, &[]), "nothing");
}

/// What the configuration says of types that the description does not have, or that are something else.
#[test]
fn configured_types() {
    const SCHEMA: &str = "<xs:complexType name=\"Problem\"><xs:sequence><xs:element name=\"Why\" type=\"xs:string\"/>\
                          <xs:element name=\"Count\" type=\"xs:int\"/></xs:sequence></xs:complexType>\
                          <xs:simpleType name=\"Outcome\"><xs:restriction base=\"xs:string\"><xs:enumeration \
                          value=\"Done\"/></xs:restriction></xs:simpleType></xs:schema>";
    let wsdl = replaced(GOOD, &[(END, SCHEMA)]);
    let mut said = Table::default();
    for (name, more) in [
        ("success", "[[success]]\ntype = \"Outcome\"\nvalues = [\"Done\", \"Done\"]\n"),
        ("success_without_values", "[[success]]\ntype = \"Outcome\"\nvalues = []\n"),
        ("error_type_that_no_response_has", "[service_error]\ntype = \"Problem\"\ndescription = \"Why\"\n"),
        ("wrapper_that_is_none", "[arrays]\nexcept = [\"Problem\"]\n"),
        ("kind_of_no_operation", "[kinds]\nread = [\"Redo\"]\n"),
        ("kind_twice", "[kinds]\nread = [\"Do\"]\nunsafe = [\"Do\"]\n"),
        ("unknown_kind", "[kinds]\nharmless = [\"Do\"]\n"),
        ("no_such_wrapper", "[arrays]\nexcept = [\"ArrayOfNothing\"]\n"),
        ("nil_items_of_another_word", "[arrays]\nnil_items = \"lost\"\n"),
        ("no_such_error_type", "[service_error]\ntype = \"Trouble\"\n"),
        ("error_type_of_values", "[service_error]\ntype = \"Outcome\"\n"),
        ("no_such_error_element", "[service_error]\ntype = \"Problem\"\nmethod = \"Where\"\n"),
        ("error_element_of_another_type", "[service_error]\ntype = \"Problem\"\ntime = \"Count\"\n"),
        ("no_such_result_type", "[[success]]\ntype = \"Result\"\nvalues = []\n"),
        ("result_type_without_values", "[[success]]\ntype = \"Problem\"\nvalues = []\n"),
        ("no_such_value", "[[success]]\ntype = \"Outcome\"\nvalues = [\"Done\", \"done\"]\n"),
    ] {
        said.row(name, &told(&format!("{CONFIG}{more}"), &wsdl, &[]));
    }
    insta::assert_snapshot!(said.0);
}
