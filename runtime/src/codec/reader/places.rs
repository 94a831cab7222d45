//! Going to places of the text, for what is out of order.

use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::order::Links;
use super::events::Token;
use super::{Reader, Start};

impl<'a> Reader<'a> {
    /// The same reader, for a text that is known to be out of order.
    pub(in crate::codec) fn with_links(self, links: Links) -> Self {
        // Elements were counted when the links were made, and may be gone through several times from here on.
        let limits = self.limits.with_elements(usize::MAX);
        Self { links: Some(links), limits, ..self }
    }

    pub(in crate::codec) fn has_links(&self) -> bool {
        self.links.is_some()
    }

    /// Whether reading failed over the order of elements, so that it has to begin again.
    pub(in crate::codec) fn is_out_of_order(&self) -> bool {
        self.out_of_order && self.links.is_none()
    }

    /// The error for an element that comes too late.
    pub(in crate::codec) fn out_of_order(&mut self, start: &Start<'a>) -> ReadError {
        self.out_of_order = true;
        let found = format!("the element {} out of order", self.display(start));
        self.error(ReadErrorKind::Unexpected, "elements in the order of the schema", found)
    }

    pub(in crate::codec) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// Goes through the whole text and tells the beginning and the end of each element.
    pub(in crate::codec) fn go_through(&mut self, mut each: impl FnMut(u32, u32)) -> Result<(), ReadError> {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut open = Vec::new();
        loop {
            match self.token()? {
                Token::Start(start) => open.push(start.offset()),
                Token::End => {
                    if let Some(from) = open.pop() {
                        each(number(from), number(self.position()));
                    }
                }
                Token::Text { raw, from } => {
                    self.characters(raw, from)?;
                }
                Token::CData { raw, from } => {
                    self.cdata(raw, from)?;
                }
                Token::Char(_) => {}
                Token::Eof => return Ok(()),
            }
        }
    }

    /// Goes through the children of the open element without reading what is in them. The deviation that `each` gives
    /// for one is reported behind it. Gives the place of the end tag, which is not read; `None` where there is no such
    /// tag.
    pub(in crate::codec) fn look_through(
        &mut self,
        mut each: impl FnMut(&Self, &Start<'a>) -> Option<DeviationKind>,
    ) -> Result<Option<usize>, ReadError> {
        if self.pending_end {
            return Ok(None);
        }
        self.held = self.open.len();
        while let Some(start) = self.child()? {
            let deviation = each(self, &start);
            let Some(end) = self.links.as_ref().and_then(|links| links.end(start.offset())) else {
                return Err(self.out_of_order(&start));
            };
            self.seek(end);
            self.close();
            if let Some(deviation) = deviation {
                self.deviation(deviation)?;
            }
        }
        self.held = 0;
        // The end tag was seen, and is read again from where it begins.
        Ok(Some(self.seen_end))
    }

    /// Reads the end tag that is there, or the end of an element without one.
    pub(in crate::codec) fn read_end(&mut self, end: Option<usize>) -> Result<(), ReadError> {
        if let Some(end) = end {
            self.seek(end);
        }
        self.child().map(|_| ())
    }

    /// Goes on reading at this place, which has the same elements open around it.
    pub(in crate::codec) fn seek(&mut self, at: usize) {
        self.xml = quick_xml::Reader::from_str(self.text.get(at..).unwrap_or(""));
        let config = self.xml.config_mut();
        // Tags were found to match, and the tokenizer does not know those before this place.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.check_comments = true;
        self.xml_base = at;
        self.pending_end = false;
    }

    /// Reads the rest of an element that is nil; attributes and content are reported.
    pub(in crate::codec) fn skip_nil(&mut self, start: &Start<'a>, name: &str) -> Result<(), ReadError> {
        if start.has_attributes() {
            self.report_attributes(start)?;
        }
        if self.skip_content()? {
            self.deviation(DeviationKind::ContentInNil(name.to_owned()))?;
        }
        Ok(())
    }
}
