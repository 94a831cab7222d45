//! Shared methods of types with an optional offset.

/// Implements the methods about the offset, and equality, hash, order and `Debug`, for a type with a field `offset`, a
/// method `place` that returns where it begins, and `Display`.
macro_rules! zoned {
    ($type:ident, $thing:literal) => {
        impl $type {
            #[doc = concat!("Returns the same ", $thing, " with this offset, or without one. Nothing is converted.")]
            pub const fn with_offset(mut self, offset: Option<$crate::values::Offset>) -> Self {
                self.offset = offset;
                self
            }

            #[doc = concat!("Returns the same ", $thing, " in UTC, written with `Z`. Nothing is converted.")]
            pub const fn with_utc(self) -> Self {
                self.with_offset(Some($crate::values::Offset::UTC))
            }

            #[doc = concat!("Returns the same ", $thing, " with this offset, unless it has one already.")]
            pub const fn assume(self, offset: $crate::values::Offset) -> Self {
                match self.offset {
                    Some(_) => self,
                    None => self.with_offset(Some(offset)),
                }
            }

            /// Returns the offset from UTC, if there is one.
            pub const fn offset(self) -> Option<$crate::values::Offset> {
                self.offset
            }
        }

        $crate::values::calendar::zoned!(order $type);
    };
    (order $type:ident) => {
        impl PartialEq for $type {
            /// See "Equality and order" in the documentation of [`DateTime`](crate::values::DateTime).
            fn eq(&self, other: &Self) -> bool {
                self.place() == other.place()
            }
        }

        impl Eq for $type {}

        impl std::hash::Hash for $type {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.place().hash(state);
            }
        }

        impl PartialOrd for $type {
            /// See "Equality and order" in the documentation of [`DateTime`](crate::values::DateTime).
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                self.place().partial_cmp(&other.place())
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self)
            }
        }
    };
}

pub(in crate::values) use zoned;
