//! Problems that prevent operations and types from being generated: the constructs, and what needs each of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::needs::Needs;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{ItemId, Plan};

/// The maximum number of distinct constructs. Further ones count as the last.
const MOST_CONSTRUCTS: usize = 1024;

/// The maximum number of constructs for each operation or type.
const MOST_OF_ONE: usize = 64;

/// Something that may be selected: an operation or a type.
pub(super) struct Root<'p> {
    pub(super) name: &'p str,
    pub(super) items: Vec<ItemId>,
    pub(super) problems: &'p [Diagnostic],
}

/// A construct that cannot be generated.
pub(super) struct Construct {
    /// The first finding about it.
    pub(super) first: Arc<Diagnostic>,
    /// The number of findings.
    pub(super) places: usize,
}

/// The constructs that have problems, and for each root those that it needs, as indices in order.
pub(super) struct Problems {
    pub(super) constructs: Vec<Construct>,
    pub(super) of_roots: Vec<Vec<usize>>,
}

impl Problems {
    /// Finds all constructs with problems. Each spreads over what needs it, 64 at a time, which is linear in the size of the
    /// plan.
    pub(super) fn find<'p>(plan: &'p Plan, needs: &Needs, roots: &[Root<'p>]) -> Self {
        let mut numbers: HashMap<(&str, Severity), usize> = HashMap::new();
        let mut constructs: Vec<Construct> = Vec::new();
        let mut numbers_of = |problems: &'p [Diagnostic]| -> Vec<usize> {
            let mut found: Vec<usize> = problems
                .iter()
                .map(|problem| {
                    let next = constructs.len().min(MOST_CONSTRUCTS - 1);
                    let number = *numbers.entry((problem.construct(), problem.severity)).or_insert(next);
                    match constructs.get_mut(number) {
                        Some(construct) => construct.places += 1,
                        None => constructs.push(Construct { first: Arc::new(problem.clone()), places: 1 }),
                    }
                    number
                })
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let own: Vec<Vec<usize>> = roots.iter().map(|root| numbers_of(root.problems)).collect();
        let of_items: Vec<Vec<usize>> = plan.items.iter().map(|item| numbers_of(&item.problems)).collect();
        let mut of_roots = own;
        for batch in 0..constructs.len().div_ceil(64) {
            let inside = |number: &usize| number / 64 == batch;
            let mark =
                |numbers: &Vec<usize>| numbers.iter().filter(|n| inside(n)).fold(0, |all, n| all | 1 << (n % 64));
            let mut marks: Vec<u64> = of_items.iter().map(mark).collect();
            needs.spread(&mut marks);
            for (root, found) in roots.iter().zip(&mut of_roots) {
                let marks = root.items.iter().fold(0, |all, item| all | marks[item.index()]);
                found.extend((0..64).filter(|bit| marks >> bit & 1 == 1).map(|bit| batch * 64 + bit));
            }
        }
        for found in &mut of_roots {
            found.sort_unstable();
            found.dedup();
            found.truncate(MOST_OF_ONE);
        }
        Self { constructs, of_roots }
    }

    /// Returns the first finding about each construct that a root needs.
    pub(super) fn reasons(&self, root: usize) -> Vec<Arc<Diagnostic>> {
        self.of_roots[root].iter().map(|number| self.constructs[*number].first.clone()).collect()
    }

    /// Returns `true` if a root is of a kind that is not supported at all.
    pub(super) fn is_left_out(&self, root: usize) -> bool {
        self.of_roots[root].iter().any(|number| self.constructs[*number].first.severity == Severity::Warning)
    }
}
