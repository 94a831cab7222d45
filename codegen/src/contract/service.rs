//! Port types, bindings and services (WSDL 1.1, sections 2.4 to 2.7 and 3).

use std::sync::Arc;

use super::types::{ElementId, TypeRef};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

/// A version of SOAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SoapVersion {
    /// SOAP 1.1.
    Soap11,
    /// SOAP 1.2.
    Soap12,
}

/// The notice that an operation is deprecated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    /// The rest of the notice; may be empty.
    pub said: String,
    /// The index of the replacement in the port type, if the notice names an existing operation.
    pub replacement: Option<usize>,
}

/// A port type.
#[derive(Debug, Clone, PartialEq)]
pub struct Interface {
    /// Its name.
    pub name: QName,
    /// Its operations, in order.
    pub operations: Vec<Operation>,
    /// Its documentation in the WSDL.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
}

/// An operation of a port type.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its name, which others of an overloaded operation share.
    pub name: Arc<str>,
    /// Its path, as `operations/GetContact`; for an overloaded operation after the first, the name of its input follows in
    /// parentheses.
    pub path: Arc<str>,
    /// Its message exchange pattern.
    pub exchange: Exchange,
    /// Its documentation in the WSDL, without the notice of deprecation.
    pub documentation: Option<Arc<str>>,
    /// The notice of deprecation, if there is one.
    pub deprecated: Option<Deprecation>,
    /// The messages that report faults.
    pub faults: Vec<Fault>,
    /// Where it is declared.
    pub place: Place,
}

/// The message exchange pattern of an operation (WSDL 1.1, section 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// A request and a response.
    RequestResponse,
    /// A request alone.
    OneWay,
    /// The service sends the first message, or no message is declared.
    FromService,
}

/// A fault that an operation declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Its name.
    pub name: Arc<str>,
    /// The parts of its message: entries of the detail.
    pub parts: Vec<Part>,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: Arc<str>,
    /// What it holds.
    pub content: PartContent,
    /// Where it is declared.
    pub place: Place,
}

/// What a part of a message holds.
#[derive(Debug, Clone, PartialEq)]
pub enum PartContent {
    /// A global element.
    Element(ElementId),
    /// Content of a type.
    Type(TypeRef),
    /// A part that cannot be lowered.
    Broken(Box<Diagnostic>),
}

/// A SOAP binding of a port type.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// Its name.
    pub name: QName,
    /// The port type: its index among the interfaces.
    pub interface: usize,
    /// The version of SOAP.
    pub version: SoapVersion,
    /// How it carries the operations of the port type, in their order; `None` for one that it does not carry.
    pub operations: Vec<Option<Carried>>,
    /// Problems of the binding, such as a required extension that is unknown. They affect all operations.
    pub problems: Vec<Diagnostic>,
    /// Where it is declared.
    pub place: Place,
}

/// How a binding carries an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The SOAP action; `None` if none is written.
    pub action: Option<Arc<str>>,
    /// The style.
    pub style: Style,
    /// The request.
    pub input: Message,
    /// The response.
    pub output: Option<Message>,
    /// Problems that affect the operation.
    pub problems: Vec<Diagnostic>,
    /// Where it stands.
    pub place: Place,
}

/// The style of an operation (WSDL 1.1, section 3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The body holds the parts.
    Document,
    /// The body holds an element with the name of the operation, which holds the parts.
    Rpc,
}

/// A message as a binding carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// What is in the body.
    pub body: Body,
    /// The header blocks.
    pub headers: Vec<Header>,
    /// Where a MIME part stands, if the message has attachments.
    pub attachments: Option<Place>,
    /// Where it stands.
    pub place: Place,
}

/// What is in the body of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The parts that `parts` names, or else all that are not header blocks.
    pub parts: Vec<Part>,
    /// Whether they are encoded (`use="encoded"`).
    pub encoded: bool,
    /// The namespace of an rpc wrapper.
    pub namespace: Option<Arc<str>>,
}

/// A header block that a binding declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The part of a message that it holds.
    pub part: Part,
    /// Whether it is encoded.
    pub encoded: bool,
    /// Header faults that it declares.
    pub faults: Vec<Part>,
}

/// A service.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its name.
    pub name: QName,
    /// Its ports with SOAP bindings, in order.
    pub ports: Vec<Port>,
    /// Its documentation in the WSDL.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
}

/// A port of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Port {
    /// Its name.
    pub name: Arc<str>,
    /// Its binding: the index among the bindings.
    pub binding: usize,
    /// Its address, escaped if needed; `None` if there is no usable address.
    pub address: Option<Arc<str>>,
    /// Problems that affect everything that uses the port: warnings about its address, and required extensions that are
    /// unknown.
    pub problems: Vec<Diagnostic>,
    /// Where it is declared.
    pub place: Place,
}
