//! The client for code that is not asynchronous: it calls as the other one does, wherever it is used.

use std::cell::RefCell;
use std::error::Error as _;
use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

use wsdl_runtime::http::{Request, Response};
use wsdl_runtime::{Body, BoxFuture, ClientBuilder, Error, Retry, Transport, TransportError};

use crate::shop::GetOrder;
use crate::shop::blocking::Client;
use crate::support::memory::{Clock, PASSWORD, Reply, Service, USER, envelope, run};
#[cfg(feature = "reqwest")]
use crate::support::server::{Act, Server};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };

fn nil() -> String {
    envelope(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
         </GetOrderResponse>",
    )
}

fn builder(transport: impl Transport + 'static) -> ClientBuilder<Client> {
    Client::builder().credentials(USER, PASSWORD).transport(transport).environment(Clock::default())
}

#[test]
fn it_sends_what_the_other_client_sends() {
    let (service, other) = (Service::new([Reply::soap11(nil())]), Service::new([Reply::soap11(nil())]));
    let response = builder(service.clone()).build().unwrap().get_order(&REQUEST).unwrap();
    let expected = run(crate::builder(&other).build().unwrap().get_order(&REQUEST)).unwrap();
    assert_eq!(response, expected);
    let (sent, expected) = (&service.seen()[0], &other.seen()[0]);
    assert_eq!((&sent.uri, &sent.headers, &sent.body), (&expected.uri, &expected.headers, &expected.body));
}

#[test]
fn options_retries_and_errors_are_the_same() {
    let clock = Clock::default();
    let service = Service::new([Reply::Silence, Reply::Unreachable, Reply::Unreachable, Reply::soap11(nil())]);
    let client = builder(service.clone()).environment(clock.clone()).build().unwrap();
    let short = client.with_timeout(Duration::from_secs(4)).with_retry(Retry::never());
    assert!(short.send(&REQUEST).unwrap_err().is_timeout());
    assert_eq!(clock.slept(), Duration::from_secs(4));
    assert_eq!(client.send(&REQUEST).unwrap().exchange.attempts, 3);
    assert!(matches!(client.with_retry(Retry::never()).get_order(&REQUEST), Err(Error::NotSent(_))));
}

#[cfg(feature = "reqwest")]
#[test]
fn it_works_and_ends_inside_a_runtime() {
    let calls = || {
        let server = Server::start([Act::answer("200 OK", "Content-Type: text/xml\r\n", nil())]);
        let client = Client::builder().credentials(USER, PASSWORD).endpoint(server.url()).build().unwrap();
        let moved = client.clone();
        drop(client);
        assert!(moved.get_order(&REQUEST).is_ok());
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { calls() });
    runtime.block_on(async { tokio::task::spawn_blocking(calls).await }).unwrap();
    calls();
}

#[cfg(feature = "reqwest")]
#[test]
fn many_threads_call_through_one_client() {
    let acts = (0..20).map(|_| Act::answer("200 OK", "Content-Type: text/xml\r\nConnection: close\r\n", nil()));
    // The server closes after each answer, since it serves one connection at a time.
    let acts = acts.map(|act| if let Act::Answer(bytes) = act { Act::AnswerAndClose(bytes) } else { act });
    let server = Server::start(acts);
    let client = Client::builder().credentials(USER, PASSWORD).endpoint(server.url()).build().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let client = client.clone();
            scope.spawn(move || (0..5).for_each(|_| assert!(client.get_order(&REQUEST).is_ok())));
        }
    });
    assert_eq!(server.came().len(), 20);
}

struct Panics;

impl Transport for Panics {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async { panic!("a transport that is wrong") })
    }
}

#[test]
fn a_transport_that_panics_is_an_error_of_its_call_alone() {
    let client = builder(Panics).build().unwrap();
    for _ in 0..2 {
        let error = client.get_order(&REQUEST).unwrap_err();
        assert!(matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed(), "{error}");
        assert_eq!(error.source().unwrap().to_string(), "the call panicked");
        assert!(error.request_bytes() > 0 && error.masked_request().contains("4711"));
    }
}

/// A transport that calls through the client that it is the transport of.
#[derive(Clone, Default)]
struct CallsBack(Arc<OnceLock<Client>>);

impl Transport for CallsBack {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async {
            let error = self.0.get().unwrap().get_order(&REQUEST).unwrap_err();
            Err(TransportError::not_sent(error))
        })
    }
}

#[test]
fn a_call_on_the_clients_own_thread_does_not_wait_for_itself() {
    let transport = CallsBack::default();
    let client = builder(transport.clone()).retry(Retry::never()).build().unwrap();
    assert!(transport.0.set(client.clone()).is_ok());
    let outer = client.get_order(&REQUEST).unwrap_err();
    let inner = outer.source().and_then(|error| error.downcast_ref::<Error>()).unwrap();
    assert!(matches!(inner, Error::NotSent(_)) && inner.to_string().contains("own thread"), "{inner}");
}

thread_local! {
    /// Tells when its thread is over.
    static OVER: RefCell<Option<mpsc::SyncSender<()>>> = const { RefCell::new(None) };
}

/// A transport that leaves a sender with its thread.
struct Marks(mpsc::SyncSender<()>);

impl Transport for Marks {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        OVER.set(Some(self.0.clone()));
        Box::pin(async { Err(TransportError::not_sent("nowhere")) })
    }
}

#[test]
fn the_thread_ends_with_the_last_clone() {
    let (sender, receiver) = mpsc::sync_channel(0);
    let client = builder(Marks(sender)).retry(Retry::never()).build().unwrap();
    let clone = client.with_strict(true);
    assert!(client.get_order(&REQUEST).is_err());
    drop(client);
    assert!(clone.get_order(&REQUEST).is_err());
    drop(clone);
    // All senders are gone: the transport's with the client, the thread's with the thread.
    let over = receiver.recv_timeout(Duration::from_secs(60)).unwrap_err();
    assert_eq!(over, mpsc::RecvTimeoutError::Disconnected);
}

#[cfg(feature = "reqwest")]
#[test]
fn time_runs_out_by_the_real_clock() {
    let server = Server::start([Act::Hang]);
    let client = Client::builder().credentials(USER, PASSWORD).endpoint(server.url()).build().unwrap();
    let error = client.with_timeout(Duration::from_millis(50)).get_order(&REQUEST).unwrap_err();
    assert!(error.is_timeout() && error.may_have_been_processed(), "{error}");
    assert_eq!(error.attempts(), 1);
}
