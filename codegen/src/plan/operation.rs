//! The service and its operations.

use std::sync::Arc;

use super::item::{ItemId, ValueType};
use crate::contract::{Deprecation, SoapVersion, WireName};
use crate::diagnostics::{Diagnostic, Place};

/// A port type and its ports.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// The name of the WSDL service, or of the port type if there is none.
    pub name: Arc<str>,
    /// Its documentation in the WSDL.
    pub documentation: Option<Arc<str>>,
    /// The addresses of its SOAP ports, in the order of the WSDL.
    pub endpoints: Vec<(SoapVersion, Arc<str>)>,
    /// Its operations, in the order of the port type.
    pub operations: Vec<Operation>,
    /// The header block of user and password, if the configuration names one.
    pub credentials: Option<Credentials>,
    /// The type by which responses report that a call failed, if the configuration names one.
    pub error_report: Option<ErrorReport>,
}

/// The type by which responses report that a call failed, and the meaning of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorReport {
    /// The struct.
    pub item: ItemId,
    /// The number of the member with the method.
    pub method: Option<usize>,
    /// The number of the member with the time.
    pub time: Option<usize>,
    /// The number of the member with the reason.
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

/// An operation with a request and a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its name in the port type.
    pub name: Arc<str>,
    /// Its path, as `operations/GetContact`.
    pub path: Arc<str>,
    /// Its documentation in the WSDL.
    pub documentation: Option<Arc<str>>,
    /// The notice of deprecation, if there is one. A replacement is an index among the operations.
    pub deprecated: Option<Deprecation>,
    /// The SOAP action, the same in all bindings.
    pub action: Arc<str>,
    /// The request; `None` only if there are problems.
    pub input: Option<Message>,
    /// The response; `None` only if there are problems.
    pub output: Option<Message>,
    /// The header blocks that requests carry, without that of the credentials.
    pub headers: Vec<Block>,
    /// The header blocks that responses carry.
    pub response_headers: Vec<Block>,
    /// Whether requests carry the header block of the credentials.
    pub authenticated: bool,
    /// The effect of a second request.
    pub kind: OperationKind,
    /// The entries that the detail of its faults may hold.
    pub faults: Vec<Block>,
    /// Where it is declared.
    pub place: Place,
    /// The problems that prevent emitting it. A problem that is a warning is a kind of operation that is not supported
    /// at all (one-way): `"all"` leaves such operations out. Other problems are errors then.
    pub problems: Vec<Diagnostic>,
}

impl Operation {
    /// Its messages: the request and the response.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        [&self.input, &self.output].into_iter().flatten()
    }

    /// All of its blocks: those of requests, of responses and of faults.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.headers.iter().chain(&self.response_headers).chain(&self.faults)
    }

    /// The items of its messages and blocks.
    pub fn items(&self) -> impl Iterator<Item = ItemId> {
        self.messages().map(|message| message.item).chain(self.blocks().filter_map(|block| block.ty.item()))
    }
}

/// The effect of sending a request twice, in the terms of RFC 9110, section 9.2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OperationKind {
    /// It only reads.
    Safe,
    /// It has the same effect as sending it once.
    Idempotent,
    /// It may have its effect twice.
    #[default]
    NonIdempotent,
}

/// The body of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The element in the body; `None` for an empty body.
    pub element: Option<WireName>,
    /// Its struct, choice or family. A request has an item of its own, which identifies the operation.
    pub item: ItemId,
}

/// A header block or an entry of a fault's detail that the description declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The name of its element.
    pub name: WireName,
    /// Its path, as `headers/{urn:x}Session`.
    pub path: Arc<str>,
    /// Its type.
    pub ty: ValueType,
}
