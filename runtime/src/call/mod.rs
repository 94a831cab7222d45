//! A call as a machine that does no input or output: it says what to do next and is told what came of it.
//!
//! [`drive`] runs it over a [`Transport`](crate::Transport) and an [`Environment`](crate::Environment).

mod decode;
mod drive;
mod retry;
pub(crate) mod text;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};

pub(crate) use decode::{Reading, decode};
pub(crate) use drive::drive;
pub(crate) use retry::Budget;
use retry::Cause;
pub use retry::Retry;
pub(crate) use text::text;

use crate::error::{Error, NoAnswer, NotSentReason};
use crate::exchange::{Exchange, RawResponse};
use crate::operation::OperationKind;
use crate::transport::{Body, BoxError, TransportError};

/// A call under way.
#[derive(Debug)]
pub(crate) struct Call {
    headers: HeaderMap,
    body: Bytes,
    exchange: Exchange,
    kind: OperationKind,
    retry: Retry,
    budget: Arc<Budget>,
    times: Times,
    deadline: Option<Duration>,
}

/// How a call is tried.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// What a second request would do.
    pub(crate) kind: OperationKind,
    /// How it is tried again.
    pub(crate) retry: Retry,
    /// What retries are left.
    pub(crate) budget: Arc<Budget>,
    /// How long it may take.
    pub(crate) times: Times,
}

/// How long things may take.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Times {
    /// The whole call.
    pub(crate) call: Option<Duration>,
    /// One attempt.
    pub(crate) attempt: Option<Duration>,
}

/// What to do next.
#[derive(Debug)]
pub(crate) enum Step {
    /// Send this request; give up at this time of the environment's clock.
    Send { request: http::Request<Body>, deadline: Option<Duration> },
    /// Wait, then go on.
    Sleep(Duration),
    /// Nothing: the call is over, with a whole response or without.
    Done(Result<Exchange, Error>),
}

/// What came of the last step.
#[derive(Debug)]
pub(crate) enum Event {
    /// Nothing was done yet.
    Begun,
    /// A whole response came.
    Answered(RawResponse),
    /// A response began to come, with an empty body here, and its rest did not.
    CutOff(RawResponse, BoxError),
    /// No response came.
    Failed(TransportError),
    /// The deadline passed.
    TimedOut,
    /// The wait is over.
    Slept,
}

impl Call {
    /// A call that sends this body with these headers. `exchange` says where to and what for.
    pub(crate) fn new(exchange: Exchange, headers: HeaderMap, body: Bytes, plan: Plan) -> Self {
        let Plan { kind, retry, budget, times } = plan;
        Self { headers, body, exchange, kind, retry, budget, times, deadline: None }
    }

    /// Takes what came of the last step at this time, and says what comes next. `jitter` is a random number from 0 to 1.
    pub(crate) fn step(&mut self, event: Event, now: Duration, jitter: f64) -> Step {
        match event {
            Event::Begun => {
                self.deadline = self.times.call.map(|timeout| now.saturating_add(timeout));
                self.send(now)
            }
            Event::Slept => self.send(now),
            Event::Answered(response) => {
                let cause = Cause::of(&response);
                self.exchange.response = Some(response);
                match cause {
                    Some(cause) => self.again(cause, now, jitter, Ok),
                    None => {
                        self.budget.give();
                        Step::Done(Ok(self.exchange.clone()))
                    }
                }
            }
            Event::CutOff(response, source) => {
                self.exchange.response = Some(response);
                let source = self.exchange.mask.secrets.guard(source);
                self.again(Cause::Unknown(None), now, jitter, |exchange| Err(no_answer(exchange, false, Some(source))))
            }
            Event::TimedOut => {
                self.again(Cause::Unknown(None), now, jitter, |exchange| Err(no_answer(exchange, true, None)))
            }
            Event::Failed(error) if error.may_have_been_sent() => {
                let (timeout, source) = (error.is_timeout(), error.guarded(&self.exchange.mask.secrets).into());
                self.again(Cause::Unknown(None), now, jitter, |exchange| {
                    Err(no_answer(exchange, timeout, Some(source)))
                })
            }
            Event::Failed(error) => self.again(Cause::NotProcessed(None), now, jitter, |exchange| {
                let error = error.guarded(&exchange.mask.secrets);
                Err(Error::not_sent(exchange, NotSentReason::Transport(error)))
            }),
        }
    }

    /// Waits for the next attempt, if there is to be one; else the call is over with this.
    fn again(
        &mut self,
        cause: Cause,
        now: Duration,
        jitter: f64,
        over: impl FnOnce(Exchange) -> Result<Exchange, Error>,
    ) -> Step {
        let wait = self.retry.wait(self.kind, cause, self.exchange.attempts, jitter);
        let in_time = |wait: &Duration| self.deadline.is_none_or(|deadline| now.saturating_add(*wait) < deadline);
        match wait.filter(in_time).filter(|_| self.budget.take()) {
            Some(wait) => {
                self.exchange.unknown_outcomes += u32::from(matches!(cause, Cause::Unknown(_)));
                self.exchange.response = None;
                Step::Sleep(wait)
            }
            None => Step::Done(over(self.exchange.clone())),
        }
    }

    fn send(&mut self, now: Duration) -> Step {
        self.exchange.attempts += 1;
        let mut request = http::Request::new(Body::from(self.body.clone()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.exchange.endpoint.clone();
        *request.headers_mut() = self.headers.clone();
        #[cfg(feature = "cassettes")]
        request.extensions_mut().insert(crate::transport::CallInfo {
            mask: self.exchange.mask.clone(),
            operation: self.exchange.operation,
        });
        let of_attempt = self.times.attempt.map(|timeout| now.saturating_add(timeout));
        let deadline = [self.deadline, of_attempt].into_iter().flatten().min();
        Step::Send { request, deadline }
    }
}

fn no_answer(exchange: Exchange, timeout: bool, source: Option<BoxError>) -> Error {
    Error::NoAnswer(Box::new(NoAnswer { exchange, timeout, source }))
}

#[cfg(test)]
mod tests;
