//! Answers in all the forms in which services send them.

use wsdl_runtime::{Answer, Error};

use crate::builder;
use crate::shop::{GetOrder, GetOrderResponse, OrderState};
use crate::support::memory::{Reply, Service, envelope, run};

const NS: &str = "urn:example:shop";
const FIELDS: &str = "<OrderID>1641920</OrderID><CustomerID>17</CustomerID><Note>Bulk load &lt;1&gt; &amp; more</Note>\
    <Placed>2016-04-05T13:07:09.123</Placed>\
    <Shipped>2016-04-05T13:09:00Z</Shipped><State>Completed</State>";

fn response(content: &str) -> String {
    envelope(&format!("<GetOrderResponse xmlns=\"{NS}\">{content}</GetOrderResponse>"))
}

fn status(fields: &str) -> String {
    response(&format!("<Order>{fields}</Order>"))
}

pub(crate) fn try_read(body: impl Into<Vec<u8>>, strict: bool) -> Result<Answer<GetOrderResponse>, Error> {
    let service = Service::new([Reply::soap11(body)]);
    let client = builder(&service).strict(strict).build().unwrap();
    run(client.send(&GetOrder { order_id: 1641920 }))
}

fn read(body: impl Into<Vec<u8>>) -> Answer<GetOrderResponse> {
    try_read(body, false).unwrap_or_else(|error| panic!("{error}"))
}

/// The response with what departs from the schema, a line each.
fn shown(answer: &Answer<GetOrderResponse>) -> String {
    let deviations: Vec<String> = answer.deviations.as_slice().iter().map(ToString::to_string).collect();
    format!("{:#?}\n{}", answer.response, deviations.join("\n"))
}

#[test]
fn complete() {
    let answer = read(status(FIELDS));
    assert!(answer.deviations.is_empty());
    insta::assert_snapshot!(shown(&answer));
}

#[test]
fn nil() {
    for value in ["true", "1"] {
        let answer = read(response(&format!("<Order xsi:nil=\"{value}\" />")));
        assert_eq!(answer.response, GetOrderResponse { order: None });
        assert!(answer.deviations.is_empty());
    }
}

#[test]
fn absent() {
    let answer = read(response(""));
    assert_eq!(answer.response, GetOrderResponse { order: None });
    insta::assert_snapshot!(shown(&answer));
}

#[test]
fn an_absent_text_and_an_empty_one_are_two_things() {
    let name = |fields: String| read(status(&fields)).response.order.unwrap().note;
    let element = "<Note>Bulk load &lt;1&gt; &amp; more</Note>";
    assert_eq!(name(FIELDS.replace(element, "")), None);
    assert_eq!(name(FIELDS.replace(element, "<Note />")).as_deref(), Some(""));
    assert_eq!(name(FIELDS.replace(element, "<Note> \t </Note>")).as_deref(), Some(" \t "));
}

#[test]
fn an_unlisted_value_is_kept_and_written_back() {
    let answer = read(status(&FIELDS.replace("Completed", "Paused &amp; waiting")));
    let value = &answer.response.order.as_ref().unwrap().state;
    assert_eq!(*value, OrderState::Unlisted("Paused & waiting".into()));
    assert_eq!(value.as_str(), "Paused & waiting");
    insta::assert_snapshot!(shown(&answer));
}

#[test]
fn year_one() {
    let answer = read(status(&FIELDS.replace("2016-04-05T13:09:00Z", "0001-01-01T00:00:00")));
    let status = answer.response.order.unwrap();
    assert!(status.shipped.is_year_one());
    assert_eq!(status.shipped.to_string(), "0001-01-01T00:00:00");
    assert_eq!(status.shipped.offset(), None);
}

#[test]
fn other_prefixes() {
    let plain = read(status(FIELDS)).response;
    let body = format!(
        "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:l=\"urn:else\"><e:Body>\
         <l:GetOrderResponse xmlns:l=\"{NS}\"><Order xmlns=\"{NS}\">{FIELDS}</Order>\
         </l:GetOrderResponse></e:Body></e:Envelope>"
    );
    let answer = read(body);
    assert_eq!(answer.response, plain);
    assert!(answer.deviations.is_empty());
}

#[test]
fn other_order_extra_elements_and_attributes_and_repetition() {
    let fields = "<State colour=\"red\">Open</State><New><Inner>x</Inner></New>\
        <OrderID xmlns:o=\"urn:o\" o:a=\"1\">1</OrderID><CustomerID>2</CustomerID><CustomerID>3</CustomerID>text\
        <Shipped>2016-04-05T13:09:00</Shipped>\
        <Placed>2016-04-05T13:07:09</Placed><CustomerID xmlns=\"urn:o\">4</CustomerID>";
    insta::assert_snapshot!(shown(&read(status(fields))));
}

#[test]
fn comments_cdata_references_and_processing_instructions() {
    let plain = read(status(FIELDS)).response;
    let fields = FIELDS
        .replace("1641920", "16<!-- a -->41<?pi?>920")
        .replace("Bulk load &lt;1&gt; &amp; more", "<![CDATA[Bulk load <1]]>&gt;<!-- c --> &#38; m&#x6F;re")
        .replace("<CustomerID>", "<!-- x --> <CustomerID><!-- y --> ");
    let answer = read(status(&fields));
    assert_eq!(answer.response, plain);
    assert!(answer.deviations.is_empty(), "{}", shown(&answer));
}

#[test]
fn byte_order_marks() {
    let plain = read(status(FIELDS)).response;
    let text = status(FIELDS);
    let utf8 = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(utf8).response, plain);
    assert_eq!(read(utf16).response, plain);
}

#[test]
fn line_ends_are_those_of_xml() {
    let element = "Bulk load &lt;1&gt; &amp; more";
    let fields = FIELDS.replace(element, "a\r\nb\rc\nd&#13;e");
    let status = read(status(&fields)).response.order.unwrap();
    assert_eq!(status.note.as_deref(), Some("a\nb\nc\nd\re"));
}

#[test]
fn headers_of_an_answer_are_kept() {
    let body = status(FIELDS).replace(
        "<soap:Body>",
        "<soap:Header><t:Trace xmlns:t=\"urn:t\" id=\"1\"><t:Step>2</t:Step></t:Trace></soap:Header><soap:Body>",
    );
    let answer = read(body);
    let [header] = answer.headers.as_slice() else { panic!("{:?}", answer.headers) };
    assert_eq!((header.namespace(), header.local_name()), ("urn:t", "Trace"));
    assert_eq!(header.parent_path(), "Envelope/Header");
    assert!(header.xml().contains("<t:Step>2</t:Step>"));
}

#[test]
fn strict_reading_ends_at_the_first_deviation() {
    let error = try_read(status(&format!("{FIELDS}<New/>")), true).unwrap_err();
    insta::assert_snapshot!(error);
    assert!(try_read(status(FIELDS), true).is_ok());
}

#[test]
fn what_was_read_is_written_back_the_same() {
    use wsdl_runtime::Limits;
    use wsdl_runtime::codec::{Name, Ns, Reader, Sink, Writer};
    use wsdl_runtime::codegen::SchemaType;
    let table = crate::shop::namespaces::TABLE;
    let name = Name::new(Ns::of(0), "GetOrderResponse");
    let responses =
        [read(status(FIELDS)), read(response("")), read(status(&FIELDS.replace("<CustomerID>17", "<CustomerID>-1")))];
    for answer in responses {
        let mut writer = Writer::new(table);
        answer.response.write(&mut writer, name);
        let text = writer.finish().unwrap();
        let text = text.replacen('>', " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">", 1);
        let mut reader = Reader::new(&text, table, Limits::default(), Sink::strict());
        let start = reader.root().unwrap();
        assert_eq!(GetOrderResponse::read(&mut reader, &start).unwrap(), answer.response, "{text}");
    }
}
