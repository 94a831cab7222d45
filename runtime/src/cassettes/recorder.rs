//! Writing exchanges down.

use std::fmt;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;

use super::{Asked, Came, CassetteError, Entry, file, kept_of_response};
use crate::{Body, BoxFuture, CallInfo, Transport, TransportError, TransportErrorKind};

/// The most bytes of an answer that are recorded.
const LARGEST: usize = 256 << 20;

/// A transport that writes down what goes through another one, in a file for people to read; a
/// [`Replayer`](super::Replayer) answers from it.
///
/// What is secret or personal is masked in both bodies, so that an answer from the cassette has `***` where the service's
/// had that; addresses are without queries, and of headers only the media type, the action and times are kept. Look at a
/// cassette all the same before you give it away: no configuration knows everything, and a number that is all of an
/// element's text is a value, though the password be the same.
///
/// Bodies are recorded in UTF-8, whatever they came in; of a page, and of bytes that are no text, only the length. A call
/// that is given up, or runs out of time, is recorded as one that got no answer in time. The file is written at once after
/// each exchange, on the thread that makes the call: it is for tests.
///
/// A file that cannot be written takes no answer away: [`failure`](Self::failure) says so, and the next call fails before
/// anything is sent.
pub struct Recorder<T> {
    inner: T,
    path: PathBuf,
    tape: Mutex<Tape>,
}

/// Where exchanges are written.
struct Tape {
    file: File,
    /// Whether what the file held is gone.
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

/// A request that nothing came of yet. Where it goes so, the call was given up.
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
    /// A recorder over a transport. What the file holds is gone when the first exchange is recorded.
    ///
    /// # Errors
    /// [`CassetteError::File`]: it cannot be written.
    pub fn new(inner: T, path: impl Into<PathBuf>) -> Result<Self, CassetteError> {
        let path = path.into();
        match File::options().write(true).create(true).truncate(false).open(&path) {
            Ok(file) => Ok(Self { inner, path, tape: Mutex::new(Tape { file, is_begun: false, failure: None }) }),
            Err(source) => Err(CassetteError::File { path, source }),
        }
    }

    /// Why an exchange could not be written, if one could not: the cassette is not whole.
    pub fn failure(&self) -> Option<CassetteError> {
        let tape = self.tape.lock().ok()?;
        let source = tape.failure.as_ref().map(|error| std::io::Error::new(error.kind(), error.to_string()))?;
        Some(CassetteError::File { path: self.path.clone(), source })
    }

    async fn record(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let Some((asked, info)) = Asked::of(&request) else {
            let why = "only requests of generated clients are recorded: what is secret in others is not known";
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
        // The client judges by what came of an answer whether it asks again; recording changes nothing of that.
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
