//! libexpat as Python has it, at the other end of two pipes.

use std::ffi::{OsStr, OsString};
use std::io::{BufReader, BufWriter, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use wsdl_xml::{DocumentType, Error, Limits, Scanner, Token, qualified};

/// A document in bytes, and its encoding; where that is empty, the document itself says what it is.
pub(crate) type Document = (&'static str, Vec<u8>);

/// What is in a document, or the number of the error.
pub(crate) type Answer = Result<String, u32>;

/// The Python to use, if there is one.
pub(crate) fn python() -> Option<OsString> {
    let python = std::env::var_os("XML_EXPAT");
    if python.is_none() {
        eprintln!("XML_EXPAT is not set: libexpat is not asked");
    }
    python
}

/// Has libexpat read all these documents.
pub(crate) fn ask(python: &OsStr, documents: &[Document]) -> Vec<Answer> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/expat.py");
    let child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.unwrap_or_else(|error| panic!("{python:?}, which XML_EXPAT names: {error}"));
    let (input, output) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    let answers = thread::scope(|scope| {
        // Answers come while documents go.
        scope.spawn(move || {
            let mut input = BufWriter::new(input);
            let parts = documents.iter().flat_map(|(encoding, bytes)| [encoding.as_bytes(), bytes]);
            for part in parts {
                let len = u32::try_from(part.len()).expect("documents are small").to_be_bytes();
                input.write_all(&len).and_then(|()| input.write_all(part)).expect("the script reads all");
            }
        });
        let mut output = BufReader::new(output);
        documents.iter().map(|_| answer(&mut output)).collect()
    });
    assert!(child.wait().expect("a process of ours").success());
    answers
}

fn answer(output: &mut impl Read) -> Answer {
    let mut len = [0; 4];
    output.read_exact(&mut len).expect("an answer to each document");
    let mut answer = vec![0; u32::from_be_bytes(len) as usize];
    output.read_exact(&mut answer).expect("an answer as long as it says");
    let answer = String::from_utf8(answer).expect("answers are UTF-8");
    if let Some(events) = answer.strip_prefix('+') {
        return Ok(events.to_owned());
    }
    let code = answer.strip_prefix('-').and_then(|code| code.parse().ok());
    Err(code.unwrap_or_else(|| panic!("no answer: {answer}")))
}

/// What the scanner sees in a text, in the script's form.
pub(crate) fn events(text: &str, document_type: DocumentType) -> Result<String, Error> {
    let mut scanner = Scanner::new(text, &[], Limits::NONE).with_document_type(document_type);
    let mut events = String::new();
    let mut is_text = false;
    loop {
        let token = scanner.token()?;
        let mut add = |more: &str| {
            events.push_str(match (is_text, more) {
                (_, "") | (true, _) => "",
                _ => "\u{1E}t",
            });
            is_text |= !more.is_empty();
            events.push_str(more);
        };
        match token {
            Token::Text(text) | Token::CData(text) => add(&text),
            Token::Reference(c) => add(c.encode_utf8(&mut [0; 4])),
            Token::Start(start) => {
                events.push_str(&format!("\u{1E}<{}", scanner.display(&start)));
                for attribute in scanner.attributes().filter(|attribute| attribute.declares().is_none()) {
                    let name = qualified(scanner.attribute_namespace(&attribute), attribute.local);
                    events.push_str(&format!("\u{1F}{name}={}", scanner.value(&attribute)));
                }
                is_text = false;
            }
            Token::End => {
                events.push_str("\u{1E}>");
                is_text = false;
            }
            Token::Comment | Token::Instruction | Token::DocumentType => {}
            Token::Eof => return Ok(events),
        }
    }
}
