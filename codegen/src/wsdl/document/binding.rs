//! Bindings (WSDL 1.1, sections 2.5 and 3; the binding to SOAP 1.2 has the same elements in another namespace).

use std::sync::Arc;

use super::Required;
use crate::diagnostics::Place;
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// How the operations of a port type are carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Its name.
    pub name: QName,
    /// The port type.
    pub port_type: QName,
    /// What carries them.
    pub protocol: Protocol,
    /// Its operations in order.
    pub operations: Vec<BindingOperation>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What carries the messages of a binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protocol {
    /// SOAP.
    Soap(SoapBinding),
    /// Something else: the namespace of the `binding` element that says so, as [`super::super::extension::HTTP`]; empty if
    /// there is none.
    Other(Arc<str>),
}

/// `soap:binding` (section 3.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoapBinding {
    /// The version, which the namespace gives.
    pub version: SoapVersion,
    /// The style of the operations that name none.
    pub style: Style,
    /// The transport below SOAP; empty if none is written.
    pub transport: String,
    /// Where it stands.
    pub place: Place,
}

/// A version of SOAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoapVersion {
    /// SOAP 1.1.
    Soap11,
    /// SOAP 1.2.
    Soap12,
}

/// What the body of a message contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// The parts themselves.
    #[default]
    Document,
    /// An element with the operation's name around the parts.
    Rpc,
}

/// What defines how parts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Use {
    /// The schema.
    #[default]
    Literal,
    /// The rules of an encoding style.
    Encoded,
}

/// How an operation is carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindingOperation {
    /// The name of the operation.
    pub name: Arc<str>,
    /// The action; an empty one stays empty.
    pub soap_action: Option<String>,
    /// Whether the action must be sent, which SOAP 1.2 leaves open.
    pub soap_action_required: Option<bool>,
    /// The style; if absent, that of the binding.
    pub style: Option<Style>,
    /// How the input is carried.
    pub input: Option<BindingMessage>,
    /// How the output is carried.
    pub output: Option<BindingMessage>,
    /// How the faults are carried.
    pub faults: Vec<BindingFault>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// How a message is carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindingMessage {
    /// The name as written, which distinguishes overloaded operations.
    pub name: Option<Arc<str>>,
    /// `soap:body`, which may be inside a MIME part.
    pub body: Option<Body>,
    /// `soap:header` in order.
    pub headers: Vec<Header>,
    /// Whether the message is a MIME multipart message (section 5).
    pub multipart: bool,
    /// The parts outside the SOAP envelope, in order.
    pub attachments: Vec<MimeContent>,
    /// The extensions in it that must be understood, and are not.
    pub required: Vec<Required>,
    /// Attributes in other namespaces.
    pub foreign: Vec<ForeignAttribute>,
    /// Where it stands.
    pub place: Place,
}

/// `soap:body` (section 3.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// What defines how parts are written.
    pub use_: Use,
    /// The namespace of the element around the parts (rpc).
    pub namespace: Option<Arc<str>>,
    /// The encoding styles, with white space between.
    pub encoding_style: Option<String>,
    /// The parts in the body; if absent, all parts that are not elsewhere.
    pub parts: Option<Vec<Arc<str>>>,
    /// Where it stands.
    pub place: Place,
}

/// `soap:header` (section 3.7), or the `soap:headerfault` in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The message with the part, which need not be a message of the operation.
    pub message: QName,
    /// The part.
    pub part: Arc<str>,
    /// What defines how the part is written.
    pub use_: Use,
    /// The namespace of the header (encoded).
    pub namespace: Option<Arc<str>>,
    /// The encoding styles, with white space between.
    pub encoding_style: Option<String>,
    /// The headers that report an error with this one.
    pub faults: Vec<Header>,
    /// Where it stands.
    pub place: Place,
}

/// A `fault` of a binding with its `soap:fault` (section 3.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindingFault {
    /// The name of the fault.
    pub name: Arc<str>,
    /// What defines how the part is written.
    pub use_: Use,
    /// The namespace (encoded).
    pub namespace: Option<Arc<str>>,
    /// The encoding styles, with white space between.
    pub encoding_style: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// `mime:content` (section 5.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MimeContent {
    /// The part, if it is named.
    pub part: Option<Arc<str>>,
    /// The media type, if it is named.
    pub type_: Option<String>,
    /// Where it stands.
    pub place: Place,
}
