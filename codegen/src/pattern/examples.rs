//! Texts that match a pattern, for samples.

use std::collections::HashMap;

use regex::Regex;

use super::translate;
use super::tree::{Atom, Class, Expression, Part, Piece};

/// The number of attempts.
const ATTEMPTS: u32 = 40;
/// The numbers of repetitions beyond the minimum, at most, one attempt after the other.
const MORE: &[u32] = &[0, 1, 3, 0, 12, 60];
/// The maximum length of a text in characters.
const LONGEST: usize = 2_000;
/// Characters of many kinds, the most legible ones first.
const CHARACTERS: &str = "a7AzZ0b1fF-_. /:,ößéяИ名前가ا१́€+°²«»\u{A0}\t\u{1F600}";

impl Expression {
    /// Returns texts that match the pattern, short ones first, always the same; some may be equal.
    pub fn examples(&self) -> impl Iterator<Item = String> + use<'_> {
        let mut known = HashMap::new();
        (0..ATTEMPTS).filter_map(move |attempt| {
            let more = MORE[attempt as usize % MORE.len()];
            let mut writer = Writer { state: attempt, more, length: 0, out: String::new(), known: &mut known };
            writer.expression(self)?;
            Some(writer.out)
        })
    }

    /// Returns `true` if all texts that match are of one length, and any character may be replaced by that in its place
    /// in another text that matches.
    pub fn is_by_place(&self) -> bool {
        let is_fixed = |piece: &Piece| {
            let is_inside = match &piece.atom {
                Atom::Character(_) | Atom::Class(_) => true,
                Atom::Group(group) => group.is_by_place(),
            };
            is_inside && piece.max == Some(piece.min)
        };
        matches!(&self.branches[..], [only] if only.iter().all(is_fixed))
    }
}

/// Writes one text.
struct Writer<'k> {
    /// The attempt, and what is drawn from it.
    state: u32,
    more: u32,
    length: usize,
    out: String,
    /// Characters of classes, by the classes in the syntax of the crate `regex`.
    known: &'k mut HashMap<String, Vec<char>>,
}

impl Writer<'_> {
    /// Returns a number below `end`; 0 in the first attempt.
    fn below(&mut self, end: u32) -> u32 {
        // The generator of Numerical Recipes; the first attempt takes the first of everything.
        if self.state == 0 || end == 0 {
            return 0;
        }
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) | 1;
        (self.state >> 8) % end
    }

    /// Writes a text of an expression; `None` if it would be too long, or if no character of a class is known.
    fn expression(&mut self, expression: &Expression) -> Option<()> {
        let count = u32::try_from(expression.branches.len()).unwrap_or(u32::MAX);
        let branch = expression.branches.get(self.below(count) as usize)?;
        branch.iter().try_for_each(|piece| self.piece(piece))
    }

    fn piece(&mut self, piece: &Piece) -> Option<()> {
        let room = piece.max.map_or(self.more, |max| max.saturating_sub(piece.min).min(self.more));
        let count = piece.min.saturating_add(self.below(room.saturating_add(1)));
        for _ in 0..count {
            let before = self.length;
            match &piece.atom {
                Atom::Character(character) => self.character(*character)?,
                Atom::Class(class) => {
                    let character = self.of_class(class)?;
                    self.character(character)?;
                }
                Atom::Group(group) => self.expression(group)?,
            }
            // Repeating what is empty changes nothing, and need not end soon.
            if self.length == before && self.state == 0 {
                break;
            }
        }
        Some(())
    }

    fn character(&mut self, character: char) -> Option<()> {
        self.length += 1;
        self.out.push(character);
        (self.length <= LONGEST).then_some(())
    }

    /// Returns a character of a class.
    fn of_class(&mut self, class: &Class) -> Option<char> {
        if !class.is_negated && class.without.is_none() {
            let count = u32::try_from(class.parts.len()).unwrap_or(u32::MAX);
            if let Some(Part::Range(first, last)) = class.parts.get(self.below(count) as usize) {
                let size = u32::from(*last).checked_sub(u32::from(*first))?;
                let character = char::from_u32(u32::from(*first) + self.below(size.saturating_add(1)));
                if let Some(character) = character.filter(|character| is_legible(*character)) {
                    return Some(character);
                }
            }
        }
        let mut pattern = String::from("^");
        translate::class(class, &mut pattern);
        pattern.push('$');
        if !self.known.contains_key(&pattern) {
            let some = known(class, &pattern);
            self.known.insert(pattern.clone(), some);
        }
        let count = self.known.get(&pattern).map_or(0, Vec::len);
        let number = self.below(u32::try_from(count).unwrap_or(u32::MAX));
        self.known.get(&pattern)?.get(number as usize).copied()
    }
}

fn is_legible(character: char) -> bool {
    character.is_alphanumeric() || character.is_ascii_graphic() || character == ' '
}

/// Returns characters of a class, which the regular expression matches; legible ones first.
fn known(class: &Class, pattern: &str) -> Vec<char> {
    let Ok(regex) = Regex::new(pattern) else { return Vec::new() };
    let mut edges = Vec::new();
    add_edges(class, &mut edges);
    let is_in = |character: &char| regex.is_match(character.encode_utf8(&mut [0; 4])) && wsdl_xml::is_char(*character);
    let mut known: Vec<char> = CHARACTERS.chars().filter(is_in).take(12).collect();
    if known.is_empty() {
        known.extend(edges.into_iter().filter(is_in).take(12));
    }
    known
}

/// Adds the characters at the ends of the ranges of a class.
fn add_edges(class: &Class, edges: &mut Vec<char>) {
    for part in &class.parts {
        match part {
            Part::Range(first, last) => {
                edges.extend([*first, *last]);
                // The next characters are in the class if it is negated.
                edges.extend(char::from_u32(u32::from(*last) + 1));
            }
            Part::Class(inner) => add_edges(inner, edges),
            Part::Category { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_match_their_pattern() {
        let patterns = [
            "",
            "abc",
            "a|bc|d*",
            "[A-Z]{2}[0-9A-Z]{1,30}",
            r"\d{4}-\d{2}",
            r"\i\c*",
            r"[\i-[:]][\c-[:]]*",
            ".*@.+",
            r"([0-9a-fA-F]){8}-([0-9a-fA-F]){4}",
            r"\p{Lu}\p{IsCyrillic}{2,}",
            r"[^\s]{3}",
            r"[^a-z]",
            "(a?){3}",
            r"\S+\s\w",
            r"[1-9][0-9]?[0-9]?(\.[0-9]{1,2})?",
            "(([a-z]{1,3}|[0-9]+)[,;])*x",
            r"[^\p{L}\p{N}]",
            r"[\W\D-[\.]]",
        ];
        for pattern in patterns {
            let expression = Expression::parse(pattern).unwrap();
            let regex = Regex::new(&super::super::whole(std::slice::from_ref(&expression))).unwrap();
            let examples: Vec<String> = expression.examples().collect();
            assert!(!examples.is_empty(), "{pattern}");
            for example in examples {
                assert!(regex.is_match(&example), "{pattern}: {example:?}");
            }
        }
    }

    #[test]
    fn examples_differ_and_are_the_same_each_time() {
        let expression = Expression::parse("[a-z]{1,8}").unwrap();
        let examples: std::collections::BTreeSet<String> = expression.examples().collect();
        assert!(examples.len() > 5, "{examples:?}");
        assert!(examples.iter().any(|example| example.len() == 1) && examples.iter().any(|example| example.len() > 5));
        assert_eq!(examples, expression.examples().collect());
    }

    #[test]
    fn characters_in_the_same_place_are_exchanged_only_where_they_may() {
        for (pattern, expected) in [
            ("[a-f]{2}-x", true),
            (r"(\d{2}:){3}", true),
            ("a|b", false),
            ("a?", false),
            ("(ab|ba)", false),
            ("a+", false),
        ] {
            assert_eq!(Expression::parse(pattern).unwrap().is_by_place(), expected, "{pattern}");
        }
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        assert_eq!(Expression::parse("a{3000}").unwrap().examples().count(), 0);
    }
}
