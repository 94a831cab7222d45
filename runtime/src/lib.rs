//! The hand-written half of generated SOAP clients.
//!
//! A generated crate has the types and operations of one service; everything that services have in common is here. What
//! applications use: [`ClientBuilder`], [`Answer`], [`Error`] and [`Fault`], [`Transport`], [`values`]. What only
//! generated code calls is gathered in [`codegen`].
//!
//! # The life of a call
//!
//! | step | what happens | what may fail | was it processed? |
//! |---|---|---|---|
//! | 1 | the request is written as an envelope, credentials and header blocks first | a value that XML cannot carry, more than [`largest_request`](ClientBuilder::largest_request) bytes: [`Error::NotSent`] | no |
//! | 2 | a connection is made, or one is used again | no address, no connection within the time for connecting, no TLS, a proxy's refusal: [`Error::NotSent`]; all but the last is tried again ([`Retry`]) | no |
//! | 3 | the request is sent, and the answer waited for and read | the connection breaks, time runs out, the answer is larger than [`largest_answer`](ClientBuilder::largest_answer): [`Error::NoAnswer`] | perhaps |
//! | 4 | what came is looked at | a page, an empty refusal, a redirect: [`Error::NotSoap`] | by the status |
//! | 5 | the envelope is opened | a fault: [`Error::Fault`] | perhaps, unless its code says no |
//! | 6 | the response is read; it may itself say that the call failed | that: [`Error::Service`]; another element, a missing one, a wrong value: [`Error::NotUnderstood`] | perhaps |
//!
//! Times are bounded by default: 10 s for connecting, 120 s for an attempt, 150 s for the whole call. What may have been
//! processed is sent again only where that does no harm ([`OperationKind`], [`Retry`]). Dropping the future of a call gives
//! it up at once: nothing more is sent, and the connection is closed. Before step 3 that is as if nothing had been called;
//! from then on the service may process the request, or have done so, and nobody is told. Who must know lets the call run
//! to its end in a task of its own.
//!
//! A client differs for single calls by `with_timeout`, `with_attempt_timeout`, `with_retry`, `with_header` and `with_strict`:
//! each gives a cheap clone over the same connections and retries.
//!
//! The version of SOAP is that of the client for requests; an answer says its own. A fault is found whatever the HTTP
//! status; a response is taken for one only under a status of success.
//!
//! # What to do about each kind of error
//!
//! Nothing was sent, so that mending and sending again is safe:
//!
//! ```
//! use wsdl_runtime::{Error, NotSentReason, TransportErrorKind};
//!
//! fn advice(error: &Error) -> Option<String> {
//!     let Error::NotSent(error) = error else { return None };
//!     Some(match &error.reason {
//!         NotSentReason::Write(error) => format!("mend the value of {}", error.path()),
//!         NotSentReason::Transport(error) => match error.kind() {
//!             TransportErrorKind::Dns => "is the endpoint's name right?".to_owned(),
//!             TransportErrorKind::Proxy => "are the proxy's user and password right?".to_owned(),
//!             TransportErrorKind::Tls => "is there a proxy, or an old certificate?".to_owned(),
//!             _ => format!("the service cannot be reached: {error}"),
//!         },
//!         other => other.to_string(),
//!     })
//! }
//! ```
//!
//! No answer came, so that asking what became of it comes before sending again:
//!
//! ```
//! # use wsdl_runtime::Error;
//! fn must_ask_first(error: &Error) -> bool {
//!     matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed()
//! }
//! ```
//!
//! Something else than SOAP came; its status, content type and beginning tell from whom:
//!
//! ```
//! # use wsdl_runtime::Error;
//! fn describe(error: &Error) -> Option<String> {
//!     let Error::NotSoap(page) = error else { return None };
//!     Some(match page.location() {
//!         Some(location) => format!("the endpoint moved to {location}"),
//!         None => format!("{:?} {}: {}", page.status(), page.content_type(), page.beginning()),
//!     })
//! }
//! ```
//!
//! The service says that it failed; search in the text of a fault, since stack traces may surround it:
//!
//! ```
//! # use wsdl_runtime::{Error, FaultKind};
//! fn is_logon_failure(error: &Error) -> bool {
//!     error.fault().is_some_and(|fault| fault.kind() == FaultKind::Sender && fault.text().contains("[InvalidLogonAttempt]"))
//! }
//! ```
//!
//! The answer is not as the schema says; the place is named, and the body is at hand:
//!
//! ```
//! # use wsdl_runtime::Error;
//! fn report(error: &Error) -> Option<(String, usize)> {
//!     let Error::NotUnderstood(error) = error else { return None };
//!     let body = error.exchange.response.body.len();
//!     Some((format!("{} at {}", error.problem.found(), error.problem.path()), body))
//! }
//! ```
//!
//! # What is bounded
//!
//! Whatever comes, memory is bounded: by [`largest_answer`](ClientBuilder::largest_answer), counted after decompression,
//! and by [`Limits`](codec::Limits) on elements, depth, attributes and lengths. An answer with a document type declaration
//! is refused. Where an answer departs from its schema and is clear all the same, [`Answer::deviations`] says where;
//! [`strict`](ClientBuilder::strict) makes the first of them an error. A fault is a fault in both ways of reading.
//!
//! # What is never shown
//!
//! No `Debug`, `Display`, error, trace, recording or masked body shows the client's credentials: user and password of the
//! envelope, of HTTP Basic and of the proxy. They are masked as `***` in these forms:
//!
//! - as they were sent, whatever the case of ASCII letters;
//! - as XML escapes them, with any named, decimal or hexadecimal references, mixed or not;
//! - percent-encoded, with `+` for a space too;
//! - as JSON escapes them, and `Debug` of Rust;
//! - joined as HTTP Basic joins them, and each alone, in base64 or its URL-safe alphabet, padded or not.
//!
//! Two of these may be nested. Some texts are left, since else nothing could be read:
//!
//! - Credentials of fewer than four characters count only as words of their own, digits only where no other digits are beside
//!   them, and letters inside a longer word only in the case in which they were sent.
//! - A credential of ASCII letters alone is left in names of elements and in paths. Namespaces of the contract and SOAP's
//!   codes of faults are left, too.
//!
//! In bodies that [`Exchange`] and [`CallInfo`] show, in traces and in recordings these are masked besides:
//!
//! - everything in elements that the configuration marks, by their local name;
//! - everything in the header of an envelope, and what the header blocks of a request hold wherever the answer repeats it:
//!   texts of four characters or more as all of a text, of eight or more as words of their own; `true` and `false` are left;
//! - attributes except those of SOAP and XML Schema, comments, text beside elements, and whatever follows a place where the XML
//!   is broken or cut. Of a body that is not an envelope only the length is shown.
//!
//! The texts of an answer that errors show (of faults, of [`ServiceFailure`], of [`Deviation`](codec::Deviation), of
//! [`ReadError`](codec::ReadError)) are masked once, when the answer is read. As they came they are in the body
//! of [`Exchange::response`]. Of a `Content-Type` only the media type is shown, of a `Location` neither user part, query nor
//! fragment.
//!
//! Nothing else is looked for: no other encoding, no part of a credential, nothing personal in running texts, and nothing that
//! a marked element of the request holds and the service repeats elsewhere. Fields of responses, headers of HTTP, raw bodies
//! and fragments hold what came; `Debug` of a response on its own masks marked fields alone.
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `reqwest` (default) | HTTP with TLS by rustls, for clients that are given no [`Transport`] |
//! | `pkcs12` | client certificates from archives |
//! | `tokio` (by `reqwest` and `blocking`) | Tokio's timer, for clients that are given no [`Environment`] |
//! | `blocking` | clients for code that is not asynchronous |
//! | `tracing` | a span a call and an event an attempt for the crate `tracing`; bodies at level TRACE alone, masked |
//! | `cassettes` | recording exchanges in files, and answering from them in tests |
//! | `samples` | random values of generated types, for tests and for doubles of services |
//! | `jiff`, `chrono`, `time` | dates to and from these crates, and zones assumed for dates without an offset: see [`values`] |
//! | `rust_decimal`, `bigdecimal` | decimal numbers to and from these crates: see [`values`] |
//!
//! Without them codec, values, envelopes and calls are left, over a transport and an environment of the application's.
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod call;
#[cfg(feature = "cassettes")]
mod cassettes;
mod client;
pub mod codec;
pub mod codegen;
mod legible;
mod redaction;
#[cfg(any(test, feature = "samples"))]
mod samples;
mod soap;
mod transport;
mod uri;
pub mod values;

#[cfg(feature = "tokio")]
pub use call::TokioEnvironment;
pub use call::{
    Answer, CallInfo, CredentialsRefused, Environment, Error, Exchange, FaultAnswer, NoAnswer, NotSent, NotSentReason,
    NotSoap, NotSoapReason, NotUnderstood, OperationKind, RawResponse, Request, RequestTooLarge, Retry, ServiceError,
};
#[cfg(feature = "cassettes")]
pub use cassettes::{CassetteError, Recorder, Replayer};
pub use client::{BuildError, ClientBuilder};
pub use codec::{Entry, Outcome, ServiceFailure};
#[cfg(any(test, feature = "samples"))]
pub use samples::{EachOperation, Samples};
pub use soap::{Credentials, Fault, FaultKind, HeaderBlock, Reason, SoapVersion};
pub use transport::{
    Body, BoxError, BoxFuture, TooLarge, Transport, TransportError, TransportErrorKind, UnknownEncoding,
};
#[cfg(feature = "reqwest")]
pub use transport::{HttpSettings, ReqwestTransport};
pub use values::QName;

#[cfg(feature = "bigdecimal")]
pub use bigdecimal;
#[cfg(feature = "chrono")]
pub use chrono;
pub use http;
#[cfg(feature = "jiff")]
pub use jiff;
#[cfg(feature = "reqwest")]
pub use reqwest;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
#[cfg(feature = "time")]
pub use time;
