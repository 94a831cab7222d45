//! XML 1.0 with namespaces: a [`Scanner`] over `&str` that reads by expectation, and a [`Writer`].
//!
//! The scanner checks all that XML 1.0 (fifth edition) and Namespaces in XML 1.0 (third edition) ask of a document without
//! a document type declaration. It is the only XML reader of its house: messages, parts of them, descriptions of services
//! and bodies that are shown with secrets masked are all read with it.
//!
//! Sources are named by section, as in "section 2.2", which is of XML 1.0 unless another one is named.
#![warn(missing_docs)]

mod chars;
mod declaration;
mod doctype;
mod encoding;
mod entities;
mod error;
mod escape;
mod limits;
mod name;
mod reference;
mod run;
mod scanner;
mod scope;
mod text;
mod writer;

pub use chars::{excerpt, is_blank, is_char, is_name, is_ncname, is_nmtoken, is_space, trimmed};
pub use declaration::Declaration;
pub use encoding::{Decoded, EncodingError, decode, decode_lossy};
pub use error::{Error, ErrorKind};
pub use escape::{escape_attribute, escape_text};
pub use limits::Limits;
pub use name::{Name, Ns, Table, XMLNS, qualified};
pub use scanner::{Attribute, DocumentType, Forbidden, Scanner, Start, Token};
pub use scope::{Scope, Visible};
pub use writer::{Remark, WriteError, Writer};
