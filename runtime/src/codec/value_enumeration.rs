//! Open enumerations of values that are not texts, such as numbers and dates.

use std::sync::OnceLock;

use super::text::Text;
use crate::values::equal_forms::Form;

/// The listed values of an enumeration, read from their texts once. For generated code only.
#[derive(Debug)]
pub struct ListedValues<T> {
    texts: &'static [&'static str],
    values: OnceLock<Vec<Option<T>>>,
}

impl<T: Text> ListedValues<T> {
    /// Creates the list of values with these texts.
    pub const fn new(texts: &'static [&'static str]) -> Self {
        Self { texts, values: OnceLock::new() }
    }

    /// Returns the index of the listed value that is the same as this one. `NaN` is the same as itself.
    pub fn position(&self, value: &T) -> Option<usize> {
        let values = self.values.get_or_init(|| self.texts.iter().map(|text| T::parse(text).ok()).collect());
        values.iter().position(|listed| listed.as_ref().is_some_and(|listed| listed.is_same(value)))
    }
}

/// Returns another form of a listed value, counted from 0. For generated code only.
pub fn form_of_listed<T: Text>(listed: &str, form: usize) -> Form {
    let Ok(value) = T::parse(listed) else { return Form::End };
    match form.checked_sub(1) {
        None => {
            let mut usual = String::new();
            value.print(&mut usual);
            Form::Other(usual)
        }
        Some(form) => value.form(form),
    }
}

/// Implements [`Text`](crate::codec::Text) and [`SchemaType`](crate::codec::SchemaType) for an open enumeration over the
/// values of another simple type: an enum with a variant for each listed text, and one that holds other values. Values
/// are compared, not texts; a listed value is written as the schema lists it. For generated code only.
///
/// ```text
/// value_enumeration!(Size, Unlisted(i32), [Small = "1", Large = "2"]);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! value_enumeration {
    ($type:ident, $unlisted:ident($value:ty), [$($variant:ident = $text:literal),* $(,)?]) => {
        impl ::core::convert::From<$value> for $type {
            /// Converts a value to the variant that lists it, or else keeps it as it is.
            fn from(value: $value) -> Self {
                static LISTED: $crate::codec::ListedValues<$value> = $crate::codec::ListedValues::new(&[$($text),*]);
                let listed: &[fn() -> Self] = &[$(|| Self::$variant),*];
                match LISTED.position(&value).and_then(|index| listed.get(index)) {
                    ::core::option::Option::Some(variant) => variant(),
                    ::core::option::Option::None => Self::$unlisted(value),
                }
            }
        }

        impl $crate::codec::Text for $type {
            const HAS_EMPTY: bool = <$value as $crate::codec::Text>::HAS_EMPTY;
            const HAS_NAMES: bool = <$value as $crate::codec::Text>::HAS_NAMES;

            fn parse(text: &str) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                <$value as $crate::codec::Text>::parse(text).map(Self::from)
            }

            fn of(
                text: &mut ::std::borrow::Cow<'_, str>,
                scope: $crate::codec::Scope<'_>,
            ) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                <$value as $crate::codec::Text>::of(text, scope).map(Self::from)
            }

            fn other_form(
                text: &str,
                invalid: $crate::values::InvalidValue,
            ) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                <$value as $crate::codec::Text>::other_form(text, invalid).map(Self::from)
            }

            fn print(&self, out: &mut ::std::string::String) {
                match self {
                    $(Self::$variant => out.push_str($text),)*
                    Self::$unlisted(value) => $crate::codec::Text::print(value, out),
                }
            }

            fn print_in(&self, out: &mut ::std::string::String, prefixes: &mut $crate::codec::Prefixes<'_>) {
                match self {
                    Self::$unlisted(value) => $crate::codec::Text::print_in(value, out, prefixes),
                    _ => $crate::codec::Text::print(self, out),
                }
            }

            fn form(&self, form: usize) -> $crate::codec::Form {
                match self {
                    $(Self::$variant => $crate::codec::form_of_listed::<$value>($text, form),)*
                    Self::$unlisted(value) => $crate::codec::Text::form(value, form),
                }
            }

            fn as_text(&self) -> ::core::option::Option<&str> {
                match self {
                    $(Self::$variant => ::core::option::Option::Some($text),)*
                    Self::$unlisted(value) => $crate::codec::Text::as_text(value),
                }
            }

            fn to_text(&self) -> ::core::option::Option<::std::borrow::Cow<'_, str>> {
                match self {
                    $(Self::$variant => ::core::option::Option::Some(::std::borrow::Cow::Borrowed($text)),)*
                    Self::$unlisted(value) => $crate::codec::Text::to_text(value),
                }
            }

            fn unwritable(&self) -> ::core::option::Option<&'static str> {
                match self {
                    Self::$unlisted(value) => $crate::codec::Text::unwritable(value),
                    _ => ::core::option::Option::None,
                }
            }

            fn unlisted(&self) -> ::core::option::Option<&'static str> {
                ::core::matches!(self, Self::$unlisted(_)).then_some($crate::codec::bare(::core::stringify!($type)))
            }
        }

        $crate::leaf!($type);
    };
}
