//! Bodies as lines that people read and compare, from which the same body comes back, character by character.
//!
//! A line break is put in between two tags, and each line is indented by how deep it stands. On reading, lines are put
//! together without breaks and without the blanks in front. What a body itself has of that kind is written as an escape.

use std::fmt::Write;

/// Deeper than this nothing is indented further.
const DEEPEST: usize = 40;

/// Writes a body.
pub(super) fn write(body: &str, out: &mut String) {
    let mut depth = 0_usize;
    let mut rest = body;
    while !rest.is_empty() {
        let end = rest.match_indices("><").map(|(at, _)| at + 1).next().unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        rest = behind;
        if line.starts_with("</") {
            depth = depth.saturating_sub(1);
        }
        out.extend(std::iter::repeat_n(' ', 2 + 2 * depth.min(DEEPEST)));
        escape(line, out);
        out.push('\n');
        let opens = line.starts_with('<') && !line.starts_with("</") && !line.starts_with("<?");
        if opens && !line.starts_with("<!") && !line.ends_with("/>") && !line.contains("</") {
            depth += 1;
        }
    }
}

fn escape(line: &str, out: &mut String) {
    for (at, c) in line.char_indices() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // A blank in front is no indentation; one at the end is lost in editors.
            ' ' if at == 0 || at + 1 == line.len() => out.push_str("\\s"),
            c if c.is_control() || c == '\u{FEFF}' => {
                // Writing to a text does not fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// Adds a written line to a body.
///
/// # Errors
/// An escape that is none.
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

const WRONG: &str = "a backslash that begins no escape";

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
        let (written, body) = again("<?xml?><a><b>1</b><c/><d><e>2</e></d></a>");
        assert_eq!(written, "  <?xml?>\n  <a>\n    <b>1</b>\n    <c/>\n    <d>\n      <e>2</e>\n    </d>\n  </a>\n");
        assert_eq!(body, "<?xml?><a><b>1</b><c/><d><e>2</e></d></a>");
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
