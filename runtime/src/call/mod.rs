//! A call as a machine that does no input or output: it says what to do next and is told what came of it.
//!
//! [`drive`] runs it over a [`Transport`](crate::Transport) and an [`Environment`](crate::Environment).

mod decode;
mod drive;
mod retry;
mod text;

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};

pub(crate) use decode::decode;
pub(crate) use drive::drive;
pub use retry::Retry;

use crate::error::{Error, NoAnswer, NotSentReason};
use crate::exchange::{Exchange, RawResponse};
use crate::transport::{Body, BoxError, TransportError};

/// A call under way.
#[derive(Debug)]
pub(crate) struct Call {
    headers: HeaderMap,
    body: Bytes,
    exchange: Exchange,
    retry: Retry,
    times: Times,
    deadline: Option<Duration>,
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
    pub(crate) fn new(exchange: Exchange, headers: HeaderMap, body: Bytes, retry: Retry, times: Times) -> Self {
        Self { headers, body, exchange, retry, times, deadline: None }
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
                self.exchange.response = Some(response);
                Step::Done(Ok(self.exchange.clone()))
            }
            Event::CutOff(response, source) => {
                self.exchange.response = Some(response);
                self.no_answer(false, Some(source))
            }
            Event::TimedOut => Step::Done(Err(Error::timed_out(self.exchange.clone()))),
            Event::Failed(error) if error.may_have_been_sent() => {
                self.no_answer(error.is_timeout(), Some(error.into()))
            }
            Event::Failed(error) => match self.retry.wait(self.exchange.attempts, jitter) {
                Some(wait) if self.deadline.is_none_or(|deadline| now.saturating_add(wait) < deadline) => {
                    Step::Sleep(wait)
                }
                _ => Step::Done(Err(Error::not_sent(self.exchange.clone(), NotSentReason::Transport(error)))),
            },
        }
    }

    fn send(&mut self, now: Duration) -> Step {
        self.exchange.attempts += 1;
        let mut request = http::Request::new(Body::from(self.body.clone()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.exchange.endpoint.clone();
        *request.headers_mut() = self.headers.clone();
        let of_attempt = self.times.attempt.map(|timeout| now.saturating_add(timeout));
        let deadline = [self.deadline, of_attempt].into_iter().flatten().min();
        Step::Send { request, deadline }
    }

    fn no_answer(&self, timeout: bool, source: Option<BoxError>) -> Step {
        let exchange = self.exchange.clone();
        Step::Done(Err(Error::NoAnswer(Box::new(NoAnswer { exchange, timeout, source }))))
    }
}

#[cfg(test)]
mod tests;
