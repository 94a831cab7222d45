//! Decodes bodies by their `Content-Encoding` (RFC 9110, section 8.4).

mod deflate;
mod gzip;
#[cfg(test)]
mod tests;

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use flate2::{Decompress, FlushDecompress, Status};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http_body::{Body as _, Frame};

use self::deflate::Deflate;
use self::gzip::Gzip;
use super::{Body, BoxError, UnknownEncoding, WrongEncoding};
use crate::redaction::MASK;

/// The most codings of one body. Each can multiply the work of the next.
const MOST: usize = 2;

/// The most bytes that a decoder returns at a time.
const PIECE: usize = 16 << 10;

/// The most chunks without output before other tasks run.
const CHUNKS_AT_A_TIME: usize = 32;

/// Returns the response decoded. If an encoding is unknown, the body fails with [`UnknownEncoding`], so that status and
/// headers are kept.
pub(super) fn decoded(response: http::Response<Body>) -> http::Response<Body> {
    if !response.headers().contains_key(CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, mut body) = response.into_parts();
    match codings(&parts.headers) {
        Err(unknown) => body = Body::broken(Bytes::new(), unknown),
        Ok(codings) if codings.is_empty() => {}
        Ok(codings) => {
            parts.headers.remove(CONTENT_ENCODING);
            parts.headers.remove(CONTENT_LENGTH);
            let first = codings.first().map(std::mem::discriminant);
            let is_named_twice =
                codings.len() > 1 && codings.iter().all(|it| Some(std::mem::discriminant(it)) == first);
            for coding in codings.into_iter().rev() {
                body = Body::new(Decoded::new(body, coding, is_named_twice));
            }
        }
    }
    http::Response::from_parts(parts, body)
}

/// Returns the codings of a body, in the order in which they were applied. Names are case-insensitive, and the list may have
/// empty elements (sections 5.6.1 and 8.4.1).
fn codings(headers: &HeaderMap) -> Result<Vec<Coding>, UnknownEncoding> {
    let lines = headers.get_all(CONTENT_ENCODING).into_iter();
    let names = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b',')).map(<[u8]>::trim_ascii);
    let mut codings = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        match name.to_ascii_lowercase().as_slice() {
            b"gzip" | b"x-gzip" => codings.push(Coding::Gzip(Box::default())),
            b"deflate" => codings.push(Coding::Deflate(Box::default())),
            b"identity" => {}
            _ => return Err(UnknownEncoding { encoding: shown(name).to_owned() }),
        }
        if codings.len() > MOST {
            return Err(UnknownEncoding { encoding: format!("more than {MOST} at once") });
        }
    }
    Ok(codings)
}

/// Returns a name for messages, masked unless it is a token (RFC 9110, section 5.6.2): the service can write anything.
fn shown(name: &[u8]) -> &str {
    let is_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    let is_short = name.len() <= 40;
    std::str::from_utf8(name).ok().filter(|_| is_short && name.iter().all(is_token)).unwrap_or(MASK)
}

/// Why bytes are not in their encoding.
type Wrong = &'static str;

const CUT: Wrong = "the compressed body is cut off";
const TRAILING: Wrong = "other bytes follow the compressed body";
const CORRUPT: Wrong = "the compressed body is corrupt";

/// The result of reading input once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    /// All input is read, and no output is held back.
    All,
    /// There may be more to read or to return.
    More,
}

/// A decoder in progress.
enum Coding {
    Gzip(Box<Gzip>),
    Deflate(Box<Deflate>),
}

impl Coding {
    /// Reads from the input, and adds at most [`PIECE`] bytes to the output, which is empty.
    fn read(&mut self, input: &mut Bytes, output: &mut Vec<u8>) -> Result<Read, Wrong> {
        match self {
            Self::Gzip(gzip) => gzip.read(input, output),
            Self::Deflate(deflate) => deflate.read(input, output),
        }
    }

    /// Checks that the input may end here.
    fn end(&self) -> Result<(), Wrong> {
        let may_end = match self {
            Self::Gzip(gzip) => gzip.may_end(),
            Self::Deflate(deflate) => deflate.may_end(),
        };
        if may_end { Ok(()) } else { Err(CUT) }
    }
}

/// Decompresses from the input.
fn inflate(decompress: &mut Decompress, input: &mut Bytes, output: &mut Vec<u8>) -> Result<(Status, Read), Wrong> {
    output.reserve_exact(PIECE);
    let before = decompress.total_in();
    let status = decompress.decompress_vec(input, output, FlushDecompress::None).map_err(|_| CORRUPT)?;
    let taken = usize::try_from(decompress.total_in() - before).map_err(|_| CORRUPT)?;
    input.advance(taken);
    // If the output is full, there may be more.
    let read = if input.is_empty() && output.len() < PIECE { Read::All } else { Read::More };
    if taken == 0 && output.is_empty() && status != Status::StreamEnd && !input.is_empty() {
        return Err(CORRUPT);
    }
    Ok((status, read))
}

/// A body that decodes another one.
struct Decoded {
    inner: Body,
    coding: Coding,
    input: Bytes,
    output: Vec<u8>,
    read: Read,
    is_over: bool,
    is_named_twice: bool,
}

impl Decoded {
    fn new(inner: Body, coding: Coding, is_named_twice: bool) -> Self {
        let (input, output) = (Bytes::new(), Vec::new());
        Self { inner, coding, input, output, read: Read::All, is_over: false, is_named_twice }
    }

    fn wrong(&self, problem: Wrong) -> BoxError {
        WrongEncoding { problem, is_named_twice: self.is_named_twice }.into()
    }

    fn poll_data(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        for _ in 0..CHUNKS_AT_A_TIME {
            if self.read == Read::All {
                match ready!(Pin::new(&mut self.inner).poll_frame(context)).transpose()?.map(Frame::into_data) {
                    None => return Poll::Ready(self.coding.end().err().map(|wrong| Err(self.wrong(wrong)))),
                    Some(Ok(data)) => self.input = data,
                    // Trailers.
                    Some(Err(_)) => continue,
                }
            }
            let read = self.coding.read(&mut self.input, &mut self.output);
            self.read = read.map_err(|wrong| self.wrong(wrong))?;
            if !self.output.is_empty() {
                let data = Bytes::copy_from_slice(&self.output);
                self.output.clear();
                return Poll::Ready(Some(Ok(data)));
            }
        }
        // Much input gave no output. Other tasks run, so that deadlines hold.
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl http_body::Body for Decoded {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        let data = ready!(self.poll_data(context));
        self.is_over = !matches!(data, Some(Ok(_)));
        Poll::Ready(data.map(|data| data.map(Frame::data)))
    }
}
