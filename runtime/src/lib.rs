//! The hand-written half of generated SOAP clients.
//!
//! A generated crate has the types and operations of one service. This crate has everything that services have in common.
//! Applications use [`ClientBuilder`], [`Answer`], [`Error`], [`Fault`], [`Transport`] and [`values`]; generated code uses
//! [`codegen`].
//!
//! # The life of a call
//!
//! | step | what happens | what can fail | may it have been processed? |
//! |---|---|---|---|
//! | 1 | the request is written as an envelope | a value that XML cannot carry, a body of more than [`largest_request`](ClientBuilder::largest_request) bytes: [`Error::NotSent`] | no |
//! | 2 | if calls carry credentials, the call waits until another one that tries them first is over | the service refused them before: [`Error::NotSent`] | no |
//! | 3 | a connection is made, or an open one is used | no address, no connection in time, no TLS, a proxy's refusal: [`Error::NotSent`] | no |
//! | 4 | the request is sent and the answer is read | the connection breaks, time runs out, the answer is larger than [`largest_answer`](ClientBuilder::largest_answer): [`Error::NoAnswer`] | yes |
//! | 5 | the client looks at what came | an HTML page, an empty refusal, a redirect: [`Error::NotSoap`] | depends on the status |
//! | 6 | the envelope is opened | a fault: [`Error::Fault`] | yes, unless its code says no |
//! | 7 | the response is read | it reports a failure itself: [`Error::Service`]; it is not as the schema says: [`Error::NotUnderstood`] | yes |
//!
//! A call takes at most 150 s by default, an attempt 120 s, connecting 10 s. A request that may have been processed is sent
//! again only if that does no harm: see [`Retry`] and [`OperationKind`].
//!
//! If you drop the future of a call, nothing more is sent and the connection is closed. From step 4 on the service may
//! process the request all the same, and you do not learn of it. Run a call in a task of its own if you have to know.
//!
//! Requests are written in the client's version of SOAP; an answer says which version it is in. A fault is read under every
//! HTTP status, a response only under a status of success.
//!
//! # Safe logons
//!
//! Services count failed logons and lock users out. Once the service has rejected the credentials, the client and all its
//! clones send nothing more that carries them, until `with_credentials` returns a client with others or `reset_logon` is
//! called. If the user is locked out, they send nothing for a time ([`lockout`](ClientBuilder::lockout)). Until the service
//! has accepted the credentials for the first time, calls go out one at a time
//! ([`one_logon_at_a_time`](ClientBuilder::one_logon_at_a_time)). The service's configuration says which faults these are.
//!
//! # What to do about each kind of error
//!
//! [`Error::may_have_been_processed`] says whether sending again is safe. `Display` of an error is one line for logs;
//! [`Error::masked_request`] and [`Error::masked_response`] are the bodies for logs.
//!
//! If nothing was sent, repair what the reason names and send again:
//!
//! ```
//! use wsdl_runtime::{Error, NotSentReason, TransportErrorKind};
//!
//! fn advice(error: &Error) -> Option<String> {
//!     let Error::NotSent(error) = error else { return None };
//!     Some(match &error.reason {
//!         NotSentReason::Write(error) => format!("correct the value of {}", error.path()),
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
//! If no answer came, find out what became of the request before you send it again:
//!
//! ```
//! # use wsdl_runtime::Error;
//! fn must_ask_first(error: &Error) -> bool {
//!     matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed()
//! }
//! ```
//!
//! If something else than SOAP came, its status, content type and beginning tell who sent it:
//!
//! ```
//! # use wsdl_runtime::Error;
//! fn describe(error: &Error) -> Option<String> {
//!     let Error::NotSoap(page) = error else { return None };
//!     Some(match page.location() {
//!         Some(location) => format!("the endpoint moved to {location}"),
//!         None => format!("{} {}: {}", page.status(), page.content_type(), page.beginning()),
//!     })
//! }
//! ```
//!
//! If the service reports a failure, its code and text say what to do. Search in the text, since a stack trace may surround
//! the part that matters; a generated `FaultCode` does so:
//!
//! ```
//! # use wsdl_runtime::Error;
//! fn has_no_credit(error: &Error) -> bool {
//!     error.fault().is_some_and(|fault| fault.text().contains("[NoCredit]"))
//! }
//! ```
//!
//! If the answer is not as the schema says, report its place; the body is at hand:
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
//! Memory is bounded whatever comes: by [`largest_answer`](ClientBuilder::largest_answer), counted after decompression, and
//! by [`Limits`] on elements, depth, attributes and lengths. An answer with a document type declaration is
//! refused. If an answer departs from its schema but its meaning is clear, it is read, and [`Answer::deviations`] lists where
//! it departs; with [`strict`](ClientBuilder::strict) the first deviation is an error. A fault is an [`Error::Fault`] either
//! way.
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
//! The texts of an answer that errors show (of faults, of [`ServiceFailure`], of [`Deviation`], of
//! [`ReadError`]) are masked once, when the answer is read. As they came they are in the body
//! of [`Exchange::response`]. Of a `Content-Type` only the media type is shown, of a `Location` neither user part, query nor
//! fragment.
//!
//! Nothing else is looked for: no other encoding, no part of a credential, nothing personal in running texts, and nothing that
//! a marked element of the request holds and the service repeats elsewhere. Fields of responses, headers of HTTP, raw bodies
//! and fragments hold what came; `Debug` of a response on its own masks marked fields alone.
//!
//! # Tracing
//!
//! With the feature `tracing` each call is a span called `soap_call` of level INFO. The target of span and events is the
//! generated crate's name, as `listrak_v31`.
//!
//! | field of the span | meaning |
//! |---|---|
//! | `service`, `operation`, `version` | names of the description; `SOAP 1.1` or `SOAP 1.2` |
//! | `attempts` | how often the request was sent |
//! | `status` | the HTTP status of the last answer, if one came |
//! | `request_bytes`, `response_bytes` | sizes of the bodies |
//! | `elapsed_ms` | the duration of the call in milliseconds |
//! | `outcome` | `ok`, `not_sent`, `no_answer`, `timed_out`, `not_soap`, `fault`, `service_error`, `not_understood`; `dropped` if the future was dropped |
//!
//! All but the first three are recorded once, when the call ends. Events:
//!
//! | event | level | fields |
//! |---|---|---|
//! | `sending` | DEBUG | `attempt`, from 1 |
//! | `answered`, `broke off` | DEBUG | `attempt`, `status`, `bytes` of the body |
//! | `failed` | DEBUG | `attempt`, `kind` of the [`TransportErrorKind`], `timeout` |
//! | `timed out` | DEBUG | `attempt` |
//! | `waiting` | DEBUG | `attempt`, `wait_ms` |
//! | `request` | TRACE | `body`, masked; once a call |
//! | `response` | TRACE | `attempt`, `body`, masked |
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `reqwest` (default) | HTTP with TLS by rustls, for clients that are given no [`Transport`] |
//! | `tls-ring` (default) | the cryptography of TLS by ring |
//! | `tls-aws-lc` | the cryptography of TLS by AWS-LC, in place of ring |
//! | `cookies` | cookies for services that keep sessions by them: `HttpSettings::cookies` |
//! | `pkcs12` | client certificates from archives |
//! | `tokio` (by `reqwest` and `blocking`) | Tokio's timer, for clients that are given no [`Environment`] |
//! | `blocking` | clients for code that is not asynchronous |
//! | `tracing` | a span for each call and events for its attempts: see [Tracing](#tracing) |
//! | `cassettes` | recording exchanges in files, and answering from them in tests |
//! | `samples` | random values of generated types, for tests and for doubles of services |
//! | `jiff`, `chrono`, `time` | dates to and from these crates, and zones assumed for dates without an offset: see [`values`] |
//! | `rust_decimal`, `bigdecimal` | decimal numbers to and from these crates: see [`values`] |
//!
//! Without any of them a client needs a [`Transport`] and an [`Environment`] of the application's.
//!
//! Either cryptography has TLS 1.2 and 1.3, RSA from 2,048 bits, the curves P-256 and P-384, and Ed25519, in certificates of
//! services and of clients. ring is the default, since it builds faster. Turn on `tls-aws-lc` for certificates on the curve
//! P-521; it counts if both are on. For FIPS, or any other cryptography, install a provider of rustls for the process
//! (`CryptoProvider::install_default`) before a client is built: it comes before either feature. With neither a feature nor
//! an installed provider, `build` fails and says so.
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod call;
#[cfg(feature = "cassettes")]
mod cassettes;
mod client;
#[doc(hidden)]
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
    Answer, CallInfo, CredentialsRefused, Environment, Error, Exchange, FacetChecks, FacetErrors, FaultAnswer,
    NoAnswer, NotSent, NotSentReason, NotSoap, NotSoapReason, NotUnderstood, OperationKind, RawResponse, Request,
    RequestTooLarge, Retry, ServiceError,
};
#[cfg(feature = "cassettes")]
pub use cassettes::{CassetteError, Recorder, Replayer};
pub use client::{BuildError, ClientBuilder};
pub use codec::{
    AnyAttributes, AnyElement, AnyType, Deviation, DeviationKind, Deviations, Entry, FacetError, FacetViolation,
    ForbiddenCharacters, Fragment, Limits, Node, OtherType, Outcome, PieceOfText, ReadError, ReadErrorKind,
    ServiceFailure, TypedNil, WriteError,
};
#[cfg(any(test, feature = "samples"))]
pub use samples::{EachOperation, Samples};
pub use soap::{Credentials, Fault, FaultKind, HeaderBlock, Reason, SoapVersion};
pub use transport::{
    Body, BoxError, BoxFuture, TooLarge, Transport, TransportError, TransportErrorKind, UnknownEncoding, WrongEncoding,
};
#[cfg(feature = "reqwest")]
pub use transport::{HttpSettings, HttpSettingsError, ReqwestTransport};
pub use values::{
    Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary, Integer,
    Nillable, Offset, OrNil, QName, Time,
};

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
