//! The derivation of types. After this step, no chain of bases is circular or longer than the limit.

use super::Lowering;
use super::problems::ring;
use crate::contract::types::{TypeId, TypeRef};
use crate::diagnostics::Diagnostic;
use crate::limits::DERIVATION_DEPTH;
use crate::shown::shortened;

impl Lowering<'_, '_> {
    /// Cuts circular and overlong chains of bases, and lists the derived types of each type.
    pub(super) fn connect_bases(&mut self) {
        // The number of types in the chain of bases, including the type itself; 0 if unknown.
        let mut steps = vec![0_usize; self.types.len()];
        let mut walks = vec![0_usize; self.types.len()];
        for start in 0..self.types.len() {
            let mut chain = Vec::new();
            let mut at = start;
            let mut known = loop {
                if steps[at] > 0 {
                    break steps[at];
                }
                if walks[at] == start + 1 {
                    self.cut_ring(at, &chain);
                    break 0;
                }
                walks[at] = start + 1;
                chain.push(at);
                match self.base(at) {
                    Some(base) => at = base,
                    None => break 0,
                }
            };
            for at in chain.into_iter().rev() {
                known = if self.base(at).is_some() { known + 1 } else { 1 };
                if known > DERIVATION_DEPTH {
                    let title = format!("a type is derived in more than {DERIVATION_DEPTH} steps");
                    self.cut(at, title, "derive it from one of the first");
                    known = 1;
                }
                steps[at] = known;
            }
        }
        for at in 0..self.types.len() {
            if let Some(base) = self.base(at) {
                self.budget.spend(size_of::<TypeId>(), &self.types[at].place);
                self.types[base].derived.push(TypeId::of(at));
            }
        }
    }

    fn base(&self, at: usize) -> Option<usize> {
        match self.types[at].base {
            Some((TypeRef::Type(base), _)) => Some(base.index()),
            _ => None,
        }
    }

    /// Removes the bases of all types in a cycle, which is the end of the chain.
    fn cut_ring(&mut self, first: usize, chain: &[usize]) {
        let begin = chain.iter().position(|at| *at == first).unwrap_or_default();
        for at in &chain[begin..] {
            let ty = &self.types[*at];
            let problem = ring("type", &format!("`{}`", shortened(&ty.path)), &ty.place);
            self.cut(*at, problem.title, &problem.help);
        }
    }

    fn cut(&mut self, at: usize, title: String, help: &str) {
        let place = self.types[at].place.clone();
        let problem = self.paid(vec![Diagnostic::error(title, Some(place.clone()), help)], &place);
        let ty = &mut self.types[at];
        ty.base = None;
        ty.problems.extend(problem);
    }
}
