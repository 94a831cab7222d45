//! From tokens to elements: start tags, end tags, the text between them.

use wsdl_xml::{Ns, Token, is_blank, trimmed};

use super::super::attributes::is_of_instances;
use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::{Reader, Start};

impl<'a> Reader<'a> {
    /// Opens the next child of the open element and returns its start tag; `None` if the open element ended. Text
    /// between elements is skipped and reported.
    ///
    /// # Errors
    /// Text that is not well-formed, a document type declaration, an exceeded limit; a deviation if reading is strict.
    #[inline(never)]
    pub fn child(&mut self) -> Result<Option<Start<'a>>, ReadError> {
        let mut stray = false;
        loop {
            self.scan.skip_space();
            if self.scan.plain_close() {
                return Ok(None);
            }
            if self.scan.is_at_start() {
                return self.start().map(Some);
            }
            let is_stray = match self.token()? {
                Token::Start(tag) => return self.started(tag).map(Some),
                Token::End | Token::Eof => return Ok(None),
                Token::Text(text) => !is_blank(&text),
                Token::CData(text) => !text.is_empty(),
                Token::Reference(_) => true,
                Token::Comment | Token::Instruction | Token::DocumentType => false,
            };
            if is_stray && !std::mem::replace(&mut stray, true) {
                self.deviation(DeviationKind::StrayText)?;
            }
        }
    }

    /// Opens the document's root element and returns its start tag.
    ///
    /// # Errors
    /// The errors of [`child`](Self::child), and a document without an element.
    pub fn root(&mut self) -> Result<Start<'a>, ReadError> {
        match self.child()? {
            Some(start) => Ok(start),
            None => Err(self.error(ReadErrorKind::NotWellFormed, "an XML document", "no element")),
        }
    }

    /// Reads the rest of the document after the root element. Only comments, processing instructions and white space
    /// are allowed there.
    ///
    /// # Errors
    /// A second root element, text after the root, a root that was not read to its end.
    pub fn finish(&mut self) -> Result<(), ReadError> {
        if let Some(open) = self.scan.open_names().last() {
            let found = format!("`{}`, which is still open", wsdl_xml::excerpt(open));
            return Err(self.error(ReadErrorKind::Unexpected, "a root element read to its end", found));
        }
        while self.child()?.is_some() {}
        Ok(())
    }

    /// Returns the next token, and reports characters that were replaced in it.
    pub(in crate::codec) fn token(&mut self) -> Result<Token<'a>, ReadError> {
        let token = self.scan.token().map_err(|error| self.broken(&error))?;
        self.report_replaced()?;
        Ok(token)
    }

    /// Reports characters that were replaced in what was just read.
    #[inline(always)]
    pub(super) fn report_replaced(&mut self) -> Result<(), ReadError> {
        match self.scan.take_replaced() {
            true => self.deviation(DeviationKind::ForbiddenCharacter),
            false => Ok(()),
        }
    }

    /// Returns to an element whose end was just read, and reads its start tag again. `elements` is the number of elements
    /// begun when it had been read for the first time.
    pub(in crate::codec) fn again(&mut self, start: &Start<'a>, elements: usize) -> Result<Start<'a>, ReadError> {
        self.scan.go_back(start.offset(), elements.saturating_sub(1));
        self.start()
    }

    /// Returns the start tag that begins here.
    #[inline]
    pub(in crate::codec) fn start(&mut self) -> Result<Start<'a>, ReadError> {
        let tag = self.start_tag()?;
        self.started(tag)
    }

    /// Returns the scanner's start tag. [`started`](Self::started) looks at its attributes.
    #[inline(always)]
    pub(in crate::codec) fn start_tag(&mut self) -> Result<wsdl_xml::Start<'a>, ReadError> {
        self.scan.start().map_err(|error| self.broken(&error))?;
        self.report_replaced()?;
        Ok(self.scan.last_start())
    }

    /// Returns the start tag here if it begins with this name and has more in it.
    pub(in crate::codec) fn start_of(&mut self, name: &wsdl_xml::Name) -> Result<Option<Start<'a>>, ReadError> {
        if !self.scan.start_of(name).map_err(|error| self.broken(&error))? {
            return Ok(None);
        }
        self.report_replaced()?;
        self.started(self.scan.last_start()).map(Some)
    }

    /// Reads the attributes that XML Schema defines for every element, such as `xsi:nil`.
    #[inline(always)]
    pub(in crate::codec) fn started(&mut self, tag: wsdl_xml::Start<'a>) -> Result<Start<'a>, ReadError> {
        let flags = if tag.has_attributes() { Start::ATTRIBUTES } else { 0 };
        let mut start = Start { tag, flags };
        if tag.has_xsi() {
            self.look_at_instance(&mut start)?;
        }
        Ok(start)
    }

    fn look_at_instance(&mut self, start: &mut Start<'a>) -> Result<(), ReadError> {
        start.flags = 0;
        let (mut is_wrong, mut is_in_other_form) = (false, false);
        for attribute in self.scan.attributes().filter(|attribute| attribute.declares().is_none()) {
            if !is_of_instances(&attribute) {
                start.flags |= Start::ATTRIBUTES;
            }
            if (attribute.ns, attribute.local) == (Ns::XSI, "type") {
                start.flags |= Start::TYPE;
            }
            if (attribute.ns, attribute.local) == (Ns::XSI, "nil") {
                match trimmed(&self.scan.value(&attribute)) {
                    "true" | "1" => start.flags |= Start::NIL,
                    "false" | "0" => {}
                    other if other.eq_ignore_ascii_case("true") => {
                        start.flags |= Start::NIL;
                        is_in_other_form = true;
                    }
                    other if other.eq_ignore_ascii_case("false") => is_in_other_form = true,
                    _ => is_wrong = true,
                }
            }
        }
        if is_wrong {
            let found = "a value that is not an xs:boolean";
            return Err(self.error(ReadErrorKind::InvalidValue, "`xsi:nil` to be true or false", found));
        }
        if is_in_other_form {
            self.deviation(DeviationKind::LexicalForm("xs:boolean"))?;
        }
        Ok(())
    }
}
