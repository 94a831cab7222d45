//! A small service, written as the generator writes one: orders of a shop, their parcels and vouchers.

mod client;
mod entries;
pub mod faults;
pub mod headers;
pub mod namespaces;
pub mod operations;
pub mod types;

#[cfg(feature = "blocking")]
pub mod blocking;

pub use client::Client;
pub use operations::*;
pub use types::*;
