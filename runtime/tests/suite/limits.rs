//! What a client refuses: answers that are too much of anything, requests that are too large, bodies without end. Each
//! limit is told by its name.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use wsdl_runtime::codec::Sink;
use wsdl_runtime::http::{Request, Response};
use wsdl_runtime::{Answer, Body, BoxFuture, ClientBuilder, Error, NotSentReason, Retry, Transport, TransportError};
use wsdl_runtime::{Limits, ReadErrorKind};

use crate::builder;
use crate::shop::{Client, GetOrder, GetOrderResponse, ListOrders, OrderRow, SendParcel};
use crate::support::memory::{Clock, Reply, Service, envelope, run};

const NS: &str = "urn:example:shop";
const REQUEST: GetOrder = GetOrder { order_id: 1 };

type Outcome = Result<Answer<GetOrderResponse>, Error>;

fn call(body: &str, limits: Limits) -> Outcome {
    let client = builder(&Service::new([Reply::soap11(body)])).limits(limits).retry(Retry::never());
    run(client.build().unwrap().send(&REQUEST))
}

fn of_response(content: &str) -> String {
    envelope(&format!("<GetOrderResponse xmlns=\"{NS}\">{content}</GetOrderResponse>"))
}

/// What was expected and what was found, and where.
fn refused(outcome: Outcome) -> (String, String) {
    match outcome {
        Err(Error::NotUnderstood(error)) if error.problem.kind() == ReadErrorKind::Refused => {
            (format!("{}, {}", error.problem.expected(), error.problem.found()), error.problem.path().to_owned())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_limit_is_exact_and_told_by_its_name_with_the_place() {
    let nil = "<Order xsi:nil=\"true\"/>";
    let below = "Envelope/Body/GetOrderResponse";
    let limits = Limits::DEFAULT;
    for (content, enough, too_little, said, path) in [
        (
            format!("<a><b/></a>{nil}"),
            limits.with_depth(5),
            limits.with_depth(4),
            "at most 4 levels of nested elements, more (raise `Limits::depth` to allow it)",
            "Envelope/Body/GetOrderResponse/a",
        ),
        (
            format!("<a/>{nil}"),
            limits.with_elements(5),
            limits.with_elements(4),
            "at most 4 elements in a document, more (raise `Limits::elements` to allow it)",
            below,
        ),
        (
            format!("<a b='1' c='2' d='3' e='4'/>{nil}"),
            limits.with_attributes(4),
            limits.with_attributes(3),
            "at most 3 attributes in an element, more (raise `Limits::attributes` to allow it)",
            below,
        ),
        (
            format!("<a b='{}'/>{nil}", "x".repeat(100)),
            limits.with_attribute_bytes(100),
            limits.with_attribute_bytes(99),
            "at most 99 bytes in an attribute, more (raise `Limits::attribute_bytes` to allow it)",
            below,
        ),
        (
            format!("{nil}<a xmlns:b='urn:{}'/>", "x".repeat(56)),
            limits.with_uri_bytes(60),
            limits.with_uri_bytes(59),
            "at most 59 bytes in a namespace name, more (raise `Limits::uri_bytes` to allow it)",
            below,
        ),
        (
            format!("{nil}<a xmlns:b='urn:b' xmlns:c='urn:c'/>"),
            limits.with_declarations(6),
            limits.with_declarations(5),
            "at most 5 namespace declarations in scope, more (raise `Limits::declarations` to allow it)",
            below,
        ),
        (
            format!("{nil}<{}/>", "a".repeat(30)),
            limits.with_name_bytes(30),
            limits.with_name_bytes(29),
            "at most 29 bytes in a name, more (raise `Limits::name_bytes` to allow it)",
            below,
        ),
    ] {
        let body = of_response(&content);
        assert!(call(&body, enough).is_ok(), "{said}");
        assert_eq!(refused(call(&body, too_little)), (said.to_owned(), path.to_owned()));
    }
}

#[test]
fn texts_are_bounded_in_one_piece_and_in_many() {
    let said = "at most 20 bytes in the text of one element, more (raise `Limits::text_bytes` to allow it)";
    let limits = Limits::DEFAULT.with_text_bytes(20);
    for (text, fits) in [
        ("x".repeat(20), true),
        ("x".repeat(21), false),
        ("<![CDATA[xxxxx]]>".repeat(4), true),
        ("<![CDATA[xxxxx]]>".repeat(5), false),
        ("&lt;".repeat(20), true),
        ("&lt;".repeat(21), false),
        ("x<!-- y -->".repeat(20), true),
    ] {
        let fields = format!(
            "<Order><OrderID>1</OrderID><CustomerID>2</CustomerID><Note>{text}</Note>\
             <Placed>2016-04-05T13:07:09</Placed>\
             <Shipped>2016-04-05T13:07:09</Shipped><State>Completed</State></Order>"
        );
        let outcome = call(&of_response(&fields), limits);
        match fits {
            true => assert!(outcome.is_ok(), "{text}"),
            false => {
                let path = "Envelope/Body/GetOrderResponse/Order/Note";
                assert_eq!(refused(outcome), (said.to_owned(), path.to_owned()));
            }
        }
    }
}

#[test]
fn header_blocks_and_the_parts_of_faults_are_bounded() {
    let blocks = |n: usize| {
        let header = format!("<soap:Header>{}</soap:Header><soap:Body>", "<a xmlns='urn:a'/>".repeat(n));
        of_response("<Order xsi:nil='1'/>").replace("<soap:Body>", &header)
    };
    assert_eq!(call(&blocks(256), Limits::DEFAULT).unwrap().headers.len(), 256);
    let (said, path) = refused(call(&blocks(257), Limits::DEFAULT));
    assert_eq!(said, "at most 256 blocks in a header, more (raise `Limits::header_blocks` to allow it)");
    assert_eq!(path, "Envelope/Header/a");

    let limits = Limits::DEFAULT.with_fault_parts(3);
    let fault = |content: &str| {
        let body = format!("<soap:Fault>{content}</soap:Fault>");
        call(&envelope(&body).replace("http://schemas.xmlsoap.org/soap/envelope/", SOAP12), limits)
    };
    let texts = |n| format!("<soap:Reason>{}</soap:Reason>", "<soap:Text>x</soap:Text>".repeat(n));
    let codes =
        |n| format!("<soap:Code>{}</soap:Code>", "<soap:Subcode><soap:Value>x</soap:Value></soap:Subcode>".repeat(n));
    for (part, content) in [("reasons", &texts as &dyn Fn(usize) -> String), ("codes", &codes)] {
        assert!(fault(&content(3)).unwrap_err().fault().is_some());
        let (said, _) = refused(fault(&content(4)));
        assert_eq!(said, format!("at most 3 {part} in a fault, more (raise `Limits::fault_parts` to allow it)"));
    }
    let entries = |n| fault(&format!("<detail>{}</detail>", "<a/>".repeat(n))).unwrap_err();
    assert_eq!(entries(3).fault().unwrap().detail_entries().unwrap().len(), 3);
    let error = entries(4).fault().unwrap().detail_entries().unwrap_err();
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Refused, "Envelope/Body/Fault/detail/a"));
}

const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

/// SOAP forbids document type declarations; entities never grow.
#[test]
fn document_type_declarations_are_refused_before_anything_is_expanded() {
    let content = of_response("<Order xsi:nil='1'/>");
    let (_, content) = content.split_once("?>").unwrap();
    for declared in [
        "<!DOCTYPE soap:Envelope>",
        "<!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE e SYSTEM \"http://127.0.0.1:1/e.dtd\">",
    ] {
        let (said, _) = refused(call(&format!("<?xml version=\"1.0\"?>{declared}{content}"), Limits::DEFAULT));
        assert!(said.contains("`<!DOCTYPE`, which SOAP forbids"), "{said}");
    }
}

#[test]
fn what_is_kept_of_deviations_is_bounded_by_their_number_and_their_length() {
    let strays = |n: usize, name: &str| of_response(&format!("<{name}/>").repeat(n));
    let kept = |body: &str| {
        let deviations = call(body, Limits::DEFAULT).unwrap().deviations;
        (deviations.as_slice().len(), deviations.count())
    };
    // The last one is the status that did not come.
    assert_eq!(kept(&strays(2_000, "a")), (Sink::KEPT, 2_001));
    let (short, count) = kept(&strays(2_000, &"a".repeat(1_024)));
    let longest = Sink::KEPT_BYTES / 1_024;
    assert!((longest / 2..Sink::KEPT).contains(&short) && count == 2_001, "{short} of {count}");
}

/// A few bytes of answer may be a large structure: what it takes is bounded, not only what comes.
#[test]
fn the_memory_of_what_is_read_is_bounded() {
    let report = |rows: usize, limits| {
        let body = envelope(&format!(
            "<ListOrdersResponse xmlns=\"{NS}\"><ListOrdersResult>{}\
             </ListOrdersResult><Failure xsi:nil=\"true\"/></ListOrdersResponse>",
            "<OrderRow/>".repeat(rows)
        ));
        let client = builder(&Service::new([Reply::soap11(body)])).limits(limits).build().unwrap();
        run(client.send(&ListOrders { customer_id: 1, page: 1 }))
    };
    let row = 2 * size_of::<OrderRow>();
    let bytes = 1_000 * row + 1_000;
    let limits = Limits::DEFAULT.with_value_bytes(bytes);
    assert_eq!(report(1_000, limits).unwrap().response.result.unwrap().len(), 1_000);
    match report(1_010, limits) {
        Err(Error::NotUnderstood(error)) => {
            assert_eq!(error.problem.kind(), ReadErrorKind::Refused);
            assert_eq!(error.problem.expected(), format!("at most {bytes} bytes in values"));
            assert_eq!(error.problem.found(), "more (raise `Limits::value_bytes` to allow it)");
        }
        other => panic!("{other:?}"),
    }
    // By default a report may have far more rows than services send at once.
    assert!(Limits::DEFAULT.value_bytes / row > 100 * 5_000);
}

#[test]
fn an_answer_that_is_too_large_is_asked_for_once_and_says_what_to_do() {
    let body = of_response("<Order xsi:nil='1'/>");
    let answered = |limit| {
        let service = Service::new([Reply::soap11(&*body), Reply::soap11(&*body)]);
        // The words of the client's own errors are no secrets, whoever is called so.
        let client = builder(&service).credentials("client", "body").largest_answer(limit).build().unwrap();
        (run(client.send(&REQUEST)), service.seen().len())
    };
    assert!(answered(body.len()).0.is_ok());
    let (result, sent) = answered(body.len() - 1);
    let error = result.unwrap_err();
    assert!(matches!(&error, Error::NoAnswer(error) if error.is_too_large()), "{error}");
    assert_eq!((sent, error.attempts()), (1, 1));
    for part in ["too large", &(body.len() - 1).to_string(), "`largest_answer`"] {
        assert!(error.to_string().contains(part), "{error}");
    }
}

/// Rule 16: services take 4,096 KB of XML by default, and answer more with a fault or a closed connection.
#[test]
fn a_request_that_is_too_large_is_not_sent_and_says_what_to_do() {
    let service = Service::new([]);
    let sent = |set: fn(ClientBuilder<Client>, usize) -> ClientBuilder<Client>, bytes| {
        let client = set(builder(&service).retry(Retry::never()), bytes).build().unwrap();
        let before = service.seen().len();
        let error = run(client.send(&REQUEST)).unwrap_err();
        (error, service.seen().len() > before)
    };
    let (error, was_sent) = sent(|builder, _| builder, 0);
    let bytes = error.request_bytes();
    assert!(was_sent && bytes > 0);
    assert!(sent(ClientBuilder::largest_request, bytes).1);
    let (error, was_sent) = sent(ClientBuilder::largest_request, bytes - 1);
    assert!(!was_sent && !error.may_have_been_processed());
    match &error {
        Error::NotSent(error) => match &error.reason {
            NotSentReason::TooLarge(too_large) => assert_eq!((too_large.bytes, too_large.limit), (bytes, bytes - 1)),
            other => panic!("{other}"),
        },
        other => panic!("{other}"),
    }
    for advice in [&format!("{bytes} bytes"), "4 MiB", "largest_request(bytes)"] {
        assert!(error.to_string().contains(advice), "{error}");
    }
}

#[test]
fn requests_of_four_mebibytes_are_sent_by_default_and_larger_ones_are_not() {
    let size = |message_bytes: usize| {
        let service = Service::new([]);
        let client = builder(&service).retry(Retry::never()).build().unwrap();
        let error =
            run(client.send_parcel(&SendParcel { message: Some("x".repeat(message_bytes)), ..SendParcel::new(1) }))
                .unwrap_err();
        (error.request_bytes(), service.seen().len())
    };
    let (around, _) = size(1);
    assert_eq!(size((4 << 20) - around + 1), (4 << 20, 1));
    assert_eq!(size((4 << 20) - around + 2), ((4 << 20) + 1, 0));
}

/// A body that always has something ready, and nothing in it.
struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::new()))))
    }
}

impl Transport for Endless {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async { Ok(Response::new(Body::new(Endless))) })
    }
}

#[test]
fn a_body_without_end_meets_the_deadline_though_it_never_waits() {
    let clock = Clock::default();
    let client = Client::builder().credentials("u", "p").transport(Endless).environment(clock.clone());
    let client = client.retry(Retry::never()).attempt_timeout(Some(Duration::from_secs(7))).build().unwrap();
    let error = run(client.send(&REQUEST)).unwrap_err();
    assert!(matches!(&error, Error::NoAnswer(error) if error.timeout), "{error}");
    assert_eq!(clock.slept(), Duration::from_secs(7));
}
