//! What the details of faults can hold.

use super::namespaces as ns;
use super::types;
use ::wsdl_runtime::codegen as rt;

/// The entry `OutOfStock` of a fault's detail; `None` if it is not there.
///
/// # Errors
/// The entry is not as its type says.
pub fn out_of_stock(fault: &rt::Fault) -> Option<Result<types::OutOfStock, rt::ReadError>> {
    fault.detail_as(rt::Name::new(ns::N0, "OutOfStock"), ns::TABLE)
}
