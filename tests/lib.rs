//! What the tests share: transports and clocks in memory, comparing XML and writing it otherwise.

pub mod canonical;
pub mod exchanges;
pub mod interop;
pub mod memory;
pub mod messages;
pub mod rewrite;
pub mod schema;
pub mod server;
