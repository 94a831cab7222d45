//! Writing exchanges down.

use std::fmt;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;

use super::{Asked, CallInfo, Came, CassetteError, Entry, file, kept_of_response};
use crate::transport::{Body, BoxError, BoxFuture, Transport, TransportError, TransportErrorKind};

/// The most bytes of an answer that are recorded.
const LARGEST: usize = 256 << 20;

/// A transport that writes down what goes through another one, in a file for people to read; a
/// [`Replayer`](super::Replayer) answers from it.
///
/// What is secret or personal is masked in both bodies, so that an answer from the cassette has `***` where the service's
/// had that; addresses are without queries, and of headers only the media type, the action and times are kept. Look at a
/// cassette all the same before you give it away: no configuration knows everything.
///
/// Bodies are recorded in UTF-8, whatever they came in; of a page, and of bytes that are no text, only the length. The file is written at
/// once after each exchange, on the thread that makes the call: it is for tests.
pub struct Recorder<T> {
    inner: T,
    path: PathBuf,
    file: Mutex<File>,
}

impl<T: Transport> Recorder<T> {
    /// A recorder over a transport. What the file held is gone.
    ///
    /// # Errors
    /// [`CassetteError::File`]: it cannot be written.
    pub fn new(inner: T, path: impl Into<PathBuf>) -> Result<Self, CassetteError> {
        let path = path.into();
        let create = || {
            let mut file = File::create(&path)?;
            file.write_all(file::BEGINNING.as_bytes())?;
            Ok(file)
        };
        match create() {
            Ok(file) => Ok(Self { inner, path, file: Mutex::new(file) }),
            Err(source) => Err(CassetteError::File { path, source }),
        }
    }

    async fn record(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let Some((asked, info)) = Asked::of(&request) else {
            let why = "only requests of generated clients are recorded: what is secret in others is not known";
            return Err(TransportError::new(TransportErrorKind::Request, why));
        };
        let result = match self.inner.send(request).await {
            Ok(response) => {
                let (parts, body) = response.into_parts();
                body.collect(LARGEST).await.map(|body| (parts, body)).map_err(TransportError::maybe_sent)
            }
            Err(error) => Err(error),
        };
        let came = match &result {
            Ok((parts, body)) => came(parts, body, &info),
            Err(error) => Came::Nothing { kind: error.kind(), timeout: error.is_timeout() },
        };
        self.write(&Entry { asked, came }).map_err(TransportError::maybe_sent)?;
        result.map(|(parts, body)| http::Response::from_parts(parts, Body::from(body)))
    }

    fn write(&self, entry: &Entry) -> Result<(), BoxError> {
        let mut file = self.file.lock().map_err(|_| "recording failed before")?;
        let written = file.write_all(file::write(entry).as_bytes());
        written.map_err(|source| CassetteError::File { path: self.path.clone(), source }.into())
    }
}

fn came(parts: &http::response::Parts, body: &[u8], info: &CallInfo) -> Came {
    let content_type = parts.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let body = info.mask.body(body, content_type.unwrap_or(""));
    Came::Response { status: parts.status.as_u16(), headers: kept_of_response(&parts.headers), body }
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
