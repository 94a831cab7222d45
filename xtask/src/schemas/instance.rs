//! Instances as they are read: decoded, and within the element of the entry document.

use wsdl_xml::decode;

use super::entry::{NAMESPACE, ROOT};

/// Returns an instance within the element of the entry.
///
/// # Errors
/// Its encoding is not read.
pub(super) fn within_root(bytes: &[u8]) -> Result<String, String> {
    Ok(format!("<any:{ROOT} xmlns:any=\"{NAMESPACE}\">{}</any:{ROOT}>\n", decoded(bytes)?))
}

/// Returns the text of a document without its declaration.
///
/// # Errors
/// Its encoding is not read.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    let decoded = decode(bytes, None).map_err(|error| format!("the encoding is not read: {error:?}"))?;
    let text = decoded.text.strip_prefix('\u{FEFF}').unwrap_or(&decoded.text);
    Ok(without_declaration(text).to_owned())
}

/// Whether a document says that it is XML 1.1.
pub(super) fn is_xml_1_1(bytes: &[u8]) -> bool {
    let Ok(decoded) = decode(bytes, None) else { return false };
    let text = decoded.text.strip_prefix('\u{FEFF}').unwrap_or(&decoded.text);
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(inside, _)| inside);
    declaration.is_some_and(|inside| inside.contains("version=\"1.1\"") || inside.contains("version='1.1'"))
}

/// The document without the XML declaration, which stands at its beginning alone.
fn without_declaration(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace()))
    else {
        return text;
    };
    rest.split_once("?>").map_or(text, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_does_not_stand_inside() {
        let inside = |text: &str| within_root(text.as_bytes()).expect("it is UTF-8");
        let expected = format!("<any:{ROOT} xmlns:any=\"{NAMESPACE}\"><a/></any:{ROOT}>\n");
        assert_eq!(inside("<?xml version='1.0' encoding='utf-8'?><a/>"), expected);
        assert_eq!(inside("\u{FEFF}<a/>"), expected);
        assert!(inside("<?xml-stylesheet x?><a/>").contains("<?xml-stylesheet x?><a/>"));
    }

    #[test]
    fn xml_1_1_is_found_by_the_declaration() {
        assert!(is_xml_1_1(b"<?xml version=\"1.1\"?><a/>"));
        assert!(!is_xml_1_1(b"<?xml version=\"1.0\"?><a version=\"1.1\"/>"));
    }
}
