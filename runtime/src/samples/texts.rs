//! Random values of types with facets.

use super::Samples;
use crate::codec::Text;

/// The maximum number of attempts to create a text of the right length.
const ATTEMPTS: u32 = 8;
/// The length up to which texts are made as long as they may be.
const LONG: u32 = 2_000;

impl Samples {
    /// Returns one of these texts as a value.
    ///
    /// # Panics
    /// The slice is empty, or a text is not a value of the type.
    pub fn example<T: Text>(&mut self, texts: &[&str]) -> T {
        let text = self.one_of(texts);
        T::parse(text).expect("the generator writes valid texts only")
    }

    /// Returns a text with, in each place, the character of one of these texts, which are of one length.
    ///
    /// # Panics
    /// The slice is empty, or the text is not a value of the type.
    pub fn by_place<T: Text>(&mut self, texts: &[&str]) -> T {
        let mut others: Vec<std::str::Chars<'_>> = texts.iter().map(|text| text.chars()).collect();
        let mut text = String::new();
        loop {
            let place: Option<Vec<char>> = others.iter_mut().map(Iterator::next).collect();
            let Some(place) = place else { break };
            text.push(self.one_of(&place));
        }
        T::parse(&text).expect("the generator writes valid texts only")
    }

    /// Returns a text of at least `min` and at most `max` characters; `None` is no upper bound. One in eight is as long
    /// as possible.
    pub fn within(&mut self, min: u32, max: Option<u32>, mut value: impl FnMut(&mut Self) -> String) -> String {
        let least = match max {
            Some(max) if max <= LONG && self.below(8) == 0 => max,
            _ => min,
        };
        let most = max.unwrap_or(u32::MAX) as usize;
        for _ in 0..ATTEMPTS {
            let text = value(self);
            let length = text.chars().count();
            if (least as usize..=most).contains(&length) {
                return text;
            }
        }
        let mut text: String = value(self).chars().take(most).collect();
        // White space at the end may not count.
        if text.ends_with(' ') {
            text.pop();
        }
        let missing = (least as usize).saturating_sub(text.chars().count());
        text.extend(std::iter::repeat_n('x', missing));
        text
    }
}
