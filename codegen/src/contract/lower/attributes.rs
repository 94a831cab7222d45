//! Attributes (XML Schema part 1, sections 3.2 and 3.4.2).

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use super::attribute_groups::Written;
use super::owner::Owner;
use super::problems::{brief, encoding, is_encoding, ring, undefined};
use super::{Lowering, Source};
use crate::contract::content::{Attribute, AttributeUse, GlobalAttribute};
use crate::contract::types::{TypeName, TypeRef, ValueConstraint};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::{QName, ns};
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{AttributeDeclaration, AttributeItem, AttributeReference, SimpleTypeUse, Usage, Wildcard};

/// A global attribute.
#[derive(Debug)]
pub(super) struct Global {
    ty: Result<TypeRef, Diagnostic>,
    value: Option<ValueConstraint>,
    documentation: Option<Arc<str>>,
}

impl<'d> Lowering<'d, '_> {
    /// Lowers the attributes of a type or group and expands attribute groups. Prohibited attributes matter in
    /// restrictions only.
    pub(super) fn write_attributes(
        &mut self,
        owner: &mut Owner,
        items: &'d [AttributeItem],
        any: Option<&'d Wildcard>,
        keeps_prohibited: bool,
    ) -> Written {
        let mut written = Written { any_attribute: any.map(|any| self.wildcard(any)), ..Written::default() };
        let mut names = HashSet::new();
        for item in items {
            match item {
                AttributeItem::Local { declaration, usage } => {
                    let attribute = self.local_attribute(owner, declaration, *usage);
                    self.add_attribute(attribute, keeps_prohibited, &mut names, &mut written);
                }
                AttributeItem::Reference(reference) if is_encoding(&reference.name) => {
                    written.problems.push(encoding(&reference.place));
                }
                AttributeItem::Reference(reference) => {
                    let attribute = self.attribute_reference(reference);
                    self.add_attribute(attribute, keeps_prohibited, &mut names, &mut written);
                }
                AttributeItem::Group(reference) => {
                    let (name, place) = (&reference.name, &reference.place);
                    let group = match self.index.attribute_groups.find_from(owner.group(), name) {
                        // Groups that this one refers to are lowered first, except in a cycle.
                        Some(entry) => match owner.group() {
                            Some(_) => self.attribute_groups[entry]
                                .clone()
                                .ok_or_else(|| ring("attribute group", &brief(name), place)),
                            None => Ok(self.attribute_group(entry)),
                        },
                        None => Err(undefined("attribute group", name, place)),
                    };
                    match group {
                        Ok(group) => self.copy_group(&group, place, keeps_prohibited, &mut names, &mut written),
                        Err(problem) => written.problems.push(problem),
                    }
                }
            }
        }
        written
    }

    fn copy_group(
        &mut self,
        group: &Written,
        place: &Place,
        keeps_prohibited: bool,
        names: &mut HashSet<crate::contract::WireName>,
        written: &mut Written,
    ) {
        if !self.budget.spend(group.weight(), place) {
            return;
        }
        for attribute in &group.attributes {
            self.add_attribute(attribute.clone(), keeps_prohibited, names, written);
        }
        if let Some(of_group) = &group.any_attribute {
            written.any_attribute = Some(match written.any_attribute.take() {
                Some(own) => self.both(own, of_group),
                None => of_group.clone(),
            });
        }
        written.problems.extend(group.problems.iter().cloned());
    }

    /// Adds an attribute unless there is one of the same name.
    fn add_attribute(
        &mut self,
        attribute: Attribute,
        keeps_prohibited: bool,
        names: &mut HashSet<crate::contract::WireName>,
        written: &mut Written,
    ) {
        if attribute.usage == AttributeUse::Prohibited && !keeps_prohibited {
            return;
        }
        if names.insert(attribute.name.clone()) {
            written.attributes.push(attribute);
            return;
        }
        let title =
            format!("attribute `{}` is declared twice in one type", crate::shown::shortened(&attribute.name.local));
        self.diagnostics.warning(title, &attribute.place, "the first declaration counts");
    }

    fn local_attribute(&mut self, owner: &mut Owner, declaration: &'d AttributeDeclaration, usage: Usage) -> Attribute {
        let (name, place) = (&declaration.name, &declaration.place);
        self.budget.spend(size_of::<Attribute>(), place);
        let namespace = match &*name.namespace {
            "" => String::new(),
            namespace => format!("{{{namespace}}}"),
        };
        let path = [&*owner.path, "/@", &namespace, &*name.local];
        let own = owner.name(&name.local);
        let ty = self.attribute_type(&declaration.type_, own, &path, owner.schema, place);
        let (ty, problem) = split(ty);
        Attribute {
            name: self.wire(name, place),
            ty,
            usage: usage_of(usage),
            value: self.value(declaration.default.as_ref(), declaration.fixed.as_ref(), place),
            documentation: self.text(declaration.documentation.as_ref(), place),
            place: place.clone(),
            problem,
        }
    }

    fn attribute_type(
        &mut self,
        ty: &'d SimpleTypeUse,
        own: TypeName,
        path: &[&str],
        schema: usize,
        place: &Place,
    ) -> Result<TypeRef, Diagnostic> {
        match ty {
            SimpleTypeUse::Unspecified => Ok(TypeRef::Builtin(Builtin::AnySimpleType)),
            SimpleTypeUse::Named(name) => self.simple_named(None, name, place),
            SimpleTypeUse::Inline(ty) => Ok(TypeRef::Type(self.add_anonymous(own, path, Source::Simple(ty), schema))),
        }
    }

    fn attribute_reference(&mut self, reference: &AttributeReference) -> Attribute {
        let (name, place) = (&reference.name, &reference.place);
        self.budget.spend(size_of::<Attribute>(), place);
        let global = self.index.attributes.find(name).map(|at| self.global_attribute(at));
        let (ty, of_global, documentation) = match global {
            Some(global) => (global.ty.clone(), global.value.clone(), global.documentation.clone()),
            None => (of_xml(name).ok_or_else(|| undefined("attribute", name, place)), None, None),
        };
        let (ty, problem) = split(ty);
        Attribute {
            name: self.wire(name, place),
            ty,
            usage: usage_of(reference.usage),
            value: self.value(reference.default.as_ref(), reference.fixed.as_ref(), place).or(of_global),
            documentation: self.text(reference.documentation.as_ref(), place).or(documentation),
            place: place.clone(),
            problem,
        }
    }

    /// Returns the global attributes that have no problem, in the order of the documents.
    pub(super) fn known_attributes(&mut self) -> Vec<GlobalAttribute> {
        let mut known = Vec::new();
        for at in 0..self.attributes.len() {
            let declaration = self.index.attributes.entries[at].item;
            let Some(Ok(ty)) = self.attributes[at].as_ref().map(|global| &global.ty) else { continue };
            let (ty, value) = (*ty, self.attributes[at].as_ref().and_then(|global| global.value.clone()));
            if self.index.attributes.counts(at) && self.budget.spend(size_of::<GlobalAttribute>(), &declaration.place) {
                known.push(GlobalAttribute { name: self.wire(&declaration.name, &declaration.place), ty, value });
            }
        }
        known
    }

    /// Returns the global attribute of an entry.
    pub(super) fn global_attribute(&mut self, at: usize) -> Rc<Global> {
        if let Some(known) = &self.attributes[at] {
            return known.clone();
        }
        let entry = &self.index.attributes.entries[at];
        let (declaration, schema) = (entry.item, entry.schema);
        let (name, place) = (&declaration.name, &declaration.place);
        let full = name.to_string();
        let own = TypeName::OfAttribute(name.clone());
        let ty = self.attribute_type(&declaration.type_, own, &["attributes/", &full], schema, place);
        let value = self.value(declaration.default.as_ref(), declaration.fixed.as_ref(), place);
        let documentation = self.text(declaration.documentation.as_ref(), place);
        let ty = declaration.problems.first().cloned().map_or(ty, Err);
        let global = Rc::new(Global { ty, value, documentation });
        self.attributes[at] = Some(global.clone());
        global
    }
}

/// Returns the attributes of XML itself, which need no schema (XML 1.0, sections 2.10 and 2.12; XML Base; xml:id).
fn of_xml(name: &QName) -> Option<TypeRef> {
    if &*name.namespace != ns::XML {
        return None;
    }
    let builtin = match &*name.local {
        "lang" => Builtin::Language,
        "space" => Builtin::NcName,
        "base" => Builtin::AnyUri,
        "id" => Builtin::Id,
        _ => return None,
    };
    Some(TypeRef::Builtin(builtin))
}

fn split(ty: Result<TypeRef, Diagnostic>) -> (TypeRef, Option<Box<Diagnostic>>) {
    match ty {
        Ok(ty) => (ty, None),
        Err(problem) => (TypeRef::Builtin(Builtin::AnySimpleType), Some(Box::new(problem))),
    }
}

fn usage_of(usage: Usage) -> AttributeUse {
    match usage {
        Usage::Optional => AttributeUse::Optional,
        Usage::Required => AttributeUse::Required,
        Usage::Prohibited => AttributeUse::Prohibited,
    }
}
