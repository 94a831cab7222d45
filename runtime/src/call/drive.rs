//! Runs a call: the asynchronous part.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use super::environment::Environment;
use super::error::Error;
use super::exchange::{Exchange, RawResponse};
use super::trace::{self, Tracer};
use super::{Call, Event, Step};
use crate::transport::{Body, BoxError, BoxFuture, Collected, Transport, TransportError};

/// Runs a call to its end. Dropping the future abandons the call.
pub(crate) async fn drive(
    call: &mut Call,
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
type Sending<'t> = BoxFuture<'t, Result<http::Response<Body>, TransportError>>;

/// Begins the next step. If the call is over, returns its result as the error.
#[allow(clippy::result_large_err, reason = "it is the result that callers get")]
fn begin<'t>(
    call: &mut Call,
    event: Event,
    transport: &'t dyn Transport,
    environment: &dyn Environment,
    tracer: Tracer,
) -> Result<Begun<'t>, Result<Exchange, Error>> {
    let now = environment.now();
    match call.step(event, now, || environment.jitter()) {
        Step::Send { deadline } => {
            trace::sent(tracer, &call.exchange);
            let left = deadline.map(|deadline| deadline.saturating_sub(now));
            let request = call.request(transport.wants_call_info());
            Ok(Begun::Sending(transport.send(request), left))
        }
        Step::Sleep(wait) => {
            trace::waits(tracer, &call.exchange, wait);
            Ok(Begun::Sleep(environment.sleep(wait)))
        }
        Step::Done(result) => Err(result),
    }
}

/// What was received before the attempt ended.
#[derive(Default)]
struct Received {
    head: Option<Result<http::response::Parts, TransportError>>,
    body: Collected,
}

async fn attempt(
    sending: Sending<'_>,
    left: Option<Duration>,
    environment: &dyn Environment,
    body_limit: usize,
) -> Event {
    let mut received = Received::default();
    let body_ended = {
        let exchange = pin!(exchange(sending, body_limit, &mut received));
        match left {
            Some(left) => before(exchange, left, environment).await,
            None => Some(exchange.await),
        }
    };
    let Received { head, body } = received;
    match head {
        None => Event::TimedOut(None),
        Some(Err(error)) => Event::Failed(error),
        Some(Ok(parts)) => {
            let response = RawResponse { status: parts.status, headers: parts.headers, body: body.into_bytes() };
            match body_ended {
                None => Event::TimedOut(Some(response)),
                Some(Ok(())) => Event::Answered(response),
                Some(Err(source)) => Event::CutOff(response, source),
            }
        }
    }
}

async fn exchange(sending: Sending<'_>, body_limit: usize, received: &mut Received) -> Result<(), BoxError> {
    let mut body = match sending.await {
        Ok(response) => {
            let (parts, body) = response.into_parts();
            received.head = Some(Ok(parts));
            body
        }
        Err(error) => {
            received.head = Some(Err(error));
            return Ok(());
        }
    };
    body.collect_to(body_limit, &mut received.body).await
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

/// What the first future gives, `None` if only the second one is ready.
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
