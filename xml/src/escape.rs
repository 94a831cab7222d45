//! Text as XML writes it.

use crate::run;

/// Appends character data: `<`, `>` and `&` as references, and a carriage return too, since a literal one would arrive as
/// a line feed.
pub fn escape_text(text: &str, out: &mut String) {
    escape(text, out, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// Appends the value of an attribute that stands in double quotation marks. References keep its white space.
pub fn escape_attribute(text: &str, out: &mut String) {
    escape(text, out, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

fn escape(text: &str, out: &mut String, reference: impl Fn(u8) -> Option<&'static str>) {
    let (mut written, mut at) = (0, 0);
    let bytes = text.as_bytes();
    loop {
        at = run::unescaped_end(bytes, at);
        let Some(byte) = bytes.get(at) else { break };
        if let Some(reference) = reference(*byte) {
            out.push_str(&text[written..at]);
            out.push_str(reference);
            written = at + 1;
        }
        at += 1;
    }
    out.push_str(&text[written..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_or_change_is_written_as_references() {
        let all = |write: fn(&str, &mut String)| {
            let mut out = String::new();
            write("a<b>&\"'\t\r\né", &mut out);
            out
        };
        for length in 0..40 {
            for at in 0..length {
                let text: String = (0..length).map(|place| if place == at { '<' } else { 'é' }).collect();
                let mut out = String::new();
                escape_text(&text, &mut out);
                assert_eq!(out, text.replace('<', "&lt;"));
            }
        }
        assert_eq!(all(escape_text), "a&lt;b&gt;&amp;\"'\t&#xD;\né");
        assert_eq!(all(escape_attribute), "a&lt;b&gt;&amp;&quot;'&#x9;&#xD;&#xA;é");
    }
}
