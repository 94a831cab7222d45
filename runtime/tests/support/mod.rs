//! What tests share: a service and a clock in memory, a server of bytes, a listener to traces, and comparing XML. Nothing
//! here knows a service; `tests/` takes it from here.

pub mod canonical;
pub mod leaks;
#[cfg(feature = "tracing")]
pub mod listener;
pub mod memory;
pub mod rewrite;
#[cfg(feature = "reqwest")]
pub mod server;
