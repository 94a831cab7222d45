//! Reading the elements of a structure: order, repetition, nil and absence, for all types.
//!
//! A structure asks for its elements slot by slot. The text is first compared with the element asked for: a plain leaf
//! is read, or a plain structure entered, without a token. [`next`] handles anything else.

mod attributes;
mod lists;
pub(super) mod next;
mod ordered;
mod renamed;
mod seen;
mod text;

use std::borrow::Cow;

use next::Next;
use seen::Seen;

use super::deviation::DeviationKind;
use super::error::{ReadError, ReadErrorKind};
use super::order::Order;
use super::reader::{Reader, Start, XsiType};
use super::row::{Row, Shape};
use super::schema_type::{Found, SchemaType, Take, read_value};
use crate::values::Nillable;

/// Reads the elements of one value of a structure. Slots must be asked for in order.
#[derive(Debug)]
pub struct Fields<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    shape: &'r Shape<'r>,
    next: Next<'a>,
    /// The slot that was asked for last.
    slot: usize,
    seen: Seen,
    /// The attributes of the open element, if they are asked for.
    own: attributes::Own<'a>,
    /// State that few structures need.
    rare: Option<Box<Rare>>,
}

/// State that few structures need.
#[derive(Debug, Default)]
struct Rare {
    /// The places of the children, if the text is out of order.
    order: Option<Order>,
    /// Elements in other namespaces with the local name of a row that may not be lost: the row and the full name.
    look_alikes: Vec<(usize, String)>,
    /// Whether the element that reports a failure was read.
    reported: bool,
}

/// What was found for a leaf.
pub(super) enum Leaf<'a> {
    /// An element with this text, read to its end.
    Text(Cow<'a, str>),
    /// The same of an element with `xsi:type`.
    Typed(Cow<'a, str>, XsiType<'a>),
    /// A nillable element that is nil, read to its end.
    Nil,
    /// No element.
    Absent,
}

/// What was found for an element with a structure.
pub(super) enum Entered {
    /// An element, which is now open.
    Open,
    /// A nillable element that is nil, read to its end.
    Nil,
    /// No element.
    Absent,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Begins with the children of the open element.
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'a>, shape: &'r Shape<'r>) -> Result<Self, ReadError> {
        let is_careful = reader.has_links();
        let mut fields = Self {
            reader,
            shape,
            next: Next::Unknown,
            slot: 0,
            seen: Seen::default(),
            own: Default::default(),
            rare: None,
        };
        // A single row cannot be out of order.
        if is_careful && shape.rows.len() > 1 {
            fields.keep_attributes();
            fields.look_through()?;
        }
        Ok(fields)
    }

    /// Returns the row of a slot. Slots without alternatives have the number of their row.
    #[inline(always)]
    pub(super) fn row(&self, slot: usize) -> &'r Row {
        debug_assert_eq!(usize::from(self.shape.rows[slot].slot), slot, "rows are in the order of their slots");
        &self.shape.rows[slot]
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

    /// Reads a required element.
    ///
    /// # Errors
    /// The element is missing or nil; its content cannot be read.
    pub fn required<T: SchemaType>(&mut self, slot: usize) -> Result<T, ReadError> {
        match T::take(self, slot)? {
            Found::Value(value) => Ok(value),
            _ => Err(self.missing(slot)),
        }
    }

    /// Reads an element that may be absent.
    ///
    /// # Errors
    /// The content cannot be read.
    pub fn optional<T: SchemaType>(&mut self, slot: usize) -> Result<Option<T>, ReadError> {
        Ok(match T::take_optional(self, slot)? {
            Found::Value(value) => Some(value),
            _ => None,
        })
    }

    /// Reads an element that may be nil. If it is absent, it reads as nil and is reported.
    ///
    /// # Errors
    /// The content cannot be read.
    pub fn or_nil<T: SchemaType>(&mut self, slot: usize) -> Result<Option<T>, ReadError> {
        self.optional(slot)
    }

    /// Reads an element that may be absent or nil.
    ///
    /// # Errors
    /// The content cannot be read.
    pub fn nillable<T: SchemaType>(&mut self, slot: usize) -> Result<Nillable<T>, ReadError> {
        Ok(match T::take_optional(self, slot)? {
            Found::Value(value) => Nillable::Value(value),
            Found::Nil => Nillable::Nil,
            Found::Empty | Found::Absent => Nillable::Absent,
        })
    }

    /// Reads the element of a slot by its start tag, for types that are neither leaves nor structures.
    pub(super) fn take<T: SchemaType>(&mut self, slot: usize) -> Take<T> {
        self.slot = slot;
        let Some(start) = self.find(slot)? else { return Ok(Found::Absent) };
        Ok(match self.judge(slot, &start)? {
            Entered::Open => Found::Value(read_value(self.reader, &start)?),
            Entered::Nil => Found::Nil,
            Entered::Absent => Found::Absent,
        })
    }

    /// Reads the text of a leaf.
    #[inline(never)]
    pub(super) fn leaf(&mut self, slot: usize) -> Result<Leaf<'a>, ReadError> {
        let row = self.row(slot);
        debug_assert!(slot >= self.slot, "slots are asked for in their order");
        self.slot = slot;
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if let Some(text) = self.reader.scan.plain_leaf(&row.name) {
                self.seen.insert(slot);
                return Ok(Leaf::Text(Cow::Borrowed(text)));
            }
        }
        self.leaf_that_is_not_plain(slot)
    }

    #[inline(never)]
    fn leaf_that_is_not_plain(&mut self, slot: usize) -> Result<Leaf<'a>, ReadError> {
        let name = &self.row(slot).name;
        match self.next {
            Next::Unknown => {}
            Next::Plain(found) if found == slot => {
                if let Some(text) = self.reader.scan.plain_leaf(name) {
                    self.next = Next::Unknown;
                    self.seen.insert(slot);
                    return Ok(Leaf::Text(Cow::Borrowed(text)));
                }
            }
            Next::Child(..) | Next::Ordered => return self.general_leaf(slot),
            Next::Plain(_) | Next::End => return Ok(Leaf::Absent),
        }
        if let Some(text) = self.reader.scan.simple_leaf(name) {
            self.next = Next::Unknown;
            self.seen.insert(slot);
            return Ok(Leaf::Text(text));
        }
        self.general_leaf(slot)
    }

    fn general_leaf(&mut self, slot: usize) -> Result<Leaf<'a>, ReadError> {
        let Some(start) = self.find(slot)? else { return Ok(Leaf::Absent) };
        Ok(match self.judge(slot, &start)? {
            Entered::Open => {
                self.reader.report_attributes(&start)?;
                match self.reader.xsi_type(&start) {
                    None => Leaf::Text(self.reader.text()?),
                    Some(of) => Leaf::Typed(self.reader.text()?, of),
                }
            }
            Entered::Nil => Leaf::Nil,
            Entered::Absent => Leaf::Absent,
        })
    }

    /// Opens the element of a structure, if it comes next.
    #[inline(never)]
    pub(super) fn enter(&mut self, slot: usize, any_attribute: bool) -> Result<Entered, ReadError> {
        let row = self.row(slot);
        debug_assert!(slot >= self.slot, "slots are asked for in their order");
        self.slot = slot;
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if self.reader.scan.plain_open(&row.name) {
                self.seen.insert(slot);
                return Ok(Entered::Open);
            }
        }
        if let Next::Plain(found) = self.next
            && found == slot
            && self.reader.scan.plain_open(&row.name)
        {
            self.next = Next::Unknown;
            self.seen.insert(slot);
            return Ok(Entered::Open);
        }
        let Some(start) = self.find(slot)? else { return Ok(Entered::Absent) };
        let entered = self.judge(slot, &start)?;
        if matches!(entered, Entered::Open) && !any_attribute {
            self.reader.report_attributes(&start)?;
        }
        Ok(entered)
    }

    /// Decides what `xsi:nil` of a slot's element means.
    fn judge(&mut self, slot: usize, start: &Start<'a>) -> Result<Entered, ReadError> {
        if !start.is_nil() {
            return Ok(Entered::Open);
        }
        let row = self.row(slot);
        let name = row.name.display(self.reader.table());
        self.reader.skip_nil(start, &name)?;
        if row.nillable {
            return Ok(Entered::Nil);
        }
        self.reader.deviation(DeviationKind::UnexpectedNil(name))?;
        // If the element may be repeated, the next one is looked for; otherwise there is none.
        match row.is_repeated() {
            true => Ok(Entered::Nil),
            false => Ok(Entered::Absent),
        }
    }

    /// Reads up to the end of the structure, after all its slots.
    #[inline(never)]
    pub(super) fn finish(&mut self) -> Result<(), ReadError> {
        self.slot = self.shape.rows.len();
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if self.reader.scan.plain_close() {
                self.next = Next::End;
            } else {
                self.next = self.look(None)?;
            }
        }
        match self.next {
            Next::Unknown | Next::End => {}
            Next::Ordered => self.finish_order()?,
            Next::Child(_, start) => return Err(self.reader.out_of_order(&start)),
            Next::Plain(_) => return Err(self.plain_is_out_of_order()),
        }
        if self.seen.has_all(self.shape.rows.len()) && self.rare.is_none() { Ok(()) } else { self.check_seen() }
    }

    /// Checks that elements with a wrong namespace, and their rows, are not lost.
    #[inline(never)]
    fn check_seen(&mut self) -> Result<(), ReadError> {
        let shape = self.shape;
        if let Some(rare) = &self.rare {
            let is_lost = |index: usize| !self.seen.has(index) && shape.rows[index].is_demanded();
            if let Some((index, _)) = rare.look_alikes.iter().find(|(index, _)| is_lost(*index)) {
                return Err(self.missing_here(*index));
            }
        }
        for (index, row) in shape.rows.iter().enumerate() {
            if row.min > 0 && !row.is_repeated() && row.nillable && !row.ignored && !self.seen.has(index) {
                let name = row.name.display(self.reader.table());
                self.reader.deviation_behind(DeviationKind::MissingNillable(name))?;
            }
        }
        Ok(())
    }

    /// Returns the error for a required element without a value. If other elements follow, the text may only be out of
    /// order.
    #[cold]
    fn missing(&mut self, slot: usize) -> ReadError {
        match self.next {
            Next::Child(_, start) => return self.reader.out_of_order(&start),
            Next::Plain(_) => return self.plain_is_out_of_order(),
            Next::Ordered => {
                if let Err(error) = self.finish_order() {
                    return error;
                }
            }
            Next::Unknown | Next::End => {}
        }
        self.missing_here(slot)
    }

    #[cold]
    fn plain_is_out_of_order(&mut self) -> ReadError {
        match self.reader.child() {
            Ok(Some(start)) => self.reader.out_of_order(&start),
            Ok(None) => self.missing_here(self.slot.min(self.shape.rows.len() - 1)),
            Err(error) => error,
        }
    }

    #[cold]
    fn missing_here(&self, index: usize) -> ReadError {
        let look_alikes = self.rare.iter().flat_map(|rare| &rare.look_alikes);
        let found = match look_alikes.into_iter().find(|(row, _)| *row == index) {
            Some((_, name)) => format!("the element {name} instead"),
            None if self.seen.has(index) => "one without a value".to_owned(),
            None => "none".to_owned(),
        };
        let row = &self.shape.rows[index];
        let name = row.name.display(self.reader.table());
        let expected = match row.min {
            0 => format!("the element {name}"),
            _ => format!("the required element {name}"),
        };
        self.reader.error_behind(ReadErrorKind::Missing, expected, found)
    }
}
