//! No tracing, without the feature `tracing`.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use crate::call::Event;
use crate::call::environment::Environment;
use crate::call::error::Error;
use crate::call::exchange::Exchange;
use crate::call::operation::{Operation, Service};
use crate::soap::SoapVersion;

/// The `tracing` macros of a generated crate: none without the feature. For generated code only.
#[derive(Debug, Clone, Copy)]
pub struct Tracer;

pub(crate) struct Trace;

impl Trace {
    pub(crate) fn begin(_: &Service, _: &Operation, _: SoapVersion, _: &Arc<dyn Environment>) -> Self {
        Self
    }

    pub(crate) fn of<F: Future>(&self, future: F) -> F {
        future
    }

    pub(crate) fn end(self, _: Result<&Exchange, &Error>) {}
}

#[cfg(feature = "blocking")]
pub(crate) fn carried<F: Future>(future: F) -> F {
    future
}

pub(crate) fn sent(_: Tracer, _: &Exchange<()>) {}
pub(crate) fn attempted(_: Tracer, _: &Exchange<()>, _: &Event) {}
pub(crate) fn waits(_: Tracer, _: &Exchange<()>, _: Duration) {}
