//! The built-in types (XML Schema 1.0 part 2, section 3).

/// How white space in a value is treated before anything else reads it (XML Schema part 2, section 4.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhiteSpace {
    /// It is kept.
    Preserve,
    /// Tabs, line feeds and carriage returns become spaces.
    Replace,
    /// As `Replace`; then runs of spaces become one, and those at the ends are removed.
    Collapse,
}

macro_rules! builtins {
    ($($(#[$doc:meta])* $variant:ident $name:literal $(: $base:ident)?,)*) => {
        /// A built-in type of XML Schema 1.0.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Builtin {
            $($(#[$doc])* $variant,)*
        }

        impl Builtin {
            /// All built-in types.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the type with this local name in the namespace of XML Schema.
            pub fn from_local_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Returns the local name in the namespace of XML Schema.
            pub const fn local_name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Returns the type from which it is derived: `anySimpleType` for primitive types and lists, `None` for
            /// `anyType`.
            pub const fn base(self) -> Option<Self> {
                match self {
                    Self::AnyType => None,
                    Self::AnySimpleType => Some(Self::AnyType),
                    $($(Self::$variant => Some(Self::$base),)?)*
                    _ => Some(Self::AnySimpleType),
                }
            }
        }
    };
}

builtins! {
    /// Any content: the type of what declares no type.
    AnyType "anyType",
    /// Any text.
    AnySimpleType "anySimpleType",
    /// Text.
    String "string",
    /// `true`, `false`, `1` or `0`.
    Boolean "boolean",
    /// A decimal number of any size.
    Decimal "decimal",
    /// A 32-bit floating-point number.
    Float "float",
    /// A 64-bit floating-point number.
    Double "double",
    /// A span of time, as `P1DT2H`.
    Duration "duration",
    /// A date and a time.
    DateTime "dateTime",
    /// A time of day.
    Time "time",
    /// A day.
    Date "date",
    /// A month of a year.
    GYearMonth "gYearMonth",
    /// A year.
    GYear "gYear",
    /// A day of any year.
    GMonthDay "gMonthDay",
    /// A day of any month.
    GDay "gDay",
    /// A month of any year.
    GMonth "gMonth",
    /// Bytes as hexadecimal digits.
    HexBinary "hexBinary",
    /// Bytes in base 64.
    Base64Binary "base64Binary",
    /// A URI reference.
    AnyUri "anyURI",
    /// A name with a prefix.
    QName "QName",
    /// The name of a notation.
    Notation "NOTATION",
    /// Text without line breaks and tabs.
    NormalizedString "normalizedString": String,
    /// Text without line breaks, tabs and repeated spaces.
    Token "token": NormalizedString,
    /// The name of a language.
    Language "language": Token,
    /// Name characters.
    NmToken "NMTOKEN": Token,
    /// A list of `NMTOKEN`.
    NmTokens "NMTOKENS",
    /// An XML name.
    Name "Name": Token,
    /// A name without a colon.
    NcName "NCName": Name,
    /// An identifier of an element.
    Id "ID": NcName,
    /// A reference to an identifier.
    IdRef "IDREF": NcName,
    /// A list of `IDREF`.
    IdRefs "IDREFS",
    /// The name of an unparsed entity.
    Entity "ENTITY": NcName,
    /// A list of `ENTITY`.
    Entities "ENTITIES",
    /// An integer of any size.
    Integer "integer": Decimal,
    /// An integer that is at most 0.
    NonPositiveInteger "nonPositiveInteger": Integer,
    /// An integer that is at most -1.
    NegativeInteger "negativeInteger": NonPositiveInteger,
    /// A 64-bit integer.
    Long "long": Integer,
    /// A 32-bit integer.
    Int "int": Long,
    /// A 16-bit integer.
    Short "short": Int,
    /// An 8-bit integer.
    Byte "byte": Short,
    /// An integer that is at least 0.
    NonNegativeInteger "nonNegativeInteger": Integer,
    /// An unsigned 64-bit integer.
    UnsignedLong "unsignedLong": NonNegativeInteger,
    /// An unsigned 32-bit integer.
    UnsignedInt "unsignedInt": UnsignedLong,
    /// An unsigned 16-bit integer.
    UnsignedShort "unsignedShort": UnsignedInt,
    /// An unsigned 8-bit integer.
    UnsignedByte "unsignedByte": UnsignedShort,
    /// An integer that is at least 1.
    PositiveInteger "positiveInteger": NonNegativeInteger,
}

impl Builtin {
    /// Returns how white space in its values is treated.
    pub const fn white_space(self) -> WhiteSpace {
        match self {
            Self::AnyType | Self::AnySimpleType | Self::String => WhiteSpace::Preserve,
            Self::NormalizedString => WhiteSpace::Replace,
            _ => WhiteSpace::Collapse,
        }
    }

    /// Returns the type of the items, if it is a list.
    pub const fn item(self) -> Option<Self> {
        match self {
            Self::NmTokens => Some(Self::NmToken),
            Self::IdRefs => Some(Self::IdRef),
            Self::Entities => Some(Self::Entity),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_type() {
        assert_eq!(Builtin::ALL.len(), 46);
        for builtin in Builtin::ALL {
            assert_eq!(Builtin::from_local_name(builtin.local_name()), Some(*builtin));
        }
        assert_eq!(Builtin::from_local_name("Int"), None);
        assert_eq!(Builtin::from_local_name("dateTimeStamp"), None);
    }

    #[test]
    fn every_type_is_derived_from_any_type() {
        for builtin in Builtin::ALL {
            let depth = std::iter::successors(Some(*builtin), |b| b.base()).take(20).collect::<Vec<_>>();
            assert_eq!(depth.last(), Some(&Builtin::AnyType), "{builtin:?}");
        }
        assert_eq!(Builtin::UnsignedByte.base(), Some(Builtin::UnsignedShort));
        assert_eq!(Builtin::Integer.base(), Some(Builtin::Decimal));
        assert_eq!(Builtin::IdRefs.base(), Some(Builtin::AnySimpleType));
        assert_eq!(Builtin::IdRefs.item(), Some(Builtin::IdRef));
    }

    #[test]
    fn white_space_is_kept_in_text_only() {
        let kept: Vec<_> = Builtin::ALL.iter().filter(|b| b.white_space() == WhiteSpace::Preserve).collect();
        assert_eq!(kept, [&Builtin::AnyType, &Builtin::AnySimpleType, &Builtin::String]);
        assert_eq!(Builtin::NormalizedString.white_space(), WhiteSpace::Replace);
        assert_eq!(Builtin::Token.white_space(), WhiteSpace::Collapse);
    }
}
