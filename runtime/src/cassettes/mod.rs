//! Cassettes: exchanges recorded in readable files, and answered from in tests.

mod file;
mod recorder;
mod replayer;
mod same;
mod text;

use std::path::PathBuf;

use http::header::CONTENT_TYPE;

pub use recorder::Recorder;
pub use replayer::Replayer;

use crate::{Body, CallInfo, TransportErrorKind};

/// Why a cassette cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CassetteError {
    /// The file cannot be read or written.
    #[error("the cassette {} cannot be read or written", path.display())]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The error of the system.
        #[source]
        source: std::io::Error,
    },
    /// The content of the file is not a valid cassette.
    #[error("the cassette {} is not valid at line {line}: {what}", path.display())]
    Form {
        /// The path of the file.
        path: PathBuf,
        /// The line number, from 1.
        line: usize,
        /// The problem in that line.
        what: &'static str,
    },
}

/// A request without secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    operation: String,
    address: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// The result of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Came {
    /// A response, whose body is UTF-8 text.
    Response { status: u16, headers: Vec<(String, String)>, body: String },
    /// No response.
    Nothing { kind: TransportErrorKind, timeout: bool },
}

/// One exchange of a cassette.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    asked: Asked,
    came: Came,
}

impl Asked {
    /// Returns a client's masked request, and what masks it; `None` for requests of other clients and for truncated
    /// bodies.
    fn of(request: &http::Request<Body>) -> Option<(Self, CallInfo)> {
        let info = request.extensions().get::<CallInfo>()?.clone();
        let asked = Self::masked(request, &info)?;
        Some((asked, info))
    }

    /// Returns the request masked only by marks, in headers and in the address, so that clients with other credentials
    /// match. It must not be shown.
    fn for_comparing(request: &http::Request<Body>, info: &CallInfo) -> Option<Self> {
        Self::masked(request, &info.by_marks_alone())
    }

    fn masked(request: &http::Request<Body>, info: &CallInfo) -> Option<Self> {
        let body = info.masked_request(&request.body().as_bytes()?);
        let address = info.masked_address(request.uri());
        let headers = kept(request.headers(), &["content-type", "soapaction"]);
        Some(Self { operation: info.operation().to_owned(), address, headers, body })
    }

    /// Whether the recorded request matches: the same operation in the same form with the same values. A mask matches
    /// any value, and the address does not count.
    fn is_same(&self, asked: &Self) -> bool {
        (&self.operation, &self.headers) == (&asked.operation, &asked.headers) && same::is_same(&self.body, &asked.body)
    }

    /// Whether the requests are equal, including masks.
    fn is_equal(&self, asked: &Self) -> bool {
        (&self.operation, &self.headers, &self.body) == (&asked.operation, &asked.headers, &asked.body)
    }
}

/// Returns the headers that are kept, which hold no secrets.
fn kept(headers: &http::HeaderMap, names: &[&str]) -> Vec<(String, String)> {
    let value = |name: &&str| Some(((*name).to_owned(), headers.get(*name)?.to_str().ok()?.to_owned()));
    names.iter().filter_map(value).collect()
}

/// Whether the value of a time header is a valid time, and nothing else.
fn tells_time(value: &str) -> bool {
    let value = value.trim();
    httpdate::parse_http_date(value).is_ok() || (!value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a media type has the parameter `charset`.
fn names_charset(content_type: &str) -> bool {
    let mut parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let charset = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    charset.is_some_and(|(_, value)| !value.trim().trim_matches(['"', '\'']).trim().is_empty())
}

/// Returns the headers of a response whose body is now UTF-8 text, whatever its media type says.
fn kept_of_response(headers: &http::HeaderMap, info: &CallInfo) -> Vec<(String, String)> {
    let mut kept = kept(headers, &[CONTENT_TYPE.as_str(), "date", "retry-after"]);
    if let Some((_, value)) = kept.first_mut().filter(|(name, _)| *name == CONTENT_TYPE.as_str()) {
        // The other parameters may hold anything.
        let charset = if names_charset(value) { "; charset=utf-8" } else { "" };
        *value = format!("{}{charset}", info.masked_media_type(value));
    }
    let is_time = |value: &str| tells_time(value) && info.masked_text(value) == value;
    kept.retain(|(name, value)| *name == CONTENT_TYPE.as_str() || is_time(value));
    kept
}
