//! What keeps something from being lowered, and what to do about it.

use crate::diagnostics::{Diagnostic, Place};
use crate::qname::{QName, ns};

/// What the generator does not do.
pub(super) fn unsupported(what: &str, place: &Place) -> Diagnostic {
    let help = "leave the operations that need it out of `operations`";
    Diagnostic::error(format!("{what} is not supported"), Some(place.clone()), help)
}

/// A ring of types.
pub(super) fn derived_from_itself(name: &QName, place: &Place) -> Diagnostic {
    let title = format!("type `{name}` is derived from itself");
    Diagnostic::error(title, Some(place.clone()), "give one of the types another base")
}

/// A reference to something that no document has.
pub(super) fn undefined(kind: &str, name: &QName, place: &Place) -> Diagnostic {
    let help = match &*name.namespace {
        "" | ns::WSDL | ns::WSDL_SOAP11 | ns::WSDL_SOAP12 => "is a prefix missing?".to_owned(),
        ns::XSD => "XML Schema 1.0 has none of that name".to_owned(),
        other => format!("is it misspelt, or is an import for the namespace `{other}` missing?"),
    };
    Diagnostic::error(format!("{kind} `{name}` is not defined"), Some(place.clone()), help)
}

/// Names for a help text, as "`a`, `b`".
pub(super) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
