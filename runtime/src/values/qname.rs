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

/// Shows `{namespace}local`, or only `local` if there is no namespace.
impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wsdl_xml::qualified(&self.namespace, &self.local))
    }
}
