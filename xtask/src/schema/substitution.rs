//! What may stand for a type or an element (XML Schema part 1, sections 3.3.4 and 3.3.6).

use std::collections::HashSet;

use wsdl_codegen::contract::TypeRef;

use super::{Declaration, Schema};

impl<'c> Schema<'c> {
    /// Returns the types that an element can have in an instance, its declared type first: those that are derived from it,
    /// are not blocked, have a name and are not abstract.
    pub fn types_for(&self, declaration: &Declaration<'c>) -> Vec<TypeRef> {
        let TypeRef::Type(declared) = declaration.ty else { return vec![declaration.ty] };
        let block = self.contract.get(declared).block.with(declaration.block);
        let (mut found, mut seen, mut waiting) = (Vec::new(), HashSet::from([declared]), vec![declared]);
        while let Some(id) = waiting.pop() {
            let ty = self.contract.get(id);
            let is_named = id == declared || self.type_name(TypeRef::Type(id)).is_some();
            if !ty.is_abstract && is_named {
                found.push(TypeRef::Type(id));
            }
            for next in &ty.derived {
                let base = self.contract.get(*next).base;
                if base.is_some_and(|(_, how)| !block.has(how)) && seen.insert(*next) {
                    waiting.push(*next);
                }
            }
        }
        found
    }

    /// Returns the elements that can stand for one in an instance: itself, unless it is abstract, and the members of its
    /// substitution group.
    pub fn elements_for(&self, declaration: &Declaration<'c>) -> Vec<Declaration<'c>> {
        let Some(id) = declaration.global else { return vec![*declaration] };
        let head = self.contract.element(id);
        let own = (!head.is_abstract).then_some(*declaration);
        let members = head.members.iter().filter(|member| !self.contract.element(**member).is_abstract);
        own.into_iter().chain(members.map(|member| self.global(*member))).collect()
    }
}
