//! From WSDL and XML Schema to a Rust client crate.
#![warn(missing_docs)]

pub mod diagnostics;
pub mod qname;
