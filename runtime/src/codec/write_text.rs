//! Writing values of simple types: the texts of elements and attributes. For generated code only.

use std::borrow::Cow;

use wsdl_xml::{Name, Writer};

use super::facets::{FacetViolation, Facets};
use super::forms::form_that_matches;
use super::prefixes::Prefixes;
use super::row::Row;
use super::text::Text;
use super::value_rule::WhiteSpace;

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

/// Writes the text of the element that was just begun.
pub(super) fn write_content<T: Text>(value: &T, writer: &mut Writer, of_row: WhiteSpace, facets: Option<&Facets>) {
    match prepare(value, writer, None, of_row, facets) {
        Prepared::Text(text) if text.is_empty() => {}
        Prepared::Text(text) => writer.text(&text),
        Prepared::Plain(text) => writer.plain(|out| out.push_str(&text)),
        Prepared::Printed => writer.plain(|out| value.print(out)),
        Prepared::Refused => {}
    }
}

/// Writes an attribute of the element that was just begun.
pub(super) fn write_attribute<T: Text>(
    value: &T,
    writer: &mut Writer,
    name: Name,
    of_row: WhiteSpace,
    facets: Option<&Facets>,
) {
    match prepare(value, writer, Some(name.local), of_row, facets) {
        Prepared::Text(text) => writer.attribute(name, &text),
        Prepared::Plain(text) => writer.plain_attribute(name, |out| out.push_str(&text)),
        Prepared::Printed => writer.plain_attribute(name, |out| value.print(out)),
        Prepared::Refused => {}
    }
}

/// How a value is written.
enum Prepared<'v> {
    /// As this text, which may need escapes.
    Text(Cow<'v, str>),
    /// As this text, which needs no escape.
    Plain(String),
    /// As [`Text::print`] does.
    Printed,
    /// Not at all: the value has no form in XML.
    Refused,
}

/// Prepares a value for the element that was just begun, or for an attribute of it. Remarks the facet that it does not
/// satisfy, and declares the prefixes that it needs.
#[inline]
fn prepare<'v, T: Text>(
    value: &'v T,
    writer: &mut Writer,
    attribute: Option<&str>,
    of_row: WhiteSpace,
    facets: Option<&Facets>,
) -> Prepared<'v> {
    if let Some(reason) = value.unwritable() {
        writer.refuse(reason);
        return Prepared::Refused;
    }
    let white_space = if of_row == WhiteSpace::Preserve { T::WHITE_SPACE } else { of_row };
    let prepared = if T::HAS_NAMES {
        let mut text = String::new();
        value.print_in(&mut text, &mut Prefixes::of(writer));
        Prepared::Text(text.into())
    } else {
        match value.to_text() {
            Some(text) => Prepared::Text(white_space.applied(text)),
            None if facets.is_some() => {
                let mut text = String::new();
                value.print(&mut text);
                Prepared::Plain(text)
            }
            None => Prepared::Printed,
        }
    };
    let text = match &prepared {
        Prepared::Text(text) => &**text,
        Prepared::Plain(text) => text,
        Prepared::Printed | Prepared::Refused => return prepared,
    };
    // The Rust type may know facets, as that of a union does.
    let Some(violation) = facets.and_then(|facets| facets.violation(text)).or_else(|| value.violation(text)) else {
        return prepared;
    };
    // A message that has this much wrong is not worth the time of looking.
    if let (FacetViolation::Pattern(_), Some(facets), false) = (&violation, facets, writer.drops_remarks())
        && let Some(other) = form_that_matches(value, facets)
    {
        return Prepared::Text(other.into());
    }
    writer.remark(attribute, violation);
    prepared
}
