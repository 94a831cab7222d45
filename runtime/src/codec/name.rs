//! Names on the wire: an index into a namespace table, and a local name.

/// A namespace, as an index: the few that the runtime knows, then those of the crate's own table.
///
/// Comparing two names is thus comparing a number and a local name; the namespace's text is looked at once, where a
/// document declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ns(u16);

impl Ns {
    /// No namespace.
    pub const NONE: Self = Self(0);
    /// The namespace of the prefix `xml`.
    pub const XML: Self = Self(1);
    /// XML Schema's attributes in instances: `xsi:nil`, `xsi:type`.
    pub const XSI: Self = Self(2);
    /// The envelope of SOAP 1.1.
    pub const ENVELOPE_11: Self = Self(3);
    /// The envelope of SOAP 1.2.
    pub const ENVELOPE_12: Self = Self(4);
    /// A namespace that is in no table.
    pub const UNLISTED: Self = Self(u16::MAX);

    const KNOWN: [&'static str; 5] = [
        "",
        "http://www.w3.org/XML/1998/namespace",
        "http://www.w3.org/2001/XMLSchema-instance",
        "http://schemas.xmlsoap.org/soap/envelope/",
        "http://www.w3.org/2003/05/soap-envelope",
    ];

    /// The namespace at this index of the crate's own table (under 60,000 of them).
    pub const fn of(index: u16) -> Self {
        Self(index + Self::KNOWN.len() as u16)
    }

    /// The namespace of this text, [`Ns::UNLISTED`] where no table has it.
    pub(crate) fn find(text: &str, table: Table) -> Self {
        let known = Self::KNOWN.iter().chain(table).position(|known| *known == text);
        known.and_then(|index| u16::try_from(index).ok()).map_or(Self::UNLISTED, Self)
    }

    /// The text of the namespace; empty for none and for one that is in no table.
    pub(crate) fn text(self, table: &[&'static str]) -> &'static str {
        let index = usize::from(self.0);
        let known = Self::KNOWN.len();
        if index < known { Self::KNOWN[index] } else { table.get(index - known).copied().unwrap_or("") }
    }
}

/// The namespaces of one generated crate, in the order in which [`Ns::of`] counts.
pub type Table = &'static [&'static str];

/// The name of an element or attribute that the schema declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name {
    /// Its namespace.
    pub ns: Ns,
    /// Its local name.
    pub local: &'static str,
}

impl Name {
    /// A name of its two parts.
    pub const fn new(ns: Ns, local: &'static str) -> Self {
        Self { ns, local }
    }

    /// `{namespace}local`, for messages.
    pub(crate) fn display(self, table: Table) -> String {
        qualified(self.ns.text(table), self.local)
    }
}

/// `{namespace}local`, for messages; `local` alone where there is no namespace.
pub(crate) fn qualified(namespace: &str, local: &str) -> String {
    if namespace.is_empty() { local.to_owned() } else { format!("{{{namespace}}}{local}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namespace_is_found_by_its_text_and_gives_it_back() {
        const TABLE: Table = &["urn:a", "urn:b"];
        assert_eq!(Ns::find("urn:b", TABLE), Ns::of(1));
        assert_eq!(Ns::of(1).text(TABLE), "urn:b");
        assert_eq!(Ns::find("", TABLE), Ns::NONE);
        assert_eq!(Ns::find("urn:c", TABLE), Ns::UNLISTED);
        assert_eq!(Ns::UNLISTED.text(TABLE), "");
        for ns in [Ns::XML, Ns::XSI, Ns::ENVELOPE_11, Ns::ENVELOPE_12] {
            assert_eq!(Ns::find(ns.text(TABLE), TABLE), ns);
        }
    }
}
