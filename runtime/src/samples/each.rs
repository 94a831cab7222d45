//! Visiting all operations of a service.

use std::fmt::Debug;

use super::Samples;
use crate::Request;

/// Something to be done with every operation of a generated crate, by its `samples::each`.
pub trait EachOperation {
    /// One operation: its request, given as a type, and what makes samples of request and response.
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, response: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static;
}
