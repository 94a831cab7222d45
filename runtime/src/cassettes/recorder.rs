//! Recording exchanges.

use std::fmt;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;

use super::{Asked, Came, CassetteError, Entry, file, kept_of_response};
use crate::{Body, BoxFuture, CallInfo, Transport, TransportError, TransportErrorKind};

/// The largest recorded answer in bytes.
const LARGEST: usize = 256 << 20;

/// A transport that records what goes through another one, in a readable file; a [`Replayer`](super::Replayer) answers
/// from it.
///
/// Read a cassette before you publish it: no configuration knows all personal data. The recorder is for tests: it
/// writes the file after each exchange, on the thread that makes the call.
///
/// If the file cannot be written, the answer is returned all the same, [`failure`](Self::failure) returns the reason,
/// and the next call fails before anything is sent.
///
/// # What is masked
///
/// Both bodies are masked as by [`Exchange::masked_request`](crate::Exchange::masked_request). In requests each masked
/// text becomes `***`. In answers a masked text that is the whole content of its element keeps its form, so that the
/// answer can be read again:
///
/// | masked text | placeholder |
/// |---|---|
/// | an integer | `0` |
/// | another number | `0.0` |
/// | `true` or `false` | `false` |
/// | a date and time, a date, a time | `1970-01-01T00:00:00`, `1970-01-01`, `00:00:00`, with `Z` if it had a zone |
/// | 16 characters or more that may be base64 | `AAAA` |
/// | anything else, and any placeholder that contains a credential | `***` |
///
/// # The file
///
/// A cassette is UTF-8 text. Its first line is `cassette 1`. Exchanges follow in the order in which they ended:
///
/// ```text
/// cassette 1
///
/// === GetThing https://example.com/service
/// content-type: text/xml; charset=utf-8
/// soapaction: "urn:GetThing"
///
///   <soap:Envelope xmlns:soap="...">
///     <soap:Body/>
///   </soap:Envelope>
/// --- 200
/// content-type: text/xml; charset=utf-8
///
///   <soap:Envelope xmlns:soap="...">
///     <soap:Body/>
///   </soap:Envelope>
/// ```
///
/// ```text
/// file     = "cassette 1" line-end *exchange
/// exchange = *empty-line "=== " operation " " address line-end part outcome
/// outcome  = "--- " status line-end part
///          / "--- none " kind [" in time"] line-end
/// part     = *(name ": " value line-end) empty-line *(2*" " text line-end)
/// kind     = "dns" / "connect" / "proxy" / "tls" / "request" / "exchange"
/// ```
///
/// - The address has no user part and no query. It is informative: replaying does not compare it.
/// - Of a request, the headers `content-type` and `soapaction` are kept. Of an answer, `content-type` is kept as its
///   media type, with `charset=utf-8` if it named a charset, and `date` and `retry-after` if they are valid times.
/// - Bodies are recorded in UTF-8, whatever their encoding. Of a page, only the length is kept, like `*** (210 bytes)`,
///   and of bytes that are not text, `(3 bytes that are not text)`.
/// - A body is the concatenation of its lines without their leading spaces. Indentation and line breaks between tags
///   are added on writing and are not part of it. Those of the body itself are escaped: `\\`, `\n`, `\r`, `\s` for a
///   space at either end of a line, and `\u{feff}` for control characters and the byte order mark.
/// - `none` stands for a call without a whole answer, with the [kind](crate::TransportErrorKind) of the failure, and `
///   in time` if time ran out. An abandoned call counts as one that got no answer in time.
pub struct Recorder<T> {
    inner: T,
    path: PathBuf,
    tape: Mutex<Tape>,
}

/// Where exchanges are written.
struct Tape {
    file: File,
    /// Whether the file's earlier content was removed.
    is_begun: bool,
    failure: Option<std::io::Error>,
}

impl Tape {
    fn write(&mut self, entry: &Entry) {
        let mut write = || {
            if !self.is_begun {
                self.file.set_len(0)?;
                self.file.write_all(file::BEGINNING.as_bytes())?;
                self.is_begun = true;
            }
            self.file.write_all(file::write(entry).as_bytes())
        };
        if let Err(error) = write() {
            self.failure.get_or_insert(error);
        }
    }
}

/// A request without a result yet. If it is dropped, the call was abandoned.
struct Pending<'r> {
    tape: &'r Mutex<Tape>,
    asked: Option<Asked>,
}

impl Pending<'_> {
    fn came(&mut self, came: Came) {
        if let (Some(asked), Ok(mut tape)) = (self.asked.take(), self.tape.lock()) {
            tape.write(&Entry { asked, came });
        }
    }
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        self.came(Came::Nothing { kind: TransportErrorKind::Exchange, timeout: true });
    }
}

impl<T: Transport> Recorder<T> {
    /// Creates a recorder over a transport. The first recorded exchange replaces the content of the file.
    ///
    /// # Errors
    /// [`CassetteError::File`]: the file cannot be written.
    pub fn new(inner: T, path: impl Into<PathBuf>) -> Result<Self, CassetteError> {
        let path = path.into();
        match File::options().write(true).create(true).truncate(false).open(&path) {
            Ok(file) => Ok(Self { inner, path, tape: Mutex::new(Tape { file, is_begun: false, failure: None }) }),
            Err(source) => Err(CassetteError::File { path, source }),
        }
    }

    /// Returns why an exchange could not be written, if so: the cassette is then incomplete.
    pub fn failure(&self) -> Option<CassetteError> {
        let tape = self.tape.lock().ok()?;
        let source = tape.failure.as_ref().map(|error| std::io::Error::new(error.kind(), error.to_string()))?;
        Some(CassetteError::File { path: self.path.clone(), source })
    }

    async fn record(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let Some((asked, info)) = Asked::of(&request) else {
            let why = "only requests of generated clients are recorded: secrets in others are unknown";
            return Err(TransportError::new(TransportErrorKind::Request, why));
        };
        if let Some(failure) = self.failure() {
            return Err(TransportError::new(TransportErrorKind::Request, failure));
        }
        let mut pending = Pending { tape: &self.tape, asked: Some(asked) };
        let (parts, body) = match self.inner.send(request).await {
            Ok(response) => response.into_parts(),
            Err(error) => {
                pending.came(Came::Nothing { kind: error.kind(), timeout: error.is_timeout() });
                return Err(error);
            }
        };
        let (bytes, error) = body.collect_part(LARGEST).await;
        pending.came(match &error {
            None => came(&parts, &bytes, &info),
            Some(_) => Came::Nothing { kind: TransportErrorKind::Exchange, timeout: false },
        });
        // The client decides about retries by the partial answer, so it is passed on unchanged.
        let body = match error {
            None => Body::from(bytes),
            Some(error) => Body::broken(bytes, error),
        };
        Ok(http::Response::from_parts(parts, body))
    }
}

fn came(parts: &http::response::Parts, body: &[u8], info: &CallInfo) -> Came {
    let content_type = parts.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let body = info.replayable_response(body, content_type.unwrap_or(""));
    Came::Response { status: parts.status.as_u16(), headers: kept_of_response(&parts.headers, info), body }
}

impl<T: Transport> Transport for Recorder<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.record(request))
    }
}

impl<T> fmt::Debug for Recorder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").field("path", &self.path).finish_non_exhaustive()
    }
}
