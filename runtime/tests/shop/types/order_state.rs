//! Simple type `OrderState`.

use ::wsdl_runtime::codegen as rt;

/// Simple type `OrderState`. Values that it does not list are kept as received.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrderState {
    /// `Open`.
    Open,
    /// `Packed`.
    Packed,
    /// `Completed`.
    Completed,
    /// `Returned: Damaged`.
    ReturnedDamaged,
    /// A value that the description does not list, as received.
    Unlisted(Box<str>),
}

impl OrderState {
    /// The value as it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Open => "Open",
            Self::Packed => "Packed",
            Self::Completed => "Completed",
            Self::ReturnedDamaged => "Returned: Damaged",
            Self::Unlisted(value) => value,
        }
    }
}

impl ::std::str::FromStr for OrderState {
    type Err = ::std::convert::Infallible;

    fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(match value {
            "Open" => Self::Open,
            "Packed" => Self::Packed,
            "Completed" => Self::Completed,
            "Returned: Damaged" => Self::ReturnedDamaged,
            unlisted => Self::Unlisted(unlisted.into()),
        })
    }
}

rt::enumeration!(OrderState, Unlisted);
