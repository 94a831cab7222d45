//! Expressions for random values, and for functions that return them.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use super::context::ident;

/// An expression for a value, and one for a function that returns such values.
pub(super) struct Made {
    pub(super) value: TokenStream,
    pub(super) maker: TokenStream,
}

impl Made {
    pub(super) fn by_method(name: &str) -> Self {
        let name = ident(name);
        Self { value: quote!(s.#name()), maker: quote!(rt::Samples::#name) }
    }

    pub(super) fn by_function(function: &TokenStream) -> Self {
        Self { value: quote!(#function(s)), maker: function.clone() }
    }

    pub(super) fn by_expression(value: TokenStream) -> Self {
        let samples = parameter(&value);
        Self { maker: quote!(|#samples| #value), value }
    }

    /// Returns one of these texts as a value.
    pub(super) fn by_examples(examples: &[&str]) -> Self {
        Self::by_expression(quote!(s.example(&[#(#examples),*])))
    }

    /// Returns a text with, in each place, the character of one of these texts.
    pub(super) fn by_places(examples: &[&str]) -> Self {
        Self::by_expression(quote!(s.by_place(&[#(#examples),*])))
    }

    pub(super) fn boxed(self) -> Self {
        let value = self.value;
        Self::by_expression(quote!(Box::new(#value)))
    }

    /// Returns a list whose length is in a range, by methods for any length and for a range.
    pub(super) fn within(&self, method: &str, of_range: &str, (min, max): (u32, Option<u32>)) -> TokenStream {
        let (maker, number) = (&self.maker, Literal::u32_unsuffixed);
        let (method, of_range) = (ident(method), ident(of_range));
        match (min, max) {
            (0, None) => quote!(s.#method(#maker)),
            (min, None) => {
                let min = number(min);
                quote!(s.#of_range(#min, None, #maker))
            }
            (min, Some(max)) => {
                let (min, max) = (number(min), number(max));
                quote!(s.#of_range(#min, Some(#max), #maker))
            }
        }
    }
}

/// Returns the name of a function's parameter for the source of random values: `_` if it is not used.
pub(super) fn parameter(body: &TokenStream) -> TokenStream {
    if uses_samples(body) { quote!(s) } else { quote!(_) }
}

/// Returns `true` if an expression uses random values. A fixed value does not.
pub(super) fn uses_samples(expression: &TokenStream) -> bool {
    expression.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "s",
        TokenTree::Group(group) => uses_samples(&group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
