//! A call as a state machine without input and output: it says what to do next, and takes what came of it.
//!
//! [`drive`] runs it over a [`Transport`](crate::Transport) and an [`Environment`](crate::Environment).

mod answer;
mod decode;
mod drive;
mod environment;
mod error;
mod exchange;
mod info;
mod operation;
mod page;
mod retry;
mod trace;

use std::time::Duration;

use http::HeaderMap;

pub use answer::Answer;
pub(crate) use decode::{Reading, decode};
use drive::Sending;
pub(crate) use drive::{before, drive};
pub use environment::Environment;
#[cfg(feature = "tokio")]
pub use environment::TokioEnvironment;
pub use error::{
    CredentialsRefused, Error, FacetErrors, FaultAnswer, NoAnswer, NotSent, NotSentReason, NotSoap, NotSoapReason,
    NotUnderstood, RequestTooLarge, ServiceError,
};
pub use exchange::{Exchange, RawResponse};
pub use info::CallInfo;
pub use operation::{
    EMPTY_BODY, Endpoint, FacetChecks, FaultEffect, KnownFault, Operation, OperationKind, Request, Service, bracketed,
};
pub(crate) use operation::{action, is_empty_body};
pub(crate) use retry::Budget;
use retry::Cause;
pub use retry::Retry;
pub(crate) use trace::Trace;
pub use trace::Tracer;
#[cfg(feature = "blocking")]
pub(crate) use trace::carried;

use crate::soap::{Action, SoapVersion};
use crate::transport::{BoxError, Outgoing, TooLarge, Transport, TransportError, UnknownEncoding, WrongEncoding};

/// A call in progress.
#[derive(Debug)]
pub(crate) struct Call<'c> {
    head: Head<'c>,
    pub(crate) exchange: Exchange<()>,
    kind: OperationKind,
    retry: Retry,
    budget: &'c Budget,
    times: Times,
    deadline: Option<Duration>,
    /// The result of the call if the next attempt is not made because time ran out.
    last: Option<Box<Result<Exchange, Error>>>,
}

/// What the HTTP headers of a request are made from. Each attempt makes its own: copies for a second attempt would
/// seldom be used.
#[derive(Debug, Clone)]
pub(crate) struct Head<'c> {
    /// The SOAP action of the operation.
    pub(crate) action: Action,
    /// Headers that the application adds.
    pub(crate) others: &'c HeaderMap,
}

/// The most headers that transports add.
const OF_TRANSPORTS: usize = 3;

impl Head<'_> {
    fn headers(&self, version: SoapVersion) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(2 + self.others.len() + OF_TRANSPORTS);
        version.put_headers(&self.action, &mut headers);
        for (name, value) in self.others {
            headers.append(name, value.clone());
        }
        headers
    }
}

/// How often a call may be sent, and for how long.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'c> {
    /// The effect of a second request.
    pub(crate) kind: OperationKind,
    /// The rules for retries.
    pub(crate) retry: Retry,
    /// The retries that the client has left.
    pub(crate) budget: &'c Budget,
    /// The timeouts.
    pub(crate) times: Times,
}

/// Timeouts; `None` means no bound.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Times {
    /// For the whole call.
    pub(crate) call: Option<Duration>,
    /// For one attempt.
    pub(crate) attempt: Option<Duration>,
}

/// What to do next.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "each is taken apart at once")]
pub(crate) enum Step {
    /// Send the request. Give up at this time of the environment's clock, which shows `now`.
    Send { now: Duration, deadline: Option<Duration> },
    /// Wait this long, then go on.
    Sleep(Duration),
    /// The call is over.
    Done(Result<Exchange, Error>),
}

/// What came of the last step.
#[derive(Debug)]
pub(crate) enum Event {
    /// The call begins.
    Begun,
    /// A whole response came.
    Answered(RawResponse),
    /// A response was cut off; its body holds the part that came.
    CutOff(RawResponse, BoxError),
    /// No response came.
    Failed(TransportError),
    /// The deadline passed; holds the part of a response that came before it.
    TimedOut(Option<RawResponse>),
    /// The wait is over.
    Slept,
}

impl<'c> Call<'c> {
    /// Creates a call that sends the request of an exchange with these headers.
    pub(crate) fn new(exchange: Exchange<()>, head: Head<'c>, plan: Plan<'c>) -> Self {
        let Plan { kind, retry, budget, times } = plan;
        Self { head, exchange, kind, retry, budget, times, deadline: None, last: None }
    }

    /// Subtracts the time that passed before the call began from its timeout.
    pub(crate) fn waited(&mut self, time: Duration) {
        self.times.call = self.times.call.map(|timeout| timeout.saturating_sub(time));
    }

    /// Takes what came of the last step at this time, and returns what to do next. `jitter` returns a random number in
    /// `0.0..1.0`.
    pub(crate) fn step(&mut self, event: Event, now: impl FnOnce() -> Duration, jitter: impl FnOnce() -> f64) -> Step {
        match event {
            Event::Begun => {
                let now = now();
                self.deadline = self.times.call.map(|timeout| now.saturating_add(timeout));
                self.send(now)
            }
            // A wait may take longer than asked for.
            Event::Slept => match now() {
                now if self.deadline.is_none_or(|deadline| now < deadline) => self.send(now),
                _ => match self.last.take() {
                    Some(last) => Step::Done(*last),
                    None => Step::Done(Err(Error::no_answer(self.exchange.take().with(None), true, None))),
                },
            },
            Event::Answered(response) => {
                let cause = Cause::of(&response);
                if cause.is_none() {
                    self.budget.give();
                }
                self.over_or_again(cause, now, jitter, |exchange| Ok(exchange.with(response)))
            }
            Event::CutOff(response, source) => {
                let cause = Cause::of_part(&response, &source);
                let timeout = source.downcast_ref().is_some_and(TransportError::is_timeout);
                let mask = &self.exchange.mask;
                let source = match source.downcast::<UnknownEncoding>() {
                    Ok(unknown) => unknown.masked(mask).into(),
                    // The client's own message holds no secret, even if a word of it equals a credential.
                    Err(source) if source.is::<TooLarge>() || source.is::<WrongEncoding>() => source,
                    Err(source) => mask.error(source),
                };
                self.over_or_again(cause, now, jitter, |exchange| {
                    Err(Error::no_answer(exchange.with(Some(response)), timeout, Some(source)))
                })
            }
            Event::TimedOut(response) => {
                let cause = response.as_ref().map_or(Some(Cause::Unknown(None)), Cause::of_late);
                self.over_or_again(cause, now, jitter, |exchange| {
                    Err(Error::no_answer(exchange.with(response), true, None))
                })
            }
            Event::Failed(error) => {
                let cause = Cause::of_failure(&error);
                let error = error.masked(&self.exchange.mask);
                self.over_or_again(cause, now, jitter, |exchange| {
                    Err(match error.may_have_been_sent() {
                        true => Error::no_answer(exchange.with(None), error.is_timeout(), Some(error.into())),
                        false => Error::not_sent(exchange, NotSentReason::Transport(error)),
                    })
                })
            }
        }
    }

    /// Returns a wait before the next attempt, or this result if there is no other attempt.
    fn over_or_again(
        &mut self,
        cause: Option<Cause>,
        now: impl FnOnce() -> Duration,
        jitter: impl FnOnce() -> f64,
        over: impl FnOnce(Exchange<()>) -> Result<Exchange, Error>,
    ) -> Step {
        let wait = cause.and_then(|cause| self.retry.wait(self.kind, cause, self.exchange.attempts, jitter));
        let in_time = |wait: &Duration| self.deadline.is_none_or(|deadline| now().saturating_add(*wait) < deadline);
        match wait.filter(in_time).filter(|_| self.budget.take()) {
            Some(wait) => {
                let over = over(self.exchange.clone());
                self.exchange.unknown_outcomes += u32::from(is_unknown(&over));
                self.last = Some(Box::new(over));
                Step::Sleep(wait)
            }
            None => Step::Done(over(self.exchange.take())),
        }
    }

    /// Sends the request by a transport.
    pub(crate) fn post<'t>(&self, transport: &'t dyn Transport) -> Sending<'t> {
        transport.post(Outgoing {
            uri: &self.exchange.endpoint,
            headers: self.head.headers(self.exchange.version),
            body: &self.exchange.request,
            extend: &|extensions| {
                extensions.insert(CallInfo::new(&self.exchange));
            },
        })
    }

    fn send(&mut self, now: Duration) -> Step {
        self.exchange.attempts += 1;
        let of_attempt = self.times.attempt.map(|timeout| now.saturating_add(timeout));
        let deadline = [self.deadline, of_attempt].into_iter().flatten().min();
        Step::Send { now, deadline }
    }
}

/// Whether the attempt that ended like this may have been processed.
fn is_unknown(over: &Result<Exchange, Error>) -> bool {
    match over {
        Ok(exchange) => !exchange.response.is_refusal(),
        Err(error) => error.last_attempt_may_have_been_processed(),
    }
}

#[cfg(test)]
mod tests;
