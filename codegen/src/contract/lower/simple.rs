//! Simple types and their derivation (XML Schema part 1, section 3.14).

use super::owner::ANONYMOUS;
use super::varieties::Made;
use super::{Lowering, Source, Todo};
use crate::contract::types::{TypeName, TypeRef};
use crate::diagnostics::Diagnostic;
use crate::xsd::document::{SimpleType, SimpleTypeReference, Variety};

impl<'d> Lowering<'d, '_> {
    /// Notes how a simple type is derived. It is resolved once this is known for all types.
    pub(super) fn fill_simple(&mut self, todo: &Todo<'d>, ty: &'d SimpleType) {
        let made = match &ty.variety {
            Variety::Restriction { base, facets } => {
                Made::Restriction { base: self.simple_reference(todo, ty, base, "base", None), facets }
            }
            Variety::List { item } => Made::List(self.simple_reference(todo, ty, item, "item", None)),
            Variety::Union { members } => {
                self.budget.spend(size_of_val(&**members), &ty.place);
                let numbered = members.iter().enumerate();
                let members =
                    numbered.map(|(index, member)| self.simple_reference(todo, ty, member, "member", Some(index + 1)));
                Made::Union(members.collect())
            }
        };
        self.made.insert(todo.id, made);
    }

    fn simple_reference(
        &mut self,
        todo: &Todo<'d>,
        ty: &SimpleType,
        reference: &'d SimpleTypeReference,
        local: &str,
        number: Option<usize>,
    ) -> Result<TypeRef, Diagnostic> {
        match reference {
            // Only the base of a redefinition means the redefined type.
            SimpleTypeReference::Named(name) => {
                let from = if local == "base" { todo.entry } else { None };
                self.simple_named(from, name, &ty.place)
            }
            SimpleTypeReference::Inline(inner) => {
                let own = TypeName::Nested { parent: todo.id, local: local.into() };
                let owner = self.types[todo.id.index()].path.clone();
                let owner = owner.strip_suffix(ANONYMOUS).unwrap_or(&owner);
                let number = number.map_or_else(String::new, |number| number.to_string());
                let path = [owner, "/", local, "(", &number, ")"];
                let id = self.add_anonymous(own, &path, Source::Simple(inner), todo.schema);
                Ok(TypeRef::Type(id))
            }
        }
    }
}
