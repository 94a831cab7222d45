//! Words that Rust keeps to itself, and words that generated crates do.

/// Every strict and reserved keyword of the 2024 edition that a raw identifier can stand for.
pub(super) const RAW: [&str; 47] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while",
];

/// Keywords that no raw identifier can stand for; `yield` can, but is here no different.
pub(super) const NEVER: [&str; 5] = ["crate", "self", "super", "Self", "_"];

/// `yield`, kept apart only to count: a raw identifier can stand for it.
pub(super) const YIELD: &str = "yield";

/// What the prelude brings and generated code uses, or a glob import of the crate would hide.
pub(super) const PRELUDE: [&str; 34] = [
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Result",
    "Some",
    "String",
    "ToString",
    "Vec",
];

/// What else generated crates have at their root or are likely to re-export there.
pub(super) const CRATE: [&str; 20] = [
    "Answer",
    "Binary",
    "BuildError",
    "Client",
    "ClientBuilder",
    "Credentials",
    "DateTime",
    "Decimal",
    "Error",
    "Fault",
    "Future",
    "HeaderBlock",
    "Nillable",
    "PartialEq",
    "PartialOrd",
    "Send",
    "Sized",
    "SoapVersion",
    "Sync",
    "Unpin",
];

/// Methods that every client has.
pub(super) const METHODS: [&str; 7] = ["borrow", "builder", "clone", "fmt", "into", "send", "to_owned"];
