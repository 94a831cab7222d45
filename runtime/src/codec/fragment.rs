//! Parts of documents that are decoded later.

use std::borrow::Cow;
use std::fmt;

use super::deviation::Sink;
use super::error::ReadError;
use super::limits::{ForbiddenCharacters, Limits};
use super::order::in_any_order;
use super::reader::{Reader, Start};
use super::schema_type::{SchemaType, read_root};
use crate::redaction::{MASK, Masker};
use wsdl_xml::{Table, Visible, qualified};

/// One element of a document as it was written, with its place and the namespace declarations in scope: a header block,
/// a fault's detail, anything that a schema leaves open.
///
/// [`decode`](Self::decode) reads it as a type of the generated crate. `Debug` and `Display` show its name and place,
/// not its content. Names are masked if the element holds the client's credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Fragment<'a> {
    xml: Cow<'a, str>,
    scope: Visible,
    offset: usize,
    parent_path: String,
    namespace: String,
    local: Cow<'a, str>,
    rules: (Limits, ForbiddenCharacters),
    /// Whether the element holds a secret, so that neither it nor an error shows its names.
    is_secret: bool,
}

impl<'a> Fragment<'a> {
    /// Creates a fragment. The rules by which it was read hold for reading it again.
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

    /// Hides the names from now on if the element holds a secret. The element itself is kept.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        self.is_secret = mask.hides_names(&self.xml) || mask.hides_names(&self.namespace);
    }

    /// Hides the names if those of this fragment, which the element is a part of, are hidden.
    pub(crate) fn within(self, other: &Fragment<'_>) -> Self {
        Self { is_secret: other.is_secret, ..self }
    }

    /// Returns the content, masked like a body.
    pub(crate) fn masked_content(&self, mask: &Masker) -> String {
        mask.content(&self.xml, self.scope())
    }

    /// Returns an error about this element as it may be shown.
    pub(crate) fn shown(&self, error: ReadError) -> ReadError {
        if self.is_secret { error.without_names() } else { error }
    }

    /// Returns the namespace of the element; empty if it has none.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// Returns the local name of the element.
    pub fn local_name(&self) -> &str {
        &self.local
    }

    /// Returns the element as it was written, including its tags. Prefixes in it may be declared outside it.
    pub fn xml(&self) -> &str {
        &self.xml
    }

    /// Returns the byte offset of the element in the text of the whole document.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the path of the parent element, like `Envelope/Body/Fault`.
    pub fn parent_path(&self) -> &str {
        &self.parent_path
    }

    pub(super) fn forbidden_characters(&self) -> ForbiddenCharacters {
        self.rules.1
    }

    /// Returns the limits that the element was read by.
    pub(crate) fn limits(&self) -> Limits {
        self.rules.0
    }

    /// Returns the prefixes and namespaces in scope around the element.
    pub(super) fn scope(&self) -> impl Iterator<Item = (&str, &str)> {
        self.scope.iter().map(|(prefix, uri)| (&**prefix, &**uri))
    }

    #[cfg(test)]
    pub(super) fn shares_scope_with(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.scope, &other.scope)
    }

    /// Returns an owned copy, independent of the document's text.
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

    /// Returns a reader that has read the element's start tag, and that tag. Places are those of the whole document.
    ///
    /// # Errors
    /// The errors of [`Reader::child`]. The fragment was well-formed when it was taken.
    #[doc(hidden)]
    pub fn open(&self, table: Table, limits: Limits, sink: Sink) -> Result<(Reader<'_>, Start<'_>), ReadError> {
        let mut reader = Reader::of_fragment(self, table, limits, sink);
        let start = reader.root()?;
        Ok((reader, start))
    }

    /// Decodes the element as a type of a generated crate, whose names use this table.
    ///
    /// # Errors
    /// The element is not as its type requires.
    #[doc(hidden)]
    pub fn read<T: SchemaType>(&self, table: Table) -> Result<T, ReadError> {
        self.read_with_deviations(table).map(|(value, _)| value)
    }

    fn read_with_deviations<T: SchemaType>(&self, table: Table) -> Result<(T, usize), ReadError> {
        let make = || Reader::of_fragment(self, table, self.limits(), Sink::lenient());
        let (reader, read) = in_any_order(make, |reader| {
            let start = reader.root()?;
            read_root(reader, &start)
        });
        match read {
            Ok(value) => Ok((value, reader.into_sink().into_deviations().count())),
            Err(error) => Err(self.shown(error)),
        }
    }

    /// Decodes an element in a wrong namespace. Its content may be in the right namespace or in the same wrong one: the
    /// reading with fewer deviations counts.
    ///
    /// # Errors
    /// The element is not as its type requires.
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
