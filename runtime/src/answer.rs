//! The answer to a call, with what came with it.

use crate::codec::{Deviations, Fragment};
use crate::exchange::Exchange;

/// The response to a call and what came with it.
#[derive(Debug, Clone)]
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
