//! Reading the elements of a structure: order, repetition, nil and absence, for all types.
//!
//! A structure asks for its elements slot by slot. The text is first compared with the element asked for: a plain leaf
//! is read, or a plain structure entered, without a token. [`next`] handles anything else.

mod arms;
mod around;
mod attributes;
mod ends;
mod frame;
mod lists;
mod next;
mod ordered;
mod renamed;
pub(super) mod seen;
pub(super) mod table;
mod text;
mod texts;

use std::borrow::Cow;

use wsdl_xml::Name;

use around::Around;
use next::Next;
use seen::Seen;
use table::Run;

use super::deviation::DeviationKind;
use super::error::ReadError;
use super::order::Order;
use super::particle::Particle;
use super::reader::{Reader, Start, XsiType};
use super::row::Row;
use super::schema_type::{Found, SchemaType, Take, read_value};
use super::shape::Shape;
use crate::values::Nillable;
use texts::Texts;

/// Reads the elements of one value of a structure. Slots must be asked for in order.
///
/// Methods for applications take the number of a slot. Methods for types take the number of a row: of a slot's first row,
/// or of an alternative.
#[derive(Debug)]
pub struct Fields<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    shape: &'r Shape<'r>,
    next: Next<'a>,
    /// The first row of the slot that was asked for last, and the row after it; the latter is known if the slot may have
    /// several rows.
    at: usize,
    end: usize,
    seen: Seen,
    /// The attributes of the open element, if they are asked for.
    own: attributes::Own<'a>,
    /// The number of occurrences in that slot, if it may hold several.
    count: u32,
    /// The occurrence of an alternative that is being read.
    run: Run,
    /// The row of the alternative that comes next.
    arm: usize,
    /// Whether each slot has one row, and only elements matter.
    is_plain: bool,
    /// Whether character data between elements is kept.
    listens: bool,
    /// The surrounding tables, if this is a group.
    outer: Option<&'r Around<'r>>,
    /// State that few structures need.
    rare: Option<Box<Rare<'a>>>,
}

/// State that few structures need.
#[derive(Debug, Default)]
struct Rare<'a> {
    /// The places of the children, if the text is out of order.
    order: Option<Order<'a>>,
    /// Elements in other namespaces with the local name of a row that may not be lost: the row and the full name.
    look_alikes: Vec<(usize, String)>,
    /// Whether the element that reports a failure was read.
    reported: bool,
    texts: Texts<'a>,
}

/// What was found for a leaf.
pub(super) enum Leaf<'a> {
    /// An element with this text, read to its end.
    Text(Cow<'a, str>),
    /// An element with `xsi:type` and this text, read to its end.
    Typed(Cow<'a, str>, XsiType<'a>),
    /// A nillable element that is nil, read to its end, and its `xsi:type`.
    Nil(Option<XsiType<'a>>),
    /// No element.
    Absent,
}

/// What was found for an element with a structure.
pub(super) enum Entered<'a> {
    /// An element, which is now open.
    Open,
    /// A nillable element that is nil, read to its end, and its `xsi:type`.
    Nil(Option<XsiType<'a>>),
    /// No element.
    Absent,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Begins with the children of the open element.
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'a>, shape: &'r Shape<'r>) -> Result<Self, ReadError> {
        let is_careful = reader.has_links();
        let mut fields = Self::before_all(reader, shape);
        if !fields.is_plain {
            fields.prepare();
        }
        // A single row cannot be out of order.
        if is_careful && (shape.rows.len() > 1 || shape.has.groups) && !shape.is_fixed() {
            fields.keep_attributes();
            fields.look_through()?;
        }
        Ok(fields)
    }

    /// Stands before all slots, and has not looked at anything.
    #[inline(always)]
    fn before_all(reader: &'r mut Reader<'a>, shape: &'r Shape<'r>) -> Self {
        Self {
            reader,
            shape,
            next: Next::Unknown,
            at: 0,
            end: 0,
            seen: Seen::default(),
            own: Default::default(),
            count: 0,
            run: Run::default(),
            arm: 0,
            is_plain: shape.has.one_each,
            listens: false,
            outer: None,
            rare: None,
        }
    }

    /// Prepares for features that few structures have.
    #[inline(never)]
    fn prepare(&mut self) {
        self.listens = self.shape.listens();
        if self.shape.has_pieces() {
            self.rare.get_or_insert_default().texts.collect();
        }
    }

    /// Goes to a slot and returns its first row.
    #[inline(always)]
    pub(super) fn begin(&mut self, slot: usize) -> Result<usize, ReadError> {
        if self.is_plain {
            return Ok(slot);
        }
        self.begin_any(slot)
    }

    #[inline(never)]
    fn begin_any(&mut self, slot: usize) -> Result<usize, ReadError> {
        let rows = self.shape.rows;
        let mut first = self.at;
        debug_assert!(
            rows.get(first).is_none_or(|row| usize::from(row.slot) <= slot),
            "slots are asked for in their order"
        );
        while rows.get(first).is_some_and(|row| usize::from(row.slot) < slot) {
            first += 1;
        }
        debug_assert!(rows.get(first).is_some_and(|row| usize::from(row.slot) == slot), "a slot has a row");
        if first != self.at || self.end == 0 {
            (self.at, self.count) = (first, 0);
            self.end = first + self.shape.rows_of(first).len();
        }
        if self.listens && matches!(self.next, Next::Unknown) {
            self.next = self.look(None)?;
        }
        Ok(first)
    }

    /// Returns a row.
    #[inline(always)]
    pub(super) fn row(&self, row: usize) -> &'r Row {
        &self.shape.rows[row]
    }

    /// Returns the name of the leaf that was read last for a slot, as it was written.
    #[cold]
    pub(super) fn leaf_name(&self, slot: usize) -> &'a str {
        // An element that is read by its place may have another name than the row.
        match self.next {
            Next::Ordered => self.reader.scan.closed_name(),
            _ => self.row(slot).name.local,
        }
    }

    /// Reads a required value.
    ///
    /// # Errors
    /// The value is missing or nil; its content cannot be read.
    pub fn required<T: Particle>(&mut self, slot: usize) -> Result<T, ReadError> {
        let row = self.begin(slot)?;
        match T::take(self, row)? {
            Found::Value(value) => Ok(value),
            Found::Absent => T::missing(self.reader).ok_or_else(|| self.missing(row)),
            Found::Nil | Found::Empty => Err(self.missing(row)),
        }
    }

    /// Reads a value that may be absent.
    ///
    /// # Errors
    /// The content cannot be read.
    pub fn optional<T: Particle>(&mut self, slot: usize) -> Result<Option<T>, ReadError> {
        let row = self.begin(slot)?;
        Ok(match T::take_optional(self, row)? {
            Found::Value(value) => Some(value),
            _ => None,
        })
    }

    /// Reads an element that may be nil. If it is absent, it reads as nil and is reported.
    ///
    /// # Errors
    /// The content cannot be read.
    pub fn or_nil<T: Particle>(&mut self, slot: usize) -> Result<Option<T>, ReadError> {
        self.optional(slot)
    }

    /// Reads an element that may be absent or nil.
    ///
    /// # Errors
    /// The content cannot be read.
    pub fn nillable<T: Particle>(&mut self, slot: usize) -> Result<Nillable<T>, ReadError> {
        let row = self.begin(slot)?;
        Ok(match T::take_optional(self, row)? {
            Found::Value(value) => Nillable::Value(value),
            Found::Nil => Nillable::Nil,
            Found::Empty | Found::Absent => Nillable::Absent,
        })
    }

    /// Reads the element of a row by its start tag, for types that are neither leaves nor structures.
    pub(super) fn take<T: SchemaType>(&mut self, row: usize) -> Take<T> {
        self.go_to(row);
        let Some(start) = self.find(row)? else { return Ok(Found::Absent) };
        Ok(match self.judge(row, &start)? {
            Entered::Open => Found::Value(self.read_by_rule(row, |reader| read_value(reader, &start))?),
            Entered::Nil(of) => self.nil(row, of, T::TYPE)?,
            Entered::Absent => Found::Absent,
        })
    }

    /// Notes which slot is being read. Alternatives are read in the slot that was asked for.
    #[inline(always)]
    pub(in crate::codec) fn go_to(&mut self, row: usize) {
        debug_assert!(row >= self.at, "slots are asked for in their order");
        if self.is_plain {
            self.at = row;
        }
    }

    /// Reads the text of a leaf.
    #[inline(never)]
    pub(super) fn leaf(&mut self, index: usize) -> Result<Leaf<'a>, ReadError> {
        let row = self.row(index);
        self.go_to(index);
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if let Some(text) = self.reader.scan.plain_leaf(&row.name) {
                self.seen.insert(index);
                return Ok(Leaf::Text(Cow::Borrowed(text)));
            }
        }
        self.leaf_that_is_not_plain(index)
    }

    #[inline(never)]
    fn leaf_that_is_not_plain(&mut self, index: usize) -> Result<Leaf<'a>, ReadError> {
        let row = self.row(index);
        if row.is_text() {
            return self.text_of_arm(index);
        }
        let name = &row.name;
        match self.next {
            Next::Unknown => {}
            Next::Plain(found) if found == index => {
                if let Some(text) = self.reader.scan.plain_leaf(name) {
                    self.next = Next::Unknown;
                    self.seen.insert(index);
                    return Ok(Leaf::Text(Cow::Borrowed(text)));
                }
            }
            Next::Child(..) | Next::Begun(_) | Next::Ordered => return self.general_leaf(index),
            Next::Plain(_) | Next::Text(_) | Next::End | Next::Outside(_) => return Ok(Leaf::Absent),
        }
        if let Some(text) = self.reader.scan.simple_leaf(name) {
            self.next = Next::Unknown;
            self.seen.insert(index);
            return Ok(Leaf::Text(text));
        }
        self.general_leaf(index)
    }

    fn general_leaf(&mut self, row: usize) -> Result<Leaf<'a>, ReadError> {
        let Some(start) = self.find(row)? else { return Ok(Leaf::Absent) };
        Ok(match self.judge(row, &start)? {
            Entered::Open => {
                self.reader.report_attributes(&start)?;
                match self.reader.xsi_type(&start) {
                    None => Leaf::Text(self.reader.text()?),
                    Some(of) => Leaf::Typed(self.reader.text()?, of),
                }
            }
            Entered::Nil(of) => Leaf::Nil(of),
            Entered::Absent => Leaf::Absent,
        })
    }

    /// Opens the element of a structure, if it comes next.
    #[inline(never)]
    pub(super) fn enter(&mut self, index: usize, any_attribute: bool) -> Result<Entered<'a>, ReadError> {
        let row = self.row(index);
        self.go_to(index);
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if self.reader.scan.plain_open(&row.name) {
                self.seen.insert(index);
                return Ok(Entered::Open);
            }
        }
        if let Next::Plain(found) = self.next
            && found == index
            && self.reader.scan.plain_open(&row.name)
        {
            self.next = Next::Unknown;
            self.seen.insert(index);
            return Ok(Entered::Open);
        }
        let Some(start) = self.find(index)? else { return Ok(Entered::Absent) };
        let entered = self.judge(index, &start)?;
        if matches!(entered, Entered::Open) && !any_attribute {
            self.reader.report_attributes(&start)?;
        }
        Ok(entered)
    }

    /// Decides what `xsi:nil` of a row's element means.
    fn judge(&mut self, row: usize, start: &Start<'a>) -> Result<Entered<'a>, ReadError> {
        let row = self.row(row);
        if !start.is_nil() || row.is_wildcard() {
            return Ok(Entered::Open);
        }
        let name = row.name.display(self.reader.table());
        let of = self.reader.xsi_type(start);
        self.reader.skip_nil(start, &name)?;
        if row.nillable {
            return Ok(Entered::Nil(of));
        }
        self.reader.deviation(DeviationKind::UnexpectedNil(name))?;
        // If the element may be repeated, the next one is looked for; otherwise there is none.
        match row.is_repeated() {
            true => Ok(Entered::Nil(None)),
            false => Ok(Entered::Absent),
        }
    }

    /// Returns nil, and reports the type that the element names, unless it is the declared one.
    pub(super) fn nil<T>(&mut self, row: usize, of: Option<XsiType<'a>>, declared: Option<Name>) -> Take<T> {
        if let Some(of) = of {
            let local = self.leaf_name(row);
            self.reader.check_type_of_last(&of, declared, local)?;
        }
        Ok(Found::Nil)
    }
}
