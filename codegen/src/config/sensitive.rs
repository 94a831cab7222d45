//! Values that are not shown.

use super::Placed;
use crate::diagnostics::Place;

/// Elements whose values are personal or secret, so that nothing meant for people to read shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitive {
    /// Local names, which mean every element with that name, or schema paths.
    pub elements: Vec<Placed>,
    /// Why.
    pub reason: String,
    /// Where the list of elements stands.
    pub place: Place,
}
