//! What the tests share: transports and clocks in memory, a listener to traces, comparing XML and writing it otherwise, the contract and the public
//! items of a crate as listings.

pub mod canonical;
pub mod contract;
pub mod exchanges;
pub mod fuzzing;
pub mod interop;
pub mod listener;
pub mod load;
pub mod memory;
pub mod messages;
pub mod public_api;
pub mod rewrite;
pub mod schema;
pub mod server;
