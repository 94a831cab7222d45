//! Types whose values are texts. For generated code only: the trait follows the generator, not semantic versioning.

use std::borrow::Cow;

use wsdl_xml::{Name, Writer, is_blank};

use super::deviation::DeviationKind;
use super::error::ReadError;
use super::facets::{FacetViolation, Facets};
use super::fields::{Fields, Leaf};
use super::prefixes::Prefixes;
use super::reader::Reader;
use super::row::Row;
use super::schema_type::Found;
use super::scope::Scope;
use super::value_rule::{Allowed, ValueRule, WhiteSpace};
use crate::values::InvalidValue;

/// A simple type: parses and prints its values as texts, in elements and attributes alike.
pub trait Text: Sized {
    /// Whether the empty text is a value. If not, an empty optional element reads as absent.
    const HAS_EMPTY: bool = true;
    /// How white space is treated on writing, if the type determines it.
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Preserve;
    /// Whether values hold qualified names, whose prefixes are declared around them.
    const HAS_NAMES: bool = false;
    /// The name of the type in its schema; `None` if it is anonymous, or stands for several.
    const TYPE: Option<Name> = None;

    /// Parses a text without regard to the namespaces in scope.
    ///
    /// # Errors
    /// The text is not a value of the type.
    fn parse(text: &str) -> Result<Self, InvalidValue>;

    /// Parses a text with these namespaces in scope. It may take the text; a text that is not a value stays in place.
    ///
    /// # Errors
    /// The text is not a value of the type.
    fn of(text: &mut Cow<'_, str>, scope: Scope<'_>) -> Result<Self, InvalidValue> {
        let _ = scope;
        Self::parse(text)
    }

    /// Reads a text outside the lexical space of the type that can mean only one value. `invalid` is the error of
    /// [`parse`](Self::parse).
    ///
    /// # Errors
    /// The text means no value, or may mean several.
    fn other_form(text: &str, invalid: InvalidValue) -> Result<Self, InvalidValue> {
        let _ = text;
        Err(invalid)
    }

    /// Appends the value's XML form, without escapes.
    fn print(&self, out: &mut String) {
        out.push_str(self.as_text().unwrap_or(""));
    }

    /// Appends the value's XML form, without escapes, and declares the prefixes that it needs.
    fn print_in(&self, out: &mut String, prefixes: &mut Prefixes<'_>) {
        let _ = prefixes;
        match self.to_text() {
            Some(text) => out.push_str(&text),
            None => self.print(out),
        }
    }

    /// Returns another valid form of the value, counted from 0; `None` if there are no more. A union writes one if the
    /// usual form reads as another member: `1E1` instead of `10` for an `xs:double` after `xs:decimal`.
    fn form(&self, form: usize) -> Option<String> {
        let _ = form;
        None
    }

    /// Returns the value's XML form if the value holds it as text. For other values, [`print`](Self::print) writes no
    /// character that needs an escape.
    fn as_text(&self) -> Option<&str> {
        None
    }

    /// Returns the value's XML form if it may hold characters that need an escape. For other values,
    /// [`print`](Self::print) is enough. Whatever writes a value uses this, not [`as_text`](Self::as_text).
    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_text().map(Cow::Borrowed)
    }

    /// Returns why the value has no XML form, if it has none.
    fn unwritable(&self) -> Option<&'static str> {
        None
    }

    /// Returns `true` if two values are the same. For example, `1.0` and `01` are the same `xs:decimal`.
    fn is_same(&self, other: &Self) -> bool {
        let printed = |value: &Self| {
            let mut out = String::new();
            value.print(&mut out);
            out
        };
        printed(self) == printed(other)
    }

    /// Returns the name of the enumeration, if it does not list the value.
    fn unlisted(&self) -> Option<&'static str> {
        None
    }

    /// Returns the facet that the value does not satisfy, if the Rust type knows facets, as that of a union does.
    fn violation(&self) -> Option<FacetViolation> {
        None
    }
}

/// Takes the element of a slot; see [`SchemaType::take`](crate::codec::SchemaType::take).
#[inline]
pub fn take_text<T: Text>(fields: &mut Fields<'_, '_>, slot: usize) -> Result<Found<T>, ReadError> {
    take(fields, slot, true)
}

/// Takes the element of a slot that may be absent.
#[inline]
pub fn take_optional_text<T: Text>(fields: &mut Fields<'_, '_>, slot: usize) -> Result<Found<T>, ReadError> {
    take(fields, slot, T::HAS_EMPTY)
}

#[inline(always)]
fn take<T: Text>(fields: &mut Fields<'_, '_>, slot: usize, has_empty: bool) -> Result<Found<T>, ReadError> {
    if T::HAS_NAMES {
        return fields.take_leaf(slot, has_empty);
    }
    let mut text = match fields.leaf(slot)? {
        Leaf::Text(text) => text,
        Leaf::Typed(text, of) => {
            let local = fields.leaf_name(slot);
            let declared = fields.row(slot).of_type;
            fields.reader.check_simple_type(&of, declared, T::TYPE, local)?;
            text
        }
        Leaf::Nil(None) => return Ok(Found::Nil),
        Leaf::Nil(Some(of)) => {
            let (local, declared) = (fields.leaf_name(slot), fields.row(slot).of_type);
            fields.reader.check_simple_type(&of, declared, T::TYPE, local)?;
            return Ok(Found::Nil);
        }
        Leaf::Absent => return Ok(Found::Absent),
    };
    let rule = fields.rule(slot);
    if !rule.is_none() {
        let local = fields.leaf_name(slot);
        return valued(fields.reader, local, text, &rule, has_empty, None);
    }
    if !has_empty && is_blank(&text) {
        let local = fields.leaf_name(slot);
        fields.reader.deviation_at(local, DeviationKind::Blank)?;
        return Ok(Found::Empty);
    }
    match T::of(&mut text, Scope::of(fields.reader.scan.scope())) {
        Ok(value) => {
            if let Some(enumeration) = value.unlisted() {
                let local = fields.leaf_name(slot);
                fields.reader.deviation_at(local, DeviationKind::UnlistedValue(enumeration))?;
            }
            if let Some(violation) = value.violation() {
                let local = fields.leaf_name(slot);
                fields.reader.deviation_at(local, DeviationKind::Facet(violation))?;
            }
            Ok(Found::Value(value))
        }
        Err(invalid) => {
            let local = fields.leaf_name(slot);
            other_form(fields.reader, local, &text, invalid).map(Found::Value)
        }
    }
}

/// Returns the value of the text of an element, whose row says this about values. `own` are the declarations in scope in
/// it, if they are not those around it.
fn valued<T: Text>(
    reader: &mut Reader<'_>,
    local: &str,
    mut text: Cow<'_, str>,
    rule: &ValueRule,
    has_empty: bool,
    own: Option<Scope<'_>>,
) -> Result<Found<T>, ReadError> {
    rule.prepare(&mut text);
    if !has_empty && is_blank(&text) {
        reader.deviation_at(local, DeviationKind::Blank)?;
        return Ok(Found::Empty);
    }
    value_in(reader, || Cow::Borrowed(local), text, rule.allowed(), own).map(Found::Value)
}

/// Reads the open element to its end.
pub fn read_text<T: Text>(reader: &mut Reader<'_>) -> Result<T, ReadError> {
    match read_text_by::<T>(reader, None, true)? {
        Found::Value(value) => Ok(value),
        // There is always a value, since an empty text is treated like any other.
        _ => Err(reader.error_behind(super::error::ReadErrorKind::InvalidValue, "a value", "none")),
    }
}

/// Reads the open element to its end by its row.
pub(super) fn read_text_by<T: Text>(
    reader: &mut Reader<'_>,
    row: Option<&Row>,
    has_empty: bool,
) -> Result<Found<T>, ReadError> {
    let of = reader.xsi_type_of_open();
    let declared = row.map_or_else(|| reader.whole_type.take(), |row| row.of_type);
    // The element's own declarations go out of scope at its end.
    let own = (T::HAS_NAMES && reader.scan.declares()).then(|| reader.scan.scope().clone());
    let text = reader.text()?;
    let local = reader.scan.closed_name();
    match of {
        None => {}
        Some(of) if row.is_none() && declared.is_none() => reader.check_built_in_type(&of, T::TYPE, local)?,
        Some(of) => reader.check_simple_type(&of, declared, T::TYPE, local)?,
    }
    let rule = row.map_or(ValueRule::NONE, Row::rule);
    valued(reader, local, text, &rule, has_empty, own.as_ref().map(Scope::of))
}

/// Returns the value of a text at a place in the open element, by the declarations in scope. Its white space is already
/// treated.
pub(super) fn value_at<'p, T: Text>(
    reader: &mut Reader<'_>,
    place: impl Fn() -> Cow<'p, str>,
    text: Cow<'_, str>,
    allowed: Allowed,
) -> Result<T, ReadError> {
    value_in(reader, place, text, allowed, None)
}

/// Returns the value of a text by these declarations, or else by those in scope.
pub(super) fn value_in<'p, T: Text>(
    reader: &mut Reader<'_>,
    place: impl Fn() -> Cow<'p, str>,
    mut text: Cow<'_, str>,
    allowed: Allowed,
    scope: Option<Scope<'_>>,
) -> Result<T, ReadError> {
    let Allowed { fixed, facets } = allowed;
    let violation = facets.and_then(|facets| facets.violation(&text));
    let is_as_written = fixed.is_none_or(|fixed| fixed == text);
    let read = match scope {
        Some(scope) => T::of(&mut text, scope),
        None => T::of(&mut text, Scope::of(reader.scan.scope())),
    };
    let value = match read {
        Ok(value) => {
            if let Some(enumeration) = value.unlisted() {
                reader.deviation_at(&place(), DeviationKind::UnlistedValue(enumeration))?;
            }
            if let Some(violation) = violation.or_else(|| value.violation()) {
                reader.deviation_at(&place(), DeviationKind::Facet(violation))?;
            }
            value
        }
        Err(invalid) => other_form::<T>(reader, &place(), &text, invalid)?,
    };
    if let Some(fixed) = fixed
        && !is_as_written
        && !is_value::<T>(&value, fixed)
    {
        reader.deviation_at(&place(), DeviationKind::FixedValue)?;
    }
    Ok(value)
}

/// Returns `true` if a text is another form of a value.
pub(super) fn is_value<T: Text>(value: &T, text: &str) -> bool {
    T::parse(text).is_ok_and(|other| other.is_same(value))
}

/// Returns the value of a text outside the lexical space of its type, and reports it.
#[cold]
fn other_form<T: Text>(
    reader: &mut Reader<'_>,
    local: &str,
    text: &str,
    invalid: InvalidValue,
) -> Result<T, ReadError> {
    let of = invalid.expected();
    let value = T::other_form(text, invalid).map_err(|invalid| reader.invalid(local, &invalid))?;
    reader.deviation_at(local, DeviationKind::LexicalForm(of))?;
    Ok(value)
}

/// Writes an element with this name.
pub fn write_text<T: Text>(value: &T, writer: &mut Writer, name: Name) {
    write_text_by(value, writer, name, WhiteSpace::Preserve, None);
}

/// Writes the element of a row.
pub fn write_text_of_row<T: Text>(value: &T, writer: &mut Writer, row: &Row) {
    let rule = row.rule();
    write_text_by(value, writer, row.name, rule.white_space, rule.facets());
}

fn write_text_by<T: Text>(
    value: &T,
    writer: &mut Writer,
    name: Name,
    white_space: WhiteSpace,
    facets: Option<&Facets>,
) {
    writer.start(name);
    write_content(value, writer, white_space, facets);
    writer.end();
}

/// Returns the form of a value with qualified names, whose prefixes are declared on the element that was just begun.
pub(super) fn with_names<T: Text>(value: &T, writer: &mut Writer) -> String {
    let mut text = String::new();
    match value.unwritable() {
        Some(reason) => writer.refuse(reason),
        None => value.print_in(&mut text, &mut Prefixes::of(writer)),
    }
    text
}

/// Writes the text of the element that was just begun.
pub(super) fn write_content<T: Text>(value: &T, writer: &mut Writer, of_row: WhiteSpace, facets: Option<&Facets>) {
    let white_space = if of_row == WhiteSpace::Preserve { T::WHITE_SPACE } else { of_row };
    if let Some(reason) = value.unwritable() {
        return writer.refuse(reason);
    }
    if T::HAS_NAMES {
        let text = with_names(value, writer);
        remark(value, writer, None, &text, facets);
        writer.text(&text);
        return;
    }
    match value.to_text() {
        None if facets.is_some() => {
            let mut text = String::new();
            value.print(&mut text);
            remark(value, writer, None, &text, facets);
            writer.plain(|out| out.push_str(&text));
        }
        None => {
            // The Rust type may know facets, as that of a union does.
            if let Some(violation) = value.violation() {
                writer.remark(None, violation);
            }
            writer.plain(|out| value.print(out));
        }
        Some(text) => {
            let text = white_space.applied(text);
            remark(value, writer, None, &text, facets);
            if !text.is_empty() {
                writer.text(&text);
            }
        }
    }
}

/// Remarks the facet that a value does not satisfy.
pub(super) fn remark<T: Text>(
    value: &T,
    writer: &mut Writer,
    attribute: Option<&str>,
    text: &str,
    facets: Option<&Facets>,
) {
    let violation = facets.and_then(|facets| facets.violation(text)).or_else(|| value.violation());
    if let Some(violation) = violation {
        writer.remark(attribute, violation);
    }
}
