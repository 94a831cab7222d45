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
    /// Whether text stands between the elements; what `complexContent` says goes before what the type says.
    pub mixed: bool,
    /// Whether only types derived from it occur.
    pub is_abstract: bool,
    /// Which derived types may not stand in for it; without it the schema's default holds.
    pub block: Option<Vec<Derivation>>,
    /// How no type may be derived from it; without it the schema's default holds.
    pub final_: Option<Vec<Derivation>>,
    /// What is inside of the element.
    pub content: Content,
    /// The attributes in order, wherever in the type they are written. For a derived type those that it adds or changes.
    pub attributes: Vec<AttributeItem>,
    /// Which other attributes may occur.
    pub any_attribute: Option<Wildcard>,
    /// Attributes of other languages.
    pub foreign: Vec<ForeignAttribute>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with a global one and what is in it. It concerns whatever needs it.
    pub problems: Vec<Diagnostic>,
}

/// What a complex type has inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// No elements.
    Empty,
    /// Elements.
    Particle(Particle),
    /// A text: `simpleContent`.
    Simple(SimpleContent),
    /// Elements, told as a change to those of another type: `complexContent`.
    Complex(ComplexContent),
}

/// How a type is made of its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DerivationMethod {
    /// More at the end, and more attributes.
    Extension,
    /// Less: content is written out again, attributes only where they change.
    Restriction,
}

/// Text content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimpleContent {
    /// How it is made of the base.
    pub method: DerivationMethod,
    /// A simple type, or a complex one with text content.
    pub base: QName,
    /// The narrower type of the text that a restriction may hold.
    pub simple_type: Option<Box<SimpleType>>,
    /// How a restriction narrows the text.
    pub facets: Facets,
    /// Where `extension` or `restriction` stands.
    pub place: Place,
}

/// Element content that changes the base's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplexContent {
    /// How it is made of the base.
    pub method: DerivationMethod,
    /// A complex type.
    pub base: QName,
    /// The elements added by an extension, or all those of a restriction.
    pub particle: Option<Particle>,
    /// Where `extension` or `restriction` stands.
    pub place: Place,
}

/// One entry in the attributes of a type or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeItem {
    /// An attribute declared here.
    Local {
        /// What it is.
        declaration: AttributeDeclaration,
        /// Whether it must be there.
        usage: Usage,
    },
    /// A global attribute.
    Reference(AttributeReference),
    /// All attributes of a group.
    Group(AttributeGroupReference),
}

/// A use of a global attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeReference {
    /// Its name.
    pub name: QName,
    /// Whether it must be there.
    pub usage: Usage,
    /// The value where it is absent.
    pub default: Option<String>,
    /// The only value.
    pub fixed: Option<String>,
    /// Attributes of other languages, such as `wsdl:arrayType` (WSDL 1.1, section 2.2).
    pub foreign: Vec<ForeignAttribute>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A use of an attribute group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeGroupReference {
    /// Its name.
    pub name: QName,
    /// Where it stands.
    pub place: Place,
}

/// Whether an attribute must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Usage {
    /// It may.
    #[default]
    Optional,
    /// It must.
    Required,
    /// It must not, although the base has it.
    Prohibited,
}
