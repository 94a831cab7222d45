//! Going to places in the text, for elements out of order.

use wsdl_xml::{Start as Tag, Token, is_blank};

use super::super::arrange::Child;
use super::super::attributes::is_of_element;
use super::super::deviation::{DeviationKind, Sink};
use super::super::error::{ReadError, ReadErrorKind};
use super::super::order::{Links, number};
use super::{Reader, Start};

/// Whether the places of all elements are needed to classify some of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    Unneeded,
    Wanted,
    Unknowable,
}

/// Children of an element that all have one name.
#[derive(Debug)]
pub(in crate::codec) struct Namesakes<'a> {
    /// The name as `{namespace}local`, for messages.
    pub(in crate::codec) display: String,
    pub(in crate::codec) local: &'a str,
    /// Where each child begins.
    pub(in crate::codec) places: Vec<usize>,
    /// Where the first child ends.
    pub(in crate::codec) first_end: usize,
    /// Where the end tag after them is.
    pub(in crate::codec) end: usize,
}

/// The state to which a reader returns if an attempt fails: see [`Reader::begin_trial`].
#[derive(Debug)]
pub(in crate::codec) struct Trial {
    sink: Sink,
    memory: usize,
    depth: usize,
    position: usize,
}

impl<'a> Reader<'a> {
    /// Returns the reader, for a text known to be out of order.
    pub(in crate::codec) fn with_links(self, links: Links) -> Self {
        // The elements were counted when the links were made, and may now be passed several times.
        let scan = self.scan.with_elements(usize::MAX);
        Self { links: Some(links), scan, ..self }
    }

    #[inline(always)]
    pub(in crate::codec) fn has_links(&self) -> bool {
        self.links.is_some()
    }

    /// Whether reading failed over the order of elements and must begin again.
    pub(in crate::codec) fn is_out_of_order(&self) -> bool {
        self.out_of_order && self.links.is_none()
    }

    /// Returns the reader, for a text whose places cannot be found.
    pub(in crate::codec) fn without_places(self) -> Self {
        Self { places: Places::Unknowable, ..self }
    }

    /// Whether reading failed over elements that only their places can classify, and must begin again.
    pub(in crate::codec) fn wants_places(&self) -> bool {
        self.places == Places::Wanted
    }

    /// Whether reading may [begin again](Self::needs_places) with the places of all elements.
    pub(in crate::codec) fn may_want_places(&self) -> bool {
        self.places == Places::Unneeded && self.links.is_none()
    }

    /// Whether reading failed before a report of a failure was found. Reading out of order looks for it first.
    pub(in crate::codec) fn wants_report(&self) -> bool {
        self.wants_report && self.failure.is_none() && self.links.is_none()
    }

    /// Notes that reading failed in a structure that may report a failure.
    #[cold]
    pub(in crate::codec) fn look_for_report(&mut self) {
        self.wants_report = true;
    }

    /// Returns the error for an element that comes too late.
    #[cold]
    pub(in crate::codec) fn out_of_order(&mut self, start: &Start<'a>) -> ReadError {
        self.out_of_order = true;
        let found = format!("the element {} out of order", self.display(start));
        self.error(ReadErrorKind::Unexpected, "elements in the order of the schema", found)
    }

    /// Returns the error for an element of a repeated group that is out of order: which elements belong together is not
    /// known.
    #[cold]
    pub(in crate::codec) fn group_out_of_order(&self, start: &Start<'a>) -> ReadError {
        let found = format!("the element {} out of order", self.display(start));
        self.error(ReadErrorKind::Unexpected, "the order of the schema inside a repeated group", found)
    }

    /// Returns the error for a list whose first element has an unknown name. Only places can classify it.
    #[cold]
    pub(in crate::codec) fn needs_places(&mut self, tag: &Tag<'a>) -> ReadError {
        self.places = Places::Wanted;
        let found = format!("the element {}", self.scan.display(tag));
        self.error(ReadErrorKind::Unexpected, "items of a list", found)
    }

    /// Returns the children of the open element, without reading them, if there is at least one, `is_it` holds for the
    /// first, all have its name, none has attributes of its own, and there is no other content.
    pub(in crate::codec) fn namesakes(&mut self, is_it: impl Fn(&Tag<'a>) -> bool) -> Option<Namesakes<'a>> {
        if self.scan.is_empty_tag() {
            return None;
        }
        let from = self.position();
        self.scan.hold();
        let found = self.find_namesakes(is_it);
        let end = self.scan.release();
        self.scan.seek(from);
        // Replaced characters are reported when they are read.
        self.scan.take_replaced();
        found.map(|found| Namesakes { end, ..found })
    }

    fn find_namesakes(&mut self, is_it: impl Fn(&Tag<'a>) -> bool) -> Option<Namesakes<'a>> {
        let mut found: Option<(Tag<'a>, Namesakes<'a>)> = None;
        loop {
            match self.scan.token().ok()? {
                Token::Start(tag) => {
                    let has_own = tag.has_attributes() && self.scan.attributes().any(|one| is_of_element(&one));
                    let is_right = match &found {
                        Some((first, _)) => (first.ns, first.local) == (tag.ns, tag.local),
                        None => is_it(&tag),
                    };
                    let end = self.links.as_mut().and_then(|links| links.end(tag.at));
                    match &mut found {
                        Some((_, found)) => found.places.push(tag.at),
                        None => {
                            let (display, places) = (self.scan.display(&tag), vec![tag.at]);
                            let first_end = end.unwrap_or(0);
                            found = Some((tag, Namesakes { display, local: tag.local, places, first_end, end: 0 }));
                        }
                    }
                    self.scan.leave();
                    if has_own || !is_right {
                        return None;
                    }
                    self.scan.seek(end?);
                }
                Token::End => return found.map(|(_, found)| found),
                Token::Text(text) if is_blank(&text) => {}
                Token::Comment | Token::Instruction => {}
                Token::Text(_) | Token::CData(_) | Token::Reference(_) | Token::DocumentType | Token::Eof => {
                    return None;
                }
            }
        }
    }

    /// Returns the number of children of the element that begins there.
    pub(in crate::codec) fn count_children(&self, from: usize) -> usize {
        self.links.as_ref().map_or(0, |links| links.count_children(from))
    }

    /// Begins to read what may turn out to be something else. Deviations go to a separate sink.
    pub(in crate::codec) fn begin_trial(&mut self) -> Trial {
        let sink = std::mem::replace(&mut self.sink, Sink::lenient());
        Trial { sink, memory: self.memory, depth: self.scan.depth(), position: self.position() }
    }

    /// Returns the deviations since a trial began.
    pub(in crate::codec) fn tried(&self) -> &Sink {
        &self.sink
    }

    /// Keeps what was read since a trial began.
    pub(in crate::codec) fn keep_trial(&mut self, trial: Trial) -> Result<(), ReadError> {
        let tried = std::mem::replace(&mut self.sink, trial.sink);
        self.sink.take_all(tried).map_err(ReadError::deviation)
    }

    /// Returns to where a trial began. The element that was open then is open again.
    pub(in crate::codec) fn end_trial(&mut self, trial: Trial) {
        self.scan.release();
        while self.scan.depth() > trial.depth {
            self.scan.leave();
        }
        self.scan.seek(trial.position);
        (self.sink, self.memory) = (trial.sink, trial.memory);
    }

    pub(in crate::codec) fn text_len(&self) -> usize {
        self.scan.source().len()
    }

    /// Goes through the whole text. Returns where each element begins and ends, in the order in which they begin.
    pub(in crate::codec) fn places(&mut self) -> Result<Vec<(u32, u32)>, ReadError> {
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

    /// Goes through the children of the open element without reading their content. What `each` returns for a child is
    /// reported after it. Returns the place of the end tag, which is not read, or `None` if there is no such tag.
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
            self.pass_child(&start)?;
            if let Some(deviation) = deviation {
                self.report(deviation)?;
            }
        }
        // The end tag was scanned, and will be read again from its beginning.
        Ok(Some(self.scan.release()))
    }

    /// Goes through the children of the open element as [`look_through`](Self::look_through) does, and through the
    /// character data between them if it is `wanted`.
    pub(in crate::codec) fn look_through_all(
        &mut self,
        wanted: bool,
        mut each: impl FnMut(&mut Self, Child<'a>) -> Result<(), ReadError>,
    ) -> Result<Option<usize>, ReadError> {
        if self.scan.is_empty_tag() {
            return Ok(None);
        }
        self.scan.hold();
        loop {
            if wanted {
                let place = number(self.position());
                let text = self.text_run_in_passing()?;
                if !text.is_empty() {
                    each(self, Child { name: None, is_blank: is_blank(&text), place })?;
                }
            }
            let Some(start) = self.child()? else { break };
            let child = Child { name: Some((start.ns, start.local)), is_blank: false, place: number(start.offset()) };
            self.pass_child(&start)?;
            each(self, child)?;
        }
        Ok(Some(self.scan.release()))
    }

    /// Goes to the end of the child whose start tag was just read.
    fn pass_child(&mut self, start: &Start<'a>) -> Result<(), ReadError> {
        let Some(end) = self.links.as_mut().and_then(|links| links.end(start.offset())) else {
            return Err(self.out_of_order(start));
        };
        self.scan.leave();
        self.scan.seek(end);
        Ok(())
    }

    /// Reads the end tag at this place, or the end of an element without one.
    pub(in crate::codec) fn read_end(&mut self, end: Option<usize>) -> Result<(), ReadError> {
        if let Some(end) = end {
            self.scan.seek(end);
        }
        self.child().map(|_| ())
    }
}
