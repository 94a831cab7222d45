//! Groups: structs that have no element of their own. For generated code only: the trait follows the generator, not
//! semantic versioning.

use super::declared::TextContent;
use super::error::ReadError;
use super::fields::Fields;
use super::row::Row;
use super::schema_type::Take;
use super::shape::Shape;
use super::write_fields::WriteFields;

/// A model group that is a value of its own, such as `(a, b?)*` or an alternative of a choice.
///
/// It is read in a *frame*: [`Fields`] over its own rows, inside the open element. A frame begins with a child, so it is
/// never empty. [`group!`](crate::group) makes a group a value of slots.
pub trait Group: Sized {
    /// The elements, in the order of their slots.
    const ROWS: &'static [Row];
    /// Whether the elements may come in any order (`xs:all`).
    const ANY_ORDER: bool = false;
    /// How character data between the group's first child and the next child outside the group is treated. Unless the
    /// group keeps [pieces](TextContent::Pieces), it belongs to the element.
    const TEXT: TextContent = TextContent::None;
    /// Everything that the group declares.
    const SHAPE: &'static Shape<'static> = &Shape { any_order: Self::ANY_ORDER, ..Shape::new(Self::ROWS, Self::TEXT) };

    /// Reads the elements, slot by slot.
    ///
    /// # Errors
    /// A required element is missing; the content of one cannot be read.
    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError>;

    /// Writes the elements, slot by slot.
    fn write_fields(&self, fields: &mut WriteFields<'_>);
}

/// Implements [`Particle`](crate::codec::Particle) for a [`Group`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! group {
    ($type:ty) => {
        impl $crate::codec::Particle for $type {
            fn take(fields: &mut $crate::codec::Fields<'_, '_>, row: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_group(fields, row)
            }

            fn put(&self, fields: &mut $crate::codec::WriteFields<'_>, _: usize) {
                $crate::codec::put_group(self, fields);
            }
        }
    };
}

/// Takes the group that begins with a row of this row's slot.
pub fn take_group<T: Group>(fields: &mut Fields<'_, '_>, row: usize) -> Take<T> {
    fields.group(row, T::SHAPE, T::read_fields)
}

/// Writes a group.
pub fn put_group<T: Group>(value: &T, fields: &mut WriteFields<'_>) {
    fields.frame(T::SHAPE, |frame| value.write_fields(frame));
}
