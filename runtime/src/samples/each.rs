//! Visiting all operations and elements of a service.

use std::fmt::Debug;

use super::Samples;
use crate::Request;
use crate::codec::{Name, SchemaType};

/// An action on every operation of a generated crate, run by its `samples::each`.
pub trait EachOperation {
    /// Visits one operation. `request` and `response` create samples; the request's type `R` identifies the operation.
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, response: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static;

    /// Visits one global element of type `T` that is not the element of an operation's message: a header block, an entry of
    /// a fault's detail, or any other. Does nothing by default.
    fn element<T>(&mut self, name: Name, sample: fn(&mut Samples) -> T)
    where
        T: SchemaType + Clone + Debug + PartialEq + 'static,
    {
        let _ = (name, sample);
    }
}
