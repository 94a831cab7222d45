//! Which names a wildcard admits.

use wsdl_xml::Ns;

/// The namespaces that `xs:any` and `xs:anyAttribute` admit (XML Schema part 1, section 3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wildcard {
    /// All names (`##any`).
    Any,
    /// Names of all namespaces but this one; not names in no namespace (`##other`).
    Other(Ns),
    /// Names of these namespaces. [`Ns::NONE`] admits names in no namespace (`##local`).
    Listed(&'static [Ns]),
}

impl Wildcard {
    /// Returns `true` if the wildcard admits a name of this namespace.
    pub(super) fn admits(&self, ns: Ns) -> bool {
        match self {
            Self::Any => true,
            Self::Other(own) => ns != *own && ns != Ns::NONE,
            Self::Listed(listed) => listed.contains(&ns),
        }
    }
}
