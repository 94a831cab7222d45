//! Reading the elements of a structure: order, repetition, nil and absence are judged here, for all types alike.

mod known;
mod lists;

pub(super) use known::Known;
use known::{classify, is_demanded};

use crate::codec::deviation::DeviationKind;
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::failure::ErrorReport;
use crate::codec::order::Order;
use crate::codec::reader::{Reader, Start};
use crate::codec::schema_type::{SchemaType, read_optional_value, read_value};
use crate::codec::seen::Seen;
use crate::codec::shape::{Occurs, Shape};
use crate::values::Nillable;

/// Reads the elements of one value of a structure. They are asked for by their numbers in its table, in that order.
#[derive(Debug)]
pub struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    shape: &'static Shape,
    seen: Seen,
    /// The number that was asked for last.
    asked: usize,
    next: Next<'a>,
    /// Where the children are, if the text is out of order.
    order: Option<Order>,
    /// Elements of other namespaces that are called like a required one: field and full name.
    look_alikes: Vec<(usize, String)>,
}

/// The child that comes next.
#[derive(Debug)]
enum Next<'a> {
    /// It was not looked for yet.
    Unknown,
    /// Its start tag was read; it belongs to the field of this number.
    Child(usize, Start<'a>),
    /// There is none.
    End,
}

/// What is there of a field.
enum Got<'a> {
    /// An element with a value, whose start tag was just read.
    Value(Start<'a>),
    /// An element that is nil and may be; it was read to its end.
    Nil,
    /// Nothing.
    Absent,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Begins with the element whose start tag was just read; reports attributes that its type does not have.
    pub(in crate::codec) fn new(
        reader: &'r mut Reader<'a>,
        start: &Start<'a>,
        shape: &'static Shape,
    ) -> Result<Self, ReadError> {
        if start.has_attributes() && !shape.any_attribute {
            reader.report_attributes(start)?;
        }
        let careful = reader.has_links();
        let mut fields = Self {
            reader,
            shape,
            seen: Seen::default(),
            asked: 0,
            next: Next::Unknown,
            order: None,
            look_alikes: Vec::new(),
        };
        if careful {
            fields.look_through()?;
        }
        Ok(fields)
    }

    /// An element that has to be there.
    ///
    /// # Errors
    /// It is missing or nil; its content cannot be understood.
    pub fn required<T: SchemaType>(&mut self, index: usize) -> Result<T, ReadError> {
        match self.begin(index)? {
            Got::Value(start) => read_value(self.reader, &start),
            Got::Nil | Got::Absent => Err(self.missing(index)),
        }
    }

    /// An element that may be absent.
    ///
    /// # Errors
    /// Its content cannot be understood.
    pub fn optional<T: SchemaType>(&mut self, index: usize) -> Result<Option<T>, ReadError> {
        match self.begin(index)? {
            Got::Value(start) => read_optional_value(self.reader, &start),
            Got::Nil | Got::Absent => Ok(None),
        }
    }

    /// An element that may be nil. Where it is absent, which is reported, it reads as nil.
    ///
    /// # Errors
    /// Its content cannot be understood.
    pub fn or_nil<T: SchemaType>(&mut self, index: usize) -> Result<Option<T>, ReadError> {
        self.optional(index)
    }

    /// An element that may be absent or nil.
    ///
    /// # Errors
    /// Its content cannot be understood.
    pub fn nillable<T: SchemaType>(&mut self, index: usize) -> Result<Nillable<T>, ReadError> {
        Ok(match self.begin(index)? {
            Got::Value(start) => read_optional_value(self.reader, &start)?.map_or(Nillable::Absent, Nillable::Value),
            Got::Nil => Nillable::Nil,
            Got::Absent => Nillable::Absent,
        })
    }

    /// An element by which the service says, where it is not nil, that the call failed.
    ///
    /// # Errors
    /// Its content cannot be understood.
    pub fn service_error<T: ErrorReport>(&mut self, index: usize) -> Result<(), ReadError> {
        if let Some(error) = self.or_nil::<T>(index)? {
            self.reader.note_failure(error.into_failure());
        }
        Ok(())
    }

    /// What is there of a field, up to its value.
    fn begin(&mut self, index: usize) -> Result<Got<'a>, ReadError> {
        let Some(start) = self.find(index)? else { return Ok(Got::Absent) };
        if !start.is_nil() {
            return Ok(Got::Value(start));
        }
        let field = &self.shape.fields[index];
        let name = field.name.display(self.reader.table());
        self.reader.skip_nil(&start, &name)?;
        if field.nillable {
            return Ok(Got::Nil);
        }
        self.reader.deviation(DeviationKind::UnexpectedNil(name))?;
        Ok(Got::Absent)
    }

    /// The start tag of a field's next element.
    fn find(&mut self, index: usize) -> Result<Option<Start<'a>>, ReadError> {
        self.asked = index;
        if let Some(order) = &mut self.order {
            let Some(from) = order.next_of(index) else { return Ok(None) };
            self.reader.seek(from);
            return self.reader.child();
        }
        if let Next::Unknown = self.next {
            self.next = self.pull()?;
        }
        match std::mem::replace(&mut self.next, Next::Unknown) {
            Next::Child(found, start) if found == index => {
                self.seen.insert(index);
                Ok(Some(start))
            }
            // One that belongs to a field before would have been an error.
            other => {
                self.next = other;
                Ok(None)
            }
        }
    }

    /// The next child that the structure has. What it does not have, or came before, is reported and passed over.
    fn pull(&mut self) -> Result<Next<'a>, ReadError> {
        while let Some(start) = self.reader.child()? {
            match classify(self.reader, self.shape, self.asked, &self.seen, &mut self.look_alikes, &start) {
                Known::Field(index) if index < self.asked => return Err(self.reader.out_of_order(&start)),
                Known::Field(index) => return Ok(Next::Child(index, start)),
                Known::Not(deviation) => {
                    self.reader.skip()?;
                    if let Some(deviation) = deviation {
                        self.reader.deviation(deviation)?;
                    }
                }
            }
        }
        Ok(Next::End)
    }

    /// Finds the children of a text that is out of order.
    fn look_through(&mut self) -> Result<(), ReadError> {
        let (shape, seen, look_alikes) = (self.shape, &mut self.seen, &mut self.look_alikes);
        let order = Order::look_through(self.reader, shape, |reader, start| {
            let known = classify(reader, shape, 0, seen, look_alikes, start);
            if let Known::Field(index) = known {
                seen.insert(index);
            }
            known
        })?;
        self.order = Some(order);
        Ok(())
    }

    /// Reads up to the end of the structure, after all its fields.
    pub(in crate::codec) fn finish(mut self) -> Result<(), ReadError> {
        self.asked = self.shape.fields.len();
        match &self.order {
            Some(order) => {
                // Nothing is behind the children but the end tag.
                let end = order.end();
                self.reader.read_end(end)?;
            }
            None => {
                if let Next::Unknown = self.next {
                    self.next = self.pull()?;
                }
                if let Next::Child(_, start) = &self.next {
                    return Err(self.reader.out_of_order(start));
                }
            }
        }
        // What gets its namespace wrong must not read as nothing, nor its rows as none.
        let is_lost = |index: usize| !self.seen.has(index) && is_demanded(&self.shape.fields[index]);
        if let Some((index, _)) = self.look_alikes.iter().find(|(index, _)| is_lost(*index)) {
            return Err(self.missing_here(*index));
        }
        for (index, field) in self.shape.fields.iter().enumerate() {
            if field.occurs == Occurs::Required && field.nillable && !field.ignored && !self.seen.has(index) {
                let name = field.name.display(self.reader.table());
                self.reader.deviation_behind(DeviationKind::MissingNillable(name))?;
            }
        }
        Ok(())
    }

    /// The error for a required element that has no value. Where others come, it may only be out of order.
    fn missing(&mut self, index: usize) -> ReadError {
        if let Next::Child(_, start) = &self.next {
            return self.reader.out_of_order(start);
        }
        if let Some(order) = &self.order {
            let end = order.end();
            if let Err(error) = self.reader.read_end(end) {
                return error;
            }
        }
        self.missing_here(index)
    }

    fn missing_here(&self, index: usize) -> ReadError {
        let found = match self.look_alike(index) {
            Some(name) => format!("the element {name} instead"),
            None if self.seen.has(index) => "one without a value".to_owned(),
            None => "none".to_owned(),
        };
        let field = &self.shape.fields[index];
        let name = field.name.display(self.reader.table());
        let expected = match field.occurs {
            Occurs::Required => format!("the required element {name}"),
            _ => format!("the element {name}"),
        };
        self.reader.error_behind(ReadErrorKind::Missing, expected, found)
    }

    fn look_alike(&self, index: usize) -> Option<&str> {
        self.look_alikes.iter().find(|(field, _)| *field == index).map(|(_, name)| &**name)
    }
}
