//! The namespace declarations by which qualified names in values are read.

use std::fmt;

/// The namespace declarations in scope where a text stands. They resolve the prefixes of qualified names in values
/// (XML Schema part 2, section 3.2.18).
#[derive(Clone, Copy)]
pub struct Scope<'s>(Option<&'s wsdl_xml::Scope<'s>>);

impl<'s> Scope<'s> {
    /// No declarations.
    pub const NONE: Self = Self(None);

    #[inline(always)]
    pub(super) fn of(scope: &'s wsdl_xml::Scope<'s>) -> Self {
        Self(Some(scope))
    }

    /// Returns the namespace of a prefix; the default namespace for an empty prefix. It is empty if there is none.
    /// `None` if the prefix is not declared.
    pub fn namespace(self, prefix: &str) -> Option<&'s str> {
        match self.0 {
            Some(scope) => scope.resolve(prefix).map(|_| scope.uri(prefix)),
            None => prefix.is_empty().then_some(""),
        }
    }
}

impl fmt::Debug for Scope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}
