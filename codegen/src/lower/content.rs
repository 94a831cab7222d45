//! The content of a complex type: particles to fields, base types and groups expanded.

use std::collections::HashSet;

use super::{DEEPEST, Lowering, derived_from_itself, undefined, unsupported};
use crate::diagnostics::{Diagnostic, Place};
use crate::model::{Field, Occurs, Origin, Role, Structure, TypeId, TypeRef, WireName};
use crate::qname::{QName, ns};
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{
    self as xsd, AttributeItem, ComplexType, DerivationMethod, ElementDeclaration, Particle, SimpleType, Term, TypeUse,
};

/// How many elements and groups a type may hold once all groups and base types are written out: groups that hold others
/// twice would else double at every level.
const MOST: usize = 10_000;

/// What tells the path of an anonymous type from that of its element.
const ANONYMOUS: &str = "/()";

/// A structure under construction.
pub(super) struct Content<'l, 'd> {
    lowering: &'l mut Lowering<'d>,
    id: TypeId,
    /// The type whose declaration is being gone through: the one that is lowered, or a base of it.
    declaring: TypeId,
    structure: Structure,
    /// The names of its fields.
    names: HashSet<WireName>,
    problems: Vec<Diagnostic>,
    /// The base types and groups that are open.
    bases: Vec<&'d ComplexType>,
    groups: Vec<&'d QName>,
    depth: usize,
    particles: usize,
}

impl<'l, 'd> Content<'l, 'd> {
    pub(super) fn new(lowering: &'l mut Lowering<'d>, id: TypeId) -> Self {
        Self {
            lowering,
            id,
            declaring: id,
            structure: Structure::default(),
            names: HashSet::new(),
            problems: Vec::new(),
            bases: Vec::new(),
            groups: Vec::new(),
            depth: 0,
            particles: 0,
        }
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
                let whole = content.method == DerivationMethod::Restriction;
                self.base(ty, &content.base, &content.place, whole);
                if let Some(particle) = &content.particle {
                    self.particle(particle, self.structure.fields.is_empty());
                }
            }
        }
    }

    /// Adds what a type has of its base. A restriction writes its elements out again and has only the attributes.
    fn base(&mut self, ty: &'d ComplexType, name: &'d QName, place: &Place, only_attributes: bool) {
        if &*name.namespace == ns::XSD && Builtin::from_local_name(&name.local) == Some(Builtin::AnyType) {
            return;
        }
        let Some(base) = self.lowering.base_of(ty, name) else {
            return self.problems.push(undefined("type", name, place));
        };
        if std::ptr::eq(ty, base) || self.bases.iter().any(|open| std::ptr::eq(*open, base)) {
            return self.problems.push(derived_from_itself(name, place));
        }
        let declaring = self.lowering.complex.get(name).copied().unwrap_or(self.declaring);
        let outer = std::mem::replace(&mut self.declaring, declaring);
        self.bases.push(base);
        self.deeper(place, |content| {
            if only_attributes {
                content.attributes(&base.attributes);
                content.structure.any_attribute |= base.any_attribute.is_some();
                if let xsd::Content::Complex(of_base) = &base.content {
                    content.base(base, &of_base.base, &of_base.place, true);
                }
                return;
            }
            // An abstract base is no obstacle to what is derived from it.
            let problems = content.problems.len();
            content.complex_type(base);
            if base.is_abstract && content.problems.len() > problems {
                content.problems.retain(|problem| problem != &unsupported("an abstract type", &base.place));
            }
        });
        self.bases.pop();
        self.declaring = outer;
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
            let what = format!("content more than {DEEPEST} sequences, groups and base types deep");
            return self.problems.push(unsupported(&what, place));
        }
        self.depth += 1;
        go_on(self);
        self.depth -= 1;
    }

    /// Adds a particle. `whole` says that it is all of the content.
    fn particle(&mut self, particle: &'d Particle, whole: bool) {
        let occurs = particle.occurs;
        self.particles += 1;
        if !self.lowering.budget.spend(1, 0, &particle.place) || occurs.max == Some(0) || self.particles > MOST + 1 {
            return;
        }
        if self.particles > MOST {
            let what = format!("a type of more than {MOST} elements and groups, once all groups are written out,");
            return self.problems.push(unsupported(&what, &particle.place));
        }
        let once = occurs.max == Some(1);
        match &particle.term {
            Term::Element(element) => self.element(element, &element.name, occurs),
            Term::ElementReference(name) => match self.lowering.components.element(name) {
                Some(element) => self.element(element, name, occurs),
                // The answers of .NET services that give tables hold their schemas.
                None if &*name.namespace == ns::XSD && &*name.local == "schema" => {
                    self.problems.push(unsupported("a schema in a message (a DataSet)", &particle.place));
                }
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
                Some(_) if self.groups.contains(&name) => {
                    let help = "take the reference out of the group, or put it into an element with a type of its own";
                    let title = format!("group `{name}` contains itself");
                    self.problems.push(Diagnostic::error(title, Some(particle.place.clone()), help));
                }
                Some(group) => {
                    let from = self.structure.fields.len();
                    self.groups.push(name);
                    self.deeper(&particle.place, |content| content.particle(group, whole));
                    self.groups.pop();
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
        if self.names.contains(&wire) {
            let what = format!("the element `{}` twice in one type", name.local);
            self.problems.push(unsupported(&what, &element.place));
            return;
        }
        // An anonymous type has no step of its own in the paths of what is in it.
        let path = format!("{}/{}", owner.trim_end_matches(ANONYMOUS), name.local);
        let text = path.len() + element.documentation.as_ref().map_or(0, String::len);
        if !self.lowering.budget.spend(0, text, &element.place) {
            return;
        }
        let ty = match self.field_type(element) {
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
        self.names.insert(wire.clone());
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
            list: None,
            role: Role::default(),
            sensitive: false,
        });
    }

    fn field_type(&mut self, element: &'d ElementDeclaration) -> Result<TypeRef, Diagnostic> {
        // A global element that is referred to has its type already.
        if let Some(id) = self.lowering.elements.get(&element.name)
            && self.lowering.components.element(&element.name).is_some_and(|global| std::ptr::eq(global, element))
        {
            return Ok(TypeRef::Type(*id));
        }
        // An anonymous type is one type, however many types have its element from a base or a group.
        let (parent, local) = (self.declaring, element.name.local.clone());
        let origin = Origin::Nested { parent, local: local.clone() };
        let declared = |content: &Self| {
            let owner = &content.lowering.types[parent.index()].path;
            format!("{}/{local}{ANONYMOUS}", owner.trim_end_matches(ANONYMOUS))
        };
        match &element.type_ {
            TypeUse::Named(name) => self.lowering.named(name, &element.place),
            TypeUse::Complex(ty) => {
                let key: *const ComplexType = &**ty;
                if let Some(id) = self.lowering.anonymous_complex.get(&key) {
                    return Ok(TypeRef::Type(*id));
                }
                let path = declared(self);
                let id = self.lowering.add_complex(ty, origin, path, ty.documentation.clone());
                self.lowering.anonymous_complex.insert(key, id);
                Ok(TypeRef::Type(id))
            }
            TypeUse::Simple(ty) => {
                let key: *const SimpleType = &**ty;
                if let Some(id) = self.lowering.anonymous_simple.get(&key) {
                    return Ok(TypeRef::Type(*id));
                }
                let path = declared(self);
                match self.lowering.add_simple(ty, origin, path, ty.documentation.clone()) {
                    Some(id) => {
                        self.lowering.anonymous_simple.insert(key, id);
                        Ok(TypeRef::Type(id))
                    }
                    None => self.lowering.scalar_of(ty).map(TypeRef::Scalar),
                }
            }
            TypeUse::Unspecified => Err(unsupported("an element of any type (xs:anyType)", &element.place)),
        }
    }
}
