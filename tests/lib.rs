//! What the tests share: transports and clocks in memory, comparing XML.

pub mod canonical;
pub mod exchanges;
pub mod interop;
pub mod memory;
pub mod server;
