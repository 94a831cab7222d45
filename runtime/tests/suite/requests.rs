//! What goes to the service.

use wsdl_runtime::{HeaderBlock, SoapVersion};

use crate::builder;
use crate::shop::GetOrder;
use crate::support::canonical::canonical;
use crate::support::memory::{Reply, Seen, Service, run};

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
        (HeaderBlock::new(name, GetOrder { order_id: 1 }), None),
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
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "the value of Login/Password holds the character U+0001, which XML does not allow");
}
