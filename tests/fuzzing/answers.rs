//! Answers of any kind to a call of any operation.

use std::fmt::Debug;

use listrak_v31::{Client, samples};
use wsdl_runtime::codec::Sink;
use wsdl_runtime::codegen::{EachOperation, Request};
use wsdl_runtime::{Error, Exchange, Retry, Samples, SoapVersion};
use wsdl_runtime::{ForbiddenCharacters, Fragment, Limits};

use crate::memory::{PASSWORD, Reply, Service, USER, builder, run};

/// The statuses that an answer may have.
pub const STATUSES: &[u16] =
    &[200, 202, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 405, 415, 429, 500, 502, 503, 504];

/// The content types that an answer may have; none where it is empty.
pub const CONTENT_TYPES: &[&str] = &[
    "text/xml; charset=utf-8",
    "application/soap+xml; charset=utf-8",
    "",
    "text/html",
    "text/xml",
    "text/xml; charset=iso-8859-1",
    "text/xml; charset=utf-16",
    "text/xml; charset=\"utf-16be\"",
    "text/plain; charset=x-unheard-of",
    "application/json",
    "multipart/related; boundary=x; type=\"text/xml\"",
    ";;=",
];

/// What came of a call, without its type.
struct Outcome {
    deviations: usize,
    headers: Vec<Fragment<'static>>,
    result: Result<Exchange, Error>,
}

/// Calls the operation of this number.
struct Calls<'a> {
    client: &'a Client,
    left: usize,
    outcome: Option<Outcome>,
}

impl EachOperation for Calls<'_> {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, _: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        if self.left == 0 {
            self.outcome = Some(match run(self.client.send(&request(&mut Samples::sparse(1)))) {
                Ok(answer) => {
                    let _ = format!("{answer:?}");
                    let deviations = answer.deviations.as_slice().len();
                    Outcome { deviations, headers: answer.headers, result: Ok(answer.exchange) }
                }
                Err(error) => {
                    let mut headers = Vec::new();
                    if let Error::Fault(answer) = &error {
                        let entries = answer.fault.detail_entries().unwrap_or_default();
                        headers = [answer.headers.clone(), entries].concat();
                        let table = listrak_v31::namespaces::TABLE;
                        let _ = answer.fault.detail_as::<R::Response>(R::OPERATION.output, table);
                    }
                    Outcome { deviations: 0, headers, result: Err(error) }
                }
            });
        }
        self.left = self.left.wrapping_sub(1);
    }
}

/// Gives a client an answer. The first byte picks the operation, the second the status, the third the content type, the
/// fourth, by its bits, the version of SOAP, whether the client is strict, whether it replaces forbidden characters, and
/// whether its limits are small; the rest is the body.
///
/// # Panics
/// A response under a status of failure, a deviation in a strict client, an answer that is not at hand behind the call, an
/// error or an exchange that shows user or password, a header block or a fault's detail that cannot be opened.
pub fn answer(bytes: &[u8]) {
    let [operation, status, content_type, how, body @ ..] = bytes else { return };
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    let content_type = CONTENT_TYPES[usize::from(*content_type) % CONTENT_TYPES.len()];
    let service = Service::new([Reply::Answer { status, content_type, body: body.to_vec() }]);
    let version = if how & 1 == 0 { SoapVersion::Soap11 } else { SoapVersion::Soap12 };
    let strict = how & 2 != 0;
    let forbidden = if how & 4 == 0 { ForbiddenCharacters::Refuse } else { ForbiddenCharacters::Replace };
    let limits = if how & 8 == 0 { Limits::DEFAULT } else { SMALL };
    let client = builder(&service).retry(Retry::never()).soap_version(version).strict(strict);
    let client = client.forbidden_characters(forbidden).limits(limits).build();
    let client = client.expect("nothing of this client is wrong");
    let mut calls = Calls { client: &client, left: usize::from(*operation) % OPERATIONS, outcome: None };
    samples::each(&mut calls);
    let outcome = calls.outcome.expect("there are so many operations");
    assert_eq!(service.seen().len(), 1);
    for part in &outcome.headers {
        let opened = part.open(&[], limits, Sink::lenient()).and_then(|(mut reader, _)| {
            reader.skip()?;
            reader.finish()
        });
        assert!(opened.is_ok(), "{opened:?}: {}", part.xml());
    }
    let shown = match &outcome.result {
        Ok(exchange) => {
            let bodies = [exchange.masked_request(), exchange.masked_response()];
            format!("{exchange} {exchange:?} {bodies:?}")
        }
        Err(error) => format!("{} {:?}", error.masked_request(), error.masked_response()),
    };
    assert!(!shows_secrets(&shown), "{shown}");
    match outcome.result {
        Ok(_) => {
            assert!((200..300).contains(&status), "a response under {status}");
            assert!(!strict || outcome.deviations == 0);
        }
        Err(error) => {
            let mut shown = format!("{error} {error:?}");
            let mut source = std::error::Error::source(&error);
            while let Some(inner) = source {
                shown.push_str(&format!(" {inner} {inner:?}"));
                source = inner.source();
            }
            assert!(!shows_secrets(&shown), "{shown}");
            let _ = (error.may_have_been_processed(), error.is_timeout());
            let raw = error.response();
            assert!(raw.is_some_and(|raw| raw.body == body && raw.status == status), "{error:?}");
        }
    }
}

/// Limits that nearly every answer is over.
const SMALL: Limits = Limits::DEFAULT
    .with_depth(6)
    .with_elements(40)
    .with_value_bytes(2_000)
    .with_attributes(4)
    .with_attribute_bytes(100)
    .with_text_bytes(100)
    .with_uri_bytes(100)
    .with_declarations(6)
    .with_name_bytes(40)
    .with_header_blocks(2)
    .with_fault_parts(2);

/// Whether a text has user or password in it, as they are or as XML commonly writes them.
fn holds_secrets(text: &str) -> bool {
    [USER, PASSWORD, "p&amp;ssw&lt;rd-91c2"].iter().any(|secret| text.contains(secret))
}

/// Whether a text has user or password in it, however they are written.
pub fn shows_secrets(text: &str) -> bool {
    holds_secrets(text) || holds_secrets(&without_references(text))
}

/// The text with the characters that its references stand for.
fn without_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let reference = behind.split_once(';').and_then(|(name, behind)| Some((character(name)?, behind)));
        rest = match reference {
            Some((c, behind)) => {
                out.push(c);
                behind
            }
            None => {
                out.push('&');
                behind
            }
        };
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

/// How many operations there are to pick from.
pub const OPERATIONS: usize = 97;
