//! What single calls have otherwise than their client, and what a client is besides.

use std::time::Duration;

use wsdl_runtime::http::{HeaderName, HeaderValue};
use wsdl_runtime::{Answer, BuildError, Error, HeaderBlock, Retry};

use crate::builder;
use crate::shop::{Client, GetOrder, OutOfStock, Session};
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
    let retry = Retry::default().with_max_attempts(2);
    let client = builder(&Service::new([])).retry(retry).retry_budget(1).build().unwrap();
    let attempts = |client: &Client| run(client.send(&REQUEST)).unwrap_err().attempts();
    assert_eq!(attempts(&client.with_retry(Retry::never())), 1);
    assert_eq!(attempts(&client.with_retry(retry)), 2);
    assert_eq!(attempts(&client.with_retry(retry)), 1);
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

#[test]
fn requests_carry_a_user_agent_and_the_headers_that_are_set() {
    let replies = || Reply::Answer { status: 404, content_type: "text/html", body: "<html/>".into() };
    let service = Service::new([replies(), replies(), replies()]);
    let name = |name: &'static str| HeaderName::from_static(name);
    let value = |value: &'static str| HeaderValue::from_static(value);
    let client = builder(&service).retry(Retry::never()).http_header(name("x-key"), value("1")).build().unwrap();
    run(client.send(&REQUEST)).unwrap_err();
    let other = client.with_http_header(name("x-key"), value("2")).with_http_header(name("soapaction"), value("3"));
    run(other.send(&REQUEST)).unwrap_err();
    let named = builder(&service).retry(Retry::never()).user_agent(value("app/2")).build().unwrap();
    run(named.send(&REQUEST)).unwrap_err();
    let sent: Vec<_> = service
        .seen()
        .iter()
        .map(|seen| ["user-agent", "x-key", "soapaction"].map(|name| seen.headers.get(name).cloned()))
        .collect();
    let action = Some(value("\"urn:example:shop/GetOrder\""));
    assert_eq!(sent[0], [Some(value("shop/1.0.0")), Some(value("1")), action.clone()]);
    assert_eq!(sent[1], [Some(value("shop/1.0.0")), Some(value("2")), action.clone()]);
    assert_eq!(sent[2], [Some(value("app/2")), None, action]);
    for reserved in ["content-type", "soapaction", "host", "content-length", "transfer-encoding"] {
        let built = builder(&service).http_header(name(reserved), value("1")).build();
        assert!(matches!(built, Err(BuildError::ReservedHeader(found)) if found == reserved));
    }
}

/// The generated crate knows which element a type stands for.
#[test]
fn header_blocks_are_written_and_read_by_their_types_alone() {
    let session = Session { id: Some("4a".to_owned()) };
    let body = "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/></GetOrderResponse>";
    let header = "<soap:Header><x/><Session xmlns=\"urn:example:shop\"><Id>4a</Id></Session></soap:Header><soap:Body>";
    let service = Service::new([Reply::soap11(envelope(body).replacen("<soap:Body>", header, 1)), nil("")]);
    let client = builder(&service).header(HeaderBlock::new(session.clone())).build().unwrap();
    let answer = run(client.send(&REQUEST)).unwrap();
    assert_eq!(answer.header::<Session>(), Some(Ok(session)));
    assert_eq!(answer.header::<OutOfStock>(), None);
    assert!(service.seen()[0].body.contains("<Session xmlns=\"urn:example:shop\"><Id>4a</Id></Session>"));
    assert_eq!(run(client.send(&REQUEST)).unwrap().header::<Session>(), None);
}

/// A header that is marked as sensitive is a secret like a password.
#[test]
fn a_sensitive_header_is_not_shown_and_needs_tls() {
    let mut key = HeaderValue::from_static("key-5b1d");
    key.set_sensitive(true);
    let with_key = |service: &Service| builder(service).http_header(HeaderName::from_static("x-key"), key.clone());
    let fault =
        envelope("<soap:Fault><faultcode>soap:Client</faultcode><faultstring>no key-5b1d</faultstring></soap:Fault>");
    let client = with_key(&Service::new([Reply::soap11(fault)])).build().unwrap();
    let error = run(client.send(&REQUEST)).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("5b1d"), "{error}");
    let built =
        Client::builder().transport(Service::new([])).http_header(HeaderName::from_static("x-key"), key.clone());
    let built = built.credentials("", "").endpoint("http://shop.example/").build();
    assert!(matches!(built, Err(BuildError::InsecureEndpoint)));
}

#[test]
fn an_endpoint_is_looked_at_whenever_it_is_set() {
    let client = builder(&Service::new([])).build().unwrap();
    for (endpoint, wrong) in [
        ("shop", "InvalidEndpoint"),
        ("http://shop.example/", "InsecureEndpoint"),
        ("https://user:password@shop.example/", "CredentialsInEndpoint"),
    ] {
        assert_eq!(format!("{:?}", client.with_endpoint(endpoint).unwrap_err()), wrong);
        assert_eq!(format!("{:?}", builder(&Service::new([])).endpoint(endpoint).build().unwrap_err()), wrong);
    }
    let service = Service::new([]);
    let client = builder(&service).retry(Retry::never()).build().unwrap();
    run(client.with_endpoint(" http://localhost:80/CRONUS L\u{e4}den/x ").unwrap().send(&REQUEST)).unwrap_err();
    assert_eq!(service.seen()[0].uri.path(), "/CRONUS%20L%C3%A4den/x");
}

/// Sessions of different users must not meet by chance: cookies are kept only on
/// request.
#[cfg(feature = "cookies")]
#[test]
fn cookies_are_sent_back_if_they_are_asked_for() {
    use crate::support::server::{Act, Server};
    use wsdl_runtime::HttpSettings;

    for (settings, expected) in [(HttpSettings::new(), false), (HttpSettings::new().cookies(), true)] {
        let answer = || {
            let body =
                envelope("<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/></GetOrderResponse>");
            Act::answer("200 OK", "Content-Type: text/xml\r\nSet-Cookie: session=4a; Path=/\r\n", body)
        };
        let server = Server::start([answer(), answer()]);
        let client = Client::builder().credentials("user", "password").endpoint(server.url()).http(settings);
        let client = client.build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for _ in 0..2 {
            runtime.block_on(client.get_order(&REQUEST)).unwrap();
        }
        let came = server.came();
        assert!(!came[0].head.contains("session=4a"));
        assert_eq!(came[1].head.contains("cookie: session=4a"), expected, "{}", came[1].head);
    }
}
