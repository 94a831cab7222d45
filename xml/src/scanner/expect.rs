//! Reading by expectation: what comes next is compared with what should come next.
//!
//! Nothing here makes an error. At the first byte that is not plain, nothing has been read, and
//! [`Scanner::token`] takes over.

use std::borrow::Cow;

use super::lead::Lead;
use super::{Open, Scanner};
use crate::error::Error;
use crate::name::{Name, Ns};
use crate::run::{after_plain, after_space, plain_end};
use crate::text;

impl<'a> Scanner<'a> {
    /// The length of `<` or `<prefix:` if an element of this namespace may begin here.
    #[inline(always)]
    fn at_lead(&mut self, ns: Ns) -> Option<usize> {
        if self.lead_ns != ns && !self.switch_lead(ns) {
            return None;
        }
        let window = self.text.as_bytes().get(self.at..)?.first_chunk::<16>()?;
        ((u128::from_le_bytes(*window) ^ self.lead.word) & self.lead.mask == 0).then_some(self.lead.len)
    }

    /// The length of `<` or `<prefix:` if an element with this name and without attributes begins here.
    #[inline(always)]
    fn at_name(&mut self, name: &Name) -> Option<usize> {
        let lead = self.at_lead(name.ns)?;
        name.is_at(self.text.as_bytes(), self.at + lead).then_some(lead)
    }

    /// Which of these names an element that begins here has, if it has no attributes.
    #[inline]
    pub fn position_at<'n>(&mut self, names: impl Iterator<Item = &'n Name>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut ns, mut rest) = (Ns::UNLISTED, None);
        for (index, name) in names.enumerate() {
            if name.ns != ns {
                ns = name.ns;
                rest = self.at_lead(ns).and_then(|lead| bytes.get(self.at + lead..));
            }
            let Some(rest) = rest else { continue };
            let is_it = match rest.first_chunk::<16>() {
                Some(window) => name.is_in(u128::from_le_bytes(*window), rest),
                None => name.is_at_end(rest),
            };
            if is_it {
                return Some(index);
            }
        }
        None
    }

    /// Finds out how names of this namespace begin here; `false` if they cannot, or an end comes first.
    #[inline(never)]
    fn switch_lead(&mut self, ns: Ns) -> bool {
        if self.pending_end || !self.may_expect(ns) {
            return false;
        }
        let prefix = if ns == self.scope.default {
            ""
        } else {
            // The innermost declaration of the namespace, unless its prefix is declared again further in. No others are
            // tried, so that this takes one pass.
            let bindings = &self.scope.bindings;
            match bindings.iter().rposition(|binding| binding.ns == ns) {
                Some(at) if !bindings[at + 1..].iter().any(|inner| inner.prefix == bindings[at].prefix) => {
                    bindings[at].prefix
                }
                _ => return false,
            }
        };
        match Lead::new(prefix) {
            Some(lead) => (self.lead, self.lead_ns) = (lead, ns),
            None => return false,
        }
        true
    }

    /// Whether names of this namespace can be expected here. A small limit for names is left to the general way.
    fn may_expect(&self, ns: Ns) -> bool {
        !self.open.is_empty() && ns != Ns::UNLISTED && self.limits.name_bytes >= Name::LONGEST + Lead::LONGEST
    }

    /// Expects that names of this namespace go on to begin as this one does.
    #[inline]
    pub(super) fn learn_lead(&mut self, ns: Ns, prefix: &str) {
        (self.lead_ns, self.lead_ns_after) = (Ns::UNLISTED, Ns::UNLISTED);
        if !self.may_expect(ns) {
            return;
        }
        let Some(lead) = Lead::new(prefix) else { return };
        // What stays is not written: a load right after its store would wait.
        if lead.len != self.lead.len || lead.word != self.lead.word {
            self.lead = lead;
        }
        match self.pending_end {
            true => self.lead_ns_after = ns,
            false => self.lead_ns = ns,
        }
    }

    /// Passes over white space between elements.
    #[inline(always)]
    pub fn skip_space(&mut self) {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'<') || self.pending_end {
            return;
        }
        self.at = after_space(bytes, self.at);
    }

    /// The text of an element with this name, if one with plain text and nothing else begins here. It is read to its end.
    #[inline(always)]
    pub fn plain_leaf(&mut self, name: &Name) -> Option<&'a str> {
        let lead = self.at_name(name)?;
        let bytes = self.text.as_bytes();
        let from = self.at + lead + name.tag_len();
        let end = self.plain_end(from)?;
        // `</`, the prefix as it was written, the name, `>`.
        if bytes.get(end + 1) != Some(&b'/') {
            return None;
        }
        let prefix = lead - 1;
        if prefix != 0 && bytes.get(end + 2..end + 2 + prefix) != bytes.get(self.at + 1..self.at + lead) {
            return None;
        }
        if !name.is_at(bytes, end + 2 + prefix)
            || end - from > self.limits.text_bytes
            || self.elements >= self.limits.elements
            || self.open.len() >= self.limits.depth
        {
            return None;
        }
        let text = self.text.get(from..end)?;
        self.elements += 1;
        self.at = end + 2 + prefix + name.tag_len();
        Some(text)
    }

    /// Where the plain text that begins there ends, which is at a `<`.
    #[inline(always)]
    fn plain_end(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut end = plain_end(bytes, from);
        while bytes.get(end) != Some(&b'<') {
            end = plain_end(bytes, after_plain(bytes, end)?);
        }
        Some(end)
    }

    /// As [`plain_leaf`](Self::plain_leaf), if the element is empty, or its text has references or carriage returns in it.
    #[inline(never)]
    pub fn simple_leaf(&mut self, name: &Name) -> Option<Cow<'a, str>> {
        let lead = self.at_lead(name.ns)?;
        let bytes = self.text.as_bytes();
        if self.elements >= self.limits.elements
            || self.open.len() >= self.limits.depth
            || name.local.len() > Name::LONGEST
            || self.entities.is_some()
        {
            return None;
        }
        let after = bytes.get(self.at + lead..)?.strip_prefix(name.local.as_bytes())?;
        let len = match after {
            [b'/', b'>', ..] => 2,
            [b' ', b'/', b'>', ..] => 3,
            [b'>', ..] => {
                let from = self.at + lead + name.tag_len();
                let end = from + memchr::memchr(b'<', &after[1..])?;
                let tag = bytes.get(end..)?;
                let name_len = lead - 1 + name.local.len();
                let is_end = tag.starts_with(b"</")
                    && tag.get(2..2 + name_len) == bytes.get(self.at + 1..self.at + 1 + name_len)
                    && tag.get(2 + name_len) == Some(&b'>');
                if !is_end || end - from > self.limits.text_bytes {
                    return None;
                }
                let text = text::content(self.text, from, end)?;
                self.elements += 1;
                self.at = end + 3 + name_len;
                return Some(text);
            }
            _ => return None,
        };
        self.elements += 1;
        self.at += lead + name.local.len() + len;
        Some(Cow::Borrowed(""))
    }

    /// Reads the start tag that begins with this name here and has more in it, such as attributes; returns whether there is
    /// one. A declaration in it may give the element another namespace.
    ///
    /// # Errors
    /// Those of [`token`](Self::token).
    #[inline(never)]
    pub fn start_of(&mut self, name: &Name) -> Result<bool, Error> {
        let Some(lead) = self.at_lead(name.ns) else { return Ok(false) };
        let rest = self.text.as_bytes().get(self.at + lead..);
        match rest.and_then(|rest| rest.strip_prefix(name.local.as_bytes())) {
            Some([b' ' | b'/' | b'\t' | b'\r' | b'\n', ..]) => self.start().map(|()| true),
            _ => Ok(false),
        }
    }

    /// Whether a start tag, or something that looks like one, begins here.
    #[inline(always)]
    pub fn is_at_start(&self) -> bool {
        let bytes = self.text.as_bytes();
        bytes.get(self.at) == Some(&b'<')
            && !self.pending_end
            && bytes.get(self.at + 1).is_some_and(|next| !matches!(next, b'/' | b'!' | b'?'))
    }

    /// Whether a tag, or something that looks like one, begins here, or the end of an empty-element tag is.
    pub fn is_at_tag(&self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.pending_end || matches!(rest, [b'<', next, ..] if !matches!(next, b'!' | b'?'))
    }

    /// Reads the start tag that begins here (see [`is_at_start`](Self::is_at_start)), which is then the
    /// [last](Self::last_start) one.
    ///
    /// # Errors
    /// Those of [`token`](Self::token).
    #[inline]
    pub fn start(&mut self) -> Result<(), Error> {
        self.tokens += 1;
        self.token_at = self.at;
        self.start_tag()
    }

    /// Opens an element with this name, if one without attributes begins here.
    #[inline(always)]
    pub fn plain_open(&mut self, name: &Name) -> bool {
        let Some(lead) = self.at_name(name) else { return false };
        if self.open.len() >= self.limits.depth || self.elements >= self.limits.elements {
            return false;
        }
        self.elements += 1;
        let (prefix, outside) = (lead as u32 - 1, self.scope.mark());
        self.open.push(Open { from: self.at + 1, len: prefix + name.local.len() as u32, prefix, outside });
        self.at += lead + name.tag_len();
        true
    }

    /// Reads the end tag of the open element, if it stands here.
    #[inline(always)]
    pub fn plain_close(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        // Mostly another element follows.
        if bytes.get(self.at + 1) != Some(&b'/') {
            return false;
        }
        let Some(open) = self.open.last() else { return false };
        let len = open.len as usize;
        let (Some(name), Some(tag)) = (bytes.get(open.from..open.from + len), bytes.get(self.at..self.at + len + 3))
        else {
            return false;
        };
        if self.pending_end
            || tag[0] != b'<'
            || tag[len + 2] != b'>'
            || &tag[2..len + 2] != name
            || self.held == self.open.len()
        {
            return false;
        }
        self.at += len + 3;
        self.close();
        true
    }

    /// The text of the open element, if it is plain up to the end tag. The element is then read to its end.
    #[inline(always)]
    pub fn plain_text(&mut self) -> Option<&'a str> {
        if self.pending_end {
            return None;
        }
        let from = self.at;
        let end = self.plain_end(from)?;
        if end - from > self.limits.text_bytes {
            return None;
        }
        let text = self.text.get(from..end)?;
        self.at = end;
        if self.plain_close() {
            return Some(text);
        }
        self.at = from;
        None
    }
}
