//! Macros that let types with text values be the types of elements, too.

/// Implements [`SchemaType`](crate::codec::SchemaType) for a type that implements [`Text`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! leaf {
    ($type:ty) => {
        impl $crate::codec::SchemaType for $type {
            const TYPE: ::core::option::Option<$crate::codec::Name> = <$type as $crate::codec::Text>::TYPE;

            fn take(fields: &mut $crate::codec::Fields<'_, '_>, slot: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_text(fields, slot)
            }

            fn take_optional(fields: &mut $crate::codec::Fields<'_, '_>, slot: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_optional_text(fields, slot)
            }

            fn read<'a>(
                reader: &mut $crate::codec::Reader<'a>,
                _: &$crate::codec::Start<'a>,
            ) -> ::core::result::Result<Self, $crate::codec::ReadError> {
                $crate::codec::read_text(reader)
            }

            fn write(&self, writer: &mut $crate::codec::Writer, name: $crate::codec::Name) {
                $crate::codec::write_text(self, writer, name)
            }

            fn write_row(&self, writer: &mut $crate::codec::Writer, row: &$crate::codec::Row) {
                $crate::codec::write_text_of_row(self, writer, row)
            }

            fn character_data(&self) -> ::core::option::Option<&str> {
                $crate::codec::Text::as_text(self)
            }
        }

        $crate::mask!($type);
    };
}
