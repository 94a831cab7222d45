//! Bindings (WSDL 1.1, sections 2.5 and 3). The binding to SOAP 1.2 has the same elements in another namespace.

use std::sync::Arc;

use super::Required;
use crate::diagnostics::Place;
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// How the operations of a port type are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Its name.
    pub name: QName,
    /// The port type.
    pub port_type: QName,
    /// The protocol of its messages.
    pub protocol: Protocol,
    /// Its operations in order.
    pub operations: Vec<BindingOperation>,
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// The protocol of the messages of a binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protocol {
    /// SOAP.
    Soap(SoapBinding),
    /// Another protocol: the namespace of its `binding` element, such as [`super::super::extension::HTTP`]; empty if there
    /// is none.
    Other(Arc<str>),
}

/// `soap:binding` (section 3.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoapBinding {
    /// The version, by the namespace.
    pub version: SoapVersion,
    /// The style of the operations that do not write one.
    pub style: Style,
    /// The transport; empty if none is written.
    pub transport: String,
    /// The place.
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

/// The content of the body of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// The parts themselves.
    #[default]
    Document,
    /// An element with the name of the operation, which contains the parts.
    Rpc,
}

/// The rules by which parts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Use {
    /// Those of the schema.
    #[default]
    Literal,
    /// Those of an encoding style.
    Encoded,
}

/// How an operation is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindingOperation {
    /// The name of the operation.
    pub name: Arc<str>,
    /// The SOAP action as written, which may be empty.
    pub soap_action: Option<String>,
    /// Whether the action is required, which SOAP 1.2 leaves open.
    pub soap_action_required: Option<bool>,
    /// The style; if absent, that of the binding.
    pub style: Option<Style>,
    /// How the input is sent.
    pub input: Option<BindingMessage>,
    /// How the output is sent.
    pub output: Option<BindingMessage>,
    /// How the faults are sent.
    pub faults: Vec<BindingFault>,
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// How a message is sent.
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
    /// The extensions in it that must be understood, but are not.
    pub required: Vec<Required>,
    /// Attributes in other namespaces.
    pub foreign: Vec<ForeignAttribute>,
    /// The place.
    pub place: Place,
}

/// `soap:body` (section 3.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The rules by which parts are written.
    pub use_: Use,
    /// The namespace of the element that contains the parts (rpc).
    pub namespace: Option<Arc<str>>,
    /// The encoding styles, separated by white space.
    pub encoding_style: Option<String>,
    /// The parts in the body; if absent, all parts that are not sent elsewhere.
    pub parts: Option<Vec<Arc<str>>>,
    /// The place.
    pub place: Place,
}

/// `soap:header` (section 3.7), or the `soap:headerfault` in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The message of the part. It need not belong to the operation.
    pub message: QName,
    /// The part.
    pub part: Arc<str>,
    /// The rules by which the part is written.
    pub use_: Use,
    /// The namespace of the header (encoded).
    pub namespace: Option<Arc<str>>,
    /// The encoding styles, separated by white space.
    pub encoding_style: Option<String>,
    /// The headers that report errors of this one.
    pub faults: Vec<Header>,
    /// The place.
    pub place: Place,
}

/// A `fault` of a binding with its `soap:fault` (section 3.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindingFault {
    /// The name of the fault.
    pub name: Arc<str>,
    /// The rules by which the part is written.
    pub use_: Use,
    /// The namespace (encoded).
    pub namespace: Option<Arc<str>>,
    /// The encoding styles, separated by white space.
    pub encoding_style: Option<String>,
    /// The place.
    pub place: Place,
}

/// `mime:content` (section 5.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MimeContent {
    /// The part, if it is written.
    pub part: Option<Arc<str>>,
    /// The media type, if it is written.
    pub type_: Option<String>,
    /// The place.
    pub place: Place,
}
