//! Connections that break at every point of an exchange, over real sockets: nothing that may have been processed is sent
//! twice, and what only reads gets through.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use wsdl_runtime::{Error, Retry};

use crate::shop::{Client, GetOrder, SendParcel};
use crate::support::memory::envelope;

/// Where a connection ends.
#[derive(Debug, Clone, Copy)]
enum Break {
    /// As soon as so many bytes of the request came.
    Request(usize),
    /// Behind so many bytes of the answer, and of what else there is to read.
    Answer(usize),
    /// Not at all.
    Never,
}

/// A server whose first connections break, one after the other; later ones do not.
struct Fragile {
    url: String,
    /// Requests of which at least the head came.
    begun: Arc<AtomicUsize>,
    /// Requests that came as a whole.
    whole: Arc<AtomicUsize>,
}

impl Fragile {
    fn start(breaks: Vec<Break>, answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let (begun, whole) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counts = (begun.clone(), whole.clone());
        // It ends with the tests' process.
        thread::spawn(move || {
            let mut breaks = breaks.into_iter();
            for stream in listener.incoming().flatten() {
                let at = breaks.next().unwrap_or(Break::Never);
                serve(stream, at, &answer, &counts.0, &counts.1);
            }
        });
        Self { url, begun, whole }
    }

    fn client(&self) -> Client {
        let retry = Retry::default().with_initial_backoff(std::time::Duration::from_millis(1));
        Client::builder().credentials("user", "password").endpoint(&self.url).retry(retry).build().unwrap()
    }

    fn counts(&self) -> (usize, usize) {
        (self.begun.load(Ordering::SeqCst), self.whole.load(Ordering::SeqCst))
    }
}

fn serve(mut stream: TcpStream, at: Break, answer: &[u8], begun: &AtomicUsize, whole: &AtomicUsize) {
    let mut came = Vec::new();
    loop {
        let most = if let Break::Request(bytes) = at { bytes - came.len() } else { usize::MAX };
        let mut chunk = [0; 4096];
        // No room for more ends it, as the end of the stream does.
        match stream.read(&mut chunk[..most.min(4096)]) {
            Ok(length) if length > 0 => {
                let had_head = has_head(&came);
                came.extend_from_slice(&chunk[..length]);
                begun.fetch_add(usize::from(!had_head && has_head(&came)), Ordering::SeqCst);
            }
            _ => return,
        }
        if !is_whole(&came) {
            continue;
        }
        whole.fetch_add(1, Ordering::SeqCst);
        came.clear();
        let end = if let Break::Answer(bytes) = at { bytes.min(answer.len()) } else { answer.len() };
        if stream.write_all(&answer[..end]).is_err() || !matches!(at, Break::Never) {
            return;
        }
    }
}

fn has_head(came: &[u8]) -> bool {
    came.windows(4).any(|bytes| bytes == b"\r\n\r\n")
}

fn is_whole(came: &[u8]) -> bool {
    came.ends_with(b"</soap:Envelope>")
}

/// An answer to both operations that are called here: each passes over the other's element.
fn answer(element: &str) -> Vec<u8> {
    let body = envelope(element);
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}

const STATUS: &str = "<GetOrderResponse xmlns=\"urn:example:shop\"><Order \
                      xsi:nil=\"true\"/></GetOrderResponse>";
const UPDATED: &str = "<SendParcelResponse xmlns=\"urn:example:shop\">\
                       <SendParcelResult>7</SendParcelResult>\
                       </SendParcelResponse>";

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn breaks(answer_bytes: usize) -> impl Iterator<Item = Break> {
    let in_request = [0, 1, 100, 300, 500].into_iter().map(Break::Request);
    in_request.chain((0..answer_bytes).step_by(23).map(Break::Answer))
}

#[test]
fn an_unsafe_request_is_sent_once_wherever_its_connection_breaks() {
    let answer = answer(UPDATED);
    let mut errors = 0;
    for at in breaks(answer.len()) {
        let server = Fragile::start(vec![at], answer.clone());
        let result = run(server.client().send(&SendParcel::new(1)));
        let (begun, whole) = server.counts();
        assert!(begun <= 1 && whole <= 1, "{at:?}: {begun} requests, {whole} whole ones");
        let error = result.unwrap_err();
        assert!(matches!(&error, Error::NoAnswer(_)) && error.may_have_been_processed(), "{at:?}: {error:?}");
        errors += 1;
    }
    assert!(errors > 20, "{errors}");
    // It was well formed.
    let server = Fragile::start(vec![], answer);
    assert_eq!(run(server.client().send(&SendParcel::new(1))).unwrap().response.result, 7);
}

#[test]
fn a_read_gets_through_wherever_its_connection_breaks() {
    let answer = answer(STATUS);
    for at in breaks(answer.len()) {
        let server = Fragile::start(vec![at, Break::Answer(17)], answer.clone());
        let got = run(server.client().send(&GetOrder { order_id: 1 })).unwrap();
        assert_eq!((got.exchange.attempts, got.exchange.unknown_outcomes), (3, 2), "{at:?}");
    }
}

/// A server closes connections when it likes, and says so to nobody before the next request is on its way.
#[test]
fn a_kept_connection_that_closes_between_calls_costs_an_unsafe_call_at_most_an_error() {
    let answer = answer(UPDATED);
    let server = Fragile::start(vec![Break::Answer(usize::MAX); 8], answer);
    run(async {
        let client = server.client();
        for calls in 1..=8 {
            let result = client.send(&SendParcel::new(1)).await;
            assert!(result.as_ref().err().is_none_or(Error::may_have_been_processed), "{result:?}");
            assert!(server.counts().1 <= calls, "more requests than calls");
        }
    });
}
