//! The answer to a call, with what came with it.

use std::fmt;

use super::exchange::Exchange;
use crate::codec::{Deviations, Fragment};

/// The response to a call and what came with it. `Debug` shows of the response what its type lets be seen.
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

impl<R: fmt::Debug> fmt::Debug for Answer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { response, headers, deviations, exchange } = self;
        f.debug_struct("Answer")
            .field("response", response)
            .field("headers", &format_args!("{}", exchange.shown(headers)))
            .field("deviations", deviations)
            .field("exchange", exchange)
            .finish()
    }
}
