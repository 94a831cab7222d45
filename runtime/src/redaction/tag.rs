//! What is shown of tags.

use std::borrow::Cow;

use wsdl_xml::{Attribute, Ns};

use super::{MASK, Masker, placeholder};

/// SOAP's fault codes (SOAP 1.1, section 4.4.1; SOAP 1.2 part 1, section 5.4.6).
const FAULT_CODES: &[&str] =
    &["Client", "Server", "Sender", "Receiver", "MustUnderstand", "VersionMismatch", "DataEncodingUnknown"];
/// Attributes whose values say how to read an element.
const ATTRIBUTES: &[&str] = &["nil", "type", "mustUnderstand", "encodingStyle", "lang"];
/// The longest attribute value that is shown, in bytes.
const LONGEST_ATTRIBUTE: usize = 200;
/// The longest namespace name that is shown, in bytes.
const LONGEST_NAMESPACE: usize = 2_000;

impl Masker {
    pub(super) fn is_sensitive(&self, ns: Ns, local: &str) -> bool {
        let is_in_doubt = ns == Ns::NONE || ns == Ns::UNLISTED;
        let mut sensitive = self.sensitive.iter();
        sensitive.any(|name| name.local.eq_ignore_ascii_case(local) && (is_in_doubt || name.ns == ns))
    }

    /// Returns the value of an attribute with which the element can be read again: an own attribute of the element is
    /// treated like the text of an element.
    pub(super) fn replayable_attribute<'t>(&self, attribute: &Attribute<'t>, is_hidden: bool) -> Cow<'t, str> {
        if says_how_to_read(attribute) {
            return self.attribute(attribute, is_hidden);
        }
        if !is_hidden && !self.is_sensitive(attribute.ns, attribute.local) {
            return self.text(attribute.raw);
        }
        let placeholder = placeholder::of(attribute.raw);
        Cow::Borrowed(if self.hides(placeholder) { MASK } else { placeholder })
    }

    /// Returns the value of an attribute as it is shown: masked, unless it only says how to read the element.
    pub(super) fn attribute<'t>(&self, attribute: &Attribute<'t>, is_hidden: bool) -> Cow<'t, str> {
        let value = attribute.raw;
        let is_nil = attribute.local == "nil" && matches!(value, "true" | "false" | "1" | "0");
        let (is_shown, most) = match attribute.declares() {
            Some(_) if Ns::find(value, self.table) != Ns::UNLISTED => return Cow::Borrowed(value),
            Some(_) => (true, LONGEST_NAMESPACE),
            None if is_nil => return Cow::Borrowed(value),
            None => (!is_hidden && says_how_to_read(attribute), LONGEST_ATTRIBUTE),
        };
        match is_shown && value.len() <= most {
            true => self.text(value),
            false => Cow::Borrowed(MASK),
        }
    }
}

/// Whether an attribute, or the namespace that it declares, only says how to read.
pub(super) fn says_how_to_read(attribute: &Attribute<'_>) -> bool {
    attribute.declares().is_some() || (!attribute.prefix.is_empty() && ATTRIBUTES.contains(&attribute.local))
}

pub(super) fn is_envelope(ns: Ns) -> bool {
    matches!(ns, Ns::ENVELOPE_11 | Ns::ENVELOPE_12)
}

/// Whether a fault code is one of SOAP's.
pub(super) fn is_fault_code(ns: Ns, local: &str) -> bool {
    is_envelope(ns) && FAULT_CODES.contains(&local)
}
