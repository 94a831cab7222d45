//! Names given by hand.

use crate::diagnostics::Place;

/// The Rust name of one component, given by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The schema path of the component.
    pub path: String,
    /// The Rust name.
    pub name: String,
    /// Why it is given by hand.
    pub reason: String,
    /// Where the table stands.
    pub place: Place,
}
