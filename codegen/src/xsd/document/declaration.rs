//! Elements, attributes and groups (XML Schema part 1, sections 3.2, 3.3, 3.6 and 3.7).

use super::{AttributeItem, ComplexType, Derivation, Particle, SimpleType, Wildcard};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// Whether the name of a local element or attribute is in the target namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// It is in the target namespace.
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
    /// The `form` of a local element, as written. The name takes it into account.
    pub form: Option<Form>,
    /// Its type.
    pub type_: TypeUse,
    /// Whether it is nillable.
    pub nillable: bool,
    /// The default value, which an empty element has.
    pub default: Option<String>,
    /// The fixed value.
    pub fixed: Option<String>,
    /// Whether it is abstract: only members of its substitution group occur in instances.
    pub is_abstract: bool,
    /// The head of its substitution group.
    pub substitution_group: Option<QName>,
    /// The derivations that may not replace it in instances; if absent, the default of the schema.
    pub block: Option<Vec<Derivation>>,
    /// The derivations that are not allowed in its substitution group; if absent, the default of the schema.
    pub final_: Option<Vec<Derivation>>,
    /// Attributes in other namespaces.
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
    /// The problems of a global component and of what it contains. They affect everything that needs it.
    pub problems: Vec<Diagnostic>,
}

/// The type of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeUse {
    /// No type is written: it is that of the head of the substitution group, or else `anyType`.
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
    /// The `form` of a local attribute, as written. The name takes it into account.
    pub form: Option<Form>,
    /// Its type.
    pub type_: SimpleTypeUse,
    /// The default value, which holds if the attribute is absent.
    pub default: Option<String>,
    /// The fixed value.
    pub fixed: Option<String>,
    /// Attributes in other namespaces.
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
    /// The problems of a global component and of what it contains. They affect everything that needs it.
    pub problems: Vec<Diagnostic>,
}

/// The type of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SimpleTypeUse {
    /// No type is written: it is `anySimpleType`.
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
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
    /// The problems of a global component and of what it contains. They affect everything that needs it.
    pub problems: Vec<Diagnostic>,
}

/// A named group of attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeGroup {
    /// Its name.
    pub name: QName,
    /// The attributes in document order.
    pub attributes: Vec<AttributeItem>,
    /// The attribute wildcard.
    pub any_attribute: Option<Wildcard>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
    /// The problems of a global component and of what it contains. They affect everything that needs it.
    pub problems: Vec<Diagnostic>,
}
