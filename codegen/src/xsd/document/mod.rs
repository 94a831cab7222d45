//! The model of a schema document (XML Schema 1.0 part 1, section 3).
//!
//! All names are qualified: a component has its name in the target namespace, a local element or attribute the one that it
//! has in instances. In a schema without a target namespace that another one includes ("chameleon", section 4.2.1) names
//! and references are those that the includer's namespace makes of them.

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

/// A schema document, or a schema inside of a WSDL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// The namespace that it declares, empty for none.
    pub target_namespace: Arc<str>,
    /// Whether that namespace is not its own but the includer's.
    pub chameleon: bool,
    /// Whether local elements are in the target namespace unless they say otherwise. Their names have it worked in.
    pub element_form_default: Form,
    /// The same for local attributes.
    pub attribute_form_default: Form,
    /// What `block` is where an element or complex type has none.
    pub block_default: Vec<Derivation>,
    /// What `final` is where a declaration has none.
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
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A reference to the components of another namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The namespace, empty for none.
    pub namespace: Arc<str>,
    /// Where a document for it is, as written; there need be none.
    pub location: Option<String>,
    /// The file of the schema at that location, as in the places of that schema.
    pub document: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
}

/// A reference to another document for the same namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Include {
    /// Where the document is, as written.
    pub location: String,
    /// The file of the schema at that location, as in the places of that schema.
    pub document: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

/// An inclusion that replaces some components. Each component below has the name of one in the document and refers to that
/// one by the same name: types as their base, groups among their content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redefine {
    /// Where the document is, as written.
    pub location: String,
    /// The file of the schema at that location, as in the places of that schema.
    pub document: Arc<str>,
    /// The types that take the place of those in the document.
    pub types: Vec<TypeDefinition>,
    /// The model groups that do.
    pub groups: Vec<Group>,
    /// The attribute groups that do.
    pub attribute_groups: Vec<AttributeGroup>,
    /// Where it stands.
    pub place: Place,
}

/// A named type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "schemas of many simple types have room for them")]
pub enum TypeDefinition {
    /// With elements or attributes.
    Complex(Box<ComplexType>),
    /// A text.
    Simple(SimpleType),
}

impl Schema {
    /// What is wrong with its components.
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
    /// What is wrong with it and what is in it.
    pub fn problems(&self) -> &Vec<Diagnostic> {
        match self {
            Self::Complex(complex) => &complex.problems,
            Self::Simple(simple) => &simple.problems,
        }
    }

    /// The name; a type among those of a schema always has one.
    pub fn name(&self) -> Option<&QName> {
        match self {
            Self::Complex(complex) => complex.name.as_ref(),
            Self::Simple(simple) => simple.name.as_ref(),
        }
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        match self {
            Self::Complex(complex) => &complex.place,
            Self::Simple(simple) => &simple.place,
        }
    }
}

/// A way in which one component may stand in for or be made of another. `#all` is all of those that the attribute may hold.
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
