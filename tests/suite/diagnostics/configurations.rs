//! What is wrong in configurations and records of names.

use super::{CONFIG, ELEMENT, END, GOOD, Table, replaced, told, told_with_record};

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
