//! Which names a wildcard admits, and the declarations that they are checked against.

use wsdl_xml::Ns;

use super::globals::Globals;

/// The names that `xs:any` or `xs:anyAttribute` admits (XML Schema part 1, section 3.10).
#[derive(Debug, Clone, Copy)]
pub struct Wildcard {
    namespaces: Namespaces,
    /// The declarations that elements and attributes must have and conform to.
    pub(super) globals: Option<&'static Globals>,
}

/// The namespaces of the names.
#[derive(Debug, Clone, Copy)]
enum Namespaces {
    Any,
    /// All but this one; not names in no namespace.
    Other(Ns),
    Listed(&'static [Ns]),
}

impl Wildcard {
    /// All names (`##any`).
    pub const ANY: Self = Self::new(Namespaces::Any);

    const fn new(namespaces: Namespaces) -> Self {
        Self { namespaces, globals: None }
    }

    /// Names of all namespaces but this one; not names in no namespace (`##other`).
    pub const fn other(own: Ns) -> Self {
        Self::new(Namespaces::Other(own))
    }

    /// Names of these namespaces. [`Ns::NONE`] admits names in no namespace (`##local`).
    pub const fn listed(listed: &'static [Ns]) -> Self {
        Self::new(Namespaces::Listed(listed))
    }

    /// Returns the wildcard, which admits only what is declared here and conforms to it (`processContents="strict"`).
    #[must_use]
    pub const fn strict(self, globals: &'static Globals) -> Self {
        Self { globals: Some(globals), ..self }
    }

    /// Returns `true` if the wildcard admits a name of this namespace.
    pub(super) fn admits(&self, ns: Ns) -> bool {
        match self.namespaces {
            Namespaces::Any => true,
            Namespaces::Other(own) => ns != own && ns != Ns::NONE,
            Namespaces::Listed(listed) => listed.contains(&ns),
        }
    }
}
