//! Reading values of simple types: the texts of elements and attributes. For generated code only.

use std::borrow::Cow;

use wsdl_xml::is_blank;

use super::deviation::DeviationKind;
use super::error::{ReadError, ReadErrorKind};
use super::fields::{Fields, Leaf};
use super::reader::Reader;
use super::row::Row;
use super::schema_type::Found;
use super::scope::Scope;
use super::text::Text;
use super::value_rule::{Allowed, ValueRule};
use crate::values::InvalidValue;

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
    let rule = &fields.row(slot).rule;
    if rule.changes_texts() {
        let (rule, local) = (*rule, fields.leaf_name(slot));
        return valued(fields.reader, local, text, &rule, has_empty, None);
    }
    if !has_empty && is_blank(&text) {
        let local = fields.leaf_name(slot);
        fields.reader.deviation_at(local, DeviationKind::Blank)?;
        return Ok(Found::Empty);
    }
    let violation = rule.facets().and_then(|facets| facets.violation(&text));
    match T::of(&mut text, Scope::of(fields.reader.scan.scope())) {
        Ok(value) => {
            if let Some(enumeration) = value.unlisted() {
                let local = fields.leaf_name(slot);
                fields.reader.deviation_at(local, DeviationKind::UnlistedValue(enumeration))?;
            }
            if let Some(violation) = violation.or_else(|| value.violation(&text)) {
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

/// Reads the open element to its end, by its declaration if it is a whole message.
///
/// # Errors
/// The text is not a value of its type.
pub fn read_text<T: Text>(reader: &mut Reader<'_>) -> Result<T, ReadError> {
    let declaration = reader.whole.take();
    match read_text_by::<T>(reader, declaration, true)? {
        Found::Value(value) => Ok(value),
        // There is always a value, since an empty text is treated like any other.
        _ => Err(reader.error_behind(ReadErrorKind::InvalidValue, "a value", "none")),
    }
}

/// Reads the open element to its end by its row.
pub(super) fn read_text_by<T: Text>(
    reader: &mut Reader<'_>,
    row: Option<&Row>,
    has_empty: bool,
) -> Result<Found<T>, ReadError> {
    let of = reader.xsi_type_of_open();
    // The element's own declarations go out of scope at its end.
    let own = (T::HAS_NAMES && reader.scan.declares()).then(|| reader.scan.scope().clone());
    let text = reader.text()?;
    let local = reader.scan.closed_name();
    match of {
        None => {}
        Some(of) => match row {
            None => reader.check_built_in_type(&of, T::TYPE, local)?,
            Some(row) => reader.check_simple_type(&of, row.of_type, T::TYPE, local)?,
        },
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
            if let Some(violation) = violation.or_else(|| value.violation(&text)) {
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
