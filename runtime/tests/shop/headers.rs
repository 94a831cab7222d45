//! Header blocks that requests can carry.

use super::namespaces as ns;
use super::types;
use ::wsdl_runtime::codegen as rt;

/// The header block `Session`.
pub fn session(value: types::Session) -> rt::HeaderBlock {
    rt::HeaderBlock::named(rt::Name::new(ns::N0, "Session"), value)
}
