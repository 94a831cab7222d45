//! Everything that generated code uses. For generated code only: it follows the generator, not semantic versioning.

mod tracer;

pub use crate::call::{
    Answer, Endpoint, Error, FaultEffect, KnownFault, Operation, OperationKind, Request, Retry, Service, Tracer,
    bracketed,
};
#[cfg(feature = "blocking")]
pub use crate::client::BlockingCore;
pub use crate::client::{BuildError, ClientBuilder, ClientCore, ServiceClient, WithCredentials};
pub use crate::codec::{
    Choice, ChoiceType, Entry, ErrorReport, Fields, Group, Mask, Masked, Name, Ns, Outcome, Particle, PieceOfText,
    ReadError, Report, Row, SchemaType, ServiceFailure, Structure, Table, Text, TextContent, Wildcard, WriteFields,
    Writer, bare,
};
#[cfg(feature = "samples")]
pub use crate::samples::{EachOperation, Samples};
pub use crate::soap::{CredentialsHeader, Fault, HeaderBlock, SoapVersion};
pub use crate::{choice, choice_type, enumeration, group, leaf, masked_debug, tracer};
pub use http::{HeaderName, HeaderValue};
pub use std::time::Duration;
#[cfg(feature = "tracing")]
pub use tracing;

pub use crate::values::{Binary, DateTime, Decimal, Nillable};
