//! Content read whole: text, an element as a fragment, an element passed over.

use std::borrow::Cow;

use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::fragment::Fragment;
use super::super::text;
use super::events::Token;
use super::{Reader, Start};
use crate::values::QName;

impl<'a> Reader<'a> {
    /// The text of the open element up to its end, white space kept, references replaced; comments are not part of it.
    ///
    /// # Errors
    /// An element inside the text; text that is not well-formed, or longer than the limit.
    #[inline]
    pub fn text(&mut self) -> Result<Cow<'a, str>, ReadError> {
        // Most contents are one text, or nothing.
        match self.token()? {
            Token::End => Ok(Cow::Borrowed("")),
            Token::Text { raw, from } => {
                if raw.len() > self.limits.text_bytes {
                    return Err(self.too_long());
                }
                let first = self.characters(raw, from)?;
                match self.token()? {
                    Token::End => Ok(first),
                    next => self.more_text(first, next),
                }
            }
            next => self.more_text(Cow::Borrowed(""), next),
        }
    }

    /// The rest of a text that is in several pieces, of which `next` was just read.
    #[cold]
    fn more_text(&mut self, mut content: Cow<'a, str>, mut next: Token<'a>) -> Result<Cow<'a, str>, ReadError> {
        loop {
            match next {
                Token::End | Token::Eof => return Ok(content),
                Token::Text { raw, from } => {
                    append(&mut content, self.characters(raw, from)?);
                }
                Token::CData { raw, from } => append(&mut content, self.cdata(raw, from)?),
                Token::Char(c) => content.to_mut().push(c),
                Token::Start(start) => {
                    let found = format!("the element {}", self.display(&start));
                    return Err(self.error(ReadErrorKind::Unexpected, "text alone", found));
                }
            }
            if content.len() > self.limits.text_bytes {
                return Err(self.too_long());
            }
            next = self.token()?;
        }
    }

    #[cold]
    fn too_long(&self) -> ReadError {
        self.refused("the text of one element", self.limits.text_bytes, "bytes", "text_bytes")
    }

    /// The text of the open element and of all inside it; elements are reported, and their tags passed over.
    ///
    /// # Errors
    /// Text that is not well-formed, or longer than the limit; a deviation where reading is strict.
    pub(crate) fn text_of_all(&mut self) -> Result<String, ReadError> {
        let outside = self.open.len().saturating_sub(1);
        let mut content = String::new();
        loop {
            match self.token()? {
                Token::End if self.open.len() <= outside => return Ok(content),
                Token::End => {}
                Token::Text { raw, from } => content.push_str(&self.characters(raw, from)?),
                Token::CData { raw, from } => content.push_str(&self.cdata(raw, from)?),
                Token::Char(c) => content.push(c),
                Token::Start(start) => {
                    let name = self.display(&start);
                    self.deviation(DeviationKind::UnknownElement(name))?;
                }
                Token::Eof => return Ok(content),
            }
            if content.len() > self.limits.text_bytes {
                return Err(self.too_long());
            }
        }
    }

    /// The text of the open element as a value of its own, white space kept.
    ///
    /// # Errors
    /// Those of [`text`](Self::text).
    pub fn string(&mut self) -> Result<String, ReadError> {
        Ok(self.text()?.into_owned())
    }

    /// The text of the open element as a qualified name, by the declarations in scope; one whose prefix is not declared
    /// keeps the prefix in its local part and has no namespace. Elements inside are reported and passed over.
    ///
    /// # Errors
    /// Text that is not well-formed, or longer than the limit; a deviation where reading is strict.
    pub fn qname(&mut self) -> Result<QName, ReadError> {
        // The element's own declarations count, and are out of scope once its end is read.
        let scope = self.scope.clone();
        let content = self.text_of_all()?;
        let written = text::trimmed(&content);
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        Ok(match scope.resolve(prefix) {
            Some(_) => QName { namespace: scope.uri(prefix).to_owned(), local: local.to_owned() },
            None => QName { namespace: String::new(), local: written.to_owned() },
        })
    }

    /// Reads to the end of the open element and gives away what is in it. What is passed over is still checked to be
    /// well-formed.
    ///
    /// # Errors
    /// As [`child`](Self::child), but text between elements is nothing to report.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        self.skip_content().map(|_| ())
    }

    /// As [`skip`](Self::skip); says whether there was any element or text but white space.
    pub(crate) fn skip_content(&mut self) -> Result<bool, ReadError> {
        let outside = self.open.len().saturating_sub(1);
        let mut content = false;
        loop {
            match self.token()? {
                Token::End if self.open.len() <= outside => return Ok(content),
                Token::End => {}
                Token::Text { raw, from } => {
                    self.characters(raw, from)?;
                    content |= !text::is_blank(raw);
                }
                Token::CData { raw, from } => {
                    self.cdata(raw, from)?;
                    content = true;
                }
                Token::Start(_) | Token::Char(_) => content = true,
                Token::Eof => return Ok(content),
            }
        }
    }

    /// Reads the open element, whose start tag was just read, to its end and keeps it, to be opened later.
    ///
    /// # Errors
    /// As [`skip`](Self::skip).
    pub fn fragment(&mut self, start: &Start<'a>) -> Result<Fragment<'a>, ReadError> {
        let namespace = self.namespace(start).to_owned();
        let path = {
            let path = self.path();
            path.strip_suffix(start.local).map_or("", |parent| parent.trim_end_matches('/')).to_owned()
        };
        // The element's own declarations are in its tag; those around it are what it needs besides.
        let around = self.open.last().map_or_else(|| self.scope.mark(), |open| open.outside);
        let scope = self.scope.visible(around);
        self.skip()?;
        let xml = self.text.get(start.offset()..self.position()).unwrap_or("");
        let place = (self.base.offset + start.offset(), path);
        Ok(Fragment::new(xml, (namespace, start.local), scope, place, (self.limits, self.forbidden)))
    }
}

/// Adds a piece; the first one is borrowed as it is.
fn append<'a>(content: &mut Cow<'a, str>, piece: Cow<'a, str>) {
    if content.is_empty() {
        *content = piece;
    } else {
        content.to_mut().push_str(&piece);
    }
}
