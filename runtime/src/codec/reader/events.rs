//! From tokens to elements: start tags, ends, stray content. What the tokenizer lets pass though it is not well-formed
//! is caught here.

use std::borrow::Cow;

use quick_xml::events::Event;

use super::super::declaration::Declaration;
use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::limits::ForbiddenCharacters;
use super::super::text;
use super::{Reader, Start, State};

/// What comes next in the element that is open.
pub(super) enum Token<'a> {
    Start(Start<'a>),
    End,
    /// Character data as written, references not in it; `from` is its place in the reader's own text.
    Text {
        raw: &'a str,
        from: usize,
    },
    /// The content of a CDATA section.
    CData {
        raw: &'a str,
        from: usize,
    },
    /// The character that a reference stands for.
    Char(char),
    Eof,
}

/// What the tokenizer found, without anything of the text.
fn flaw(error: &quick_xml::Error) -> &'static str {
    use quick_xml::Error;
    use quick_xml::errors::IllFormedError as Ill;
    match error {
        Error::Syntax(_) => "markup that does not end",
        Error::IllFormed(Ill::MismatchedEndTag { .. }) => "an end tag that is not that of the open element",
        Error::IllFormed(Ill::UnmatchedEndTag(_)) => "an end tag without a start tag",
        Error::IllFormed(Ill::DoubleHyphenInComment) => "`--` in a comment",
        Error::IllFormed(Ill::UnclosedReference) => "`&` that begins no reference",
        _ => "markup that is not well-formed",
    }
}

impl<'a> Reader<'a> {
    /// The start tag of the next child of the open element, which is then open; `None` when the open element ended
    /// instead. Text between elements is reported and passed over.
    ///
    /// # Errors
    /// Text that is not well-formed, a document type declaration, an exceeded limit; strict reading's first deviation.
    #[inline]
    pub fn child(&mut self) -> Result<Option<Start<'a>>, ReadError> {
        let mut stray = false;
        loop {
            match self.token()? {
                Token::Start(start) => return Ok(Some(start)),
                Token::End => return Ok(None),
                Token::Text { raw, .. } if text::is_blank(raw) => {}
                Token::Text { raw, from } => {
                    self.characters(raw, from)?;
                    if !std::mem::replace(&mut stray, true) {
                        self.deviation(DeviationKind::StrayText)?;
                    }
                }
                Token::CData { raw, from } => {
                    self.cdata(raw, from)?;
                    if !raw.is_empty() && !std::mem::replace(&mut stray, true) {
                        self.deviation(DeviationKind::StrayText)?;
                    }
                }
                Token::Char(_) => {
                    if !std::mem::replace(&mut stray, true) {
                        self.deviation(DeviationKind::StrayText)?;
                    }
                }
                Token::Eof => return Ok(None),
            }
        }
    }

    /// The start tag of the document's root element, which is then open.
    ///
    /// # Errors
    /// As [`child`](Self::child), and a document without any element.
    pub fn root(&mut self) -> Result<Start<'a>, ReadError> {
        match self.child()? {
            Some(start) => Ok(start),
            None => Err(self.error(ReadErrorKind::NotWellFormed, "an XML document", "no element")),
        }
    }

    /// Reads what stands behind the root element: nothing but comments and the like may.
    ///
    /// # Errors
    /// A second root element, text behind the root; a root that is not read to its end.
    pub fn finish(&mut self) -> Result<(), ReadError> {
        if let Some(open) = self.open.last() {
            let found = format!("`{}`, which is still open", text::shortened(open.local));
            return Err(self.error(ReadErrorKind::Unexpected, "a root element that was read to its end", found));
        }
        while self.child()?.is_some() {}
        Ok(())
    }

    #[inline]
    pub(super) fn token(&mut self) -> Result<Token<'a>, ReadError> {
        if std::mem::take(&mut self.pending_end) {
            self.close();
            return Ok(Token::End);
        }
        loop {
            let from = self.position();
            let event = match self.xml.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(self.xml.error_position()).map_or(from, |at| self.xml_base + at);
                    return Err(self.not_well_formed(at, flaw(&error)));
                }
            };
            let raw = self.text.get(from..self.position()).unwrap_or("");
            match event {
                Event::Start(tag) => {
                    let name_len = tag.name().as_ref().len();
                    return self.start(raw, name_len, from, false).map(Token::Start);
                }
                Event::Empty(tag) => {
                    let name_len = tag.name().as_ref().len();
                    return self.start(raw, name_len, from, true).map(Token::Start);
                }
                Event::End(_) => {
                    if self.held == self.open.len() {
                        self.seen_end = from;
                    } else {
                        self.close();
                    }
                    return Ok(Token::End);
                }
                Event::Text(_) if self.state == State::InRoot => return Ok(Token::Text { raw, from }),
                Event::Text(_) if text::is_blank(raw) => self.begun(),
                Event::CData(_) if self.state == State::InRoot => {
                    let raw = raw.strip_prefix("<![CDATA[").and_then(|raw| raw.strip_suffix("]]>")).unwrap_or("");
                    return Ok(Token::CData { raw, from: from + "<![CDATA[".len() });
                }
                Event::GeneralRef(_) if self.state == State::InRoot => {
                    let name = raw.strip_prefix('&').and_then(|raw| raw.strip_suffix(';')).unwrap_or("");
                    return match text::reference(name) {
                        Ok(c) => Ok(Token::Char(c)),
                        Err(flaw) => self.flawed(flaw, from, || Ok(char::REPLACEMENT_CHARACTER)).map(Token::Char),
                    };
                }
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                    return Err(self.not_well_formed(from, "text outside the root element"));
                }
                Event::Comment(_) => {
                    self.cdata(raw, from)?;
                    self.begun();
                }
                Event::PI(pi) => {
                    self.cdata(raw, from)?;
                    let target = pi.target();
                    if !text::is_ncname(target) || target.eq_ignore_ascii_case("xml") {
                        return Err(self.not_well_formed(from, "a processing instruction without a legal name"));
                    }
                    self.begun();
                }
                Event::Decl(_) => {
                    if self.state != State::Nothing || from != 0 {
                        return Err(self.not_well_formed(from, "an XML declaration that is not at the beginning"));
                    }
                    let Some(declaration) = Declaration::read(raw) else {
                        return Err(self.not_well_formed(from, "an XML declaration that is not as XML has it"));
                    };
                    if !matches!(declaration.version, "1.0" | "1.1") {
                        return Err(self.not_well_formed(from, "an XML declaration without a known version"));
                    }
                    self.begun();
                }
                Event::DocType(_) => {
                    return Err(self.error(
                        ReadErrorKind::Refused,
                        "a document without a document type declaration",
                        "`<!DOCTYPE`, which SOAP forbids and which is never followed",
                    ));
                }
                Event::Eof => return self.end_of_text(),
            }
        }
    }

    /// Character data as XML gives it to applications.
    #[inline]
    pub(super) fn characters(&mut self, raw: &'a str, from: usize) -> Result<Cow<'a, str>, ReadError> {
        match text::character_data(raw) {
            Ok(content) => Ok(content),
            Err(flaw) => self
                .flawed(flaw, from, || text::character_data(&text::replaced(raw)).map(Cow::into_owned))
                .map(Cow::Owned),
        }
    }

    /// The content of a CDATA section, comment or processing instruction, as XML gives it to applications.
    #[inline]
    pub(super) fn cdata(&mut self, raw: &'a str, from: usize) -> Result<Cow<'a, str>, ReadError> {
        match text::cdata(raw) {
            Ok(content) => Ok(content),
            Err(flaw) => {
                self.flawed(flaw, from, || text::cdata(&text::replaced(raw)).map(Cow::into_owned)).map(Cow::Owned)
            }
        }
    }

    /// The error for a flaw, or what is read `instead` where it is a character that may be replaced.
    #[cold]
    fn flawed<T>(
        &mut self,
        flaw: text::Flaw,
        from: usize,
        instead: impl FnOnce() -> Result<T, text::Flaw>,
    ) -> Result<T, ReadError> {
        if !self.replaces(&flaw) {
            return Err(self.at_flaw(&flaw, from));
        }
        let replaced = instead().map_err(|flaw| self.at_flaw(&flaw, from))?;
        self.deviation(DeviationKind::ForbiddenCharacter)?;
        Ok(replaced)
    }

    /// Whether a flaw is one that is replaced.
    pub(super) fn replaces(&self, flaw: &text::Flaw) -> bool {
        flaw.forbidden && self.forbidden == ForbiddenCharacters::Replace
    }

    /// The error for a flaw in a text that begins there.
    pub(super) fn at_flaw(&self, flaw: &text::Flaw, from: usize) -> ReadError {
        if !flaw.forbidden {
            return self.not_well_formed(from + flaw.at, flaw.found.as_str());
        }
        let offset = self.base.offset + from + flaw.at;
        let expected = "characters that XML allows";
        ReadError::new(ReadErrorKind::ForbiddenCharacter, self.path(), offset, expected, flaw.found.as_str())
    }

    /// An error at a byte of the reader's own text.
    pub(super) fn not_well_formed(&self, at: usize, found: impl Into<String>) -> ReadError {
        let offset = self.base.offset + at;
        ReadError::new(ReadErrorKind::NotWellFormed, self.path(), offset, "well-formed XML", found)
    }

    fn end_of_text(&self) -> Result<Token<'a>, ReadError> {
        match self.open.last() {
            Some(open) => {
                let found = format!("the end of the text before `</{}>`", text::shortened(open.local));
                Err(self.not_well_formed(self.text.len(), found))
            }
            None => Ok(Token::Eof),
        }
    }

    fn begun(&mut self) {
        if self.state == State::Nothing {
            self.state = State::Prolog;
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.scope.restore(open.outside);
            self.closed = open.local;
        }
        if self.open.is_empty() {
            self.state = State::AfterRoot;
        }
    }
}
