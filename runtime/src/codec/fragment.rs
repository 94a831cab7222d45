//! A part of a document that is opened later.

use std::borrow::Cow;
use std::fmt;

use super::deviation::Sink;
use super::error::ReadError;
use super::limits::{ForbiddenCharacters, Limits};
use super::order::in_any_order;
use super::reader::{Reader, Start};
use super::schema_type::{SchemaType, read_value};
use crate::redaction::{MASK, Masker};
use wsdl_xml::{Table, Visible, qualified};

/// One element of a document, kept as it was written, with the namespace declarations in scope and its place: a
/// header block, a fault's detail, whatever a schema leaves open.
///
/// It [decodes](Self::decode) as a type of the generated crate. `Debug` and `Display` show its name and place, not its
/// content; names are masked if they hold the client's credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Fragment<'a> {
    xml: Cow<'a, str>,
    scope: Visible,
    offset: usize,
    parent_path: String,
    namespace: String,
    local: Cow<'a, str>,
    rules: (Limits, ForbiddenCharacters),
    /// Whether it holds a secret, so that neither it nor an error shows a name of it.
    is_secret: bool,
}

impl<'a> Fragment<'a> {
    /// An element of this name, read by these rules, which hold for reading it again too.
    pub(super) fn new(
        xml: &'a str,
        (namespace, local): (String, &'a str),
        scope: Visible,
        (offset, parent_path): (usize, String),
        rules: (Limits, ForbiddenCharacters),
    ) -> Self {
        let (xml, local) = (Cow::Borrowed(xml), Cow::Borrowed(local));
        Self { xml, scope, offset, parent_path, namespace, local, rules, is_secret: false }
    }

    /// Shows no names from here on if it holds a secret. The element stays as it is.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        self.is_secret = mask.hides_names(&self.xml) || mask.hides_names(&self.namespace);
    }

    /// The same for a part of another fragment.
    pub(crate) fn within(self, other: &Fragment<'_>) -> Self {
        Self { is_secret: other.is_secret, ..self }
    }

    /// What it holds, masked like a body.
    pub(crate) fn masked_content(&self, mask: &Masker) -> String {
        mask.content(&self.xml, self.scope())
    }

    /// An error of reading it, as it may be shown.
    pub(crate) fn shown(&self, error: ReadError) -> ReadError {
        if self.is_secret { error.without_names() } else { error }
    }

    /// The namespace of the element, empty for none.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The local name of the element.
    pub fn local_name(&self) -> &str {
        &self.local
    }

    /// The element as it was written, tags and all. Prefixes in it may be declared outside it.
    pub fn xml(&self) -> &str {
        &self.xml
    }

    /// The byte of the whole document's text at which the element begins.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The path of the element that it stands in, as `Envelope/Body/Fault`.
    pub fn parent_path(&self) -> &str {
        &self.parent_path
    }

    pub(super) fn forbidden_characters(&self) -> ForbiddenCharacters {
        self.rules.1
    }

    /// The limits that it was read by.
    pub(crate) fn limits(&self) -> Limits {
        self.rules.0
    }

    /// The prefixes and namespaces in scope where it stands.
    pub(super) fn scope(&self) -> impl Iterator<Item = (&str, &str)> {
        self.scope.iter().map(|(prefix, uri)| (&**prefix, &**uri))
    }

    #[cfg(test)]
    pub(super) fn shares_scope_with(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.scope, &other.scope)
    }

    /// The same, free of the document that it was read from.
    pub fn into_owned(self) -> Fragment<'static> {
        Fragment {
            xml: Cow::Owned(self.xml.into_owned()),
            local: Cow::Owned(self.local.into_owned()),
            scope: self.scope,
            offset: self.offset,
            parent_path: self.parent_path,
            namespace: self.namespace,
            rules: self.rules,
            is_secret: self.is_secret,
        }
    }

    /// A reader that has read the element's start tag, and that tag. Places are those of the whole document.
    ///
    /// # Errors
    /// As [`Reader::child`]; what a fragment holds was well-formed when it was taken.
    #[doc(hidden)]
    pub fn open(&self, table: Table, limits: Limits, sink: Sink) -> Result<(Reader<'_>, Start<'_>), ReadError> {
        let mut reader = Reader::of_fragment(self, table, limits, sink);
        let start = reader.root()?;
        Ok((reader, start))
    }

    /// The element as a value of a generated crate's type, whose names count in this table.
    ///
    /// # Errors
    /// It is not as its type says.
    #[doc(hidden)]
    pub fn read<T: SchemaType>(&self, table: Table) -> Result<T, ReadError> {
        self.read_with_deviations(table).map(|(value, _)| value)
    }

    fn read_with_deviations<T: SchemaType>(&self, table: Table) -> Result<(T, usize), ReadError> {
        let make = || Reader::of_fragment(self, table, self.limits(), Sink::lenient());
        let (reader, read) = in_any_order(make, |reader| {
            let start = reader.root()?;
            read_value(reader, &start)
        });
        match read {
            Ok(value) => Ok((value, reader.into_sink().into_deviations().count())),
            Err(error) => Err(self.shown(error)),
        }
    }

    /// The same of an element that is in a wrong namespace. What is in it may be in the right one, or in the same wrong one:
    /// the reading that departs less from the schema counts.
    ///
    /// # Errors
    /// It is not as its type says.
    pub(crate) fn read_as_if_in<T: SchemaType>(&self, namespace: &str, table: Table) -> Result<T, ReadError> {
        let as_it_is = self.read_with_deviations(table);
        if let Ok((value, 0)) = as_it_is {
            return Ok(value);
        }
        let name = self.xml.split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or("");
        let prefix = name.trim_start_matches('<').split_once(':').map_or("", |(prefix, _)| prefix);
        let others = self.scope.iter().filter(|(other, _)| **other != *prefix).cloned();
        let scope = others.chain([(prefix.into(), namespace.into())]).collect();
        match (as_it_is, Self { scope, ..self.clone() }.read_with_deviations(table)) {
            (Ok((_, least)), Ok((value, count))) if count < least => Ok(value),
            (Err(_), Ok((value, _))) => Ok(value),
            (as_it_is, _) => as_it_is.map(|(value, _)| value),
        }
    }
}

impl fmt::Display for Fragment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_secret {
            true => f.write_str(MASK),
            false => f.write_str(&qualified(&self.namespace, &self.local)),
        }
    }
}

impl fmt::Debug for Fragment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fragment({self}, {} bytes at {})", self.xml.len(), self.offset)
    }
}
