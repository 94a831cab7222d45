//! What calls tell `tracing`, where the feature `tracing` is on; nothing at all where it is off.
//!
//! A span a call, an event an attempt, bodies masked and only at level TRACE.

use std::time::Duration;

#[cfg(feature = "tracing")]
pub(crate) use on::{Trace, attempted, sent, waits};

#[cfg(all(feature = "tracing", feature = "blocking"))]
pub(crate) use on::carried;

#[cfg(all(not(feature = "tracing"), feature = "blocking"))]
pub(crate) use off::carried;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Trace, attempted, sent, waits};

#[cfg(feature = "tracing")]
mod on {
    use std::future::Future;
    use std::sync::Arc;

    use tracing::{Instrument, Level, Span, debug, enabled, field, trace};

    use super::Duration;
    use crate::call::Event;
    use crate::call::environment::Environment;
    use crate::call::error::Error;
    use crate::call::exchange::Exchange;
    use crate::call::operation::{Operation, Service};
    use crate::soap::SoapVersion;

    /// The span of a call. Where it goes before [`end`](Self::end), the call was given up.
    pub(crate) struct Trace {
        span: Span,
        /// The clock and when the call began; `None` if nobody listens.
        begin: Option<(Arc<dyn Environment>, Duration)>,
        over: bool,
    }

    /// The name of the span.
    const SPAN: &str = "soap_call";

    impl Trace {
        pub(crate) fn begin(
            service: &Service,
            operation: &Operation,
            version: SoapVersion,
            clock: &Arc<dyn Environment>,
        ) -> Self {
            let span = tracing::info_span!(
                SPAN,
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
            let begin = (!span.is_disabled()).then(|| (clock.clone(), clock.now()));
            Self { span, begin, over: false }
        }

        /// The future inside the span.
        pub(crate) fn of<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
            future.instrument(self.span.clone())
        }

        /// The call is over.
        pub(crate) fn end(mut self, result: Result<&Exchange, &Error>) {
            self.over = true;
            let (attempts, request_bytes, response, outcome) = match result {
                Ok(exchange) => (exchange.attempts, exchange.request_bytes, Some(&exchange.response), "ok"),
                Err(error) => (error.attempts(), error.request_bytes(), error.response(), outcome(error)),
            };
            let span = &self.span;
            span.record("attempts", attempts).record("request_bytes", request_bytes);
            if let Some(response) = response {
                span.record("status", response.status.as_u16()).record("response_bytes", response.body.len());
            }
            self.outcome(outcome);
        }

        fn outcome(&self, outcome: &'static str) {
            let Some((clock, begin)) = &self.begin else { return };
            let elapsed = clock.now().saturating_sub(*begin).as_millis();
            self.span.record("elapsed_ms", u64::try_from(elapsed).unwrap_or(u64::MAX)).record("outcome", outcome);
        }
    }

    impl Drop for Trace {
        fn drop(&mut self) {
            if !self.over {
                self.outcome("dropped");
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
    pub(crate) fn sent(exchange: &Exchange<()>) {
        let span = Span::current();
        // Where nobody listens to calls, it is somebody else's.
        if span.metadata().is_some_and(|metadata| metadata.name() == SPAN) {
            span.record("attempts", exchange.attempts);
        }
        debug!(attempt = exchange.attempts, "sending");
        if exchange.attempts == 1 && enabled!(Level::TRACE) {
            trace!(body = exchange.masked_request(), "request");
        }
    }

    /// Something came of an attempt.
    pub(crate) fn attempted(exchange: &Exchange<()>, event: &Event) {
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

    /// A future that tells the subscriber of this thread, whatever thread it runs on.
    #[cfg(feature = "blocking")]
    pub(crate) fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> + use<F> {
        tracing::instrument::WithSubscriber::with_current_subscriber(future)
    }

    /// Another attempt follows after a wait.
    pub(crate) fn waits(exchange: &Exchange<()>, wait: Duration) {
        debug!(attempt = exchange.attempts, wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX), "waiting");
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::future::Future;
    use std::sync::Arc;

    use super::Duration;
    use crate::call::Event;
    use crate::call::environment::Environment;
    use crate::call::error::Error;
    use crate::call::exchange::Exchange;
    use crate::call::operation::{Operation, Service};
    use crate::soap::SoapVersion;

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

    pub(crate) fn sent(_: &Exchange<()>) {}
    pub(crate) fn attempted(_: &Exchange<()>, _: &Event) {}
    pub(crate) fn waits(_: &Exchange<()>, _: Duration) {}
}
