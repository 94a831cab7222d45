//! The attributes of a start tag: split, and their values.

use std::borrow::Cow;

use super::Scanner;
use super::tag_name::scan_name;
use crate::chars::is_space;
use crate::error::{Error, Flaw};
use crate::name::Ns;
use crate::run::value_end;
use crate::text;

/// An attribute of the start tag that was read last, or a namespace declaration.
#[derive(Clone, Copy)]
pub struct Attribute<'a> {
    /// Its namespace; without a prefix there is none.
    pub ns: Ns,
    /// The prefix of its name, empty if there is none.
    pub prefix: &'a str,
    /// The local part of its name.
    pub local: &'a str,
    /// The value as it is written between the quotation marks; see [`Scanner::value`].
    pub raw: &'a str,
    at: usize,
}

impl<'a> Attribute<'a> {
    /// The prefix that it declares, empty for the default namespace; `None` if it is not a declaration.
    pub fn declares(&self) -> Option<&'a str> {
        match (self.prefix, self.local) {
            ("", "xmlns") => Some(""),
            ("xmlns", prefix) => Some(prefix),
            _ => None,
        }
    }
}

/// An attribute as it stands in the tag.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    pub(super) key: &'a str,
    pub(super) value: &'a str,
    pub(super) value_at: usize,
    /// Where the first colon stands in the key; 0 if there is none, or it is the first.
    pub(super) colon: u32,
    /// Whether the key is known to be plain: see [`ScannedName`](super::tag_name::ScannedName).
    pub(super) is_plain: bool,
    /// Whether the value is what it is written as.
    pub(super) is_plain_value: bool,
    pub(super) ns: Ns,
}

impl<'a> Raw<'a> {
    /// The prefix that it declares, empty for the default namespace; `None` if it is not a declaration.
    #[inline]
    pub(super) fn declares(&self) -> Option<&'a str> {
        const XMLNS: usize = "xmlns".len();
        match (self.colon as usize, self.key.len()) {
            (0, XMLNS) if self.key == "xmlns" => Some(""),
            (XMLNS, _) if self.key.as_bytes().starts_with(b"xmlns") => Some(&self.key[XMLNS + 1..]),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn split(&self) -> (&'a str, &'a str) {
        match self.colon as usize {
            0 => ("", self.key),
            colon => (&self.key[..colon], &self.key[colon + 1..]),
        }
    }
}

impl<'a> Scanner<'a> {
    /// Splits what stands in a tag after its name. Returns the place after the tag and whether it is an empty-element tag.
    pub(super) fn split_attributes(&mut self, from: usize, mut at: usize) -> Result<(usize, bool), Error> {
        let text = self.text;
        let bytes = text.as_bytes();
        let skip_space = |at: &mut usize| {
            while bytes.get(*at).is_some_and(|&byte| is_space(byte)) {
                *at += 1;
            }
        };
        loop {
            let before = at;
            skip_space(&mut at);
            match bytes.get(at) {
                Some(b'>') => return Ok((at + 1, false)),
                Some(b'/') if bytes.get(at + 1) == Some(&b'>') => return Ok((at + 2, true)),
                Some(b'/') if at + 1 < bytes.len() => {
                    return Err(self.not_well_formed(from, "a tag that is not well-formed"));
                }
                Some(b'/') | None => return Err(self.not_well_formed(from, "markup that does not end")),
                _ => {}
            }
            if at == before {
                return Err(self.not_well_formed(at, "attributes without white space between them"));
            }
            let Some(name) = scan_name(bytes, at) else {
                return Err(self.not_well_formed(from, "markup that does not end"));
            };
            let key = &text[at..name.end];
            at = name.end;
            skip_space(&mut at);
            if key.is_empty() || bytes.get(at) != Some(&b'=') {
                return Err(self.not_well_formed(from, "an attribute without a value"));
            }
            at += 1;
            skip_space(&mut at);
            let quote = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => *quote,
                _ => return Err(self.not_well_formed(from, "an attribute whose value is not in quotation marks")),
            };
            at += 1;
            let Some((end, is_plain_value)) = value_end(bytes, at, quote) else {
                return Err(self.not_well_formed(from, "markup that does not end"));
            };
            let len = end - at;
            if self.attributes.len() >= self.limits.attributes {
                return Err(self.limit("attributes"));
            }
            if len > self.limits.attribute_bytes {
                return Err(self.limit("attribute_bytes"));
            }
            let value = &text[at..at + len];
            let (colon, is_plain) = (name.colon.map_or(0, |colon| colon as u32), name.is_plain);
            self.attributes.push(Raw { key, value, value_at: at, colon, is_plain, is_plain_value, ns: Ns::NONE });
            at += len + 1;
        }
    }

    #[inline]
    pub(super) fn checked_value(&mut self, raw: &Raw<'a>) -> Result<Cow<'a, str>, Error> {
        if raw.is_plain_value {
            return Ok(Cow::Borrowed(raw.value));
        }
        match text::attribute_value(raw.value, self.entities.as_ref(), &Err) {
            Ok(value) => Ok(value),
            Err(flaw) if self.replaces(&flaw) => {
                self.replaced = true;
                self.replaced_value(raw.value, raw.value_at).map(Cow::Owned)
            }
            Err(flaw) => Err(self.flawed(flaw, raw.value_at)),
        }
    }

    #[cold]
    fn replaced_value(&self, raw: &str, at: usize) -> Result<String, Error> {
        let replace = |flaw: Flaw| if flaw.forbidden { Ok(char::REPLACEMENT_CHARACTER) } else { Err(flaw) };
        text::attribute_value(&text::replaced(raw), self.entities.as_ref(), &replace)
            .map(Cow::into_owned)
            .map_err(|flaw| self.flawed(flaw, at))
    }

    /// The attributes and namespace declarations of the start tag that was read last, in the order written.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + '_ {
        self.attributes.iter().map(|raw| {
            let (prefix, local) = raw.split();
            Attribute { ns: raw.ns, prefix, local, raw: raw.value, at: raw.value_at }
        })
    }

    /// The value of an attribute of the start tag that was read last: references replaced, white space as spaces.
    pub fn value(&self, attribute: &Attribute<'a>) -> Cow<'a, str> {
        // It was found to be well-formed when the tag was read.
        let value = || match text::attribute_value(attribute.raw, self.entities.as_ref(), &Err) {
            Ok(value) => value,
            Err(_) => Cow::Owned(self.replaced_value(attribute.raw, attribute.at).unwrap_or_default()),
        };
        match &self.entities {
            Some(entities) => entities.again(value),
            None => value(),
        }
    }

    /// The name of the namespace of an attribute; empty if it has none.
    pub fn attribute_namespace(&self, attribute: &Attribute<'a>) -> &str {
        if attribute.prefix.is_empty() { "" } else { self.scope.uri(attribute.prefix) }
    }
}
