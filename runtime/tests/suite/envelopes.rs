//! Envelopes of both versions: what is written into them, and what is read from them.

use wsdl_runtime::codegen as rt;
use wsdl_runtime::{Answer, Error, FaultKind, HeaderBlock, Retry, SoapVersion};
use wsdl_runtime::{DeviationKind, ReadErrorKind};

use crate::builder;
use crate::shop::namespaces::{N0, TABLE};
use crate::shop::{GetOrder, GetOrderResponse, Session, faults, headers};
use crate::support::memory::{PASSWORD, Reply, Seen, Service, USER, run};
use crate::support::rewrite::Element;

const SHOP: &str = TABLE[0];
const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";
const VERSIONS: [(SoapVersion, &str); 2] = [(SoapVersion::Soap11, SOAP11), (SoapVersion::Soap12, SOAP12)];

/// An operation whose binding declares no credentials.
struct Ping;

impl rt::Structure for Ping {
    const ROWS: &'static [rt::Row] = &[];

    fn read_fields(_: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self)
    }

    fn write_fields(&self, _: &mut rt::WriteFields<'_>) {}
}

impl rt::Request for Ping {
    type Response = Ping;
    const OPERATION: rt::Operation = rt::Operation {
        name: "Ping",
        action: "urn:example:shop/Ping",
        input: rt::Name::new(N0, "Ping"),
        output: rt::Name::new(N0, "PingResponse"),
        authenticated: false,
        kind: rt::OperationKind::Safe,
    };
}

/// A request as a client of this version sends it, and its envelope.
fn sent<R: rt::Request>(version: SoapVersion, headers: &[HeaderBlock], request: &R) -> (Seen, Element) {
    let service = Service::new([]);
    let mut builder = builder(&service).soap_version(version).retry(Retry::never());
    for header in headers {
        builder = builder.header(header.clone());
    }
    assert!(run(builder.build().unwrap().send(request)).is_err(), "no service is there");
    let seen = service.seen().remove(0);
    let envelope = Element::read(&seen.body);
    (seen, envelope)
}

fn names(elements: &[Element]) -> Vec<(&str, &str)> {
    elements.iter().map(|element| (element.namespace.as_str(), element.local.as_str())).collect()
}

fn session(id: &str) -> HeaderBlock {
    headers::session(Session { id: Some(id.to_owned()) })
}

fn trace() -> HeaderBlock {
    HeaderBlock::from_xml("<t:Trace xmlns:t=\"urn:trace\">1 &lt; 2</t:Trace>").unwrap()
}

#[test]
fn an_envelope_has_its_version_its_header_and_its_body() {
    for (version, namespace) in VERSIONS {
        let (seen, envelope) = sent(version, &[], &GetOrder { order_id: 7 });
        assert!(seen.body.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope "), "{}", seen.body);
        assert_eq!((envelope.namespace.as_str(), envelope.local.as_str()), (namespace, "Envelope"));
        assert!(envelope.attributes.is_empty());
        assert_eq!(names(&envelope.children), [(namespace, "Header"), (namespace, "Body")]);
        let [header, body] = envelope.children.as_slice() else { panic!("{envelope:?}") };
        assert_eq!(names(&header.children), [(SHOP, "Login")]);
        let login = &header.children[0];
        assert_eq!(names(&login.children), [(SHOP, "UserName"), (SHOP, "Password")]);
        assert_eq!([&login.children[0].text, &login.children[1].text], [USER, PASSWORD]);
        assert_eq!(names(&body.children), [(SHOP, "GetOrder")]);
        assert_eq!(names(&body.children[0].children), [(SHOP, "OrderID")]);
        assert_eq!(body.children[0].children[0].text, "7");
    }
}

#[test]
fn header_blocks_follow_the_credentials_in_the_order_in_which_they_were_added() {
    for (version, namespace) in VERSIONS {
        let service = Service::new([]);
        let client = builder(&service).soap_version(version).header(session("1")).header(trace());
        let client = client.retry(Retry::never()).build().unwrap();
        let _ = run(client.with_header(session("2")).with_header(trace()).send(&GetOrder { order_id: 7 }));
        let envelope = Element::read(&service.seen()[0].body);
        assert_eq!(names(&envelope.children), [(namespace, "Header"), (namespace, "Body")]);
        let blocks = &envelope.children[0].children;
        let [login, first, second, third, fourth] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert_eq!(login.local, "Login");
        assert_eq!((first.local.as_str(), first.children[0].text.as_str()), ("Session", "1"));
        assert_eq!((second.local.as_str(), second.text.as_str()), ("Trace", "1 < 2"));
        assert_eq!((third.local.as_str(), third.children[0].text.as_str()), ("Session", "2"));
        assert_eq!((fourth.namespace.as_str(), fourth.text.as_str()), ("urn:trace", "1 < 2"));
    }
}

#[test]
fn credentials_go_only_into_calls_that_declare_them() {
    for (version, namespace) in VERSIONS {
        let (seen, envelope) = sent(version, &[], &Ping);
        assert_eq!(names(&envelope.children), [(namespace, "Body")]);
        assert!(!seen.body.contains(USER), "{}", seen.body);
        let (seen, envelope) = sent(version, &[trace()], &Ping);
        assert_eq!(names(&envelope.children[0].children), [("urn:trace", "Trace")]);
        assert!(!seen.body.contains(USER), "{}", seen.body);
    }
}

#[test]
fn a_block_that_has_to_be_understood_says_so_in_the_namespace_of_the_envelope() {
    for (version, namespace) in VERSIONS {
        let blocks = [session("1").must_understand(), session("2"), trace().must_understand()];
        let (_, envelope) = sent(version, &blocks, &GetOrder { order_id: 7 });
        let said: Vec<_> = envelope.children[0].children.iter().map(|block| block.attributes.clone()).collect();
        let must = vec![(namespace.to_owned(), "mustUnderstand".to_owned(), "1".to_owned())];
        // The credentials do not ask for it.
        assert_eq!(said, [vec![], must.clone(), vec![], must]);
        // Nor does it go into the content of the block, or into the body.
        let mut count = 0;
        envelope.for_each(&mut |element| count += element.attributes.len());
        assert_eq!(count, 2);
    }
}

/// An answer in an envelope of this version, under a prefix of its own or under the default namespace.
fn answer(namespace: &str, prefix: &str, header: &str, body: &str) -> String {
    let (declaration, prefix) = match prefix {
        "" => ("xmlns".to_owned(), String::new()),
        _ => (format!("xmlns:{prefix}"), format!("{prefix}:")),
    };
    format!(
        "<{prefix}Envelope {declaration}=\"{namespace}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         {header}<{prefix}Body>{body}</{prefix}Body></{prefix}Envelope>"
    )
    .replace("SOAP:", &prefix)
}

const RESPONSE: &str =
    "<r:GetOrderResponse xmlns:r=\"urn:example:shop\"><r:Order xsi:nil=\"true\"/></r:GetOrderResponse>";
const HEADER: &str = "<SOAP:Header><s:Session xmlns:s=\"urn:example:shop\"><s:Id>7</s:Id></s:Session><t:Trace xmlns:t=\"urn:trace\"/>\
                      </SOAP:Header>";

fn call(status: u16, body: &str, strict: bool) -> Result<Answer<GetOrderResponse>, Error> {
    let service = Service::new([Reply::Answer { status, content_type: "text/xml", body: body.into() }]);
    let client = builder(&service).strict(strict).retry(Retry::never()).build().unwrap();
    run(client.send(&GetOrder { order_id: 7 }))
}

#[test]
fn header_and_body_are_read_in_both_versions_whatever_their_prefix() {
    for (_, namespace) in VERSIONS {
        for prefix in ["soap", "SOAP-ENV", "e", ""] {
            let body = answer(namespace, prefix, HEADER, RESPONSE);
            let answer = call(200, &body, true).unwrap_or_else(|error| panic!("{body}: {error}"));
            assert_eq!(answer.response, GetOrderResponse { order: None });
            assert!(answer.deviations.is_empty());
            let blocks: Vec<_> = answer.headers.iter().map(|block| (block.namespace(), block.local_name())).collect();
            assert_eq!(blocks, [(SHOP, "Session"), ("urn:trace", "Trace")]);
            let session: Session = answer.headers[0].read(TABLE).unwrap();
            assert_eq!(session.id.as_deref(), Some("7"));
            assert_eq!(answer.headers[0].parent_path(), "Envelope/Header");
            assert!(body[answer.headers[0].offset()..].starts_with("<s:Session"));
        }
    }
}

#[test]
fn an_answer_without_a_header_or_with_an_empty_one_has_no_blocks() {
    for (_, namespace) in VERSIONS {
        for header in ["", "<SOAP:Header/>", "<SOAP:Header> </SOAP:Header>"] {
            let answer = call(200, &answer(namespace, "soap", header, RESPONSE), true).unwrap();
            assert!(answer.headers.is_empty() && answer.response.order.is_none(), "{header}");
        }
    }
}

#[test]
fn a_body_of_another_version_or_of_no_namespace_is_not_the_body() {
    for (namespace, other) in [(SOAP11, SOAP12), (SOAP12, SOAP11), (SOAP11, ""), (SOAP12, "urn:x")] {
        let body = format!("<s:Envelope xmlns:s=\"{namespace}\"><Body xmlns=\"{other}\"><a/></Body></s:Envelope>");
        match call(200, &body, false) {
            Err(Error::NotUnderstood(error)) => {
                assert_eq!(error.problem.kind(), ReadErrorKind::Missing, "{body}");
                assert_eq!(error.problem.expected(), "the envelope's Body");
            }
            other => panic!("{body}: {other:?}"),
        }
        // The right one after it counts.
        let good = answer(namespace, "s", &format!("<Body xmlns=\"{other}\"/>"), RESPONSE);
        let read = call(200, &good, false).unwrap();
        let kinds: Vec<_> = read.deviations.as_slice().iter().map(|told| &told.kind).collect();
        assert!(matches!(kinds.as_slice(), [DeviationKind::UnknownElement(_)]), "{kinds:?}");
    }
}

#[test]
fn a_fault_is_read_in_both_versions_with_its_header_and_its_detail() {
    let detail = "<o:OutOfStock xmlns:o=\"urn:example:shop\"><o:Sku>A-7</o:Sku><o:Left>0</o:Left></o:OutOfStock>";
    let fault11 = format!(
        "<SOAP:Fault><faultcode xmlns:c=\"{SOAP11}\">c:Client</faultcode><faultstring>none left</faultstring>\
         <detail>{detail}</detail></SOAP:Fault>"
    );
    let fault12 = format!(
        "<SOAP:Fault><SOAP:Code><SOAP:Value xmlns:c=\"{SOAP12}\">c:Sender</SOAP:Value></SOAP:Code><SOAP:Reason>\
         <SOAP:Text xml:lang=\"en\">none left</SOAP:Text></SOAP:Reason><SOAP:Detail>{detail}</SOAP:Detail></SOAP:Fault>"
    );
    for ((version, namespace), fault) in VERSIONS.into_iter().zip([fault11, fault12]) {
        for prefix in ["soap", "e", ""] {
            // Children of a fault of SOAP 1.1 are in no namespace; services qualify them if theirs is the default one.
            let body = answer(namespace, prefix, HEADER, &fault);
            for (status, strict) in [(500, false), (500, true), (200, false)] {
                match call(status, &body, strict) {
                    Err(Error::Fault(error)) => {
                        assert_eq!((error.fault.version, error.fault.kind()), (version, FaultKind::Sender), "{body}");
                        assert_eq!(error.fault.text(), "none left");
                        assert_eq!(error.headers.len(), 2);
                        assert!(error.deviations.is_empty());
                        let detail = faults::out_of_stock(&error.fault).unwrap().unwrap();
                        assert_eq!((detail.sku.as_str(), detail.left), ("A-7", 0));
                    }
                    other => panic!("{body}: {other:?}"),
                }
            }
        }
    }
}

#[test]
fn a_fault_of_the_other_version_is_an_element_like_any_other() {
    for (namespace, other) in [(SOAP11, SOAP12), (SOAP12, SOAP11)] {
        let body = answer(namespace, "s", "", &format!("<f:Fault xmlns:f=\"{other}\"/>"));
        match call(200, &body, false) {
            Err(Error::NotUnderstood(error)) => {
                assert_eq!(error.problem.kind(), ReadErrorKind::Unexpected);
                assert_eq!(error.problem.found(), format!("the element {{{other}}}Fault"));
            }
            other => panic!("{other:?}"),
        }
    }
}
