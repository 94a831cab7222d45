//! Random values of alternatives: choices, families, unions, and groups that may be empty.

use super::{BREADTH, DEEPEST, DEPTH, Presence, Samples};
use crate::codec::{AnyType, OtherType, SchemaType, Text};

/// The maximum number of attempts to create a value that is read as itself.
const ATTEMPTS: u32 = 16;

impl Samples {
    /// Returns one of several alternatives by its number. `least` is the number of the shallowest one, which is used
    /// for minimal values and inside deep ones.
    pub fn arm<T>(&mut self, arms: u32, least: u32, value: impl FnOnce(&mut Self, u32) -> T) -> T {
        if self.depth == 0 {
            self.left = BREADTH;
        }
        let is_free = self.depth < DEPTH && self.left > 0 && !matches!(self.presence, Presence::Never);
        let arm = if is_free { self.below(arms) } else { least };
        self.deeper(|samples| value(samples, arm))
    }

    /// Returns a value of a union's member that is read as that member. This always holds for the first member.
    pub fn member<T: Text + PartialEq>(&mut self, members: u32, mut value: impl FnMut(&mut Self, u32) -> T) -> T {
        let member = self.below(members);
        for _ in 0..ATTEMPTS {
            let value = value(self, member);
            let mut text = String::new();
            value.print(&mut text);
            if T::parse(&text).is_ok_and(|read| read == value) {
                return value;
            }
        }
        value(self, 0)
    }

    /// Returns a value of a type that the generated code does not have.
    pub fn other_type<B: SchemaType>(&mut self, base: impl FnOnce(&mut Self) -> B) -> OtherType<B> {
        let base = base(self);
        let raw = AnyType::of(&base).unwrap_or_default().with_type("urn:example:any", &self.name());
        OtherType { base, raw }
    }

    /// Returns the fixed value of an element or attribute, or another value if the text is not valid.
    pub fn fixed<T: Text>(&mut self, text: &str, otherwise: impl FnOnce(&mut Self) -> T) -> T {
        T::parse(text).unwrap_or_else(|_| otherwise(self))
    }

    /// Returns a group that is not empty: an empty group leaves no trace in a document.
    pub fn group<T: PartialEq>(&mut self, mut value: impl FnMut(&mut Self) -> T) -> T {
        let empty = value(&mut Self::sparse(0));
        for _ in 0..ATTEMPTS {
            let made = value(self);
            if made != empty {
                return made;
            }
        }
        value(&mut Self { digits: self.digits, ids: self.ids, ..Self::full(self.state) })
    }

    /// Returns any number of elements and texts, at least one element if `needs_element`. Adjacent texts would be read as
    /// one.
    pub fn mixed<T>(
        &mut self,
        needs_element: bool,
        mut value: impl FnMut(&mut Self) -> T,
        is_text: impl Fn(&T) -> bool,
    ) -> Vec<T> {
        let mut values = self.many(&mut value);
        values.dedup_by(|a, b| is_text(a) && is_text(b));
        for _ in 0..4 * ATTEMPTS {
            if !needs_element || self.depth >= DEEPEST || values.iter().any(|value| !is_text(value)) {
                break;
            }
            values.extend(Some(value(self)).filter(|value| !is_text(value)));
        }
        values
    }

    /// Returns a group that may be empty, or `None` for an absent one.
    pub fn optional_group<T: PartialEq>(&mut self, mut value: impl FnMut(&mut Self) -> T) -> Option<T> {
        let empty = value(&mut Self::sparse(0));
        self.optional(value).filter(|made| *made != empty)
    }

    /// Returns any number of groups, without empty ones.
    pub fn many_groups<T: PartialEq>(&mut self, mut value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let empty = value(&mut Self::sparse(0));
        let mut made = self.many(value);
        made.retain(|made| *made != empty);
        made
    }
}
