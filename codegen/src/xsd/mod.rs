//! XML Schema 1.0 as written. Prefixes of names are resolved; references are not.

pub mod builtin;
pub mod document;
mod read;

pub use read::read;

#[cfg(test)]
mod tests;
