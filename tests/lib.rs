//! What the tests share: transports and clocks in memory, comparing XML.

pub mod canonical;
pub mod memory;
