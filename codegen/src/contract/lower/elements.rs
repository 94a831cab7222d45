//! The types of global elements (XML Schema part 1, section 3.3.2).

use super::problems::{brief, ring, undefined};
use super::{ElementId, Lowering};
use crate::contract::types::TypeRef;
use crate::diagnostics::Diagnostic;
use crate::xsd::builtin::Builtin;
use crate::xsd::document::TypeUse;

impl Lowering<'_, '_> {
    /// Sets the types of elements that refer to named types. An element without a type takes that of the head of its
    /// substitution group, or else `xs:anyType`.
    pub(super) fn resolve_elements(&mut self) {
        // The number of the walk that reached each element; 0 if none did.
        let mut walks = vec![0; self.index.elements.entries.len()];
        for entry in 0..walks.len() {
            let walk = entry + 1;
            // Walks from member to head until an element has a type.
            let mut members = Vec::new();
            let mut at = entry;
            let found = loop {
                let Some(id) = self.element_ids[at] else { break Ok(TypeRef::Builtin(Builtin::AnyType)) };
                let element = self.index.elements.entries[at].item;
                if walks[at] == walk {
                    let name = brief(&element.name);
                    break Err(ring("the substitution group of element", &name, &element.place));
                }
                if walks[at] != 0 {
                    let known = &self.elements[id.index()];
                    break known.problems.first().cloned().map_or(Ok(known.ty), Err);
                }
                walks[at] = walk;
                members.push(id);
                match (&element.type_, &element.substitution_group) {
                    (TypeUse::Complex(_) | TypeUse::Simple(_), _) => break Ok(self.elements[id.index()].ty),
                    (TypeUse::Named(name), _) => break self.type_named(None, name, &element.place),
                    (TypeUse::Unspecified, None) => break Ok(TypeRef::Builtin(Builtin::AnyType)),
                    (TypeUse::Unspecified, Some(head)) => match self.index.elements.find(head) {
                        Some(head) => at = head,
                        None => break Err(undefined("element", head, &element.place)),
                    },
                }
            };
            for member in members {
                match &found {
                    Ok(ty) => self.elements[member.index()].ty = *ty,
                    Err(problem) => self.element_problem(member, problem.clone()),
                }
            }
        }
    }

    fn element_problem(&mut self, id: ElementId, problem: Diagnostic) {
        let place = self.elements[id.index()].place.clone();
        let problems = self.paid(vec![problem], &place);
        self.elements[id.index()].problems.extend(problems);
    }
}
