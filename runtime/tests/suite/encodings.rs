//! The bytes of an answer as text: marks, the charset of the media type, and the encoding that the declaration names.

use wsdl_runtime::codec::{Sink, read_document};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::{Answer, Error, HeaderBlock, NotUnderstood, Retry};
use wsdl_runtime::{DeviationKind, ReadErrorKind};

use crate::builder;
use crate::shop::namespaces::TABLE;
use crate::shop::{GetOrder, GetOrderResponse, ListOrders};
use crate::support::memory::{Reply, Service, envelope, run};

const NOTE: &str = "Zo\u{EB} \u{1F600}";

fn answer_with(note: &str, declaration: &str) -> String {
    let body = envelope(&format!(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order><OrderID>1</OrderID><CustomerID>2</CustomerID>\
         <Note>{note}</Note><Placed>2016-04-05T13:07:09</Placed><Shipped>2016-04-05T13:07:09</Shipped>\
         <State>Completed</State></Order></GetOrderResponse>"
    ));
    let (_, content) = body.split_once("?>").unwrap();
    format!("{declaration}{content}")
}

fn declared(encoding: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>")
}

fn call(content_type: &'static str, body: Vec<u8>, strict: bool) -> Result<Answer<GetOrderResponse>, Error> {
    let service = Service::new([Reply::Answer { status: 200, content_type, body }]);
    let client = builder(&service).strict(strict).retry(Retry::never()).build().unwrap();
    run(client.send(&GetOrder { order_id: 1 }))
}

fn note(answer: Answer<GetOrderResponse>) -> String {
    answer.response.order.unwrap().note.unwrap()
}

fn not_understood<T: std::fmt::Debug>(result: Result<T, Error>) -> NotUnderstood {
    match result {
        Err(Error::NotUnderstood(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[derive(Debug, Clone, Copy)]
struct Wide {
    bytes: usize,
    is_big: bool,
}

impl Wide {
    const ALL: [Self; 4] = [
        Self { bytes: 2, is_big: true },
        Self { bytes: 2, is_big: false },
        Self { bytes: 4, is_big: true },
        Self { bytes: 4, is_big: false },
    ];

    fn encode(self, text: &str) -> Vec<u8> {
        let ordered = |mut big: Vec<u8>| {
            if !self.is_big {
                big.reverse();
            }
            big
        };
        match self.bytes {
            2 => text.encode_utf16().flat_map(|unit| ordered(unit.to_be_bytes().to_vec())).collect(),
            _ => text.chars().flat_map(|c| ordered(u32::from(c).to_be_bytes().to_vec())).collect(),
        }
    }

    fn name(self) -> &'static str {
        if self.bytes == 2 { "utf-16" } else { "utf-32" }
    }
}

#[test]
fn wide_encodings_are_read_with_a_mark_and_without_one() {
    for wide in Wide::ALL {
        for mark in ["\u{FEFF}", ""] {
            for declaration in [String::new(), declared(wide.name()), declared("UTF-16")] {
                let is_named_otherwise = declaration.contains("UTF-16") && wide.bytes == 4;
                let body = wide.encode(&format!("{mark}{}", answer_with(NOTE, &declaration)));
                let case = format!("{wide:?}, {mark:?}, {declaration}");
                let answer = call("text/xml", body.clone(), false).unwrap_or_else(|error| panic!("{case}: {error}"));
                assert_eq!(answer.deviations.is_empty(), !is_named_otherwise, "{case}: {:?}", answer.deviations);
                assert_eq!(note(answer), NOTE, "{case}");
                assert_eq!(call("text/xml", body, true).is_ok(), !is_named_otherwise, "{case}");
            }
        }
    }
}

#[test]
fn the_charset_is_read_in_quotation_marks_and_without() {
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let body = answer_with("Zo\u{EB}", "");
    for content_type in [
        "text/xml; charset=iso-8859-1",
        "text/xml; charset=\"iso-8859-1\"",
        "text/xml;charset='ISO-8859-1'",
        "text/xml; Charset = \"iso-8859-1\" ",
        "application/soap+xml; action=\"urn:a;charset=utf-8\"; charset=\"iso-8859-1\"",
    ] {
        let answer = call(content_type, latin(&body), true).unwrap_or_else(|error| panic!("{content_type}: {error}"));
        assert_eq!(note(answer), "Zo\u{EB}", "{content_type}");
    }
    // Quotation marks that are never closed, and ones of another parameter, name nothing.
    for content_type in ["text/xml; charset=\"\"", "text/xml; action=\";charset=iso-8859-1\""] {
        let error = not_understood(call(content_type, latin(&body), false));
        assert_eq!(error.problem.found(), "bytes that are not text in UTF-8", "{content_type}");
        assert_eq!(note(call(content_type, body.clone().into(), true).unwrap()), "Zo\u{EB}", "{content_type}");
    }
}

#[test]
fn a_byte_that_is_not_ascii_is_found_where_it_stands() {
    for (content_type, declaration) in [
        ("text/xml; charset=us-ascii", String::new()),
        ("text/xml; charset=\"US-ASCII\"", declared("utf-8")),
        ("text/xml", declared("US-ASCII")),
    ] {
        let plain = answer_with("Zoe", &declaration);
        assert_eq!(note(call(content_type, plain.into(), false).unwrap()), "Zoe");
        let body = answer_with("Zo\u{EB}", &declaration);
        let at = body.find('\u{EB}').unwrap();
        let error = not_understood(call(content_type, body.into(), false));
        assert_eq!(error.problem.kind(), ReadErrorKind::NotWellFormed);
        assert_eq!(error.problem.found(), "bytes that are not text in US-ASCII");
        assert_eq!(error.problem.offset(), at, "{content_type}");
    }
}

/// A service that prints into a string first declares the encoding of its strings.
#[test]
fn an_answer_that_names_another_encoding_than_it_has_is_read_and_told() {
    let utf8 = |declaration: &str| answer_with(NOTE, declaration).into_bytes();
    let marked = |declaration: &str| [b"\xEF\xBB\xBF", utf8(declaration).as_slice()].concat();
    let wide = |declaration: &str| Wide::ALL[1].encode(&format!("\u{FEFF}{}", answer_with(NOTE, declaration)));
    for (content_type, body) in [
        ("text/xml", utf8(&declared("utf-16"))),
        ("text/xml; charset=utf-16", utf8("")),
        ("text/xml; charset=utf-16", utf8(&declared("utf-8"))),
        ("text/xml", marked(&declared("iso-8859-1"))),
        ("text/xml; charset=iso-8859-1", marked("")),
        ("text/xml; charset=utf-8", wide("")),
        ("text/xml", wide(&declared("utf-8"))),
    ] {
        let answer = call(content_type, body.clone(), false).unwrap_or_else(|error| panic!("{content_type}: {error}"));
        let kinds: Vec<&DeviationKind> = answer.deviations.as_slice().iter().map(|told| &told.kind).collect();
        assert_eq!(kinds, [&DeviationKind::Encoding], "{content_type}");
        assert_eq!(note(answer), NOTE, "{content_type}");
        let error = not_understood(call(content_type, body, true));
        assert_eq!(error.problem.kind(), ReadErrorKind::Deviation, "{content_type}");
    }
    // The media type overrules the declaration, which is no contradiction then (RFC 7303, section 3).
    assert!(call("text/xml; charset=utf-8", utf8(&declared("utf-16")), true).is_ok());
}

#[test]
fn a_fault_in_an_answer_that_names_another_encoding_is_a_fault_in_strict_reading_too() {
    let fault = envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring></soap:Fault>");
    let body = fault.replace("encoding=\"utf-8\"", "encoding=\"utf-16\"");
    for strict in [false, true] {
        match call("text/xml", body.clone().into(), strict) {
            Err(Error::Fault(error)) => assert_eq!((error.fault.text(), error.deviations.count()), ("no", 1)),
            other => panic!("strict: {strict}: {other:?}"),
        }
    }
}

/// Texts that applications read from files begin with a mark. Places are those of the text that was given, mark and all.
#[test]
fn a_mark_before_a_document_is_passed_over() {
    let read = |text: &str, sink| read_document::<GetOrder>(text, TABLE, GetOrder::OPERATION.input, sink);
    for declaration in ["", "<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"] {
        let text = format!("{declaration}<GetOrder xmlns=\"urn:example:shop\"><OrderID>7</OrderID></GetOrder>");
        let marked = format!("\u{FEFF}{text}");
        let (value, deviations) = read(&marked, Sink::strict()).unwrap_or_else(|error| panic!("{marked}: {error}"));
        assert_eq!((value, deviations.is_empty()), (GetOrder { order_id: 7 }, true));

        for (right, wrong) in [("7", "x"), ("</OrderID>", "</OrderId>"), ("<OrderID>7", "<OrderID>&b;")] {
            let text = text.replace(right, wrong);
            let plain = read(&text, Sink::lenient()).unwrap_err();
            let marked = read(&format!("\u{FEFF}{text}"), Sink::lenient()).unwrap_err();
            assert_eq!((marked.kind(), marked.path(), marked.found()), (plain.kind(), plain.path(), plain.found()));
            assert_eq!(marked.offset(), plain.offset() + '\u{FEFF}'.len_utf8(), "{text}");
        }
        for more in ["<OrderID>7</OrderID><New/>", "<New/><OrderID>7</OrderID>"] {
            let text = text.replace("<OrderID>7</OrderID>", more);
            let places = |text: &str| {
                let (_, deviations) = read(text, Sink::lenient()).unwrap();
                deviations.as_slice().iter().map(|told| (told.offset, told.path.clone())).collect::<Vec<_>>()
            };
            let [(plain, path)] = <[_; 1]>::try_from(places(&text)).unwrap();
            assert_eq!(places(&format!("\u{FEFF}{text}")), [(plain + '\u{FEFF}'.len_utf8(), path)]);
        }
    }
    // Elements that are out of order are found by their places.
    let plain = "<ListOrders xmlns=\"urn:example:shop\"><Page>1</Page><CustomerID>2</CustomerID></ListOrders>";
    let place = |text: &str| {
        let read = read_document::<ListOrders>(text, TABLE, ListOrders::OPERATION.input, Sink::lenient());
        let (value, deviations) = read.unwrap();
        assert_eq!(value, ListOrders { customer_id: 2, page: 1 });
        let [misordered] = deviations.as_slice() else { panic!("{deviations:?}") };
        assert!(matches!(misordered.kind, DeviationKind::Misordered(_)));
        misordered.offset
    };
    assert_eq!(place(&format!("\u{FEFF}{plain}")), place(plain) + '\u{FEFF}'.len_utf8());
    // One mark, and at the beginning only.
    for text in [
        "\u{FEFF}\u{FEFF}<GetOrder/>",
        " \u{FEFF}<GetOrder/>",
        "<GetOrder xmlns=\"urn:example:shop\"><OrderID>7</OrderID></GetOrder>\u{FEFF}",
    ] {
        assert_eq!(read(text, Sink::lenient()).unwrap_err().kind(), ReadErrorKind::NotWellFormed, "{text:?}");
    }
}

#[test]
fn a_mark_before_a_header_block_is_not_sent() {
    let block = "<t:Trace xmlns:t=\"urn:trace\">42</t:Trace>";
    let header = HeaderBlock::from_xml(format!("\u{FEFF}{block}")).unwrap();
    for header in [header.clone(), header.must_understand()] {
        let service = Service::new([]);
        let client = builder(&service).header(header).retry(Retry::never()).build().unwrap();
        run(client.send(&GetOrder { order_id: 1 })).unwrap_err();
        let body = &service.seen()[0].body;
        assert!(!body.contains('\u{FEFF}') && body.contains(">42</t:Trace></soap:Header>"), "{body}");
    }
    for wrong in ["<a><b></a>", "<a/><b/>", "text", ""] {
        let plain = HeaderBlock::from_xml(wrong).unwrap_err();
        let marked = HeaderBlock::from_xml(format!("\u{FEFF}{wrong}")).unwrap_err();
        assert_eq!((marked.kind(), marked.found()), (plain.kind(), plain.found()), "{wrong}");
        // Places count the mark, as everywhere.
        assert_eq!(marked.offset(), plain.offset() + '\u{FEFF}'.len_utf8(), "{wrong}");
    }
    assert!(HeaderBlock::from_xml("\u{FEFF}\u{FEFF}<a/>").is_err());
}
