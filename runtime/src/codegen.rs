//! Everything that generated code uses. For generated code only: it follows the generator, not semantic versioning.

mod tracer;

pub use crate::call::{
    Answer, EMPTY_BODY, Endpoint, Error, FacetChecks, FaultEffect, KnownFault, Operation, OperationKind, Request,
    Retry, Service, Tracer, bracketed,
};
#[cfg(feature = "blocking")]
pub use crate::client::BlockingCore;
pub use crate::client::{BuildError, ClientBuilder, ClientCore, ServiceClient, WithCredentials};
pub use crate::codec::{
    AnyAttributes, AnyElement, AnyType, Attribute, Bound, Choice, ChoiceType, Entry, ErrorReport, Facets, Family,
    Fields, GlobalAttribute, GlobalElement, Globals, Group, Lexical, Masked, Name, Ns, OtherType, Outcome, Pattern,
    PieceOfText, Primitive, ReadError, Reader, Report, Row, SchemaType, ServiceFailure, Start, Structure, Table,
    TextContent, TypedNil, Wildcard, WriteFields, WriteMember, Writer, read_boxed,
};
#[cfg(feature = "patterns")]
pub use crate::pattern;
#[cfg(feature = "samples")]
pub use crate::samples::{EachOperation, Samples};
pub use crate::soap::{CredentialsHeader, Fault, HeaderBlock, SoapVersion};
pub use crate::{
    choice, choice_type, enumeration, family, group, masked_debug, tracer, union, value_enumeration, whole,
};
pub use http::{HeaderName, HeaderValue};
pub use std::time::Duration;
#[cfg(feature = "tracing")]
pub use tracing;

pub use crate::values::{Binary, Date, DateTime, Decimal, Duration as XsdDuration, GDay, GMonth, GMonthDay, GYear};
pub use crate::values::{GYearMonth, HexBinary, Integer, Nillable, OrNil, QName, Time};
