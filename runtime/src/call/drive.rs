//! Runs a call: the asynchronous part.

use std::future::{Future, poll_fn};
use std::pin::Pin;
#[cfg(feature = "tokio")]
use std::pin::pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::environment::Environment;
use super::error::Error;
use super::exchange::{Exchange, RawResponse};
use super::trace::{self, Tracer};
use super::{Call, Event, Step};
use crate::transport::{Body, BoxError, BoxFuture, Collecting, Transport, TransportError};

/// Runs a call to its end. Dropping the future abandons the call.
pub(crate) async fn drive(
    call: &mut Call<'_>,
    transport: &dyn Transport,
    environment: &dyn Environment,
    tracer: Tracer,
    body_limit: usize,
) -> Result<Exchange, Error> {
    let mut event = Event::Begun;
    loop {
        // Little is held across an await: large futures are slow to move.
        let begun = match begin(call, event, transport, environment, tracer) {
            Ok(begun) => begun,
            Err(over) => return over,
        };
        event = match begun {
            Begun::Sleep(sleep) => {
                sleep.await;
                Event::Slept
            }
            Begun::Sending(sending, left) => {
                let event = attempt(sending, left, environment, body_limit).await;
                trace::attempted(tracer, &call.exchange, &event);
                event
            }
        };
    }
}

/// A step in progress.
enum Begun<'t> {
    Sending(Sending<'t>, Option<Duration>),
    Sleep(BoxFuture<'static, ()>),
}

/// The future of a transport.
pub(super) type Sending<'t> = BoxFuture<'t, Result<http::Response<Body>, TransportError>>;

/// Begins the next step. If the call is over, returns its result as the error.
#[allow(clippy::result_large_err, reason = "it is the result that callers get")]
fn begin<'t>(
    call: &mut Call<'_>,
    event: Event,
    transport: &'t dyn Transport,
    environment: &dyn Environment,
    tracer: Tracer,
) -> Result<Begun<'t>, Result<Exchange, Error>> {
    match call.step(event, || environment.now(), || environment.jitter()) {
        Step::Send { now, deadline } => {
            trace::sent(tracer, &call.exchange);
            let left = deadline.map(|deadline| deadline.saturating_sub(now));
            Ok(Begun::Sending(call.post(transport), left))
        }
        Step::Sleep(wait) => {
            trace::waits(tracer, &call.exchange, wait);
            Ok(Begun::Sleep(environment.sleep(wait)))
        }
        Step::Done(result) => Err(result),
    }
}

async fn attempt(
    sending: Sending<'_>,
    left: Option<Duration>,
    environment: &dyn Environment,
    body_limit: usize,
) -> Event {
    let mut attempt = Attempt::Sending(sending);
    let ended = poll_fn(|context| attempt.poll_end(context, body_limit));
    let end = match left {
        Some(left) => before(ended, left, environment).await,
        None => Some(ended.await),
    };
    attempt.event(end)
}

/// An attempt in progress, with what was received so far.
#[allow(clippy::large_enum_variant, reason = "there is one for each call, and it is not moved")]
enum Attempt<'t> {
    Sending(Sending<'t>),
    Receiving(StatusCode, HeaderMap, Collecting),
}

/// How an attempt ended by itself.
enum End {
    Answered,
    Failed(TransportError),
    CutOff(BoxError),
}

impl Attempt<'_> {
    fn poll_end(&mut self, context: &mut Context<'_>, body_limit: usize) -> Poll<End> {
        if let Self::Sending(sending) = self {
            match ready!(sending.as_mut().poll(context)) {
                Ok(response) => {
                    let (parts, body) = response.into_parts();
                    *self = Self::Receiving(parts.status, parts.headers, Collecting::new(body, body_limit));
                }
                Err(error) => return Poll::Ready(End::Failed(error)),
            }
        }
        let Self::Receiving(_, _, collecting) = self else { return Poll::Pending };
        collecting.poll_end(context).map(|ended| ended.map_or_else(End::CutOff, |()| End::Answered))
    }

    /// Returns what came of the attempt. Time ran out if it has no end.
    fn event(self, end: Option<End>) -> Event {
        let response = match self {
            Self::Sending(_) => None,
            Self::Receiving(status, headers, collecting) => {
                Some(RawResponse { status, headers, body: collecting.into_bytes() })
            }
        };
        match (end, response) {
            (Some(End::Failed(error)), _) => Event::Failed(error),
            (Some(End::Answered), Some(response)) => Event::Answered(response),
            (Some(End::CutOff(source)), Some(response)) => Event::CutOff(response, source),
            (_, response) => Event::TimedOut(response),
        }
    }
}

/// Returns the future's output, or `None` if time runs out first. An output that is ready counts, however late.
pub(crate) async fn before<T>(
    future: impl Future<Output = T> + Unpin,
    left: Duration,
    environment: &dyn Environment,
) -> Option<T> {
    #[cfg(feature = "tokio")]
    if environment.is_tokio() {
        return first(future, pin!(tokio::time::sleep(left))).await;
    }
    first(future, environment.sleep(left)).await
}

/// Returns the output of the first future, or `None` if only the second one is ready.
async fn first<T>(
    mut future: impl Future<Output = T> + Unpin,
    mut over: impl Future<Output = ()> + Unpin,
) -> Option<T> {
    poll_fn(|context| {
        if let Poll::Ready(result) = Pin::new(&mut future).poll(context) {
            return Poll::Ready(Some(result));
        }
        Pin::new(&mut over).poll(context).map(|()| None)
    })
    .await
}
