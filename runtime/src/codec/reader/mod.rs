//! The pull parser that generated code reads with: the scanner, with places, deviations, and what XML Schema says of
//! every element.

mod content;
mod elements;
mod places;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use wsdl_xml::{Error, ErrorKind, Forbidden, Scanner, Start as Tag, Table, qualified};

pub(super) use places::Namesakes;

use super::attributes::Attributes;
use super::deviation::{Deviation, DeviationKind, Sink};
use super::error::{ReadError, ReadErrorKind};
use super::failure::ServiceFailure;
use super::limits::{ForbiddenCharacters, Limits};
use super::order::Links;
use crate::values::InvalidValue;

/// A pull parser over one contiguous text: namespaces resolved, well-formedness checked, the place known.
///
/// Reading goes element by element: [`child`](Self::child) returns the start tag of the next child of the open element;
/// then one of the methods that read to an element's end takes its content. Departures from the schema go to the [`Sink`].
pub struct Reader<'a> {
    pub(super) scan: Scanner<'a>,
    base: Base<'a>,
    limits: Limits,
    forbidden: ForbiddenCharacters,
    /// The bytes that the values take that were read.
    memory: usize,
    sink: Sink,
    /// The ends of all elements, if the text is known to be out of order.
    links: Option<Links>,
    out_of_order: bool,
    places: places::Places,
    /// Whether a report of a failure may stand after what could not be read.
    wants_report: bool,
    failure: Option<Box<ServiceFailure>>,
}

/// The place alone: what is read is personal.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("path", &self.path()).field("offset", &self.offset()).finish_non_exhaustive()
    }
}

/// Where the reader's text begins in a whole document.
#[derive(Debug, Clone, Default)]
struct Base<'a> {
    offset: usize,
    path: Cow<'a, str>,
}

/// A start tag that was just read: the scanner's tag, with its namespace and local name, and what XML Schema says of every
/// element. `Debug` shows no value.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    tag: Tag<'a>,
    /// What XML Schema says, as bits; a word, so that there is no padding.
    flags: usize,
}

/// The name of a start tag.
impl<'a> Deref for Start<'a> {
    type Target = Tag<'a>;

    #[inline(always)]
    fn deref(&self) -> &Tag<'a> {
        &self.tag
    }
}

impl fmt::Debug for Start<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ns, local, nil) = (self.ns, self.local, self.is_nil());
        f.debug_struct("Start").field("ns", &ns).field("local", &local).field("nil", &nil).finish_non_exhaustive()
    }
}

impl<'a> Start<'a> {
    const ATTRIBUTES: usize = 1;
    const NIL: usize = 2;

    /// Whether the element has `xsi:nil="true"` (XML Schema part 1, section 2.6.2).
    pub fn is_nil(&self) -> bool {
        self.flags & Self::NIL != 0
    }

    /// Whether there are attributes besides namespace declarations and those of XML Schema.
    fn has_own_attributes(&self) -> bool {
        self.flags & Self::ATTRIBUTES != 0
    }

    /// The tag as the scanner has it.
    pub(super) fn tag(&self) -> Tag<'a> {
        self.tag
    }

    /// Where in the reader's own text the tag begins.
    pub(super) fn offset(&self) -> usize {
        self.at
    }
}

impl<'a> Reader<'a> {
    /// A reader of a whole document.
    pub fn new(text: &'a str, table: Table, limits: Limits, sink: Sink) -> Self {
        const MARK: char = '\u{FEFF}';
        let (text, offset) = match text.strip_prefix(MARK) {
            Some(rest) => (rest, MARK.len_utf8()),
            None => (text, 0),
        };
        Self {
            scan: Scanner::new(text, table, limits.of_xml()),
            base: Base { offset, path: Cow::Borrowed("") },
            limits,
            forbidden: ForbiddenCharacters::Refuse,
            memory: 0,
            sink,
            links: None,
            out_of_order: false,
            places: places::Places::Unneeded,
            wants_report: false,
            failure: None,
        }
    }

    /// The same reader, which refuses characters that XML forbids, as it does by default, or replaces them.
    #[must_use]
    pub fn with_forbidden_characters(self, forbidden: ForbiddenCharacters) -> Self {
        let treated = match forbidden {
            ForbiddenCharacters::Refuse => Forbidden::Refuse,
            ForbiddenCharacters::Replace => Forbidden::Replace,
        };
        Self { scan: self.scan.with_forbidden(treated), forbidden, ..self }
    }

    /// The limits that it reads by.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// A reader of a part of a document, with the declarations in scope and the place.
    pub(super) fn of_fragment(fragment: &'a super::Fragment<'_>, table: Table, limits: Limits, sink: Sink) -> Self {
        let reader = Self::new(fragment.xml(), table, limits, sink);
        Self {
            scan: reader.scan.within(fragment.scope()),
            base: Base { offset: fragment.offset(), path: Cow::Borrowed(fragment.parent_path()) },
            ..reader
        }
        .with_forbidden_characters(fragment.forbidden_characters())
    }

    /// The deviations so far; this ends reading.
    pub fn into_sink(self) -> Sink {
        self.sink
    }

    /// The namespaces that [`Ns`](wsdl_xml::Ns) counts.
    pub fn table(&self) -> Table {
        self.scan.scope().table()
    }

    /// The byte that is read next, in the text of the whole document.
    pub fn offset(&self) -> usize {
        self.base.offset + self.position()
    }

    /// The byte that is read next, in the reader's own text.
    #[inline(always)]
    pub(super) fn position(&self) -> usize {
        self.scan.position()
    }

    /// The path of the open element, as `Envelope/Body`.
    pub fn path(&self) -> String {
        path_of(&self.base.path, self.scan.open_names())
    }

    /// The path of a child of the open element.
    pub(super) fn path_to(&self, local: &str) -> String {
        path_of(&self.base.path, self.scan.open_names().chain([local]))
    }

    /// `{namespace}local` of a start tag, for messages.
    pub fn display(&self, start: &Start<'a>) -> String {
        qualified(self.namespace(start), start.local)
    }

    /// The text of a start tag's namespace, while its element is open.
    pub fn namespace(&self, start: &Start<'a>) -> &str {
        self.scan.namespace_of(start.ns, start.prefix)
    }

    /// The attributes of the start tag that was just read, without namespace declarations and those of XML Schema.
    pub fn attributes(&self, start: &Start<'a>) -> Attributes<'a> {
        match start.has_own_attributes() {
            true => Attributes::of(&self.scan),
            false => Attributes::default(),
        }
    }

    /// Reports the attributes of the start tag that was just read, none of which its type has.
    pub(super) fn report_attributes(&mut self, start: &Start<'a>) -> Result<(), ReadError> {
        if !start.has_own_attributes() {
            return Ok(());
        }
        if self.sink.is_full() {
            self.sink.count(Attributes::count(&self.scan));
            return Ok(());
        }
        for unknown in self.attributes(start).names() {
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

    /// An error at a child of the open element whose text is not a value of its type.
    #[cold]
    pub(super) fn invalid(&self, local: &str, invalid: &InvalidValue) -> ReadError {
        ReadError::invalid_value(self.path_to(local), self.offset(), invalid)
    }

    /// A deviation that is reported later, when its element is over; `None` if it will only be counted.
    pub(super) fn prepare(&self, kind: impl FnOnce(&Self) -> DeviationKind) -> Option<DeviationKind> {
        if self.sink.is_full() { None } else { Some(kind(self)) }
    }

    /// Reports what was [prepared](Self::prepare).
    pub(super) fn report(&mut self, prepared: Option<DeviationKind>) -> Result<(), ReadError> {
        match prepared {
            Some(kind) => self.deviation(kind),
            None => {
                self.sink.count(1);
                Ok(())
            }
        }
    }

    /// Reports a departure from the schema at the open element; strict reading ends with it.
    ///
    /// # Errors
    /// [`ReadErrorKind::Deviation`] if the sink is strict.
    #[cold]
    pub fn deviation(&mut self, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, None)
    }

    /// Reports a departure from the schema at the element that ended last.
    pub(super) fn deviation_behind(&mut self, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, Some(self.scan.closed_name()))
    }

    /// Reports a departure from the schema at a child of the open element.
    #[cold]
    pub(super) fn deviation_at(&mut self, local: &str, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, Some(local))
    }

    fn deviation_in(&mut self, kind: DeviationKind, inside: Option<&str>) -> Result<(), ReadError> {
        let (offset, base, open) = (self.offset(), &self.base.path, &self.scan);
        let path = || path_of(base, open.open_names().chain(inside));
        self.sink.take(|| Deviation { kind, path: path(), offset }).map_err(ReadError::deviation)
    }

    /// An error at the open element.
    #[cold]
    pub fn error(&self, kind: ReadErrorKind, expected: impl Into<String>, found: impl Into<String>) -> ReadError {
        ReadError::new(kind, self.path(), self.offset(), expected, found)
    }

    /// An error at the element that ended last.
    #[cold]
    pub(crate) fn error_behind(
        &self,
        kind: ReadErrorKind,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> ReadError {
        ReadError::new(kind, self.path_to(self.scan.closed_name()), self.offset(), expected, found)
    }

    /// The error for a text that the scanner does not read on.
    #[cold]
    pub(super) fn broken(&self, error: &Error) -> ReadError {
        let (kind, found) = match error.kind() {
            ErrorKind::Limit(name) => (ReadErrorKind::Refused, format!("more, which `Limits::{name}` refuses")),
            ErrorKind::DocumentType => (ReadErrorKind::Refused, format!("{}, which SOAP forbids", error.found())),
            ErrorKind::ForbiddenCharacter => (ReadErrorKind::ForbiddenCharacter, error.found().to_owned()),
            _ => (ReadErrorKind::NotWellFormed, error.found().to_owned()),
        };
        ReadError::new(kind, self.path(), self.base.offset + error.at(), error.expected(), found)
    }

    /// The error for an exceeded limit of the codec, which is named so that it can be raised.
    #[cold]
    pub(crate) fn refused(&self, what: &str, limit: usize, unit: &str, name: &str) -> ReadError {
        let found = format!("more, which `Limits::{name}` refuses");
        self.error(ReadErrorKind::Refused, format!("at most {limit} {unit} in {what}"), found)
    }

    /// Counts what the next value takes.
    #[inline(always)]
    pub(in crate::codec) fn take_memory(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.memory = self.memory.saturating_add(bytes);
        if self.memory > self.limits.value_bytes {
            return Err(self.refused("values", self.limits.value_bytes, "bytes", "value_bytes"));
        }
        Ok(())
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
