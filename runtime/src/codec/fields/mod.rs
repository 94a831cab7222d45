//! Reading the elements of a structure: order, repetition, nil and absence, for all types.
//!
//! A structure asks for its elements slot by slot. The text is first compared with the element asked for: a plain leaf
//! is read, or a plain structure entered, without a token. [`next`] handles anything else.

mod arms;
mod around;
mod attributes;
mod ends;
mod enter;
mod frame;
mod leaf;
mod lists;
mod next;
mod ordered;
mod renamed;
pub(super) mod seen;
pub(super) mod table;
mod text;
mod texts;

use around::Around;
pub(super) use enter::Entered;
pub(super) use leaf::Leaf;
use next::Next;
use seen::Seen;
use table::Run;

use super::error::ReadError;
use super::order::Order;
use super::particle::Particle;
use super::reader::{Reader, Start};
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
        self.take_by(row, read_value)
    }

    /// Reads the element of a row by its start tag, in this way.
    pub(super) fn take_by<T: SchemaType>(
        &mut self,
        row: usize,
        read: impl FnOnce(&mut Reader<'a>, &Start<'a>) -> Result<T, ReadError>,
    ) -> Take<T> {
        self.go_to(row);
        let Some(start) = self.find(row)? else { return Ok(Found::Absent) };
        Ok(match self.judge(row, &start)? {
            Entered::Open => Found::Value(self.read_by_rule(row, |reader| read(reader, &start))?),
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
}
