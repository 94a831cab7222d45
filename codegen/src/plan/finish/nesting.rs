//! Limits how deep types nest in types. The compiler follows them to prove that a value is `Send`, and gives up at a
//! depth of 128; futures around the value need some of that.

use super::components::components;
use super::edges::{Edge, Held, edges};
use crate::limits;
use crate::plan::Item;
use crate::plan::problems::unsupported;

/// Reports items that nest too deep.
pub(in crate::plan) fn nesting(items: &mut [Item]) {
    let held: Vec<Vec<Edge>> = items.iter().map(|item| edges(&item.kind)).collect();
    let successors: Vec<Vec<usize>> =
        held.iter().map(|edges| edges.iter().map(|edge| edge.to.index()).collect()).collect();
    let component = components(&successors);
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| component[*index]);
    // The compiler takes types that it is proving as proven, so that a cycle counts once.
    let mut depth_of = vec![0; items.len()];
    for index in order {
        let inner = held[index].iter().map(|edge| match edge.to.index() {
            to if component[to] == component[index] => 0,
            to => weight(edge.held) + depth_of[component[to]],
        });
        let depth = 1 + inner.max().unwrap_or(0);
        let of_component = &mut depth_of[component[index]];
        *of_component = depth.max(*of_component);
        if *of_component > limits::TYPE_NESTING {
            let what =
                format!("a type in which others nest more than {} deep (`Option` counted)", limits::TYPE_NESTING);
            let problem = unsupported(&what, &items[index].place);
            items[index].problems.push(problem);
        }
    }
}

/// Returns the number of types of the standard library around a value.
fn weight(held: Held) -> usize {
    match held {
        Held::Plain => 0,
        Held::Optional => 1,
        Held::Boxed => 2,
        Held::Many => 3,
    }
}
