//! Recognizes a text by its beginning: an envelope, an HTML page, or something else. Cut or broken texts are recognized
//! too.

use wsdl_xml::{DocumentType, EncodingError, Limits, Scanner, Token};

/// How a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// The root is an `Envelope`, of any SOAP version or namespace.
    Envelope,
    /// An HTML page.
    Page,
    /// Anything else, including nothing.
    Other,
}

/// The most bytes that are searched for the root.
const MOST: usize = 4_096;

impl Beginning {
    /// Returns how these bytes begin, in any encoding that they show.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        // Nearly all answers, without a scanner.
        if is_plain_envelope(bytes) {
            return Self::Envelope;
        }
        let most = bytes.get(..MOST).unwrap_or(bytes);
        match wsdl_xml::decode(most, None) {
            Ok(decoded) => Self::of(&decoded.text),
            Err(EncodingError::Invalid { before, .. }) => Self::of(&before),
            Err(EncodingError::Unknown(_)) => Self::of(&String::from_utf8_lossy(most)),
        }
    }

    /// Returns how this text begins.
    pub(crate) fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        let mut scanner = Scanner::new(text, &[], Limits::NONE).with_document_type(DocumentType::Read);
        loop {
            match scanner.token() {
                Ok(Token::Start(start)) => return Self::of_root(start.local),
                Ok(Token::Eof) => return Self::Other,
                Ok(_) => {}
                Err(_) => return Self::of_broken(text.get(scanner.position()..).unwrap_or("")),
            }
        }
    }

    fn of_root(local: &str) -> Self {
        match local {
            "Envelope" => Self::Envelope,
            _ if local.eq_ignore_ascii_case("html") => Self::Page,
            _ => Self::Other,
        }
    }

    /// Decides by the first tag of a text that the scanner cannot read on.
    fn of_broken(rest: &str) -> Self {
        const DOCTYPE: &str = "<!doctype";
        let word = |text: &str, word: &str| text.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
        if word(rest, DOCTYPE) && word(rest[DOCTYPE.len()..].trim_start(), "html") {
            return Self::Page;
        }
        let most = rest.char_indices().nth(MOST).map_or(rest, |(at, _)| &rest[..at]);
        tag_names(most).next().map_or(Self::Other, Self::of_root)
    }
}

/// Whether bytes begin as most envelopes do. Others are left to the scanner.
fn is_plain_envelope(bytes: &[u8]) -> bool {
    const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let tag = bytes.strip_prefix(DECLARATION).unwrap_or(bytes);
    [&b"<soap:Envelope "[..], b"<s:Envelope ", b"<soapenv:Envelope ", b"<SOAP-ENV:Envelope "]
        .iter()
        .any(|begin| tag.starts_with(begin))
}

/// Returns the local names of what looks like start tags in a text that the scanner cannot read on.
fn tag_names(text: &str) -> impl Iterator<Item = &str> {
    let tags = text.split('<').skip(1).filter(|tag| tag.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    tags.filter_map(|tag| tag.split(|c: char| c.is_whitespace() || "/>".contains(c)).next()?.rsplit(':').next())
}

/// Whether a text, possibly a cut one, contains the start tag of a fault, or ends with the beginning of one.
pub(crate) fn has_fault(text: &str) -> bool {
    let mut scanner = Scanner::new(text, &[], Limits::NONE);
    loop {
        match scanner.token() {
            Ok(Token::Start(start)) if start.local == "Fault" => return true,
            Ok(Token::Eof) => return false,
            Ok(_) => {}
            // If in doubt, it is a fault.
            Err(_) => return tag_names(text.get(scanner.position()..).unwrap_or("")).any(|name| name == "Fault"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_recognized_by_how_they_begin() {
        for (text, expected) in [
            ("<html>", Beginning::Page),
            (" \r\n<!doctype\nHTML PUBLIC \"\"><html/>", Beginning::Page),
            ("<!doctype", Beginning::Other),
            ("\u{FEFF}<?xml version='1.0'?><!-- a --> <!-- b --><!DOCTYPE html PUBLIC \"\"><html/>", Beginning::Page),
            ("<!-- a --><?x y?><!-- b --><html lang=en>", Beginning::Page),
            (" <?xml version='1.0'?><HTML>", Beginning::Page),
            ("<?xml version='1.0'?><s:Envelope><html/>", Beginning::Envelope),
            ("<Envelope xmlns='x'/>", Beginning::Envelope),
            ("<?xml broken?><s:Envelope a=b>", Beginning::Envelope),
            ("text <s:Envelope/>", Beginning::Envelope),
            ("<s:Envelope", Beginning::Envelope),
            ("<!DOCTYPE e [<!ENTITY a \"html\">]><e/>", Beginning::Other),
            ("<!DOCTYPE e [<!ENTITY a \"html\">]><s:Envelope/>", Beginning::Envelope),
            ("<p>Envelope</p>", Beginning::Other),
            ("<?xml version='1.0'?>\r\n<a:Envelope\n", Beginning::Envelope),
            ("<?xml version='1.0' ><Envelope/>", Beginning::Envelope),
            ("<Envelopes/>", Beginning::Other),
            ("<Envelope.a/>", Beginning::Other),
            ("<!-- <a> --><Envelope/>", Beginning::Envelope),
            ("<?xml version='1.0'?><html><Envelope/>", Beginning::Page),
            ("<!-- <html>", Beginning::Page),
            ("<?xml", Beginning::Other),
            ("", Beginning::Other),
        ] {
            assert_eq!(Beginning::of(text), expected, "{text}");
            assert_eq!(Beginning::of_bytes(text.as_bytes()), expected, "{text}");
        }
        let wide: Vec<u8> = "<s:Envelope/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Beginning::of_bytes(&wide), Beginning::Envelope);
    }

    #[test]
    fn the_tag_of_a_fault_is_found_in_cut_texts() {
        let envelope = "<s:Envelope xmlns:s='x'><s:Body>";
        for (rest, expected) in [
            ("<s:Fault>", true),
            ("<s:Fault", true),
            ("<Fault><faultcode>", true),
            ("<s:Faul", false),
            ("<FaultCodes>", false),
            ("Fault", false),
            ("<a>&lt;Fault&gt;</a>", false),
            ("<a>& <t:Fault>", true),
        ] {
            assert_eq!(has_fault(&format!("{envelope}{rest}")), expected, "{rest}");
        }
    }
}
