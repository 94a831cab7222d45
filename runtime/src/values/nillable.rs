//! Elements that may be absent or nil.

/// The content of an element that is both optional (`minOccurs="0"`) and nillable (XSD part 1, sections 3.3.1 and
/// 2.6.2).
///
/// Absent and nil differ: a service may read an absent element as "leave unchanged" and a nil one as "delete". An
/// element that is only optional or only nillable is an `Option<T>`. If the element's type has attributes, nil has them, too:
/// see [`OrNil`](super::OrNil).
///
/// There is no `From<Option<T>>`, because `None` could mean either: write [`Nillable::Absent`] or [`Nillable::Nil`].
///
/// ```
/// use wsdl_runtime::values::Nillable;
///
/// let sent: Nillable<i32> = 5.into();
/// assert_eq!(sent.as_option(), Some(&5));
/// assert_eq!(Nillable::<i32>::Nil.into_option(), None);
/// assert!(Nillable::<i32>::default().is_absent());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Nillable<T> {
    /// No element.
    #[default]
    Absent,
    /// An element with `xsi:nil="true"`.
    Nil,
    /// An element with a value.
    Value(T),
}

impl<T> Nillable<T> {
    /// Returns the value, if there is one.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Nil => None,
        }
    }

    /// Returns the value, if there is one. Whether it was absent or nil is lost.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Nil => None,
        }
    }

    /// Returns the same state with a reference to the value.
    pub fn as_ref(&self) -> Nillable<&T> {
        match self {
            Self::Absent => Nillable::Absent,
            Self::Nil => Nillable::Nil,
            Self::Value(value) => Nillable::Value(value),
        }
    }

    /// Returns the same state with what the value dereferences to: a slice for a list, the content for a box.
    pub fn as_deref(&self) -> Nillable<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(|value| &**value)
    }

    /// Returns the same state with a converted value.
    pub fn map<U>(self, value: impl FnOnce(T) -> U) -> Nillable<U> {
        match self {
            Self::Absent => Nillable::Absent,
            Self::Nil => Nillable::Nil,
            Self::Value(inner) => Nillable::Value(value(inner)),
        }
    }

    /// Whether there is no element.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether there is an element with `xsi:nil="true"`.
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_states_are_told_apart() {
        let states = [Nillable::Absent, Nillable::Nil, Nillable::Value(String::new())];
        let seen: Vec<_> = states.iter().map(|s| (s.is_absent(), s.is_nil(), s.as_option().is_some())).collect();
        assert_eq!(seen, [(true, false, false), (false, true, false), (false, false, true)]);
        for (i, left) in states.iter().enumerate() {
            for (j, right) in states.iter().enumerate() {
                assert_eq!(left == right, i == j);
            }
        }
    }

    #[test]
    fn absent_is_the_default_even_without_a_default_of_the_value() {
        struct NoDefault;
        assert!(Nillable::<NoDefault>::default().is_absent());
    }

    #[test]
    fn values_go_in_and_out() {
        let value = Nillable::from("a".to_owned());
        assert_eq!(value.as_option().map(String::as_str), Some("a"));
        assert_eq!(value.into_option(), Some("a".to_owned()));
        assert_eq!(Nillable::<String>::Absent.into_option(), None);
        assert_eq!(Nillable::<String>::Nil.into_option(), None);
    }
}
