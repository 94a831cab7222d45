//! XML Schema 1.0 as written. Names are resolved to namespaces; what they refer to is not looked up.

pub mod builtin;
pub mod document;
mod read;

pub use read::read;

#[cfg(test)]
mod tests;
