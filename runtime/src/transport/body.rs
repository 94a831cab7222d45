//! Bodies of requests and responses: streams of chunks.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Body as _, Frame, SizeHint};
use http_body_util::{BodyExt, Full, combinators::BoxBody};

use super::BoxError;
use crate::redaction::Masker;

/// A stream of chunks. `Debug` shows no content.
pub struct Body(Kind);

enum Kind {
    Whole(Full<Bytes>),
    Stream(BoxBody<Bytes, BoxError>),
    /// A stream of reqwest, which needs no box.
    #[cfg(feature = "reqwest")]
    Reqwest(super::reqwest::ResponseBody),
}

impl Body {
    /// Creates a body that comes in chunks.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + Sync + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Kind::Stream(body.map_err(Into::into).boxed()))
    }

    #[cfg(feature = "reqwest")]
    pub(super) fn from_reqwest(body: super::reqwest::ResponseBody) -> Self {
        Self(Kind::Reqwest(body))
    }

    /// Creates a body that breaks off: it yields its beginning, then fails with this error. It is for transports that pass on
    /// what they received, and for tests.
    pub fn broken(beginning: impl Into<Bytes>, error: impl Into<BoxError>) -> Self {
        Self::new(Broken { beginning: Some(beginning.into()), error: Some(error.into()) })
    }

    /// Returns the bytes of a whole body, `None` for one that comes in chunks.
    pub fn as_bytes(&self) -> Option<Bytes> {
        match &self.0 {
            // A clone shares the bytes, and its first frame is all of them.
            Kind::Whole(full) => {
                let mut full = full.clone();
                match Pin::new(&mut full).poll_frame(&mut Context::from_waker(std::task::Waker::noop())) {
                    Poll::Ready(Some(Ok(frame))) => frame.into_data().ok(),
                    _ => Some(Bytes::new()),
                }
            }
            _ => None,
        }
    }

    /// Collects the whole body, up to a limit in bytes after decompression. It yields to other tasks from time to time, so
    /// that deadlines hold even if the body is always ready.
    ///
    /// # Errors
    /// [`TooLarge`] if the body exceeds the limit; the error of the stream.
    pub async fn collect(self, limit: usize) -> Result<Bytes, BoxError> {
        let mut collecting = Collecting::new(self, limit);
        poll_fn(|context| collecting.poll_end(context)).await?;
        Ok(collecting.into_bytes())
    }

    /// Collects what comes of the body, up to a limit in bytes. If that is not all, the error says why: it is one of those of
    /// [`collect`](Self::collect).
    pub async fn collect_part(self, limit: usize) -> (Bytes, Option<BoxError>) {
        let mut collecting = Collecting::new(self, limit);
        let ended = poll_fn(|context| collecting.poll_end(context)).await;
        (collecting.into_bytes(), ended.err())
    }
}

/// A body that is being collected. A single chunk is not copied.
pub(crate) struct Collecting {
    body: Body,
    limit: usize,
    is_begun: bool,
    first: Bytes,
    all: BytesMut,
}

impl Collecting {
    pub(crate) fn new(body: Body, limit: usize) -> Self {
        Self { body, limit, is_begun: false, first: Bytes::new(), all: BytesMut::new() }
    }

    /// Reads until the body ends or fails. It yields after some frames, since a body may always be ready.
    pub(crate) fn poll_end(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        let too_large = TooLarge { limit: self.limit };
        if !std::mem::replace(&mut self.is_begun, true) && self.body.size_hint().lower() > self.limit as u64 {
            return Poll::Ready(Err(too_large.into()));
        }
        for _ in 0..FRAMES_AT_A_TIME {
            let Some(frame) = ready!(Pin::new(&mut self.body).poll_frame(context)) else { return Poll::Ready(Ok(())) };
            let Ok(data) = frame?.into_data() else { continue };
            if self.len().saturating_add(data.len()) > self.limit {
                return Poll::Ready(Err(too_large.into()));
            }
            self.push(data);
            if self.body.is_end_stream() {
                return Poll::Ready(Ok(()));
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }

    fn len(&self) -> usize {
        self.first.len().saturating_add(self.all.len())
    }

    fn push(&mut self, data: Bytes) {
        if self.len() == 0 {
            self.first = data;
            return;
        }
        let first = std::mem::take(&mut self.first);
        self.all.extend_from_slice(&first);
        self.all.extend_from_slice(&data);
    }

    pub(crate) fn into_bytes(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}

/// See [`Body::broken`].
struct Broken {
    beginning: Option<Bytes>,
    error: Option<BoxError>,
}

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let beginning = self.beginning.take().map(|bytes| Ok(Frame::data(bytes)));
        Poll::Ready(beginning.or_else(|| self.error.take().map(Err)))
    }
}

/// The most frames that are read before other tasks run.
const FRAMES_AT_A_TIME: usize = 32;

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Kind::Whole(Full::new(bytes.into())))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("size", &self.size_hint().exact()).finish_non_exhaustive()
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        match &mut self.0 {
            Kind::Whole(full) => {
                let frame = ready!(Pin::new(full).poll_frame(context));
                Poll::Ready(frame.map(|frame| frame.map_err(|never| match never {})))
            }
            Kind::Stream(stream) => Pin::new(stream).poll_frame(context),
            #[cfg(feature = "reqwest")]
            Kind::Reqwest(body) => Pin::new(body).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Whole(full) => full.is_end_stream(),
            Kind::Stream(stream) => stream.is_end_stream(),
            #[cfg(feature = "reqwest")]
            Kind::Reqwest(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Whole(full) => full.size_hint(),
            Kind::Stream(stream) => stream.size_hint(),
            #[cfg(feature = "reqwest")]
            Kind::Reqwest(body) => body.size_hint(),
        }
    }
}

/// A body is larger than the client takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "it has more than the {limit} bytes that are allowed: ask for less at a time, or raise `largest_answer` on the client's \
     builder"
)]
pub struct TooLarge {
    /// The limit in bytes.
    pub limit: usize,
}

/// The body is not what the answer's `Content-Encoding` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{problem}{}", if *is_named_twice { "; `Content-Encoding` names this encoding more than once" } else { "" })]
#[non_exhaustive]
pub struct WrongEncoding {
    /// What is wrong.
    pub problem: &'static str,
    /// Whether the encoding is named more than once, as by two gateways of which one encodes.
    pub is_named_twice: bool,
}

/// The answer's `Content-Encoding` is not one that the client can decode; the client asks for gzip only.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the `Content-Encoding` of the answer is not supported: {encoding}")]
#[non_exhaustive]
pub struct UnknownEncoding {
    /// The name of the encoding as sent; `***` if it is not a token or holds a secret.
    pub encoding: String,
}

impl UnknownEncoding {
    /// Masks secrets in the name.
    pub(crate) fn masked(self, mask: &Masker) -> Self {
        Self { encoding: mask.text(&self.encoding).into_owned() }
    }
}
