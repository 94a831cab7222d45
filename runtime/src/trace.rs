//! What calls tell `tracing`, where the feature `tracing` is on; nothing at all where it is off.
//!
//! A span a call, an event an attempt, bodies masked and only at level TRACE.

use std::time::Duration;

#[cfg(feature = "tracing")]
pub(crate) use on::{Trace, attempted, sent, waits};

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Trace, attempted, sent, waits};

#[cfg(feature = "tracing")]
mod on {
    use std::future::Future;

    use tracing::{Instrument, Level, Span, debug, enabled, field, trace};

    use super::Duration;
    use crate::call::Event;
    use crate::envelope::SoapVersion;
    use crate::environment::Environment;
    use crate::error::Error;
    use crate::exchange::Exchange;
    use crate::operation::{Operation, Service};

    /// The span of a call. Where it goes before [`end`](Self::end), the call was given up.
    pub(crate) struct Trace {
        span: Span,
        /// By the environment's clock.
        begin: Duration,
        over: bool,
    }

    impl Trace {
        pub(crate) fn begin(
            service: &Service,
            operation: &Operation,
            version: SoapVersion,
            clock: &dyn Environment,
        ) -> Self {
            let span = tracing::info_span!(
                "soap_call",
                service = service.name,
                operation = operation.name,
                version = %version,
                attempts = field::Empty,
                status = field::Empty,
                request_bytes = field::Empty,
                response_bytes = field::Empty,
                elapsed_ms = field::Empty,
                outcome = field::Empty,
            );
            Self { span, begin: clock.now(), over: false }
        }

        /// The future inside the span.
        pub(crate) fn of<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
            future.instrument(self.span.clone())
        }

        /// The call is over.
        pub(crate) fn end(mut self, result: Result<&Exchange, &Error>, clock: &dyn Environment) {
            self.over = true;
            let (exchange, outcome) = match result {
                Ok(exchange) => (exchange, "ok"),
                Err(error) => (error.exchange(), outcome(error)),
            };
            let span = &self.span;
            span.record("attempts", exchange.attempts).record("request_bytes", exchange.request_bytes);
            if let Some(response) = &exchange.response {
                span.record("status", response.status.as_u16()).record("response_bytes", response.body.len());
            }
            let elapsed = clock.now().saturating_sub(self.begin).as_millis();
            span.record("elapsed_ms", u64::try_from(elapsed).unwrap_or(u64::MAX)).record("outcome", outcome);
        }
    }

    impl Drop for Trace {
        fn drop(&mut self) {
            if !self.over {
                self.span.record("outcome", "dropped");
            }
        }
    }

    fn outcome(error: &Error) -> &'static str {
        match error {
            Error::NotSent(_) => "not_sent",
            Error::NoAnswer(error) if error.timeout => "timed_out",
            Error::NoAnswer(_) => "no_answer",
            Error::NotSoap(_) => "not_soap",
            Error::Fault(_) => "fault",
            Error::Service(_) => "service_error",
            Error::NotUnderstood(_) => "not_understood",
        }
    }

    /// A request goes out.
    pub(crate) fn sent(exchange: &Exchange) {
        debug!(attempt = exchange.attempts, "sending");
        if exchange.attempts == 1 && enabled!(Level::TRACE) {
            trace!(body = exchange.masked_request(), "request");
        }
    }

    /// Something came of an attempt.
    pub(crate) fn attempted(exchange: &Exchange, event: &Event) {
        let attempt = exchange.attempts;
        match event {
            Event::Answered(response) => {
                debug!(attempt, status = response.status.as_u16(), bytes = response.body.len(), "answered");
                if enabled!(Level::TRACE) {
                    trace!(attempt, body = exchange.masked(response), "response");
                }
            }
            Event::CutOff(response, _) => {
                debug!(attempt, status = response.status.as_u16(), bytes = response.body.len(), "cut off");
            }
            Event::Failed(error) => debug!(attempt, kind = ?error.kind(), timeout = error.is_timeout(), "failed"),
            Event::TimedOut(_) => debug!(attempt, "timed out"),
            Event::Begun | Event::Slept => {}
        }
    }

    /// Another attempt follows after a wait.
    pub(crate) fn waits(exchange: &Exchange, wait: Duration) {
        debug!(attempt = exchange.attempts, wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX), "waiting");
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::future::Future;

    use super::Duration;
    use crate::call::Event;
    use crate::envelope::SoapVersion;
    use crate::environment::Environment;
    use crate::error::Error;
    use crate::exchange::Exchange;
    use crate::operation::{Operation, Service};

    pub(crate) struct Trace;

    impl Trace {
        pub(crate) fn begin(_: &Service, _: &Operation, _: SoapVersion, _: &dyn Environment) -> Self {
            Self
        }

        pub(crate) fn of<F: Future>(&self, future: F) -> F {
            future
        }

        pub(crate) fn end(self, _: Result<&Exchange, &Error>, _: &dyn Environment) {}
    }

    pub(crate) fn sent(_: &Exchange) {}
    pub(crate) fn attempted(_: &Exchange, _: &Event) {}
    pub(crate) fn waits(_: &Exchange, _: Duration) {}
}
