//! What calls report to `tracing` if the feature `tracing` is on. If it is off, this compiles to nothing. The crate's
//! documentation lists span, events and fields.
//!
//! `tracing` fixes the target of a span where its macro is expanded. Generated code therefore expands
//! [`tracer!`](crate::tracer), so that each generated crate's target is its own name.

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
