//! Random values of types whose texts have a form of their own, such as names and addresses.

use super::Samples;
use crate::values::{QName, collapse, replace};

/// Names without a colon, with characters of every kind that they may have. They are names in all editions of XML 1.0:
/// the first four have fewer letters.
const NAMES: &[&str] = &["a", "_", "Order", "line-item.2", "größe", "имя", "名前", "\u{E9}\u{301}", "a\u{B7}b", "xsi"];
/// Namespaces of qualified names; empty is none.
const NAMESPACES: &[&str] =
    &["", "urn:example:a", "http://example.com/b?c=1&d='2'", "http://www.w3.org/2001/XMLSchema"];
const LANGUAGES: &[&str] = &["de", "en-US", "zh-Hant-TW", "x-klingon"];
const URIS: &[&str] = &[
    "",
    "http://example.com/",
    "../a?b=c&d=e#f",
    "urn:example:a",
    "mailto:jane@example.com",
    "http://[::1]:8080/a%20b",
    "http://例.example/größe?q=%C3%A9#имя",
    "a",
];

/// Returns the name of an identifier by its number.
fn identifier(number: u32) -> String {
    let names = ["id", "größe", "имя", "_"];
    format!("{}-{number}", names[number as usize % names.len()])
}

impl Samples {
    /// Returns a text without tabs and line breaks: a value of `xs:normalizedString`.
    pub fn normalized_string(&mut self) -> String {
        replace(self.string().into()).into_owned()
    }

    /// Returns a text whose only white space is single spaces inside: a value of `xs:token`.
    pub fn token(&mut self) -> String {
        collapse(self.string().into()).into_owned()
    }

    /// Returns a name without a colon: a value of `xs:NCName`, `xs:Name` and `xs:NMTOKEN`.
    pub fn name(&mut self) -> String {
        let name = self.one_of(NAMES);
        if self.below(2) == 0 { name.to_owned() } else { format!("{name}{}", self.below(1_000)) }
    }

    /// Returns a name that no other identifier of this source has: a value of `xs:ID`.
    pub fn id(&mut self) -> String {
        self.ids += 1;
        identifier(self.ids)
    }

    /// Returns the name of an identifier of this source, or of the first one if there is none yet: a value of
    /// `xs:IDREF`.
    pub fn id_ref(&mut self) -> String {
        let number = 1 + self.below(self.ids);
        identifier(number)
    }

    /// Returns a language tag: a value of `xs:language`.
    pub fn language(&mut self) -> String {
        self.one_of(LANGUAGES).to_owned()
    }

    /// Returns an absolute or relative address: a value of `xs:anyURI`.
    pub fn any_uri(&mut self) -> String {
        self.one_of(URIS).to_owned()
    }

    /// Returns a qualified name with or without a namespace.
    pub fn q_name(&mut self) -> QName {
        QName::new(self.one_of(NAMESPACES), self.name())
    }
}
