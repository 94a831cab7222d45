//! Goes through a body that may be broken, and keeps what is certain to be for everybody.

use std::borrow::Cow;

use wsdl_xml::{Forbidden, Limits, Scanner, Start, Token, escape_text, is_blank};

use super::judge::{FAULT_CODES, is_envelope, is_in_doubt};
use super::{MASK, Masker};

/// Nesting, declarations in scope and attributes of an element that are followed.
const MOST: usize = 256;

/// See [`Masker::body`].
pub(super) fn masked(text: &str, mask: &Masker) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut scan = Scan::new(text, mask, false);
    match scan.document() {
        Ok(()) => scan.out,
        Err(_) if !scan.is_begun => format!("{MASK} ({} bytes)", text.len()),
        Err(Doubt { at }) => {
            let more = format!("{MASK} ({} more bytes)", text.len().saturating_sub(at));
            scan.out + &more
        }
    }
}

/// The texts of all elements that are hidden in an envelope, as far as it goes.
pub(super) fn hidden(text: &str, mask: &Masker) -> Vec<String> {
    let mut scan = Scan::new(text, mask, true);
    // A broken one has no more of them.
    let _ = scan.document();
    scan.hidden.unwrap_or_default()
}

/// From this byte on it is not certain what belongs to what.
struct Doubt {
    at: usize,
}

/// What came before the place that is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Start,
    End,
    Other,
}

/// Character data that goes on until markup comes, or a CDATA section.
struct Piece {
    /// Where it begins as it is written.
    from: usize,
    value: String,
    is_section: bool,
    /// Whether it can be shown as it is written.
    is_clean: bool,
}

struct Open {
    is_hidden: bool,
    /// Whether its namespace is one of the table.
    is_listed: bool,
}

struct Scan<'t> {
    scan: Scanner<'t>,
    mask: &'t Masker,
    out: String,
    open: Vec<Open>,
    is_begun: bool,
    last: Last,
    piece: Option<Piece>,
    /// The texts that are hidden, if they are asked for.
    hidden: Option<Vec<String>>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, mask: &'t Masker, collects: bool) -> Self {
        let limits = Limits { depth: MOST, attributes: MOST, declarations: MOST, ..Limits::NONE };
        Self {
            scan: Scanner::new(text, mask.table, limits).with_forbidden(Forbidden::Replace),
            mask,
            out: String::with_capacity(text.len()),
            open: Vec::new(),
            is_begun: false,
            last: Last::Other,
            piece: None,
            hidden: collects.then(Vec::new),
        }
    }

    fn document(&mut self) -> Result<(), Doubt> {
        loop {
            let token = match self.scan.token() {
                Ok(token) => token,
                Err(_) => return self.broken(),
            };
            let is_replaced = self.scan.take_replaced();
            match token {
                Token::Text(text) => self.characters(&text, false, is_replaced),
                Token::Reference(c) => self.characters(c.encode_utf8(&mut [0; 4]), false, is_replaced),
                Token::CData(text) => self.characters(&text, true, is_replaced),
                Token::Start(start) => {
                    self.end_piece(false);
                    self.start(&start)?;
                }
                Token::End => {
                    self.end_piece(true);
                    self.open.pop();
                    self.out.push_str(self.scan.raw());
                    self.last = Last::End;
                }
                Token::Comment | Token::Instruction | Token::DocumentType => {
                    self.end_piece(false);
                    self.pass_over(&token);
                }
                Token::Eof => return Ok(()),
            }
        }
    }

    /// Where the text is broken or cut, everything after it is in doubt.
    fn broken(&mut self) -> Result<(), Doubt> {
        // It is not known whether a text is all of its element's.
        self.end_piece(false);
        let at = self.scan.position();
        if self.is_begun && at >= self.scan.source().len() { Ok(()) } else { Err(Doubt { at }) }
    }

    fn pass_over(&mut self, token: &Token<'_>) {
        match token {
            // What is shown is no longer in the encoding that it says.
            Token::Instruction if self.scan.token_position() == 0 && self.scan.raw().starts_with("<?xml ") => {
                self.out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
            }
            Token::Comment if self.is_begun => self.out.push_str(&format!("<!--{MASK}-->")),
            _ => {}
        }
        if self.is_begun {
            self.last = Last::Other;
        }
    }

    fn characters(&mut self, text: &str, is_section: bool, is_replaced: bool) {
        if is_section || self.piece.as_ref().is_some_and(|piece| piece.is_section) {
            self.end_piece(false);
        }
        let from = self.scan.token_position();
        let piece = self.piece.get_or_insert_with(|| Piece { from, value: String::new(), is_section, is_clean: true });
        piece.value.push_str(text);
        piece.is_clean &= !is_replaced;
    }

    /// Writes what came of character data. A value is all that its element holds. Parts of one are not looked at alone: an
    /// address may be put together.
    fn end_piece(&mut self, is_at_end: bool) {
        let Some(piece) = self.piece.take() else { return };
        let raw = self.scan.source().get(piece.from..self.scan.token_position()).unwrap_or("");
        if !piece.is_section && is_blank(&piece.value) && is_blank(raw) {
            self.out.push_str(raw);
            return;
        }
        let is_value = is_at_end && self.last == Last::Start;
        if !piece.is_section
            && !is_value
            && let Some(open) = self.open.last_mut()
        {
            // A tag may have lost its bracket here, so that what follows belongs to another element.
            open.is_hidden = true;
        }
        if piece.is_section {
            self.last = Last::Other;
        }
        if !is_value || self.open.last().is_none_or(|open| open.is_hidden) {
            self.out.push_str(MASK);
            self.hidden.iter_mut().for_each(|hidden| hidden.push(piece.value.clone()));
            return;
        }
        match self.value(&piece.value) {
            Cow::Borrowed(_) if piece.is_clean && !piece.is_section => self.out.push_str(raw),
            shown => {
                let shown = shown.into_owned();
                escape_text(&shown, &mut self.out);
            }
        }
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
            && self.scan.scope().resolve(prefix).is_some_and(is_envelope)
            && !self.mask.is_secret_prefix(prefix)
    }

    fn start(&mut self, start: &Start<'t>) -> Result<(), Doubt> {
        let doubt = Doubt { at: start.at };
        let is_root = is_envelope(start.ns) && start.local == "Envelope";
        if !self.is_begun && !is_root {
            return Err(doubt);
        }
        // A name that holds a secret is not shown.
        if self.mask.is_secret_prefix(start.prefix)
            || self.mask.has_secret_local(start.ns, start.local)
            || self.scan.attributes().any(|attribute| self.mask.has_secret_name(&attribute))
        {
            return Err(doubt);
        }
        let in_hidden = self.open.last().is_some_and(|open| open.is_hidden);
        let is_header = self.open.len() == 1 && is_envelope(start.ns) && start.local == "Header";
        let is_hidden = in_hidden || is_header || self.mask.is_sensitive(start.ns, start.local);
        self.is_begun = true;
        self.out.push('<');
        self.push_name(start.prefix, start.local);
        for attribute in self.scan.attributes().collect::<Vec<_>>() {
            let value = self.mask.shown(&attribute, is_hidden);
            if let (MASK, Some(hidden)) = (&*value, &mut self.hidden) {
                hidden.push(self.scan.value(&attribute).into_owned());
            }
            // What was written between these quotation marks holds none of them.
            let quote = if value.contains('"') { '\'' } else { '"' };
            self.out.push(' ');
            self.push_name(attribute.prefix, attribute.local);
            self.out.push('=');
            self.out.push(quote);
            self.out.push_str(&value);
            self.out.push(quote);
        }
        self.out.push_str(if self.scan.is_empty_tag() { "/>" } else { ">" });
        self.open.push(Open { is_hidden, is_listed: !is_in_doubt(start.ns) && !is_envelope(start.ns) });
        self.last = Last::Start;
        Ok(())
    }

    fn push_name(&mut self, prefix: &str, local: &str) {
        self.out.push_str(prefix);
        if !prefix.is_empty() {
            self.out.push(':');
        }
        self.out.push_str(local);
    }
}
