//! The model of a schema document (XML Schema 1.0 part 1, section 3).
//!
//! All names are qualified. A component has its name in the target namespace; a local element or attribute has the name that
//! it has in instances. If a schema without a target namespace is included ("chameleon", section 4.2.1), its names and its
//! references without a prefix are in the target namespace of the includer.

mod complex_type;
mod declaration;
mod particle;
mod simple_type;

use std::sync::Arc;

pub use complex_type::{
    AttributeGroupReference, AttributeItem, AttributeReference, ComplexContent, ComplexType, Content, DerivationMethod,
    SimpleContent, Usage,
};
pub use declaration::{AttributeDeclaration, AttributeGroup, ElementDeclaration, Form, Group, SimpleTypeUse, TypeUse};
pub use particle::{NamespaceConstraint, Occurs, Particle, ProcessContents, Term, Wildcard};
pub use simple_type::{Enumeration, Facets, Pattern, SimpleType, SimpleTypeReference, Variety};

use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

/// A schema document, or a schema in a WSDL document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// The target namespace; empty if there is none.
    pub target_namespace: Arc<str>,
    /// Whether the target namespace is that of the includer.
    pub chameleon: bool,
    /// The `form` of local elements that do not write one. Their names take it into account.
    pub element_form_default: Form,
    /// The `form` of local attributes that do not write one. Their names take it into account.
    pub attribute_form_default: Form,
    /// The `block` of elements and complex types that do not write one.
    pub block_default: Vec<Derivation>,
    /// The `final` of elements and types that do not write one.
    pub final_default: Vec<Derivation>,
    /// The `import` elements in order.
    pub imports: Vec<Import>,
    /// The `include` elements in order.
    pub includes: Vec<Include>,
    /// The `redefine` elements in order.
    pub redefines: Vec<Redefine>,
    /// The global elements in order.
    pub elements: Vec<ElementDeclaration>,
    /// The named types in order.
    pub types: Vec<TypeDefinition>,
    /// The global attributes in order.
    pub attributes: Vec<AttributeDeclaration>,
    /// The model groups in order.
    pub groups: Vec<Group>,
    /// The attribute groups in order.
    pub attribute_groups: Vec<AttributeGroup>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// A reference to the components of another namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The namespace; empty if there is none.
    pub namespace: Arc<str>,
    /// The location of a document for it, as written, if it has one.
    pub location: Option<String>,
    /// The file at that location, as it is named in the places of its schema.
    pub document: Option<Arc<str>>,
    /// The place.
    pub place: Place,
}

/// A reference to another document for the same namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Include {
    /// The location of the document, as written.
    pub location: String,
    /// The file at that location, as it is named in the places of its schema.
    pub document: Arc<str>,
    /// The place.
    pub place: Place,
}

/// An inclusion that replaces some components. Each component below has the name of one in the document, and refers to that
/// one by the same name: a type as its base, a group in its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redefine {
    /// The location of the document, as written.
    pub location: String,
    /// The file at that location, as it is named in the places of its schema.
    pub document: Arc<str>,
    /// The types that replace those of the document.
    pub types: Vec<TypeDefinition>,
    /// The model groups that replace those of the document.
    pub groups: Vec<Group>,
    /// The attribute groups that replace those of the document.
    pub attribute_groups: Vec<AttributeGroup>,
    /// The place.
    pub place: Place,
}

/// A named type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "schemas of many simple types have room for them")]
pub enum TypeDefinition {
    /// A complex type.
    Complex(Box<ComplexType>),
    /// A simple type.
    Simple(SimpleType),
}

impl Schema {
    /// Returns the problems of its components.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        let redefines = || self.redefines.iter();
        let types = self.types.iter().chain(redefines().flat_map(|redefine| &redefine.types));
        let groups = self.groups.iter().chain(redefines().flat_map(|redefine| &redefine.groups));
        let attribute_groups = redefines().flat_map(|redefine| &redefine.attribute_groups);
        let attribute_groups = self.attribute_groups.iter().chain(attribute_groups);
        self.elements
            .iter()
            .flat_map(|element| &element.problems)
            .chain(types.flat_map(TypeDefinition::problems))
            .chain(self.attributes.iter().flat_map(|attribute| &attribute.problems))
            .chain(groups.flat_map(|group| &group.problems))
            .chain(attribute_groups.flat_map(|group| &group.problems))
    }
}

impl TypeDefinition {
    /// Returns the problems of the type and of what it contains.
    pub fn problems(&self) -> &Vec<Diagnostic> {
        match self {
            Self::Complex(complex) => &complex.problems,
            Self::Simple(simple) => &simple.problems,
        }
    }

    /// Returns the name. A type of a schema always has one.
    pub fn name(&self) -> Option<&QName> {
        match self {
            Self::Complex(complex) => complex.name.as_ref(),
            Self::Simple(simple) => simple.name.as_ref(),
        }
    }

    /// Returns the place.
    pub fn place(&self) -> &Place {
        match self {
            Self::Complex(complex) => &complex.place,
            Self::Simple(simple) => &simple.place,
        }
    }
}

/// How a component is derived from another one, or replaces it. `#all` stands for all that an attribute may list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Derivation {
    /// By extension.
    Extension,
    /// By restriction.
    Restriction,
    /// By a substitution group.
    Substitution,
    /// As a list.
    List,
    /// As a union.
    Union,
}
