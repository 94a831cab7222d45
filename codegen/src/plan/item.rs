//! Structs and enums, and what they hold.

use std::sync::Arc;

use super::FacetsId;
use super::lexical::Lexical;
use super::row::{Attribute, Row, Text};
use crate::contract::{WildcardNamespaces, WireName};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xsd::builtin::WhiteSpace;

/// The id of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(u32);

impl ItemId {
    pub(crate) fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the index in the plan.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A struct or an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its path, by which its name is recorded.
    pub path: Arc<str>,
    /// The schema component that it stands for.
    pub origin: Origin,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// Remarks for its documentation, each a sentence, such as facets.
    pub remarks: Vec<String>,
    /// Where it is declared.
    pub place: Place,
    /// What it is.
    pub kind: ItemKind,
    /// The problems that prevent emitting it. They affect everything that needs the item.
    pub problems: Vec<Diagnostic>,
}

impl Item {
    /// Returns the items that it refers to, in order; an item may occur several times.
    pub fn references(&self) -> Vec<ItemId> {
        match &self.kind {
            ItemKind::Struct(of) => of.members.iter().flat_map(|member| member.ty.items()).collect(),
            ItemKind::Choice(of) => of.alternatives.iter().flat_map(|alternative| alternative.ty.items()).collect(),
            ItemKind::Family(of) => of.members.iter().map(|member| member.item).chain([of.base]).collect(),
            ItemKind::Union(of) => of.members.iter().filter_map(|member| member.ty.item()).collect(),
            ItemKind::Enumeration(_) => Vec::new(),
        }
    }
}

/// The schema component that an item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A complex type with a name.
    ComplexType(QName),
    /// A simple type with a name.
    SimpleType(QName),
    /// The content of a named complex type, if its family has that name.
    Base(QName),
    /// The attributes of nil elements of a complex type.
    Nil {
        /// The item of the type.
        of: ItemId,
    },
    /// A global element whose anonymous type has the element's path.
    Whole {
        /// The item of the type.
        of: ItemId,
    },
    /// The anonymous type of a global element, or the struct of a request's element.
    Element(QName),
    /// A named model group.
    Group(QName),
    /// The substitution group of an element.
    Substitution(QName),
    /// An anonymous type, a choice or a group inside of something else.
    Nested {
        /// The item that it stands in.
        parent: ItemId,
        /// The base of its name: the local name of an element or attribute, or of the first element of a group. `role`
        /// adds `Choice` and the like.
        local: Arc<str>,
        /// The word that distinguishes it from the type of an element of that name, such as `Choice`; may be empty.
        role: &'static str,
    },
    /// An anonymous type, a choice or a group inside of a named model group, which all types that refer to it share.
    InGroup {
        /// The name of the model group.
        group: QName,
        /// As in `Nested`.
        local: Arc<str>,
        /// As in `Nested`.
        role: &'static str,
    },
    /// The request of an operation, by its name, if it needs a struct of its own: another operation uses the element
    /// too, the path of the element is that of its type, or the body is empty.
    Request(Arc<str>),
    /// The response of an operation, by its name, if it needs a struct of its own for the same reasons.
    Response(Arc<str>),
}

/// What an item is.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An enum of alternatives: `xs:choice`, or a substitution group.
    Choice(Choice),
    /// An enum of a type and the types derived from it, by `xsi:type`.
    Family(Family),
    /// An open enum of listed values.
    Enumeration(Enumeration),
    /// An enum of the members of a union.
    Union(Union),
}

/// A struct.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Struct {
    /// The members, in the order of the schema: attributes, then content. Those of base types come first.
    pub members: Vec<Member>,
    /// The table of elements, in the order of slots.
    pub rows: Vec<Row>,
    /// The table of attributes.
    pub attributes: Vec<Attribute>,
    /// The attribute wildcard.
    pub any_attribute: Option<WildcardNamespaces>,
    /// Whether that admits only attributes that have a global declaration.
    pub is_strict: bool,
    /// How character data is treated.
    pub text: Text,
    /// The facets of character data that is one value.
    pub text_facets: Option<FacetsId>,
    /// Whether elements may come in any order (`xs:all`).
    pub any_order: bool,
    /// Whether it is a group: content without an element of its own.
    pub is_group: bool,
    /// The name of its type in the schema, if it has one.
    pub type_name: Option<WireName>,
    /// How applications create the struct.
    pub construction: Construction,
}

/// How applications create a struct.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Construction {
    /// By a struct literal alone.
    #[default]
    Literal,
    /// By a struct literal, or by a function that takes the required values.
    New,
    /// By a struct literal; the optional members are in a separate struct with a default.
    Halves,
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its path.
    pub path: Arc<str>,
    /// The base of its name.
    pub local: Arc<str>,
    /// The part of the element that it holds.
    pub source: Source,
    /// How often the value occurs; `Many` for undeclared attributes and pieces of text.
    pub count: Count,
    /// The value.
    pub ty: ValueType,
    /// Whether the value is boxed, since its type contains itself or is large.
    pub boxed: bool,
    /// The wrapper, if the element holds nothing but a list; `ty` is then the type of the items, and `count` that of the
    /// element.
    pub list: Option<List>,
    /// Its role.
    pub role: Role,
    /// Whether its values are personal or secret.
    pub sensitive: bool,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// The type that the schema gives it, for documentation.
    pub type_use: TypeUse,
    /// The texts that are valid, if its type is simple.
    pub lexical: Option<Arc<Lexical>>,
    /// Remarks for its documentation, each a sentence: default, fixed value, facets.
    pub remarks: Vec<String>,
    /// Where it is declared.
    pub place: Place,
}

/// The part of an element that a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The children in this slot.
    Slot(u16),
    /// The attribute of this number.
    Attribute(u16),
    /// All attributes that are not declared.
    AnyAttributes,
    /// The character data as one value.
    Text,
    /// The pieces of character data with their positions.
    Pieces,
    /// The whole element: the struct only names a request or a response.
    Whole,
}

/// How often a value occurs, and whether it may be nil without attributes. It decides between `T`, `Option`, `Nillable`
/// and `Vec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly once.
    One,
    /// Once or not at all.
    Optional,
    /// Once, and may be nil.
    OrNil,
    /// Absent, nil or a value.
    Nillable,
    /// Any number.
    Many {
        /// Whether each may be nil.
        nil: bool,
    },
    /// An attribute with a default: it may be absent, and absence has a meaning.
    Default,
}

/// The role of a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// A value.
    #[default]
    Value,
    /// No value: it is sent as nil, and ignored on reading.
    Nil,
    /// A report that the call failed, unless it is nil.
    ServiceError,
    /// No value: its fixed value is written, and checked on reading.
    Fixed,
}

/// The content of an element that holds nothing but a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name of an item's element.
    pub item: WireName,
    /// The path of an item's element.
    pub path: Arc<str>,
    /// The name of the type that holds the list, if it has one.
    pub type_name: Option<WireName>,
    /// Whether nil items are kept.
    pub keeps_nil: bool,
    /// Whether nil items may come and are left out.
    pub leaves_nil_out: bool,
    /// The least number of items.
    pub min: u32,
    /// The greatest number of items; no upper bound is `None`.
    pub max: Option<u32>,
}

/// The type that the schema gives a value, for documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeUse {
    /// A type with a name.
    Named(QName),
    /// A type without a name.
    Anonymous,
    /// No type: a choice, a group, a wildcard or text.
    None,
}

/// The Rust type of one value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A simple type of the runtime, an enumeration or a union.
    Simple(Simple),
    /// A list of simple values in one text (`xs:list`).
    List(Simple),
    /// A struct, choice or family.
    Item(ItemId),
    /// A value or nil, for nillable elements whose type has attributes.
    OrNil {
        /// The struct or family of the type.
        value: ItemId,
        /// The struct for the attributes of a nil element.
        nil: ItemId,
    },
    /// Content of any type (`xs:anyType`).
    AnyType,
    /// Any element.
    AnyElement,
    /// Attributes that are not declared.
    AnyAttributes,
    /// Pieces of text with positions.
    Pieces,
}

/// The Rust type of a simple value that is not a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Simple {
    /// A type of the runtime.
    Scalar(Scalar),
    /// An enumeration or a union.
    Item(ItemId),
}

impl ValueType {
    /// Returns the item of the values or of those in a list.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Self::Item(id)
            | Self::OrNil { value: id, .. }
            | Self::Simple(Simple::Item(id))
            | Self::List(Simple::Item(id)) => Some(*id),
            _ => None,
        }
    }

    /// Returns the item for the attributes of a nil element.
    pub fn nil(&self) -> Option<ItemId> {
        match self {
            Self::OrNil { nil, .. } => Some(*nil),
            _ => None,
        }
    }

    /// Returns all items that the type refers to.
    pub fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        self.item().into_iter().chain(self.nil())
    }
}

/// The simple types of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // They are named after what they hold.
pub enum Scalar {
    String,
    Boolean,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Integer,
    Float,
    Double,
    Decimal,
    Duration,
    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,
    Base64,
    Hex,
    QName,
}

/// An enum of alternatives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// The alternatives; an arm's number is its index.
    pub alternatives: Vec<Alternative>,
    /// If the choice is the whole content of a type: the table of elements, all of slot 0, and the type's name.
    pub own: Option<Box<Struct>>,
}

/// An alternative of a choice: a variant of the enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Its path.
    pub path: Arc<str>,
    /// The base of its name.
    pub local: Arc<str>,
    /// How often the value occurs: `One`, `OrNil` or `Many`.
    pub count: Count,
    /// The value.
    pub ty: ValueType,
    /// Whether the value is boxed, since its type contains itself or is large.
    pub boxed: bool,
    /// Whether its values are personal or secret.
    pub sensitive: bool,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// The type that the schema gives it, for documentation.
    pub type_use: TypeUse,
    /// The texts that are valid, if its type is simple.
    pub lexical: Option<Arc<Lexical>>,
    /// Remarks for its documentation, each a sentence.
    pub remarks: Vec<String>,
    /// Where it is declared.
    pub place: Place,
}

/// A type and the types that are derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The struct of the type itself.
    pub base: ItemId,
    /// The variants, in the order of the contract; the type itself comes first unless it is abstract.
    pub members: Vec<FamilyMember>,
    /// The number of the member that needs no `xsi:type`; `None` if the type is abstract.
    pub declared: Option<usize>,
    /// The members of the base struct that can be read from every variant, for getters.
    pub shared: Vec<SharedMember>,
    /// The names of the other types that may stand here. The configuration leaves them out.
    pub left_out: Vec<WireName>,
}

impl Family {
    /// Returns the number of types derived from the type, including those that the configuration leaves out.
    pub fn derived(&self) -> usize {
        self.members.len() - usize::from(self.declared.is_some()) + self.left_out.len()
    }
}

/// A member of a family's base struct that can be read from every variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedMember {
    /// Its index in the `members` of the base struct.
    pub base: usize,
    /// Its index in the `members` of the struct of each variant, in the order of the variants; `None` for a variant that
    /// leaves it out by restriction.
    pub variants: Vec<Option<usize>>,
}

/// A variant of a family.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyMember {
    /// Its path.
    pub path: Arc<str>,
    /// The name of its type.
    pub type_name: WireName,
    /// Its struct, or the enum of a type that is one choice.
    pub item: ItemId,
}

/// An open enumeration: it lists values, but others may occur.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The type of its values: `String` for texts.
    pub base: Scalar,
    /// How white space in its values is treated.
    pub white_space: WhiteSpace,
    /// The listed values, each once, in the order of the schema.
    pub values: Vec<Value>,
    /// The numbers of the values that mean success, if the configuration names any.
    pub success: Option<Vec<usize>>,
    /// The name of its type in the schema, if it has one.
    pub type_name: Option<WireName>,
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value on the wire.
    pub text: Arc<str>,
    /// Its path, as `types/{urn:x}StatusEnum/=Done`.
    pub path: Arc<str>,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
}

/// An enum of the members of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The members, in order.
    pub members: Vec<UnionMember>,
    /// The name of its type in the schema, if it has one.
    pub type_name: Option<WireName>,
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionMember {
    /// Its path.
    pub path: Arc<str>,
    /// The base of its name.
    pub local: Arc<str>,
    /// Its values: `Simple` or `List`.
    pub ty: ValueType,
    /// How white space in the values is treated, if they are read as `String`.
    pub white_space: WhiteSpace,
    /// The facets of the values.
    pub facets: Option<FacetsId>,
    /// The type that the schema gives it, for documentation.
    pub type_use: TypeUse,
    /// The texts that are valid.
    pub lexical: Option<Arc<Lexical>>,
}
