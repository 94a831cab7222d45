//! What calls tell `tracing`, if the feature `tracing` is on; nothing at all if it is off. The documentation of the crate
//! lists span, events and fields.
//!
//! `tracing` fixes the target of a span where its macro stands. So the macros stand in [`tracer!`](crate::tracer), which
//! generated code expands, and each generated crate has its own name as target.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub use off::Tracer;
#[cfg(all(feature = "blocking", not(feature = "tracing")))]
pub(crate) use off::carried;
#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Trace, attempted, sent, waits};
#[cfg(feature = "tracing")]
pub use on::Tracer;
#[cfg(all(feature = "blocking", feature = "tracing"))]
pub(crate) use on::carried;
#[cfg(feature = "tracing")]
pub(crate) use on::{Trace, attempted, sent, waits};
