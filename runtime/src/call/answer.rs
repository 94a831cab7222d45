//! The answer to a call, with what came with it.

use std::fmt;

use super::exchange::Exchange;
use crate::codec::{self, Deviations, Entry, Fragment, ReadError};

/// The response to a call and what came with it. `Debug` shows of the response what its type lets be seen, without the
/// client's credentials.
#[derive(Clone)]
#[non_exhaustive]
pub struct Answer<R> {
    /// The response.
    pub response: R,
    /// The header blocks of the answer, not decoded.
    pub headers: Vec<Fragment<'static>>,
    /// Where the answer departs from the schema without being unclear.
    pub deviations: Deviations,
    /// What went over the wire.
    pub exchange: Exchange,
}

impl<R> Answer<R> {
    /// The first header block of the answer that is a `T`, decoded; `None` if there is none.
    ///
    /// # Errors
    /// The block is not as its type says.
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
