//! Answers that cannot be understood: each names the place, what was expected and what was found.

use wsdl_runtime::Error;

use crate::answers::try_read;
use crate::support::memory::envelope;

const NS: &str = "urn:example:shop";

/// What the error says, its place without the exchange.
fn problem(body: impl Into<Vec<u8>>) -> String {
    match try_read(body, false) {
        Err(Error::NotUnderstood(error)) => format!("{:?}: {}", error.problem.kind(), error.problem),
        Err(other) => format!("another error: {other}"),
        Ok(answer) => format!("no error: {:?}", answer.response),
    }
}

/// Rows of a name and what was said of it, for one snapshot.
#[derive(Default)]
struct Table(String);

impl Table {
    fn row(&mut self, name: &str, said: impl AsRef<str>) {
        self.0.push_str(&format!("{name}\n  {}\n", said.as_ref()));
    }
}

fn of_response(content: &str) -> String {
    problem(envelope(&format!("<GetOrderResponse xmlns=\"{NS}\">{content}</GetOrderResponse>")))
}

fn of_status(fields: &str) -> String {
    problem(envelope(&format!("<GetOrderResponse xmlns=\"{NS}\"><Order>{fields}</Order></GetOrderResponse>")))
}

fn of_body(body: &str) -> String {
    problem(envelope(body))
}

#[test]
fn required_elements() {
    let mut said = Table::default();
    said.row("missing", of_status("<OrderID>1</OrderID>"));
    said.row("nil", of_status("<OrderID xsi:nil=\"true\"/><CustomerID>1</CustomerID>"));
    said.row("wrong_namespace", of_status("<OrderID xmlns=\"\">1</OrderID>"));
    said.row("wrong_namespace_of_a_nillable_one", of_response("<Order xmlns=\"urn:x\"/>"));
    insta::assert_snapshot!(said.0);
}

#[test]
fn values() {
    let mut said = Table::default();
    said.row("letters", of_status("<OrderID>secret</OrderID>"));
    said.row("empty", of_status("<OrderID/>"));
    said.row("overflow", of_status("<OrderID>2147483648</OrderID>"));
    said.row("date", of_status("<OrderID>1</OrderID><CustomerID>2</CustomerID><Placed>2016-13-05T13:07:09</Placed>"));
    said.row("element", of_status("<OrderID>1<b/></OrderID>"));
    said.row("nil_word", of_status("<OrderID xsi:nil=\"yes\"/>"));
    insta::assert_snapshot!(said.0);
}

#[test]
fn bodies() {
    let mut said = Table::default();
    said.row("another_operation", of_body(&format!("<GetParcelResponse xmlns=\"{NS}\"/>")));
    said.row("no_namespace", of_body("<GetOrderResponse/>"));
    said.row("empty_body", of_body(""));
    let no_body = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Header/></e:Envelope>";
    said.row("no_body", problem(no_body));
    said.row("unknown_version", problem("<e:Envelope xmlns:e=\"urn:soap-13\"><e:Body/></e:Envelope>"));
    insta::assert_snapshot!(said.0);
}

#[test]
fn not_well_formed() {
    let mut said = Table::default();
    let cut = envelope(&format!("<GetOrderResponse xmlns=\"{NS}\"><Order>"));
    said.row("cut", problem(cut.trim_end_matches("</soap:Body></soap:Envelope>")));
    said.row("mismatched_end", of_response("<a></b>"));
    said.row("control_character", of_response("<a>\u{1}</a>"));
    said.row("control_reference", of_response("<a>&#x1;</a>"));
    said.row("noncharacter", of_response("<a>\u{FFFF}</a>"));
    said.row("entity", of_response("<a>&nbsp;</a>"));
    said.row("dangling_ampersand", of_response("<a>a & b</a>"));
    said.row("cdata_end_in_text", of_response("<a>]]></a>"));
    said.row("duplicate_attribute", of_response("<a b=\"1\" b=\"2\"/>"));
    let twice = "<a xmlns:p=\"urn:x\" xmlns:q=\"urn:x\" p:b=\"1\" q:b=\"2\"/>";
    said.row("duplicate_attribute_by_namespace", of_response(twice));
    said.row("less_in_attribute", of_response("<a b=\"<\"/>"));
    said.row("attributes_run_together", of_response("<a b=\"1\"c=\"2\"/>"));
    said.row("unquoted_attribute", of_response("<a b=1/>"));
    said.row("undeclared_prefix", of_response("<p:a/>"));
    said.row("undeclared_attribute_prefix", of_response("<a p:b=\"1\"/>"));
    said.row("prefix_without_name", of_response("<a xmlns:=\"urn:y\"/>"));
    said.row("long_quoted_reference", of_response("<a>a & my text; b</a>"));
    said.row("prefix_undeclared_again", of_response("<a xmlns:p=\"\"/>"));
    said.row("illegal_name", of_response("<1a/>"));
    said.row("two_colons", of_response("<p:a:b xmlns:p=\"urn:p\"/>"));
    said.row("comment", of_response("<!-- a -- b -->"));
    said.row("declaration_inside", of_response("<?xml version=\"1.0\"?>"));
    let good = envelope(&format!("<GetOrderResponse xmlns=\"{NS}\"/>"));
    said.row("two_roots", problem(format!("{good}<b/>")));
    said.row("text_after_root", problem(format!("{good}text")));
    said.row("cdata_after_root", problem(format!("{good}<![CDATA[]]>")));
    said.row("not_utf8", problem([good.as_bytes(), b"<!-- \xFF -->"].concat()));
    insta::assert_snapshot!(said.0);
}

#[test]
fn limits() {
    let mut said = Table::default();
    let doctype = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", envelope("&b;").split_once("?>").unwrap().1);
    said.row("doctype", problem(doctype));
    assert!(of_body(&"<a>".repeat(100_000)).starts_with("Unexpected"));
    let deep = of_status(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300)));
    assert!(deep.starts_with("Refused: expected at most 256 levels of nested elements"), "{deep}");
    let attributes: String = (0..300).map(|n| format!(" a{n}=\"\"")).collect();
    let declarations: String = (0..100).map(|n| format!(" xmlns:a{n}=\"urn:a\"")).collect();
    let nested = of_status(&format!("<a{declarations}>").repeat(6));
    assert!(nested.starts_with("Refused: expected at most 256 namespace declarations in scope"), "{nested}");
    let many = of_status(&format!("<a{attributes}/>"));
    assert!(many.starts_with("Refused: expected at most 256 attributes in an element"), "{many}");
    let long = of_status(&format!("<{}/>", "a".repeat(2_000)));
    assert!(long.starts_with("Refused: expected at most 1024 bytes in a name"), "{long}");
    insta::assert_snapshot!(said.0);
}
