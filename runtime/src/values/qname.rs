//! Qualified names as values.

use std::fmt;

/// A qualified name as a value, as in a fault's code (XML Schema part 2, section 3.2.18).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct QName {
    /// The namespace; empty if there is none.
    pub namespace: String,
    /// The local part.
    pub local: String,
}

impl QName {
    /// Creates a name; `namespace` is empty for a name in no namespace.
    ///
    /// ```
    /// use wsdl_runtime::values::QName;
    ///
    /// assert_eq!(QName::new("urn:stock", "Item").to_string(), "{urn:stock}Item");
    /// assert_eq!(QName::new("", "Item").to_string(), "Item");
    /// ```
    pub fn new(namespace: impl Into<String>, local: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), local: local.into() }
    }
}

/// Shows `{namespace}local`, or only `local` if there is no namespace.
impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wsdl_xml::qualified(&self.namespace, &self.local))
    }
}
