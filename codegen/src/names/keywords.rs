//! Words that generated crates keep to themselves.

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

/// Modules that generated crates have themselves.
pub(super) const FOLDERS: [&str; 5] = ["mod", "types", "operations", "namespaces", "client"];

/// What Windows keeps for devices: no file can be called so, whatever its extension (Win32, "Naming Files").
pub(super) const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Methods that every client has.
pub(super) const METHODS: [&str; 16] = [
    "borrow",
    "builder",
    "clone",
    "fmt",
    "into",
    "reset_logon",
    "send",
    "to_owned",
    "with_attempt_timeout",
    "with_credentials",
    "with_endpoint",
    "with_header",
    "with_http_header",
    "with_retry",
    "with_strict",
    "with_timeout",
];
