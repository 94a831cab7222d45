//! XML 1.0 with namespaces: a scanner over `&str` that reads by expectation, and a writer.
#![warn(missing_docs)]

mod name;

pub use name::{Name, Ns, Table, qualified};
