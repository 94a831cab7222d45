//! Content that a schema leaves open, kept without loss: `xs:any`, `xs:anyType`, `xs:anyAttribute`.

mod attributes;
mod element;
mod read;
mod strict;
mod value;
mod write;

pub use attributes::AnyAttributes;
pub use element::AnyElement;
pub use value::{AnyType, Node};

use std::sync::Arc;

use wsdl_xml::{Table, Visible};

use super::limits::Limits;

/// The context of content that was read. It gives meaning to qualified names in texts.
#[derive(Debug, Clone)]
struct Context {
    /// The declarations in scope.
    scope: Visible,
    /// The namespaces of the crate whose types were read.
    table: Table,
    /// The limits that held on reading.
    limits: Limits,
}

/// The context of one element, shared with elements around and inside it that have no other declarations.
type Shared = Option<Arc<Context>>;
