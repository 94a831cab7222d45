//! Going through a body that may be broken, keeping what is certain to be for everybody.

use super::Masker;
use super::values::MASK;
use crate::codec::Ns;

/// So many elements inside one another, and declarations of namespaces in scope, are kept apart.
const MOST: usize = 256;
/// So long is a value of an attribute that is shown.
const LONGEST_ATTRIBUTE: usize = 200;

/// See [`Masker::body`].
pub(super) fn masked(text: &str, mask: &Masker) -> String {
    if text.is_empty() {
        return String::new();
    }
    let out = String::with_capacity(text.len());
    let mut scan = Scan { rest: text, out, open: Vec::new(), scope: Vec::new(), mask, last: Token::Other };
    match scan.document() {
        Ok(()) => scan.out,
        Err(Doubt) if scan.open.is_empty() && scan.last == Token::Other => format!("{MASK} ({} bytes)", text.len()),
        Err(Doubt) => {
            let more = format!("{MASK} ({} more bytes)", scan.rest.len());
            scan.out + &more
        }
    }
}

/// It cannot be told what comes.
struct Doubt;

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
}

struct Open<'t> {
    name: &'t str,
    is_hidden: bool,
}

struct Attribute<'t> {
    name: &'t str,
    value: &'t str,
}

impl<'t> Scan<'t> {
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
        let hidden = self.open.last().is_none_or(|open| open.is_hidden);
        match quick_xml::escape::unescape(raw) {
            Ok(value) if is_value && !hidden => match self.mask.secrets.mask(&value) {
                std::borrow::Cow::Borrowed(_) => self.out.push_str(raw),
                std::borrow::Cow::Owned(masked) => self.out.push_str(&quick_xml::escape::partial_escape(&*masked)),
            },
            _ => self.out.push_str(MASK),
        }
    }

    fn markup(&mut self) -> Result<(), Doubt> {
        if self.rest.starts_with("</") {
            return self.end();
        }
        let (hides, rest) = if let Some(comment) = self.rest.strip_prefix("<!--") {
            (format!("<!--{MASK}-->"), behind(comment, "-->")?)
        } else if let Some(data) = self.rest.strip_prefix("<![CDATA[") {
            (MASK.to_owned(), behind(data, "]]>")?)
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
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let ns = self.resolve(prefix)?;
        if self.open.is_empty() && !(is_envelope(ns) && local == "Envelope") {
            return Err(Doubt);
        }
        // A name that holds a secret is none.
        if self.mask.secrets.mask(name) != name {
            return Err(Doubt);
        }
        let in_hidden = self.open.last().is_some_and(|open| open.is_hidden);
        let is_header = self.open.len() == 1 && is_envelope(ns) && local == "Header";
        let is_hidden = in_hidden || is_header || self.is_sensitive(ns, local);
        self.out.push('<');
        self.out.push_str(name);
        for attribute in &attributes {
            let value =
                if is_shown(attribute, is_hidden) { self.mask.secrets.mask(attribute.value) } else { MASK.into() };
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
            self.open.push(Open { name, is_hidden });
            self.last = Token::Start;
        }
        Ok(())
    }

    fn declare(&mut self, attributes: &[Attribute<'t>]) -> Result<(), Doubt> {
        let depth = self.open.len();
        for Attribute { name, value } in attributes {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(prefixed) if prefixed.starts_with(':') => &prefixed[1..],
                _ => continue,
            };
            self.scope.push((prefix, Ns::find(value, self.mask.table), depth));
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

    fn is_sensitive(&self, ns: Ns, local: &str) -> bool {
        let in_doubt = ns == Ns::NONE || ns == Ns::UNLISTED;
        let mut sensitive = self.mask.sensitive.iter();
        sensitive.any(|name| name.local.eq_ignore_ascii_case(local) && (in_doubt || name.ns == ns))
    }
}

fn is_envelope(ns: Ns) -> bool {
    matches!(ns, Ns::ENVELOPE_11 | Ns::ENVELOPE_12)
}

/// Whether the value of an attribute says nothing but how to read the element.
fn is_shown(attribute: &Attribute<'_>, is_hidden: bool) -> bool {
    let (prefix, local) = attribute.name.split_once(':').unwrap_or(("", attribute.name));
    let is_known = attribute.name == "xmlns"
        || prefix == "xmlns"
        || (!prefix.is_empty() && local == "nil")
        || (!prefix.is_empty() && !is_hidden && ["type", "mustUnderstand", "encodingStyle", "lang"].contains(&local));
    // References might spell what is looked for.
    is_known && attribute.value.len() <= LONGEST_ATTRIBUTE && !attribute.value.contains('&')
}

/// What follows the first place of a mark.
fn behind<'t>(text: &'t str, mark: &str) -> Result<&'t str, Doubt> {
    text.split_once(mark).map(|(_, behind)| behind).ok_or(Doubt)
}

/// A name at the beginning, and what follows it.
fn split_name(text: &str) -> Result<(&str, &str), Doubt> {
    let is_part = |c: char| c.is_alphanumeric() || "_:-.".contains(c);
    let end = text.find(|c| !is_part(c)).ok_or(Doubt)?;
    let (name, rest) = text.split_at(end);
    if name.starts_with(|c: char| c.is_alphabetic() || c == '_') { Ok((name, rest)) } else { Err(Doubt) }
}

/// An attribute at the beginning, and what follows it.
fn attribute(text: &str) -> Result<(Attribute<'_>, &str), Doubt> {
    let (name, rest) = split_name(text)?;
    let rest = rest.trim_ascii_start().strip_prefix('=').ok_or(Doubt)?.trim_ascii_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(Doubt)?;
    let (value, behind) = rest.get(1..).and_then(|rest| rest.split_once(quote)).ok_or(Doubt)?;
    if value.contains('<') { Err(Doubt) } else { Ok((Attribute { name, value }, behind)) }
}
