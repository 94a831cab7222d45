//! What the tests share: transports and clocks in memory, comparing XML, the contract as a listing.

pub mod canonical;
pub mod contract;
pub mod exchanges;
pub mod interop;
pub mod memory;
pub mod server;
