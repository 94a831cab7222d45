//! Examples of the built-in types.

use crate::xsd::builtin::{Builtin, WhiteSpace};

/// Returns `true` for the types whose values are texts.
pub(super) fn is_string(builtin: Builtin) -> bool {
    super::super::values::scalar(builtin) == crate::plan::Scalar::String
}

/// Returns valid texts of a built-in type, in the form in which the runtime writes them. There are none for those that
/// refer to something else in a document.
pub(super) fn of(builtin: Builtin) -> &'static [&'static str] {
    match builtin {
        Builtin::AnyType
        | Builtin::QName
        | Builtin::Notation
        | Builtin::Id
        | Builtin::IdRef
        | Builtin::IdRefs
        | Builtin::Entity
        | Builtin::Entities => &[],
        Builtin::AnySimpleType | Builtin::String | Builtin::NormalizedString | Builtin::Token => {
            &["größe & <b>", "text", "7", ""]
        }
        Builtin::AnyUri => &["http://example.com/größe?a=%C3%A9", "urn:example:a", "a"],
        Builtin::Language => &["de", "en-US"],
        Builtin::NmToken | Builtin::NmTokens => &["-1.größe", "a"],
        Builtin::Name | Builtin::NcName => &["größe", "a"],
        Builtin::Boolean => &["true", "false"],
        Builtin::Decimal => &["-1.50", "0", "7"],
        Builtin::Float | Builtin::Double => &["0.5", "0", "-1", "1", "7", "100"],
        Builtin::Duration => &["P1DT2H", "PT0S", "P1Y", "P1M", "PT30S"],
        Builtin::DateTime => &[
            "2000-02-29T23:59:59Z",
            "2024-06-30T12:00:00",
            "1999-12-31T01:02:03.456+01:00",
            "2031-01-02T03:04:05.123Z",
        ],
        Builtin::Date => &["2000-02-29", "1999-12-31", "2031-06-15", "2024-06-30Z", "2024-06-30+01:00"],
        Builtin::Time => &["12:30:00", "23:59:59", "00:00:00Z", "01:02:03.456", "01:02:03+01:00"],
        Builtin::GYearMonth => &["2000-02", "1999-12", "2031-01Z"],
        Builtin::GYear => &["2000", "1999", "2031", "2024Z"],
        Builtin::GMonthDay => &["--02-29", "--12-31Z"],
        Builtin::GDay => &["---31", "---01Z"],
        Builtin::GMonth => &["--12", "--01Z"],
        Builtin::HexBinary => &["00FF", "", "0123456789ABCDEF"],
        Builtin::Base64Binary => &["AP8=", "", "AAAA"],
        Builtin::NonPositiveInteger => &["0", "-7"],
        Builtin::NegativeInteger => &["-1", "-7"],
        Builtin::PositiveInteger => &["1", "7"],
        Builtin::NonNegativeInteger
        | Builtin::UnsignedLong
        | Builtin::UnsignedInt
        | Builtin::UnsignedShort
        | Builtin::UnsignedByte => &["0", "7", "100"],
        Builtin::Integer | Builtin::Long | Builtin::Int | Builtin::Short | Builtin::Byte => &["-7", "0", "100"],
    }
}

/// Returns `true` if this treatment of white space does not change a text.
pub(super) fn is_treated(white_space: WhiteSpace, text: &str) -> bool {
    match white_space {
        WhiteSpace::Preserve => true,
        WhiteSpace::Replace => !text.contains(['\t', '\n', '\r']),
        WhiteSpace::Collapse => {
            let is_trimmed = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
            is_trimmed && !text.contains(['\t', '\n', '\r'])
        }
    }
}

/// Returns `true` if a text is valid for a built-in type whose values are texts.
pub(super) fn is_valid(builtin: Builtin, text: &str) -> bool {
    let has_subtags = |text: &str| {
        let is_tag = |tag: &str| (1..=8).contains(&tag.len()) && tag.bytes().all(|c| c.is_ascii_alphanumeric());
        text.split('-').all(is_tag)
            && text.split('-').next().is_some_and(|tag| tag.bytes().all(|c| c.is_ascii_alphabetic()))
    };
    match builtin {
        Builtin::Name | Builtin::NcName | Builtin::Id | Builtin::IdRef | Builtin::Entity => wsdl_xml::is_ncname(text),
        Builtin::NmToken => wsdl_xml::is_nmtoken(text),
        Builtin::Language => has_subtags(text),
        Builtin::AnyUri => !text.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`[]%#".contains(c)),
        _ => text.chars().all(wsdl_xml::is_char),
    }
}
