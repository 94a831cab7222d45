//! Lexical spaces of built-in types whose values are texts (XML Schema part 2, section 3.3).

use wsdl_xml::{is_name, is_ncname, is_nmtoken};

/// The lexical space of a built-in type that reads as `String`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lexical {
    /// Any text.
    Any,
    /// `xs:Name`: a name in XML.
    Name,
    /// `xs:NCName`, `xs:ID`, `xs:IDREF`, `xs:ENTITY`: a name without a colon.
    NcName,
    /// `xs:NMTOKEN`: characters of names.
    NmToken,
    /// `xs:language`: parts of one to eight letters, later also digits, between hyphens.
    Language,
}

impl Lexical {
    /// Returns `true` if a text is in the lexical space.
    pub(super) fn has(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Name => is_name(text),
            Self::NcName => is_ncname(text),
            Self::NmToken => is_nmtoken(text),
            Self::Language => is_language(text),
        }
    }

    /// Returns the name of the type.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Any => "string",
            Self::Name => "Name",
            Self::NcName => "NCName",
            Self::NmToken => "NMTOKEN",
            Self::Language => "language",
        }
    }
}

/// Returns `true` for `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`.
fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(index, part)| {
        let is_right = |byte: u8| if index == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (1..=8).contains(&part.len()) && part.bytes().all(is_right)
    })
}
