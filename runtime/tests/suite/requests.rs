//! What goes to the service.

use wsdl_runtime::codegen::Request;
use wsdl_runtime::values::{Binary, DateTime};
use wsdl_runtime::{HeaderBlock, Retry, SoapVersion};

use crate::builder;
use crate::shop::{GetOrder, SendParcel};
use crate::support::canonical::canonical;
use crate::support::memory::{Reply, Seen, Service, run};
use crate::support::rewrite::Element;

const ACTION: &str = "urn:example:shop/GetOrder";

/// The request as a client of this version sends it. That no answer comes is of no interest here.
fn sent(version: SoapVersion, headers: &[HeaderBlock]) -> Seen {
    let service = Service::new([]);
    let mut builder = builder(&service).credentials("string", "string").soap_version(version);
    for header in headers {
        builder = builder.header(header.clone());
    }
    let client = builder.build().unwrap();
    let error = run(client.get_order(&GetOrder { order_id: 4711 })).unwrap_err();
    assert!(!error.may_have_been_processed());
    service.seen().remove(0)
}

#[test]
fn soap_11() {
    let seen = sent(SoapVersion::Soap11, &[]);
    assert_eq!(seen.uri, "https://shop.example/orders.asmx");
    assert_eq!(seen.headers["content-type"], "text/xml; charset=utf-8");
    assert_eq!(seen.headers["soapaction"], format!("\"{ACTION}\""));
    assert_eq!(canonical(&seen.body), canonical(include_str!("requests/soap11.xml")));
    insta::assert_snapshot!(seen.body);
}

#[test]
fn soap_12() {
    let seen = sent(SoapVersion::Soap12, &[]);
    assert_eq!(seen.headers["content-type"], format!("application/soap+xml; charset=utf-8; action=\"{ACTION}\""));
    assert!(!seen.headers.contains_key("soapaction"));
    assert_eq!(canonical(&seen.body), canonical(include_str!("requests/soap12.xml")));
    insta::assert_snapshot!(seen.body);
}

#[test]
fn credentials_and_headers_are_escaped_and_in_order() {
    let service = Service::new([]);
    let extra = HeaderBlock::from_xml(r#"<x:Trace xmlns:x="urn:trace">1 &lt; 2</x:Trace>"#).unwrap();
    let client = builder(&service).credentials("<u&>", "\"p\" ]]>").header(extra).build().unwrap();
    let _ = run(client.get_order(&GetOrder { order_id: -1 }));
    insta::assert_snapshot!(service.seen()[0].body);
}

#[test]
fn a_header_can_have_to_be_understood() {
    use wsdl_runtime::codec::{Name, Ns};
    const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
    let xml = |text: &str| HeaderBlock::from_xml(text).unwrap();
    let name = Name::new(Ns::of(0), "GetOrder");
    for (header, says) in [
        (HeaderBlock::named(name, GetOrder { order_id: 1 }), None),
        (xml("<a/>"), None),
        (xml("<mu:a\n b='>' xmlns:mu=\"urn:mu\" muu='mustUnderstand'>text</mu:a>"), None),
        (xml(&format!("<a xmlns:s='{SOAP11}' s:mustUnderstand='0'/>")), Some((SOAP11, "0"))),
    ] {
        for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
            let seen = sent(version, &[header.clone().must_understand()]);
            let canonical = canonical(&seen.body);
            let namespace = match version {
                SoapVersion::Soap11 => SOAP11,
                SoapVersion::Soap12 => "http://www.w3.org/2003/05/soap-envelope",
            };
            let (namespace, value) = says.unwrap_or((namespace, "1"));
            assert_eq!(canonical.matches("}mustUnderstand").count(), 1, "{canonical}");
            assert!(canonical.contains(&format!("@{{{namespace}}}mustUnderstand = \"{value}\"")), "{canonical}");
        }
    }
}

#[test]
fn a_header_that_is_not_one_element_is_refused() {
    for xml in ["", "text", "<a/><b/>", "<a>", "<?xml version=\"1.0\"?><a/>", "<!-- --><a/>", "<p:a/>"] {
        assert!(HeaderBlock::from_xml(xml).is_err(), "{xml}");
    }
}

#[test]
fn what_xml_cannot_carry_is_not_sent() {
    let service = Service::new([Reply::soap11("")]);
    let client = builder(&service).credentials("user", "a\u{1}b").build().unwrap();
    let error = run(client.get_order(&GetOrder { order_id: 1 })).unwrap_err();
    assert!(service.seen().is_empty());
    assert!(!error.may_have_been_processed());
    let said = "the value of Login/Password holds the character U+0001, which XML does not allow";
    assert!(error.to_string().contains(said), "{error}");
}

fn body<R: Request>(request: &R) -> String {
    let service = Service::new([]);
    let client = builder(&service).retry(Retry::never()).build().unwrap();
    // That no answer comes is of no interest here.
    let _ = run(client.send(request));
    service.seen().remove(0).body
}

/// The text of the only element of this name in a request; `None` where there is none.
fn text_in<R: Request>(request: &R, local: &str) -> Option<String> {
    let mut found = None;
    Element::read(&body(request)).for_each(&mut |element| {
        for child in element.children.iter().filter(|child| child.local == local) {
            found = Some(child.text.clone());
        }
    });
    found
}

#[test]
fn an_absent_text_an_empty_one_and_blanks_are_three_things() {
    let request = |text: Option<&str>| SendParcel { message: text.map(str::to_owned), ..SendParcel::new(5) };
    for text in [None, Some(""), Some(" "), Some("  a\tb\n ")] {
        assert_eq!(text_in(&request(text), "Message").as_deref(), text);
    }
}

#[test]
fn line_ends_are_sent_so_that_they_arrive() {
    let request = SendParcel { message: Some("a\r\nb\rc".to_owned()), ..SendParcel::new(5) };
    assert_eq!(text_in(&request, "Message").as_deref(), Some("a\r\nb\rc"));
    let body = body(&request);
    assert!(!body.contains('\r') && body.matches("&#xD;").count() == 2, "{body}");
}

#[test]
fn a_file_is_whole_padded_and_in_one_line() {
    for (file, text) in [
        (None, None),
        (Some(vec![]), Some("")),
        (Some(vec![0xFF]), Some("/w==")),
        (Some(vec![0xFB, 0xEF]), Some("++8=")),
    ] {
        let request = SendParcel { label: file.map(Binary::from), ..SendParcel::new(17) };
        assert_eq!(text_in(&request, "Label").as_deref(), text);
    }
    let long = SendParcel { label: Some(Binary::from(vec![7; 3_000])), ..SendParcel::new(17) };
    let text = text_in(&long, "Label").unwrap();
    assert!(text.len() == 4_000 && !text.contains(char::is_whitespace));
}

#[test]
fn dates_keep_their_zone_or_have_none() {
    for text in
        ["2016-04-05T13:07:09", "2016-04-05T13:07:09.1234567", "2016-04-05T13:07:09Z", "2016-04-05T13:07:09-06:00"]
    {
        let date: DateTime = text.parse().unwrap();
        let request = SendParcel { pickup: Some(date), is_gift: Some(true), ..SendParcel::new(1) };
        assert_eq!(text_in(&request, "Pickup").as_deref(), Some(text));
        assert_eq!(text_in(&request, "IsGift").as_deref(), Some("true"));
    }
}
