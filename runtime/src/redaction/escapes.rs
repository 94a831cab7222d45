//! Texts with their escapes undone, so that one search finds all forms that XML, addresses and JSON allow.

use std::ops::Range;

/// Reads the escape at the beginning of a text. Returns the bytes that it stands for, and its length.
type Read = fn(&str) -> Option<(Vec<u8>, usize)>;

/// An escape syntax: the characters that escapes may begin with, and how to read them. A text without the first of them
/// has no escapes.
pub(super) struct Escapes(&'static [char], Read);

impl Escapes {
    /// XML references: `&amp;`, `&#38;`, `&#x26;`.
    const XML: Self = Self(&['&'], reference);
    /// Percent-encoding: `%26`.
    const PERCENT: Self = Self(&['%'], percent);
    /// Percent-encoding of forms, with `+` for a space.
    const FORM: Self =
        Self(&['+', '%'], |text| if text.starts_with('+') { Some((vec![b' '], 1)) } else { percent(text) });
    /// JSON and Rust's `Debug`: `\"`, `\u0026`, `\u{26}`.
    const JSON: Self = Self(&['\\'], json);

    pub(super) const ALL: [Self; 4] = [Self::XML, Self::PERCENT, Self::FORM, Self::JSON];
}

/// A text with its escapes undone.
pub(super) struct Plain {
    pub(super) bytes: Vec<u8>,
    /// After each escape, the place in `bytes` and the place in the text as written.
    places: Vec<(usize, usize)>,
}

impl Plain {
    /// Undoes escapes of this kind; `None` if there are none.
    pub(super) fn of(text: &str, Escapes(begin, read): &Escapes) -> Option<Self> {
        if !text.contains(begin.first().copied()?) {
            return None;
        }
        let (mut plain, mut at) = (Self { bytes: Vec::with_capacity(text.len()), places: Vec::new() }, 0);
        while let Some(found) = text[at..].find(*begin) {
            let from = at + found;
            plain.bytes.extend_from_slice(&text.as_bytes()[at..from]);
            let (bytes, len) = read(&text[from..]).unwrap_or_else(|| (vec![text.as_bytes()[from]], 1));
            plain.bytes.extend(bytes);
            at = from + len;
            plain.places.push((plain.bytes.len(), at));
        }
        plain.bytes.extend_from_slice(&text.as_bytes()[at..]);
        Some(plain)
    }

    /// Returns where a part is in the text as written.
    pub(super) fn written(&self, part: Range<usize>) -> Range<usize> {
        let written = |at: usize| match self.places.partition_point(|(plain, _)| *plain <= at).checked_sub(1) {
            Some(last) => self.places[last].1 + (at - self.places[last].0),
            None => at,
        };
        written(part.start)..written(part.end)
    }
}

/// Reads a reference to a character (XML 1.0, section 4.1).
fn reference(text: &str) -> Option<(Vec<u8>, usize)> {
    const NAMED: [(&str, u8); 5] =
        [("&lt;", b'<'), ("&gt;", b'>'), ("&amp;", b'&'), ("&quot;", b'"'), ("&apos;", b'\'')];
    if let Some((name, byte)) = NAMED.iter().find(|(name, _)| text.starts_with(name)) {
        return Some((vec![*byte], name.len()));
    }
    let number = text.strip_prefix("&#")?;
    let (digits, radix, before) = number.strip_prefix('x').map_or((number, 10, 2), |digits| (digits, 16, 3));
    let end = digits.find(|c: char| !c.is_digit(radix)).filter(|end| digits[*end..].starts_with(';'))?;
    let c = char::from_u32(u32::from_str_radix(&digits[..end], radix).ok()?)?;
    Some((utf8(c), before + end + 1))
}

/// Reads a percent-encoded byte (RFC 3986, section 2.1).
fn percent(text: &str) -> Option<(Vec<u8>, usize)> {
    let digits = text.strip_prefix('%')?.get(..2).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    Some((vec![u8::from_str_radix(digits, 16).ok()?], 3))
}

/// Reads an escape of JSON (RFC 8259, section 7) or of Rust.
fn json(text: &str) -> Option<(Vec<u8>, usize)> {
    let escape = text.strip_prefix('\\')?;
    let c = match escape.chars().next()? {
        c @ ('"' | '\\' | '/' | '\'') => c,
        'b' => '\u{8}',
        'f' => '\u{C}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'u' if escape.starts_with("u{") => {
            // The longest has six digits.
            let end = escape.bytes().take(9).position(|byte| byte == b'}')?;
            return Some((utf8(char::from_u32(u32::from_str_radix(&escape[2..end], 16).ok()?)?), end + 2));
        }
        'u' => {
            let unit = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
            let units = [Some(unit(text)?), text.get(6..).and_then(unit)];
            let c = char::decode_utf16(units.into_iter().flatten()).next()?.ok()?;
            return Some((utf8(c), 6 * c.len_utf16()));
        }
        _ => return None,
    };
    Some((utf8(c), 2))
}

fn utf8(c: char) -> Vec<u8> {
    c.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, escapes: &Escapes) -> Option<String> {
        Plain::of(text, escapes).map(|plain| String::from_utf8_lossy(&plain.bytes).into_owned())
    }

    #[test]
    fn escapes_are_undone() {
        for (escapes, text, expected) in [
            (Escapes::XML, "a&lt;&#38;&#x26;&#x000000026;&amp;amp;&quot;&apos;&gt;", "a<&&&&amp;\"'>"),
            (Escapes::XML, "& &; &x; &#; &#x; &#xg; &#38 &#1114112; &#99999999999;", ""),
            (Escapes::PERCENT, "%26%c3%A4+%2", "&\u{e4}+%2"),
            (Escapes::PERCENT, "% %+1 %g0 %\u{e4}", ""),
            (Escapes::FORM, "a+b%2B", "a b+"),
            (Escapes::JSON, r#"\"\\\/\n\u00e4\u00E4\ud83d\ude00\u{1F600}\'"#, "\"\\/\n\u{e4}\u{e4}\u{1F600}\u{1F600}'"),
            (Escapes::JSON, r"\ \x \u \u12 \ud83d \ud83d\x \u{} \u{110000} \u{1234567}", ""),
        ] {
            let expected = if expected.is_empty() { text } else { expected };
            assert_eq!(plain(text, &escapes).as_deref(), Some(expected), "{text}");
        }
        for escapes in Escapes::ALL {
            assert_eq!(plain("plain", &escapes), None);
        }
    }

    #[test]
    fn places_are_those_of_the_text_as_written() {
        let text = "a&amp;b&#x26;&#38;c";
        let plain = Plain::of(text, &Escapes::XML).unwrap();
        assert_eq!(plain.bytes, b"a&b&&c");
        for (part, written) in
            [(0..1, "a"), (1..2, "&amp;"), (1..3, "&amp;b"), (3..5, "&#x26;&#38;"), (4..6, "&#38;c"), (0..6, text)]
        {
            assert_eq!(&text[plain.written(part)], written);
        }
    }
}
