//! Calls over HTTP, by the transport that clients have by default: what is sent, and how failures are told apart.

use std::error::Error as _;
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use wsdl_runtime::codec::ReadErrorKind;
use wsdl_runtime::http::{Request, Response};
use wsdl_runtime::{
    Answer, Body, BoxError, BoxFuture, BuildError, ClientBuilder, Error, HttpSettings, NotSentReason, NotSoapReason,
    ReqwestTransport, Retry, SoapVersion, TooLarge, Transport, TransportError, TransportErrorKind, reqwest,
};

use crate::shop::{Client, GetOrder, GetOrderResponse, SendParcel};
use crate::support::memory::envelope;
use crate::support::server::{Act, Server};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };
const XML: &str = "Content-Type: text/xml; charset=utf-8\r\n";

fn builder(endpoint: &str) -> ClientBuilder<Client> {
    Client::builder().credentials("user", "password").endpoint(endpoint).retry(Retry::never())
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn call(builder: ClientBuilder<Client>) -> Result<Answer<GetOrderResponse>, Error> {
    run(async { builder.build().unwrap().send(&REQUEST).await })
}

fn error(act: Act) -> Error {
    let server = Server::start([act]);
    call(builder(&server.url())).unwrap_err()
}

fn nil() -> String {
    envelope(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
         </GetOrderResponse>",
    )
}

fn not_sent(error: &Error) -> Option<TransportErrorKind> {
    assert!(!error.may_have_been_processed(), "{error}");
    match error {
        Error::NotSent(error) => match &error.reason {
            NotSentReason::Transport(error) => Some(error.kind()),
            _ => None,
        },
        _ => None,
    }
}

fn not_soap(error: &Error) -> NotSoapReason {
    match error {
        Error::NotSoap(error) => error.reason,
        other => panic!("{other}"),
    }
}

#[test]
fn requests_have_a_length_a_type_and_an_action() {
    for (version, content_type, action) in [
        (SoapVersion::Soap11, "text/xml; charset=utf-8", Some("\"urn:example:shop/GetOrder\"")),
        (SoapVersion::Soap12, "application/soap+xml; charset=utf-8; action=\"urn:example:shop/GetOrder\"", None),
    ] {
        let server = Server::start([Act::answer("200 OK", XML, nil())]);
        let answer = call(builder(&server.url()).soap_version(version)).unwrap();
        assert_eq!(answer.response.order, None);
        let came = server.came().remove(0);
        let header = |name: &str| {
            let lines = came.head.lines().filter_map(|line| line.split_once(": "));
            lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
        };
        assert!(came.head.starts_with("POST /service.asmx HTTP/1.1\r\n"), "{}", came.head);
        assert_eq!(header("content-type"), Some(content_type));
        assert_eq!(header("soapaction"), action);
        assert_eq!(header("accept-encoding"), Some("gzip"));
        assert_eq!(header("content-length"), Some(came.body.len().to_string().as_str()));
        assert_eq!(header("transfer-encoding"), None);
        assert_eq!(answer.exchange.request_bytes, came.body.len());
    }
}

#[test]
fn a_connection_is_used_again_after_answers_and_faults() {
    let fault = envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring></soap:Fault>");
    let acts = [
        Act::answer("200 OK", XML, nil()),
        Act::answer("500 Internal Server Error", XML, fault),
        Act::answer("200 OK", XML, nil()),
    ];
    let server = Server::start(acts);
    run(async {
        let client = builder(&server.url()).build().unwrap();
        assert!(client.send(&REQUEST).await.is_ok());
        assert!(client.clone().send(&REQUEST).await.unwrap_err().fault().is_some());
        assert!(client.send(&REQUEST).await.is_ok());
    });
    let connections: Vec<usize> = server.came().iter().map(|came| came.connection).collect();
    assert_eq!(connections, [0, 0, 0]);
}

#[test]
fn gzip_and_chunks_are_undone() {
    // `<a/>`, compressed.
    let gzip = [31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 179, 73, 212, 183, 3, 0, 212, 28, 209, 1, 4, 0, 0, 0];
    match error(Act::answer("200 OK", &format!("{XML}Content-Encoding: gzip\r\n"), gzip)) {
        Error::NotSoap(error) => assert_eq!(error.beginning(), "<a/>"),
        other => panic!("{other}"),
    }
    let chunked: String =
        nil().as_bytes().chunks(7).map(|c| format!("{:x}\r\n{}\r\n", c.len(), String::from_utf8_lossy(c))).collect();
    let bytes = format!("HTTP/1.1 200 OK\r\n{XML}Transfer-Encoding: chunked\r\n\r\n{chunked}0\r\n\r\n");
    let server = Server::start([Act::Answer(bytes.into())]);
    assert!(call(builder(&server.url())).is_ok());
}

/// A transport that counts the bytes of bodies that it gave away.
#[derive(Clone)]
struct Counting {
    inner: ReqwestTransport,
    given: Arc<AtomicUsize>,
}

impl Transport for Counting {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let response = self.inner.send(request).await?;
            Ok(response.map(|inner| Body::new(Counted { inner, given: self.given.clone() })))
        })
    }
}

struct Counted {
    inner: Body,
    given: Arc<AtomicUsize>,
}

impl http_body::Body for Counted {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(context));
        if let Some(Ok(frame)) = &frame {
            self.given.fetch_add(frame.data_ref().map_or(0, Bytes::len), Ordering::SeqCst);
        }
        Poll::Ready(frame)
    }
}

/// Rule 39: answers are compressed where that is asked for, and what undoes that must not be trusted with memory.
#[test]
fn a_compressed_answer_is_given_up_as_soon_as_it_is_too_large() {
    const LIMIT: usize = 256 << 10;
    let whole = 32 << 20;
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(&vec![b' '; whole]).unwrap();
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < LIMIT && whole / bomb.len() > 900, "{} bytes are no bomb", bomb.len());
    let gzip = format!("{XML}Content-Encoding: gzip\r\n");
    let server = Server::start([Act::answer("200 OK", &gzip, &bomb), Act::answer("200 OK", &gzip, &bomb)]);
    let given = Arc::new(AtomicUsize::new(0));
    let transport = Counting { inner: ReqwestTransport::without_proxy(None).unwrap(), given: given.clone() };
    let set_up = |limit| builder(&server.url()).transport(transport.clone()).largest_answer(limit);
    let error = call(set_up(LIMIT)).unwrap_err();
    assert!(error.to_string().contains(&TooLarge { limit: LIMIT }.to_string()), "{error}");
    assert!(matches!(&error, Error::NoAnswer(error) if error.is_too_large()), "{error}");
    assert!(error.response().unwrap().body.len() <= LIMIT);
    // One piece beyond the limit, of the size that is undone at a time.
    let taken = given.swap(0, Ordering::SeqCst);
    assert!((LIMIT..LIMIT + (64 << 10)).contains(&taken), "{taken} bytes were taken");
    // Nothing else stood in its way.
    let error = call(set_up(whole)).unwrap_err();
    assert_eq!((not_soap(&error), given.load(Ordering::SeqCst)), (NotSoapReason::Empty, whole));
}

#[test]
fn a_service_that_is_not_there_is_told_apart() {
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let refused = call(builder(&format!("http://{address}/"))).unwrap_err();
    assert_eq!(not_sent(&refused), Some(TransportErrorKind::Connect), "{refused:?}");
    // RFC 2606, section 2: no such name exists.
    let unknown = call(builder("https://shop.invalid/")).unwrap_err();
    assert_eq!(not_sent(&unknown), Some(TransportErrorKind::Dns), "{unknown:?}");
    assert!(!format!("{unknown} {unknown:?} {:?}", unknown.source()).contains("password"));
}

/// A client of the application may have limits of its own, which end while the body comes.
#[test]
fn time_that_an_own_client_gives_the_body_is_told_as_time() {
    let begun = Act::Answer(format!("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n{XML}\r\n<soap:").into());
    let server = Server::start([begun]);
    let own = HttpSettings::new().no_proxy().reqwest_builder().unwrap();
    let own = own.read_timeout(Duration::from_millis(100)).build().unwrap();
    let error = call(builder(&server.url()).reqwest_client(own)).unwrap_err();
    assert!(matches!(error, Error::NoAnswer(_)) && error.is_timeout(), "{error:?}");
    assert_eq!(&*error.response().unwrap().body, b"<soap:");
}

/// A port whose queue of connections is full: whoever knocks gets no answer at all. Keep what is given.
fn deaf() -> (tokio::net::TcpListener, Vec<TcpStream>) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let knock = |_| TcpStream::connect_timeout(&address, Duration::from_millis(500)).ok();
    let queued: Vec<TcpStream> = (0..64).map_while(knock).collect();
    assert!(queued.len() < 64, "the queue takes everybody");
    (listener, queued)
}

#[test]
fn a_connection_that_does_not_come_is_given_up_in_time() {
    run(async {
        let (listener, queued) = deaf();
        let endpoint = format!("http://{}/", listener.local_addr().unwrap());
        let client = builder(&endpoint).connect_timeout(Some(Duration::from_millis(50))).build().unwrap();
        let error = client.send(&REQUEST).await.unwrap_err();
        // Nothing was sent, other than where the answer does not come.
        assert_eq!(not_sent(&error), Some(TransportErrorKind::Connect), "{error:?}");
        assert!(error.is_timeout(), "{error:?}");
        drop(queued);
    });
}

#[test]
fn a_server_without_tls_is_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            use std::io::{Read as _, Write as _};
            let mut stream = stream;
            let _ = stream.read(&mut [0; 512]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }
    });
    let error = call(builder(&format!("https://{address}/"))).unwrap_err();
    assert_eq!(not_sent(&error), Some(TransportErrorKind::Tls), "{error:?}");
}

#[test]
fn time_runs_out_while_waiting_for_the_answer() {
    let server = Server::start([Act::Hang, Act::Hang]);
    let short = Some(Duration::from_millis(20));
    let error = call(builder(&server.url()).attempt_timeout(short)).unwrap_err();
    assert!(error.is_timeout() && error.may_have_been_processed(), "{error}");
    assert_eq!(error.attempts(), 1);
    let error = call(builder(&server.url()).attempt_timeout(None).timeout(short)).unwrap_err();
    assert!(error.is_timeout() && error.may_have_been_processed(), "{error}");
    // Also where headers came and the body does not.
    let server = Server::start([Act::Answer(format!("HTTP/1.1 200 OK\r\n{XML}Content-Length: 9\r\n\r\n<").into())]);
    let error = call(builder(&server.url()).attempt_timeout(short)).unwrap_err();
    assert!(error.is_timeout() && error.may_have_been_processed(), "{error}");
}

#[test]
fn a_call_that_is_dropped_closes_its_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/", listener.local_addr().unwrap());
    // What came before the client closed.
    let server = std::thread::spawn(move || {
        use std::io::Read as _;
        let mut came = Vec::new();
        let (mut stream, _) = listener.accept().unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.read_to_end(&mut came).map(|_| came)
    });
    run(async {
        let client = builder(&endpoint).build().unwrap();
        let call = tokio::time::timeout(Duration::from_millis(200), client.send(&REQUEST));
        assert!(call.await.is_err());
        // The client is still there, and so is what looks after connections.
        let came = tokio::task::spawn_blocking(|| server.join().unwrap()).await.unwrap().unwrap();
        assert!(came.starts_with(b"POST / HTTP/1.1\r\n"), "{} bytes", came.len());
        drop(client);
    });
}

#[test]
fn a_body_that_is_cut_is_no_answer() {
    let bytes = format!("HTTP/1.1 200 OK\r\n{XML}Content-Length: 1000\r\n\r\n<a/>");
    match error(Act::AnswerAndClose(bytes.into())) {
        Error::NoAnswer(error) => {
            assert!(!error.timeout);
            assert_eq!(error.exchange.response.as_ref().map(|response| response.status.as_u16()), Some(200));
        }
        other => panic!("{other}"),
    }
    match error(Act::AnswerAndClose(Vec::new())) {
        Error::NoAnswer(error) => assert!(error.exchange.response.is_none() && error.source.is_some()),
        other => panic!("{other}"),
    }
}

#[test]
fn pages_and_refusals() {
    let html = "Content-Type: text/html; charset=x-unheard-of\r\n";
    for (status, body) in [("200 OK", "<html/>"), ("403 Forbidden", "<html>"), ("502 Bad Gateway", "<!DOCTYPE html>")] {
        let error = error(Act::answer(status, html, body));
        assert_eq!(not_soap(&error), NotSoapReason::NotXml, "{error}");
    }
    for status in ["400 Bad Request", "415 Unsupported Media Type"] {
        let error = error(Act::answer(status, "", ""));
        assert_eq!(not_soap(&error), NotSoapReason::Empty);
        assert_eq!(error.may_have_been_processed(), status.starts_with("400"));
    }
}

#[test]
fn redirects_are_not_followed() {
    for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let elsewhere = Server::start([Act::answer("200 OK", XML, nil())]);
        let location = format!("Location: {}?token=secret\r\n", elsewhere.url());
        let error = error(Act::answer(status, &location, nil()));
        assert_eq!(not_soap(&error), NotSoapReason::Redirect);
        assert_eq!(error.may_have_been_processed(), status.starts_with("301") || status.starts_with("302"));
        let shown = error.to_string();
        assert!(shown.contains(&elsewhere.url()) && !shown.contains("secret"), "{shown}");
        assert!(elsewhere.came().is_empty());
    }
}

/// A client of the application that follows redirects, as reqwest's do by default.
fn own() -> reqwest::ClientBuilder {
    HttpSettings::new().no_proxy().reqwest_builder().unwrap().redirect(reqwest::redirect::Policy::default())
}

#[test]
fn a_client_of_the_application_that_follows_redirects_does_not_go_unnoticed() {
    let elsewhere = Server::start([Act::answer("200 OK", XML, nil())]);
    let location = format!("Location: {}\r\n", elsewhere.url());
    let server = Server::start([Act::answer("303 See Other", &location, "")]);
    let error = call(builder(&server.url()).reqwest_client(own().build().unwrap())).unwrap_err();
    assert!(matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed(), "{error}");
    // It has no second body to take elsewhere.
    let elsewhere = Server::start([Act::answer("200 OK", XML, nil())]);
    let location = format!("Location: {}\r\n", elsewhere.url());
    let server = Server::start([Act::answer("307 Temporary Redirect", &location, "")]);
    let error = call(builder(&server.url()).reqwest_client(own().build().unwrap())).unwrap_err();
    assert_eq!(not_soap(&error), NotSoapReason::Redirect);
    assert!(elsewhere.came().is_empty());
}

#[test]
fn a_client_of_the_application_sends_nothing_twice_by_itself() {
    let again = reqwest::retry::for_host("127.0.0.1").no_budget().classify_fn(|request| request.retryable());
    let again = own().retry(again).build().unwrap();
    for (client, status) in [
        (own().build().unwrap(), "307 Temporary Redirect"),
        (own().build().unwrap(), "308 Permanent Redirect"),
        (again, "500 Internal Server Error"),
    ] {
        let act = Act::answer(status, "Location: /service.asmx\r\n", "");
        let server = Server::start([act.clone(), act, Act::answer("200 OK", XML, nil())]);
        let client = builder(&server.url()).reqwest_client(client).build().unwrap();
        let request = SendParcel::new(17);
        run(client.send(&request)).unwrap_err();
        assert_eq!(server.came().len(), 1, "{status}");
    }
}

#[test]
fn faults_with_500_and_with_200() {
    let fault = envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring></soap:Fault>");
    for status in ["500 Internal Server Error", "200 OK"] {
        assert_eq!(error(Act::answer(status, XML, &fault)).fault().unwrap().text(), "no");
    }
}

#[test]
fn encodings() {
    let fault =
        envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Zo\u{EB}</faultstring></soap:Fault>");
    let latin: Vec<u8> = fault.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> = fault.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (content_type, body) in [
        ("text/xml; charset=utf-8", [b"\xEF\xBB\xBF", fault.as_bytes()].concat()),
        ("text/xml; charset=iso-8859-1", latin.clone()),
        ("text/xml; charset=utf-8", [b"\xFE\xFF", utf16.as_slice()].concat()),
        ("text/xml; charset=\"UTF-16BE\"", utf16),
    ] {
        let error = error(Act::answer("500 Internal Server Error", &format!("Content-Type: {content_type}\r\n"), body));
        assert_eq!(error.fault().unwrap().text(), "Zo\u{EB}", "{content_type}");
    }
    let error_of = |body: Vec<u8>| error(Act::answer("200 OK", "Content-Type: text/xml; charset=utf-8\r\n", body));
    assert_eq!(error_of(latin.clone()).fault().unwrap().text(), "Zo\u{FFFD}");
    let latin = String::from_utf8_lossy(&latin).replace("Fault", "Other").replace('\u{FFFD}', "|").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == b'|' { 0xEB } else { byte }).collect();
    for (content_type, body, found) in [
        ("text/xml; charset=utf-8", latin, "bytes that are not text in UTF-8"),
        ("text/xml; charset=x-unheard-of", fault.into_bytes(), "text in `x-unheard-of`, an unknown encoding"),
    ] {
        match error(Act::answer("200 OK", &format!("Content-Type: {content_type}\r\n"), body)) {
            Error::NotUnderstood(error) => {
                assert_eq!((error.problem.kind(), error.problem.found()), (ReadErrorKind::NotWellFormed, found));
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn answers_that_are_not_understood() {
    for (body, kind) in [
        (envelope("<a>"), ReadErrorKind::NotWellFormed),
        (envelope(""), ReadErrorKind::Missing),
        (envelope("<GetParcelResponse xmlns=\"urn:example:shop\"/>"), ReadErrorKind::Unexpected),
    ] {
        match error(Act::answer("200 OK", XML, body)) {
            Error::NotUnderstood(error) => {
                assert!(matches!(error.problem.kind(), found if found == kind || found == ReadErrorKind::Unexpected));
                assert!(!error.exchange.response.body.is_empty());
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(not_soap(&error(Act::answer("200 OK", XML, "<a/>"))), NotSoapReason::NoEnvelope);
}

#[test]
fn credentials_do_not_go_over_http_to_other_machines() {
    for endpoint in ["http://example.com/", "http://10.0.0.1/", "http://localhost.example.com/", "http://[::2]/"] {
        assert!(matches!(builder(endpoint).build(), Err(BuildError::InsecureEndpoint)), "{endpoint}");
        assert!(builder(endpoint).allow_http().build().is_ok());
    }
    for endpoint in ["https://example.com/", "http://localhost:1/", "http://127.9.9.9/", "http://[::1]:80/"] {
        assert!(builder(endpoint).build().is_ok(), "{endpoint}");
    }
}

#[test]
fn outside_a_runtime_a_call_says_so() {
    let client = builder("http://localhost:1/").build().unwrap();
    let mut future = Box::pin(client.send(&REQUEST));
    let mut context = Context::from_waker(std::task::Waker::noop());
    let Poll::Ready(Err(error)) = future.as_mut().poll(&mut context) else { panic!("it went on") };
    assert!(
        matches!(&error, Error::NotSent(error) if matches!(error.reason, NotSentReason::Unavailable(_))),
        "{error}"
    );
    assert!(error.to_string().contains("inside a Tokio runtime"), "{error}");
}

/// Runs in a process of its own with a proxy in its environment.
#[test]
fn a_service_on_this_machine_is_never_called_through_a_proxy() {
    const CHILD: &str = "HTTP_TEST_BEHIND_A_PROXY";
    if let Ok(endpoint) = std::env::var(CHILD) {
        assert!(call(builder(&endpoint)).is_ok());
        // So it is if the client was set up for another machine.
        let other = builder("https://shop.example/").build().unwrap().with_endpoint(&endpoint).unwrap();
        assert!(run(other.send(&REQUEST)).is_ok());
        return;
    }
    let answer = || Act::answer("200 OK", XML, nil());
    let (server, proxy) = (Server::start([answer(), answer()]), Server::start([]));
    let proxy_url = format!("http://{}", proxy.address);
    let name = "http::a_service_on_this_machine_is_never_called_through_a_proxy";
    let status = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name])
        .envs([("HTTP_PROXY", &proxy_url), ("http_proxy", &proxy_url), ("ALL_PROXY", &proxy_url)])
        .env(CHILD, server.url())
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(proxy.came().is_empty());
    assert_eq!(server.came().len(), 2);
}
