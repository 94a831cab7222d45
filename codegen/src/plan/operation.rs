//! The service and its operations.

use std::sync::Arc;

use super::item::{ItemId, ValueType};
use crate::contract::{Deprecation, SoapVersion, WireName};
use crate::diagnostics::{Diagnostic, Place};

/// A port type with the ports that it is reached by.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// The name of the WSDL service, or of the port type if there is none.
    pub name: Arc<str>,
    /// What the WSDL says of it.
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

/// A type by which responses report that a call failed, and which of its members say what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorReport {
    /// The struct.
    pub item: ItemId,
    /// The number of the member that names the method.
    pub method: Option<usize>,
    /// The number of the member that gives the time.
    pub time: Option<usize>,
    /// The number of the member that says why.
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
    /// What the WSDL says of it.
    pub documentation: Option<Arc<str>>,
    /// That it should not be called any more, if the WSDL says so. A replacement is an index among the operations.
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
    /// What a second request would do.
    pub kind: OperationKind,
    /// The entries that the detail of its faults may hold.
    pub faults: Vec<Block>,
    /// Where it is declared.
    pub place: Place,
    /// Why it cannot be emitted, if so. One that is a warning leaves the operation out even if all are selected: the
    /// generator does not do that kind of operation at all (one-way operations). Others are errors then.
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

/// The body of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The element in the body; `None` for an empty body.
    pub element: Option<WireName>,
    /// Its struct, choice or family. A request's item is its own: operations are known by it.
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
