//! Cassettes: exchanges recorded in files for people to read, and answered from in tests.

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

/// Why there is no cassette.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CassetteError {
    /// The file cannot be read or written.
    #[error("the cassette {} cannot be used", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The file is not of this form.
    #[error("the cassette {} is wrong at line {line}: {what}", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        what: &'static str,
    },
}

/// A request without what is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    operation: String,
    address: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Came {
    /// A response. Its body is text in UTF-8.
    Response { status: u16, headers: Vec<(String, String)>, body: String },
    /// None.
    Nothing { kind: TransportErrorKind, timeout: bool },
}

/// One exchange of a cassette.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    asked: Asked,
    came: Came,
}

impl Asked {
    /// What a client's request asks, with what says what is secret in it; `None` for a request of somebody else, and for one
    /// whose body is not whole.
    fn of(request: &http::Request<Body>) -> Option<(Self, CallInfo)> {
        let info = request.extensions().get::<CallInfo>()?.clone();
        let asked = Self::masked(request, &info)?;
        Some((asked, info))
    }

    /// The same with nothing masked but what is marked, in headers, or an address: what those who replay with other
    /// credentials ask too. Not to be shown.
    fn for_comparing(request: &http::Request<Body>, info: &CallInfo) -> Option<Self> {
        Self::masked(request, &info.by_marks_alone())
    }

    fn masked(request: &http::Request<Body>, info: &CallInfo) -> Option<Self> {
        let body = info.masked_request(&request.body().as_bytes()?);
        let address = info.masked_address(request.uri());
        let headers = kept(request.headers(), &["content-type", "soapaction"]);
        Some(Self { operation: info.operation().to_owned(), address, headers, body })
    }

    /// Whether what was recorded asks the same: the same operation in the same form with the same values, where a mask stands
    /// for any. The address is no part of it.
    fn is_same(&self, asked: &Self) -> bool {
        (&self.operation, &self.headers) == (&asked.operation, &asked.headers) && same::is_same(&self.body, &asked.body)
    }

    /// Whether it asks the same in the same words, masks included.
    fn is_equal(&self, asked: &Self) -> bool {
        (&self.operation, &self.headers, &self.body) == (&asked.operation, &asked.headers, &asked.body)
    }
}

/// The headers that are kept, which hold no secrets.
fn kept(headers: &http::HeaderMap, names: &[&str]) -> Vec<(String, String)> {
    let value = |name: &&str| Some(((*name).to_owned(), headers.get(*name)?.to_str().ok()?.to_owned()));
    names.iter().filter_map(value).collect()
}

/// Whether a header that tells a time does so, and nothing else.
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

/// The headers of a response whose body is text in UTF-8 from here on, whatever its media type says.
fn kept_of_response(headers: &http::HeaderMap, info: &CallInfo) -> Vec<(String, String)> {
    let mut kept = kept(headers, &[CONTENT_TYPE.as_str(), "date", "retry-after"]);
    if let Some((_, value)) = kept.first_mut().filter(|(name, _)| *name == CONTENT_TYPE.as_str()) {
        // Anything may stand in the other parameters.
        let charset = if names_charset(value) { "; charset=utf-8" } else { "" };
        *value = format!("{}{charset}", info.masked_media_type(value));
    }
    let is_time = |value: &str| tells_time(value) && info.masked_text(value) == value;
    kept.retain(|(name, value)| *name == CONTENT_TYPE.as_str() || is_time(value));
    kept
}
