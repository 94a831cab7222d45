//! List types: `Vec` as a simple type (XML Schema part 2, section 2.5.1.2).

use std::borrow::Cow;

use wsdl_xml::{Name, Writer};

use super::error::ReadError;
use super::facets::FacetViolation;
use super::fields::Fields;
use super::forms::Wanted;
use super::limits::Limits;
use super::prefixes::Prefixes;
use super::read_text::{read_text, take_optional_text, take_text};
use super::reader::{Reader, Start};
use super::row::Row;
use super::schema_type::{Found, SchemaType, Take};
use super::scope::Scope;
use super::text::Text;
use super::union::text_of;
use super::write_text::{write_text, write_text_of_row};
use crate::values::InvalidValue;
use crate::values::equal_forms::Form;
use crate::values::white_space::{is_white_space, items};

/// The most bytes that the items of one text may take in memory, by the estimate of [`memory_of`]: a text of a few bytes
/// for each item must not become a list many times its size.
const MOST_MEMORY: usize = Limits::DEFAULT.value_bytes;

/// A list: items between white space. No items are the empty text.
///
/// An item cannot be empty or hold white space: written, it would read back as no item or as several. A value with such
/// an item cannot be written; nothing is dropped, joined or split.
impl<T: Text> Text for Vec<T> {
    const HAS_NAMES: bool = T::HAS_NAMES;

    fn parse(text: &str) -> Result<Self, InvalidValue> {
        Self::of(&mut Cow::Borrowed(text), Scope::NONE)
    }

    fn of(text: &mut Cow<'_, str>, scope: Scope<'_>) -> Result<Self, InvalidValue> {
        read_items(text, |item| T::of(&mut Cow::Borrowed(item), scope))
    }

    fn other_form(text: &str, _: InvalidValue) -> Result<Self, InvalidValue> {
        read_items(text, |item| T::parse(item).or_else(|invalid| T::other_form(item, invalid)))
    }

    fn print(&self, out: &mut String) {
        print_items(self, out, |item, out| match item.to_text() {
            Some(text) => out.push_str(&text),
            None => item.print(out),
        });
    }

    fn print_in(&self, out: &mut String, prefixes: &mut Prefixes<'_>) {
        print_items(self, out, |item, out| item.print_in(out, prefixes));
    }

    /// Returns the list with another form of each item that has one in this style.
    fn form(&self, form: usize) -> Form {
        let (mut text, mut is_end, mut is_same) = (String::new(), true, true);
        print_items(self, &mut text, |item, out| match item.form(form) {
            Form::Other(other) => {
                (is_end, is_same) = (false, false);
                out.push_str(&other);
            }
            form => {
                is_end &= form == Form::End;
                out.push_str(&text_of(item));
            }
        });
        match (is_end, is_same) {
            (true, _) => Form::End,
            (false, true) => Form::Same,
            (false, false) => Form::Other(text),
        }
    }

    fn find_form(&self, wanted: &Wanted<'_>) -> Option<String> {
        wanted.list_of(self).or_else(|| wanted.first_of(|form| self.form(form)))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(left, right)| left.is_same(right))
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        // Items that are not texts print nothing that needs an escape.
        self.iter().any(|item| item.to_text().is_some()).then(|| {
            let mut text = String::new();
            self.print(&mut text);
            text.into()
        })
    }

    fn unlisted(&self) -> Option<&'static str> {
        self.iter().find_map(T::unlisted)
    }

    fn violation(&self, text: &str) -> Option<FacetViolation> {
        self.iter().zip(items(text)).find_map(|(item, text)| item.violation(text))
    }

    fn unwritable(&self) -> Option<&'static str> {
        let is_item = |text: &str| !text.is_empty() && !text.contains(is_white_space);
        self.iter().find_map(|item| match item.to_text() {
            Some(text) if !is_item(&text) => Some("an item of a list that is empty or holds white space"),
            _ => item.unwritable(),
        })
    }
}

/// Appends the items with a space between them.
fn print_items<T>(list: &[T], out: &mut String, mut print: impl FnMut(&T, &mut String)) {
    for (index, item) in list.iter().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        print(item, out);
    }
}

/// Reads each item of a text. Errors are at their place in the text.
fn read_items<T>(text: &str, mut read: impl FnMut(&str) -> Result<T, InvalidValue>) -> Result<Vec<T>, InvalidValue> {
    let count = items(text).count();
    if memory_of::<T>(count) > MOST_MEMORY {
        let problem = format!("a list of {count} items, which take more than {MOST_MEMORY} bytes of memory");
        return Err(InvalidValue::new("list", problem, Some(0)));
    }
    let mut list = Vec::with_capacity(count);
    for item in items(text) {
        list.push(read(item).map_err(|invalid| {
            let at = item.as_ptr().addr() - text.as_ptr().addr() + invalid.at().unwrap_or(0);
            InvalidValue::new(invalid.expected(), invalid.problem().to_owned(), Some(at))
        })?);
    }
    Ok(list)
}

/// Returns an estimate of the memory that items take beside their digits or characters.
fn memory_of<T>(count: usize) -> usize {
    /// What an allocation takes at least.
    const ALLOCATION: usize = 32;
    let each = size_of::<T>() + if std::mem::needs_drop::<T>() { ALLOCATION } else { 0 };
    count.saturating_mul(each)
}

/// Counts the memory of a list that was read.
fn counted<T>(reader: &mut Reader<'_>, list: Vec<T>) -> Result<Vec<T>, ReadError> {
    reader.take_memory(memory_of::<T>(list.len()))?;
    Ok(list)
}

fn counted_if_found<T>(fields: &mut Fields<'_, '_>, found: Found<Vec<T>>) -> Take<Vec<T>> {
    Ok(match found {
        Found::Value(list) => Found::Value(counted(fields.reader, list)?),
        other => other,
    })
}

impl<T: Text> SchemaType for Vec<T> {
    fn take(fields: &mut Fields<'_, '_>, slot: usize) -> Take<Self> {
        let found = take_text(fields, slot)?;
        counted_if_found(fields, found)
    }

    fn take_optional(fields: &mut Fields<'_, '_>, slot: usize) -> Take<Self> {
        let found = take_optional_text(fields, slot)?;
        counted_if_found(fields, found)
    }

    fn read<'a>(reader: &mut Reader<'a>, _: &Start<'a>) -> Result<Self, ReadError> {
        let list = read_text(reader)?;
        counted(reader, list)
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        write_text(self, writer, name);
    }

    fn write_row(&self, writer: &mut Writer, row: &Row) {
        write_text_of_row(self, writer, row);
    }
}
