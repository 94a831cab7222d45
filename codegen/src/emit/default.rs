//! The defaults of attributes as Rust values, for constructors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use crate::plan::{Enumeration, ItemId, ItemKind, Scalar, Simple, ValueType};

/// A value that can be written as an expression.
pub(super) enum Default {
    /// An expression that refers to no item.
    Plain(TokenStream),
    /// A listed value, by its number.
    Listed(ItemId, usize),
    /// A value that an enumeration of texts does not list.
    Unlisted(ItemId, String),
    /// A list of values.
    List(Vec<Self>),
}

impl Default {
    /// Returns the value of a text; `None` if it is not a constant expression. Applications must then provide the
    /// value.
    pub(super) fn of(context: &Context<'_>, ty: &ValueType, text: &str) -> Option<Self> {
        match ty {
            ValueType::Simple(simple) => Self::simple(context, *simple, text),
            ValueType::List(simple) => {
                let items = text.split_ascii_whitespace();
                Some(Self::List(items.map(|item| Self::simple(context, *simple, item)).collect::<Option<_>>()?))
            }
            _ => None,
        }
    }

    fn simple(context: &Context<'_>, simple: Simple, text: &str) -> Option<Self> {
        let id = match simple {
            Simple::Scalar(scalar) => return scalar_value(scalar, text).map(Self::Plain),
            Simple::Item(id) => id,
        };
        let ItemKind::Enumeration(Enumeration { base, values, .. }) = &context.plan.get(id).kind else { return None };
        match values.iter().position(|value| *value.text == *text) {
            Some(number) => Some(Self::Listed(id, number)),
            None => (*base == Scalar::String).then(|| Self::Unlisted(id, text.to_owned())),
        }
    }

    /// Returns the expression.
    pub(super) fn expression(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        match self {
            Self::Plain(expression) => expression.clone(),
            Self::Listed(id, number) => {
                let (item, variant) = (context.path(*id, file), context.names.of(*id).members.get(*number));
                let variant = variant.map(|name| ident(name));
                quote!(#item::#variant)
            }
            Self::Unlisted(id, text) => {
                let (item, unlisted) = (context.path(*id, file), ident(&context.names.of(*id).unlisted));
                quote!(#item::#unlisted(#text.into()))
            }
            Self::List(items) => {
                let items = items.iter().map(|item| item.expression(context, file));
                quote!(vec![#(#items),*])
            }
        }
    }
}

/// Returns the value of a text as a literal, if the type has literals and the text is valid.
fn scalar_value(scalar: Scalar, text: &str) -> Option<TokenStream> {
    let collapsed = text.trim_ascii();
    let number = |least: i128, most: i128| {
        let number = collapsed.strip_prefix('+').unwrap_or(collapsed).parse::<i128>().ok()?;
        let literal = Literal::i128_unsuffixed(number.abs());
        let sign = (number < 0).then(|| quote!(-));
        (least..=most).contains(&number).then(|| quote!(#sign #literal))
    };
    Some(match scalar {
        Scalar::String => quote!(String::from(#text)),
        Scalar::Boolean => match collapsed {
            "true" | "1" => quote!(true),
            "false" | "0" => quote!(false),
            _ => return None,
        },
        Scalar::Int8 => number(i8::MIN.into(), i8::MAX.into())?,
        Scalar::Int16 => number(i16::MIN.into(), i16::MAX.into())?,
        Scalar::Int32 => number(i32::MIN.into(), i32::MAX.into())?,
        Scalar::Int64 => number(i64::MIN.into(), i64::MAX.into())?,
        Scalar::Uint8 => number(0, u8::MAX.into())?,
        Scalar::Uint16 => number(0, u16::MAX.into())?,
        Scalar::Uint32 => number(0, u32::MAX.into())?,
        Scalar::Uint64 => number(0, u64::MAX.into())?,
        Scalar::Integer => {
            let number = number(i64::MIN.into(), i64::MAX.into())?;
            quote!(rt::Integer::from(#number))
        }
        Scalar::Float | Scalar::Double => float(scalar, collapsed)?,
        _ => return None,
    })
}

fn float(scalar: Scalar, text: &str) -> Option<TokenStream> {
    let ty = if scalar == Scalar::Float { quote!(f32) } else { quote!(f64) };
    Some(match text {
        "INF" => quote!(#ty::INFINITY),
        "-INF" => quote!(#ty::NEG_INFINITY),
        "NaN" => quote!(#ty::NAN),
        _ => {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite())?;
            let literal = Literal::f64_unsuffixed(number.abs());
            let sign = number.is_sign_negative().then(|| quote!(-));
            quote!(#sign #literal)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_values_of_their_type() {
        let table = [
            (Scalar::String, " a\"", Some("String :: from (\" a\\\"\")")),
            (Scalar::Boolean, "1", Some("true")),
            (Scalar::Boolean, "yes", None),
            (Scalar::Int8, "-128", Some("- 128")),
            (Scalar::Int8, "128", None),
            (Scalar::Int64, "-9223372036854775808", Some("- 9223372036854775808")),
            (Scalar::Uint8, "+7", Some("7")),
            (Scalar::Uint8, "-1", None),
            (Scalar::Uint64, "18446744073709551615", Some("18446744073709551615")),
            (Scalar::Double, "1e3", Some("1000.0")),
            (Scalar::Double, "-INF", Some("f64 :: NEG_INFINITY")),
            (Scalar::Double, "inf", None),
            (Scalar::Float, "-0.5", Some("- 0.5")),
            (Scalar::Date, "2026-01-31", None),
        ];
        for (scalar, text, expected) in table {
            let value = scalar_value(scalar, text).map(|tokens| tokens.to_string());
            assert_eq!(value.as_deref(), expected, "{scalar:?} {text}");
        }
    }
}
