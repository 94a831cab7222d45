//! The pull parser that generated code reads with.

mod content;
mod events;
mod places;
mod tags;

use std::borrow::Cow;
use std::fmt;

use super::attributes::Attributes;
use super::deviation::{Deviation, DeviationKind, Sink};
use super::error::{ReadError, ReadErrorKind};
use super::failure::ServiceFailure;
use super::limits::{ForbiddenCharacters, Limits};
use super::order::Links;
use super::scope::{Mark, Scope};
use crate::redaction::Secrets;
use crate::values::InvalidValue;
use wsdl_xml::{Ns, Table, qualified};

/// A pull parser over one contiguous text: namespaces resolved, well-formedness checked, the place known.
///
/// Reading goes element by element: [`child`](Self::child) gives the start tag of the next child of the element that
/// is open; then one of the methods that read to an element's end takes its content. What departs from the schema goes
/// to the [`Sink`].
pub struct Reader<'a> {
    xml: quick_xml::Reader<&'a [u8]>,
    /// Where in the text the tokenizer began.
    xml_base: usize,
    text: &'a str,
    table: Table,
    scope: Scope<'a>,
    open: Vec<Open<'a>>,
    /// The element that ended last: errors in its value are noticed only then.
    closed: &'a str,
    /// Whether the last start tag was an empty-element tag, whose end is still to be given.
    pending_end: bool,
    state: State,
    base: Base<'a>,
    limits: Limits,
    forbidden: ForbiddenCharacters,
    /// How many elements were begun.
    elements: usize,
    /// How many bytes the values take that were read.
    memory: usize,
    sink: Sink,
    /// The ends of all elements, where the text is known to be out of order.
    links: Option<Links>,
    /// How many elements are open around the children that are looked through; 0 where none are.
    held: usize,
    /// Where the end tag behind them begins.
    seen_end: usize,
    out_of_order: bool,
    failure: Option<Box<ServiceFailure>>,
}

/// The place alone: what is read is personal.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("path", &self.path()).field("offset", &self.offset()).finish_non_exhaustive()
    }
}

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct Open<'a> {
    local: &'a str,
    outside: Mark,
}

/// How far in the document the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Nothing,
    Prolog,
    InRoot,
    AfterRoot,
}

/// Where a fragment was taken from.
#[derive(Debug, Clone, Default)]
struct Base<'a> {
    offset: usize,
    path: Cow<'a, str>,
}

/// A start tag that was just read. `Debug` shows no value.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    /// The element's namespace; [`Ns::UNLISTED`] where the crate does not know it.
    pub ns: Ns,
    /// The element's local name.
    pub local: &'a str,
    /// Where in the reader's own text the tag begins, and how long it and the name in it are.
    offset: usize,
    tag_len: u32,
    name_len: u32,
    has_attributes: bool,
    nil: bool,
}

impl fmt::Debug for Start<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ns, local, nil, .. } = self;
        f.debug_struct("Start").field("ns", ns).field("local", local).field("nil", nil).finish_non_exhaustive()
    }
}

impl Start<'_> {
    /// Whether the element says `xsi:nil="true"` (XML Schema part 1, section 2.6.2).
    pub fn is_nil(&self) -> bool {
        self.nil
    }

    /// Whether there are attributes besides namespace declarations and XML Schema's own.
    pub(super) fn has_attributes(&self) -> bool {
        self.has_attributes
    }

    /// Where in the reader's own text the tag begins.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }
}

impl<'a> Reader<'a> {
    /// A reader of a whole document. The text has no byte order mark.
    pub fn new(text: &'a str, table: Table, limits: Limits, sink: Sink) -> Self {
        let mut xml = quick_xml::Reader::from_str(text);
        xml.config_mut().check_comments = true;
        Self {
            xml,
            xml_base: 0,
            text,
            table,
            scope: Scope::new(table),
            open: Vec::with_capacity(16),
            closed: "",
            pending_end: false,
            state: State::Nothing,
            base: Base::default(),
            limits,
            forbidden: ForbiddenCharacters::Refuse,
            elements: 0,
            memory: 0,
            sink,
            links: None,
            held: 0,
            seen_end: 0,
            out_of_order: false,
            failure: None,
        }
    }

    /// The same reader, by which characters that XML forbids are refused, as they are by default, or replaced.
    #[must_use]
    pub fn with_forbidden_characters(self, forbidden: ForbiddenCharacters) -> Self {
        Self { forbidden, ..self }
    }

    /// The limits that it reads by.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// A reader of a part of a document: declarations in scope, place.
    pub(super) fn of_fragment(fragment: &'a super::Fragment<'_>, table: Table, limits: Limits, sink: Sink) -> Self {
        let mut reader = Self::new(fragment.xml(), table, limits, sink);
        reader.forbidden = fragment.forbidden_characters();
        for (prefix, uri) in fragment.scope() {
            reader.scope.declare(prefix, Cow::Borrowed(uri));
        }
        reader.state = State::Prolog;
        reader.base = Base { offset: fragment.offset(), path: Cow::Borrowed(fragment.parent_path()) };
        reader
    }

    /// What departs from the schema so far goes with the reader; this ends reading.
    pub fn into_sink(self) -> Sink {
        self.sink
    }

    /// The namespaces that [`Ns`] counts.
    pub fn table(&self) -> Table {
        self.table
    }

    /// The byte that is read next, in the text of the whole document.
    pub fn offset(&self) -> usize {
        self.base.offset + self.position()
    }

    /// The byte that is read next, in the reader's own text.
    pub(super) fn position(&self) -> usize {
        self.xml_base + usize::try_from(self.xml.buffer_position()).unwrap_or(0)
    }

    /// The path of the element that is open, as `Envelope/Body`.
    pub fn path(&self) -> String {
        path_of(&self.base.path, self.open.iter().map(|open| open.local))
    }

    /// The path of a child of the element that is open.
    pub(super) fn path_to(&self, local: &str) -> String {
        path_of(&self.base.path, self.open.iter().map(|open| open.local).chain([local]))
    }

    /// `{namespace}local` of a start tag, for messages.
    pub fn display(&self, start: &Start<'_>) -> String {
        qualified(self.namespace(start), start.local)
    }

    /// The text of a start tag's namespace. Asked while its element is open.
    pub fn namespace(&self, start: &Start<'_>) -> &str {
        if start.ns == Ns::UNLISTED { self.scope.uri(self.prefix_of(start)) } else { start.ns.text(self.table) }
    }

    /// The attributes of the start tag that was just read, namespace declarations and XML Schema's own left out.
    ///
    /// # Errors
    /// Those of [`child`](Self::child): a value that is not well-formed.
    pub fn attributes(&self, start: &Start<'a>) -> Result<Attributes<'a>, ReadError> {
        if !start.has_attributes {
            return Ok(Attributes::default());
        }
        self.read_attributes(start)
    }

    /// Reports the attributes of the start tag that was just read, of which its type has none.
    pub(super) fn report_attributes(&mut self, start: &Start<'a>) -> Result<(), ReadError> {
        for unknown in self.attributes(start)?.names() {
            self.deviation(DeviationKind::UnknownAttribute(unknown))?;
        }
        Ok(())
    }

    /// Keeps what the service says of a failed call. The first one counts.
    pub(super) fn note_failure(&mut self, failure: ServiceFailure) {
        self.failure.get_or_insert_with(|| Box::new(failure));
    }

    /// What the service says of a failed call, if it was read.
    pub(crate) fn take_failure(&mut self) -> Option<Box<ServiceFailure>> {
        self.failure.take()
    }

    /// An error at the element that ended last, whose text is no value of its type.
    pub fn invalid(&self, invalid: &InvalidValue) -> ReadError {
        ReadError::invalid_value(self.path_to(self.closed), self.offset(), invalid)
    }

    /// Reports that the value of the element that ended last is not among those that an enumeration lists.
    ///
    /// # Errors
    /// A deviation where reading is strict.
    pub fn unlisted_value(&mut self, enumeration: &'static str) -> Result<(), ReadError> {
        self.deviation_behind(DeviationKind::UnlistedValue(enumeration))
    }

    /// Reports a departure from the schema at the element that is open; strict reading ends with it.
    ///
    /// # Errors
    /// [`ReadErrorKind::Deviation`] where the sink is strict.
    pub fn deviation(&mut self, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, None)
    }

    /// Reports a departure from the schema at the element that ended last.
    pub(super) fn deviation_behind(&mut self, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, Some(self.closed))
    }

    fn deviation_in(&mut self, kind: DeviationKind, closed: Option<&str>) -> Result<(), ReadError> {
        let (offset, base, open) = (self.offset(), &self.base.path, &self.open);
        let path = || path_of(base, open.iter().map(|open| open.local).chain(closed));
        self.sink
            .take(|| Deviation { kind, path: path(), offset, secrets: Secrets::default() })
            .map_err(ReadError::deviation)
    }

    /// An error at the element that is open.
    pub fn error(&self, kind: ReadErrorKind, expected: impl Into<String>, found: impl Into<String>) -> ReadError {
        ReadError::new(kind, self.path(), self.offset(), expected, found)
    }

    /// An error at the element that ended last.
    pub(crate) fn error_behind(
        &self,
        kind: ReadErrorKind,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> ReadError {
        ReadError::new(kind, self.path_to(self.closed), self.offset(), expected, found)
    }
}

/// The path of nested elements below that of a fragment's parent.
fn path_of<'n>(base: &str, locals: impl Iterator<Item = &'n str>) -> String {
    let mut path = base.to_owned();
    for local in locals {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(local);
    }
    path
}
