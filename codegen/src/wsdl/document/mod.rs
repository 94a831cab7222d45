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

/// A WSDL document. Its schemas are in [`crate::load::Documents`], with all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definitions {
    /// The name, to which WSDL gives no meaning.
    pub name: Option<String>,
    /// The target namespace; empty if there is none.
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
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// An extension element that must be understood (`wsdl:required`, section 2.1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// Its name.
    pub name: QName,
    /// The place.
    pub place: Place,
}

/// A reference to another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The namespace that is imported; empty if there is none.
    pub namespace: Arc<str>,
    /// The location of the document, as written.
    pub location: Option<String>,
    /// The file at that location, as it is named in places.
    pub document: Option<Arc<str>>,
    /// The place.
    pub place: Place,
}

/// A message: a list of parts (section 2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its name.
    pub name: QName,
    /// Its parts in order.
    pub parts: Vec<Part>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: Arc<str>,
    /// What it holds.
    pub content: PartContent,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// What a part holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartContent {
    /// A global element.
    Element(QName),
    /// A value of a type.
    Type(QName),
    /// Neither or both are written, or the name is wrong. A diagnostic says which.
    Unclear,
}

/// A set of operations (section 2.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortType {
    /// Its name.
    pub name: QName,
    /// Its operations in order. A name may occur more than once (overloading).
    pub operations: Vec<Operation>,
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// An operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its name.
    pub name: Arc<str>,
    /// The messages and their order.
    pub exchange: Exchange,
    /// The parts in the order of the arguments of a procedure, if written (section 2.4.6).
    pub parameter_order: Vec<Arc<str>>,
    /// The message that the service receives.
    pub input: Option<OperationMessage>,
    /// The message that the service sends.
    pub output: Option<OperationMessage>,
    /// The messages that the service sends instead of the output if the call fails. Each has a name.
    pub faults: Vec<OperationMessage>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// The messages of an operation and their order (sections 2.4.1 to 2.4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// The client sends.
    OneWay,
    /// The client sends, and the service answers.
    RequestResponse,
    /// The service sends, and the client answers.
    SolicitResponse,
    /// The service sends.
    Notification,
    /// No message is written.
    Nothing,
}

/// A message as part of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationMessage {
    /// The name as written, which distinguishes overloaded operations. Faults always have one.
    pub name: Option<Arc<str>>,
    /// The message.
    pub message: QName,
    /// Attributes in other namespaces, such as `wsam:Action`.
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// A set of ports (section 2.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: QName,
    /// Its ports in order.
    pub ports: Vec<Port>,
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// An address at which a binding is available (section 2.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Port {
    /// Its name.
    pub name: Arc<str>,
    /// The binding.
    pub binding: QName,
    /// The address, if the binding is to SOAP or HTTP.
    pub address: Option<String>,
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}
