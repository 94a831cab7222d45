//! Operations as data: one client executes all of them. For generated code only.

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

/// What it does to send the request of an operation twice, by the service's configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationKind {
    /// It changes nothing, however often it is sent.
    Read,
    /// A second request leaves things as the first one did.
    Idempotent,
    /// Everything that a second request may do again: sending, loading, creating.
    Unsafe,
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
}

/// A port of a service (WSDL 1.1, section 2.6).
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    /// The version that its binding speaks.
    pub version: SoapVersion,
    /// Its address.
    pub address: &'static str,
}
