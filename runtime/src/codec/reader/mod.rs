//! The pull parser under generated code: the scanner with places, deviations, and the attributes that XML Schema
//! defines for every element.

mod content;
mod elements;
mod places;
mod reports;
mod start;
mod types;

use std::borrow::Cow;
use std::fmt;

use wsdl_xml::{Forbidden, Ns, Scanner, Table, qualified};

pub(super) use places::Namesakes;
pub use start::Start;
pub(super) use types::XsiType;

use super::attributes::Attributes;
use super::deviation::Sink;
use super::error::ReadError;
use super::failure::ServiceFailure;
use super::limits::{ForbiddenCharacters, Limits};
use super::order::Links;
use super::row::Row;
use super::value_rule::ValueRule;

/// A pull parser over one contiguous text. It resolves namespaces, checks well-formedness and tracks the place.
///
/// Reading goes element by element. [`child`](Self::child) returns the start tag of the next child of the open element;
/// then a method that reads to an element's end takes its content. Departures from the schema go to the [`Sink`].
pub struct Reader<'a> {
    pub(super) scan: Scanner<'a>,
    base: Base<'a>,
    limits: Limits,
    forbidden: ForbiddenCharacters,
    /// The bytes that the values read so far take.
    memory: usize,
    pub(super) sink: Sink,
    /// The ends of all elements, if the text is known to be out of order.
    links: Option<Links>,
    out_of_order: bool,
    places: places::Places,
    /// Whether a report of a failure may follow what could not be read.
    wants_report: bool,
    failure: Option<Box<ServiceFailure>>,
    /// What the row of an element says about its value, if its structure reads that value.
    pub(super) rule: ValueRule,
    /// What the declaration of the element says, if it is a whole message.
    pub(super) whole: Option<&'static Row>,
    /// Whether values are dropped after reading.
    only_checks: bool,
}

/// Shows only the place, since the text is personal.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("path", &self.path()).field("offset", &self.offset()).finish_non_exhaustive()
    }
}

/// Where the reader's text begins in the whole document.
#[derive(Debug, Clone, Default)]
struct Base<'a> {
    offset: usize,
    path: Cow<'a, str>,
}

impl<'a> Reader<'a> {
    /// Creates a reader of a whole document.
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
            rule: ValueRule::NONE,
            whole: None,
            only_checks: false,
        }
    }

    /// Returns the reader, for values that are dropped after reading: open content need not be kept.
    #[must_use]
    pub(super) fn checking(self) -> Self {
        Self { only_checks: true, ..self }
    }

    /// Whether values are dropped after reading.
    pub(super) fn only_checks(&self) -> bool {
        self.only_checks
    }

    /// Returns the reader, which refuses characters that XML forbids, as by default, or replaces them.
    #[must_use]
    pub fn with_forbidden_characters(self, forbidden: ForbiddenCharacters) -> Self {
        let treated = match forbidden {
            ForbiddenCharacters::Refuse => Forbidden::Refuse,
            ForbiddenCharacters::Replace => Forbidden::Replace,
        };
        Self { scan: self.scan.with_forbidden(treated), forbidden, ..self }
    }

    /// Returns the reader's limits.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Returns the limits with what values may still take.
    pub(super) fn limits_of_rest(&self) -> Limits {
        self.limits.with_value_bytes(self.limits.value_bytes.saturating_sub(self.memory))
    }

    /// Creates a reader of a part of a document, with its place and the declarations in scope.
    pub(super) fn of_fragment(fragment: &'a super::Fragment<'_>, table: Table, limits: Limits, sink: Sink) -> Self {
        let reader = Self::new(fragment.xml(), table, limits, sink);
        Self {
            scan: reader.scan.within(fragment.scope()),
            base: Base { offset: fragment.offset(), path: Cow::Borrowed(fragment.parent_path()) },
            ..reader
        }
        .with_forbidden_characters(fragment.forbidden_characters())
    }

    /// Creates a reader of an element that this crate's writer wrote, with two prefixes declared.
    pub(super) fn of_written(text: &'a str, table: Table, limits: Limits, sink: Sink) -> Self {
        let reader = Self::new(text, table, limits, sink);
        let scope = [("xsi", Ns::XSI.text(table)), ("soap", Ns::ENVELOPE_11.text(table))];
        Self { scan: reader.scan.within(scope.into_iter()), ..reader }
    }

    /// Sends deviations elsewhere from now on. Returns the sink that they went to.
    pub(super) fn replace_sink(&mut self, sink: Sink) -> Sink {
        std::mem::replace(&mut self.sink, sink)
    }

    /// Ends reading and returns the sink with the deviations.
    pub fn into_sink(self) -> Sink {
        self.sink
    }

    /// Returns the namespaces that [`Ns`](wsdl_xml::Ns) indexes.
    pub fn table(&self) -> Table {
        self.scan.scope().table()
    }

    /// Returns the offset of the next byte in the text of the whole document.
    pub fn offset(&self) -> usize {
        self.base.offset + self.position()
    }

    /// Returns the offset of the next byte in the reader's own text.
    #[inline(always)]
    pub(super) fn position(&self) -> usize {
        self.scan.position()
    }

    /// Returns the path of the open element, like `Envelope/Body`.
    pub fn path(&self) -> String {
        path_of(&self.base.path, self.scan.open_names())
    }

    /// Returns the path of a child of the open element.
    pub(super) fn path_to(&self, local: &str) -> String {
        path_of(&self.base.path, self.scan.open_names().chain([local]))
    }

    /// Returns the name of a start tag as `{namespace}local`, for messages.
    pub fn display(&self, start: &Start<'a>) -> String {
        qualified(self.namespace(start), start.local)
    }

    /// Returns the namespace of a start tag, while its element is open.
    pub fn namespace(&self, start: &Start<'a>) -> &str {
        self.scan.namespace_of(start.ns, start.prefix)
    }

    /// Returns the attributes of the start tag that was just read, without namespace declarations and those of XML
    /// Schema.
    pub fn attributes(&self, start: &Start<'a>) -> Attributes<'a> {
        match start.has_own_attributes() {
            true => Attributes::of(&self.scan),
            false => Attributes::default(),
        }
    }

    /// Keeps the service's report of a failed call. The first one counts.
    pub(super) fn note_failure(&mut self, failure: ServiceFailure) {
        self.failure.get_or_insert_with(|| Box::new(failure));
    }

    /// Takes the service's report of a failed call, if one was read.
    pub(crate) fn take_failure(&mut self) -> Option<Box<ServiceFailure>> {
        self.failure.take()
    }

    /// Counts the bytes that the next value takes.
    #[inline(always)]
    pub(in crate::codec) fn take_memory(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.memory = self.memory.saturating_add(bytes);
        if self.memory > self.limits.value_bytes {
            return Err(self.refused("values", self.limits.value_bytes, "bytes", "value_bytes"));
        }
        Ok(())
    }
}

/// Returns the path of nested elements below a fragment's parent.
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
