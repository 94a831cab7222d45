//! Bodies as lines that people can read and compare. Reading restores the exact body.
//!
//! A line break is inserted between two tags, and lines are indented by depth. On reading, lines are joined without
//! breaks and leading spaces. A body's own line breaks and spaces at the ends of lines are escaped.

use std::fmt::Write;

use wsdl_xml::{Forbidden, Limits, Scanner, Token};

/// The greatest depth of indentation.
const DEEPEST: usize = 40;

/// Writes a body. Everything after a place where it is broken is one line.
pub(super) fn write(body: &str, out: &mut String) {
    let mut scanner = Scanner::new(body, &[], Limits::NONE).with_forbidden(Forbidden::Replace);
    let mut line = Line { from: 0, depth: 0 };
    // Where the last tag ended, if nothing followed it.
    let mut tag_end = None;
    loop {
        let depth = scanner.depth();
        let token = match scanner.token() {
            Ok(Token::Eof) | Err(_) => break,
            Ok(token) => token,
        };
        let is_tag = !matches!(token, Token::Text(_) | Token::Reference(_) | Token::CData(_));
        if scanner.raw().is_empty() {
            continue;
        }
        let from = scanner.token_position();
        if is_tag && tag_end == Some(from) {
            line.write(body, from, out);
            // An end tag is indented like its start tag.
            line = Line { from, depth: depth.min(scanner.depth()) };
        }
        tag_end = is_tag.then_some(scanner.position());
    }
    line.write(body, body.len(), out);
}

/// A line that is not written yet.
struct Line {
    from: usize,
    depth: usize,
}

impl Line {
    fn write(&self, body: &str, to: usize, out: &mut String) {
        let line = body.get(self.from..to).unwrap_or("");
        if line.is_empty() {
            return;
        }
        out.extend(std::iter::repeat_n(' ', 2 + 2 * self.depth.min(DEEPEST)));
        escape(line, out);
        out.push('\n');
    }
}

fn escape(line: &str, out: &mut String) {
    for (at, c) in line.char_indices() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // A leading space would be indentation; editors remove trailing ones.
            ' ' if at == 0 || at + 1 == line.len() => out.push_str("\\s"),
            c if c.is_control() || c == '\u{FEFF}' => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// Appends a written line to a body.
///
/// # Errors
/// An invalid escape.
pub(super) fn read(line: &str, body: &mut String) -> Result<(), &'static str> {
    let mut rest = line.trim_start_matches(' ');
    while let Some((before, escape)) = rest.split_once('\\') {
        body.push_str(before);
        let mut escape = escape.chars();
        match escape.next() {
            Some('\\') => body.push('\\'),
            Some('n') => body.push('\n'),
            Some('r') => body.push('\r'),
            Some('s') => body.push(' '),
            Some('u') => {
                let (digits, behind) =
                    escape.as_str().strip_prefix('{').and_then(|text| text.split_once('}')).ok_or(WRONG)?;
                body.push(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or(WRONG)?);
                escape = behind.chars();
            }
            _ => return Err(WRONG),
        }
        rest = escape.as_str();
    }
    body.push_str(rest);
    Ok(())
}

const WRONG: &str = "a backslash must begin an escape: `\\\\`, `\\n`, `\\r`, `\\s` or `\\u{..}`";

#[cfg(test)]
mod tests {
    use super::*;

    fn again(body: &str) -> (String, String) {
        let (mut written, mut read_again) = (String::new(), String::new());
        write(body, &mut written);
        written.lines().for_each(|line| read(line, &mut read_again).unwrap());
        (written, read_again)
    }

    #[test]
    fn it_is_indented() {
        let (written, body) = again("<?xml version='1.0'?><a><b>1</b><c/><d><e>2</e></d></a>");
        assert_eq!(
            written,
            "  <?xml version='1.0'?>\n  <a>\n    <b>1</b>\n    <c/>\n    <d>\n      <e>2</e>\n    </d>\n  </a>\n"
        );
        assert_eq!(body, "<?xml version='1.0'?><a><b>1</b><c/><d><e>2</e></d></a>");
    }

    #[test]
    fn every_text_comes_back() {
        for body in [
            "",
            " ",
            "  <a> \r\n <b>\t\\n</b> > <c></c></a>  ",
            "\\",
            "\u{1}\u{FEFF}\u{85}\u{2028}x",
            "</a></b></c>",
            "<<<>><>>",
            "no tag",
            "\n\n",
            "<a>\u{a0} </a>",
        ] {
            assert_eq!(again(body).1, body, "{body:?}");
        }
        assert_eq!(again(&"<a>".repeat(500)).1, "<a>".repeat(500));
    }

    #[test]
    fn wrong_escapes_are_told() {
        for line in ["\\", "a\\x", "\\u41", "\\u{41", "\\u{d800}", "\\u{zz}"] {
            assert!(read(line, &mut String::new()).is_err(), "{line}");
        }
    }
}
