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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn examples_are_values() {
        let mut samples = Samples::new(1);
        let numbers: BTreeSet<i32> = (0..100).map(|_| samples.example(&["1", "-7", "99"])).collect();
        assert_eq!(numbers, BTreeSet::from([-7, 1, 99]));
        let lists: BTreeSet<Vec<u8>> = (0..100).map(|_| samples.example(&["1 2", ""])).collect();
        assert_eq!(lists, BTreeSet::from([vec![], vec![1, 2]]));
        let codes: BTreeSet<String> = (0..100).map(|_| samples.by_place(&["aé-", "xü-"])).collect();
        let all = ["aé-", "aü-", "xé-", "xü-"];
        assert_eq!(codes, all.map(str::to_owned).into());
    }

    #[test]
    fn texts_are_as_long_as_they_may_be() {
        let mut samples = Samples::new(2);
        let mut lengths = BTreeSet::new();
        for _ in 0..2_000 {
            let text = samples.within(2, Some(5), Samples::token);
            assert_eq!(crate::values::collapse(text.as_str().into()), text);
            lengths.insert(text.chars().count());
        }
        assert_eq!(lengths, BTreeSet::from([2, 3, 4, 5]));
        assert!((0..200).all(|_| samples.within(40, None, Samples::name).chars().count() >= 40));
        assert!((0..200).all(|_| samples.within(0, Some(0), Samples::string).is_empty()));
        assert!((0..200).all(|_| (1..=2).contains(&samples.list_within(1, Some(2), Samples::int8).len())));
    }

    #[test]
    fn identifiers_are_unique_and_referred_to() {
        let mut samples = Samples::new(3);
        let first = samples.id_ref();
        let ids: Vec<String> = (0..50).map(|_| samples.id()).collect();
        assert_eq!((ids.iter().collect::<BTreeSet<_>>().len(), &ids[0]), (50, &first));
        assert!((0..50).all(|_| ids.contains(&samples.id_ref())));
        assert!(ids.iter().all(|id| wsdl_xml::is_ncname(id)));
    }

    #[test]
    fn mixed_content_has_an_element_if_it_must() {
        let is_text = |value: &u32| *value > 0;
        for seed in 0..200 {
            for mut samples in [Samples::new(seed), Samples::sparse(seed)] {
                let values = samples.mixed(true, |s| s.below(3), is_text);
                assert!(values.contains(&0), "{values:?}");
                assert!(!values.windows(2).any(|pair| pair.iter().all(is_text)), "{values:?}");
            }
        }
    }
}
