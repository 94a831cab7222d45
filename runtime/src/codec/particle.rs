//! What a slot holds, whatever its kind.

use super::fields::Fields;
use super::reader::Reader;
use super::schema_type::{SchemaType, Take};
use super::write_fields::WriteFields;

/// A value of a particle (XML Schema part 1, section 3.9): an element's type, a choice, a group, or a wildcard's element.
///
/// Rows are the numbers of rows in the table. A slot is asked for by its first row, an alternative by its own.
pub trait Particle: Sized {
    /// Takes the value of a row, if it comes next.
    ///
    /// # Errors
    /// The content cannot be read.
    fn take(fields: &mut Fields<'_, '_>, row: usize) -> Take<Self>;

    /// Takes the value of a row that may be absent.
    ///
    /// # Errors
    /// The content cannot be read.
    fn take_optional(fields: &mut Fields<'_, '_>, row: usize) -> Take<Self> {
        Self::take(fields, row)
    }

    /// Returns what a missing required value reads as, if it can be read at all.
    fn missing(_: &mut Reader<'_>) -> Option<Self> {
        None
    }

    /// Writes the value of a row.
    fn put(&self, fields: &mut WriteFields<'_>, row: usize);
}

impl<T: SchemaType> Particle for T {
    #[inline(always)]
    fn take(fields: &mut Fields<'_, '_>, row: usize) -> Take<Self> {
        <T as SchemaType>::take(fields, row)
    }

    #[inline(always)]
    fn take_optional(fields: &mut Fields<'_, '_>, row: usize) -> Take<Self> {
        <T as SchemaType>::take_optional(fields, row)
    }

    fn missing(reader: &mut Reader<'_>) -> Option<Self> {
        <T as SchemaType>::missing(reader)
    }

    #[inline]
    fn put(&self, fields: &mut WriteFields<'_>, row: usize) {
        fields.put_value(row, self);
    }
}
