//! What may have been processed is sent again only where that does no harm: for every operation, by its kind.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Duration;

use listrak_v31::{Client, GetProcessStatus, samples};
use wsdl_runtime::codegen::{EachOperation, Request};
use wsdl_runtime::{Error, OperationKind, Retry, Samples};
use wsdl_tests::memory::{Clock, Reply, Service, builder, run};

const PAGE: &str = "<!DOCTYPE html><html><body>Bad gateway</body></html>";

/// A name, what the service does, and whether it may have processed the request by then.
type Failure = (&'static str, fn() -> Reply, bool);

/// Where an exchange can fail.
fn failures() -> Vec<Failure> {
    fn answer(status: u16, content_type: &'static str, body: &str) -> Reply {
        Reply::Answer { status, content_type, body: body.into() }
    }
    vec![
        ("no connection", || Reply::Unreachable, false),
        ("turned away over the rate", || answer(429, "", ""), false),
        ("reset after sending", || Reply::Reset, true),
        ("no answer in time", || Reply::Silence, true),
        ("no answer in time to the gateway", || answer(408, "", ""), true),
        ("cut off before the body", || Reply::CutOff(vec![]), true),
        ("cut off in the body", || Reply::CutOff(vec!["<soap:Envelope", " xmlns"]), true),
        ("bad gateway", || answer(502, "text/html", PAGE), true),
        ("unavailable", || answer(503, "text/plain", "busy"), true),
        ("gateway timeout", || answer(504, "", ""), true),
        ("a page instead of SOAP", || answer(200, "text/html", PAGE), true),
        ("a page that says not found", || answer(404, "text/html", PAGE), true),
    ]
}

/// What an operation does is in the first word of its name; the configuration is not asked.
fn is_harmless(operation: &str) -> bool {
    ["Get", "Report", "ConductorGet"].iter().any(|word| operation.starts_with(word))
}

/// Calls every operation against every failure and counts what was sent.
#[derive(Default)]
struct Count {
    kinds: BTreeMap<String, Vec<&'static str>>,
}

impl EachOperation for Count {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, _: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        let (name, kind) = (R::OPERATION.name, R::OPERATION.kind);
        self.kinds.entry(format!("{kind:?}")).or_default().push(name);
        assert_eq!(kind == OperationKind::Read, is_harmless(name), "{name}");
        let request = request(&mut Samples::new(7));
        for (failure, reply, processed) in failures() {
            for idempotent in [true, false] {
                let service = Service::new((0..9).map(|_| reply()));
                let client = builder(&service).retry(Retry { attempts: 4, idempotent, ..Retry::default() });
                // No bound on the whole call, so that a late attempt leaves time for the next.
                let client: Client = client.timeout(None).build().unwrap();
                let error = run(client.send(&request)).unwrap_err();
                let again = !processed || is_harmless(name) || (kind == OperationKind::Idempotent && idempotent);
                let sent = service.seen().len();
                assert_eq!(sent, if again { 4 } else { 1 }, "{name}: {failure}");
                assert_eq!(error.exchange().attempts as usize, sent, "{name}: {failure}");
                // What a gateway does not find went nowhere.
                let may_have_been = processed && !failure.contains("not found");
                assert_eq!(error.may_have_been_processed(), may_have_been, "{name}: {failure}");
            }
        }
    }
}

#[test]
fn no_unsafe_operation_is_sent_again_once_it_may_have_been_processed() {
    let mut count = Count::default();
    samples::each(&mut count);
    insta::assert_debug_snapshot!(count.kinds);
}

#[test]
fn an_unsafe_operation_is_not_sent_again_after_a_failure_that_follows_harmless_ones() {
    use listrak_v31::UpdateSubscribedContactAttribute;
    let replies = [Reply::Unreachable, Reply::Reset, Reply::Unreachable, Reply::Unreachable];
    let service = Service::new(replies);
    let client = builder(&service).retry(Retry { attempts: 9, ..Retry::default() }).build().unwrap();
    let error = run(client.send(&UpdateSubscribedContactAttribute::new(1))).unwrap_err();
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
                let error = run(client.send(&GetProcessStatus { process_id: 1 })).unwrap_err();
                assert!(error.fault().is_some(), "{status} {content_type}");
                assert_eq!(service.seen().len(), 1, "{status} {content_type}");
            }
        }
    }
}

/// Attempts to log on are counted: what begins as a fault is not asked for again, wherever it is cut.
#[test]
fn the_beginning_of_a_fault_is_cause_for_no_other_attempt() {
    let fault = crate::answers::envelope(
        "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>[InvalidLogonAttempt]</faultstring></soap:Fault>",
    );
    let tag = fault.find("<soap:Fault>").unwrap() + "<soap:Fault".len();
    let cut_at = |status, at: usize| {
        let part = || Reply::Part { status, content_type: "text/xml; charset=utf-8", body: fault[..at].into() };
        let service = Service::new([part(), part(), part()]);
        let client = builder(&service).build().unwrap();
        let error = run(client.send(&GetProcessStatus { process_id: 1 })).unwrap_err();
        assert!(matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed(), "{status} {at}: {error}");
        let response = error.exchange().response.clone().unwrap();
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
    let good = crate::answers::envelope(
        "<GetProcessStatusResponse xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus \
         xsi:nil=\"true\"/></GetProcessStatusResponse>",
    );
    let page = Reply::Answer { status: 502, content_type: "text/html", body: PAGE.into() };
    let service = Service::new([page, Reply::Reset, Reply::soap11(good)]);
    let clock = Clock::default();
    let client = builder(&service).environment(clock.clone()).build().unwrap();
    let answer = run(client.send(&GetProcessStatus { process_id: 1 })).unwrap();
    assert_eq!((answer.exchange.attempts, answer.exchange.unknown_outcomes), (3, 2));
    assert_eq!(clock.slept(), Duration::from_millis(150 + 300));
}

#[test]
fn a_service_that_is_down_is_not_stormed() {
    let service = Service::new([]);
    let client = builder(&service).retry(Retry { attempts: 5, budget: 6, ..Retry::default() }).build().unwrap();
    for _ in 0..20 {
        // A clone shares the budget.
        run(client.clone().send(&GetProcessStatus { process_id: 1 })).unwrap_err();
    }
    assert_eq!(service.seen().len(), 20 + 6);
}
