//! Content that a schema leaves open, kept without loss: `xs:any`, `xs:anyType`, `xs:anyAttribute`.

mod attributes;
mod element;
mod read;
mod value;
mod write;

pub use attributes::AnyAttributes;
pub use element::AnyElement;
pub use value::{AnyType, Node};

use std::sync::Arc;

use wsdl_xml::{Table, Visible};

use super::limits::Limits;

/// What was around content that was read: it gives meaning to qualified names in texts.
#[derive(Debug, Clone)]
struct Context {
    /// The declarations in scope.
    scope: Visible,
    /// The namespaces of the crate whose types were read.
    table: Table,
    /// The limits by which it was read.
    limits: Limits,
}

/// The context of one element, shared with those around and inside it that declare nothing else.
type Shared = Option<Arc<Context>>;
