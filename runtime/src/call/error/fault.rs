//! The service answered with a fault.

use std::fmt;

use crate::call::error::Effect;
use crate::call::exchange::Exchange;
use crate::codec::{self, Deviations, Entry, Fragment, ReadError};
use crate::soap::Fault;

/// See [`Error::Fault`](super::Error::Fault).
#[non_exhaustive]
pub struct FaultAnswer {
    /// The exchange with the answer.
    pub exchange: Exchange,
    /// The fault.
    pub fault: Fault,
    /// The header blocks of the answer, not decoded.
    pub headers: Vec<Fragment<'static>>,
    /// Where the answer departs from SOAP without being unclear. Strict reading does not make an error of them: the fault
    /// is one already.
    pub deviations: Deviations,
    pub(in crate::call) effect: Option<Effect>,
}

impl FaultAnswer {
    /// The first header block of the answer that is a `T`, decoded; `None` if there is none.
    ///
    /// # Errors
    /// The block is not as its type says.
    pub fn header<T: Entry>(&self) -> Option<Result<T, ReadError>> {
        codec::first(&self.headers)
    }
}

impl fmt::Debug for FaultAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { exchange, fault, headers, deviations, effect: _ } = self;
        f.debug_struct("FaultAnswer")
            .field("exchange", exchange)
            .field("fault", fault)
            .field("headers", headers)
            .field("deviations", deviations)
            .finish_non_exhaustive()
    }
}
