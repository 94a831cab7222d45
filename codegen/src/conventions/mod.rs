//! Conventions of frameworks and services beyond WSDL and XML Schema. All guesses from names and habits are here.

pub(crate) mod arrays;
pub(crate) mod fault_codes;
pub(crate) mod kinds;
