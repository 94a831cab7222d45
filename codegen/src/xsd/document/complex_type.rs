//! Complex types (XML Schema part 1, section 3.4).

use super::{AttributeDeclaration, Derivation, Facets, Particle, SimpleType, Wildcard};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// A type with elements, attributes or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplexType {
    /// The name of a global type.
    pub name: Option<QName>,
    /// Whether the content is mixed. `mixed` on `complexContent` takes precedence over `mixed` on the type.
    pub mixed: bool,
    /// Whether the type is abstract: only types derived from it occur in instances.
    pub is_abstract: bool,
    /// The derivations that may not replace it in instances; if absent, the default of the schema.
    pub block: Option<Vec<Derivation>>,
    /// The derivations that are not allowed from it; if absent, the default of the schema.
    pub final_: Option<Vec<Derivation>>,
    /// The content.
    pub content: Content,
    /// The attributes in document order. A derived type has only those that it adds or changes.
    pub attributes: Vec<AttributeItem>,
    /// The attribute wildcard.
    pub any_attribute: Option<Wildcard>,
    /// Attributes in other namespaces.
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
    /// The problems of a global component and of what it contains. They affect everything that needs it.
    pub problems: Vec<Diagnostic>,
}

/// The content of a complex type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// No elements.
    Empty,
    /// Elements.
    Particle(Particle),
    /// Character data: `simpleContent`.
    Simple(SimpleContent),
    /// Elements, derived from those of another type: `complexContent`.
    Complex(ComplexContent),
}

/// How a type is derived from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DerivationMethod {
    /// It appends elements and adds attributes.
    Extension,
    /// It allows less. Its content is repeated in full, but only those attributes that change.
    Restriction,
}

/// Simple content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimpleContent {
    /// How it is derived from the base.
    pub method: DerivationMethod,
    /// The base: a simple type, or a complex type with simple content.
    pub base: QName,
    /// The type of the character data, if a restriction declares one.
    pub simple_type: Option<Box<SimpleType>>,
    /// The facets of a restriction.
    pub facets: Facets,
    /// The place of `extension` or `restriction`.
    pub place: Place,
}

/// Element content that is derived from that of a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplexContent {
    /// How it is derived from the base.
    pub method: DerivationMethod,
    /// The base: a complex type.
    pub base: QName,
    /// The elements that an extension appends, or all elements of a restriction.
    pub particle: Option<Particle>,
    /// The place of `extension` or `restriction`.
    pub place: Place,
}

/// An entry in the attributes of a type or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeItem {
    /// An attribute declared here.
    Local {
        /// The declaration.
        declaration: AttributeDeclaration,
        /// Whether it is required.
        usage: Usage,
    },
    /// A global attribute.
    Reference(AttributeReference),
    /// All attributes of a group.
    Group(AttributeGroupReference),
}

/// A reference to a global attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeReference {
    /// Its name.
    pub name: QName,
    /// Whether it is required.
    pub usage: Usage,
    /// The default value.
    pub default: Option<String>,
    /// The fixed value.
    pub fixed: Option<String>,
    /// Attributes in other namespaces, such as `wsdl:arrayType` (WSDL 1.1, section 2.2).
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// A reference to an attribute group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeGroupReference {
    /// Its name.
    pub name: QName,
    /// The place.
    pub place: Place,
}

/// Whether an attribute is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Usage {
    /// It may be absent.
    #[default]
    Optional,
    /// It may not be absent.
    Required,
    /// It may not occur, although the base has it.
    Prohibited,
}
