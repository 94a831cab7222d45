//! Operations as data: one client executes all of them. For generated code only.

use super::trace::Tracer;
use crate::codec::{Name, SchemaType, Table};
use crate::soap::{CredentialsHeader, SoapVersion};

/// What an operation is called with.
///
/// Applications name it in bounds. Implementing it is for generated code only: its items change with the generator, not by
/// the rules of semantic versioning.
pub trait Request: SchemaType + Send + Sync {
    /// What the operation answers.
    type Response: SchemaType + Send + Sync + 'static;
    /// How the operation is called.
    const OPERATION: Operation;
}

/// How an operation is called (WSDL 1.1, sections 2.4 and 3.4).
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// Its name in the port type.
    pub name: &'static str,
    /// The SOAP action.
    pub action: &'static str,
    /// The element that the request's body holds.
    pub input: Name,
    /// The element that the answer's body holds.
    pub output: Name,
    /// Whether requests carry the service's credentials.
    pub authenticated: bool,
    /// What a second request would do.
    pub kind: OperationKind,
}

/// What sending the request of an operation twice does, in the words of RFC 9110, section 9.2. The service's configuration
/// says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationKind {
    /// It only reads.
    Safe,
    /// Sending it twice has the same effect as sending it once.
    Idempotent,
    /// Sending it twice may do twice what it does: send, load, create.
    NonIdempotent,
}

/// What all operations of a service have in common (WSDL 1.1, section 2.7).
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Its name in the WSDL.
    pub name: &'static str,
    /// The namespaces that names count.
    pub table: Table,
    /// The addresses of its ports, the first of a version being that version's default.
    pub endpoints: &'static [Endpoint],
    /// The header block that carries credentials, if calls need them.
    pub credentials: Option<CredentialsHeader>,
    /// The elements whose values are personal or secret, by configuration, those of the credentials among them.
    pub sensitive: &'static [Name],
    /// The codes of faults that have a known effect, by configuration.
    pub fault_codes: &'static [KnownFault],
    /// The `User-Agent` of requests (RFC 9110, section 10.1.5): name and version of the generated crate.
    pub user_agent: &'static str,
    /// What calls tell `tracing`.
    pub tracer: Tracer,
}

/// A code that the texts of faults hold in brackets, as `[InvalidLogonAttempt]`, and what it means for the call.
#[derive(Debug, Clone, Copy)]
pub struct KnownFault {
    /// The code without its brackets.
    pub code: &'static str,
    /// What it means for the call, and for those after it.
    pub effect: FaultEffect,
}

/// What a fault means for its call, and for those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultEffect {
    /// The service did not process the request.
    NotProcessed,
    /// The credentials are wrong, and nothing was processed. The service counts such attempts.
    LogonRejected,
    /// The user is locked out for a time, and nothing was processed.
    LockedOut,
}

/// The codes in brackets that a text holds. Stack traces may surround them.
pub fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split('[').skip(1).filter_map(|after| Some(after.split_once(']')?.0))
}

/// A port of a service (WSDL 1.1, section 2.6).
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    /// The version that its binding speaks.
    pub version: SoapVersion,
    /// Its address.
    pub address: &'static str,
}
