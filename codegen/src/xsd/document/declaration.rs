//! Elements, attributes and groups (XML Schema part 1, sections 3.2, 3.3, 3.6 and 3.7).

use super::{AttributeItem, ComplexType, Derivation, Particle, SimpleType, Wildcard};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// Whether the name of a local element or attribute is in the target namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// It is.
    Qualified,
    /// It is in no namespace.
    #[default]
    Unqualified,
}

/// An element, global or local.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementDeclaration {
    /// The name in instances.
    pub name: QName,
    /// The `form` written on a local element; the name has it worked in.
    pub form: Option<Form>,
    /// Its type.
    pub type_: TypeUse,
    /// Whether it may be empty with `xsi:nil`.
    pub nillable: bool,
    /// The value of an empty element.
    pub default: Option<String>,
    /// The only value.
    pub fixed: Option<String>,
    /// Whether only members of its substitution group occur.
    pub is_abstract: bool,
    /// The element that it may stand in for.
    pub substitution_group: Option<QName>,
    /// What may not stand in for it; without it the schema's default holds.
    pub block: Option<Vec<Derivation>>,
    /// How members of its substitution group may not be derived; without it the schema's default holds.
    pub final_: Option<Vec<Derivation>>,
    /// Attributes of other languages.
    pub foreign: Vec<ForeignAttribute>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with a global one and what is in it. It concerns whatever needs it.
    pub problems: Vec<Diagnostic>,
}

/// The type of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeUse {
    /// None is written: the type of the substitution group's head, else `anyType`.
    Unspecified,
    /// A type with a name.
    Named(QName),
    /// A complex type without a name.
    Complex(Box<ComplexType>),
    /// A simple type without a name.
    Simple(Box<SimpleType>),
}

/// An attribute, global or local.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeDeclaration {
    /// The name in instances.
    pub name: QName,
    /// The `form` written on a local attribute; the name has it worked in.
    pub form: Option<Form>,
    /// Its type.
    pub type_: SimpleTypeUse,
    /// The value where it is absent.
    pub default: Option<String>,
    /// The only value.
    pub fixed: Option<String>,
    /// Attributes of other languages.
    pub foreign: Vec<ForeignAttribute>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with a global one and what is in it. It concerns whatever needs it.
    pub problems: Vec<Diagnostic>,
}

/// The type of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SimpleTypeUse {
    /// None is written: `anySimpleType`.
    Unspecified,
    /// A type with a name.
    Named(QName),
    /// A type without a name.
    Inline(Box<SimpleType>),
}

/// A named model group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: QName,
    /// Its `sequence`, `choice` or `all`.
    pub particle: Option<Particle>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with a global one and what is in it. It concerns whatever needs it.
    pub problems: Vec<Diagnostic>,
}

/// A named group of attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeGroup {
    /// Its name.
    pub name: QName,
    /// Its attributes in order.
    pub attributes: Vec<AttributeItem>,
    /// Which other attributes may occur.
    pub any_attribute: Option<Wildcard>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with a global one and what is in it. It concerns whatever needs it.
    pub problems: Vec<Diagnostic>,
}
