//! A content model as an expression over letters, and whether a line of letters matches it: what the schema says,
//! without rows and slots.

use std::collections::BTreeSet;

enum Part {
    Letter(char),
    /// Any letter.
    Any,
    /// Any capital letter.
    Other,
    Sequence(Vec<Part>),
    Choice(Vec<Part>),
    /// In any order, each once.
    All(Vec<Part>),
    Times(Box<Part>, usize, usize),
}

pub(super) struct Model(Part);

impl Model {
    /// Reads an expression: `.` is any letter, `~` any capital one, `&(..)` any order, `{2,3}` a number of times.
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        let part = choice(&chars, &mut at);
        assert_eq!(at, chars.len(), "{text}");
        Self(part)
    }

    pub(super) fn matches(&self, letters: &str) -> bool {
        let letters: Vec<char> = letters.chars().collect();
        ends(&self.0, &letters, 0).contains(&letters.len())
    }
}

fn choice(text: &[char], at: &mut usize) -> Part {
    let mut alternatives = vec![sequence(text, at)];
    while text.get(*at) == Some(&'|') {
        *at += 1;
        alternatives.push(sequence(text, at));
    }
    Part::Choice(alternatives)
}

fn sequence(text: &[char], at: &mut usize) -> Part {
    let mut parts = Vec::new();
    while let Some(&char) = text.get(*at).filter(|char| !"|)".contains(**char)) {
        *at += 1;
        let part = match char {
            '.' => Part::Any,
            '~' => Part::Other,
            '(' => inside(text, at),
            '&' => {
                *at += 1;
                match inside(text, at) {
                    Part::Choice(mut alternatives) => match alternatives.remove(0) {
                        Part::Sequence(parts) => Part::All(parts),
                        other => other,
                    },
                    other => other,
                }
            }
            letter => Part::Letter(letter),
        };
        parts.push(times(part, text, at));
    }
    Part::Sequence(parts)
}

fn inside(text: &[char], at: &mut usize) -> Part {
    let part = choice(text, at);
    assert_eq!(text.get(*at), Some(&')'));
    *at += 1;
    part
}

fn times(part: Part, text: &[char], at: &mut usize) -> Part {
    let (min, max, len) = match text.get(*at) {
        Some('?') => (0, 1, 1),
        Some('*') => (0, usize::MAX, 1),
        Some('+') => (1, usize::MAX, 1),
        Some('{') => {
            let digit = |index: usize| text[*at + index].to_digit(10).unwrap() as usize;
            (digit(1), digit(3), 5)
        }
        _ => return part,
    };
    *at += len;
    Part::Times(Box::new(part), min, max)
}

/// Where a part that begins there may end.
fn ends(part: &Part, letters: &[char], from: usize) -> BTreeSet<usize> {
    let one = |is_it: bool| if is_it { BTreeSet::from([from + 1]) } else { BTreeSet::new() };
    let letter = letters.get(from);
    match part {
        Part::Letter(own) => one(letter == Some(own)),
        Part::Any => one(letter.is_some()),
        Part::Other => one(letter.is_some_and(char::is_ascii_uppercase)),
        Part::Sequence(parts) => parts.iter().fold(BTreeSet::from([from]), |ends_before, part| {
            ends_before.into_iter().flat_map(|from| ends(part, letters, from)).collect()
        }),
        Part::Choice(parts) => parts.iter().flat_map(|part| ends(part, letters, from)).collect(),
        Part::All(parts) => {
            let mut reached = BTreeSet::new();
            for order in orders(parts.len()) {
                let mut here = BTreeSet::from([from]);
                for index in order {
                    here = here.into_iter().flat_map(|from| ends(&parts[index], letters, from)).collect();
                }
                reached.extend(here);
            }
            reached
        }
        Part::Times(part, min, max) => {
            let (mut here, mut reached) = (BTreeSet::from([from]), BTreeSet::new());
            for count in 0..=letters.len() + 1 {
                if count > *max {
                    break;
                }
                if count >= *min {
                    reached.extend(here.iter().copied());
                }
                here = here.into_iter().flat_map(|from| ends(part, letters, from)).collect();
            }
            reached
        }
    }
}

/// All orders of this many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for index in 0..count {
        orders = orders
            .into_iter()
            .flat_map(|order: Vec<usize>| {
                (0..=order.len()).map(move |at| {
                    let mut longer = order.clone();
                    longer.insert(at, index);
                    longer
                })
            })
            .collect();
    }
    orders
}

#[test]
fn models_match_what_they_say() {
    for (model, yes, no) in [
        ("(ab?)*", vec!["", "a", "ab", "aab", "aba"], vec!["b", "abb", "ba"]),
        ("a{2,3}b", vec!["aab", "aaab"], vec!["ab", "aaaab", "aa"]),
        ("&(ab?)", vec!["a", "ab", "ba"], vec!["", "b", "aab"]),
        ("x?.*", vec!["", "x", "xx", "fx"], vec![]),
        ("~b", vec!["Fb"], vec!["b", "bF", "FFb"]),
        ("((a(bc?)*)|d)*", vec!["abcbd", "da", ""], vec!["bc", "ac"]),
    ] {
        let made = Model::new(model);
        assert!(yes.iter().all(|letters| made.matches(letters)), "{model}");
        assert!(!no.iter().any(|letters| made.matches(letters)), "{model}");
    }
}
