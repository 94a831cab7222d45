//! Reading the elements of a structure: order, repetition, nil and absence are judged here, for all types alike.

use super::deviation::DeviationKind;
use super::error::{ReadError, ReadErrorKind};
use super::order::Order;
use super::reader::{Reader, Start};
use super::schema_type::{Item, SchemaType, read_optional_value, read_value};
use super::seen::Seen;
use super::shape::{Field, Occurs, Shape};
use crate::service_error::ErrorReport;
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

/// What a child is to its structure.
pub(super) enum Known {
    /// An element of the field of this number.
    Field(usize),
    /// Nothing to be read; the deviation is to be reported once it was passed over.
    Not(Option<DeviationKind>),
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
    pub(super) fn new(reader: &'r mut Reader<'a>, start: &Start<'a>, shape: &'static Shape) -> Result<Self, ReadError> {
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

    /// An element that may come any number of times.
    ///
    /// # Errors
    /// The content of one cannot be understood.
    pub fn many<T: Item>(&mut self, index: usize) -> Result<Vec<T>, ReadError> {
        let mut values = Vec::new();
        while let Some(start) = self.find(index)? {
            self.reader.take_memory(size_of::<T>())?;
            values.extend(T::read_item(self.reader, &start)?);
        }
        Ok(values)
    }

    /// An element that holds a list and has to be there.
    ///
    /// # Errors
    /// It is missing or nil; an item cannot be understood.
    pub fn list<T: Item>(&mut self, index: usize) -> Result<Vec<T>, ReadError> {
        match self.begin(index)? {
            Got::Value(start) => self.items(index, &start),
            Got::Nil | Got::Absent => Err(self.missing(index)),
        }
    }

    /// An element that holds a list and may be absent.
    ///
    /// # Errors
    /// An item cannot be understood.
    pub fn optional_list<T: Item>(&mut self, index: usize) -> Result<Option<Vec<T>>, ReadError> {
        match self.begin(index)? {
            Got::Value(start) => self.items(index, &start).map(Some),
            Got::Nil | Got::Absent => Ok(None),
        }
    }

    /// An element that holds a list and may be nil.
    ///
    /// # Errors
    /// An item cannot be understood.
    pub fn list_or_nil<T: Item>(&mut self, index: usize) -> Result<Option<Vec<T>>, ReadError> {
        self.optional_list(index)
    }

    /// An element that holds a list and may be absent or nil.
    ///
    /// # Errors
    /// An item cannot be understood.
    pub fn nillable_list<T: Item>(&mut self, index: usize) -> Result<Nillable<Vec<T>>, ReadError> {
        Ok(match self.begin(index)? {
            Got::Value(start) => Nillable::Value(self.items(index, &start)?),
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

    fn items<T: Item>(&mut self, index: usize, wrapper: &Start<'a>) -> Result<Vec<T>, ReadError> {
        if wrapper.has_attributes() {
            self.reader.report_attributes(wrapper)?;
        }
        let mut items = Vec::new();
        while let Some(start) = self.next_item(index)? {
            self.reader.take_memory(size_of::<T>())?;
            items.extend(T::read_item(self.reader, &start)?);
        }
        Ok(items)
    }

    /// The start tag of the next item of a list.
    fn next_item(&mut self, index: usize) -> Result<Option<Start<'a>>, ReadError> {
        let Some(item) = self.shape.fields[index].item else { return Ok(None) };
        while let Some(start) = self.reader.child()? {
            if start.local == item.local {
                if start.ns == item.ns {
                    return Ok(Some(start));
                }
                // Rows that get their namespace wrong must not read as none.
                let expected = format!("items {}", item.display(self.reader.table()));
                let found = format!("the element {} instead", self.reader.display(&start));
                return Err(self.reader.error(ReadErrorKind::Unexpected, expected, found));
            }
            let name = self.reader.display(&start);
            self.reader.skip()?;
            self.reader.deviation(DeviationKind::UnknownElement(name))?;
        }
        Ok(None)
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
    pub(super) fn finish(mut self) -> Result<(), ReadError> {
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
        // Rows that get their namespace wrong must not read as none, nor as fewer.
        let lost = self.look_alikes.iter().find(|(index, _)| {
            let field = &self.shape.fields[*index];
            field.occurs == Occurs::Many || (!self.seen.has(*index) && is_demanded(field))
        });
        if let Some((index, _)) = lost {
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

/// Whether an element of this field that comes in another namespace is an error: one that is required or holds rows.
fn is_demanded(field: &Field) -> bool {
    !field.ignored && (field.occurs != Occurs::Optional || field.item.is_some())
}

/// What a child is to its structure. `from` is the field that it is compared with first.
fn classify(
    reader: &Reader<'_>,
    shape: &'static Shape,
    from: usize,
    seen: &Seen,
    look_alikes: &mut Vec<(usize, String)>,
    start: &Start<'_>,
) -> Known {
    let fields = shape.fields;
    let is_it = |field: &Field| field.name.local == start.local && field.name.ns == start.ns;
    let (before, behind) = fields.split_at(from.min(fields.len()));
    let found = behind.iter().position(is_it).map(|at| before.len() + at).or_else(|| before.iter().position(is_it));
    let Some(index) = found else {
        let name = reader.display(start);
        let Some(index) = fields.iter().position(|field| field.name.local == start.local) else {
            return Known::Not(Some(DeviationKind::UnknownElement(name)));
        };
        // What a service sends that gets namespaces wrong must not read as nothing. One of several of the same name is
        // demanded if any is, since which one was meant cannot be known.
        let is_it = |field: &Field| field.name.local == start.local && is_demanded(field);
        if let Some(index) = fields.iter().position(is_it)
            && !look_alikes.iter().any(|(field, _)| *field == index)
        {
            look_alikes.push((index, name.clone()));
        }
        let expected = fields[index].name.display(reader.table());
        return Known::Not(Some(DeviationKind::WrongNamespace { found: name, expected }));
    };
    let field = &fields[index];
    if field.ignored {
        Known::Not(None)
    } else if seen.has(index) && field.occurs != Occurs::Many {
        Known::Not(Some(DeviationKind::Repeated(field.name.display(reader.table()))))
    } else {
        Known::Field(index)
    }
}
