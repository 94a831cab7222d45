//! Text from outside, in messages and logs.

use std::fmt::{self, Write as _};

/// A text from outside, for one line of a log. Characters that end a line, control a terminal or change the direction
/// of writing are escaped. A long text is cut, with its full length.
///
/// `Display` writes only the text, `Debug` puts it in quotation marks.
#[derive(Clone, Copy)]
pub(crate) struct Legible<'t> {
    text: &'t str,
    end: bool,
}

/// The most characters that are shown.
const MOST: usize = 1_000;

impl<'t> Legible<'t> {
    /// Shows the beginning of a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, end: false }
    }

    /// Shows the end of a text: the last steps of a path say most.
    pub(crate) fn end(text: &'t str) -> Self {
        Self { text, end: true }
    }

    /// Returns the part of the text that is shown.
    fn part(self) -> &'t str {
        let Self { text, end } = self;
        match end {
            false => text.char_indices().nth(MOST).map_or(text, |(at, _)| text.get(..at).unwrap_or("")),
            true => text.char_indices().rev().nth(MOST - 1).map_or(text, |(at, _)| text.get(at..).unwrap_or("")),
        }
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.part().chars() {
            match c {
                '\n' | '\r' | '\t' => write!(f, "{}", c.escape_default())?,
                _ if steers(c) => write!(f, "{}", c.escape_unicode())?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }

    fn is_cut(self) -> bool {
        self.part().len() < self.text.len()
    }
}

/// Whether a character does more than show itself: control characters, line and paragraph separators, marks of
/// direction, and characters without width.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

impl fmt::Display for Legible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.is_cut(), self.end) {
            (false, _) => self.write(f),
            (true, false) => {
                self.write(f)?;
                write!(f, "… ({} bytes in all)", self.text.len())
            }
            (true, true) => {
                write!(f, "({} bytes in all) …", self.text.len())?;
                self.write(f)
            }
        }
    }
}

impl fmt::Debug for Legible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// Returns the part of an explanation before the stack trace of .NET or Java: the exception and its message, which may
/// name inner ones.
pub(crate) fn without_stack_trace(text: &str) -> &str {
    let is_frame = |line: &str| {
        let frame = line.trim_start();
        let words = frame.split_once(' ');
        // .NET translates the word `at`; a frame names a method.
        line.len() > frame.len() + 1 - usize::from(line.starts_with('\t'))
            && words.is_some_and(|(word, rest)| word.chars().all(char::is_alphabetic) && rest.contains('('))
    };
    let mut from = 0;
    while let Some(end) = text.get(from..).and_then(|rest| rest.find('\n')) {
        let next = from + end + 1;
        let line = text.get(next..).and_then(|rest| rest.lines().next()).unwrap_or("");
        if is_frame(line) {
            return text.get(..next).unwrap_or(text).trim_end();
        }
        from = next;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_forge_a_line_is_escaped() {
        let forged = "no\r\n2026-01-01 INFO all is well\u{1b}[2J\u{85}\u{2028}\u{202e}\u{2066}\u{200b}\0 ä\\n";
        let shown = Legible::new(forged).to_string();
        assert_eq!(
            shown,
            "no\\r\\n2026-01-01 INFO all is well\\u{1b}[2J\\u{85}\\u{2028}\\u{202e}\\u{2066}\\u{200b}\\u{0} ä\\n"
        );
        assert_eq!(format!("{:?}", Legible::new("a\nb")), "\"a\\nb\"");
    }

    #[test]
    fn a_long_text_is_cut_with_its_length() {
        let long = "ä".repeat(MOST) + "b";
        assert_eq!(Legible::new(&long).to_string(), format!("{}… (2001 bytes in all)", "ä".repeat(MOST)));
        assert_eq!(Legible::end(&long).to_string(), format!("(2001 bytes in all) …{}b", "ä".repeat(MOST - 1)));
        let whole = "ä".repeat(MOST);
        assert_eq!([Legible::new(&whole).to_string(), Legible::end(&whole).to_string()], [whole.clone(), whole]);
    }

    #[test]
    fn stack_traces_are_left_out() {
        for (text, first) in [
            ("A ---> B: [Code]\r\n   at X.Y(String z)\r\n   --- End ---\r\n   at Z()", "A ---> B: [Code]"),
            ("A: b\nsecond line\n   bei X.Y(String z)", "A: b\nsecond line"),
            ("java.lang.E: m\n\tat a.b.C.d(C.java:1)\nCaused by: x", "java.lang.E: m"),
            ("no trace\n  here, (really)", "no trace\n  here, (really)"),
            ("one line", "one line"),
            ("", ""),
        ] {
            assert_eq!(without_stack_trace(text), first);
        }
    }
}
