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

/// That an operation should not be called any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    /// What is said of it besides; may be empty.
    pub said: String,
    /// The index in the port type of the operation to call instead, if one is named that there is.
    pub replacement: Option<usize>,
}

/// A port type.
#[derive(Debug, Clone, PartialEq)]
pub struct Interface {
    /// Its name.
    pub name: QName,
    /// Its operations, in order.
    pub operations: Vec<Operation>,
    /// What the WSDL says of it.
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
    /// The order of its messages.
    pub exchange: Exchange,
    /// What the WSDL says of it, without what marks it as deprecated.
    pub documentation: Option<Arc<str>>,
    /// That it should not be called any more, if the WSDL says so.
    pub deprecated: Option<Deprecation>,
    /// The messages that report faults.
    pub faults: Vec<Fault>,
    /// Where it is declared.
    pub place: Place,
}

/// The order of an operation's messages (WSDL 1.1, section 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// A request and a response.
    RequestResponse,
    /// A request alone.
    OneWay,
    /// The service begins, or no message is declared at all.
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
    /// Something that cannot be lowered.
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
    /// What is wrong with the binding, such as a required extension that is not understood. It concerns all operations.
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
    /// What is wrong with it. It concerns the operation.
    pub problems: Vec<Diagnostic>,
    /// Where it stands.
    pub place: Place,
}

/// The style of an operation (WSDL 1.1, section 3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The body holds the parts.
    Document,
    /// The body holds an element that is called like the operation and holds the parts.
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
    /// The parts, as `parts` names them, else all that are not header blocks.
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
    /// What the WSDL says of it.
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
    /// Its address, escaped where it must be; `None` if it has none that can be used.
    pub address: Option<Arc<str>>,
    /// What is wrong with it: warnings about its address, and required extensions that are not understood. They concern
    /// whoever uses the port.
    pub problems: Vec<Diagnostic>,
    /// Where it is declared.
    pub place: Place,
}
