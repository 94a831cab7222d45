//! Expressions that make random values of nillable elements whose types have attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::File;
use super::sample_value::Maker;
use crate::plan::{Family, FamilyMember, ItemId, ItemKind};

impl Maker<'_, '_> {
    /// Returns an expression for a value or a nil element with attributes.
    pub(super) fn or_nil(&self, value: ItemId, nil: ItemId, file: &mut File) -> TokenStream {
        let (of, attributes) = (self.function(value, file), self.function(nil, file));
        let ItemKind::Family(family) = &self.context.plan.get(value).kind else {
            return quote!(s.or_nil(#of, #attributes));
        };
        let nil = match (family.declared, self.nil_member(family)) {
            (None, Some(member)) => {
                let namespace = self.context.plan.namespaces.text(member.type_name.ns);
                let local = &*member.type_name.local;
                quote!(|s| s.typed_nil(#namespace, #local, #attributes))
            }
            _ => quote!(|s| #attributes(s).into()),
        };
        quote!(s.or_nil(#of, #nil))
    }

    /// Returns the member of a family that has no more required attributes than the base.
    fn nil_member<'f>(&self, family: &'f Family) -> Option<&'f FamilyMember> {
        let attributes = |id: ItemId| match &self.context.plan.get(id).kind {
            ItemKind::Struct(of) => Some(&of.attributes),
            _ => None,
        };
        let base = attributes(family.base)?;
        family.members.iter().find(|member| {
            attributes(member.item).is_some_and(|own| {
                own.iter().all(|one| !one.required || base.contains(one)) && base.iter().all(|one| own.contains(one))
            })
        })
    }
}
