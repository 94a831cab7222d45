//! Namespaces of this service; `Name` refers to them by index.

use ::wsdl_runtime::codegen as rt;

/// The table, for the runtime.
pub const TABLE: rt::Table = &["urn:example:shop"];

/// Namespace `urn:example:shop`.
pub const N0: rt::Ns = rt::Ns::of(0);
