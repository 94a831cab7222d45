//! Answering from a recording.

use std::fmt;
use std::path::PathBuf;
use std::sync::Mutex;

use super::{Asked, Came, CassetteError, Entry, file};
use crate::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};

/// A transport that answers from a cassette instead of a service, for tests of applications.
///
/// Each attempt is an exchange of its own: give the client the retry settings that it was recorded with. In replay,
/// time does not run out; a cassette whose call ran out of time needs [`Retry::never`](crate::Retry::never).
///
/// A request is answered by the first unused exchange with the same request: the same operation in the same SOAP
/// version with the same values. The address does not count, and `***` in a recorded request matches any text. An
/// exchange that is equal, including its masks, goes before one that matches only by a mask. If no exchange matches,
/// the call fails; the error shows the request and what is left in the cassette.
///
/// Answers hold placeholders instead of secret or personal values: see [`Recorder`](super::Recorder#what-is-masked). A
/// masked enumeration value reads as an unlisted one.
///
/// ```no_run
/// # use wsdl_runtime::{CassetteError, Replayer};
/// # fn example() -> Result<(), CassetteError> {
/// // Once, against the service: `Recorder::new(ReqwestTransport::new(None)?, "tests/lists.cassette")?`.
/// let service = std::sync::Arc::new(Replayer::open("tests/lists.cassette")?);
/// // Build with `Client::builder().transport(service.clone())` and any credentials, and make the calls.
/// assert_eq!(service.left(), 0);
/// # Ok(())
/// # }
/// ```
pub struct Replayer {
    path: PathBuf,
    left: Mutex<Vec<Entry>>,
}

impl Replayer {
    /// Opens a cassette.
    ///
    /// # Errors
    /// The file cannot be read or is not a cassette.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, CassetteError> {
        let path = path.into();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(source) => return Err(CassetteError::File { path, source }),
        };
        match file::read(&text) {
            Ok(entries) => Ok(Self { path, left: Mutex::new(entries) }),
            Err((line, what)) => Err(CassetteError::Form { path, line, what }),
        }
    }

    /// Returns the number of unused exchanges: 0 at the end of a test that repeats the whole recording.
    pub fn left(&self) -> usize {
        self.left.lock().map_or(0, |left| left.len())
    }

    fn answer(&self, request: &http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let wrong = |why: String| TransportError::new(TransportErrorKind::Request, why);
        let both = Asked::of(request).and_then(|(asked, info)| Some((asked, Asked::for_comparing(request, &info)?)));
        let Some((asked, compared)) = both else {
            return Err(wrong("a cassette answers only requests of generated clients".to_owned()));
        };
        let mut left =
            self.left.lock().map_err(|_| wrong("an earlier call panicked while it used the cassette".to_owned()))?;
        // Equal requests go first, masks included: a mask that stands for one value matches any other too.
        let exact = left.iter().position(|entry| entry.asked.is_equal(&asked));
        let Some(at) = exact.or_else(|| left.iter().position(|entry| entry.asked.is_same(&compared))) else {
            return Err(wrong(self.unmatched(&asked, &left)));
        };
        let Entry { came, .. } = left.remove(at);
        match came {
            Came::Nothing { kind, timeout } => {
                let error = TransportError::new(kind, "this failure was recorded in the cassette");
                Err(if timeout { error.timed_out() } else { error })
            }
            Came::Response { status, headers, body } => {
                let mut response = http::Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                response
                    .body(Body::from(body))
                    .map_err(|error| wrong(format!("a recorded answer is not valid HTTP: {error}")))
            }
        }
    }

    /// Describes the request, and what is left. Bodies are masked on both sides.
    fn unmatched(&self, asked: &Asked, left: &[Entry]) -> String {
        let mut said = format!("the cassette {} has no answer to {}", self.path.display(), asked.operation);
        let mut same = left.iter().filter(|entry| entry.asked.operation == asked.operation).peekable();
        match same.peek() {
            Some(entry) => {
                let (recorded, body) = (&entry.asked.body, &asked.body);
                let equal = recorded.chars().zip(body.chars()).take_while(|(a, b)| a == b).count();
                let shown = |text: &str| text.chars().skip(equal.saturating_sub(30)).take(90).collect::<String>();
                said.push_str(&format!(
                    " with these values: {} of {} are left; the first was recorded with {:?}, this request has {:?}",
                    same.count(),
                    asked.operation,
                    shown(recorded),
                    shown(body),
                ));
            }
            None if left.is_empty() => said.push_str(": all of its exchanges were used"),
            None => {
                let names: Vec<&str> = left.iter().take(10).map(|entry| entry.asked.operation.as_str()).collect();
                said.push_str(&format!(": {} are left, {}", left.len(), names.join(", ")));
            }
        }
        said
    }
}

impl Transport for Replayer {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let answer = self.answer(&request);
        Box::pin(async move { answer })
    }
}

impl fmt::Debug for Replayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replayer").field("path", &self.path).field("left", &self.left()).finish_non_exhaustive()
    }
}
