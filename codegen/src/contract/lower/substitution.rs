//! Substitution groups (XML Schema part 1, sections 2.2.2.2 and 3.3.6).

use super::problems::undefined;
use super::{ElementId, Lowering};
use crate::contract::types::TypeRef;
use crate::xsd::builtin::Builtin;
use crate::xsd::document::TypeUse;

impl Lowering<'_, '_> {
    /// Lists the members of each substitution group.
    pub(super) fn substitute(&mut self) {
        let mut direct: Vec<Vec<ElementId>> = vec![Vec::new(); self.elements.len()];
        for entry in 0..self.index.elements.entries.len() {
            let element = self.index.elements.entries[entry].item;
            let (Some(id), Some(head)) = (self.element_ids[entry], &element.substitution_group) else { continue };
            match self.index.elements.find(head).and_then(|head| self.element_ids[head]) {
                Some(head) => direct[head.index()].push(id),
                None if element.type_ == TypeUse::Unspecified => {}
                None => {
                    let problem = undefined("element", head, &element.place);
                    let help = "the element is read as if it had no `substitutionGroup`";
                    self.diagnostics.warning(problem.title, &element.place, help);
                }
            }
        }
        // The head whose walk last reached each element, counted from 1; 0 if none did.
        let mut heads = vec![0_usize; self.elements.len()];
        for head in 0..self.elements.len() {
            if direct[head].is_empty() || self.elements[head].block.substitution {
                continue;
            }
            heads[head] = head + 1;
            let mut members = Vec::new();
            let mut waiting = vec![head];
            while let Some(at) = waiting.pop() {
                for member in &direct[at] {
                    let place = &self.elements[head].place;
                    if heads[member.index()] == head + 1 || !self.budget.spend(size_of::<ElementId>(), place) {
                        continue;
                    }
                    heads[member.index()] = head + 1;
                    waiting.push(member.index());
                    if !self.is_blocked(head, member.index()) {
                        members.push(*member);
                    }
                }
            }
            members.sort_unstable();
            self.elements[head].members = members;
        }
    }

    /// Returns `true` if a member's type is derived in a way that its head, or a type in between, blocks.
    fn is_blocked(&self, head: usize, member: usize) -> bool {
        let mut block = self.elements[head].block;
        let mut used = Vec::new();
        let target = self.elements[head].ty;
        let mut at = self.elements[member].ty;
        // Chains of bases are bounded.
        while at != target {
            let TypeRef::Type(id) = at else { break };
            let Some((base, how)) = self.types[id.index()].base else { break };
            used.push(how);
            if let TypeRef::Type(base) = base {
                block = block.with(self.types[base.index()].block);
            }
            at = base;
        }
        let is_any = target == TypeRef::Builtin(Builtin::AnyType);
        !is_any && used.into_iter().any(|how| block.has(how))
    }
}
