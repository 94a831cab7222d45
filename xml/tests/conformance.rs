//! The W3C's conformance suite for XML 1.0 and Namespaces in XML 1.0.
//!
//! `XML_CONFORMANCE` names its folder, which has a `manifest.tsv`: a document a line with its kind (`wf`, `not-wf`, `dtd`),
//! whether it conforms to namespaces, its edition and its path.

use std::path::Path;

use wsdl_xml::{DocumentType, EncodingError, ErrorKind, Limits, Scanner, Token, decode};

/// Documents with a verdict of their own, and the reason.
const OTHERWISE: &[(&str, Verdict, &str)] = &[
    ("oasis/p18pass1.xml", Verdict::WellFormed, "it has `<!DOCTYPE` in a CDATA section alone"),
    ("ibm/not-wf/P23/ibm23n03.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P23/ibm23n05.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P24/ibm24n09.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P25/ibm25n01.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P32/ibm32n01.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P32/ibm32n03.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P32/ibm32n07.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P80/ibm80n01.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P81/ibm81n03.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P81/ibm81n05.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P81/ibm81n07.xml", Verdict::NotWellFormed, BROKEN),
    ("ibm/not-wf/P81/ibm81n08.xml", Verdict::NotWellFormed, BROKEN),
    ("eduni/errata-2e/E27.xml", Verdict::NotWellFormed, BYTES),
    ("eduni/errata-4e/ibm04an22.xml", Verdict::NotWellFormed, BYTES),
];
const BROKEN: &str = "its XML declaration is broken, which comes before the document type declaration";
const BYTES: &str = "its bytes are not UTF-8, so it is not text at all";

/// What becomes of a document.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    WellFormed,
    NotWellFormed,
    DocumentType,
}

fn verdict(bytes: &[u8], document_type: DocumentType) -> Verdict {
    let text = match decode(bytes, None) {
        Ok(decoded) if decoded.is_mislabelled => return Verdict::NotWellFormed,
        Ok(decoded) => decoded.text,
        Err(EncodingError::Unknown(_) | EncodingError::Invalid { .. }) => return Verdict::NotWellFormed,
    };
    let mut scanner = Scanner::new(&text, &[], Limits::default()).with_document_type(document_type);
    loop {
        match scanner.token() {
            Ok(Token::Eof) => return Verdict::WellFormed,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::DocumentType => return Verdict::DocumentType,
            Err(_) => return Verdict::NotWellFormed,
        }
    }
}

#[test]
fn every_document_is_accepted_or_refused_as_the_suite_says() {
    let Some(folder) = std::env::var_os("XML_CONFORMANCE") else {
        eprintln!("XML_CONFORMANCE is not set: the W3C's conformance suite is skipped");
        return;
    };
    let folder = Path::new(&folder);
    let manifest = std::fs::read_to_string(folder.join("manifest.tsv")).expect("the folder has a manifest");
    let (mut counts, mut wrong) = ([0; 3], Vec::new());
    for line in manifest.lines() {
        let [kind, namespaces, _edition, path] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("the manifest has four columns: {line}");
        };
        let bytes = std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let found = verdict(&bytes, DocumentType::Refuse);
        let is_right = match kind {
            "wf" => found == Verdict::WellFormed || (namespaces == "no" && found == Verdict::NotWellFormed),
            "not-wf" => found == Verdict::NotWellFormed,
            _ => found == Verdict::DocumentType,
        };
        let is_right = match OTHERWISE.iter().find(|(of, ..)| *of == path) {
            Some((_, verdict, _)) => found == *verdict,
            None => is_right,
        };
        counts[["wf", "not-wf", "dtd"].iter().position(|known| *known == kind).expect("a known kind")] += 1;
        if !is_right {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {counts:?}:\n{}", wrong.len(), wrong.join("\n"));
    println!(
        "{} well-formed, {} not well-formed, {} with a document type declaration",
        counts[0], counts[1], counts[2]
    );
}
