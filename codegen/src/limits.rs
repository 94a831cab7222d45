//! The limits of the whole generator, each far above what real descriptions need. Errors name the limit that is exceeded.

/// The bytes that documents and the contract may come to together, estimated. Plan, names and files are not counted in
/// bytes: [`PLAN_MEMBERS`] limits them.
pub const HELD_BYTES: usize = 768 << 20;
/// The number of findings that a run keeps and shows.
pub const FINDINGS: usize = 10_000;
/// The number of documents that one entry may lead to.
pub const DOCUMENTS: usize = 10_000;
/// The size of all documents together, in bytes. A schema without a namespace counts once for each schema that includes
/// it.
pub const DOCUMENTS_BYTES: usize = 256 << 20;

/// The size of a document, in bytes.
pub const DOCUMENT_BYTES: usize = 64 << 20;
/// The nesting of elements in a document; the outermost counts 1.
pub const DEPTH: usize = 256;
/// The number of elements in a document.
pub const ELEMENTS: usize = 1_000_000;
/// The number of attributes and namespace declarations of an element.
pub const ATTRIBUTES: usize = 1_024;
/// The length of the name of an element or attribute with its prefix, and of a name that a document defines, in bytes.
pub const NAME_BYTES: usize = 1_000;
/// The length of a target namespace, in bytes.
pub const NAMESPACE_BYTES: usize = 2_000;
/// The number of namespace declarations on an element and those around it.
pub const NAMESPACES: usize = 500;
/// The number of namespaces in scope at an element, added up over all elements and attributes with a prefix. The time
/// of reading grows with it.
pub const SCOPE_ENTRIES: usize = 5_000_000;
/// The length of all element paths of a document, in bytes.
pub const PATH_BYTES: usize = 512 << 20;

/// The number of namespaces in a contract; real contracts have fewer than a hundred.
pub const CONTRACT_NAMESPACES: usize = 10_000;
/// The nesting of a content model once its groups are written out.
pub const CONTENT_DEPTH: usize = 64;
/// The number of types that a type is derived from, one after the other.
pub const DERIVATION_DEPTH: usize = 64;
/// The number of elements and groups in the content of a type, once its groups are written out.
pub const TYPE_PARTICLES: usize = 10_000;
/// The number of members of a struct, and of alternatives of a choice: the compiler's memory grows with its square.
pub const TYPE_MEMBERS: usize = 1_000;
/// The number of values that an enumeration lists.
pub const ENUMERATION_VALUES: usize = 10_000;
/// The number of members, rows, variants and alternatives of all types together, once base types are written out, and of the
/// findings about what they use. The largest of real contracts has 33,714 elements.
pub const PLAN_MEMBERS: usize = 1_000_000;
/// The nesting of types in types, including `Option`, up to which the compiler can prove that a value is `Send`.
pub const TYPE_NESTING: usize = 100;
