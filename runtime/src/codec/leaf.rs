//! Macros that make types with texts as values elements, too.

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
        }
    };
}

/// Implements [`Text`] and [`SchemaType`](crate::codec::SchemaType) for an open enumeration, which has `as_str`,
/// `FromStr` and a variant for unlisted values. `collapse` or `replace` treats white space before a value is looked up
/// and when it is written. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($type:ident, $unlisted:ident) => {
        $crate::enumeration!(@of $type, $unlisted, Preserve);
    };
    ($type:ident, $unlisted:ident, collapse) => {
        $crate::enumeration!(@of $type, $unlisted, Collapse);
    };
    ($type:ident, $unlisted:ident, replace) => {
        $crate::enumeration!(@of $type, $unlisted, Replace);
    };
    (@of $type:ident, $unlisted:ident, $white_space:ident) => {
        impl $crate::codec::Text for $type {
            const WHITE_SPACE: $crate::codec::WhiteSpace = $crate::codec::WhiteSpace::$white_space;

            fn parse(text: &str) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                let text = Self::WHITE_SPACE.applied(text.into());
                let ::core::result::Result::Ok(value) = text.parse();
                ::core::result::Result::Ok(value)
            }

            fn as_text(&self) -> ::core::option::Option<&str> {
                ::core::option::Option::Some(self.as_str())
            }

            fn unlisted(&self) -> ::core::option::Option<&'static str> {
                ::core::matches!(self, Self::$unlisted(_)).then_some($crate::codec::bare(::core::stringify!($type)))
            }
        }

        $crate::leaf!($type);
    };
}
