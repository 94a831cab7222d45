//! Forms of the items of a list, such that the whole list matches. The patterns of a list are those of its whole text, and
//! each item may need a style of its own. The search goes from item to item, and holds for each state of the patterns'
//! automata one text that leads there: all others would go on alike.

use super::is_text_of;
use crate::codec::facets::{Facets, State, Walk};
use crate::codec::text::Text;
use crate::codec::union::text_of;
use crate::values::equal_forms::Form;
use crate::values::white_space::is_white_space;

/// The most bytes that are read by automata for one list.
const MOST_BYTES: usize = 1 << 22;
/// The most texts that are held for one list.
const MOST_TEXTS: usize = 1 << 16;
/// The most states that are held for one item.
const MOST_STATES: usize = 32;

/// The beginning of a list.
struct Beginning {
    /// Where it leads, for each pattern.
    states: Vec<State>,
    /// The index of the beginning without the last item.
    before: usize,
    /// The form of the last item.
    last: String,
}

/// Returns the list in a form that matches all patterns, and whose items have their facets. `None` if there is none among
/// those that are tried.
pub(super) fn matching<T: Text>(list: &[T], facets: &Facets) -> Option<String> {
    let mut walks = Vec::new();
    for pattern in facets.patterns {
        walks.push((pattern.automaton)()?.walk());
    }
    let start = walks.iter_mut().map(Walk::start).collect::<Option<Vec<_>>>()?;
    let mut budget = Budget { bytes: MOST_BYTES, texts: MOST_TEXTS };
    let mut layers = vec![vec![Beginning { states: start, before: 0, last: String::new() }]];
    for (index, item) in list.iter().enumerate() {
        // What is left is for all items that are left.
        let share = budget.bytes / (list.len() - index);
        let is_last = index + 1 == list.len();
        let next = extended(layers.last()?, item, is_last, facets.items, &mut walks, &mut budget, share)?;
        layers.push(next);
    }
    // What is left after the last item matches.
    let mut at = 0;
    let mut texts = Vec::new();
    for layer in layers.iter().skip(1).rev() {
        let beginning = layer.get(at)?;
        texts.push(&*beginning.last);
        at = beginning.before;
    }
    texts.reverse();
    Some(texts.join(" "))
}

struct Budget {
    bytes: usize,
    texts: usize,
}

/// Returns the beginnings with one more item, and with the space after it unless it is the last, which matches. `None` if
/// there is none.
fn extended<T: Text>(
    beginnings: &[Beginning],
    item: &T,
    is_last: bool,
    facets: Option<&Facets>,
    walks: &mut [Walk<'_>],
    budget: &mut Budget,
    share: usize,
) -> Option<Vec<Beginning>> {
    let is_item = |text: &str| {
        !text.contains(is_white_space)
            && facets.is_none_or(|facets| facets.violation(text).is_none())
            && is_text_of(item, text)
    };
    let least = budget.bytes - share;
    let mut found: Vec<Beginning> = Vec::new();
    let mut number = 0;
    let mut form = Form::Other(text_of(item).into_owned());
    while form != Form::End && found.len() < MOST_STATES {
        if let Form::Other(text) = &form {
            let mut is_right = None;
            for (before, beginning) in beginnings.iter().enumerate() {
                // The usual form is always looked at.
                match budget.bytes.checked_sub(1 + text.len()) {
                    Some(left) if left >= least || number == 0 => budget.bytes = left,
                    _ => return done(found, budget),
                }
                let after = walks.iter_mut().zip(&beginning.states).map(|(walk, state)| {
                    let state = walk.after(*state, text)?;
                    // With the space, a form that is too short leads nowhere.
                    if is_last { Some(state).filter(|state| walk.is_match(*state)) } else { walk.after(state, " ") }
                });
                let Some(states) = after.collect::<Option<Vec<_>>>() else { continue };
                if found.iter().any(|other| other.states == states) {
                    continue;
                }
                if !*is_right.get_or_insert_with(|| is_item(text)) {
                    break;
                }
                found.push(Beginning { states, before, last: text.clone() });
                if walks.is_empty() {
                    // All beginnings lead to the same place.
                    return done(found, budget);
                }
            }
        }
        form = item.form(number);
        number += 1;
    }
    done(found, budget)
}

/// Returns what was found, if it is something and not too much.
fn done(found: Vec<Beginning>, budget: &mut Budget) -> Option<Vec<Beginning>> {
    budget.texts = budget.texts.checked_sub(found.len())?;
    (!found.is_empty()).then_some(found)
}
