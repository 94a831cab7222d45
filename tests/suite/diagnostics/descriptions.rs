//! What is wrong in WSDL and schema documents, or cannot be generated.

use super::{CONFIG, ELEMENT, END, GOOD, Table, replaced, told};

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
fn what_is_not_selected_may_be_wrong() {
    let wrong = [(ELEMENT, "<xs:any/><xs:element name=\"b\" type=\"t:Nothing\"/>"), ("\"t:DoOut\"", "\"t:Nowhere\"")];
    let wsdl = replaced(GOOD, &wrong);
    let only_undo = replaced(CONFIG, &[("\"Do\", ", "")]);
    assert_eq!(told(&only_undo, &wsdl, &[]), "nothing");
    assert_ne!(told(CONFIG, &wsdl, &[]), "nothing");
}
