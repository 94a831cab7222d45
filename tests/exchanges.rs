//! The recorded exchanges of `exchanges/`, taken apart as far as tests need it.

use std::fs;
use std::path::Path;

use wsdl_runtime::SoapVersion;

/// One HTTP message of an exchange.
pub struct Message {
    /// The exchange, as `ok-Echo.soap11`: the file's name without what the message is.
    pub name: String,
    /// The version of SOAP that the exchange was begun in.
    pub version: SoapVersion,
    /// The bytes as they went over the wire.
    pub raw: Vec<u8>,
    /// The request line or the status line.
    pub start: String,
    /// Names, in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// What is behind the head, as far as `Content-Length` says. Transfer and content encodings are not undone.
    pub body: Vec<u8>,
}

impl Message {
    /// A header's value; the name is given in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The status of a response.
    ///
    /// # Panics
    /// It is no response.
    pub fn status(&self) -> u16 {
        let status = self.start.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.split(' ').next()?.parse().ok());
        status.unwrap_or_else(|| panic!("{}: {:?} is no status line", self.name, self.start))
    }

    fn parse(name: &str, raw: Vec<u8>) -> Self {
        let mut rest = raw.as_slice();
        let (start, headers) = loop {
            let end = rest.windows(4).position(|bytes| bytes == b"\r\n\r\n");
            let end = end.unwrap_or_else(|| panic!("{name}: a head without an end"));
            let (start, headers) = head(&rest[..end]);
            rest = &rest[end + 4..];
            // Interim responses come before the response.
            if !start.starts_with("HTTP/1.1 1") {
                break (start, headers);
            }
        };
        let version = if name.ends_with(".soap12") { SoapVersion::Soap12 } else { SoapVersion::Soap11 };
        let mut message = Self { name: name.to_owned(), version, start, headers, body: rest.to_vec(), raw: Vec::new() };
        if let Some(length) = message.header("content-length").map(|length| length.parse().expect("a length")) {
            assert!(message.body.len() >= length, "{name} is cut short");
            message.body.truncate(length);
        }
        Self { raw, ..message }
    }
}

fn head(bytes: &[u8]) -> (String, Vec<(String, String)>) {
    let head = std::str::from_utf8(bytes).expect("heads are ASCII");
    let mut lines = head.split("\r\n");
    let start = lines.next().unwrap_or("").to_owned();
    let headers = lines.filter_map(|line| line.split_once(':'));
    (start, headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect())
}

/// All responses, by name.
///
/// # Panics
/// A file is no HTTP message.
pub fn responses() -> Vec<Message> {
    read("response")
}

/// All requests that are kept, by name.
///
/// # Panics
/// A file is no HTTP message.
pub fn requests() -> Vec<Message> {
    read("request")
}

fn read(kind: &str) -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("exchanges");
    let mut messages = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is part of the project") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_some_and(|extension| extension == kind) {
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("names are ASCII");
            messages.push(Message::parse(name, fs::read(&path).expect("the file can be read")));
        }
    }
    messages.sort_by(|a, b| a.name.cmp(&b.name));
    messages
}
