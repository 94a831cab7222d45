//! Whether two documents are one infoset as far as their schema goes.
//!
//! Both are walked along the contract. The order of attributes, prefixes, comments, processing instructions, white space that
//! the types pass over, redundant `xsi:type` and `xsi:nil`, the order within `xs:all`, defaults that are written out, and
//! the lexical form of values do not count. What a wildcard or `anyType` admits has no type here: its names, attributes and
//! texts are compared as they are.

mod calendar;
mod compare;
mod difference;
mod document;
mod lexical;
mod raw;
mod values;

#[cfg(test)]
mod tests;

pub use compare::Comparison;
pub use difference::{Difference, What};
pub use document::{Attribute, Element, Name, Node};
pub use lexical::bounds;
