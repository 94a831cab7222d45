//! Start tags.

use super::tag_name::scan_name;
use super::{Open, Scanner, State};
use crate::chars::{excerpt, is_ncname};
use crate::error::Error;
use crate::name::{Ns, qualified};

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
    pub(super) attributes: u32,
}

impl Start<'_> {
    pub(super) const ANY: u32 = 1;
    pub(super) const XSI: u32 = 2;

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

    #[inline]
    pub(super) fn resolve(&mut self, prefix: &'a str, from: usize) -> Result<Ns, Error> {
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

    pub(super) fn check_name(&self, name: &str, from: usize) -> Result<(), Error> {
        if is_ncname(name) {
            return Ok(());
        }
        // A value with `<` in it may stand there, so it is not shown.
        Err(self.not_well_formed(from, format!("{} bytes that are not a legal name", name.len())))
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
