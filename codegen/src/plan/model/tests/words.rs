//! The normal form admits what the content model admits: all short sequences of elements are tried.

use std::collections::BTreeSet;

use super::notation::{contract, parsed, shown};
use crate::contract::{Occurs, Particle, Term};
use crate::plan::model::normalise::Normaliser;
use crate::plan::model::{Node, NodeTerm};

/// The length of the longest sequences.
const LONGEST: usize = 4;

type Words = BTreeSet<String>;

fn joined(a: &Words, b: &Words) -> Words {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| format!("{a}{b}")));
    pairs.filter(|word| word.len() <= LONGEST).collect()
}

fn repeated(once: &Words, occurs: Occurs) -> Words {
    let most = occurs.max.map_or(LONGEST + 1, |max| (max as usize).min(LONGEST + occurs.min as usize + 1));
    let mut all = Words::new();
    let mut words = Words::from([String::new()]);
    for count in 0..=most {
        if count >= occurs.min as usize {
            all.extend(words.iter().cloned());
        }
        words = joined(&words, once);
    }
    all
}

fn sequence(parts: impl Iterator<Item = Words>) -> Words {
    parts.fold(Words::from([String::new()]), |all, part| joined(&all, &part))
}

fn of_particle(particle: &Particle) -> Words {
    let once = match &particle.term {
        Term::Element(element) => Words::from([element.name.local.to_string()]),
        Term::Sequence(inner) => sequence(inner.iter().map(of_particle)),
        Term::Choice(inner) => inner.iter().flat_map(of_particle).collect(),
        other => panic!("{other:?}"),
    };
    repeated(&once, particle.occurs)
}

fn of_node(node: &Node<'_>) -> Words {
    let once = match &node.term {
        NodeTerm::Element(leaf) => Words::from([leaf.name.local.to_string()]),
        NodeTerm::Sequence(inner) => sequence(inner.iter().map(of_node)),
        NodeTerm::Choice(inner) => inner.iter().flat_map(of_node).collect(),
        other => panic!("{other:?}"),
    };
    repeated(&once, node.occurs)
}

/// Creates a content model from these digits.
fn model(digits: &mut impl FnMut(u32) -> u32, depth: u32) -> String {
    let term = match (digits(3), depth) {
        (0, _) | (_, 0) => ["a", "b", "c"][digits(3) as usize].to_owned(),
        (kind, _) => {
            let separator = if kind == 1 { "," } else { "|" };
            let inner: Vec<String> = (0..=digits(3)).map(|_| model(digits, depth - 1)).collect();
            format!("({})", inner.join(separator))
        }
    };
    let occurs = ["", "", "", "?", "*", "+", "{0,2}", "{1,2}"][digits(8) as usize];
    format!("{term}{occurs}")
}

#[test]
fn nothing_is_lost_and_nothing_is_new() {
    let mut state = 7_u64;
    let mut digits = |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(below)) as u32
    };
    let contract = contract();
    for _ in 0..400 {
        let model = model(&mut digits, 3);
        let particle = parsed(&model);
        let mut normaliser = Normaliser::new(&contract);
        let slots = normaliser.root(&particle);
        let form = shown(&slots);
        let (before, after) = (of_particle(&particle), sequence(slots.iter().map(of_node)));
        assert_eq!(before.difference(&after).next(), None, "{model} is not {form}");
        assert_eq!(after.difference(&before).next(), None, "{model} is not {form}");
    }
}
