//! Masks a body that may be broken: only what is certain to be harmless is kept.

use std::borrow::Cow;

use wsdl_xml::{Forbidden, Limits, Scanner, Start, Token, escape_text, is_blank};

use super::tag::{is_envelope, is_fault_code};
use super::{MASK, Masker, placeholder};

/// The most levels of nesting, declarations in scope, and attributes of an element that are followed.
const MOST: usize = 256;

/// Masks a body: see [`Masker::body`] and [`Masker::replayable_body`].
pub(super) fn masked(text: &str, mask: &Masker, is_replayable: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut scan = Scan::new(scanner(text, mask), mask, is_replayable);
    match scan.document() {
        Ok(()) => scan.out,
        Err(_) if !scan.is_begun => format!("{MASK} ({} bytes)", text.len()),
        Err(Doubt { at }) => scan.out + &format!("{MASK} ({} more bytes)", text.len().saturating_sub(at)),
    }
}

/// Returns the content of one element, with these declarations in scope, masked like a body.
pub(super) fn masked_content<'t>(
    element: &'t str,
    scope: impl Iterator<Item = (&'t str, &'t str)>,
    mask: &Masker,
) -> String {
    let mut scan = Scan::new(scanner(element, mask).within(scope), mask, false);
    let Ok(Token::Start(start)) = scan.scan.token() else { return String::new() };
    scan.hidden.push(mask.is_sensitive(start.ns, start.local));
    (scan.is_begun, scan.is_leaf) = (true, true);
    if scan.document().is_err() {
        return scan.out + MASK;
    }
    // The end tag is removed, as the start tag was.
    scan.out.truncate(scan.out.rfind("</").unwrap_or(0));
    scan.out
}

fn scanner<'t>(text: &'t str, mask: &Masker) -> Scanner<'t> {
    let limits = Limits { depth: MOST, attributes: MOST, declarations: MOST, ..Limits::NONE };
    Scanner::new(text, mask.table, limits).with_forbidden(Forbidden::Replace)
}

/// The byte from which on the structure is uncertain.
struct Doubt {
    at: usize,
}

/// Character data up to the next markup.
struct Piece {
    /// Where it begins.
    from: usize,
    value: String,
    /// Whether it can be shown as written.
    is_plain: bool,
}

struct Scan<'t, 'm> {
    scan: Scanner<'t>,
    mask: &'m Masker,
    is_replayable: bool,
    out: String,
    /// For each open element, whether its content is hidden.
    hidden: Vec<bool>,
    is_begun: bool,
    /// Whether the open element has only had text so far.
    is_leaf: bool,
    piece: Option<Piece>,
}

impl<'t, 'm> Scan<'t, 'm> {
    fn new(scan: Scanner<'t>, mask: &'m Masker, is_replayable: bool) -> Self {
        let out = String::with_capacity(scan.source().len());
        Self { scan, mask, is_replayable, out, hidden: Vec::new(), is_begun: false, is_leaf: false, piece: None }
    }

    fn document(&mut self) -> Result<(), Doubt> {
        loop {
            let Ok(token) = self.scan.token() else { return self.broken() };
            match token {
                Token::Text(text) => self.characters(&text, true),
                Token::Reference(c) => self.characters(c.encode_utf8(&mut [0; 4]), true),
                Token::CData(text) => self.characters(&text, false),
                Token::Start(start) => {
                    self.end_piece(false);
                    self.start(&start)?;
                }
                Token::End => {
                    self.end_piece(self.is_leaf);
                    self.hidden.pop();
                    self.out.push_str(self.scan.raw());
                    self.is_leaf = false;
                }
                Token::Comment | Token::Instruction | Token::DocumentType => {
                    self.end_piece(false);
                    self.pass_over(&token);
                    self.is_leaf = false;
                }
                Token::Eof => return Ok(()),
            }
        }
    }

    fn broken(&mut self) -> Result<(), Doubt> {
        // More may belong to the text.
        self.end_piece(false);
        let at = self.scan.position();
        if self.is_begun && at >= self.scan.source().len() { Ok(()) } else { Err(Doubt { at }) }
    }

    fn pass_over(&mut self, token: &Token<'_>) {
        match token {
            // The output is UTF-8, whatever the declaration says.
            Token::Instruction if self.scan.token_position() == 0 && self.scan.raw().starts_with("<?xml ") => {
                self.out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
            }
            Token::Comment if self.is_begun => self.out.push_str(&format!("<!--{MASK}-->")),
            _ => {}
        }
    }

    fn characters(&mut self, text: &str, is_plain: bool) {
        let from = self.scan.token_position();
        let piece = self.piece.get_or_insert_with(|| Piece { from, value: String::new(), is_plain: true });
        piece.value.push_str(text);
        piece.is_plain &= is_plain && !self.scan.take_replaced();
    }

    /// Writes the character data that ends here. Text beside elements, comments or a break is hidden: what it belongs
    /// to may be lost.
    fn end_piece(&mut self, is_all: bool) {
        let Some(piece) = self.piece.take() else { return };
        let raw = self.scan.source().get(piece.from..self.scan.token_position()).unwrap_or("");
        if is_blank(raw) {
            self.out.push_str(raw);
            return;
        }
        let is_hidden = self.hidden.last().is_none_or(|hidden| *hidden);
        if !is_all && let Some(hidden) = self.hidden.last_mut() {
            // If a tag lost its bracket, what follows belongs to another element.
            *hidden = true;
        }
        if !is_all {
            self.out.push_str(MASK);
            return;
        }
        if is_hidden {
            self.push_masked(&piece.value, MASK);
            return;
        }
        match self.mask.text(&piece.value) {
            Cow::Owned(shown) if !self.is_fault_code(&piece.value) => self.push_masked(&piece.value, &shown),
            _ if piece.is_plain => self.out.push_str(raw),
            _ => escape_text(&piece.value, &mut self.out),
        }
    }

    /// Writes a masked text, or a placeholder with which the answer can be read.
    fn push_masked(&mut self, text: &str, masked: &str) {
        let placeholder = if self.is_replayable { placeholder::of(text) } else { MASK };
        let is_usable = placeholder != MASK && !self.mask.hides(placeholder);
        escape_text(if is_usable { placeholder } else { masked }, &mut self.out);
    }

    /// Whether a text is one of SOAP's fault codes.
    fn is_fault_code(&self, value: &str) -> bool {
        let Some((prefix, local)) = value.trim().split_once(':') else { return false };
        self.scan.scope().resolve(prefix).is_some_and(|ns| is_fault_code(ns, local)) && !self.mask.hides_names(prefix)
    }

    fn start(&mut self, start: &Start<'t>) -> Result<(), Doubt> {
        let is_root = is_envelope(start.ns) && start.local == "Envelope";
        let is_secret = |prefix: &str, local: &str| self.mask.hides_names(prefix) || self.mask.hides_names(local);
        if !(self.is_begun || is_root)
            || is_secret(start.prefix, start.local)
            || self.scan.attributes().any(|attribute| is_secret(attribute.prefix, attribute.local))
        {
            return Err(Doubt { at: start.at });
        }
        let is_header = self.hidden.len() == 1 && is_envelope(start.ns) && start.local == "Header";
        let is_hidden = self.hidden.last().is_some_and(|hidden| *hidden)
            || is_header
            || self.mask.is_sensitive(start.ns, start.local);
        self.is_begun = true;
        self.out.push('<');
        self.push_name(start.prefix, start.local);
        for attribute in self.scan.attributes().collect::<Vec<_>>() {
            let value = match self.is_replayable {
                true => self.mask.replayable_attribute(&attribute, is_hidden),
                false => self.mask.attribute(&attribute, is_hidden),
            };
            // The value contains at most one kind of quotation mark: the one that did not enclose it.
            let quote = if value.contains('"') { '\'' } else { '"' };
            self.out.push(' ');
            self.push_name(attribute.prefix, attribute.local);
            self.out.extend(['=', quote]);
            self.out.push_str(&value);
            self.out.push(quote);
        }
        self.out.push_str(if self.scan.is_empty_tag() { "/>" } else { ">" });
        self.hidden.push(is_hidden);
        self.is_leaf = true;
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
