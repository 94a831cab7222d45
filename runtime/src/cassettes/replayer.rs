//! Answering from what was written down.

use std::fmt;
use std::path::PathBuf;
use std::sync::Mutex;

use super::{Asked, Came, CassetteError, Entry, file};
use crate::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};

/// A transport that answers from a cassette, without any service: for tests of applications.
///
/// Attempts are exchanges of their own: give the client the retries that it was recorded with. Where a call ran out of time
/// there is time left when it is replayed; such a cassette needs [`Retry::never`](crate::Retry::never).
///
/// A request is answered by the first exchange not yet used that asked the same: the same operation in the same version of
/// SOAP with the same values. The address does not count, and `***` in a recorded request stands for any text; an exchange
/// whose other values are the same, masks and all, goes before one that only a mask makes the same. Anything else fails,
/// and the error says what was asked and what the cassette still has.
///
/// An answer has placeholders where the service's answer had something secret or personal: see
/// [`Recorder`](super::Recorder#what-is-masked). A listed value there reads as an unlisted one.
///
/// ```no_run
/// # use wsdl_runtime::{CassetteError, Replayer};
/// # fn example() -> Result<(), CassetteError> {
/// // Once, against the service: `Recorder::new(ReqwestTransport::new(None)?, "tests/lists.cassette")?`.
/// let service = std::sync::Arc::new(Replayer::open("tests/lists.cassette")?);
/// // `Client::builder().transport(service.clone())`, with any credentials; the calls.
/// assert_eq!(service.left(), 0);
/// # Ok(())
/// # }
/// ```
pub struct Replayer {
    path: PathBuf,
    left: Mutex<Vec<Entry>>,
}

impl Replayer {
    /// A replayer of a cassette.
    ///
    /// # Errors
    /// The file cannot be read, or is no cassette.
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

    /// How many exchanges were not asked for yet: 0 at the end of a test that does all that its cassette has.
    pub fn left(&self) -> usize {
        self.left.lock().map_or(0, |left| left.len())
    }

    fn answer(&self, request: &http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let wrong = |why: String| TransportError::new(TransportErrorKind::Request, why);
        let both = Asked::of(request).and_then(|(asked, info)| Some((asked, Asked::for_comparing(request, &info)?)));
        let Some((asked, compared)) = both else {
            return Err(wrong("only requests of generated clients are answered from cassettes".to_owned()));
        };
        let mut left = self.left.lock().map_err(|_| wrong("replaying failed before".to_owned()))?;
        // What is the same with masks and all goes first: a mask that stands for one value matches any other, too.
        let exact = left.iter().position(|entry| entry.asked.is_equal(&asked));
        let Some(at) = exact.or_else(|| left.iter().position(|entry| entry.asked.is_same(&compared))) else {
            return Err(wrong(self.unmatched(&asked, &left)));
        };
        let Entry { came, .. } = left.remove(at);
        match came {
            Came::Nothing { kind, timeout } => {
                let error = TransportError::new(kind, "so it was recorded");
                Err(if timeout { error.timed_out() } else { error })
            }
            Came::Response { status, headers, body } => {
                let mut response = http::Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                response.body(Body::from(body)).map_err(|error| wrong(format!("a recorded answer is wrong: {error}")))
            }
        }
    }

    /// What was asked, and what is left. Bodies are masked on both sides.
    fn unmatched(&self, asked: &Asked, left: &[Entry]) -> String {
        let mut said = format!("the cassette {} has no answer to {}", self.path.display(), asked.operation);
        let mut same = left.iter().filter(|entry| entry.asked.operation == asked.operation).peekable();
        match same.peek() {
            Some(entry) => {
                let (recorded, body) = (&entry.asked.body, &asked.body);
                let equal = recorded.chars().zip(body.chars()).take_while(|(a, b)| a == b).count();
                let shown = |text: &str| text.chars().skip(equal.saturating_sub(30)).take(90).collect::<String>();
                said.push_str(&format!(
                    " with these values: {} of {} are left, of which the first has {:?} where {:?} was asked",
                    same.count(),
                    asked.operation,
                    shown(recorded),
                    shown(body),
                ));
            }
            None if left.is_empty() => said.push_str(": nothing is left in it"),
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
