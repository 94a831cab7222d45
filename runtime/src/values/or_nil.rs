//! Nillable elements whose types have attributes.

/// The content of a nillable element whose type has attributes: a nil element may have them, too (XML Schema part 1,
/// sections 2.6.2 and 3.3.4).
///
/// `A` holds the attributes of a nil element. For a type `Name`, the generated struct is called `NameNil`; if types are
/// derived from `Name`, it is in a [`TypedNil`](crate::TypedNil). An element that may also be absent is an
/// `Option<OrNil<T, A>>`, and a repeated one a `Vec<OrNil<T, A>>`. A nillable element whose type has no attributes is an
/// `Option<T>` or a [`Nillable<T>`](super::Nillable).
///
/// ```
/// use wsdl_runtime::values::OrNil;
///
/// #[derive(Debug, PartialEq)]
/// struct WeightNil {
///     reason: String,
/// }
///
/// let weighed: OrNil<i32, WeightNil> = 75.into();
/// assert_eq!(weighed.value(), Some(&75));
/// let unknown: OrNil<i32, WeightNil> = OrNil::Nil(WeightNil { reason: "not asked".to_owned() });
/// assert_eq!(unknown.value(), None);
/// assert_eq!(unknown.nil().map(|nil| &*nil.reason), Some("not asked"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrNil<T, A> {
    /// An element with a value.
    Value(T),
    /// An element with `xsi:nil="true"`, and its attributes.
    Nil(A),
}

impl<T, A> OrNil<T, A> {
    /// Returns the value, unless the element is nil.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// Returns the value to change it, unless the element is nil.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// Returns the value, unless the element is nil. The attributes of a nil element are lost.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// Returns the attributes of a nil element.
    pub fn nil(&self) -> Option<&A> {
        match self {
            Self::Value(_) => None,
            Self::Nil(nil) => Some(nil),
        }
    }

    /// Returns the attributes of a nil element to change them.
    pub fn nil_mut(&mut self) -> Option<&mut A> {
        match self {
            Self::Value(_) => None,
            Self::Nil(nil) => Some(nil),
        }
    }

    /// Whether the element has `xsi:nil="true"`.
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil(_))
    }

    /// Returns the same state with references.
    pub fn as_ref(&self) -> OrNil<&T, &A> {
        match self {
            Self::Value(value) => OrNil::Value(value),
            Self::Nil(nil) => OrNil::Nil(nil),
        }
    }

    /// Returns the same state with a converted value.
    pub fn map<U>(self, value: impl FnOnce(T) -> U) -> OrNil<U, A> {
        match self {
            Self::Value(inner) => OrNil::Value(value(inner)),
            Self::Nil(nil) => OrNil::Nil(nil),
        }
    }
}

impl<T, A> From<T> for OrNil<T, A> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_and_the_attributes_of_a_nil_element_are_told_apart() {
        let mut value: OrNil<i32, &str> = 5.into();
        let mut nil: OrNil<i32, &str> = OrNil::Nil("unknown");
        assert_eq!((value.value(), value.nil(), value.is_nil()), (Some(&5), None, false));
        assert_eq!((nil.value(), nil.nil(), nil.is_nil()), (None, Some(&"unknown"), true));
        *value.value_mut().unwrap() += 1;
        *nil.nil_mut().unwrap() = "masked";
        assert_eq!(value.nil_mut(), None);
        assert_eq!(nil.value_mut(), None);
        assert_eq!((value.as_ref(), nil.as_ref()), (OrNil::Value(&6), OrNil::Nil(&"masked")));
        assert_eq!((value.map(i64::from), nil.map(i64::from)), (OrNil::Value(6), OrNil::Nil("masked")));
        assert_eq!((value.into_value(), nil.into_value()), (Some(6), None));
    }
}
