//! Recognizing pages for people.

/// Whether a text begins as a page, behind what may come before in XML: a mark, a declaration, comments.
pub(crate) fn begins_as_page(text: &[u8]) -> bool {
    let mut rest = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start();
    let before = [(&b"<?"[..], &b"?>"[..]), (b"<!--", b"-->")];
    while let Some((behind, end)) = before.iter().find_map(|(begin, end)| Some((rest.strip_prefix(*begin)?, *end))) {
        let Some(at) = behind.windows(end.len()).position(|bytes| bytes == end) else { return false };
        rest = behind[at + end.len()..].trim_ascii_start();
    }
    let word =
        |text: &[u8], word: &str| text.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()));
    const DOCTYPE: &str = "<!doctype";
    word(rest, "<html") || (word(rest, DOCTYPE) && word(rest[DOCTYPE.len()..].trim_ascii_start(), "html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_how_they_begin() {
        for (text, is_page) in [
            ("<html>", true),
            (" \r\n<!doctype\nHTML PUBLIC \"\"><html/>", true),
            ("<!doctype", false),
            ("\u{FEFF}<?xml version='1.0'?><!-- a --> <!-- b --><!DOCTYPE html PUBLIC \"\"><html/>", true),
            ("<!-- a --><?x y?><!-- b --><html>", true),
            ("<?xml version='1.0'?><s:Envelope><html/>", false),
            ("<!-- <html>", false),
            ("<?xml", false),
            ("<!DOCTYPE e [<!ENTITY a \"html\">]><e/>", false),
            ("", false),
        ] {
            assert_eq!(begins_as_page(text.as_bytes()), is_page, "{text}");
        }
    }
}
