//! Instances of a schema, made without the generated crate: random valid documents whose root is a global element.
//!
//! They have what a schema lets them have: optional parts or not, several occurrences, choices in any order, derived types,
//! members of substitution groups, nil, defaults, mixed text, what wildcards admit, values in several lexical forms; and
//! what XML lets them have: prefixes in several ways, white space, comments, CDATA sections and references. The same seed
//! makes the same document. Texts keep to facets and patterns.

mod least;
mod make;
mod open;
mod patterns;
mod random;
mod scalars;
mod texts;
mod tree;
mod write;

#[cfg(test)]
mod tests;

use wsdl_codegen::contract::ElementId;
use wsdl_codegen::qname::ns;

use random::Random;
use tree::plain;

pub use make::Maker;

/// The numbers of elements after which documents have only what is required; the first has only that from the root on.
const ENOUGH: [usize; 4] = [0, 30, 100, 12];

/// Whether the values of the document of this number have white space around them, which their types collapse. Not all
/// processors of schemas know that they do.
pub fn is_padded(number: usize) -> bool {
    number % ENOUGH.len() == ENOUGH.len() - 1
}

impl Maker<'_> {
    /// Makes the document of this number whose root is a global element. Returns `None` if no document is made: the element
    /// is abstract, needs itself, or needs what is not made, such as names of notations.
    pub fn document(&mut self, element: ElementId, number: usize) -> Option<String> {
        if self.schema.contract.element(element).is_abstract {
            return None;
        }
        self.random = Random::new((element.index() as u64) << 16 | number as u64);
        self.is_padded = is_padded(number);
        self.enough = ENOUGH[number % ENOUGH.len()];
        let mut root = self.root(&self.schema.global(element))?;
        if self.random.chance(5) {
            root.add(ns::XSI, "schemaLocation", plain("urn:example:foreign foreign.xsd"));
        }
        Some(write::write(&root, &mut self.random))
    }
}
