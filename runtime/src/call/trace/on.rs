//! With the feature `tracing`.

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

/// What a generated crate tells `tracing`. For generated code only.
#[derive(Debug, Clone, Copy)]
pub struct Tracer {
    /// Begins the span of a call.
    pub call: fn(&CallFields) -> Span,
    /// A request goes out: the number of the attempt.
    pub sending: fn(u32),
    /// A whole answer came: attempt, status, bytes of its body.
    pub answered: fn(u32, u16, usize),
    /// An answer broke off: attempt, status, bytes that came of its body.
    pub broke_off: fn(u32, u16, usize),
    /// No answer came: attempt, how far the request got, whether time ran out.
    pub failed: fn(u32, &dyn fmt::Debug, bool),
    /// Time ran out: the attempt.
    pub timed_out: fn(u32),
    /// Another attempt follows: the last one, and the wait in milliseconds.
    pub waiting: fn(u32, u64),
    /// Whether anybody listens to bodies.
    pub wants_bodies: fn() -> bool,
    /// The masked body of the request.
    pub request: fn(&str),
    /// The masked body of an answer: attempt, body.
    pub response: fn(u32, &str),
}

/// The fields of a span that are known when the call begins. For generated code only.
#[derive(Debug)]
pub struct CallFields {
    /// The service's name.
    pub service: &'static str,
    /// The operation's name.
    pub operation: &'static str,
    /// The version of SOAP.
    pub version: SoapVersion,
}

/// The span of a call. If it is dropped before [`end`](Self::end), the call was abandoned.
pub(crate) struct Trace {
    span: Span,
    /// The clock and when the call began; `None` if nobody listens.
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

    /// The future inside the span.
    pub(crate) fn of<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        future.instrument(self.span.clone())
    }

    /// The call is over.
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

/// A request goes out.
pub(crate) fn sent(tracer: Tracer, exchange: &Exchange<()>) {
    (tracer.sending)(exchange.attempts);
    if exchange.attempts == 1 && (tracer.wants_bodies)() {
        (tracer.request)(&exchange.masked_request());
    }
}

/// Something came of an attempt.
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

/// Another attempt follows after a wait.
pub(crate) fn waits(tracer: Tracer, exchange: &Exchange<()>, wait: Duration) {
    (tracer.waiting)(exchange.attempts, milliseconds(wait));
}

/// A future that tells the subscriber of this thread, whatever thread it runs on.
#[cfg(feature = "blocking")]
pub(crate) fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> + use<F> {
    tracing::instrument::WithSubscriber::with_current_subscriber(future)
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
