//! Going to places of the text, for what is out of order.

use wsdl_xml::Token;

use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::order::Links;
use super::{Reader, Start};

impl<'a> Reader<'a> {
    /// The same reader, for a text that is known to be out of order.
    pub(in crate::codec) fn with_links(self, links: Links) -> Self {
        // Elements were counted when the links were made, and may be gone through several times from here on.
        let scan = self.scan.with_elements(usize::MAX);
        Self { links: Some(links), scan, ..self }
    }

    #[inline(always)]
    pub(in crate::codec) fn has_links(&self) -> bool {
        self.links.is_some()
    }

    /// Whether reading failed over the order of elements, so that it has to begin again.
    pub(in crate::codec) fn is_out_of_order(&self) -> bool {
        self.out_of_order && self.links.is_none()
    }

    /// Whether reading failed before a report of a failure was found, which reading out of order looks for first.
    pub(in crate::codec) fn wants_report(&self) -> bool {
        self.wants_report && self.failure.is_none() && self.links.is_none()
    }

    /// Notes that reading failed in a structure that may report a failure.
    #[cold]
    pub(in crate::codec) fn look_for_report(&mut self) {
        self.wants_report = true;
    }

    /// The error for an element that comes too late.
    #[cold]
    pub(in crate::codec) fn out_of_order(&mut self, start: &Start<'a>) -> ReadError {
        self.out_of_order = true;
        let found = format!("the element {} out of order", self.display(start));
        self.error(ReadErrorKind::Unexpected, "elements in the order of the schema", found)
    }

    pub(in crate::codec) fn text_len(&self) -> usize {
        self.scan.source().len()
    }

    /// Goes through the whole text: the beginning and the end of each element, in the order in which they begin.
    pub(in crate::codec) fn places(&mut self) -> Result<Vec<(u32, u32)>, ReadError> {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (mut places, mut open) = (Vec::new(), Vec::new());
        loop {
            if self.scan.is_at_start() {
                let start = self.start()?;
                open.push(places.len());
                places.push((number(start.offset()), 0));
                // Most elements hold plain text or begin with another element.
                if self.scan.plain_text().is_none() {
                    continue;
                }
            } else if !self.scan.plain_close() {
                match self.token()? {
                    Token::Start(tag) => {
                        open.push(places.len());
                        places.push((number(tag.at), 0));
                        continue;
                    }
                    Token::End => {}
                    Token::Eof => return Ok(places),
                    _ => continue,
                }
            }
            if let Some(index) = open.pop() {
                places[index].1 = number(self.position());
            }
        }
    }

    /// Goes through the children of the open element without reading what is in them. What `each` returns for
    /// one is reported after it. Returns the place of the end tag, which is not read; `None` if there is no such tag.
    pub(in crate::codec) fn look_through(
        &mut self,
        mut each: impl FnMut(&Self, &Start<'a>) -> Option<Option<DeviationKind>>,
    ) -> Result<Option<usize>, ReadError> {
        if self.scan.is_empty_tag() {
            return Ok(None);
        }
        self.scan.hold();
        while let Some(start) = self.child()? {
            let deviation = each(self, &start);
            let Some(end) = self.links.as_mut().and_then(|links| links.end(start.offset())) else {
                return Err(self.out_of_order(&start));
            };
            self.scan.leave();
            self.scan.seek(end);
            if let Some(deviation) = deviation {
                self.report(deviation)?;
            }
        }
        // The end tag was seen, and is read again from where it begins.
        Ok(Some(self.scan.release()))
    }

    /// Reads the end tag that is there, or the end of an element without one.
    pub(in crate::codec) fn read_end(&mut self, end: Option<usize>) -> Result<(), ReadError> {
        if let Some(end) = end {
            self.scan.seek(end);
        }
        self.child().map(|_| ())
    }
}
