//! What in a tag is for everybody.

use std::borrow::Cow;

use wsdl_xml::{Attribute, Ns};

use super::{MASK, Masker};

/// What SOAP calls faults (SOAP 1.1, section 4.4.1; SOAP 1.2 part 1, section 5.4.6).
pub(super) const FAULT_CODES: &[&str] =
    &["Client", "Server", "Sender", "Receiver", "MustUnderstand", "VersionMismatch", "DataEncodingUnknown"];
/// The elements of faults that SOAP 1.1 has in no namespace (section 4.4).
const OF_FAULTS: &[&str] = &["faultcode", "faultstring", "faultactor", "detail"];
/// So long is a value of an attribute that is shown.
const LONGEST_ATTRIBUTE: usize = 200;
/// So long is a namespace that no table has and that is shown.
const LONGEST_NAMESPACE: usize = 2_000;
/// Prefixes that are no secrets, whatever the user is called; shorter ones are chance.
const PREFIXES: &[&str] = &["SOAP-ENV", "soap", "soap12", "soapenv", "xmlns"];
/// Attributes whose values say how to read an element.
const ATTRIBUTES: &[&str] = &["nil", "type", "mustUnderstand", "encodingStyle", "lang"];

impl Masker {
    fn is_secret(&self, name: &str) -> bool {
        matches!(self.secrets.of_client().mask(name), Cow::Owned(_))
    }

    pub(super) fn is_secret_prefix(&self, prefix: &str) -> bool {
        prefix.len() > 3 && !PREFIXES.contains(&prefix) && self.is_secret(prefix)
    }

    /// Whether an element's name says something that it must not. In the contract's namespaces and SOAP's, names commonly
    /// hold words that are somebody's password too, and hardly ever what is no word.
    pub(super) fn has_secret_local(&self, ns: Ns, local: &str) -> bool {
        match is_in_doubt(ns) {
            true => !(ns == Ns::NONE && OF_FAULTS.contains(&local)) && self.is_secret(local),
            false => self.secrets.has_client_secret_but_words(local),
        }
    }

    pub(super) fn is_sensitive(&self, ns: Ns, local: &str) -> bool {
        let mut sensitive = self.sensitive.iter();
        sensitive.any(|name| name.local.eq_ignore_ascii_case(local) && (is_in_doubt(ns) || name.ns == ns))
    }

    /// Whether an attribute's name, or the prefix that it declares, says something that it must not.
    pub(super) fn has_secret_name(&self, attribute: &Attribute<'_>) -> bool {
        let Attribute { prefix, local, .. } = *attribute;
        match attribute.declares() {
            Some(prefix) => self.is_secret_prefix(prefix),
            None => self.is_secret_prefix(prefix) || (!ATTRIBUTES.contains(&local) && self.is_secret(local)),
        }
    }

    /// An attribute's value, where it says nothing but how to read the element.
    pub(super) fn shown<'t>(&self, attribute: &Attribute<'t>, is_hidden: bool) -> Cow<'t, str> {
        let Attribute { prefix, local, raw: value, .. } = *attribute;
        let is_declaration = attribute.declares().is_some();
        if is_declaration && Ns::find(value, self.table) != Ns::UNLISTED {
            return Cow::Borrowed(value);
        }
        let is_known =
            is_declaration || (!prefix.is_empty() && ATTRIBUTES.contains(&local) && (!is_hidden || local == "nil"));
        let most = if is_declaration { LONGEST_NAMESPACE } else { LONGEST_ATTRIBUTE };
        // References might spell what is looked for.
        match is_known && value.len() <= most && !value.contains('&') {
            true => self.secrets.mask_value(value),
            false => Cow::Borrowed(MASK),
        }
    }
}

/// Whether it cannot be told what is called so.
pub(super) fn is_in_doubt(ns: Ns) -> bool {
    ns == Ns::NONE || ns == Ns::UNLISTED
}

pub(super) fn is_envelope(ns: Ns) -> bool {
    matches!(ns, Ns::ENVELOPE_11 | Ns::ENVELOPE_12)
}
