//! Words that generated crates keep to themselves.

/// What the prelude brings and generated code uses, or a glob import of the crate would hide.
pub(super) const PRELUDE: [&str; 38] = [
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
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Result",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Vec",
];

/// What else generated crates have at their root or are likely to re-export there.
pub(super) const CRATE: [&str; 24] = [
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
    "FaultCode",
    "Future",
    "HeaderBlock",
    "Nillable",
    "Outcome",
    "PartialEq",
    "PartialOrd",
    "Send",
    "ServiceError",
    "ServiceFailure",
    "Sized",
    "SoapVersion",
    "Sync",
    "Unpin",
];

/// Types of values that generated crates are likely to re-export at their root. A released name stays, even if it is one
/// of these: it was given before the runtime had the type.
pub(super) const VALUES: [&str; 16] = [
    "AnyAttributes",
    "AnyElement",
    "AnyType",
    "Date",
    "Duration",
    "GDay",
    "GMonth",
    "GMonthDay",
    "GYear",
    "GYearMonth",
    "HexBinary",
    "Integer",
    "OrNil",
    "QName",
    "Time",
    "TypedNil",
];

/// Names in scope in generated files, and primitive types. The generator does not allot these names to types, but an
/// override may.
pub(super) const SCOPE: [&str; 27] = [
    "bool",
    "char",
    "f32",
    "f64",
    "facets",
    "fields",
    "globals",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "ns",
    "operations",
    "rt",
    "samples",
    "std",
    "str",
    "types",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
    "wsdl_runtime",
];

/// Modules that generated crates have themselves, and `s`: functions that create samples are named like modules, and
/// their parameter is called `s`.
pub(super) const FOLDERS: [&str; 7] = ["mod", "types", "operations", "namespaces", "client", "samples", "s"];

/// What Windows keeps for devices: no file can be called so, whatever its extension (Win32, "Naming Files").
pub(super) const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Methods that every client has.
pub(super) const METHODS: [&str; 18] = [
    "borrow",
    "builder",
    "clone",
    "fmt",
    "into",
    "reset_logon",
    "send",
    "to_owned",
    "try_into",
    "with_attempt_timeout",
    "with_credentials",
    "with_endpoint",
    "with_facets",
    "with_header",
    "with_http_header",
    "with_retry",
    "with_strict",
    "with_timeout",
];
