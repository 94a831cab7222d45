//! Going through a body that may be broken, keeping what is certain to be for everybody.

use std::borrow::Cow;

use quick_xml::escape::{partial_escape, unescape};

use super::judge::{FAULT_CODES, is_envelope, is_in_doubt};
use super::tokens::{Attribute, Doubt, attribute, behind, split, split_name};
use super::{MASK, Masker};
use wsdl_xml::Ns;

/// So many elements inside one another, and declarations of namespaces in scope, are kept apart.
const MOST: usize = 256;
/// See [`Masker::body`].
pub(super) fn masked(text: &str, mask: &Masker) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut scan = Scan::new(text, mask);
    match scan.document() {
        Ok(()) => scan.out,
        Err(Doubt) if scan.open.is_empty() && scan.last == Token::Other => format!("{MASK} ({} bytes)", text.len()),
        Err(Doubt) => {
            let more = format!("{MASK} ({} more bytes)", scan.rest.len());
            scan.out + &more
        }
    }
}

/// The texts of all elements that are hidden in an envelope, as far as it goes.
pub(super) fn hidden(text: &str, mask: &Masker) -> Vec<String> {
    let mut scan = Scan::new(text, mask);
    scan.hidden = Some(Vec::new());
    // What is broken has no more of them.
    let _ = scan.document();
    scan.hidden.unwrap_or_default()
}

/// What came before the place that is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Start,
    End,
    Other,
}

struct Scan<'t> {
    rest: &'t str,
    out: String,
    open: Vec<Open<'t>>,
    /// Prefixes with their namespaces, and how many elements were open around the one that declares them.
    scope: Vec<(&'t str, Ns, usize)>,
    mask: &'t Masker,
    last: Token,
    /// The texts that are hidden, if they are asked for.
    hidden: Option<Vec<String>>,
}

struct Open<'t> {
    name: &'t str,
    is_hidden: bool,
    /// Whether its namespace is one of the table.
    is_listed: bool,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, mask: &'t Masker) -> Self {
        let out = String::with_capacity(text.len());
        Self { rest: text, out, open: Vec::new(), scope: Vec::new(), mask, last: Token::Other, hidden: None }
    }

    fn document(&mut self) -> Result<(), Doubt> {
        self.prolog()?;
        self.start()?;
        while !self.open.is_empty() {
            match self.rest.find('<') {
                Some(at) => self.text(at),
                None => {
                    // Where a text ends is not seen, nor whether it is all of it.
                    let blank = self.rest.trim().is_empty();
                    self.out.push_str(if blank { "" } else { MASK });
                    return Ok(());
                }
            }
            self.markup()?;
        }
        // Behind the envelope nothing is looked for.
        if self.rest.trim().is_empty() { Ok(()) } else { Err(Doubt) }
    }

    /// What may stand before the envelope.
    fn prolog(&mut self) -> Result<(), Doubt> {
        self.rest = self.rest.trim_start();
        if let Some(declaration) = self.rest.strip_prefix("<?xml ") {
            self.rest = behind(declaration, "?>")?.trim_start();
            // What is shown is no longer in the encoding that it says.
            self.out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        }
        while let Some(comment) = self.rest.strip_prefix("<!--") {
            self.rest = behind(comment, "-->")?.trim_start();
        }
        if self.rest.starts_with('<') { Ok(()) } else { Err(Doubt) }
    }

    /// The text up to the next `<`, which is at this byte.
    fn text(&mut self, at: usize) {
        let (raw, rest) = self.rest.split_at(at);
        self.rest = rest;
        if raw.trim().is_empty() {
            self.out.push_str(raw);
            return;
        }
        // A value is all that its element holds. Parts of one are not looked at alone: an address may be put together.
        let is_value = self.last == Token::Start && rest.starts_with("</");
        if let Some(open) = self.open.last_mut().filter(|_| !is_value) {
            // A tag may have lost its bracket here, so that what is to come belongs to another element.
            open.is_hidden = true;
        }
        match unescape(raw) {
            Ok(value) if is_value && !self.is_hidden() => match self.value(&value) {
                Cow::Borrowed(_) => self.out.push_str(raw),
                Cow::Owned(masked) => self.out.push_str(&partial_escape(&*masked)),
            },
            value => {
                self.out.push_str(MASK);
                self.hidden.iter_mut().zip(value).for_each(|(hidden, value)| hidden.push(value.into_owned()));
            }
        }
    }

    fn is_hidden(&self) -> bool {
        self.open.last().is_none_or(|open| open.is_hidden)
    }

    /// The whole text of an element that is not hidden.
    fn value<'v>(&self, value: &'v str) -> Cow<'v, str> {
        if self.is_fault_code(value) {
            return Cow::Borrowed(value);
        }
        match self.open.last().is_some_and(|open| open.is_listed) {
            true => self.mask.secrets.mask_value(value),
            false => self.mask.secrets.mask(value),
        }
    }

    /// Whether a text is a name that SOAP has for what went wrong.
    fn is_fault_code(&self, value: &str) -> bool {
        let Some((prefix, local)) = value.trim().split_once(':') else { return false };
        FAULT_CODES.contains(&local)
            && self.resolve(prefix).is_ok_and(is_envelope)
            && !self.mask.is_secret_prefix(prefix)
    }

    fn markup(&mut self) -> Result<(), Doubt> {
        if self.rest.starts_with("</") {
            return self.end();
        }
        let (hides, rest) = if let Some(comment) = self.rest.strip_prefix("<!--") {
            (format!("<!--{MASK}-->"), behind(comment, "-->")?)
        } else if let Some(data) = self.rest.strip_prefix("<![CDATA[") {
            let (data, rest) = data.split_once("]]>").ok_or(Doubt)?;
            let is_value = self.last == Token::Start && rest.starts_with("</");
            match is_value && !self.is_hidden() {
                true => (partial_escape(self.value(data)).into_owned(), rest),
                false => {
                    self.hidden.iter_mut().for_each(|hidden| hidden.push(data.to_owned()));
                    (MASK.to_owned(), rest)
                }
            }
        } else if let Some(instruction) = self.rest.strip_prefix("<?") {
            (String::new(), behind(instruction, "?>")?)
        } else {
            return self.start();
        };
        self.out.push_str(&hides);
        self.rest = rest;
        self.last = Token::Other;
        Ok(())
    }

    fn end(&mut self) -> Result<(), Doubt> {
        let tag = self.rest.get(2..).ok_or(Doubt)?;
        let (name, behind) = tag.split_once('>').ok_or(Doubt)?;
        self.open.pop_if(|open| open.name == name.trim_ascii_end()).ok_or(Doubt)?;
        self.close();
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self.rest = behind;
        self.last = Token::End;
        Ok(())
    }

    /// Forgets the namespaces of an element that is over.
    fn close(&mut self) {
        let depth = self.open.len();
        let still = self.scope.iter().rposition(|(_, _, of)| *of < depth).map_or(0, |last| last + 1);
        self.scope.truncate(still);
    }

    fn start(&mut self) -> Result<(), Doubt> {
        let tag = self.rest.strip_prefix('<').ok_or(Doubt)?;
        let (name, mut rest) = split_name(tag)?;
        if self.open.len() >= MOST {
            return Err(Doubt);
        }
        let mut attributes = Vec::new();
        let is_empty = loop {
            let spaced = rest.trim_ascii_start();
            if let Some(behind) = spaced.strip_prefix("/>") {
                rest = behind;
                break true;
            }
            if let Some(behind) = spaced.strip_prefix('>') {
                rest = behind;
                break false;
            }
            if spaced.len() == rest.len() || attributes.len() >= MOST {
                return Err(Doubt);
            }
            let (attribute, behind) = attribute(spaced)?;
            attributes.push(attribute);
            rest = behind;
        };
        self.declare(&attributes)?;
        let (prefix, local) = split(name);
        let ns = self.resolve(prefix)?;
        if self.open.is_empty() && !(is_envelope(ns) && local == "Envelope") {
            return Err(Doubt);
        }
        // A name that holds a secret is none.
        if self.mask.is_secret_prefix(prefix)
            || self.mask.has_secret_local(ns, local)
            || attributes.iter().any(|attribute| self.mask.has_secret_name(attribute))
        {
            return Err(Doubt);
        }
        let in_hidden = self.open.last().is_some_and(|open| open.is_hidden);
        let is_header = self.open.len() == 1 && is_envelope(ns) && local == "Header";
        let is_hidden = in_hidden || is_header || self.mask.is_sensitive(ns, local);
        self.out.push('<');
        self.out.push_str(name);
        for attribute in &attributes {
            let value = self.mask.shown(attribute, is_hidden);
            if let (MASK, Some(hidden), Ok(of)) = (&*value, &mut self.hidden, unescape(attribute.value)) {
                hidden.push(of.into_owned());
            }
            // What was written between these quotes holds none of them.
            let quote = if value.contains('"') { '\'' } else { '"' };
            self.out.extend([" ", attribute.name, "="]);
            self.out.push(quote);
            self.out.push_str(&value);
            self.out.push(quote);
        }
        self.out.push_str(if is_empty { "/>" } else { ">" });
        self.rest = rest;
        if is_empty {
            self.close();
            self.last = Token::End;
        } else {
            self.open.push(Open { name, is_hidden, is_listed: !is_in_doubt(ns) && !is_envelope(ns) });
            self.last = Token::Start;
        }
        Ok(())
    }

    fn declare(&mut self, attributes: &[Attribute<'t>]) -> Result<(), Doubt> {
        let depth = self.open.len();
        for attribute in attributes {
            let Some(prefix) = attribute.declared() else { continue };
            self.scope.push((prefix, Ns::find(attribute.value, self.mask.table), depth));
        }
        if self.scope.len() > MOST { Err(Doubt) } else { Ok(()) }
    }

    fn resolve(&self, prefix: &str) -> Result<Ns, Doubt> {
        match self.scope.iter().rev().find(|(declared, ..)| *declared == prefix) {
            Some((_, ns, _)) => Ok(*ns),
            None if prefix.is_empty() => Ok(Ns::NONE),
            None => Err(Doubt),
        }
    }
}
