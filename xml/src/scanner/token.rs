//! The general way: every kind of markup, every error.

use std::borrow::Cow;

use super::{DocumentType, Scanner, Start, State};
use crate::chars::{excerpt, is_blank, is_ncname, is_space};
use crate::declaration::Declaration;
use crate::doctype::doctype;
use crate::error::{Error, ErrorKind, Flaw};
use crate::reference::{reference, surrogate_pair};
use crate::text;

/// What comes next in a document.
#[derive(Debug, Clone)]
pub enum Token<'a> {
    /// A start tag, or the start of an empty-element tag. The element is then open.
    Start(Start<'a>),
    /// The end of the open element.
    End,
    /// Character data between markup, line ends unified. References are tokens of their own.
    Text(Cow<'a, str>),
    /// The character that a reference stands for.
    Reference(char),
    /// The content of a CDATA section.
    CData(Cow<'a, str>),
    /// A comment.
    Comment,
    /// A processing instruction, or the XML declaration.
    Instruction,
    /// A document type declaration that was read.
    DocumentType,
    /// The end of the text, after the root element.
    Eof,
}

impl<'a> Scanner<'a> {
    /// The next token. White space outside the root element makes none.
    ///
    /// # Errors
    /// Text that is not well-formed, an exceeded limit, a document type declaration if it is refused.
    #[inline(never)]
    pub fn token(&mut self) -> Result<Token<'a>, Error> {
        self.tokens += 1;
        let bytes = self.text.as_bytes();
        loop {
            self.token_at = self.at;
            if self.pending_end {
                self.close_empty();
                return Ok(Token::End);
            }
            return match bytes.get(self.at..).unwrap_or_default() {
                [] => self.end_of_text(),
                [b'<', b'/', ..] => self.end_tag(),
                [b'<', b'!', ..] => self.declaration(),
                [b'<', b'?', ..] => self.instruction(),
                [b'<', ..] => self.start_tag().map(|()| Token::Start(self.last)),
                [b'&', ..] => self.reference(),
                rest => {
                    let len = memchr::memchr2(b'<', b'&', rest).unwrap_or(rest.len());
                    let raw = &self.text[self.at..self.at + len];
                    if self.state != State::InRoot {
                        if !is_blank(raw) {
                            return Err(self.not_well_formed(self.at, "text outside the root element"));
                        }
                        self.at += len;
                        self.begun();
                        continue;
                    }
                    self.at += len;
                    self.checked(raw, self.token_at, text::character_data).map(Token::Text)
                }
            };
        }
    }

    /// A part of the text by a check; forbidden characters in it are replaced if they may be.
    fn checked(
        &mut self,
        raw: &'a str,
        from: usize,
        check: impl Fn(&str) -> Result<Cow<'_, str>, Flaw>,
    ) -> Result<Cow<'a, str>, Error> {
        match check(raw) {
            // Either it is the part itself, or a text of its own.
            Ok(Cow::Borrowed(_)) => Ok(Cow::Borrowed(raw)),
            Ok(Cow::Owned(text)) => Ok(Cow::Owned(text)),
            Err(flaw) if self.replaces(&flaw) => {
                let replaced = check(&text::replaced(raw)).map(Cow::into_owned);
                self.replaced = true;
                replaced.map(Cow::Owned).map_err(|flaw| self.flawed(flaw, from))
            }
            Err(flaw) => Err(self.flawed(flaw, from)),
        }
    }

    fn begun(&mut self) {
        if self.state == State::Nothing {
            self.state = State::Prolog;
        }
    }

    fn reference(&mut self) -> Result<Token<'a>, Error> {
        let from = self.at;
        // No name of an entity is nearly as long; without a bound, many `&` would search the whole text each time.
        let rest = &self.text.as_bytes()[from..];
        let Some(len) = memchr::memchr(b';', &rest[..rest.len().min(1_024)]) else {
            return Err(self.not_well_formed(from, "`&` that does not begin a reference"));
        };
        if self.state != State::InRoot {
            return Err(self.not_well_formed(from, "text outside the root element"));
        }
        let name = self.text.get(from + 1..from + len).unwrap_or("");
        self.at = from + len + 1;
        if let Some(entities) = &self.entities {
            let mut text = String::new();
            entities.expand(name, &mut text).map_err(|flaw| self.flawed(flaw, from))?;
            return Ok(Token::Text(Cow::Owned(text)));
        }
        match reference(name) {
            Ok(c) => Ok(Token::Reference(c)),
            Err(flaw) if self.replaces(&flaw) => {
                self.replaced = true;
                let pair = surrogate_pair(name, &self.text[self.at..]);
                let (c, len) = pair.unwrap_or((char::REPLACEMENT_CHARACTER, 0));
                self.at += len;
                Ok(Token::Reference(c))
            }
            Err(flaw) => Err(self.flawed(flaw, from)),
        }
    }

    fn end_tag(&mut self) -> Result<Token<'a>, Error> {
        let from = self.at;
        let Some(len) = memchr::memchr(b'>', &self.text.as_bytes()[from..]) else {
            return Err(self.not_well_formed(from, "markup that does not end"));
        };
        let name = self.text[from + 2..from + len].trim_end_matches([' ', '\t', '\r', '\n']);
        let Some(open) = self.open.last() else {
            return Err(self.not_well_formed(from, "an end tag without a start tag"));
        };
        if self.text.get(open.from..open.from + open.len as usize) != Some(name) {
            return Err(self.not_well_formed(from, "an end tag that is not that of the open element"));
        }
        self.at = from + len + 1;
        if self.held != 0 && self.held == self.open.len() {
            self.held_end = from;
        } else {
            self.close();
        }
        Ok(Token::End)
    }

    /// What begins with `<!`: a comment, a CDATA section or a document type declaration.
    fn declaration(&mut self) -> Result<Token<'a>, Error> {
        let from = self.at;
        let rest = &self.text[from..];
        if let Some(inside) = rest.strip_prefix("<!--") {
            let Some(len) = find_pair(inside.as_bytes(), b'-', b'-') else {
                return Err(self.not_well_formed(from, "markup that does not end"));
            };
            if inside.as_bytes().get(len + 2) != Some(&b'>') {
                return Err(self.not_well_formed(from, "`--` in a comment"));
            }
            self.checked(&inside[..len], from + 4, text::cdata)?;
            self.at = from + 4 + len + 3;
            self.begun();
            return Ok(Token::Comment);
        }
        if let Some(inside) = rest.strip_prefix("<![CDATA[") {
            let Some(len) = find_cdata_end(inside.as_bytes()) else {
                return Err(self.not_well_formed(from, "markup that does not end"));
            };
            if self.state != State::InRoot {
                return Err(self.not_well_formed(from, "text outside the root element"));
            }
            let content = self.checked(&inside[..len], from + 9, text::cdata)?;
            self.at = from + 9 + len + 3;
            return Ok(Token::CData(content));
        }
        if rest.starts_with("<!DOCTYPE") {
            return self.document_type(from);
        }
        Err(self.not_well_formed(from, "markup that is not well-formed"))
    }

    fn document_type(&mut self, from: usize) -> Result<Token<'a>, Error> {
        if self.document_type == DocumentType::Refuse {
            let (expected, found) = ("a document without a document type declaration", "`<!DOCTYPE`");
            return Err(Error::new(ErrorKind::DocumentType, from, expected, found));
        }
        let is_first = matches!(self.state, State::Nothing | State::Prolog) && self.entities.is_none();
        if !is_first {
            return Err(self.not_well_formed(from, "a document type declaration that is not before the root element"));
        }
        let (entities, end) = doctype(self.text, from).map_err(|flaw| self.flawed(flaw, 0))?;
        // What was passed over holds characters that XML allows, too.
        self.checked(&self.text[from..end], from, text::cdata)?;
        self.entities = Some(entities);
        self.at = end;
        self.begun();
        Ok(Token::DocumentType)
    }

    fn instruction(&mut self) -> Result<Token<'a>, Error> {
        let from = self.at;
        const USUAL: [&str; 2] =
            ["<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"];
        if from == 0 && self.state == State::Nothing && USUAL.iter().any(|usual| self.text.starts_with(usual)) {
            self.at = USUAL[0].len();
            self.begun();
            return Ok(Token::Instruction);
        }
        let rest = &self.text[from..];
        let Some(len) = find_pair(&rest.as_bytes()[2..], b'?', b'>') else {
            return Err(self.not_well_formed(from, "markup that does not end"));
        };
        let (whole, inside) = (&rest[..len + 4], &rest[2..len + 2]);
        let target = inside.split(|c| u8::try_from(c).is_ok_and(is_space)).next().unwrap_or("");
        if target == "xml" {
            if self.state != State::Nothing || from != 0 {
                return Err(self.not_well_formed(from, "an XML declaration that is not at the beginning"));
            }
            // Any version 1.x is processed as 1.0 (section 2.8).
            if Declaration::read(whole).is_none() {
                return Err(self.not_well_formed(from, "an XML declaration that is not well-formed"));
            }
        } else {
            self.checked(inside, from + 2, text::cdata)?;
            if !is_ncname(target) || target.eq_ignore_ascii_case("xml") {
                return Err(self.not_well_formed(from, "a processing instruction without a legal name"));
            }
        }
        self.at = from + len + 4;
        self.begun();
        Ok(Token::Instruction)
    }

    fn end_of_text(&self) -> Result<Token<'a>, Error> {
        if let Some(open) = self.open_names().last() {
            let found = format!("the end of the text before `</{}>`", excerpt(open));
            return Err(self.not_well_formed(self.text.len(), found));
        }
        if self.state != State::AfterRoot {
            return Err(self.not_well_formed(self.text.len(), "no element"));
        }
        Ok(Token::Eof)
    }
}

/// Where two bytes stand one after the other.
fn find_pair(bytes: &[u8], first: u8, second: u8) -> Option<usize> {
    memchr::memchr_iter(first, bytes).find(|at| bytes.get(at + 1) == Some(&second))
}

/// Where `]]>` stands.
fn find_cdata_end(bytes: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'>', bytes).find(|at| *at >= 2 && &bytes[at - 2..*at] == b"]]").map(|at| at - 2)
}
