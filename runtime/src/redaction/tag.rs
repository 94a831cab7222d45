//! What is shown of tags.

use std::borrow::Cow;

use wsdl_xml::{Attribute, Ns, Scanner, Start};

use super::{MASK, Masker};

/// What SOAP calls faults (SOAP 1.1, section 4.4.1; SOAP 1.2 part 1, section 5.4.6).
const FAULT_CODES: &[&str] =
    &["Client", "Server", "Sender", "Receiver", "MustUnderstand", "VersionMismatch", "DataEncodingUnknown"];
/// The elements of faults that SOAP 1.1 has in no namespace (section 4.4).
const OF_FAULTS: &[&str] = &["faultcode", "faultstring", "faultactor", "detail"];
/// Attributes whose values say how to read an element.
const ATTRIBUTES: &[&str] = &["nil", "type", "mustUnderstand", "encodingStyle", "lang"];
/// Longer values of attributes are not shown.
const LONGEST_ATTRIBUTE: usize = 200;
/// Longer names of namespaces are not shown.
const LONGEST_NAMESPACE: usize = 2_000;

impl Masker {
    pub(super) fn is_sensitive(&self, ns: Ns, local: &str) -> bool {
        let mut sensitive = self.sensitive.iter();
        sensitive.any(|name| name.local.eq_ignore_ascii_case(local) && (!is_listed(ns) || name.ns == ns))
    }

    /// Whether a name holds a secret. Names of the contract and of SOAP hold words that are somebody's password too, and
    /// hardly ever what is not a word.
    pub(super) fn hides_name(&self, name: &str, is_known: bool) -> bool {
        let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
        let places = self.secrets.places(name);
        places.into_iter().any(|place| !is_known || name.get(place).is_none_or(|text| !is_word(text)))
    }

    /// Whether a start tag that was just read holds a secret in a name or a prefix.
    pub(super) fn hides_tag(&self, scanner: &Scanner<'_>, start: &Start<'_>) -> bool {
        let is_known = is_known(start.ns, start.local);
        self.hides_name(start.prefix, is_known)
            || self.hides_name(start.local, is_known)
            || scanner.attributes().any(|attribute| self.hides_attribute(&attribute))
    }

    /// Whether a tag declares a namespace that holds a secret.
    pub(super) fn hides_namespace(&self, scanner: &Scanner<'_>) -> bool {
        let mut declared = scanner.attributes().filter(|attribute| attribute.declares().is_some());
        declared.any(|attribute| !self.is_known_namespace(attribute.raw) && self.hides(attribute.raw))
    }

    fn is_known_namespace(&self, uri: &str) -> bool {
        uri == "http://www.w3.org/2001/XMLSchema" || Ns::find(uri, self.table) != Ns::UNLISTED
    }

    /// Whether the name of an attribute, or the prefix that it declares, holds a secret.
    fn hides_attribute(&self, attribute: &Attribute<'_>) -> bool {
        match attribute.declares() {
            Some(prefix) => self.hides_name(prefix, self.is_known_namespace(attribute.raw)),
            None => {
                self.hides_name(attribute.prefix, is_listed(attribute.ns))
                    || self.hides_name(attribute.local, says_how_to_read(attribute))
            }
        }
    }

    /// The value of an attribute as it is shown, if it says nothing but how to read the element.
    pub(super) fn attribute<'t>(&self, attribute: &Attribute<'t>, is_hidden: bool) -> Cow<'t, str> {
        let value = attribute.raw;
        let is_declaration = attribute.declares().is_some();
        let is_nil = attribute.local == "nil";
        if (is_declaration && self.is_known_namespace(value))
            || (is_nil && matches!(value, "true" | "false" | "1" | "0"))
        {
            return Cow::Borrowed(value);
        }
        let most = if is_declaration { LONGEST_NAMESPACE } else { LONGEST_ATTRIBUTE };
        let is_shown = is_declaration || (says_how_to_read(attribute) && (!is_hidden || is_nil));
        // Two kinds of escapes in each other could spell a secret.
        match is_shown && value.len() <= most && !value.contains('&') {
            true => self.secrets.mask(value),
            false => Cow::Borrowed(MASK),
        }
    }
}

/// Whether an attribute, or the namespace that it declares, is about reading alone.
pub(super) fn says_how_to_read(attribute: &Attribute<'_>) -> bool {
    attribute.declares().is_some() || (!attribute.prefix.is_empty() && ATTRIBUTES.contains(&attribute.local))
}

/// Whether the contract or SOAP has this namespace.
pub(super) fn is_listed(ns: Ns) -> bool {
    ns != Ns::NONE && ns != Ns::UNLISTED
}

pub(super) fn is_envelope(ns: Ns) -> bool {
    matches!(ns, Ns::ENVELOPE_11 | Ns::ENVELOPE_12)
}

/// Whether the contract or SOAP has an element of this name.
pub(super) fn is_known(ns: Ns, local: &str) -> bool {
    is_listed(ns) || (ns == Ns::NONE && OF_FAULTS.contains(&local))
}

/// Whether a code of a fault is one of SOAP's.
pub(super) fn is_fault_code(ns: Ns, local: &str) -> bool {
    is_envelope(ns) && FAULT_CODES.contains(&local)
}
