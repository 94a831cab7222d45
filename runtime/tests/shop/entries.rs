//! Types whose elements stand on their own in a message.

use super::namespaces as ns;
use super::types;
use ::wsdl_runtime::codegen as rt;

impl rt::Entry for types::OutOfStock {
    const NAMES: &'static [rt::Name] = &[rt::Name::new(ns::N0, "OutOfStock")];
    const TABLE: rt::Table = ns::TABLE;
}

impl rt::Entry for types::Session {
    const NAMES: &'static [rt::Name] = &[rt::Name::new(ns::N0, "Session")];
    const TABLE: rt::Table = ns::TABLE;
}
