//! From bytes to the tree, token by token.

use std::sync::Arc;

use wsdl_xml::{DocumentType, Scanner, Token, decode};

use super::builder::Builder;
use super::{Document, limits, refused};
use crate::diagnostics::Diagnostic;

pub(super) fn read(bytes: &[u8], file: Arc<str>) -> Result<Document, Diagnostic> {
    if bytes.len() > limits::DOCUMENT_BYTES {
        return Err(refused::too_large(&file));
    }
    let decoded = decode(bytes, None).map_err(|error| refused::undecodable(error, &file))?;
    let text = &*decoded.text;
    let mut scanner = Scanner::new(text, &[], limits::SCANNER).with_document_type(DocumentType::Read);
    let mut builder = Builder::new(text, file);
    loop {
        let token = match scanner.token() {
            Ok(token) => token,
            Err(error) => {
                let token = &text[scanner.token_position()..];
                let rest = text.get(error.at()..).unwrap_or_default();
                return Err(refused::unreadable(&error, token, rest, builder.place(error.at())));
            }
        };
        match token {
            Token::Start(start) => builder.start(&scanner, &start)?,
            Token::End => builder.end(),
            Token::Text(text) => builder.text(&text, scanner.raw()),
            Token::Reference(c) => builder.text(c.encode_utf8(&mut [0; 4]), scanner.raw()),
            Token::CData(text) => builder.cdata(text.into_owned()),
            Token::Comment | Token::Instruction | Token::DocumentType => {}
            Token::Eof => return builder.finish(),
        }
    }
}
