//! Texts that plainly satisfy their facets: nearly all. Only others are looked at closely.

use super::{Bound, Facets, Lexical, Primitive};

impl Facets {
    /// Returns `true` if a text satisfies all facets but patterns, as can be seen at once: by the number of its bytes, or as
    /// a small whole number.
    #[inline]
    pub(super) fn is_plainly_satisfied(&self, text: &str) -> bool {
        if self.lexical != Lexical::Any || !self.values.is_empty() || !self.any_of.is_empty() || self.items.is_some() {
            return false;
        }
        match self.of {
            Primitive::Text => {
                // A character has at most four bytes.
                let (bounds, bytes) = (self.min.is_some() || self.max.is_some(), text.len());
                !bounds && bytes <= self.max_length && self.min_length <= bytes.div_ceil(4)
            }
            Primitive::Decimal => whole(text.as_bytes()).is_some_and(|number| {
                // Digits in front that are zeros count here, but not for the facet.
                text.len() <= self.total_digits
                    && Bound::admits(self.min, number, i64::gt)
                    && Bound::admits(self.max, number, i64::lt)
            }),
            _ => false,
        }
    }
}

impl Bound {
    /// Returns `true` if a number is on this side of a bound, or is the bound and that is allowed. A bound that is not a
    /// small whole number itself never admits one here.
    #[inline]
    fn admits(bound: Option<Self>, number: i64, is_inside: fn(&i64, &i64) -> bool) -> bool {
        let Some(bound) = bound else { return true };
        bound.number.is_some_and(|of| is_inside(&number, &of) || (bound.is_inclusive && number == of))
    }
}

/// Returns the value of a text that is a small whole number in its usual form.
#[inline]
pub(super) const fn whole(text: &[u8]) -> Option<i64> {
    const MOST: usize = 18;
    let (is_negative, first) = match text {
        [b'-', ..] => (true, 1),
        _ => (false, 0),
    };
    if text.len() == first || text.len() > MOST {
        return None;
    }
    let (mut value, mut index) = (0, first);
    while index < text.len() {
        let digit = text[index].wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + digit as i64;
        index += 1;
    }
    Some(if is_negative { -value } else { value })
}
