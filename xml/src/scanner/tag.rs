//! Start tags: names, declarations, attributes, limits.

use std::borrow::Cow;

use super::{Open, Scanner, State};
use crate::chars::{excerpt, is_ncname, is_space};
use crate::error::Error;
use crate::name::{Ns, qualified};
use crate::run::{after_letters, value_end};
use crate::text;

/// A start tag. `Debug` shows no value.
#[derive(Debug, Clone, Copy, Default)]
pub struct Start<'a> {
    /// The element's namespace; [`Ns::UNLISTED`] if the table does not have it.
    pub ns: Ns,
    /// The prefix of its name, empty if there is none.
    pub prefix: &'a str,
    /// The local part of its name.
    pub local: &'a str,
    /// The byte of the text at which the tag begins.
    pub at: usize,
    /// What attributes there are, as bits. A start tag is copied often, so it has no padding.
    attributes: u32,
}

impl Start<'_> {
    const ANY: u32 = 1;
    const XSI: u32 = 2;

    /// Whether there are attributes besides namespace declarations.
    #[inline(always)]
    pub fn has_attributes(&self) -> bool {
        self.attributes != 0
    }

    /// Whether there are attributes of XML Schema instances, such as `xsi:nil`.
    #[inline(always)]
    pub fn has_xsi(&self) -> bool {
        self.attributes & Self::XSI != 0
    }
}

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
    key: &'a str,
    value: &'a str,
    value_at: usize,
    /// Where the first colon stands in the key; 0 if there is none, or it is the first.
    colon: u32,
    /// Whether the key is known to be plain: see [`ScannedName`].
    is_plain: bool,
    /// Whether the value is what it is written as.
    is_plain_value: bool,
    ns: Ns,
}

impl<'a> Raw<'a> {
    /// The prefix that it declares, empty for the default namespace; `None` if it is not a declaration.
    #[inline]
    fn declares(&self) -> Option<&'a str> {
        const XMLNS: usize = "xmlns".len();
        match (self.colon as usize, self.key.len()) {
            (0, XMLNS) if self.key == "xmlns" => Some(""),
            (XMLNS, _) if self.key.as_bytes().starts_with(b"xmlns") => Some(&self.key[XMLNS + 1..]),
            _ => None,
        }
    }

    fn split(&self) -> (&'a str, &'a str) {
        match self.colon as usize {
            0 => ("", self.key),
            colon => (&self.key[..colon], &self.key[colon + 1..]),
        }
    }
}

/// A name in a tag, found in one pass.
struct ScannedName {
    /// The byte after it.
    end: usize,
    /// Where its first colon stands in it.
    colon: Option<usize>,
    /// Whether it has ASCII letters, digits, underscores and one colon at most.
    is_plain: bool,
}

/// Finds the end of the name that begins there; `None` if the text ends before.
#[inline(always)]
fn scan_name(bytes: &[u8], from: usize) -> Option<ScannedName> {
    let mut name = ScannedName { end: from, colon: None, is_plain: true };
    loop {
        name.end = after_letters(bytes, name.end);
        match NAME_CLASS[usize::from(*bytes.get(name.end)?)] {
            PLAIN => {}
            END => return Some(name),
            COLON if name.colon.is_none() && name.end > from => name.colon = Some(name.end - from),
            _ => name.is_plain = false,
        }
        name.end += 1;
    }
}

const PLAIN: u8 = 0;
const OTHER: u8 = 1;
const COLON: u8 = 2;
const END: u8 = 3;

/// What a byte is in a name.
const NAME_CLASS: [u8; 256] = {
    let mut class = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => PLAIN,
            b':' => COLON,
            b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' | b'<' | b'=' | b'"' | b'\'' => END,
            _ => OTHER,
        };
        byte += 1;
    }
    class
};

/// Up to so many attributes are compared each with each; more are sorted first.
const FEW: usize = 8;

impl<'a> Scanner<'a> {
    /// Reads the start tag that begins here; it is then the [last](Self::last_start) one.
    pub(super) fn start_tag(&mut self) -> Result<(), Error> {
        let text = self.text;
        let bytes = text.as_bytes();
        let from = self.at;
        if self.state == State::AfterRoot {
            return Err(self.not_well_formed(from, "a second root element"));
        }
        let Some(scanned) = scan_name(bytes, from + 1) else {
            return Err(self.not_well_formed(from, "markup that does not end"));
        };
        let name = &text[from + 1..scanned.end];
        let name_len = name.len();
        if name_len > self.limits.name_bytes {
            return Err(self.limit("name_bytes"));
        }
        if self.open.len() >= self.limits.depth {
            return Err(self.limit("depth"));
        }
        self.elements += 1;
        if self.elements > self.limits.elements {
            return Err(self.limit("elements"));
        }
        let outside = self.scope.mark();
        let mut at = from + 1 + name_len;
        let mut empty = false;
        self.attributes.clear();
        // Most tags have no attributes.
        if bytes.get(at) == Some(&b'>') {
            at += 1;
        } else {
            (at, empty) = self.split_attributes(from, at)?;
        }
        let (prefix, local) = match scanned.colon {
            None => ("", name),
            Some(colon) => (&name[..colon], &name[colon + 1..]),
        };
        let mut start = Start { ns: Ns::NONE, prefix, local, at: from, attributes: 0 };
        if !self.attributes.is_empty() {
            let mut attributes = std::mem::take(&mut self.attributes);
            let checked = self.check_attributes(&mut attributes, &mut start, from);
            self.attributes = attributes;
            checked?;
        }
        start.ns = match scanned.colon {
            None => self.scope.default,
            Some(_) => self.resolve(prefix, from)?,
        };
        if !scanned.is_plain || local.as_bytes().first().is_none_or(u8::is_ascii_digit) {
            self.check_name(local, from)?;
        }
        let prefix_len = (name_len - local.len()) as u32;
        self.open.push(Open { from: from + 1, len: name_len as u32, prefix: prefix_len, outside });
        self.state = State::InRoot;
        self.pending_end = empty;
        self.at = at;
        self.learn_lead(start.ns, prefix);
        self.last = start;
        Ok(())
    }

    /// The start tag that was read last.
    #[inline(always)]
    pub fn last_start(&self) -> Start<'a> {
        self.last
    }

    /// Splits what stands in a tag after its name. Returns the place after the tag and whether it is an empty-element tag.
    fn split_attributes(&mut self, from: usize, mut at: usize) -> Result<(usize, bool), Error> {
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

    fn check_attributes(
        &mut self,
        attributes: &mut [Raw<'a>],
        start: &mut Start<'a>,
        from: usize,
    ) -> Result<(), Error> {
        // Declarations apply to the tag itself, too.
        for attribute in attributes.iter() {
            if let Some(prefix) = attribute.declares() {
                self.declare(prefix, attribute, from)?;
            }
        }
        let mut prefixed = 0;
        for attribute in attributes.iter_mut().filter(|attribute| attribute.declares().is_none()) {
            if attribute.key.len() > self.limits.name_bytes {
                return Err(self.limit("name_bytes"));
            }
            let (prefix, local) = attribute.split();
            if !attribute.is_plain || local.as_bytes().first().is_none_or(u8::is_ascii_digit) {
                self.check_name(local, from)?;
            }
            if local.len() != attribute.key.len() {
                attribute.ns = self.resolve(prefix, from)?;
                prefixed += 1;
            }
            self.checked_value(attribute)?;
            start.attributes |= if attribute.ns == Ns::XSI { Start::ANY | Start::XSI } else { Start::ANY };
        }
        if attributes.len() > 1 {
            self.check_once(attributes, prefixed, from)?;
        }
        Ok(())
    }

    /// Checks that each attribute is there once: by its name as written, and by its resolved name.
    fn check_once(&self, attributes: &[Raw<'a>], prefixed: usize, from: usize) -> Result<(), Error> {
        let resolved = |raw: &Raw<'a>| {
            let (prefix, local) = raw.split();
            (local, self.scope.uri(prefix))
        };
        let twice = if attributes.len() <= FEW {
            let mut twice = None;
            for (index, this) in attributes.iter().enumerate() {
                let is_same = |other: &Raw<'a>| {
                    other.key == this.key
                        || (this.ns != Ns::NONE && other.ns == this.ns && resolved(other) == resolved(this))
                };
                if attributes[..index].iter().any(is_same) {
                    twice = Some(*this);
                    break;
                }
            }
            twice
        } else {
            let mut keys: Vec<(&str, usize)> = attributes.iter().map(|raw| raw.key).zip(0..).collect();
            keys.sort_unstable();
            let same_key = keys.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| attributes[pair[1].1]);
            same_key.or_else(|| {
                if prefixed < 2 {
                    return None;
                }
                let of_prefix = |raw: &&Raw<'a>| raw.ns != Ns::NONE;
                let mut names: Vec<_> = attributes.iter().filter(of_prefix).map(|raw| (resolved(raw), raw)).collect();
                names.sort_unstable_by_key(|(name, _)| *name);
                names.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| *pair[1].1)
            })
        };
        match twice {
            None => Ok(()),
            Some(raw) => {
                let name = match raw.ns {
                    Ns::NONE => excerpt(raw.key),
                    _ => qualified(self.scope.uri(raw.split().0), &excerpt(raw.split().1)),
                };
                Err(self.not_well_formed(from, format!("the attribute {name} twice")))
            }
        }
    }

    fn declare(&mut self, prefix: &'a str, attribute: &Raw<'a>, from: usize) -> Result<(), Error> {
        let uri = self.checked_value(attribute)?;
        let is_default = attribute.key.len() == "xmlns".len();
        let is_plain = attribute.is_plain && prefix.as_bytes().first().is_some_and(|first| !first.is_ascii_digit());
        if !is_default && !is_plain {
            self.check_name(prefix, from)?;
        }
        if prefix.len() > self.limits.name_bytes {
            return Err(self.limit("name_bytes"));
        }
        if uri.len() > self.limits.uri_bytes {
            return Err(self.limit("uri_bytes"));
        }
        let is_reserved = prefix == "xmlns"
            || uri == "http://www.w3.org/2000/xmlns/"
            || (prefix == "xml") != (uri == Ns::XML.text(self.scope.table()));
        if is_reserved || (uri.is_empty() && !is_default) {
            let found = format!("a declaration of the prefix `{}` that Namespaces in XML forbids", excerpt(prefix));
            return Err(self.not_well_formed(from, found));
        }
        if self.scope.bindings.len() >= self.limits.declarations {
            return Err(self.limit("declarations"));
        }
        self.scope.declare(prefix, uri);
        Ok(())
    }

    fn resolve(&mut self, prefix: &'a str, from: usize) -> Result<Ns, Error> {
        match self.scope.resolve_again(prefix) {
            // What is declared is a name.
            Some(ns) if !prefix.is_empty() => Ok(ns),
            _ => {
                self.check_name(prefix, from)?;
                let found = format!("the prefix `{}`, which is not declared", excerpt(prefix));
                Err(self.not_well_formed(from, found))
            }
        }
    }

    fn check_name(&self, name: &str, from: usize) -> Result<(), Error> {
        if is_ncname(name) {
            return Ok(());
        }
        // A value with `<` in it may stand there, so it is not shown.
        Err(self.not_well_formed(from, format!("{} bytes that are not a legal name", name.len())))
    }

    fn checked_value(&mut self, raw: &Raw<'a>) -> Result<Cow<'a, str>, Error> {
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

    fn replaced_value(&self, raw: &str, at: usize) -> Result<String, Error> {
        let replace =
            |flaw: crate::error::Flaw| if flaw.forbidden { Ok(char::REPLACEMENT_CHARACTER) } else { Err(flaw) };
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

    /// The name of an element's namespace, while the element is open.
    pub fn namespace(&self, start: &Start<'a>) -> &str {
        self.namespace_of(start.ns, start.prefix)
    }

    /// The same of an element with this namespace and prefix.
    pub fn namespace_of(&self, ns: Ns, prefix: &str) -> &str {
        if ns == Ns::UNLISTED { self.scope.uri(prefix) } else { ns.text(self.scope.table()) }
    }

    /// `{namespace}local` of an element, for messages, while the element is open.
    pub fn display(&self, start: &Start<'a>) -> String {
        qualified(self.namespace(start), start.local)
    }
}
