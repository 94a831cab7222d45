//! No whole answer came, or not in time.

use crate::call::error::Error;
use crate::call::exchange::{Exchange, RawResponse};
use crate::transport::{BoxError, TooLarge, TransportError, UnknownEncoding, WrongEncoding};

/// See [`Error::NoAnswer`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NoAnswer {
    /// What was sent. The response is there if its headers came, with as much of its body as came; of an answer that is too
    /// large, no more than the limit.
    pub exchange: Exchange<Option<RawResponse>>,
    /// Whether time ran out.
    pub timeout: bool,
    /// What the transport says, if anything: a [`TransportError`]; [`TooLarge`] if the answer is larger than the client
    /// takes; [`UnknownEncoding`] or [`WrongEncoding`] if it cannot be decoded; else why the body broke off.
    pub source: Option<BoxError>,
}

impl NoAnswer {
    /// Whether the answer is larger than [`largest_answer`](crate::ClientBuilder::largest_answer).
    pub fn is_too_large(&self) -> bool {
        self.source.as_ref().is_some_and(|source| source.is::<TooLarge>())
    }

    /// What other crates say of the cause.
    pub(super) fn foreign_source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source = self.source.as_deref()?;
        match source.downcast_ref::<TransportError>() {
            Some(error) => std::error::Error::source(error),
            None if source.is::<TooLarge>() || source.is::<UnknownEncoding>() || source.is::<WrongEncoding>() => None,
            None => Some(source),
        }
    }
}

impl Error {
    pub(crate) fn no_answer(exchange: Exchange<Option<RawResponse>>, timeout: bool, source: Option<BoxError>) -> Self {
        Self::NoAnswer(Box::new(NoAnswer { exchange, timeout, source }))
    }
}
