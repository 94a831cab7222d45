//! A service, a clock and chance in memory.

use std::future::pending;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use wsdl_runtime::http::{HeaderMap, Request, Response, StatusCode, Uri};
use wsdl_runtime::{Body, BoxFuture, Environment, Transport, TransportError};

/// What a service in memory does with a request.
pub enum Reply {
    /// Answers.
    Answer { status: u16, content_type: &'static str, body: Vec<u8> },
    /// Answers with a body in chunks, which breaks off with an error behind the last one.
    CutOff(Vec<&'static str>),
    /// Answers with the beginning of a body, and breaks off.
    Part { status: u16, content_type: &'static str, body: Vec<u8> },
    /// Never answers.
    Silence,
    /// Cannot be reached.
    Unreachable,
    /// Breaks off after it may have got the request.
    Reset,
}

impl Reply {
    /// An answer in SOAP 1.1 with status 200.
    pub fn soap11(body: impl Into<Vec<u8>>) -> Self {
        Self::Answer { status: 200, content_type: "text/xml; charset=utf-8", body: body.into() }
    }
}

/// A request as the service got it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: String,
}

/// A service in memory: it gives its replies one after the other, then is unreachable. A clone is the same service.
#[derive(Clone)]
pub struct Service {
    replies: Arc<Mutex<std::collections::VecDeque<Reply>>>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Service {
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { replies: Arc::new(Mutex::new(replies.into_iter().collect())), seen: Arc::default() }
    }

    /// The requests that came.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no test panics while it holds this").clone()
    }
}

impl Transport for Service {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let (parts, body) = request.into_parts();
        let body = body.as_bytes().expect("requests of this client are whole");
        let body = String::from_utf8(body.to_vec()).expect("requests of this client are UTF-8");
        self.seen.lock().expect("no test panics while it holds this").push(Seen {
            uri: parts.uri,
            headers: parts.headers,
            body,
        });
        let reply = self.replies.lock().expect("no test panics while it holds this").pop_front();
        Box::pin(async move {
            match reply {
                Some(Reply::Answer { status, content_type, body }) => {
                    Ok(response(status, content_type, Body::from(body)))
                }
                Some(Reply::Part { status, content_type, body }) => {
                    Ok(response(status, content_type, Body::new(chunked::Chunks::new([body.into()]))))
                }
                Some(Reply::CutOff(chunks)) => {
                    let chunks = chunks.into_iter().map(|chunk| Bytes::from_static(chunk.as_bytes()));
                    Ok(Response::new(Body::new(chunked::Chunks::new(chunks))))
                }
                Some(Reply::Silence) => pending().await,
                Some(Reply::Reset) => Err(TransportError::maybe_sent("connection reset")),
                Some(Reply::Unreachable) | None => Err(TransportError::not_sent("connection refused")),
            }
        })
    }
}

fn response(status: u16, content_type: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).expect("tests give legal statuses");
    if !content_type.is_empty() {
        let value = content_type.parse().expect("tests give legal headers");
        response.headers_mut().insert("content-type", value);
    }
    response
}

mod chunked {
    use std::collections::VecDeque;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use super::Bytes;

    pub(super) struct Chunks(VecDeque<Bytes>);

    impl Chunks {
        pub(super) fn new(chunks: impl IntoIterator<Item = Bytes>) -> Self {
            Self(chunks.into_iter().collect())
        }
    }

    impl http_body::Body for Chunks {
        type Data = Bytes;
        type Error = &'static str;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
            Poll::Ready(Some(match self.0.pop_front() {
                Some(chunk) => Ok(http_body::Frame::data(chunk)),
                None => Err("connection reset in the body"),
            }))
        }
    }
}

/// A clock that a sleep moves on at once.
#[derive(Clone, Default)]
pub struct Clock {
    milliseconds: Arc<AtomicU64>,
}

impl Clock {
    /// How much was slept.
    pub fn slept(&self) -> Duration {
        Duration::from_millis(self.milliseconds.load(Ordering::SeqCst))
    }
}

impl Environment for Clock {
    fn now(&self) -> Duration {
        self.slept()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let clock = self.milliseconds.clone();
        Box::pin(async move {
            clock.fetch_add(duration.as_millis() as u64, Ordering::SeqCst);
        })
    }

    fn jitter(&self) -> f64 {
        0.5
    }
}

/// The user of clients in tests, which nothing must show.
pub const USER: &str = "user-7f3a";
/// The password of [`USER`].
pub const PASSWORD: &str = "p&ssw<rd-91c2";

/// An envelope of SOAP 1.1 with this content in its body.
pub fn envelope(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">\
         <soap:Body>{body}</soap:Body></soap:Envelope>"
    )
}

/// Runs a future to its end.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without drivers");
    runtime.block_on(future)
}
