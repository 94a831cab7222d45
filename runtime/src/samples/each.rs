//! Visiting all operations of a service.

use std::fmt::Debug;

use super::Samples;
use crate::Request;

/// An action on every operation of a generated crate, run by its `samples::each`.
pub trait EachOperation {
    /// Visits one operation. `request` and `response` create samples; the request's type `R` identifies the operation.
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, response: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static;
}
