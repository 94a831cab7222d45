//! Operations as data.

use super::types::{TypeId, TypeRef};
use crate::contract::WireName;
pub use crate::contract::{Deprecation, SoapVersion};
use crate::diagnostics::{Diagnostic, Place};

/// A port type with the ports that it is reached by.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// The name of the WSDL service, or of the port type where there is none.
    pub name: String,
    /// What the WSDL says of it.
    pub documentation: Option<String>,
    /// The addresses of its SOAP ports, in the order of the WSDL.
    pub endpoints: Vec<(SoapVersion, String)>,
    /// Its operations, in the order of the port type.
    pub operations: Vec<Operation>,
    /// The header block of user and password, if the configuration names one.
    pub credentials: Option<Credentials>,
    /// The type by which answers report that a call failed, if the configuration names one; set by a pass.
    pub error_report: Option<ErrorReport>,
}

/// A type by which answers report that a call failed, and which of its fields say what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorReport {
    /// The type.
    pub ty: TypeId,
    /// The number of the field that names the method.
    pub method: Option<usize>,
    /// The number of the field that gives the time.
    pub time: Option<usize>,
    /// The number of the field that says why.
    pub description: Option<usize>,
}

/// The header block of user and password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Its element.
    pub header: WireName,
    /// The element for the user inside it.
    pub user: WireName,
    /// The element for the password inside it.
    pub password: WireName,
}

/// An operation of request and response, document/literal.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its name in the port type.
    pub name: String,
    /// Its schema path, as `operations/GetContact`.
    pub path: String,
    /// What the WSDL says of it.
    pub documentation: Option<String>,
    /// That it should not be called any more, if the WSDL says so.
    pub deprecated: Option<Deprecation>,
    /// The SOAP action, the same in all bindings.
    pub action: String,
    /// The element of the request's body; `None` only where there are problems.
    pub input: Option<Element>,
    /// The element of the answer's body; `None` only where there are problems.
    pub output: Option<Element>,
    /// The header blocks that requests carry, the one of the credentials left out.
    pub headers: Vec<Block>,
    /// Whether requests carry the header block of the credentials.
    pub authenticated: bool,
    /// What a second request would do, by configuration or by its name; set by a pass.
    pub kind: OperationKind,
    /// The entries that the detail of its faults may hold.
    pub faults: Vec<Block>,
    /// Where it is declared.
    pub place: Place,
    /// Why it cannot be emitted, if so: told only where it is selected.
    pub problems: Vec<Diagnostic>,
}

/// What sending a request twice does, in the words of RFC 9110, section 9.2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OperationKind {
    /// It only reads.
    Safe,
    /// It has the same effect as sending it once.
    Idempotent,
    /// It may do everything twice.
    #[default]
    NonIdempotent,
}

/// A global element with a type of the arena.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its name.
    pub name: WireName,
    /// Its type.
    pub ty: TypeId,
}

/// A header block or an entry of a fault's detail that the description declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The name of its element.
    pub name: WireName,
    /// Its type.
    pub ty: TypeRef,
}
