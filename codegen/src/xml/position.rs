//! Lines and columns.

/// A position in a text. Both numbers start at 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Position {
    /// Returns the position just after a text.
    pub(super) fn after(text: &str) -> Self {
        let mut walker = Walker::new(text);
        walker.advance(text.len())
    }
}

/// Counts lines and columns forwards, so that the positions of all elements take one pass over the text.
#[derive(Debug)]
pub(super) struct Walker<'a> {
    bytes: &'a [u8],
    offset: usize,
    position: Position,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), offset: 0, position: Position { line: 1, column: 1 } }
    }

    /// Returns the position of an offset that is not before the previous one.
    pub(super) fn advance(&mut self, to: usize) -> Position {
        let passed = self.bytes.get(self.offset..to).unwrap_or_default();
        // Only the text after the last line end counts for the column; the rest is only searched for line ends.
        let mut line = 0;
        for (at, byte) in passed.iter().enumerate() {
            // XML 1.0, section 2.11: a carriage return ends a line unless a line feed follows it.
            if *byte == b'\n' || *byte == b'\r' && self.bytes.get(self.offset + at + 1) != Some(&b'\n') {
                self.position.line = self.position.line.saturating_add(1);
                self.position.column = 1;
                line = at + 1;
            }
        }
        let characters = passed[line..].iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        self.position.column = self.position.column.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
        self.offset += passed.len();
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_xml_says_and_columns_count_characters() {
        assert_eq!(Position::after(""), Position { line: 1, column: 1 });
        assert_eq!(Position::after("ab\n"), Position { line: 2, column: 1 });
        assert_eq!(Position::after("a\r\nb\rc"), Position { line: 3, column: 2 });
        assert_eq!(Position::after("ä😊"), Position { line: 1, column: 3 });
    }

    #[test]
    fn walking_in_steps_is_walking_at_once() {
        let text = "a\r\nbä\n\nc";
        let mut walker = Walker::new(text);
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end) && !text[..*end].ends_with('\r')) {
            assert_eq!(walker.advance(end), Position::after(&text[..end]));
        }
        assert_eq!(walker.advance(text.len() + 5), Position::after(text));
    }
}
