//! Types whose values are texts. For generated code only: the trait follows the generator, not semantic versioning.

use std::borrow::Cow;

use wsdl_xml::Name;

use super::facets::FacetViolation;
use super::forms::Wanted;
use super::prefixes::Prefixes;
use super::scope::Scope;
use super::value_rule::WhiteSpace;
use crate::values::InvalidValue;
use crate::values::equal_forms::Form;

/// A simple type: parses and prints its values as texts, in elements and attributes alike.
pub trait Text: Sized {
    /// Whether the empty text is a value. If not, an empty optional element reads as absent.
    const HAS_EMPTY: bool = true;
    /// How white space is treated on writing, if the type determines it.
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Preserve;
    /// Whether values hold qualified names, whose prefixes are declared around them.
    const HAS_NAMES: bool = false;
    /// The name of the type in its schema; `None` if it is anonymous, or stands for several.
    const TYPE: Option<Name> = None;

    /// Parses a text without regard to the namespaces in scope.
    ///
    /// # Errors
    /// The text is not a value of the type.
    fn parse(text: &str) -> Result<Self, InvalidValue>;

    /// Parses a text with these namespaces in scope. It may take the text; a text that is not a value stays in place.
    ///
    /// # Errors
    /// The text is not a value of the type.
    fn of(text: &mut Cow<'_, str>, scope: Scope<'_>) -> Result<Self, InvalidValue> {
        let _ = scope;
        Self::parse(text)
    }

    /// Reads a text outside the lexical space of the type that can mean only one value. `invalid` is the error of
    /// [`parse`](Self::parse).
    ///
    /// # Errors
    /// The text means no value, or may mean several.
    fn other_form(text: &str, invalid: InvalidValue) -> Result<Self, InvalidValue> {
        let _ = text;
        Err(invalid)
    }

    /// Appends the value's XML form, without escapes.
    fn print(&self, out: &mut String) {
        out.push_str(self.as_text().unwrap_or(""));
    }

    /// Appends the value's XML form, without escapes, and declares the prefixes that it needs.
    fn print_in(&self, out: &mut String, prefixes: &mut Prefixes<'_>) {
        let _ = prefixes;
        match self.to_text() {
            Some(text) => out.push_str(&text),
            None => self.print(out),
        }
    }

    /// Returns another valid form of the value, counted from 0. One is written if the usual form does not match a
    /// pattern, such as `5.00` instead of `5`, or if it reads as another member of a union: `1E1` instead of `10` for an
    /// `xs:double` after `xs:decimal`. A number stands for the same style in all values of the type.
    fn form(&self, form: usize) -> Form {
        let _ = form;
        Form::End
    }

    /// Returns the first other form that is wanted.
    fn find_form(&self, wanted: &Wanted<'_>) -> Option<String> {
        wanted.first_of(|form| self.form(form))
    }

    /// Returns the value's XML form if the value holds it as text. For other values, [`print`](Self::print) writes no
    /// character that needs an escape.
    fn as_text(&self) -> Option<&str> {
        None
    }

    /// Returns the value's XML form if it may hold characters that need an escape. For other values,
    /// [`print`](Self::print) is enough. Whatever writes a value uses this, not [`as_text`](Self::as_text).
    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_text().map(Cow::Borrowed)
    }

    /// Returns why the value has no XML form, if it has none.
    fn unwritable(&self) -> Option<&'static str> {
        None
    }

    /// Returns `true` if two values are the same. For example, `1.0` and `01` are the same `xs:decimal`.
    fn is_same(&self, other: &Self) -> bool {
        let printed = |value: &Self| {
            let mut out = String::new();
            value.print(&mut out);
            out
        };
        printed(self) == printed(other)
    }

    /// Returns the name of the enumeration, if it does not list the value.
    fn unlisted(&self) -> Option<&'static str> {
        None
    }

    /// Returns the facet that a text of the value does not satisfy, if the Rust type knows facets, as that of a union
    /// does.
    fn violation(&self, text: &str) -> Option<FacetViolation> {
        let _ = text;
        None
    }
}
