//! From documents as written to the model: references followed, groups and base types expanded, operations put together
//! from port type, bindings and messages.
//!
//! Everything is lowered, whatever is selected. What cannot be done is a problem of the type or operation that needs it,
//! and is told only if something selected does.

mod address;
mod budget;
mod content;
mod deprecation;
mod operation;
mod problems;
mod scalar;
mod service;
mod simple;

use std::collections::{HashMap, HashSet};

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::Documents;
use crate::model::{Contract, Kind, Namespaces, Origin, Structure, Type, TypeId, TypeRef, WireName};
use crate::qname::QName;
use crate::report::{Definition, Outcome};
use crate::wsdl;
use crate::xsd::document::{ComplexType, ElementDeclaration, SimpleType, TypeDefinition, TypeUse};
use crate::xsd::resolve::Components;
use budget::Budget;
use problems::{derived_from_itself, list, undefined, unsupported};

/// How deep groups may refer to groups, and types be derived from types.
const DEEPEST: usize = 64;

/// Lowers all documents. `None` where there is no service to speak of; what is wrong has then been told.
pub fn lower(
    documents: &Documents,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<(Contract, Vec<Definition>)> {
    let mut lowering = Lowering::new(documents);
    lowering.declare(documents);
    lowering.fill();
    let names = wsdl::resolve::Names::of(&documents.definitions);
    let service = service::lower(&mut lowering, documents, &names, config, diagnostics);
    if let Some(problem) = lowering.budget.overdrawn() {
        diagnostics.push(problem.clone());
        return None;
    }
    let service = service?;
    if lowering.overflow {
        let help = format!(
            "a contract can have {} of them: select fewer operations, or part the description",
            Namespaces::MOST
        );
        diagnostics.error("there are too many namespaces", &config.entry_place, help);
        return None;
    }
    let Lowering { namespaces, types, ledger, .. } = lowering;
    Some((Contract { namespaces, types, service }, ledger))
}

/// A type whose place in the arena is taken and whose content is still to be lowered.
struct Todo<'d> {
    id: TypeId,
    ty: &'d ComplexType,
}

/// The state of lowering: the arena as it grows, and where named components have gone.
struct Lowering<'d> {
    components: Components<'d>,
    namespaces: Namespaces,
    types: Vec<Type>,
    complex: HashMap<&'d QName, TypeId>,
    /// Named simple types that have a type of their own.
    simple: HashMap<&'d QName, TypeId>,
    /// Global elements whose anonymous type is in the arena.
    elements: HashMap<&'d QName, TypeId>,
    /// Anonymous types of local elements that are in the arena. They have no names to be known by, but one declaration.
    anonymous_complex: HashMap<*const ComplexType, TypeId>,
    anonymous_simple: HashMap<*const SimpleType, TypeId>,
    /// Types that others of their name redefine, which they are the base of.
    redefined: HashMap<&'d QName, &'d TypeDefinition>,
    /// The types of requests.
    inputs: Vec<TypeId>,
    todo: Vec<Todo<'d>>,
    ledger: Vec<Definition>,
    overflow: bool,
    budget: Budget,
}

impl<'d> Lowering<'d> {
    fn new(documents: &'d Documents) -> Self {
        Self {
            components: Components::of(&documents.schemas),
            namespaces: Namespaces::default(),
            types: Vec::new(),
            complex: HashMap::new(),
            simple: HashMap::new(),
            elements: HashMap::new(),
            anonymous_complex: HashMap::new(),
            anonymous_simple: HashMap::new(),
            redefined: redefined(documents),
            inputs: Vec::new(),
            todo: Vec::new(),
            ledger: Vec::new(),
            overflow: false,
            budget: Budget::default(),
        }
    }

    /// Gives every global component its place in the arena, or notes why it needs none.
    fn declare(&mut self, documents: &'d Documents) {
        for schema in &documents.schemas {
            // Also for schemas that declare nothing, so that the table does not depend on what is used.
            self.intern(&schema.target_namespace);
            for element in &schema.elements {
                let outcome = self.declare_element(element);
                self.ledger.push(Definition { what: format!("element {}", element.name), outcome });
            }
            let redefined = schema.redefines.iter().flat_map(|redefine| &redefine.types);
            for ty in schema.types.iter().chain(redefined) {
                let outcome = self.declare_type(ty);
                let what = ty.name().map_or_else(|| "type".to_owned(), |name| format!("type {name}"));
                self.ledger.push(Definition { what, outcome });
            }
        }
    }

    fn declare_element(&mut self, element: &'d ElementDeclaration) -> Outcome {
        if self.elements.contains_key(&element.name) {
            return Outcome::Skipped("declared before");
        }
        let origin = Origin::Element(element.name.clone());
        let path = format!("elements/{}", element.name);
        let documentation = element.documentation.clone();
        let id = match &element.type_ {
            TypeUse::Complex(ty) => {
                let documentation = documentation.or_else(|| ty.documentation.clone());
                self.add_complex(ty, origin, path, documentation)
            }
            TypeUse::Simple(ty) => match self.add_simple(ty, origin, path, documentation) {
                Some(id) => id,
                None => return Outcome::Skipped("its text is of a type that the runtime brings"),
            },
            TypeUse::Named(_) => return Outcome::Skipped("its type has a name"),
            TypeUse::Unspecified => return Outcome::Skipped("it has no type of its own"),
        };
        self.elements.insert(&element.name, id);
        Outcome::Type(id)
    }

    fn declare_type(&mut self, ty: &'d TypeDefinition) -> Outcome {
        let Some(name) = ty.name() else { return Outcome::Skipped("it has no name") };
        let path = format!("types/{name}");
        match ty {
            TypeDefinition::Complex(ty) => {
                // Of two definitions the one that references find is taken.
                if !self.components.complex_type(name).is_some_and(|found| std::ptr::eq(found, &**ty)) {
                    return Outcome::Skipped("another definition of its name counts");
                }
                let origin = Origin::ComplexType(name.clone());
                let id = self.add_complex(ty, origin, path, ty.documentation.clone());
                self.complex.insert(name, id);
                Outcome::Type(id)
            }
            TypeDefinition::Simple(ty) => {
                if !self.components.simple_type(name).is_some_and(|found| std::ptr::eq(found, ty)) {
                    return Outcome::Skipped("another definition of its name counts");
                }
                let origin = Origin::SimpleType(name.clone());
                match self.add_simple(ty, origin, path, ty.documentation.clone()) {
                    Some(id) => {
                        self.simple.insert(name, id);
                        Outcome::Type(id)
                    }
                    None => Outcome::Skipped("its values are read as those of its base"),
                }
            }
        }
    }

    /// Takes a place in the arena for a complex type, whose content is lowered later.
    fn add_complex(
        &mut self,
        ty: &'d ComplexType,
        origin: Origin,
        path: String,
        documentation: Option<String>,
    ) -> TypeId {
        let kind = Kind::Structure(Structure::default());
        let id = self.add(Type { origin, path, documentation, place: ty.place.clone(), kind, problems: Vec::new() });
        self.todo.push(Todo { id, ty });
        id
    }

    fn add(&mut self, ty: Type) -> TypeId {
        let id = TypeId::of(self.types.len());
        self.types.push(ty);
        id
    }

    /// Lowers the contents of all complex types, those included that turn up on the way.
    fn fill(&mut self) {
        let mut next = 0;
        while let Some(Todo { id, ty }) = self.todo.get(next).map(|todo| Todo { ..*todo }) {
            if self.budget.overdrawn().is_some() {
                break;
            }
            next += 1;
            let mut content = content::Content::new(self, id);
            content.complex_type(ty);
            let (structure, problems) = content.finish();
            let lowered = &mut self.types[id.index()];
            lowered.kind = Kind::Structure(structure);
            lowered.problems = problems;
        }
        self.todo.clear();
    }

    /// The type that a reference by name stands for.
    fn named(&mut self, name: &QName, place: &Place) -> Result<TypeRef, Diagnostic> {
        if let Some(id) = self.complex.get(name).or_else(|| self.simple.get(name)) {
            return Ok(TypeRef::Type(*id));
        }
        self.scalar_named(name, place).map(TypeRef::Scalar)
    }

    /// The complex type that is the base of another. A type whose base has its own name is a redefinition.
    fn base_of(&self, ty: &ComplexType, name: &QName) -> Option<&'d ComplexType> {
        match self.redefined.get(name) {
            Some(TypeDefinition::Complex(original)) if ty.name.as_ref() == Some(name) => Some(original),
            _ => self.components.complex_type(name),
        }
    }

    /// The same for simple types.
    fn simple_base_of(&self, ty: &SimpleType, name: &QName) -> Option<&'d SimpleType> {
        match self.redefined.get(name) {
            Some(TypeDefinition::Simple(original)) if ty.name.as_ref() == Some(name) => Some(original),
            _ => self.components.simple_type(name),
        }
    }

    /// The type of a global element.
    fn global(&mut self, element: &'d ElementDeclaration) -> Result<TypeRef, Diagnostic> {
        if let Some(id) = self.elements.get(&element.name) {
            return Ok(TypeRef::Type(*id));
        }
        match &element.type_ {
            TypeUse::Named(name) => self.named(name, &element.place),
            TypeUse::Simple(ty) => self.scalar_of(ty).map(TypeRef::Scalar),
            TypeUse::Complex(_) | TypeUse::Unspecified => {
                Err(unsupported("an element of any type (xs:anyType)", &element.place))
            }
        }
    }

    fn wire(&mut self, name: &QName) -> WireName {
        WireName { ns: self.intern(&name.namespace), local: name.local.clone() }
    }

    fn intern(&mut self, namespace: &std::sync::Arc<str>) -> crate::model::NsId {
        self.namespaces.intern(namespace).unwrap_or_else(|| {
            self.overflow = true;
            crate::model::NsId::default()
        })
    }
}

/// The types that redefinitions take the place of.
fn redefined(documents: &Documents) -> HashMap<&QName, &TypeDefinition> {
    let redefinitions = documents.schemas.iter().flat_map(|schema| &schema.redefines).flat_map(|r| &r.types);
    let names: HashSet<&QName> = redefinitions.filter_map(TypeDefinition::name).collect();
    let mut redefined = HashMap::new();
    for ty in documents.schemas.iter().flat_map(|schema| &schema.types) {
        if let Some(name) = ty.name().filter(|name| names.contains(name)) {
            redefined.entry(name).or_insert(ty);
        }
    }
    redefined
}

#[cfg(test)]
mod tests;
