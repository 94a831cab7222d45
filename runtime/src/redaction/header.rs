//! Contents of a request's header blocks.

use wsdl_xml::{Limits, Scanner, Token};

use super::tag::{is_envelope, says_how_to_read};

/// Returns all texts and attribute values in the header of an envelope, each once.
pub(super) fn texts(envelope: &str) -> Vec<String> {
    let mut scanner = Scanner::new(envelope, &[], Limits::NONE);
    let (mut texts, mut text, mut in_header) = (Vec::new(), String::new(), false);
    // The client wrote it, so it is well-formed.
    while let Ok(token) = scanner.token() {
        match token {
            Token::Text(more) | Token::CData(more) if in_header => text.push_str(&more),
            Token::Reference(c) if in_header => text.push(c),
            Token::Start(start) if scanner.depth() == 2 => {
                in_header = is_envelope(start.ns) && start.local == "Header";
            }
            Token::Start(_) | Token::End if in_header => {
                texts.push(std::mem::take(&mut text));
                let values = scanner.attributes().filter(|attribute| !says_how_to_read(attribute));
                texts.extend(values.map(|attribute| scanner.value(&attribute).into_owned()));
            }
            Token::Eof => break,
            _ => {}
        }
    }
    texts.iter_mut().for_each(|text| *text = text.trim().to_owned());
    texts.sort_unstable();
    texts.dedup();
    texts
}
