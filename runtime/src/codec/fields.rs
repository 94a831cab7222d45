//! Which declared element comes next: order, repetition, nil and absence are judged here, for all types alike.

use super::deviation::DeviationKind;
use super::error::{ReadError, ReadErrorKind};
use super::name::{Name, Ns};
use super::reader::{Reader, Start};

/// An element that a type declares in its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The element's name.
    pub name: Name,
    occurs: Occurs,
    nillable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occurs {
    Required,
    Optional,
    Many,
}

impl Field {
    const fn new(ns: Ns, local: &'static str, occurs: Occurs) -> Self {
        Self { name: Name::new(ns, local), occurs, nillable: false }
    }

    /// An element that comes exactly once.
    pub const fn required(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, Occurs::Required)
    }

    /// An element that comes once or not at all.
    pub const fn optional(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, Occurs::Optional)
    }

    /// An element that may come again.
    pub const fn many(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, Occurs::Many)
    }

    /// The same element, which may be nil.
    pub const fn nillable(self) -> Self {
        Self { nillable: true, ..self }
    }
}

/// The elements and attributes that a type declares.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The elements, in the order of the schema.
    pub fields: &'static [Field],
    /// The attributes.
    pub attributes: &'static [Name],
    /// Whether other attributes may come too.
    pub any_attribute: bool,
    /// Whether the elements may come in any order (`xs:all`).
    pub any_order: bool,
}

impl Shape {
    /// A type of these elements in this order, without attributes.
    pub const fn sequence(fields: &'static [Field]) -> Self {
        Self { fields, attributes: &[], any_attribute: false, any_order: false }
    }
}

/// Goes through the elements of one value of a type.
#[derive(Debug)]
pub struct Fields {
    shape: &'static Shape,
    seen: Seen,
    /// The field that comes next if the text keeps to the order.
    expected: usize,
    nil: bool,
    /// Elements of other namespaces that are called like a required one: field and full name.
    look_alikes: Vec<(usize, String)>,
}

/// Which fields have come; the first 64 without an allocation.
#[derive(Debug, Default)]
struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
    fn word(&self, index: usize) -> u64 {
        if index < 64 { self.low } else { self.high.get(index / 64 - 1).copied().unwrap_or(0) }
    }

    fn has(&self, index: usize) -> bool {
        self.word(index) & (1 << (index % 64)) != 0
    }

    fn insert(&mut self, index: usize) {
        let bit = 1 << (index % 64);
        if index < 64 {
            self.low |= bit;
            return;
        }
        let word = index / 64 - 1;
        if self.high.len() <= word {
            self.high.resize(word + 1, 0);
        }
        self.high[word] |= bit;
    }
}

impl Fields {
    /// Begins with the element whose start tag was just read; reports attributes that its type does not have.
    ///
    /// # Errors
    /// Those of [`Reader::attributes`]; a deviation where reading is strict.
    pub fn new<'a>(reader: &mut Reader<'a>, start: &Start<'a>, shape: &'static Shape) -> Result<Self, ReadError> {
        if start.has_attributes() && !shape.any_attribute {
            let attributes = reader.attributes(start)?;
            for unknown in attributes.outside(shape.attributes) {
                reader.deviation(DeviationKind::UnknownAttribute(unknown))?;
            }
        }
        Ok(Self { shape, seen: Seen::default(), expected: 0, nil: false, look_alikes: Vec::new() })
    }

    /// The index in the shape of the next element that has a value to be read, and its start tag; `None` at the end.
    ///
    /// Elements that the type does not have, that came before, or that are nil where the value would be `None`, are
    /// taken care of.
    ///
    /// # Errors
    /// Those of [`Reader::child`]; a deviation where reading is strict.
    pub fn next<'a>(&mut self, reader: &mut Reader<'a>) -> Result<Option<(usize, Start<'a>)>, ReadError> {
        while let Some(start) = reader.child()? {
            let Some(index) = self.find(&start) else {
                let name = reader.display(&start);
                self.note_look_alike(&start, &name);
                reader.skip()?;
                reader.deviation(DeviationKind::UnknownElement(name))?;
                continue;
            };
            let field = &self.shape.fields[index];
            let again = self.seen.has(index);
            if again && field.occurs != Occurs::Many {
                reader.skip()?;
                reader.deviation(DeviationKind::Repeated(field.name.display(reader.table())))?;
                continue;
            }
            if index + 1 < self.expected && !self.shape.any_order {
                reader.deviation(DeviationKind::Misordered(field.name.display(reader.table())))?;
            }
            self.seen.insert(index);
            self.expected = self.expected.max(index + 1);
            self.nil = start.is_nil();
            if !self.nil {
                return Ok(Some((index, start)));
            }
            if reader.skip_content()? {
                reader.deviation(DeviationKind::ContentInNil(field.name.display(reader.table())))?;
            }
            match (field.nillable, field.occurs) {
                // `None` is nil: there is nothing to tell.
                (true, Occurs::Required) => {}
                (true, Occurs::Optional | Occurs::Many) => return Ok(Some((index, start))),
                (false, _) => {
                    reader.deviation(DeviationKind::UnexpectedNil(field.name.display(reader.table())))?;
                }
            }
        }
        for (index, field) in self.shape.fields.iter().enumerate() {
            if field.occurs == Occurs::Required && field.nillable && !self.seen.has(index) {
                if let Some(found) = self.look_alike(index) {
                    return Err(reader.error_behind(ReadErrorKind::Missing, self.required(reader, index), found));
                }
                reader.deviation_behind(DeviationKind::MissingNillable(field.name.display(reader.table())))?;
            }
        }
        Ok(None)
    }

    /// Whether the element that [`next`](Self::next) gave is nil; its content has then been read.
    pub fn is_nil(&self) -> bool {
        self.nil
    }

    /// The error for a required element that has no value, after the end of the element that it should be in.
    pub fn missing(&self, reader: &Reader<'_>, index: usize) -> ReadError {
        let found = match self.look_alike(index) {
            Some(name) => name,
            None if self.seen.has(index) => "one without a value".to_owned(),
            None => "none".to_owned(),
        };
        reader.error_behind(ReadErrorKind::Missing, self.required(reader, index), found)
    }

    fn required(&self, reader: &Reader<'_>, index: usize) -> String {
        format!("the required element {}", self.shape.fields[index].name.display(reader.table()))
    }

    /// Remembers an element that is called like a required one but has another namespace: it is what a service sends
    /// that gets namespaces wrong, and must not read as nothing.
    fn note_look_alike(&mut self, start: &Start<'_>, name: &str) {
        let is_it = |field: &Field| field.name.local == start.local && field.occurs == Occurs::Required;
        if let Some(index) = self.shape.fields.iter().position(is_it)
            && self.look_alike(index).is_none()
        {
            self.look_alikes.push((index, name.to_owned()));
        }
    }

    fn look_alike(&self, index: usize) -> Option<String> {
        let (_, name) = self.look_alikes.iter().find(|(field, _)| *field == index)?;
        Some(format!("the element {name} instead"))
    }

    fn find(&self, start: &Start<'_>) -> Option<usize> {
        let fields = self.shape.fields;
        let is_it = |field: &Field| field.name.local == start.local && field.name.ns == start.ns;
        // Most texts keep to the order, so that the first look finds it; a repeated element is the one before.
        let (before, from_here) = fields.split_at(self.expected.saturating_sub(1).min(fields.len()));
        if let Some(next) = fields.get(self.expected)
            && is_it(next)
        {
            return Some(self.expected);
        }
        let here = from_here.iter().position(is_it).map(|index| before.len() + index);
        here.or_else(|| before.iter().position(is_it))
    }
}
