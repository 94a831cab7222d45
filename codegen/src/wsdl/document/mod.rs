//! The model of a WSDL document (WSDL 1.1, section 2).

mod binding;

use std::sync::Arc;

pub use binding::{
    Binding, BindingFault, BindingMessage, BindingOperation, Body, Header, MimeContent, Protocol, SoapBinding,
    SoapVersion, Style, Use,
};

use crate::diagnostics::Place;
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// A WSDL document. Its schemas are with all others, in [`crate::load::Documents`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definitions {
    /// The name, to which WSDL gives no meaning.
    pub name: Option<String>,
    /// The namespace of what it defines, empty for none.
    pub target_namespace: Arc<str>,
    /// The `import` elements in order.
    pub imports: Vec<Import>,
    /// The messages in order.
    pub messages: Vec<Message>,
    /// The port types in order.
    pub port_types: Vec<PortType>,
    /// The bindings in order.
    pub bindings: Vec<Binding>,
    /// The services in order.
    pub services: Vec<Service>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// An element of another language that says it must be understood (`wsdl:required`, section 2.1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// Its name.
    pub name: QName,
    /// Where it stands.
    pub place: Place,
}

/// A reference to another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The namespace that is imported, empty for none.
    pub namespace: Arc<str>,
    /// Where the document is, as written.
    pub location: Option<String>,
    /// The file of the document at that location, as in its places.
    pub document: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
}

/// A message: a list of parts (section 2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its name.
    pub name: QName,
    /// Its parts in order.
    pub parts: Vec<Part>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: Arc<str>,
    /// What it holds.
    pub content: PartContent,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a part holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartContent {
    /// A global element.
    Element(QName),
    /// A value of a type.
    Type(QName),
    /// Neither or both are written, or the name is wrong; a finding says which.
    Unclear,
}

/// A set of operations (section 2.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortType {
    /// Its name.
    pub name: QName,
    /// Its operations in order; a name may occur more than once (overloading).
    pub operations: Vec<Operation>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// An operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its name.
    pub name: Arc<str>,
    /// Which messages there are and in which order.
    pub exchange: Exchange,
    /// The parts in the order of a procedure's arguments, if given (section 2.4.6).
    pub parameter_order: Vec<Arc<str>>,
    /// The message that the service receives.
    pub input: Option<OperationMessage>,
    /// The message that the service sends.
    pub output: Option<OperationMessage>,
    /// The messages that the service sends instead of the output if the call fails; each has a name.
    pub faults: Vec<OperationMessage>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// The messages of an operation and their order (sections 2.4.1 to 2.4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// The client sends.
    OneWay,
    /// The client sends, the service answers.
    RequestResponse,
    /// The service sends, the client answers.
    SolicitResponse,
    /// The service sends.
    Notification,
    /// No message is written.
    Nothing,
}

/// A message as part of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationMessage {
    /// The name as written, which distinguishes overloaded operations; faults always have one.
    pub name: Option<Arc<str>>,
    /// The message.
    pub message: QName,
    /// Attributes in other namespaces, such as `wsam:Action`.
    pub foreign: Vec<ForeignAttribute>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A set of ports (section 2.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: QName,
    /// Its ports in order.
    pub ports: Vec<Port>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// An address at which a binding is available (section 2.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Port {
    /// Its name.
    pub name: Arc<str>,
    /// The binding.
    pub binding: QName,
    /// The address, for bindings to SOAP and HTTP.
    pub address: Option<String>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}
