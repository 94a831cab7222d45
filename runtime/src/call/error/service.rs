//! The response itself reports that the call failed.

use std::any::Any;
use std::fmt;

use crate::call::answer::Answer;
use crate::call::error::{Effect, Error};
use crate::call::exchange::Exchange;
use crate::codec::ServiceFailure;

/// See [`Error::Service`].
#[non_exhaustive]
pub struct ServiceError {
    /// The exchange with the answer.
    pub exchange: Exchange,
    /// What the service says of the failure.
    pub failure: ServiceFailure,
    pub(super) effect: Option<Effect>,
    answer: Option<Box<dyn Any + Send + Sync>>,
}

impl ServiceError {
    /// The rest of the response, which the service may have filled all the same; `None` if it lacks what it must have, or
    /// if `R` is not the response of the operation that was called.
    pub fn answer<R: 'static>(&self) -> Option<&Answer<R>> {
        self.answer.as_ref()?.downcast_ref()
    }

    /// The same by value.
    pub(super) fn take_answer<R: 'static>(&mut self) -> Option<Answer<R>> {
        match self.answer.take()?.downcast() {
            Ok(answer) => Some(*answer),
            Err(answer) => {
                self.answer = Some(answer);
                None
            }
        }
    }
}

impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { exchange, failure, .. } = self;
        f.debug_struct("ServiceError").field("exchange", exchange).field("failure", failure).finish_non_exhaustive()
    }
}

impl Error {
    /// A response that reports a failure besides what else it holds.
    pub(crate) fn service<R: Send + Sync + 'static>(
        failure: ServiceFailure,
        answer: Answer<R>,
        effect: Option<Effect>,
    ) -> Self {
        let exchange = answer.exchange.clone();
        Self::Service(Box::new(ServiceError { exchange, failure, effect, answer: Some(Box::new(answer)) }))
    }

    /// A response that reports a failure and cannot be read besides.
    pub(crate) fn failed(failure: ServiceFailure, exchange: Exchange, effect: Option<Effect>) -> Self {
        Self::Service(Box::new(ServiceError { exchange, failure, effect, answer: None }))
    }
}
