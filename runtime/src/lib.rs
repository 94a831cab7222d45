//! The hand-written half of generated SOAP clients.
//!
//! A generated crate has the types and operations of one service; everything that services have in common is here. What
//! applications use: [`ClientBuilder`], [`Answer`], [`Error`] and [`Fault`], [`Transport`], [`values`]. What only
//! generated code calls is gathered in [`codegen`].
#![warn(missing_docs)]

mod answer;
mod call;
mod client;
pub mod codec;
pub mod codegen;
mod credentials;
mod envelope;
mod environment;
mod error;
mod exchange;
mod fault;
mod header;
mod operation;
mod qname;
mod transport;
pub mod values;

pub use answer::Answer;
pub use call::Retry;
pub use client::{BuildError, ClientBuilder};
pub use credentials::Credentials;
pub use envelope::SoapVersion;
pub use environment::Environment;
#[cfg(feature = "tokio")]
pub use environment::TokioEnvironment;
pub use error::{Error, FaultAnswer, NoAnswer, NotSent, NotSentReason, NotSoap, NotSoapReason, NotUnderstood};
pub use exchange::{Exchange, RawResponse};
pub use fault::{Fault, FaultKind, Reason};
pub use header::HeaderBlock;
pub use qname::QName;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{Body, BoxError, BoxFuture, TooLarge, Transport, TransportError, TransportErrorKind};

pub use http;
#[cfg(feature = "reqwest")]
pub use reqwest;
