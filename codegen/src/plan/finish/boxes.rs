//! Decides which values are boxed: those by which a type would contain itself, and large ones. A list keeps its items
//! on the heap and needs no box.

use super::components::components;
use super::edges::{Edge, edges};
use super::sizes;
use crate::plan::{Item, ItemKind};

/// The size of a variant, in bytes, above which it is boxed if the enum has others: eight texts.
const LARGE_VARIANT: usize = 192;

/// The size of a member's value, in bytes, above which it is boxed. A value that holds others twice doubles with each
/// level.
const LARGE_MEMBER: usize = 4_096;

/// Marks what is boxed.
pub(in crate::plan) fn boxes(items: &mut [Item]) {
    // Cycles through a choice are broken at the choice: this takes few boxes, and structs stay plain.
    let (held, component) = held(items);
    box_circles(items, &held, &component, true);
    let (held, component) = self::held(items);
    box_circles(items, &held, &component, false);
    let (_, component) = self::held(items);
    box_large(items, &component);
}

/// Returns what each item holds by value, and the strongly connected components of these references.
fn held(items: &[Item]) -> (Vec<Vec<Edge>>, Vec<usize>) {
    let by_value = |item: &Item| edges(&item.kind).into_iter().filter(|edge| edge.held.by_value()).collect();
    let held: Vec<Vec<Edge>> = items.iter().map(by_value).collect();
    let successors: Vec<Vec<usize>> =
        held.iter().map(|edges| edges.iter().map(|edge| edge.to.index()).collect()).collect();
    let component = components(&successors);
    (held, component)
}

fn box_circles(items: &mut [Item], held: &[Vec<Edge>], component: &[usize], of_choices: bool) {
    for (index, edges) in held.iter().enumerate() {
        for edge in edges.iter().filter(|edge| component[edge.to.index()] == component[index]) {
            match &mut items[index].kind {
                ItemKind::Choice(choice) if of_choices => choice.alternatives[edge.index].boxed = true,
                ItemKind::Struct(of) if !of_choices => of.members[edge.index].boxed = true,
                _ => {}
            }
        }
    }
}

/// Boxes large values. Items are processed after everything that they hold.
fn box_large(items: &mut [Item], component: &[usize]) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| component[*index]);
    let mut size = vec![0; items.len()];
    for index in order {
        let item = &mut items[index];
        for edge in edges(&item.kind).into_iter().filter(|edge| edge.held.by_value()) {
            let large = size[edge.to.index()];
            match &mut item.kind {
                ItemKind::Choice(choice) if large > LARGE_VARIANT && choice.alternatives.len() > 1 => {
                    choice.alternatives[edge.index].boxed = true;
                }
                ItemKind::Struct(of) if large > LARGE_MEMBER => of.members[edge.index].boxed = true,
                _ => {}
            }
        }
        size[index] = sizes::size(&item.kind, &size);
    }
}
