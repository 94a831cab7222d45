//! Qualified names: a namespace and a local name. A leaf that every stage may use.

use std::fmt;
use std::sync::Arc;

/// A name with its namespace; no namespace is the empty string (Namespaces in XML, section 2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QName {
    /// The namespace name, empty for none.
    pub namespace: Arc<str>,
    /// The local part.
    pub local: Arc<str>,
}

impl QName {
    /// Makes a name of its two parts.
    pub fn new(namespace: impl Into<Arc<str>>, local: impl Into<Arc<str>>) -> Self {
        Self { namespace: namespace.into(), local: local.into() }
    }
}

/// `{namespace}local`, and `local` alone where there is no namespace.
impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.namespace.is_empty() {
            return f.write_str(&self.local);
        }
        write!(f, "{{{}}}{}", self.namespace, self.local)
    }
}

/// The namespaces that WSDL, XML Schema and SOAP documents are written in.
pub mod ns {
    /// WSDL 1.1.
    pub const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
    /// WSDL 1.1 binding to SOAP 1.1.
    pub const WSDL_SOAP11: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
    /// WSDL 1.1 binding to SOAP 1.2.
    pub const WSDL_SOAP12: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";
    /// XML Schema 1.0.
    pub const XSD: &str = "http://www.w3.org/2001/XMLSchema";
    /// The attributes that XML Schema gives to instances (`nil`, `type`).
    pub const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
    /// The prefix `xml`.
    pub const XML: &str = "http://www.w3.org/XML/1998/namespace";
    /// The namespace of namespace declarations.
    pub const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
}
