//! Random values of types whose texts have a form of their own, such as names and addresses.

use super::Samples;
use crate::values::{QName, collapse, replace};

/// Names without a colon, with characters of every kind that they may have.
const NAMES: &[&str] = &["a", "_", "Order", "line-item.2", "größe", "имя", "名前", "\u{10000}x", "a\u{B7}b", "xsi"];
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
];

impl Samples {
    /// Returns a text without tabs and line breaks: a value of `xs:normalizedString`.
    pub fn normalized_string(&mut self) -> String {
        replace(self.string().into()).into_owned()
    }

    /// Returns a text whose only white space is single spaces inside: a value of `xs:token`.
    pub fn token(&mut self) -> String {
        collapse(self.string().into()).into_owned()
    }

    /// Returns a name without a colon: a value of `xs:NCName`, `xs:Name`, `xs:NMTOKEN`, `xs:ID`, and of the types that
    /// refer to such names.
    pub fn name(&mut self) -> String {
        let name = self.one_of(NAMES);
        if self.below(2) == 0 { name.to_owned() } else { format!("{name}{}", self.below(1_000)) }
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
        QName { namespace: self.one_of(NAMESPACES).to_owned(), local: self.name() }
    }
}
