//! Mixed content: character data between elements (XML Schema part 1, section 3.4.2).

use super::error::ReadError;
use super::reader::Reader;

/// A piece of character data between the elements of mixed content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PieceOfText {
    /// The number of child elements before it.
    pub position: u32,
    /// The text. White space is kept.
    pub text: String,
}

impl PieceOfText {
    /// Creates a piece that stands after this number of child elements.
    pub fn new(position: u32, text: impl Into<String>) -> Self {
        Self { position, text: text.into() }
    }
}

crate::mask!(PieceOfText);

/// The pieces of an element that is being read.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pieces: Vec<PieceOfText>,
    /// The number of child elements that were taken.
    pub(super) children: u32,
}

impl Heard {
    /// Adds a piece at this place. Pieces with no child between them are merged.
    pub(super) fn add(&mut self, reader: &mut Reader<'_>, text: &str) -> Result<(), ReadError> {
        match self.pieces.last_mut() {
            Some(last) if last.position == self.children => last.text.push_str(text),
            _ => {
                reader.take_memory(size_of::<PieceOfText>())?;
                self.pieces.push(PieceOfText::new(self.children, text));
            }
        }
        Ok(())
    }

    pub(super) fn take(&mut self) -> Vec<PieceOfText> {
        std::mem::take(&mut self.pieces)
    }
}

/// The pieces of an element that is being written.
#[derive(Debug)]
pub(super) struct Spoken {
    pieces: Vec<PieceOfText>,
    next: usize,
    children: u32,
}

impl Spoken {
    pub(super) fn new(pieces: &[PieceOfText]) -> Self {
        Self { pieces: pieces.to_vec(), next: 0, children: 0 }
    }

    /// Writes the pieces that stand before the next child.
    #[inline(never)]
    pub(super) fn before_child(&mut self, writer: &mut wsdl_xml::Writer) {
        while let Some(piece) = self.pieces.get(self.next)
            && piece.position <= self.children
        {
            writer.text(&piece.text);
            self.next += 1;
        }
        self.children = self.children.saturating_add(1);
    }

    /// Notes children that were written elsewhere.
    pub(super) fn add_children(&mut self, children: u32) {
        self.children = self.children.saturating_add(children);
    }

    pub(super) fn children(&self) -> u32 {
        self.children
    }

    /// Writes the pieces that are left.
    pub(super) fn finish(&mut self, writer: &mut wsdl_xml::Writer) {
        for piece in &self.pieces[self.next..] {
            writer.text(&piece.text);
        }
        self.next = self.pieces.len();
    }
}
