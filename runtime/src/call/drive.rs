//! Runs a call: the small part that is asynchronous.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::{Call, Event, Step};
use crate::environment::Environment;
use crate::error::Error;
use crate::exchange::{Exchange, RawResponse};
use crate::trace;
use crate::transport::{Body, Transport};

/// Runs a call to its end. Dropping the future gives the call up.
pub(crate) async fn drive(
    mut call: Call,
    transport: &dyn Transport,
    environment: &dyn Environment,
    body_limit: usize,
) -> Result<Exchange, Error> {
    let mut event = Event::Begun;
    loop {
        event = match call.step(event, environment.now(), environment.jitter()) {
            Step::Send { request, deadline } => {
                trace::sent(&call.exchange);
                let exchange = pin!(exchange(request, transport, body_limit));
                let event = match deadline {
                    Some(deadline) => {
                        let left = deadline.saturating_sub(environment.now());
                        before(exchange, left, environment).await.unwrap_or(Event::TimedOut)
                    }
                    None => exchange.await,
                };
                trace::attempted(&call.exchange, &event);
                event
            }
            Step::Sleep(wait) => {
                trace::waits(&call.exchange, wait);
                environment.sleep(wait).await;
                Event::Slept
            }
            Step::Done(result) => return result,
        };
    }
}

async fn exchange(request: http::Request<Body>, transport: &dyn Transport, body_limit: usize) -> Event {
    match transport.send(request).await {
        Ok(response) => {
            let (parts, body) = response.into_parts();
            let raw = |body| RawResponse { status: parts.status, headers: parts.headers, body };
            match body.collect(body_limit).await {
                Ok(body) => Event::Answered(raw(body)),
                Err(source) => Event::CutOff(raw(bytes::Bytes::new()), source),
            }
        }
        Err(error) => Event::Failed(error),
    }
}

/// What the future gives, `None` if the time is over first. A result that is there counts, however late it is.
async fn before<T>(
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
