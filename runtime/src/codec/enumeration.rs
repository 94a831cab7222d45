//! Enumerations of texts and of other values, both open: a value that is not listed is kept and reported.

/// Implements [`Text`](crate::codec::Text) and [`SchemaType`](crate::codec::SchemaType) for an open enumeration, which
/// has `as_str`, `FromStr` and a variant for unlisted values. With `collapse` or `replace` as the third argument, white
/// space is treated this way on reading and writing; otherwise it is kept. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($type:ident, $unlisted:ident) => {
        $crate::enumeration!(@ $type, $unlisted, Preserve);
    };
    ($type:ident, $unlisted:ident, collapse) => {
        $crate::enumeration!(@ $type, $unlisted, Collapse);
    };
    ($type:ident, $unlisted:ident, replace) => {
        $crate::enumeration!(@ $type, $unlisted, Replace);
    };
    (@ $type:ident, $unlisted:ident, $white_space:ident) => {
        impl $crate::codec::Text for $type {
            const WHITE_SPACE: $crate::codec::WhiteSpace = $crate::codec::WhiteSpace::$white_space;

            fn parse(text: &str) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                let ::core::result::Result::Ok(value) = Self::WHITE_SPACE.applied(text.into()).parse();
                ::core::result::Result::Ok(value)
            }

            fn as_text(&self) -> ::core::option::Option<&str> {
                ::core::option::Option::Some(self.as_str())
            }

            fn to_text(&self) -> ::core::option::Option<::std::borrow::Cow<'_, str>> {
                ::core::option::Option::Some(Self::WHITE_SPACE.applied(self.as_str().into()))
            }

            fn unlisted(&self) -> ::core::option::Option<&'static str> {
                ::core::matches!(self, Self::$unlisted(_)).then_some($crate::codec::bare(::core::stringify!($type)))
            }
        }

        $crate::leaf!($type);
    };
}
