//! What can happen to a call besides an answer, and what the error says of it.

use std::time::Duration;

use wsdl_runtime::{BuildError, Error, NotSoapReason, Retry, SoapVersion};

use crate::builder;
use crate::shop::{Client, GetOrder, SendParcel};
use crate::support::memory::{Clock, Reply, Service, envelope, run};

const REQUEST: GetOrder = GetOrder { order_id: 1 };

fn answered(status: u16, content_type: &'static str, body: &str) -> Error {
    let service = Service::new([Reply::Answer { status, content_type, body: body.into() }]);
    let client = builder(&service).retry(Retry::never()).build().unwrap();
    run(client.get_order(&REQUEST)).unwrap_err()
}

#[test]
fn what_is_no_soap_is_told_with_status_type_and_beginning() {
    let page = "<!DOCTYPE html><html><head><title>Bad gateway</title></head></html>";
    for (status, content_type, body, reason) in [
        (502, "text/html; charset=utf-8", page, NotSoapReason::NotXml),
        (200, "text/html", "<html><body>Sign in</body></html>", NotSoapReason::NotXml),
        (200, "text/html", "<html><br></html>", NotSoapReason::NotXml),
        (200, "text/html; charset=utf-8", "<p>Sign in</p>", NotSoapReason::NotXml),
        (200, "application/xhtml+xml", "<HTML xmlns=\"http://www.w3.org/1999/xhtml\"/>", NotSoapReason::NotXml),
        (200, "text/xml", "<!-- a --><!DOCTYPE html><title>The Envelope</title>", NotSoapReason::NotXml),
        (200, "text/xml", "<!doctype\nHTML PUBLIC \"Envelope\"><html/>", NotSoapReason::NotXml),
        (200, "text/xml", "<a/>", NotSoapReason::NoEnvelope),
        (503, "text/plain", "upstream connect error", NotSoapReason::NotXml),
        (200, "application/json", "{\"error\": 1}", NotSoapReason::NotXml),
        (400, "", "", NotSoapReason::Empty),
        (415, "text/plain", " \r\n", NotSoapReason::Empty),
        (302, "text/html", "moved", NotSoapReason::NotXml),
    ] {
        match answered(status, content_type, body) {
            Error::NotSoap(error) => {
                assert_eq!(error.reason, reason, "{body}");
                assert_eq!(error.status().as_u16(), status);
                assert_eq!(error.content_type(), content_type);
                assert_eq!(error.beginning(), body.replace('\r', "\u{FFFD}"));
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn a_response_under_a_status_of_failure_is_not_taken_for_one() {
    let body = envelope("<GetOrderResponse xmlns=\"urn:example:shop\"/>");
    match answered(500, "text/xml", &body) {
        Error::NotSoap(error) => assert_eq!(error.reason, NotSoapReason::FailedStatus),
        other => panic!("{other}"),
    }
}

#[test]
fn refusals_by_status_are_known_not_to_have_been_processed() {
    for (status, processed) in [
        (200, true),
        (301, true),
        (303, true),
        (308, false),
        (400, true),
        (401, false),
        (404, false),
        (413, false),
        (415, false),
        (502, true),
    ] {
        assert_eq!(answered(status, "", "").may_have_been_processed(), processed, "{status}");
    }
}

#[test]
fn a_service_that_cannot_be_reached_is_tried_again_and_nothing_was_processed() {
    let good = envelope(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order \
         xsi:nil=\"true\"/></GetOrderResponse>",
    );
    let service = Service::new([Reply::Unreachable, Reply::Unreachable, Reply::soap11(good)]);
    let clock = Clock::default();
    let client = builder(&service).environment(clock.clone()).build().unwrap();
    let answer = run(client.send(&REQUEST)).unwrap();
    assert_eq!(answer.exchange.attempts, 3);
    // Three quarters, by a jitter of one half, of 200 ms and of 400 ms.
    assert_eq!(clock.slept(), Duration::from_millis(150 + 300));

    let service = Service::new([]);
    let error = run(builder(&service).build().unwrap().send(&REQUEST)).unwrap_err();
    assert!(matches!(&error, Error::NotSent(_)) && !error.may_have_been_processed() && !error.is_timeout());
    assert_eq!(service.seen().len(), 3);
    let error = run(builder(&Service::new([])).retry(Retry::never()).build().unwrap().send(&REQUEST)).unwrap_err();
    assert_eq!(error.attempts(), 1);
}

#[test]
fn a_request_that_may_have_arrived_is_never_sent_twice() {
    let good = || Reply::soap11("");
    for reply in [Reply::Reset, Reply::CutOff(vec!["<a>", "b"]), Reply::Silence] {
        let service = Service::new([reply, good(), good()]);
        let load = SendParcel::new(1);
        let error = run(builder(&service).build().unwrap().send(&load)).unwrap_err();
        assert!(matches!(&error, Error::NoAnswer(_)), "{error}");
        assert!(error.may_have_been_processed());
        assert_eq!(service.seen().len(), 1);
    }
}

#[test]
fn time_runs_out() {
    let client = builder(&Service::new([Reply::Silence])).retry(Retry::never()).build().unwrap();
    let error = run(client.send(&REQUEST)).unwrap_err();
    assert!(error.is_timeout() && error.may_have_been_processed());
    insta::assert_snapshot!(error);
    // A wait that would end after the deadline is not begun.
    let service = Service::new([]);
    let client = builder(&service).timeout(Some(Duration::from_millis(100))).build().unwrap();
    let error = run(client.send(&REQUEST)).unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert!(!error.may_have_been_processed());
}

#[test]
fn what_a_client_needs_is_asked_for_when_it_is_built() {
    let service = Service::new([]);
    let unset = Client::builder().transport(service.clone()).environment(Clock::default());
    assert!(matches!(unset.build(), Err(BuildError::NoCredentials("Shop"))));
    for endpoint in ["", "shop", "/shop", "ftp://example.com/", "http://", "http:///x", "not a uri"] {
        let error = builder(&service).endpoint(endpoint).build().unwrap_err();
        assert!(matches!(error, BuildError::InvalidEndpoint), "{endpoint}: {error:?}");
    }
    let client = builder(&service).endpoint("http://localhost:8080/x").soap_version(SoapVersion::Soap12);
    let client = client.build().unwrap();
    let _ = run(client.get_order(&REQUEST));
    assert_eq!(service.seen()[0].uri, "http://localhost:8080/x");
}

#[test]
fn clients_and_futures_go_to_other_threads_and_errors_are_small() {
    fn goes<T: Send + Sync + 'static>(_: &T) {}
    fn goes_as_future<T: Send>(_: &T) {}
    let client = builder(&Service::new([])).build().unwrap();
    goes(&client);
    goes_as_future(&client.get_order(&REQUEST));
    fn is_error<T: std::error::Error + Send + Sync + 'static>() -> usize {
        size_of::<T>()
    }
    assert_eq!(is_error::<Error>(), 2 * size_of::<usize>());
}
