//! The attributes of a structure: read from its start tag before its elements are asked for.

use std::borrow::Cow;

use wsdl_xml::Attribute as Scanned;

use super::Fields;
use crate::codec::any::AnyAttributes;
use crate::codec::attribute_row::Attribute;
use crate::codec::attributes::{Attributes, Resolved};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::read_text::value_at;
use crate::codec::reader::Reader;
use crate::codec::shape::Shape;
use crate::codec::text::Text;
use crate::codec::value_rule::Allowed;
use crate::values::QName;

/// The progress of reading the open element's attributes.
#[derive(Debug, Default)]
pub(super) struct Own<'a> {
    /// The index of the attribute that probably comes next.
    expected: usize,
    /// The attributes, once other tags have been read.
    kept: Option<Box<Attributes<'a>>>,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Begins with the attributes of the open element, whose start tag was just read. It has no children.
    pub(in crate::codec) fn of_attributes(reader: &'r mut Reader<'a>, shape: &'r Shape<'r>) -> Self {
        Self::before_all(reader, shape)
    }

    /// Begins with an element that has neither attributes nor children.
    pub(in crate::codec) fn without_attributes(reader: &'r mut Reader<'a>, shape: &'r Shape<'r>) -> Self {
        let own = Own { kept: Some(Box::default()), ..Own::default() };
        Self { own, ..Self::before_all(reader, shape) }
    }
}

impl<'a> Fields<'_, 'a> {
    /// Keeps the attributes, before other tags are read.
    pub(super) fn keep_attributes(&mut self) {
        let declared = self.shape.declared;
        let takes = !declared.attributes.is_empty() || declared.any_attribute.is_some();
        if takes && self.has_attributes() {
            self.own.kept = Some(Box::new(Attributes::of(&self.reader.scan)));
        }
    }

    /// Returns `true` if the last tag is that of the open element, and has attributes.
    fn has_attributes(&self) -> bool {
        self.reader.scan.is_in_last_start() && self.reader.scan.last_start().has_attributes()
    }

    /// Returns the value of an attribute as it was written.
    fn attribute_text(&mut self, row: &Attribute) -> Option<Cow<'a, str>> {
        if let Some(kept) = &mut self.own.kept {
            return kept.take(row.name);
        }
        if !self.has_attributes() {
            return None;
        }
        let scan = &self.reader.scan;
        let is_it = |one: &Scanned<'a>| one.ns == row.name.ns && one.local == row.name.local;
        let next = scan.attributes().nth(self.own.expected).filter(is_it);
        let found = next.map(|one| (self.own.expected, one));
        let (at, one) = found.or_else(|| scan.attributes().enumerate().find(|(_, one)| is_it(one)))?;
        self.own.expected = at + 1;
        Some(scan.value(&one))
    }

    fn value<T: Text>(&mut self, row: &Attribute) -> Result<Option<T>, ReadError> {
        let Some(text) = self.attribute_text(row) else { return Ok(None) };
        self.reader.attribute_value(row, text).map(Some)
    }

    /// Reads a required attribute.
    ///
    /// # Errors
    /// The attribute is missing, or its text is not a value of its type.
    pub fn attribute<T: Text>(&mut self, index: usize) -> Result<T, ReadError> {
        let row = &self.shape.declared.attributes[index];
        match self.value(row)? {
            Some(value) => Ok(value),
            None => Err(self.reader.missing_attribute(&row.name)),
        }
    }

    /// Reads an optional attribute.
    ///
    /// # Errors
    /// Its text is not a value of its type.
    pub fn optional_attribute<T: Text>(&mut self, index: usize) -> Result<Option<T>, ReadError> {
        self.value(&self.shape.declared.attributes[index])
    }

    /// Reads an attribute with a default.
    ///
    /// # Errors
    /// Its text is not a value of its type.
    pub fn default_attribute<T: Text>(&mut self, index: usize) -> Result<T, ReadError> {
        let row = &self.shape.declared.attributes[index];
        match self.value(row)? {
            Some(value) => Ok(value),
            None => {
                let given = Cow::Borrowed(row.rule.given().unwrap_or(""));
                value_at(self.reader, || row.place(), given, Allowed::default())
            }
        }
    }

    /// Reads an attribute whose value is fixed. An absent or other value is reported.
    ///
    /// # Errors
    /// Its text is not a value of its type; a deviation if reading is strict.
    pub fn fixed_attribute<T: Text>(&mut self, index: usize) -> Result<(), ReadError> {
        let row = &self.shape.declared.attributes[index];
        if self.value::<T>(row)?.is_none() && row.is_required {
            let name = row.name.display(self.reader.table());
            self.reader.deviation(DeviationKind::MissingFixed(name))?;
        }
        Ok(())
    }

    /// Reads the attributes that are not declared, but allowed. Call it after the declared ones.
    ///
    /// # Errors
    /// The attributes exceed the limit on memory.
    pub fn any_attributes(&mut self) -> Result<AnyAttributes, ReadError> {
        let declared = self.shape.declared;
        let Some(wildcard) = declared.any_attribute else { return Ok(AnyAttributes::default()) };
        let is_it = |ns, local: &str| wildcard.admits(ns) && !declared.has(ns, local);
        let attributes = if let Some(kept) = self.own.kept.take() {
            let name = |one: &Resolved<'_>| QName::new(one.namespace.clone(), one.local);
            let own = kept.into_list().into_iter().filter(|one| is_it(one.ns, one.local));
            let list: Vec<_> = own.map(|one| (name(&one), one.value.into_owned())).collect();
            self.reader.take_memory_of(&list)?;
            AnyAttributes(list)
        } else if self.has_attributes() {
            self.reader.attributes_that(|one| is_it(one.ns, one.local))?
        } else {
            AnyAttributes::default()
        };
        if let Some(globals) = wildcard.globals {
            self.reader.check_declared(&attributes, globals)?;
        }
        Ok(attributes)
    }
}
