//! Operations as data: one client runs all of them. For generated code only.

use std::marker::PhantomData;

use super::trace::Tracer;
use crate::codec::{Name, Ns, SchemaType, Table};
use crate::soap::{Action, CredentialsHeader, Quoted, SoapVersion};

/// A request of an operation.
///
/// Applications use this trait in bounds. Only generated code implements it: its items follow the generator, not
/// semantic versioning.
pub trait Request: SchemaType + Send + Sync {
    /// The response of the operation.
    type Response: SchemaType + Send + Sync + 'static;
    /// How the operation is called.
    const OPERATION: Operation;
}

/// The action of a request's operation, put into the form of its header when the application is compiled.
pub(crate) const fn action<R: Request>() -> Action {
    struct Of<R>(PhantomData<R>);
    impl<R: Request> Of<R> {
        const QUOTED: Quoted = Quoted::new(R::OPERATION.action);
        #[allow(clippy::declare_interior_mutable_const, reason = "it is a place to copy from")]
        const ACTION: Action = Action::new(R::OPERATION.action, &Self::QUOTED);
    }
    Of::<R>::ACTION
}

/// Stands for the name of an element in an operation whose body is empty. No element has an empty name.
pub const EMPTY_BODY: Name = Name::new(Ns::NONE, "");

/// Whether a name stands for an empty body.
pub(crate) fn is_empty_body(name: Name) -> bool {
    name.local.is_empty()
}

/// How an operation is called (WSDL 1.1, sections 2.4 and 3.4).
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The operation's name in the port type.
    pub name: &'static str,
    /// The SOAP action (WSDL 1.1, section 3.4).
    pub action: &'static str,
    /// The element in the body of the request; [`EMPTY_BODY`] if there is none.
    pub input: Name,
    /// The element in the body of the response; [`EMPTY_BODY`] if there is none.
    pub output: Name,
    /// Whether requests carry the credentials.
    pub authenticated: bool,
    /// The effect of a second request.
    pub kind: OperationKind,
}

/// The effect of sending a request of an operation twice, in the terms of RFC 9110, section 9.2. The service's
/// configuration sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationKind {
    /// The operation only reads.
    Safe,
    /// Sending twice has the same effect as sending once.
    Idempotent,
    /// Sending twice may have the effect twice: two mails, two records.
    NonIdempotent,
}

/// What all operations of a service share (WSDL 1.1, section 2.7).
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// The service's name in the WSDL.
    pub name: &'static str,
    /// The namespaces that names refer to by index.
    pub table: Table,
    /// The addresses of the service's ports. The first one of a SOAP version is that version's default.
    pub endpoints: &'static [Endpoint],
    /// The header block for credentials; `None` if the service has none.
    pub credentials: Option<CredentialsHeader>,
    /// The elements whose values are personal or secret, from the configuration, including those of the credentials.
    pub sensitive: &'static [Name],
    /// The fault codes whose effect is known, from the configuration.
    pub fault_codes: &'static [KnownFault],
    /// The `User-Agent` of requests (RFC 9110, section 10.1.5): name and version of the generated crate.
    pub user_agent: &'static str,
    /// What becomes of values in requests that do not satisfy the facets of their types, from the configuration.
    pub facets: FacetChecks,
    /// The `tracing` macros of the generated crate.
    pub tracer: Tracer,
}

/// What becomes of values in requests that do not satisfy the facets of their types: texts that are too long, numbers
/// out of bounds, texts that do not match a pattern (XML Schema part 2, section 4.3). In answers, such values are kept
/// and listed among the [deviations](crate::Answer::deviations).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetChecks {
    /// The request is not sent: the call fails with [`NotSentReason::Facets`](crate::NotSentReason::Facets).
    Check,
    /// The request is sent, and the values are listed in [`Exchange::violations`](crate::Exchange::violations). A value
    /// that the service itself returned can be sent back this way.
    Report,
}

/// A code that fault texts hold in brackets, as in `[InvalidLogonAttempt]`, and its effect.
#[derive(Debug, Clone, Copy)]
pub struct KnownFault {
    /// The code, without the brackets.
    pub code: &'static str,
    /// The effect on the call, and on later ones.
    pub effect: FaultEffect,
}

/// The effect of a fault on its call, and on later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultEffect {
    /// The service did not process the request.
    NotProcessed,
    /// The credentials are wrong and nothing was processed. The service counts such attempts.
    LogonRejected,
    /// The user is locked out for a time and nothing was processed.
    LockedOut,
}

/// Returns the codes in brackets that a text holds. Stack traces may surround them.
pub fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split('[').skip(1).filter_map(|after| Some(after.split_once(']')?.0))
}

/// A port of a service (WSDL 1.1, section 2.6).
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    /// The SOAP version of the port's binding.
    pub version: SoapVersion,
    /// The port's address.
    pub address: &'static str,
}
