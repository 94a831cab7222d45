//! The machine without transport and clock: what it asks for at each event.

use super::*;
use crate::envelope::SoapVersion;

fn call(retry: Retry, timeout: Option<Duration>) -> Call {
    let exchange = Exchange {
        operation: "Op",
        endpoint: http::Uri::from_static("https://example.com/x"),
        version: SoapVersion::Soap11,
        attempts: 0,
        request_bytes: 4,
        response: None,
    };
    let times = Times { call: timeout, attempt: None };
    Call::new(exchange, HeaderMap::new(), Bytes::from_static(b"<a/>"), retry, times)
}

fn refused() -> Event {
    Event::Failed(TransportError::not_sent("refused"))
}

#[test]
fn it_sends_waits_and_sends_until_the_attempts_are_used_up() {
    let retry = Retry { attempts: 3, first_wait: Duration::from_secs(1), longest_wait: Duration::from_secs(60) };
    let mut call = call(retry, None);
    let now = Duration::from_secs(5);
    let Step::Send { request, deadline: None } = call.step(Event::Begun, now, 0.0) else { panic!("no request") };
    assert_eq!((request.method(), request.uri().path()), (&Method::POST, "/x"));
    assert_eq!(request.body().as_bytes().as_deref(), Some(&b"<a/>"[..]));
    assert!(matches!(call.step(refused(), now, 0.0), Step::Sleep(wait) if wait == Duration::from_millis(500)));
    assert!(matches!(call.step(Event::Slept, now, 0.0), Step::Send { .. }));
    assert!(matches!(call.step(refused(), now, 1.0), Step::Sleep(wait) if wait == Duration::from_secs(2)));
    assert!(matches!(call.step(Event::Slept, now, 0.0), Step::Send { .. }));
    let Step::Done(Err(error)) = call.step(refused(), now, 0.0) else { panic!("not over") };
    assert_eq!(error.exchange().attempts, 3);
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
        Event::TimedOut,
    ];
    for end in ends {
        let timeout = matches!(&end, Event::TimedOut) || matches!(&end, Event::Failed(e) if e.is_timeout());
        let mut call = call(Retry::default(), None);
        call.step(Event::Begun, Duration::ZERO, 0.5);
        let Step::Done(Err(error)) = call.step(end, Duration::ZERO, 0.5) else { panic!("not over") };
        assert!(error.may_have_been_processed());
        assert_eq!(error.is_timeout(), timeout);
    }
    let mut call = call(Retry::default(), None);
    call.step(Event::Begun, Duration::ZERO, 0.5);
    let Step::Done(Ok(exchange)) = call.step(Event::Answered(response()), Duration::ZERO, 0.5) else {
        panic!("not over")
    };
    assert_eq!(exchange.response.map(|response| response.body), Some(Bytes::from_static(b"<b/>")));
}

#[test]
fn no_wait_goes_beyond_the_deadline() {
    let retry = Retry { attempts: 9, first_wait: Duration::from_secs(4), longest_wait: Duration::from_secs(4) };
    let mut call = call(retry, Some(Duration::from_secs(10)));
    let step = call.step(Event::Begun, Duration::from_secs(100), 1.0);
    assert!(matches!(step, Step::Send { deadline: Some(at), .. } if at == Duration::from_secs(110)));
    assert!(matches!(call.step(refused(), Duration::from_secs(105), 1.0), Step::Sleep(_)));
    call.step(Event::Slept, Duration::from_secs(109), 1.0);
    assert!(matches!(call.step(refused(), Duration::from_secs(109), 1.0), Step::Done(Err(_))));
}

#[test]
fn waits_double_up_to_the_longest() {
    let retry = Retry { attempts: u32::MAX, first_wait: Duration::from_secs(1), longest_wait: Duration::from_secs(5) };
    let waits = [1, 2, 3, 4, 40, u32::MAX - 1].map(|attempts| retry.wait(attempts, 1.0).map(|wait| wait.as_secs()));
    assert_eq!(waits, [Some(1), Some(2), Some(4), Some(5), Some(5), Some(5)]);
    assert_eq!(retry.wait(u32::MAX, 1.0), None);
    assert_eq!(Retry::never().wait(1, 0.0), None);
}

#[test]
fn an_attempt_ends_at_its_own_deadline_or_at_that_of_the_call() {
    let retry = Retry { attempts: 2, first_wait: Duration::from_secs(8), longest_wait: Duration::from_secs(8) };
    let mut call = call(retry, Some(Duration::from_secs(10)));
    call.times.attempt = Some(Duration::from_secs(4));
    let step = call.step(Event::Begun, Duration::from_secs(100), 1.0);
    assert!(matches!(step, Step::Send { deadline: Some(at), .. } if at == Duration::from_secs(104)));
    call.step(refused(), Duration::from_secs(101), 1.0);
    let step = call.step(Event::Slept, Duration::from_secs(109), 1.0);
    assert!(matches!(step, Step::Send { deadline: Some(at), .. } if at == Duration::from_secs(110)));
}

#[test]
fn no_wait_panics_whatever_is_set() {
    let retry = Retry { attempts: 3, first_wait: Duration::MAX, longest_wait: Duration::MAX };
    for jitter in [f64::NAN, f64::INFINITY, -1.0, 1.0] {
        assert!(retry.wait(1, jitter).is_some_and(|wait| wait <= Duration::from_secs(24 * 60 * 60)));
    }
}
