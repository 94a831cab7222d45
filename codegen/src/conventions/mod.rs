//! Conventions of frameworks and services that neither WSDL nor XML Schema knows: what is guessed by names and habits, and
//! nowhere else.

pub(crate) mod arrays;
pub(crate) mod fault_codes;
pub(crate) mod kinds;
