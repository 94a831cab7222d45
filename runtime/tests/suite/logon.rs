//! A refused logon: the client must not make another attempt, since services count them and lock users out.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Barrier;
use tokio::task::JoinSet;
use wsdl_runtime::http::{Request, Response};
use wsdl_runtime::{
    Body, BoxFuture, ClientBuilder, CredentialsRefused, Environment, Error, NotSentReason, Retry, TokioEnvironment,
    Transport, TransportError,
};

use crate::shop::{Client, GetOrder, ListOrders};
use crate::support::memory::{Clock, PASSWORD, Reply, Service, USER, envelope, run};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };

fn fault(code: &str) -> String {
    let text = format!("System.Web.Services.Protocols.SoapException: [{code}] refused\r\n   at Shop.Logon()");
    envelope(&format!("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>{text}</faultstring></soap:Fault>"))
}

fn nil() -> String {
    envelope("<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/></GetOrderResponse>")
}

fn refused(code: &str) -> Reply {
    Reply::Answer { status: 500, content_type: "text/xml; charset=utf-8", body: fault(code).into() }
}

fn accepted() -> Reply {
    Reply::soap11(nil())
}

fn builder(service: &Service, clock: &Clock) -> ClientBuilder<Client> {
    Client::builder().credentials(USER, PASSWORD).transport(service.clone()).environment(clock.clone())
}

fn call(client: &Client) -> Result<(), Error> {
    run(client.get_order(&REQUEST)).map(|_| ())
}

/// Why the client sent nothing, if it did so over the credentials.
fn latched(result: &Result<(), Error>) -> Option<CredentialsRefused> {
    let Err(Error::NotSent(error)) = result else { return None };
    match error.reason {
        NotSentReason::Credentials(refused) => Some(refused),
        _ => None,
    }
}

fn concurrently<T: Send + 'static>(
    calls: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        calls.into_iter().for_each(|call| drop(tasks.spawn(call)));
        tasks.join_all().await
    })
}

#[test]
fn after_a_rejected_logon_no_clone_sends_anything() {
    let (service, clock) = (Service::new([refused("WrongPassword"), accepted(), accepted()]), Clock::default());
    let client = builder(&service, &clock).build().unwrap();
    let error = call(&client).unwrap_err();
    assert!(error.fault().is_some() && !error.may_have_been_processed(), "{error}");
    let clones = [
        client.clone(),
        client.with_timeout(None),
        client.with_retry(Retry::default()),
        client.with_strict(true),
        client.with_http_header("x-a".parse().unwrap(), "b".parse().unwrap()),
    ];
    for clone in &clones {
        let result = call(clone);
        let refused = latched(&result).expect("the client knows better");
        assert_eq!((refused.code, refused.remaining), ("WrongPassword", None));
        assert!(!result.unwrap_err().may_have_been_processed());
    }
    assert_eq!(service.seen().len(), 1);
    // Other credentials may be right, and are not held to what these were.
    let other = client.with_credentials("other", "right");
    call(&other).unwrap();
    assert!(service.seen()[1].body.contains("<Password>right</Password>"));
    assert!(latched(&call(&client)).is_some());
    // As does another endpoint.
    call(&client.with_endpoint("https://other.example/").unwrap()).unwrap();
    assert_eq!(service.seen()[2].uri.host(), Some("other.example"));
    assert!(latched(&call(&client)).is_some());
}

#[test]
fn a_reset_makes_one_more_attempt() {
    let replies = [refused("WrongPassword"), refused("WrongPassword"), accepted(), accepted()];
    let (service, clock) = (Service::new(replies), Clock::default());
    let client = builder(&service, &clock).build().unwrap();
    let clone = client.clone();
    call(&client).unwrap_err();
    clone.reset_logon();
    assert!(latched(&call(&client)).is_none());
    assert!(latched(&call(&client)).is_some());
    client.reset_logon();
    call(&clone).unwrap();
    call(&client).unwrap();
    assert_eq!(service.seen().len(), 4);
}

#[test]
fn a_lockout_ends_by_itself() {
    let replies = [accepted(), refused("LockedOut"), refused("LockedOut"), accepted(), accepted()];
    let (service, clock) = (Service::new(replies), Clock::default());
    let client = builder(&service, &clock).lockout(Duration::from_secs(600)).build().unwrap();
    call(&client).unwrap();
    call(&client).unwrap_err();
    let refused = latched(&call(&client)).unwrap();
    assert_eq!((refused.code, refused.remaining), ("LockedOut", Some(Duration::from_secs(600))));
    run(clock.sleep(Duration::from_secs(599)));
    assert_eq!(latched(&call(&client)).unwrap().remaining, Some(Duration::from_secs(1)));
    run(clock.sleep(Duration::from_secs(1)));
    assert!(latched(&call(&client)).is_none());
    // Locked out again, from now on.
    assert_eq!(latched(&call(&client)).unwrap().remaining, Some(Duration::from_secs(600)));
    run(clock.sleep(Duration::from_secs(600)));
    call(&client).unwrap();
    call(&client).unwrap();
    assert_eq!(service.seen().len(), 5);
}

/// Texts of faults are masked, but not before they are understood.
#[test]
fn a_password_that_is_a_code_hides_no_refusal() {
    let service = Service::new([refused("WrongPassword")]);
    let client = Client::builder().credentials("WrongPassword", "LockedOut").transport(service.clone());
    let client = client.environment(Clock::default()).build().unwrap();
    let error = call(&client).unwrap_err();
    assert!(!error.may_have_been_processed() && !error.to_string().contains("[WrongPassword]"), "{error}");
    assert_eq!(error.codes().next(), Some("WrongPassword"));
    assert!(latched(&call(&client)).is_some());
}

#[test]
fn a_foreign_address_and_any_other_fault_stop_nothing() {
    let replies = [refused("ForeignAddress"), refused("Other"), accepted(), refused("ForeignAddress"), accepted()];
    let (service, clock) = (Service::new(replies), Clock::default());
    let client = builder(&service, &clock).build().unwrap();
    let processed: Vec<_> =
        (0..5).map(|_| call(&client).map_err(|error| error.may_have_been_processed()).err()).collect();
    assert_eq!(processed, [Some(false), Some(true), None, Some(false), None]);
}

#[test]
fn a_code_in_a_reported_failure_counts_like_one_in_a_fault() {
    let body = "<ListOrdersResponse xmlns=\"urn:example:shop\"><Failure><Description>[WrongPassword]</Description></Failure>\
                </ListOrdersResponse>";
    let service = Service::new([Reply::soap11(envelope(body)), accepted()]);
    let client = builder(&service, &Clock::default()).build().unwrap();
    let error = run(client.list_orders(&ListOrders { customer_id: 1, page: 1 })).unwrap_err();
    assert!(matches!(error, Error::Service(_)) && !error.may_have_been_processed(), "{error}");
    assert!(latched(&call(&client)).is_some());
}

/// A service that has seen all calls of a round before it answers any.
struct Rounds {
    seen: Arc<AtomicUsize>,
    round: Arc<Barrier>,
    first: AtomicUsize,
}

impl Transport for Rounds {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.seen.fetch_add(1, Ordering::SeqCst);
        let is_first = self.first.swap(1, Ordering::SeqCst) == 0;
        let round = self.round.clone();
        Box::pin(async move {
            if !is_first {
                round.wait().await;
            }
            let mut response = Response::new(Body::from(nil()));
            response.headers_mut().insert("content-type", "text/xml".parse().expect("a media type"));
            Ok(response)
        })
    }
}

#[test]
fn once_the_credentials_are_accepted_calls_go_out_together() {
    let (seen, round) = (Arc::new(AtomicUsize::new(0)), Arc::new(Barrier::new(8)));
    let transport = Rounds { seen: seen.clone(), round, first: AtomicUsize::new(0) };
    let client = Client::builder().credentials(USER, PASSWORD).transport(transport);
    let client = client.environment(TokioEnvironment::default()).build().unwrap();
    // The first one goes alone; the service answers the others only when all eight are there.
    let results = concurrently((0..9).map(|_| {
        let client = client.clone();
        async move { tokio::time::timeout(Duration::from_secs(60), client.get_order(&REQUEST)).await }
    }));
    assert!(results.iter().all(|result| matches!(result, Ok(Ok(_)))), "{results:?}");
    assert_eq!(seen.load(Ordering::SeqCst), 9);
}

#[test]
fn an_attempt_that_is_given_up_lets_the_next_one_go() {
    let service = Service::new([Reply::Silence, Reply::Reset, accepted()]);
    let client = Client::builder().credentials(USER, PASSWORD).transport(service.clone()).retry(Retry::never());
    let client = client.environment(TokioEnvironment::default()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let first = tokio::time::timeout(Duration::from_millis(20), client.get_order(&REQUEST)).await;
        assert!(first.is_err());
        assert!(matches!(client.get_order(&REQUEST).await, Err(Error::NoAnswer(_))));
        client.get_order(&REQUEST).await.unwrap();
    });
    assert_eq!(service.seen().len(), 3);
}

#[test]
fn a_call_waits_for_the_first_one_no_longer_than_it_may_take() {
    let service = Service::new([Reply::Silence]);
    let client = Client::builder().credentials(USER, PASSWORD).transport(service.clone());
    let client = client.environment(TokioEnvironment::default()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(async {
        let first = client.with_timeout(None).with_attempt_timeout(None);
        let first = tokio::spawn(async move { first.get_order(&REQUEST).await });
        while service.seen().is_empty() {
            tokio::task::yield_now().await;
        }
        let error = client.with_timeout(Duration::from_millis(20)).get_order(&REQUEST).await.unwrap_err();
        first.abort();
        error
    });
    assert!(error.is_timeout() && !error.may_have_been_processed(), "{error}");
    assert!(matches!(error, Error::NotSent(error) if matches!(error.reason, NotSentReason::NoTime)));
    assert_eq!(service.seen().len(), 1);
}

#[cfg(feature = "reqwest")]
mod over_sockets {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use wsdl_runtime::Error;

    use super::{Client, PASSWORD, REQUEST, USER, concurrently, fault, latched};

    /// A service that rejects whoever comes, and counts them.
    fn rejecting() -> (String, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (url, came) = (format!("http://{}/", listener.local_addr().unwrap()), Arc::new(AtomicUsize::new(0)));
        let count = came.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let count = count.clone();
                thread::spawn(move || answer(stream, &count));
            }
        });
        (url, came)
    }

    fn answer(mut stream: TcpStream, count: &AtomicUsize) -> Option<()> {
        let mut bytes = Vec::new();
        let mut chunk = [0; 4096];
        loop {
            while !bytes.ends_with(b"</soap:Envelope>") {
                let read = stream.read(&mut chunk).ok().filter(|read| *read > 0)?;
                bytes.extend_from_slice(&chunk[..read]);
            }
            bytes.clear();
            count.fetch_add(1, Ordering::SeqCst);
            let body = fault("WrongPassword");
            let head = format!(
                "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/xml\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all((head + &body).as_bytes()).ok()?;
        }
    }

    fn eight(client: &Client) -> Vec<Result<(), Error>> {
        concurrently((0..8).map(|_| {
            let client = client.clone();
            async move { client.get_order(&REQUEST).await.map(|_| ()) }
        }))
    }

    #[test]
    fn eight_callers_with_a_wrong_password_make_one_attempt() {
        let (url, came) = rejecting();
        let client = Client::builder().credentials(USER, PASSWORD).endpoint(url).build().unwrap();
        let results = eight(&client);
        assert_eq!(came.load(Ordering::SeqCst), 1);
        let faults = results.iter().filter(|result| matches!(result, Err(Error::Fault(_)))).count();
        let not_sent = results.iter().filter(|result| latched(result).is_some()).count();
        assert_eq!((faults, not_sent), (1, 7));
    }

    #[test]
    fn the_first_call_goes_alone_only_if_it_is_to() {
        let (url, came) = rejecting();
        let client = Client::builder().credentials(USER, PASSWORD).endpoint(url).one_logon_at_a_time(false);
        let client = client.build().unwrap();
        // No call waits for another: each either makes an attempt or comes after a refusal.
        let faults = eight(&client).iter().filter(|result| matches!(result, Err(Error::Fault(_)))).count();
        assert_eq!(came.load(Ordering::SeqCst), faults);
        assert!(latched(&eight(&client).remove(0)).is_some());
        assert_eq!(came.load(Ordering::SeqCst), faults);
    }
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_clients_share_it_too() {
    use crate::shop::blocking::Client;

    let service = Service::new([refused("WrongPassword"), accepted()]);
    let client = Client::builder().credentials(USER, PASSWORD).transport(service.clone());
    let client = client.environment(Clock::default()).build().unwrap();
    client.get_order(&REQUEST).unwrap_err();
    assert!(latched(&client.with_timeout(None).get_order(&REQUEST).map(|_| ())).is_some());
    client.reset_logon();
    client.get_order(&REQUEST).unwrap();
    assert_eq!(service.seen().len(), 2);
}
