//! Looking for a form of a value that its facets or its union allow, if the usual one is not. This is the slow path: plain
//! values never come here. The number of forms is bounded, and each is checked in linear time.

#[cfg(feature = "patterns")]
mod list;
#[cfg(all(test, feature = "patterns"))]
mod tests;

use std::cell::Cell;

use super::facets::Facets;
use super::text::Text;
use crate::values::equal_forms::Form;

/// The most bytes of forms that are checked for one value. Numbers of usual length have fewer.
const MOST_BYTES: usize = 1 << 19;

/// Which form of a value is wanted. For generated code only.
pub struct Wanted<'w> {
    /// The facets that it satisfies.
    facets: Option<&'w Facets>,
    /// Whether it reads as the value.
    reads: &'w dyn Fn(&str) -> bool,
    /// How many bytes may still be checked.
    bytes: Cell<usize>,
}

impl<'w> Wanted<'w> {
    /// Any form with these facets that reads as the value.
    pub(super) fn new(facets: Option<&'w Facets>, reads: &'w dyn Fn(&str) -> bool) -> Self {
        Self { facets, reads, bytes: Cell::new(MOST_BYTES) }
    }

    /// Returns `true` if a form is wanted.
    fn has(&self, text: &str) -> bool {
        self.facets.is_none_or(|facets| facets.violation(text).is_none()) && (self.reads)(text)
    }

    /// Returns the first wanted form of those that are counted from 0. The first is always checked, however long it is.
    pub(super) fn first_of(&self, form: impl Fn(usize) -> Form) -> Option<String> {
        for number in 0.. {
            match form(number) {
                Form::Other(text) if self.has(&text) => return Some(text),
                Form::Other(text) => self.bytes.set(self.bytes.get().checked_sub(text.len())?),
                Form::Same => {}
                Form::End => break,
            }
        }
        None
    }

    /// Returns a wanted form of a list whose items have different styles.
    #[cfg(feature = "patterns")]
    pub(super) fn list_of<T: Text>(&self, items: &[T]) -> Option<String> {
        list::matching(items, self.facets?).filter(|text| self.has(text))
    }

    /// Returns `None`: without patterns, the styles of items make no difference.
    #[cfg(not(feature = "patterns"))]
    pub(super) fn list_of<T: Text>(&self, _: &[T]) -> Option<String> {
        None
    }
}

/// Returns the first other form of a value that satisfies all of these facets and reads as the value.
#[cold]
pub(super) fn form_that_matches<T: Text>(value: &T, facets: &Facets) -> Option<String> {
    value.find_form(&Wanted::new(Some(facets), &|text| is_text_of(value, text)))
}

/// Returns `true` if a text reads as the value, and satisfies the facets that its Rust type knows.
fn is_text_of<T: Text>(value: &T, text: &str) -> bool {
    T::parse(text).is_ok_and(|read| read.is_same(value) && read.violation(text).is_none())
}
