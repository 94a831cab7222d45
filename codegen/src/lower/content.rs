//! The content of a complex type: particles to fields, base types and groups expanded.

use super::{Lowering, undefined, unsupported};
use crate::diagnostics::{Diagnostic, Place};
use crate::model::{Field, Occurs, Origin, Structure, TypeId, TypeRef};
use crate::qname::{QName, ns};
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{
    self as xsd, AttributeItem, ComplexType, DerivationMethod, ElementDeclaration, Particle, Term, TypeUse,
};

/// How deep groups may refer to groups, and types be derived from types.
const DEEPEST: usize = 64;

/// What tells the path of an anonymous type from that of its element.
const ANONYMOUS: &str = "/()";

/// A structure under construction.
pub(super) struct Content<'l, 'd> {
    lowering: &'l mut Lowering<'d>,
    id: TypeId,
    structure: Structure,
    problems: Vec<Diagnostic>,
    depth: usize,
}

impl<'l, 'd> Content<'l, 'd> {
    pub(super) fn new(lowering: &'l mut Lowering<'d>, id: TypeId) -> Self {
        Self { lowering, id, structure: Structure::default(), problems: Vec::new(), depth: 0 }
    }

    pub(super) fn finish(self) -> (Structure, Vec<Diagnostic>) {
        (self.structure, self.problems)
    }

    /// Adds the content of a type, that of its base first.
    pub(super) fn complex_type(&mut self, ty: &'d ComplexType) {
        if ty.mixed {
            self.problems.push(unsupported("text between elements (mixed content)", &ty.place));
        }
        if ty.is_abstract {
            self.problems.push(unsupported("an abstract type", &ty.place));
        }
        self.attributes(&ty.attributes);
        self.structure.any_attribute |= ty.any_attribute.is_some();
        match &ty.content {
            xsd::Content::Empty => {}
            xsd::Content::Particle(particle) => self.particle(particle, true),
            xsd::Content::Simple(content) => {
                self.problems.push(unsupported("text with attributes (xs:simpleContent)", &content.place));
            }
            xsd::Content::Complex(content) => {
                if content.method == DerivationMethod::Extension {
                    self.base(&content.base, &content.place);
                }
                // A restriction writes its elements out again.
                if let Some(particle) = &content.particle {
                    self.particle(particle, self.structure.fields.is_empty());
                }
            }
        }
    }

    fn base(&mut self, name: &QName, place: &Place) {
        if &*name.namespace == ns::XSD && Builtin::from_local_name(&name.local) == Some(Builtin::AnyType) {
            return;
        }
        match self.lowering.components.complex_type(name) {
            Some(base) => self.deeper(place, |content| {
                // An abstract base is no obstacle to what is derived from it.
                let problems = content.problems.len();
                content.complex_type(base);
                if base.is_abstract && content.problems.len() > problems {
                    content.problems.retain(|problem| problem != &unsupported("an abstract type", &base.place));
                }
            }),
            None => self.problems.push(undefined("type", name, place)),
        }
    }

    fn attributes(&mut self, items: &'d [AttributeItem]) {
        let place = |item: &'d AttributeItem| match item {
            AttributeItem::Local { declaration, .. } => &declaration.place,
            AttributeItem::Reference(reference) => &reference.place,
            AttributeItem::Group(group) => &group.place,
        };
        if let Some(item) = items.first() {
            self.problems.push(unsupported("an attribute (xs:attribute)", place(item)));
        }
    }

    /// Goes on one level deeper, if there are not too many.
    fn deeper(&mut self, place: &Place, go_on: impl FnOnce(&mut Self)) {
        if self.depth >= DEEPEST {
            let title = format!("groups or base types refer to one another more than {DEEPEST} levels deep");
            self.problems.push(Diagnostic::error(title, Some(place.clone()), "does one of them refer to itself?"));
            return;
        }
        self.depth += 1;
        go_on(self);
        self.depth -= 1;
    }

    /// Adds a particle. `whole` says that it is all of the content.
    fn particle(&mut self, particle: &'d Particle, whole: bool) {
        let occurs = particle.occurs;
        if occurs.max == Some(0) {
            return;
        }
        let once = occurs.max == Some(1);
        match &particle.term {
            Term::Element(element) => self.element(element, &element.name, occurs),
            Term::ElementReference(name) => match self.lowering.components.element(name) {
                Some(element) => self.element(element, name, occurs),
                None => self.problems.push(undefined("element", name, &particle.place)),
            },
            Term::Sequence(particles) | Term::All(particles) if once => {
                if matches!(particle.term, Term::All(_)) && whole {
                    self.structure.any_order = true;
                }
                let from = self.structure.fields.len();
                self.deeper(&particle.place, |content| {
                    for particle in particles {
                        content.particle(particle, false);
                    }
                });
                if occurs.min == 0 {
                    self.make_optional(from);
                }
            }
            Term::Group(name) if once => match self.lowering.components.group(name).and_then(|g| g.particle.as_ref()) {
                Some(group) => {
                    let from = self.structure.fields.len();
                    self.deeper(&particle.place, |content| content.particle(group, whole));
                    if occurs.min == 0 {
                        self.make_optional(from);
                    }
                }
                None => self.problems.push(undefined("group", name, &particle.place)),
            },
            Term::Sequence(_) | Term::All(_) | Term::Group(_) => {
                self.problems.push(unsupported("a sequence that comes again (maxOccurs)", &particle.place));
            }
            Term::Choice(_) => self.problems.push(unsupported("a choice (xs:choice)", &particle.place)),
            Term::Any(_) => self.problems.push(unsupported("any element (xs:any)", &particle.place)),
        }
    }

    /// The elements of an optional sequence may all be absent.
    fn make_optional(&mut self, from: usize) {
        for field in &mut self.structure.fields[from..] {
            match &mut field.occurs {
                Occurs::Many { min, .. } => *min = 0,
                occurs => *occurs = Occurs::Optional,
            }
        }
    }

    fn element(&mut self, element: &'d ElementDeclaration, name: &QName, occurs: xsd::Occurs) {
        if element.is_abstract {
            self.problems.push(unsupported("an abstract element (a substitution group)", &element.place));
            return;
        }
        let owner = self.lowering.types[self.id.index()].path.clone();
        let wire = self.lowering.wire(name);
        if self.structure.fields.iter().any(|field| field.name == wire) {
            let what = format!("the element `{}` twice in one type", name.local);
            self.problems.push(unsupported(&what, &element.place));
            return;
        }
        // An anonymous type has no step of its own in the paths of what is in it.
        let path = format!("{}/{}", owner.trim_end_matches(ANONYMOUS), name.local);
        let ty = match self.field_type(element, &path) {
            Ok(ty) => ty,
            Err(problem) => return self.problems.push(problem),
        };
        let type_name = match &element.type_ {
            TypeUse::Named(name) => Some(name.clone()),
            _ => None,
        };
        let occurs = match occurs {
            xsd::Occurs { min: 1, max: Some(1) } => Occurs::Required,
            xsd::Occurs { min: 0, max: Some(1) } => Occurs::Optional,
            xsd::Occurs { min, max } => Occurs::Many { min, max },
        };
        self.structure.fields.push(Field {
            name: wire,
            path,
            documentation: element.documentation.clone(),
            place: element.place.clone(),
            occurs,
            nillable: element.nillable,
            ty,
            type_name,
            boxed: false,
        });
    }

    fn field_type(&mut self, element: &'d ElementDeclaration, path: &str) -> Result<TypeRef, Diagnostic> {
        // A global element that is referred to has its type already.
        if let Some(id) = self.lowering.elements.get(&element.name)
            && self.lowering.components.element(&element.name).is_some_and(|global| std::ptr::eq(global, element))
        {
            return Ok(TypeRef::Type(*id));
        }
        let origin = Origin::Nested { parent: self.id, local: element.name.local.clone() };
        match &element.type_ {
            TypeUse::Named(name) => self.lowering.named(name, &element.place),
            TypeUse::Complex(ty) => {
                let documentation = ty.documentation.clone();
                Ok(TypeRef::Type(self.lowering.add_complex(ty, origin, format!("{path}{ANONYMOUS}"), documentation)))
            }
            TypeUse::Simple(ty) => {
                let path = format!("{path}{ANONYMOUS}");
                match self.lowering.add_simple(ty, origin, path, ty.documentation.clone()) {
                    Some(id) => Ok(TypeRef::Type(id)),
                    None => self.lowering.scalar_of(ty).map(TypeRef::Scalar),
                }
            }
            TypeUse::Unspecified => Err(unsupported("an element of any type (xs:anyType)", &element.place)),
        }
    }
}
