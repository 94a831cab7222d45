//! Whole contents: text, an element as a fragment, a skipped element.

use std::borrow::Cow;

use wsdl_xml::{Start as Tag, Token, is_blank, trimmed};

use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::fragment::Fragment;
use super::{Reader, Start};
use crate::values::QName;

impl<'a> Reader<'a> {
    /// Returns the text of the open element up to its end: white space kept, references replaced, comments removed.
    ///
    /// # Errors
    /// An element inside the text; text that is not well-formed or exceeds the limit.
    #[inline(never)]
    pub fn text(&mut self) -> Result<Cow<'a, str>, ReadError> {
        self.text_with(|reader, tag| {
            let found = format!("the element {}", reader.scan.display(&tag));
            Err(reader.error(ReadErrorKind::Unexpected, "text only", found))
        })
    }

    /// Returns the text of the open element up to its end. `take` reads or refuses an element inside it, whose start tag
    /// was just read.
    #[inline]
    fn text_with(
        &mut self,
        mut take: impl FnMut(&mut Self, Tag<'a>) -> Result<(), ReadError>,
    ) -> Result<Cow<'a, str>, ReadError> {
        if let Some(text) = self.scan.plain_text() {
            return Ok(Cow::Borrowed(text));
        }
        let mut content: Cow<'a, str> = Cow::Borrowed("");
        loop {
            match self.token()? {
                Token::End | Token::Eof => return Ok(content),
                Token::Text(text) | Token::CData(text) => append(&mut content, text),
                Token::Reference(c) => content.to_mut().push(c),
                Token::Comment | Token::Instruction | Token::DocumentType => {}
                Token::Start(tag) => take(self, tag)?,
            }
            self.check_length(content.len())?;
        }
    }

    /// Returns the character data up to the next tag, as [`text`](Self::text) does. The tag is not read.
    pub(in crate::codec) fn text_run(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let text = self.text_run_in_passing()?;
        self.report_replaced()?;
        Ok(text)
    }

    /// Returns the character data up to the next tag, which is read again later.
    pub(in crate::codec) fn text_run_in_passing(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let mut content: Cow<'a, str> = Cow::Borrowed("");
        while !self.scan.is_at_tag() {
            match self.scan.token().map_err(|error| self.broken(&error))? {
                Token::Text(text) | Token::CData(text) => append(&mut content, text),
                Token::Reference(c) => content.to_mut().push(c),
                Token::Comment | Token::Instruction | Token::DocumentType => {}
                Token::Start(_) | Token::End | Token::Eof => break,
            }
            self.check_length(content.len())?;
        }
        Ok(content)
    }

    pub(in crate::codec) fn check_length(&self, bytes: usize) -> Result<(), ReadError> {
        let most = self.limits().text_bytes;
        match bytes > most {
            true => Err(self.refused("the text of one element", most, "bytes", "text_bytes")),
            false => Ok(()),
        }
    }

    /// Returns the text of the open element up to its end, without elements inside it, which are skipped and reported.
    ///
    /// # Errors
    /// Text that is not well-formed or exceeds the limit; a deviation if reading is strict.
    pub(in crate::codec) fn text_between(&mut self) -> Result<Cow<'a, str>, ReadError> {
        self.text_with(|reader, tag| {
            reader.started(tag)?;
            let unknown = reader.prepare(|reader| DeviationKind::UnknownElement(reader.scan.display(&tag)));
            reader.skip()?;
            reader.report(unknown)
        })
    }

    /// Returns the text of the open element and of all elements inside it, whose tags are skipped and reported.
    ///
    /// # Errors
    /// Text that is not well-formed or exceeds the limit; a deviation if reading is strict.
    pub(crate) fn text_of_all(&mut self) -> Result<String, ReadError> {
        let outside = self.scan.depth().saturating_sub(1);
        let mut content = String::new();
        loop {
            match self.token()? {
                Token::End if self.scan.depth() <= outside => return Ok(content),
                Token::Text(text) | Token::CData(text) => content.push_str(&text),
                Token::Reference(c) => content.push(c),
                Token::Start(tag) => {
                    let name = self.scan.display(&tag);
                    self.deviation(DeviationKind::UnknownElement(name))?;
                }
                Token::Eof => return Ok(content),
                Token::End | Token::Comment | Token::Instruction | Token::DocumentType => {}
            }
            self.check_length(content.len())?;
        }
    }

    /// Returns the text of the open element as an owned string, white space kept.
    ///
    /// # Errors
    /// The errors of [`text`](Self::text).
    pub fn string(&mut self) -> Result<String, ReadError> {
        Ok(self.text()?.into_owned())
    }

    /// Returns the text of the open element as a qualified name, by the declarations in scope. If the prefix is not
    /// declared, it stays in the local part and the name has no namespace. Elements inside are skipped and reported.
    ///
    /// # Errors
    /// Text that is not well-formed or exceeds the limit; a deviation if reading is strict.
    pub fn qname(&mut self) -> Result<QName, ReadError> {
        // Taken now: the element's own declarations go out of scope at its end.
        let scope = self.scan.scope().clone();
        let content = self.text_of_all()?;
        let written = trimmed(&content);
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        Ok(match scope.resolve(prefix) {
            Some(_) => QName::new(scope.uri(prefix), local),
            None => QName::new("", written),
        })
    }

    /// Skips to the end of the open element. Its content is still checked to be well-formed.
    ///
    /// # Errors
    /// The errors of [`child`](Self::child), but text between elements is not reported.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        self.skip_content().map(|_| ())
    }

    /// Skips like [`skip`](Self::skip). Returns whether there was an element, or text other than white space.
    pub(crate) fn skip_content(&mut self) -> Result<bool, ReadError> {
        if self.scan.is_empty_tag() {
            self.scan.leave();
            return Ok(false);
        }
        if let Some(text) = self.scan.plain_text() {
            return Ok(!is_blank(text));
        }
        let outside = self.scan.depth().saturating_sub(1);
        let mut has_content = false;
        loop {
            match self.token()? {
                Token::End if self.scan.depth() <= outside => return Ok(has_content),
                Token::Text(text) => has_content |= !is_blank(&text),
                Token::CData(_) | Token::Start(_) | Token::Reference(_) => has_content = true,
                Token::Eof => return Ok(has_content),
                Token::End | Token::Comment | Token::Instruction | Token::DocumentType => {}
            }
        }
    }

    /// Reads the open element, whose start tag was just read, to its end, and returns it as a fragment.
    ///
    /// # Errors
    /// The errors of [`skip`](Self::skip).
    pub fn fragment(&mut self, start: &Start<'a>) -> Result<Fragment<'a>, ReadError> {
        self.fragment_besides(start, Self::skip).map(|(fragment, ())| fragment)
    }

    /// Reads the open element, whose start tag was just read, to its end, in this way. Also returns it as a fragment.
    pub(in crate::codec) fn fragment_besides<T>(
        &mut self,
        start: &Start<'a>,
        read: impl FnOnce(&mut Self) -> Result<T, ReadError>,
    ) -> Result<(Fragment<'a>, T), ReadError> {
        let namespace = self.namespace(start).to_owned();
        let path = {
            let path = self.path();
            path.strip_suffix(start.local).map_or("", |parent| parent.trim_end_matches('/')).to_owned()
        };
        // The element's own declarations are in its tag; only those around it are added.
        let scope = self.scan.scope_around();
        let value = read(self)?;
        let xml = self.scan.source().get(start.offset()..self.position()).unwrap_or("");
        let place = (self.base.offset + start.offset(), path);
        let rules = (self.limits, self.forbidden);
        Ok((Fragment::new(xml, (namespace, start.local), scope, place, rules), value))
    }

    /// Reads the rest of a nil element, and reports its attributes and content.
    pub(in crate::codec) fn skip_nil(&mut self, start: &Start<'a>, name: &str) -> Result<(), ReadError> {
        self.report_attributes(start)?;
        if self.skip_content()? {
            self.deviation(DeviationKind::ContentInNil(name.to_owned()))?;
        }
        Ok(())
    }
}

/// Appends a piece. The first piece is not copied.
fn append<'a>(content: &mut Cow<'a, str>, piece: Cow<'a, str>) {
    if content.is_empty() {
        *content = piece;
    } else {
        content.to_mut().push_str(&piece);
    }
}
