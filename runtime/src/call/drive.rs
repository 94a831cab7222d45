//! Runs a call: the small part that is asynchronous.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::environment::Environment;
use super::error::Error;
use super::exchange::{Exchange, RawResponse};
use super::trace::{self, Tracer};
use super::{Call, Event, Step};
use crate::transport::{Body, BoxError, Collected, Transport, TransportError};

/// Runs a call to its end. Dropping the future gives the call up.
pub(crate) async fn drive(
    mut call: Call,
    transport: &dyn Transport,
    environment: &dyn Environment,
    tracer: Tracer,
    body_limit: usize,
) -> Result<Exchange, Error> {
    let mut event = Event::Begun;
    loop {
        event = match call.step(event, environment.now(), environment.jitter()) {
            Step::Send { request, deadline } => {
                trace::sent(tracer, &call.exchange);
                let event = attempt(request, deadline, transport, environment, body_limit).await;
                trace::attempted(tracer, &call.exchange, &event);
                event
            }
            Step::Sleep(wait) => {
                trace::waits(tracer, &call.exchange, wait);
                environment.sleep(wait).await;
                Event::Slept
            }
            Step::Done(result) => return result,
        };
    }
}

/// What came by the time that the attempt ended.
#[derive(Default)]
struct Received {
    head: Option<Result<http::response::Parts, TransportError>>,
    body: Collected,
}

async fn attempt(
    request: http::Request<Body>,
    deadline: Option<Duration>,
    transport: &dyn Transport,
    environment: &dyn Environment,
    body_limit: usize,
) -> Event {
    let mut received = Received::default();
    let body_ended = {
        let exchange = pin!(exchange(request, transport, body_limit, &mut received));
        match deadline {
            Some(deadline) => before(exchange, deadline.saturating_sub(environment.now()), environment).await,
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

async fn exchange(
    request: http::Request<Body>,
    transport: &dyn Transport,
    body_limit: usize,
    received: &mut Received,
) -> Result<(), BoxError> {
    match transport.send(request).await {
        Ok(response) => {
            let (parts, mut body) = response.into_parts();
            received.head = Some(Ok(parts));
            body.collect_to(body_limit, &mut received.body).await
        }
        Err(error) => {
            received.head = Some(Err(error));
            Ok(())
        }
    }
}

/// What the future gives, `None` if the time is over first. A result that is there counts, however late it is.
pub(crate) async fn before<T>(
    mut future: impl Future<Output = T> + Unpin,
    left: Duration,
    environment: &dyn Environment,
) -> Option<T> {
    let mut sleep = environment.sleep(left);
    poll_fn(|context| {
        if let Poll::Ready(result) = std::pin::Pin::new(&mut future).poll(context) {
            return Poll::Ready(Some(result));
        }
        sleep.as_mut().poll(context).map(|()| None)
    })
    .await
}
