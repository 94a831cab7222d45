//! Tracing, with the feature `tracing`.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tracing::{Instrument, Span};

use crate::call::Event;
use crate::call::environment::Environment;
use crate::call::error::Error;
use crate::call::exchange::Exchange;
use crate::call::operation::{Operation, Service};
use crate::soap::SoapVersion;

/// The `tracing` macros of a generated crate, as functions. For generated code only.
#[derive(Debug, Clone, Copy)]
pub struct Tracer {
    /// Creates the span of a call.
    pub call: fn(&CallFields) -> Span,
    /// Emits `sending`: the number of the attempt, from 1.
    pub sending: fn(u32),
    /// Emits `answered`, after a whole answer: attempt, status, bytes of the body.
    pub answered: fn(u32, u16, usize),
    /// Emits `broke off`, after a part of an answer: attempt, status, bytes of the body received.
    pub broke_off: fn(u32, u16, usize),
    /// Emits `failed`, if no answer came: attempt, kind of the transport's error, whether time ran out.
    pub failed: fn(u32, &dyn fmt::Debug, bool),
    /// Emits `timed out`: the attempt.
    pub timed_out: fn(u32),
    /// Emits `waiting`, before another attempt: the last attempt, the wait in milliseconds.
    pub waiting: fn(u32, u64),
    /// Returns whether any subscriber records bodies.
    pub wants_bodies: fn() -> bool,
    /// Emits `request`: the masked body of the request.
    pub request: fn(&str),
    /// Emits `response`: attempt, masked body of the answer.
    pub response: fn(u32, &str),
}

/// The fields of a span that are known when the call begins. For generated code only.
#[derive(Debug)]
pub struct CallFields {
    /// The service's name, as in the WSDL.
    pub service: &'static str,
    /// The operation's name, as in the WSDL.
    pub operation: &'static str,
    /// The SOAP version of the request.
    pub version: SoapVersion,
}

/// The span of a call. A call whose span is dropped before [`end`](Self::end) is recorded as `dropped`.
pub(crate) struct Trace {
    span: Span,
    /// The clock, and when the call began; `None` if the span is disabled.
    begin: Option<(Arc<dyn Environment>, Duration)>,
    over: bool,
}

impl Trace {
    pub(crate) fn begin(
        service: &Service,
        operation: &Operation,
        version: SoapVersion,
        clock: &Arc<dyn Environment>,
    ) -> Self {
        let call = CallFields { service: service.name, operation: operation.name, version };
        let span = (service.tracer.call)(&call);
        let begin = (!span.is_disabled()).then(|| (clock.clone(), clock.now()));
        Self { span, begin, over: false }
    }

    /// Returns the future, run inside the span.
    pub(crate) fn of<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        future.instrument(self.span.clone())
    }

    /// Records the outcome of the call.
    pub(crate) fn end(mut self, result: Result<&Exchange, &Error>) {
        self.over = true;
        if self.span.is_disabled() {
            return;
        }
        let (attempts, request_bytes, response, outcome) = match result {
            Ok(exchange) => (exchange.attempts, exchange.request_bytes, Some(&exchange.response), "ok"),
            Err(error) => (error.attempts(), error.request_bytes(), error.response(), outcome(error)),
        };
        self.span.record("attempts", attempts).record("request_bytes", request_bytes);
        if let Some(response) = response {
            self.span.record("status", response.status.as_u16()).record("response_bytes", response.body.len());
        }
        self.outcome(outcome);
    }

    fn outcome(&self, outcome: &'static str) {
        let Some((clock, begin)) = &self.begin else { return };
        let elapsed = milliseconds(clock.now().saturating_sub(*begin));
        self.span.record("elapsed_ms", elapsed).record("outcome", outcome);
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

/// Reports that a request is being sent.
pub(crate) fn sent(tracer: Tracer, exchange: &Exchange<()>) {
    (tracer.sending)(exchange.attempts);
    if exchange.attempts == 1 && (tracer.wants_bodies)() {
        (tracer.request)(&exchange.masked_request());
    }
}

/// Reports how an attempt ended.
pub(crate) fn attempted(tracer: Tracer, exchange: &Exchange<()>, event: &Event) {
    let attempt = exchange.attempts;
    match event {
        Event::Answered(response) => {
            (tracer.answered)(attempt, response.status.as_u16(), response.body.len());
            if (tracer.wants_bodies)() {
                (tracer.response)(attempt, &exchange.masked(response));
            }
        }
        Event::CutOff(response, _) => (tracer.broke_off)(attempt, response.status.as_u16(), response.body.len()),
        Event::Failed(error) => (tracer.failed)(attempt, &error.kind(), error.is_timeout()),
        Event::TimedOut(_) => (tracer.timed_out)(attempt),
        Event::Begun | Event::Slept => {}
    }
}

/// Reports that another attempt follows after a wait.
pub(crate) fn waits(tracer: Tracer, exchange: &Exchange<()>, wait: Duration) {
    (tracer.waiting)(exchange.attempts, milliseconds(wait));
}

/// Returns a future that reports to the subscriber of this thread, whatever thread runs it.
#[cfg(feature = "blocking")]
pub(crate) fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> + use<F> {
    tracing::instrument::WithSubscriber::with_current_subscriber(future)
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
