//! Complex types (XML Schema part 1, section 3.4).

use super::owner::{Owner, Parent};
use super::problems::{encoding, is_encoding, undefined};
use super::varieties::Made;
use super::{Lowering, Source, Todo};
use crate::contract::content::{Occurs, Particle, ProcessContents, Term};
use crate::contract::types::{Complex, Content, Derivation, Kind, TypeName, TypeRef};
use crate::contract::wildcard::{Wildcard, WildcardNamespaces};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{
    self as xsd, ComplexContent, ComplexType, DerivationMethod, Facets, SimpleContent, TypeDefinition,
};

impl<'d> Lowering<'d, '_> {
    /// Lowers the content of a complex type.
    pub(super) fn fill_complex(&mut self, todo: &Todo<'d>, ty: &'d ComplexType) {
        let path = self.types[todo.id.index()].path.clone();
        let mut owner = Owner::new(Parent::Type(todo.id), &path, todo.schema, todo.entry);
        let mut problems = Vec::new();
        // The attribute wildcard of `anyType`, if the type extends that.
        let mut extends_any = None;
        let (base, content) = match &ty.content {
            xsd::Content::Empty => (None, self.elements_content(&mut owner, None, ty.mixed)),
            xsd::Content::Particle(root) => (None, self.elements_content(&mut owner, Some(root), ty.mixed)),
            xsd::Content::Complex(derived) => {
                let base = self.complex_base(&owner, derived, &mut problems);
                let content = self.elements_content(&mut owner, derived.particle.as_ref(), ty.mixed);
                match base {
                    Some((TypeRef::Builtin(Builtin::AnyType), Derivation::Extension)) => {
                        extends_any = Some(anything(&derived.place));
                        (None, after_anything(content, &derived.place))
                    }
                    _ => (base, content),
                }
            }
            xsd::Content::Simple(derived) => self.text_content(&owner, derived, &mut problems),
        };
        let is_restriction = matches!(base, Some((_, Derivation::Restriction)));
        let written = self.write_attributes(&mut owner, &ty.attributes, ty.any_attribute.as_ref(), is_restriction);
        // Both content and attributes of a SOAP-encoded array report the encoding.
        let is_new = |problem: &Diagnostic| problems.iter().all(|known: &Diagnostic| known.title != problem.title);
        let of_attributes: Vec<_> = written.problems.into_iter().filter(is_new).collect();
        problems.extend(of_attributes);
        let problems = self.paid(problems, &ty.place);
        let lowered = &mut self.types[todo.id.index()];
        lowered.base = base;
        lowered.kind = Kind::Complex(Complex {
            attributes: written.attributes,
            any_attribute: extends_any.or(written.any_attribute),
            content,
        });
        lowered.problems.extend(problems);
    }

    fn elements_content(&mut self, owner: &mut Owner, root: Option<&'d xsd::Particle>, mixed: bool) -> Content {
        let root = root.and_then(|root| self.particle(owner, root, 1));
        if root.is_none() && !mixed { Content::Empty } else { Content::Elements { root, mixed } }
    }

    fn complex_base(
        &mut self,
        owner: &Owner,
        derived: &ComplexContent,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<(TypeRef, Derivation)> {
        let how = method(derived.method);
        if is_encoding(&derived.base) {
            problems.push(encoding(&derived.place));
            return None;
        }
        match self.type_named(owner.entry, &derived.base, &derived.place) {
            Ok(TypeRef::Builtin(Builtin::AnyType)) if how == Derivation::Restriction => None,
            Ok(base @ (TypeRef::Builtin(Builtin::AnyType) | TypeRef::Type(_)))
                if !self.is_simple(owner.entry, &derived.base) =>
            {
                Some((base, how))
            }
            Ok(_) => {
                problems.push(not_complex(&derived.base, &derived.place));
                None
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    }

    fn is_simple(&self, from: Option<usize>, name: &QName) -> bool {
        let found = self.index.types.find_from(from, name);
        found.is_some_and(|entry| matches!(self.index.types.entries[entry].item, TypeDefinition::Simple(_)))
    }

    /// Lowers `simpleContent`. Returns the base, and the text type if it differs from that of the base.
    fn text_content(
        &mut self,
        owner: &Owner,
        derived: &'d SimpleContent,
        problems: &mut Vec<Diagnostic>,
    ) -> (Option<(TypeRef, Derivation)>, Content) {
        let how = method(derived.method);
        let base = match self.type_named(owner.entry, &derived.base, &derived.place) {
            Ok(TypeRef::Builtin(Builtin::AnyType)) => Err(undefined("simple type", &derived.base, &derived.place)),
            other => other,
        };
        let base = match base {
            Ok(base) => base,
            Err(problem) => {
                problems.push(problem);
                return (None, Content::Text(Some(TypeRef::Builtin(Builtin::AnySimpleType))));
            }
        };
        let is_simple = matches!(base, TypeRef::Builtin(_)) || self.is_simple(owner.entry, &derived.base);
        let text = if is_simple { Some(base) } else { None };
        let text = match self.restricted_text(owner, derived, base) {
            Some(narrower) => Some(narrower),
            None => text,
        };
        (Some((base, how)), Content::Text(text))
    }

    /// Returns the anonymous type of text that a restriction narrows, by a type of its own or by facets.
    fn restricted_text(&mut self, owner: &Owner, derived: &'d SimpleContent, base: TypeRef) -> Option<TypeRef> {
        let Parent::Type(parent) = owner.parent else { return None };
        let schema = owner.schema;
        let name = |local: &str| TypeName::Nested { parent, local: local.into() };
        let inner = derived.simple_type.as_ref().map(|ty| {
            let step = if derived.facets == Facets::default() { "/text()" } else { "/text()/base()" };
            let source = Source::Simple(ty);
            TypeRef::Type(self.add_anonymous(name("text"), &[&owner.path, step], source, schema))
        });
        if derived.facets == Facets::default() {
            return inner;
        }
        let path = self.path(&[&owner.path, "/text()", super::owner::ANONYMOUS], &derived.place);
        let id = self.add_type(name("text"), path, None, Self::any_text(), &derived.place);
        self.made.insert(id, Made::Restriction { base: Ok(inner.unwrap_or(base)), facets: &derived.facets });
        Some(TypeRef::Type(id))
    }
}

fn method(method: DerivationMethod) -> Derivation {
    match method {
        DerivationMethod::Extension => Derivation::Extension,
        DerivationMethod::Restriction => Derivation::Restriction,
    }
}

/// The wildcard of `anyType` (section 3.4.7).
fn anything(place: &Place) -> Wildcard {
    Wildcard { namespaces: WildcardNamespaces::Any, process: ProcessContents::Lax, place: place.clone() }
}

/// Returns the content of a type that extends `anyType`: anything, then its own. `anyType` is not in the contract, so that
/// its content must be part of the extension.
fn after_anything(own: Content, place: &Place) -> Content {
    let particle = |occurs, term| Particle { occurs, term, group: None, documentation: None, place: place.clone() };
    let any = particle(Occurs { min: 0, max: None }, Term::Any(anything(place)));
    let own = match own {
        Content::Elements { root, .. } => root,
        Content::Empty | Content::Text(_) => None,
    };
    let root = match own {
        Some(own) => particle(Occurs::ONCE, Term::Sequence(vec![any, own])),
        None => any,
    };
    Content::Elements { root: Some(root), mixed: true }
}

fn not_complex(name: &QName, place: &Place) -> Diagnostic {
    let title = format!("type {} is not a complex type", super::problems::brief(name));
    Diagnostic::error(title, Some(place.clone()), "write `simpleContent`, or refer to a complex type")
}
