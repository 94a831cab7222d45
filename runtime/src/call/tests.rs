//! Tests of the call's state machine, without transport and clock: the step that follows each event.

use super::*;
use crate::redaction::{Masker, Secrets};
use std::sync::Mutex;

use bytes::Bytes;

use crate::soap::{Quoted, SoapVersion, Written};
use crate::transport::{Body, TransportErrorKind};

fn call(retry: Retry, timeout: Option<Duration>) -> Call<'static> {
    call_of(OperationKind::NonIdempotent, retry, timeout)
}

fn call_of(kind: OperationKind, retry: Retry, timeout: Option<Duration>) -> Call<'static> {
    let endpoint = http::Uri::from_static("https://example.com/x");
    let written = Written { body: Bytes::from_static(b"<a/>"), violations: Vec::new() };
    let exchange = Exchange::new("Op", endpoint, SoapVersion::Soap11, &Masker::default(), written);
    let times = Times { call: timeout, attempt: None };
    let plan = Plan { kind, retry, budget: Box::leak(Box::new(Budget::new(20))), times };
    static QUOTED: Quoted = Quoted::new("");
    let head = Head { action: Action::new("", &QUOTED), others: Box::leak(Box::default()) };
    Call::new(exchange, head, plan)
}

fn wait(retry: &Retry, attempts: u32, jitter: f64) -> Option<Duration> {
    retry.wait(OperationKind::NonIdempotent, Cause::NotProcessed(None), attempts, || jitter)
}

/// The request that a call sends.
fn sent(call: &Call<'_>) -> http::Request<Body> {
    struct Keep(Mutex<Option<http::Request<Body>>>);
    impl Transport for Keep {
        fn send(&self, request: http::Request<Body>) -> Sending<'_> {
            *self.0.lock().unwrap() = Some(request);
            Box::pin(std::future::pending())
        }
    }
    let keep = Keep(Mutex::default());
    drop(call.post(&keep));
    keep.0.into_inner().unwrap().expect("a request is sent")
}

fn refused() -> Event {
    Event::Failed(TransportError::not_sent("refused"))
}

#[test]
fn it_sends_waits_and_sends_until_the_attempts_are_used_up() {
    let retry = Retry::default()
        .with_max_attempts(3)
        .with_initial_backoff(Duration::from_secs(1))
        .with_max_backoff(Duration::from_secs(60));
    let mut call = call(retry, None);
    let now = Duration::from_secs(5);
    let Step::Send { deadline: None, .. } = call.step(Event::Begun, || now, || 0.0) else { panic!("no request") };
    let request = sent(&call);
    assert_eq!((request.method(), request.uri().path()), (&http::Method::POST, "/x"));
    assert_eq!(request.body().as_bytes().as_deref(), Some(&b"<a/>"[..]));
    assert!(matches!(call.step(refused(), || now, || 0.0), Step::Sleep(wait) if wait == Duration::from_millis(500)));
    assert!(matches!(call.step(Event::Slept, || now, || 0.0), Step::Send { .. }));
    assert!(matches!(call.step(refused(), || now, || 1.0), Step::Sleep(wait) if wait == Duration::from_secs(2)));
    assert!(matches!(call.step(Event::Slept, || now, || 0.0), Step::Send { .. }));
    let Step::Done(Err(error)) = call.step(refused(), || now, || 0.0) else { panic!("not over") };
    assert_eq!(error.attempts(), 3);
    assert!(!error.may_have_been_processed());
}

#[test]
fn whatever_may_have_arrived_ends_the_call() {
    let response =
        || RawResponse { status: http::StatusCode::OK, headers: HeaderMap::new(), body: Bytes::from_static(b"<b/>") };
    let failed = |error| Event::Failed(error);
    let ends = [
        failed(TransportError::maybe_sent("reset")),
        failed(TransportError::maybe_sent("late").timed_out()),
        Event::CutOff(response(), "reset".into()),
        Event::TimedOut(None),
    ];
    for end in ends {
        let timeout = matches!(&end, Event::TimedOut(_)) || matches!(&end, Event::Failed(e) if e.is_timeout());
        let mut call = call(Retry::default(), None);
        call.step(Event::Begun, || Duration::ZERO, || 0.5);
        let Step::Done(Err(error)) = call.step(end, || Duration::ZERO, || 0.5) else { panic!("not over") };
        assert!(error.may_have_been_processed());
        assert_eq!(error.is_timeout(), timeout);
    }
    let mut call = call(Retry::default(), None);
    call.step(Event::Begun, || Duration::ZERO, || 0.5);
    let Step::Done(Ok(exchange)) = call.step(Event::Answered(response()), || Duration::ZERO, || 0.5) else {
        panic!("not over")
    };
    assert_eq!(exchange.response.body, "<b/>");
}

#[test]
fn no_wait_goes_beyond_the_deadline() {
    let retry = Retry::default()
        .with_max_attempts(9)
        .with_initial_backoff(Duration::from_secs(4))
        .with_max_backoff(Duration::from_secs(4));
    let mut call = call(retry, Some(Duration::from_secs(10)));
    let step = call.step(Event::Begun, || Duration::from_secs(100), || 1.0);
    assert!(matches!(step, Step::Send { deadline: Some(at), .. } if at == Duration::from_secs(110)));
    assert!(matches!(call.step(refused(), || Duration::from_secs(105), || 1.0), Step::Sleep(_)));
    call.step(Event::Slept, || Duration::from_secs(109), || 1.0);
    assert!(matches!(call.step(refused(), || Duration::from_secs(109), || 1.0), Step::Done(Err(_))));
}

#[test]
fn waits_double_up_to_the_longest() {
    let retry = Retry::default()
        .with_max_attempts(u32::MAX)
        .with_initial_backoff(Duration::from_secs(1))
        .with_max_backoff(Duration::from_secs(5));
    let waits = [1, 2, 3, 4, 40, u32::MAX - 1].map(|attempts| wait(&retry, attempts, 1.0).map(|wait| wait.as_secs()));
    assert_eq!(waits, [Some(1), Some(2), Some(4), Some(5), Some(5), Some(5)]);
    assert_eq!(wait(&retry, u32::MAX, 1.0), None);
    assert_eq!(wait(&Retry::never(), 1, 0.0), None);
}

#[test]
fn an_attempt_ends_at_its_own_deadline_or_at_that_of_the_call() {
    let retry = Retry::default()
        .with_max_attempts(2)
        .with_initial_backoff(Duration::from_secs(8))
        .with_max_backoff(Duration::from_secs(8));
    let mut call = call(retry, Some(Duration::from_secs(10)));
    call.times.attempt = Some(Duration::from_secs(4));
    let step = call.step(Event::Begun, || Duration::from_secs(100), || 1.0);
    assert!(matches!(step, Step::Send { deadline: Some(at), .. } if at == Duration::from_secs(104)));
    call.step(refused(), || Duration::from_secs(101), || 1.0);
    let step = call.step(Event::Slept, || Duration::from_secs(109), || 1.0);
    assert!(matches!(step, Step::Send { deadline: Some(at), .. } if at == Duration::from_secs(110)));
}

#[test]
fn no_wait_panics_whatever_is_set() {
    let retry =
        Retry::default().with_max_attempts(3).with_initial_backoff(Duration::MAX).with_max_backoff(Duration::MAX);
    for jitter in [f64::NAN, f64::INFINITY, -1.0, 1.0] {
        assert!(wait(&retry, 1, jitter).is_some_and(|wait| wait <= Duration::from_secs(24 * 60 * 60)));
    }
}

fn response(status: u16, headers: &[(&'static str, &str)], body: &'static str) -> RawResponse {
    let status = http::StatusCode::from_u16(status).unwrap();
    let headers = headers.iter().map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()));
    RawResponse { status, headers: headers.collect(), body: Bytes::from_static(body.as_bytes()) }
}

const XML: (&str, &str) = ("content-type", "text/xml; charset=utf-8");
const HTML: (&str, &str) = ("content-type", "text/html");
const PAGE: &str = " \r\n<!doctype HTML><html/>";

/// The events that can end an attempt. The flag is whether the request may have been processed; `None` if it is not
/// retried.
fn endings() -> Vec<(Event, Option<bool>)> {
    let answered = |status, headers: &[_], body| Event::Answered(response(status, headers, body));
    let cut = |status, headers: &[_], body| Event::CutOff(response(status, headers, body), "reset".into());
    vec![
        (refused(), Some(false)),
        (Event::Failed(TransportError::not_sent("late").timed_out()), Some(false)),
        (answered(429, &[], ""), Some(false)),
        (answered(429, &[HTML], PAGE), Some(false)),
        (Event::Failed(TransportError::maybe_sent("reset")), Some(true)),
        (Event::TimedOut(None), Some(true)),
        (cut(200, &[XML], "<a>"), Some(true)),
        (cut(502, &[HTML], "<html"), Some(true)),
        (cut(200, &[XML], "<s:Envelope><s:Body><a:FaultCount/><Faults>Fault"), Some(true)),
        (Event::TimedOut(Some(response(200, &[XML], "<a>"))), Some(true)),
        (answered(408, &[], ""), Some(true)),
        (answered(503, &[XML], "<a/>"), Some(true)),
        (answered(502, &[XML], "\u{FEFF}<?xml version='1.0'?><!DOCTYPE html><html/>"), Some(true)),
        (answered(429, &[XML], "<a/>"), Some(false)),
        (answered(502, &[], ""), Some(true)),
        (answered(503, &[("content-type", "text/plain")], "busy"), Some(true)),
        (answered(504, &[HTML], PAGE), Some(true)),
        (answered(404, &[HTML], PAGE), Some(true)),
        (answered(200, &[], PAGE), Some(true)),
        (answered(200, &[XML], PAGE), Some(true)),
        (answered(500, &[HTML], "<b>"), Some(true)),
        // Answers of the service itself, faults over a wrong password among them, and final refusals.
        (answered(200, &[XML], "<a/>"), None),
        (answered(500, &[XML], "<a/>"), None),
        (answered(503, &[HTML], "<s:Envelope"), None),
        (answered(429, &[XML], "<s:Envelope"), None),
        (answered(502, &[], "\u{FEFF}<Envelope"), None),
        (answered(400, &[], ""), None),
        (answered(401, &[HTML], PAGE), None),
        (answered(403, &[HTML], PAGE), None),
        (answered(302, &[HTML], PAGE), None),
        (answered(400, &[HTML], PAGE), None),
        (answered(405, &[HTML], PAGE), None),
        // The beginnings of such answers.
        (cut(500, &[XML], "<s:Envel"), None),
        (cut(500, &[], "<s:Envelope"), None),
        (cut(200, &[XML], "<s:Envelope><s:Body><s:Fault"), None),
        (cut(403, &[HTML], "<html"), None),
        (cut(405, &[HTML], "<html"), None),
        (cut(302, &[], ""), None),
        (Event::TimedOut(Some(response(500, &[XML], "<s:Envelope"))), None),
        // Failures that would repeat.
        (Event::CutOff(response(200, &[XML], "<a>"), TooLarge { limit: 3 }.into()), None),
        (Event::Failed(TransportError::new(TransportErrorKind::Request, "no such header")), None),
        (Event::Failed(TransportError::new(TransportErrorKind::Proxy, "407")), None),
    ]
}

#[test]
fn what_is_tried_again_is_decided_by_cause_and_kind() {
    for (index, (_, cause)) in endings().into_iter().enumerate() {
        for kind in [OperationKind::Safe, OperationKind::Idempotent, OperationKind::NonIdempotent] {
            for idempotent in [true, false] {
                let event = endings().swap_remove(index).0;
                let told = format!("{event:?} {kind:?}");
                let mut call = call_of(kind, Retry::default().with_idempotent(idempotent), None);
                call.step(Event::Begun, || Duration::ZERO, || 0.5);
                let again = matches!(call.step(event, || Duration::ZERO, || 0.5), Step::Sleep(_));
                let expected = match (cause, kind) {
                    (None, _) => false,
                    (Some(false), _) | (_, OperationKind::Safe) => true,
                    (_, OperationKind::Idempotent) => idempotent,
                    (_, OperationKind::NonIdempotent) => false,
                };
                assert_eq!(again, expected, "{told}");
            }
        }
    }
}

#[test]
fn an_error_remembers_what_earlier_attempts_may_have_done() {
    let mut call = call_of(OperationKind::Idempotent, Retry::default(), None);
    call.step(Event::Begun, || Duration::ZERO, || 0.5);
    call.step(Event::TimedOut(None), || Duration::ZERO, || 0.5);
    call.step(Event::Slept, || Duration::ZERO, || 0.5);
    call.step(refused(), || Duration::ZERO, || 0.5);
    call.step(Event::Slept, || Duration::ZERO, || 0.5);
    let Step::Done(Err(error)) = call.step(refused(), || Duration::ZERO, || 0.5) else { panic!("not over") };
    assert!(matches!(error, Error::NotSent(_)) && error.may_have_been_processed());
    assert_eq!((error.attempts(), error.unknown_outcomes()), (3, 1));
}

#[test]
fn a_service_may_ask_for_a_wait() {
    let date = ("date", "Tue, 24 Nov 2026 03:00:00 GMT");
    for (headers, waits) in [
        (vec![("retry-after", "7")], Some(7)),
        (vec![("retry-after", " 0 ")], Some(0)),
        (vec![("retry-after", "60")], Some(60)),
        (vec![("retry-after", "61")], None),
        (vec![("retry-after", "99999999999999999999999")], None),
        (vec![("retry-after", "Tue, 24 Nov 2026 03:00:09 GMT"), date], Some(9)),
        (vec![("retry-after", "Tue, 24 Nov 2026 02:00:00 GMT"), date], Some(0)),
        (vec![("retry-after", "Tue, 24 Nov 2026 03:00:09 GMT")], Some(0)),
        (vec![("retry-after", "soon"), date], Some(0)),
        (vec![("retry-after", " "), date], Some(0)),
    ] {
        let mut call = call_of(OperationKind::Safe, Retry::default(), None);
        call.step(Event::Begun, || Duration::ZERO, || 0.5);
        let step = call.step(Event::Answered(response(503, &headers, "")), || Duration::ZERO, || 0.5);
        let waited = match step {
            Step::Sleep(wait) => Some(wait.as_secs()),
            Step::Done(Ok(exchange)) => {
                assert_eq!(exchange.response.status.as_u16(), 503);
                None
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(waited, waits, "{headers:?}");
    }
}

#[test]
fn retries_are_paid_from_a_common_budget_that_answers_refill() {
    let retry = Retry::default();
    let budget: &Budget = Box::leak(Box::new(Budget::new(2)));
    let begun = || {
        let mut call = call_of(OperationKind::Safe, retry, None);
        call.budget = budget;
        call.step(Event::Begun, || Duration::ZERO, || 0.5);
        call
    };
    let retried = || matches!(begun().step(Event::TimedOut(None), || Duration::ZERO, || 0.5), Step::Sleep(_));
    assert_eq!([retried(), retried(), retried()], [true, true, false]);
    for _ in 0..10 {
        assert!(!retried());
        begun().step(Event::Answered(response(200, &[XML], "<a/>")), || Duration::ZERO, || 0.5);
    }
    assert_eq!([retried(), retried()], [true, false]);
    for _ in 0..99 {
        begun().step(Event::Answered(response(200, &[XML], "<a/>")), || Duration::ZERO, || 0.5);
    }
    assert_eq!([retried(), retried(), retried()], [true, true, false]);
}

/// Every way that four attempts can go, for every kind: a request that may have been processed is sent again only if
/// that does no harm, and the answer or the error counts it.
#[test]
fn no_sequence_of_events_sends_an_unsafe_request_twice() {
    let causes: Vec<_> = endings().into_iter().map(|(_, cause)| cause).collect();
    // After the first attempt one ending of each cause is enough.
    let first_of = |of| causes.iter().position(|cause| *cause == of).unwrap();
    let representatives = [Some(false), Some(true), None].map(first_of);
    let mut sequences: Vec<Vec<usize>> = (0..causes.len()).map(|at| vec![at]).collect();
    for _ in 0..2 {
        let longer = |sequence: &Vec<usize>| representatives.map(|next| [&sequence[..], &[next]].concat());
        sequences.extend(sequences.iter().flat_map(longer).collect::<Vec<_>>());
    }
    assert!(sequences.len() > 300);
    for (kind, idempotent) in
        [(OperationKind::Safe, true), (OperationKind::Idempotent, false), (OperationKind::NonIdempotent, true)]
    {
        for sequence in &sequences {
            let mut call = call_of(kind, Retry::default().with_max_attempts(9).with_idempotent(idempotent), None);
            let mut step = call.step(Event::Begun, || Duration::ZERO, || 0.5);
            let mut perhaps = 0;
            for (attempt, at) in sequence.iter().enumerate() {
                if attempt > 0 {
                    step = call.step(Event::Slept, || Duration::ZERO, || 0.5);
                }
                assert!(matches!(step, Step::Send { .. }), "{kind:?} {sequence:?}");
                assert!(kind == OperationKind::Safe || perhaps == 0, "{kind:?} {sequence:?} was sent again");
                step = call.step(endings().swap_remove(*at).0, || Duration::ZERO, || 0.5);
                perhaps += usize::from(causes[*at] != Some(false));
                if matches!(step, Step::Done(_)) {
                    break;
                }
            }
            if let Step::Done(Err(error)) = step {
                assert_eq!(error.may_have_been_processed(), perhaps > 0 && !is_unsendable(&error), "{sequence:?}");
            }
        }
    }
}

fn is_unsendable(error: &Error) -> bool {
    error.unknown_outcomes() == 0 && matches!(error, Error::NotSent(_))
}

#[test]
fn a_wait_that_takes_too_long_ends_the_call_as_the_attempt_before_it_did() {
    let mut call = call(Retry::default(), Some(Duration::from_secs(10)));
    call.step(Event::Begun, || Duration::ZERO, || 0.5);
    assert!(matches!(call.step(refused(), || Duration::ZERO, || 0.5), Step::Sleep(_)));
    let Step::Done(Err(error)) = call.step(Event::Slept, || Duration::from_secs(10), || 0.5) else {
        panic!("sent again")
    };
    assert!(matches!(error, Error::NotSent(_)) && !error.may_have_been_processed());
    assert_eq!(error.attempts(), 1);
}

#[test]
fn every_request_says_which_call_it_belongs_to() {
    const ENVELOPE: &str = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Header><a>x</a></e:Header>\
        <e:Body><a>user-7</a></e:Body></e:Envelope>";
    let mut call = call(Retry::default(), None);
    call.exchange.mask = Masker::new(&[], &[], Secrets::of([("user-7", "password-9")]));
    assert!(matches!(call.step(Event::Begun, || Duration::ZERO, || 0.5), Step::Send { .. }));
    let request = sent(&call);
    let info = request.extensions().get::<CallInfo>().expect("a client's request has it");
    assert_eq!(info.operation(), "Op");
    let masked = ENVELOPE.replace(">x<", ">***<").replace(">user-7<", ">***<");
    assert_eq!(info.masked_request(ENVELOPE.as_bytes()), masked);
    assert_eq!(info.masked_response(ENVELOPE.as_bytes(), "text/xml"), masked);
    assert_eq!(info.by_marks_alone().masked_request(ENVELOPE.as_bytes()), ENVELOPE.replace(">x<", ">***<"));
    let address = http::Uri::from_static("https://me@example.com/user-7?key=1");
    assert_eq!(info.masked_address(&address), "https://example.com/***");
    assert_eq!(info.masked_media_type("Text/XML; charset=x"), "Text/XML");
    assert_eq!(info.masked_media_type("password-9"), CallInfo::MASK);
    assert_eq!(format!("{info:?}"), "CallInfo { operation: \"Op\", .. }");
}
