//! What is sent again, and what is not.

use std::time::Duration;

use wsdl_runtime::{Error, Retry};

use crate::builder;
use crate::shop::{GetOrder, SendParcel};
use crate::support::memory::{Clock, Reply, Service, envelope, run};

const PAGE: &str = "<!DOCTYPE html><html><body>Bad gateway</body></html>";

#[test]
fn an_unsafe_operation_is_not_sent_again_after_a_failure_that_follows_harmless_ones() {
    let replies = [Reply::Unreachable, Reply::Reset, Reply::Unreachable, Reply::Unreachable];
    let service = Service::new(replies);
    let client = builder(&service).retry(Retry::default().with_max_attempts(9)).build().unwrap();
    let error = run(client.send(&SendParcel::new(1))).unwrap_err();
    assert_eq!(service.seen().len(), 2);
    assert!(matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed());
}

#[test]
fn faults_are_never_tried_again_whatever_their_status() {
    for code in ["InvalidLogonAttempt", "LoginAttemptsExceeded", "ProhibitedIPAddress"] {
        for status in [200, 429, 500, 502, 503, 504] {
            for content_type in ["text/xml; charset=utf-8", "text/html", ""] {
                let body = format!(
                    "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode>\
                     s:Server</faultcode><faultstring>[{code}]</faultstring></s:Fault></s:Body></s:Envelope>"
                );
                let service =
                    Service::new((0..3).map(|_| Reply::Answer { status, content_type, body: body.clone().into() }));
                let client = builder(&service).build().unwrap();
                let error = run(client.send(&GetOrder { order_id: 1 })).unwrap_err();
                assert!(error.fault().is_some(), "{status} {content_type}");
                assert_eq!(service.seen().len(), 1, "{status} {content_type}");
            }
        }
    }
}

/// Attempts to log on are counted: what begins as a fault is not asked for again, wherever it is cut.
#[test]
fn the_beginning_of_a_fault_is_cause_for_no_other_attempt() {
    let fault = envelope(
        "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>[InvalidLogonAttempt]</faultstring></soap:Fault>",
    );
    let tag = fault.find("<soap:Fault>").unwrap() + "<soap:Fault".len();
    let cut_at = |status, at: usize| {
        let part = || Reply::Part { status, content_type: "text/xml; charset=utf-8", body: fault[..at].into() };
        let service = Service::new([part(), part(), part()]);
        let client = builder(&service).build().unwrap();
        let error = run(client.send(&GetOrder { order_id: 1 })).unwrap_err();
        assert!(matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed(), "{status} {at}: {error}");
        let response = error.response().unwrap().clone();
        assert_eq!((response.status.as_u16(), &*response.body), (status, &fault.as_bytes()[..at]));
        service.seen().len()
    };
    for at in (1..fault.len()).step_by(7) {
        assert_eq!(cut_at(500, at), 1, "{at}");
        // Under a status of success only the tag tells a fault.
        assert_eq!(cut_at(200, at), if at < tag { 3 } else { 1 }, "{at}");
    }
}

#[test]
fn a_read_gets_through_and_says_how_often_it_was_tried() {
    let good = envelope(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order \
         xsi:nil=\"true\"/></GetOrderResponse>",
    );
    let page = Reply::Answer { status: 502, content_type: "text/html", body: PAGE.into() };
    let service = Service::new([page, Reply::Reset, Reply::soap11(good)]);
    let clock = Clock::default();
    let client = builder(&service).environment(clock.clone()).build().unwrap();
    let answer = run(client.send(&GetOrder { order_id: 1 })).unwrap();
    assert_eq!((answer.exchange.attempts, answer.exchange.unknown_outcomes), (3, 2));
    assert_eq!(clock.slept(), Duration::from_millis(150 + 300));
}

#[test]
fn a_service_that_is_down_is_not_stormed() {
    let service = Service::new([]);
    let client = builder(&service).retry(Retry::default().with_max_attempts(5)).retry_budget(6).build().unwrap();
    for _ in 0..20 {
        // A clone shares the budget.
        run(client.clone().send(&GetOrder { order_id: 1 })).unwrap_err();
    }
    assert_eq!(service.seen().len(), 20 + 6);
}
