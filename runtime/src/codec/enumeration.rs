//! Enumerations of texts and of other values, both open: a value that is not listed is kept and reported.

use std::borrow::Cow;

use crate::values::white_space;

/// What becomes of white space in a text before it is compared with listed texts. For generated code only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blanks {
    /// It is kept.
    Preserve,
    /// [`replace`](white_space::replace).
    Replace,
    /// [`collapse`](white_space::collapse).
    Collapse,
}

impl Blanks {
    /// Returns the text with its white space treated. A text that does not change is not copied.
    pub fn applied(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Preserve => Cow::Borrowed(text),
            Self::Replace => white_space::replace(Cow::Borrowed(text)),
            Self::Collapse => white_space::collapse(Cow::Borrowed(text)),
        }
    }
}

/// Implements [`Text`](crate::codec::Text) and [`SchemaType`](crate::codec::SchemaType) for an open enumeration, which
/// has `as_str`, `FromStr` and a variant for unlisted values. With `collapse` or `replace` as third argument, white space
/// is treated so on reading and on writing; without, it is kept. For generated code only.
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
    (@ $type:ident, $unlisted:ident, $blanks:ident) => {
        impl $crate::codec::Text for $type {
            fn parse(text: &str) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                let ::core::result::Result::Ok(value) = $crate::codec::Blanks::$blanks.applied(text).parse();
                ::core::result::Result::Ok(value)
            }

            fn as_text(&self) -> ::core::option::Option<&str> {
                ::core::option::Option::Some(self.as_str())
            }

            fn to_text(&self) -> ::core::option::Option<::std::borrow::Cow<'_, str>> {
                ::core::option::Option::Some($crate::codec::Blanks::$blanks.applied(self.as_str()))
            }

            fn unlisted(&self) -> ::core::option::Option<&'static str> {
                ::core::matches!(self, Self::$unlisted(_)).then_some($crate::codec::bare(::core::stringify!($type)))
            }
        }

        $crate::leaf!($type);
    };
}
