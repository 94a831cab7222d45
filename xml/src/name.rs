//! Names as numbers and text: a namespace is an index into a table, a name is that index and a local part.

/// The namespaces of one generated crate, in the order in which [`Ns::of`] counts them.
pub type Table = &'static [&'static str];

/// The namespace of declarations (Namespaces in XML, section 3): no prefix but `xmlns` has it, and no name is in it.
pub const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A namespace, as an index: the six below, then those of a crate's own [`Table`].
///
/// Comparing two names compares a number and a local part. The text of a namespace is looked at once, where a document
/// declares it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ns(u32);

impl Ns {
    /// No namespace.
    pub const NONE: Self = Self(0);
    /// The namespace of the prefix `xml`.
    pub const XML: Self = Self(1);
    /// The attributes of XML Schema instances: `xsi:nil`, `xsi:type`.
    pub const XSI: Self = Self(2);
    /// The SOAP 1.1 envelope.
    pub const ENVELOPE_11: Self = Self(3);
    /// The SOAP 1.2 envelope.
    pub const ENVELOPE_12: Self = Self(4);
    /// The built-in types of XML Schema, as values of `xsi:type` name them.
    pub const XSD: Self = Self(5);
    /// A namespace that is in no table.
    pub const UNLISTED: Self = Self(u32::MAX);

    const KNOWN: [&'static str; 6] = [
        "",
        "http://www.w3.org/XML/1998/namespace",
        "http://www.w3.org/2001/XMLSchema-instance",
        "http://schemas.xmlsoap.org/soap/envelope/",
        "http://www.w3.org/2003/05/soap-envelope",
        "http://www.w3.org/2001/XMLSchema",
    ];

    /// The namespace at this index of a crate's own table.
    pub const fn of(index: u16) -> Self {
        Self(index as u32 + Self::KNOWN.len() as u32)
    }

    /// The namespace with this text; [`Ns::UNLISTED`] if no table has it.
    pub fn find(text: &str, table: Table) -> Self {
        // A crate's table may list these, too: each namespace has one number.
        let known = Self::KNOWN.iter().position(|known| *known == text);
        let of_crate = || table.iter().position(|known| *known == text).map(|index| index + Self::KNOWN.len());
        let known = known.or_else(of_crate);
        known.and_then(|index| u32::try_from(index).ok()).map_or(Self::UNLISTED, Self)
    }

    /// The text of the namespace; empty for [`Ns::NONE`] and [`Ns::UNLISTED`].
    pub fn text(self, table: &[&'static str]) -> &'static str {
        let index = self.0 as usize;
        let known = Self::KNOWN.len();
        if index < known { Self::KNOWN[index] } else { table.get(index - known).copied().unwrap_or("") }
    }
}

/// The name of an element or attribute that a schema declares.
///
/// It carries its first 16 bytes as they stand in a tag, so that the scanner compares most names at once.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// The namespace.
    pub ns: Ns,
    /// The local part.
    pub local: &'static str,
    /// The first 16 bytes of `local` and the `>` after it; zeros fill the rest.
    head: [u8; 16],
}

impl Name {
    /// Longer local parts are not compared at once.
    pub(crate) const LONGEST: usize = 255;

    /// The name with these two parts.
    pub const fn new(ns: Ns, local: &'static str) -> Self {
        let bytes = local.as_bytes();
        let mut head = [0; 16];
        let mut at = 0;
        while at < 16 && at <= bytes.len() {
            head[at] = if at < bytes.len() { bytes[at] } else { b'>' };
            at += 1;
        }
        Self { ns, local, head }
    }

    /// `{namespace}local`, for messages.
    pub fn display(&self, table: Table) -> String {
        qualified(self.ns.text(table), self.local)
    }

    /// Whether the local part and `>` stand at this place.
    #[inline(always)]
    pub(crate) fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let Some(rest) = bytes.get(at..) else { return false };
        match rest.first_chunk::<16>() {
            Some(window) => self.is_in(u128::from_le_bytes(*window), rest),
            None => self.is_at_end(rest),
        }
    }

    /// The same where the text has 16 bytes or more, the first of which are `window`.
    #[inline(always)]
    pub(crate) fn is_in(&self, window: u128, rest: &[u8]) -> bool {
        let len = self.local.len();
        let differs = window ^ u128::from_le_bytes(self.head);
        if len < 16 { differs << (8 * (15 - len)) == 0 } else { differs == 0 && self.is_at_end(rest) }
    }

    /// The same byte by byte: near the end of the text, and for long names.
    #[inline(never)]
    pub(crate) fn is_at_end(&self, rest: &[u8]) -> bool {
        self.local.len() <= Self::LONGEST
            && rest.strip_prefix(self.local.as_bytes()).is_some_and(|after| after.first() == Some(&b'>'))
    }

    /// The length of the local part and `>`.
    #[inline(always)]
    pub(crate) fn tag_len(&self) -> usize {
        self.local.len() + 1
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.ns == other.ns && self.local == other.local
    }
}

impl Eq for Name {}

impl std::hash::Hash for Name {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.ns, self.local).hash(state);
    }
}

/// `{namespace}local`, for messages; `local` alone if there is no namespace.
pub fn qualified(namespace: &str, local: &str) -> String {
    if namespace.is_empty() { local.to_owned() } else { format!("{{{namespace}}}{local}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namespace_is_found_by_its_text_and_returns_it() {
        const TABLE: Table = &["urn:a", "urn:b"];
        assert_eq!(Ns::find("urn:b", TABLE), Ns::of(1));
        assert_eq!(Ns::of(1).text(TABLE), "urn:b");
        assert_eq!(Ns::find("", TABLE), Ns::NONE);
        assert_eq!(Ns::find("urn:c", TABLE), Ns::UNLISTED);
        assert_eq!(Ns::UNLISTED.text(TABLE), "");
        assert_eq!(Ns::find("", &["", "urn:a"]), Ns::NONE);
        for ns in [Ns::XML, Ns::XSI, Ns::ENVELOPE_11, Ns::ENVELOPE_12, Ns::XSD] {
            assert_eq!(Ns::find(ns.text(TABLE), TABLE), ns);
        }
    }

    #[test]
    fn names_of_every_length_are_compared_with_what_stands_in_a_tag() {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
        for len in 1..=LETTERS.len() {
            let local = &LETTERS[..len];
            let name = Name::new(Ns::NONE, local);
            for after in ["", "and more than sixteen bytes"] {
                assert!(name.is_at(format!("<{local}>{after}").as_bytes(), 1), "{local}");
                for other in
                    [format!("<{local} >{after}"), format!("<{local}x>{after}"), format!("<{}>{after}", &local[1..])]
                {
                    assert!(!name.is_at(other.as_bytes(), 1), "{local} {other}");
                }
            }
            assert!(!name.is_at(local.as_bytes(), 0) && !name.is_at(b"", 0) && !name.is_at(b"", 1));
        }
    }
}
