//! Attribute values and prose, checked and with a diagnostic where they are wrong.

use std::sync::Arc;

use wsdl_xml::is_ncname;

use super::{Node, limits};
use crate::diagnostics::Diagnostics;
use crate::qname::{QName, ns};

/// An attribute in a namespace, which extends the language of its element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignAttribute {
    /// Its name.
    pub name: QName,
    /// Its value as written.
    pub value: String,
    /// The value read as a qualified name, up to the first `[`, where that can be: the item type of a SOAP array
    /// (`wsdl:arrayType="tns:Item[]"`, SOAP 1.1, section 5.4.2).
    pub qname: Option<QName>,
}

impl Node<'_> {
    /// A qualified name; a wrong one is an error.
    pub fn qname(self, attribute: &str, diagnostics: &mut Diagnostics) -> Option<QName> {
        match self.resolve_qname(self.attribute(attribute)?) {
            Ok(name) => Some(name),
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// A name without a colon; a wrong one is an error.
    pub fn ncname(self, attribute: &str, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
        let name = self.attribute(attribute)?.trim_ascii();
        if name.len() > limits::NAME_BYTES {
            let title = format!("a name is longer than {} bytes", limits::NAME_BYTES);
            diagnostics.error(title, &self.place(), "Choose a shorter one.");
            return None;
        }
        if is_ncname(name) {
            return Some(name.into());
        }
        let help = "A name begins with a letter or '_' and has letters, digits, '-', '_' and '.' only.";
        diagnostics.error(format!("{attribute}='{name}' is not an XML name"), &self.place(), help);
        None
    }

    /// `true`, `false`, `1` or `0` (XML Schema part 2, section 3.2.2); any other value is an error and counts as absent.
    pub fn boolean(self, attribute: &str, diagnostics: &mut Diagnostics) -> Option<bool> {
        self.keyword(attribute, &[("true", true), ("false", false), ("1", true), ("0", false)], diagnostics)
    }

    /// One of a few words; any other value is an error and counts as absent.
    pub fn keyword<T: Copy>(self, attribute: &str, words: &[(&str, T)], diagnostics: &mut Diagnostics) -> Option<T> {
        let value = self.attribute(attribute)?.trim_ascii();
        let found = words.iter().find(|(word, _)| *word == value);
        if found.is_none() {
            let list: Vec<_> = words.iter().map(|(word, _)| format!("'{word}'")).collect();
            let help = format!("It may be {}.", list.join(" or "));
            diagnostics.error(format!("{attribute}='{value}' is not a known value"), &self.place(), help);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Says that an attribute which the element cannot do without is absent.
    pub fn lacks(self, attribute: &str, diagnostics: &mut Diagnostics) {
        let title = format!("the element '{}' has no attribute '{attribute}'", self.local_name());
        diagnostics.error(title, &self.place(), format!("Add {attribute}=\"…\"."));
    }

    /// Says that a child is not known where it stands.
    pub fn unknown(self, diagnostics: &mut Diagnostics) {
        let title = format!("the element '{}' is not known here and is left out", self.local_name());
        diagnostics.warning(title, &self.place(), "Is it misspelt, in the wrong place, or of a later version?");
    }

    /// The attributes that have a namespace, those of XML itself (`xml:lang`) not among them.
    pub fn foreign_attributes(self) -> Vec<ForeignAttribute> {
        let foreign = self.attributes().filter(|a| !a.namespace.is_empty() && a.namespace != ns::XML);
        let read = foreign.map(|attribute| {
            let name = QName::new(attribute.namespace, attribute.local);
            let qname = attribute.value.split('[').next().and_then(|text| self.resolve_qname(text).ok());
            ForeignAttribute { name, value: attribute.value.to_owned(), qname }
        });
        read.collect()
    }
}

/// Prose as lines without white space around and with single spaces inside, at most one empty line between two; nothing if
/// that leaves nothing.
pub fn tidy(text: &str) -> Option<String> {
    let mut tidied = String::new();
    let mut empty_lines = 0;
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else {
            empty_lines += 1;
            continue;
        };
        if !tidied.is_empty() {
            tidied.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        tidied.push_str(first);
        for word in words {
            tidied.push(' ');
            tidied.push_str(word);
        }
    }
    (!tidied.is_empty()).then_some(tidied)
}
