//! Problems that prevent lowering, with their help. Names in a description may have any length; messages shorten them.

use crate::diagnostics::{Diagnostic, Place};
use crate::limits;
use crate::qname::{QName, ns};
use crate::shown::shortened;

/// The namespaces of SOAP encoding (SOAP 1.1, section 5; SOAP 1.2 part 2, section 3).
const ENCODINGS: [&str; 2] = ["http://schemas.xmlsoap.org/soap/encoding/", "http://www.w3.org/2003/05/soap-encoding"];

/// Returns a name as messages show it.
pub(super) fn brief(name: &QName) -> String {
    match &*name.namespace {
        "" => format!("`{}`", shortened(&name.local)),
        namespace => format!("`{{{}}}{}`", shortened(namespace), shortened(&name.local)),
    }
}

/// Returns the problem of a type that is derived from itself, or is among its own items or members.
pub(super) fn ring(kind: &str, name: &str, place: &Place) -> Diagnostic {
    let help = "take the reference out of one of them";
    Diagnostic::error(format!("{kind} {name} is made of itself"), Some(place.clone()), help)
}

/// Returns the problem of content that is nested too deeply.
pub(super) fn too_deep(place: &Place) -> Diagnostic {
    let title = format!("content is nested deeper than {} once its groups are written out", limits::CONTENT_DEPTH);
    Diagnostic::error(title, Some(place.clone()), "divide it into elements with types of their own")
}

/// Returns `true` if a name belongs to SOAP encoding.
pub(super) fn is_encoding(name: &QName) -> bool {
    ENCODINGS.contains(&&*name.namespace)
}

/// Returns the problem of a type or attribute of SOAP encoding.
pub(super) fn encoding(place: &Place) -> Diagnostic {
    Diagnostic::error("a type of SOAP encoding is not supported", Some(place.clone()), "")
}

/// Returns the problem of a reference to something that no document defines.
pub(super) fn undefined(kind: &str, name: &QName, place: &Place) -> Diagnostic {
    if is_encoding(name) {
        return encoding(place);
    }
    let help = match &*name.namespace {
        "" | ns::WSDL | ns::WSDL_SOAP11 | ns::WSDL_SOAP12 => "is a prefix missing?".to_owned(),
        ns::XSD => "XML Schema 1.0 does not have it".to_owned(),
        other => format!("is it misspelt, or is a document for the namespace `{}` missing?", shortened(other)),
    };
    Diagnostic::error(format!("{kind} {} is not defined", brief(name)), Some(place.clone()), help)
}

/// Returns the problem of a reference to a type that is not valid there.
pub(super) fn not_simple(name: &QName, place: &Place) -> Diagnostic {
    let help = "a text needs a simple type: refer to one";
    Diagnostic::error(format!("type {} is not a simple type", brief(name)), Some(place.clone()), help)
}

/// Returns the number of bytes that a problem needs.
pub(super) fn weight(problem: &Diagnostic) -> usize {
    size_of::<Diagnostic>() + problem.title.len() + problem.help.len()
}
