//! Unions: enums with a variant for each member type (XML Schema part 2, section 2.5.1.3).

use std::borrow::Cow;

use super::facets::Facets;
use super::forms::Wanted;
use super::scope::Scope;
use super::text::Text;

/// Reads a text as a member of a union: `Some` if it is a value of that type that satisfies these facets, and listed if
/// the type is an enumeration. For generated code only.
pub fn listed_member<T: Text>(text: &str, scope: Scope<'_>, facets: Option<&Facets>) -> Option<T> {
    if facets.is_some_and(|facets| facets.violation(text).is_some()) {
        return None;
    }
    let value = T::of(&mut Cow::Borrowed(text), scope).ok()?;
    (value.unlisted().is_none() && value.violation(text).is_none()).then_some(value)
}

/// Returns the usual form of a value. For generated code only.
pub fn text_of<T: Text>(value: &T) -> Cow<'_, str> {
    value.to_text().unwrap_or_else(|| {
        let mut text = String::new();
        value.print(&mut text);
        text.into()
    })
}

/// What a text must be to be a form of a member's value. For generated code only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// It reads as the same value of the same member.
    Alike,
    /// It satisfies the facets of the member, too.
    Validly,
}

/// Returns the form in which the value of a member is written: the usual one, unless it does not satisfy the facets of the
/// member or reads as another value of the union. Then it is the first other one that does better. A value that no text has
/// is written in the usual form. For generated code only.
pub fn form_of_member<'v, T: Text>(
    value: &T,
    facets: Option<&Facets>,
    usual: Cow<'v, str>,
    reads: impl Fn(&str, Reads) -> bool,
) -> Cow<'v, str> {
    match reads(&usual, Reads::Validly) {
        true => usual,
        false => other_form_of_member(value, facets, &usual, reads).map_or(usual, Cow::Owned),
    }
}

#[cold]
fn other_form_of_member<T: Text>(
    value: &T,
    facets: Option<&Facets>,
    usual: &str,
    reads: impl Fn(&str, Reads) -> bool,
) -> Option<String> {
    /// The maximum number of spaces before a value, which types collapse.
    const MOST_SPACES: usize = 16;
    let with_spaces = || {
        let spaces = (1..=MOST_SPACES).map(|spaces| format!("{:spaces$}{usual}", ""));
        spaces.chain(std::iter::once_with(|| usual.replacen(' ', "\t", 1)))
    };
    let first = |how: Reads, facets: Option<&Facets>| {
        let reads = |text: &str| reads(text, how);
        let found = value.find_form(&Wanted::new(facets, &reads));
        found.or_else(|| with_spaces().find(|text| reads(text)))
    };
    let valid = first(Reads::Validly, facets);
    if valid.is_some() || reads(usual, Reads::Alike) {
        return valid;
    }
    first(Reads::Alike, None)
}

/// Implements [`Text`](crate::codec::Text) and [`SchemaType`](crate::codec::SchemaType) for a union: an enum with a
/// variant for each member type, in the order of the schema. The first member whose type has the text as a value takes
/// it, facets included; an enumeration takes listed values only. If none does, the first enumeration among them keeps the text as an
/// unlisted value, which is reported; if there is none either, the first member that can read it in
/// [another form](crate::codec::Text::other_form). A text that no member takes is an error. A value is written in a form that reads as the same member. A member may say what becomes
/// of white space, and what facets its values have: `Word(String, collapse; &FACETS)`. For generated code only.
///
/// ```text
/// union!(Size { Number(i32), Word(String) });
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($type:ident { $($variant:ident($member:ty $(, $white_space:ident)? $(; $facets:expr)?)),+ $(,)? }) => {
        impl $crate::codec::Text for $type {
            const HAS_EMPTY: bool = $(<$member as $crate::codec::Text>::HAS_EMPTY)||+;
            const HAS_NAMES: bool = $(<$member as $crate::codec::Text>::HAS_NAMES)||+;

            fn parse(text: &str) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                Self::of(&mut ::std::borrow::Cow::Borrowed(text), $crate::codec::Scope::NONE)
            }

            fn of(
                text: &mut ::std::borrow::Cow<'_, str>,
                scope: $crate::codec::Scope<'_>,
            ) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                let text: &str = text;
                $({
                    let text = &*$crate::union!(@applied text $(, $white_space)?);
                    if let ::core::option::Option::Some(value) = $crate::codec::listed_member::<$member>(text, scope, $crate::union!(@facets $($facets)?)) {
                        return ::core::result::Result::Ok(Self::$variant(value));
                    }
                })+
                $({
                    let mut text = $crate::union!(@applied text $(, $white_space)?);
                    if let ::core::result::Result::Ok(value) = <$member as $crate::codec::Text>::of(&mut text, scope) {
                        return ::core::result::Result::Ok(Self::$variant(value));
                    }
                })+
                ::core::result::Result::Err($crate::values::InvalidValue::new(
                    $crate::codec::bare(::core::stringify!($type)),
                    "no member of the union has this value",
                    ::core::option::Option::Some(0),
                ))
            }

            fn other_form(
                text: &str,
                invalid: $crate::values::InvalidValue,
            ) -> ::core::result::Result<Self, $crate::values::InvalidValue> {
                $(
                    if let ::core::result::Result::Err(invalid) = <$member as $crate::codec::Text>::parse(text) {
                        let value = <$member as $crate::codec::Text>::other_form(text, invalid);
                        if let ::core::result::Result::Ok(value) = value {
                            return ::core::result::Result::Ok(Self::$variant(value));
                        }
                    }
                )+
                ::core::result::Result::Err(invalid)
            }

            fn print(&self, out: &mut ::std::string::String) {
                if let ::core::option::Option::Some(text) = $crate::codec::Text::to_text(self) {
                    out.push_str(&text);
                }
            }

            fn print_in(&self, out: &mut ::std::string::String, prefixes: &mut $crate::codec::Prefixes<'_>) {
                match self {
                    $(Self::$variant(value) => {
                        let mut usual = ::std::string::String::new();
                        $crate::codec::Text::print_in(value, &mut usual, prefixes);
                        out.push_str(&$crate::codec::form_of_member(
                            value,
                            $crate::union!(@facets $($facets)?),
                            usual.into(),
                            $crate::union!(@reads $type $variant value),
                        ));
                    })+
                }
            }

            fn form(&self, form: usize) -> $crate::codec::Form {
                match self {
                    $(Self::$variant(value) => $crate::codec::Text::form(value, form),)+
                }
            }

            fn find_form(&self, wanted: &$crate::codec::Wanted<'_>) -> ::core::option::Option<::std::string::String> {
                match self {
                    $(Self::$variant(value) => $crate::codec::Text::find_form(value, wanted),)+
                }
            }

            fn is_same(&self, other: &Self) -> bool {
                #[allow(unreachable_patterns)]
                match (self, other) {
                    $((Self::$variant(left), Self::$variant(right)) => $crate::codec::Text::is_same(left, right),)+
                    _ => false,
                }
            }

            fn as_text(&self) -> ::core::option::Option<&str> {
                match self {
                    $(Self::$variant(value) => $crate::codec::Text::as_text(value),)+
                }
            }

            fn to_text(&self) -> ::core::option::Option<::std::borrow::Cow<'_, str>> {
                ::core::option::Option::Some(match self {
                    $(Self::$variant(value) => {
                        let usual = $crate::codec::text_of(value);
                        let facets = $crate::union!(@facets $($facets)?);
                        $crate::codec::form_of_member(value, facets, usual, $crate::union!(@reads $type $variant value))
                    })+
                })
            }

            fn unwritable(&self) -> ::core::option::Option<&'static str> {
                match self {
                    $(Self::$variant(value) => $crate::codec::Text::unwritable(value),)+
                }
            }

            fn unlisted(&self) -> ::core::option::Option<&'static str> {
                match self {
                    $(Self::$variant(value) => $crate::codec::Text::unlisted(value),)+
                }
            }

            fn violation(&self, text: &str) -> ::core::option::Option<$crate::codec::FacetViolation> {
                match self {
                    $(Self::$variant(value) => {
                        let text = &*$crate::union!(@applied text $(, $white_space)?);
                        let facets: ::core::option::Option<&$crate::codec::Facets> = $crate::union!(@facets $($facets)?);
                        facets
                            .and_then(|facets| facets.violation(text))
                            .or_else(|| $crate::codec::Text::violation(value, text))
                    })+
                }
            }
        }

        $crate::leaf!($type);
    };
    (@reads $type:ident $variant:ident $value:ident) => {
        |text: &str, how: $crate::codec::Reads| match <$type as $crate::codec::Text>::parse(text) {
            ::core::result::Result::Ok(read) => {
                (how == $crate::codec::Reads::Alike || $crate::codec::Text::violation(&read, text).is_none())
                    && ::core::matches!(&read, $type::$variant(read) if $crate::codec::Text::is_same(read, $value))
            }
            _ => false,
        }
    };
    (@facets) => {
        ::core::option::Option::None
    };
    (@facets $facets:expr) => {
        ::core::option::Option::Some($facets)
    };
    (@applied $text:ident) => {
        ::std::borrow::Cow::Borrowed($text)
    };
    (@applied $text:ident, collapse) => {
        $crate::codec::WhiteSpace::Collapse.applied(::std::borrow::Cow::Borrowed($text))
    };
    (@applied $text:ident, replace) => {
        $crate::codec::WhiteSpace::Replace.applied(::std::borrow::Cow::Borrowed($text))
    };
}
