//! Which types are generated, and what the schemas do not say of them.

use super::Placed;

/// Types and elements that are generated even if no operation needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeSelection {
    /// All named types and global elements.
    All,
    /// Those with these local names or paths.
    Names(Vec<Placed>),
}

/// The members of a family: the derived types that can stand in the place of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The type, by its local name or path.
    pub ty: Placed,
    /// The derived types that become variants, by their local names or paths. With none the type is a plain struct.
    pub members: Vec<Placed>,
    /// Why, if the configuration says it.
    pub reason: Option<String>,
}

/// What becomes of elements that hold nothing but a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrays {
    /// What becomes of nil items.
    pub nil_items: NilItems,
    /// The wrapper types for which it is the other way round.
    pub except: Vec<Placed>,
}

/// What becomes of the nil items of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NilItems {
    /// They are items: nothing is lost.
    #[default]
    Kept,
    /// They are left out: the service does not send any. If one comes and the schema does not allow it, it is reported.
    LeftOut,
}

/// An enumeration some of whose values mean success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Success {
    /// The local name of the simple type.
    pub ty: Placed,
    /// The values, as the schema writes them.
    pub values: Vec<String>,
}
