//! Enumerations: open enums, so that a value of tomorrow does not break the program of today.

use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, value, words};
use crate::plan::{Enumeration, ItemId, Scalar};
use crate::xsd::builtin::WhiteSpace;

pub(super) fn emit(context: &Context<'_>, id: ItemId, enumeration: &Enumeration, file: &mut File) {
    let is_text = enumeration.base == Scalar::String;
    let ty = context.plan.get(id);
    let names = context.names.of(id);
    let item = context.item(id);
    let unlisted = ident(&names.unlisted);
    let variants: Vec<_> = names.members.iter().map(|name| ident(name)).collect();
    let texts: Vec<&str> = enumeration.values.iter().map(|value| &*value.text).collect();

    let docs = docs::outer([
        ty.documentation.as_deref().map(docs::foreign).unwrap_or_default(),
        format!("{} Values that it does not list are kept as received.", words::component(context, id)),
        ty.remarks.join(" "),
    ]);
    let variant_docs = enumeration.values.iter().map(|value| {
        let foreign = value.documentation.as_deref().map(docs::foreign).unwrap_or_default();
        docs::outer([foreign, format!("{}.", docs::code(&value.text))])
    });
    let unlisted_docs = docs::outer(["A value that the description does not list, as received.".to_owned()]);
    let (held, derives) = match enumeration.base {
        Scalar::String => (quote!(Box<str>), quote!(Debug, Clone, PartialEq, Eq, Hash)),
        base if is_hashed(base) => (value::scalar_type(base), quote!(Debug, Clone, PartialEq, Eq, Hash)),
        base => (value::scalar_type(base), quote!(Debug, Clone, PartialEq)),
    };
    file.add(quote! {
        #docs
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #item {
            #(#variant_docs #variants,)*
            #unlisted_docs
            #unlisted(#held),
        }
    });

    let outcome = enumeration.success.as_ref().map(|success| {
        let docs = docs::outer([
            "Returns what the value says of the call.".to_owned(),
            (
                "A value that is not listed is [`Outcome::Unknown`](rt::Outcome::Unknown): the service may have done what \
                 the\nrequest asks for. So do not send it again because it is not a success."
            )
            .to_owned(),
        ]);
        let listed: Vec<_> = success.iter().filter_map(|index| variants.get(*index)).collect();
        quote! {
            #docs
            pub fn outcome(&self) -> rt::Outcome {
                match self {
                    #(Self::#listed)|* => rt::Outcome::Success,
                    Self::#unlisted(_) => rt::Outcome::Unknown,
                    _ => rt::Outcome::Failure,
                }
            }
        }
    });
    if !is_text {
        file.add_all(outcome.map(|outcome| quote!(impl #item { #outcome })));
        file.add(quote!(rt::value_enumeration!(#item, #unlisted(#held), [#(#variants = #texts),*]);));
        return;
    }
    let as_str_docs = docs::outer(["Returns the value as it is written in XML.".to_owned()]);
    file.add(quote! {
        impl #item {
            #as_str_docs
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#unlisted(value) => value,
                }
            }

            #outcome
        }
    });
    file.add(quote! {
        impl ::std::fmt::Display for #item {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    });
    // The error is written out, since a variant may be called `Err`.
    file.add(quote! {
        impl ::std::str::FromStr for #item {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok(match value {
                    #(#texts => Self::#variants,)*
                    unlisted => Self::#unlisted(unlisted.into()),
                })
            }
        }
    });
    let white_space = match enumeration.white_space {
        WhiteSpace::Preserve => None,
        WhiteSpace::Replace => Some(quote!(, replace)),
        WhiteSpace::Collapse => Some(quote!(, collapse)),
    };
    file.add(quote!(rt::enumeration!(#item, #unlisted #white_space);));
}

/// Returns `true` if values of a type implement `Eq` and `Hash`.
fn is_hashed(scalar: Scalar) -> bool {
    use Scalar::{Boolean, Int8, Int16, Int32, Int64, Integer, Uint8, Uint16, Uint32, Uint64};
    matches!(scalar, Boolean | Int8 | Int16 | Int32 | Int64 | Integer | Uint8 | Uint16 | Uint32 | Uint64)
}
