//! What single calls have otherwise than their client, and what a client is besides.

use std::time::Duration;

use wsdl_runtime::{Answer, Error, HeaderBlock, Retry};

use crate::builder;
use crate::shop::{Client, GetOrder};
use crate::support::memory::{Clock, Reply, Service, envelope, run};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };

fn nil(more: &str) -> Reply {
    Reply::soap11(envelope(&format!(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>{more}\
         </GetOrderResponse>",
    )))
}

#[test]
fn clients_and_their_futures_go_to_other_threads() {
    fn is<T: Clone + Send + Sync>() {}
    fn goes<T: Send>(future: T) -> T {
        future
    }
    is::<Client>();
    #[cfg(feature = "blocking")]
    is::<crate::shop::blocking::Client>();
    let client = builder(&Service::new([nil("")])).build().unwrap();
    drop(goes(client.send(&REQUEST)));
    assert!(run(goes(client.get_order(&REQUEST))).is_ok());
    let clone = client.clone();
    let moved = goes(async move { clone.with_strict(true).with_timeout(None).get_order(&REQUEST).await });
    assert!(run(moved).is_err());
}

#[test]
fn times_are_those_of_the_clone() {
    let slept = |change: fn(&Client) -> Client| {
        let (service, clock) = (Service::new([Reply::Silence, Reply::Silence]), Clock::default());
        let client = builder(&service).environment(clock.clone()).retry(Retry::never()).build().unwrap();
        let error = run(change(&client).send(&REQUEST)).unwrap_err();
        assert!(error.is_timeout() && error.may_have_been_processed(), "{error}");
        let slept = clock.slept();
        run(client.send(&REQUEST)).unwrap_err();
        assert_eq!(clock.slept() - slept, Duration::from_secs(120), "the client itself is as it was");
        slept
    };
    assert_eq!(slept(Client::clone), Duration::from_secs(120));
    assert_eq!(slept(|client| client.with_timeout(Duration::from_secs(7))), Duration::from_secs(7));
    assert_eq!(slept(|client| client.with_attempt_timeout(Duration::from_secs(3))), Duration::from_secs(3));
    assert_eq!(slept(|client| client.with_attempt_timeout(None)), Duration::from_secs(150));
}

#[test]
fn retries_are_counted_for_all_clones_together() {
    let retry = Retry { attempts: 2, budget: 1, ..Retry::default() };
    let client = builder(&Service::new([])).retry(retry).build().unwrap();
    let attempts = |client: &Client| run(client.send(&REQUEST)).unwrap_err().exchange().attempts;
    assert_eq!(attempts(&client.with_retry(Retry::never())), 1);
    assert_eq!(attempts(&client.with_retry(Retry { budget: 100, ..retry })), 2);
    assert_eq!(attempts(&client.with_retry(Retry { budget: 100, ..retry })), 1);
    assert_eq!(attempts(&client), 1);
}

#[test]
fn headers_and_strictness_are_those_of_the_clone() {
    let service = Service::new([nil(""), nil("<More/>"), nil("<More/>")]);
    let client = builder(&service).build().unwrap();
    let header = HeaderBlock::from_xml("<Trace xmlns=\"urn:trace\">42</Trace>").unwrap();
    run(client.with_header(header).send(&REQUEST)).unwrap();
    let lenient: Answer<_> = run(client.send(&REQUEST)).unwrap();
    assert_eq!(lenient.deviations.count(), 1);
    assert!(matches!(run(client.with_strict(true).send(&REQUEST)), Err(Error::NotUnderstood(_))));
    let has_header = service.seen().iter().map(|seen| seen.body.contains("urn:trace")).collect::<Vec<_>>();
    assert_eq!(has_header, [true, false, false]);
    assert!(service.seen().iter().all(|seen| seen.body.contains("Login")));
}

#[test]
fn a_dropped_future_does_nothing_more() {
    let service = Service::new([Reply::Silence, nil("")]);
    let client = builder(&service).build().unwrap();
    // Before it is polled, nothing is sent at all.
    drop(client.send(&REQUEST));
    assert!(service.seen().is_empty());
    let slow = client.with_timeout(None).with_attempt_timeout(None);
    let mut future = Box::pin(slow.send(&REQUEST));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_pending());
    drop(future);
    assert_eq!(service.seen().len(), 1);
    assert!(run(client.send(&REQUEST)).is_ok());
}
