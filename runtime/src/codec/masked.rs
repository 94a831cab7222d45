//! Values that `Debug` hides inside types that it shows.

use std::fmt;

use super::schema_type::Structure;
use crate::redaction::MASK;
use crate::values::Nillable;

/// A value of which `Debug` shows only whether it is present, and how long a list is, as in `Some(***)`. For generated
/// code only.
pub struct Masked<'v, T>(pub &'v T);

impl<T: Mask> fmt::Debug for Masked<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.masked(f)
    }
}

/// A type that can be shown without its value. For generated code only.
pub trait Mask {
    /// Writes what may be shown.
    ///
    /// # Errors
    /// The errors of the formatter.
    fn masked(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: Structure> Mask for T {
    fn masked(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(f)
    }
}

/// Writes the mask itself. For generated code only.
///
/// # Errors
/// The errors of the formatter.
pub fn masked(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(MASK)
}

/// Implements [`Mask`] for a type that is not a [`Structure`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! mask {
    ($type:ty) => {
        impl $crate::codec::Mask for $type {
            fn masked(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::masked(f)
            }
        }
    };
}

impl<T: Mask> Mask for Option<T> {
    fn masked(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            None => f.write_str("None"),
            Some(value) => f.debug_tuple("Some").field(&Masked(value)).finish(),
        }
    }
}

impl<T: Mask> Mask for Nillable<T> {
    fn masked(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Nil => f.write_str("Nil"),
            Self::Value(value) => f.debug_tuple("Value").field(&Masked(value)).finish(),
        }
    }
}

impl<T: Mask> Mask for Vec<T> {
    fn masked(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Masked)).finish()
    }
}

/// Returns the name of an item or field without the `r#` of a raw identifier.
pub fn bare(name: &'static str) -> &'static str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Implements `Debug` as if derived, with some fields masked: `masked_debug!(Item { shown, hidden as masked })`. For
/// generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! masked_debug {
    (@value $value:expr) => { $value };
    (@value $value:expr, masked) => { &$crate::codec::Masked($value) };
    ($item:ident { $($field:ident $(as $mask:ident)?),* $(,)? }) => {
        impl ::core::fmt::Debug for $item {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct($crate::codec::bare(::core::stringify!($item)))
                    $(.field(
                        $crate::codec::bare(::core::stringify!($field)),
                        $crate::masked_debug!(@value &self.$field $(, $mask)?),
                    ))*
                    .finish()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::PieceOfText;

    struct Person {
        id: i32,
        r#type: Option<String>,
        mails: Vec<Option<String>>,
        birth: Nillable<i32>,
        key: String,
        texts: Vec<PieceOfText>,
    }

    crate::masked_debug!(Person {
        id,
        r#type as masked,
        mails as masked,
        birth as masked,
        key as masked,
        texts as masked,
    });

    #[test]
    fn what_is_masked_shows_whether_it_is_there() {
        let mut person = Person {
            id: 7,
            r#type: Some("x-marker".to_owned()),
            mails: vec![Some("y-marker".to_owned()), None],
            birth: Nillable::Value(1_965),
            key: "z-marker".to_owned(),
            texts: vec![PieceOfText::new(1, "t-marker")],
        };
        let shown =
            "Person { id: 7, type: Some(***), mails: [Some(***), None], birth: Value(***), key: ***, texts: [***] }";
        assert_eq!(format!("{person:?}"), shown);
        assert!(!format!("{person:#?}").contains("marker"));
        (person.r#type, person.mails, person.birth, person.texts) = (None, vec![], Nillable::Nil, vec![]);
        assert_eq!(format!("{person:?}"), "Person { id: 7, type: None, mails: [], birth: Nil, key: ***, texts: [] }");
    }
}
