//! What the tests share: transports and clocks in memory, a listener to traces, comparing XML and writing it otherwise, the contract and the public
//! items of a crate as listings.

#[path = "../runtime/tests/support/canonical.rs"]
pub mod canonical;
pub mod cases;
pub mod contract;
pub mod document;
pub mod drive;
pub mod exchanges;
pub mod fuzzing;
pub mod interop;
#[path = "../runtime/tests/support/leaks.rs"]
pub mod leaks;
#[path = "../runtime/tests/support/listener.rs"]
pub mod listener;
pub mod load;
pub mod mapping;
pub mod memory;
pub mod messages;
pub mod public_api;
pub mod reread;
#[path = "../runtime/tests/support/rewrite.rs"]
pub mod rewrite;
pub mod schema;
#[path = "../runtime/tests/support/server.rs"]
pub mod server;
