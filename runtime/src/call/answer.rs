//! The answer to a call.

use std::fmt;

use super::exchange::Exchange;
use crate::codec::{self, Deviations, Entry, Fragment, ReadError};

/// The response to a call, with headers, deviations and the exchange. `Debug` masks the client's credentials and the
/// fields that the response type marks.
#[derive(Clone)]
#[non_exhaustive]
pub struct Answer<R> {
    /// The response, as the operation's type.
    pub response: R,
    /// The header blocks of the answer, not decoded.
    pub headers: Vec<Fragment<'static>>,
    /// Departures of the answer from its schema whose meaning is clear.
    pub deviations: Deviations,
    /// The request and the response as sent and received.
    pub exchange: Exchange,
}

impl<R> Answer<R> {
    /// Decodes the first header block of the answer whose element is that of `T`; `None` if there is none.
    ///
    /// # Errors
    /// The header block is not as its type requires.
    pub fn header<T: Entry>(&self) -> Option<Result<T, ReadError>> {
        codec::first(&self.headers)
    }
}

impl<R: fmt::Debug> fmt::Debug for Answer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { response, headers, deviations, exchange } = self;
        let response = if f.alternate() { format!("{response:#?}") } else { format!("{response:?}") };
        f.debug_struct("Answer")
            .field("response", &format_args!("{}", exchange.mask.text(&response)))
            .field("headers", headers)
            .field("deviations", deviations)
            .field("exchange", exchange)
            .finish()
    }
}
