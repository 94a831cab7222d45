//! Documents for the codec: of no type, and of the type of each operation's response.

use std::cell::OnceCell;

use listrak_v31::samples;
use wsdl_runtime::Samples;
use wsdl_runtime::codec::{Limits, Reader, Sink};

use super::mutate::edited;
use crate::messages::{Kind, Messages};

const TABLE: &[&str] = listrak_v31::namespaces::TABLE;

/// Reads a document by the reader alone: as one fragment with all that is in it, as one that is passed over, and as text.
///
/// # Panics
/// The reader accepts a document one time and refuses it the next, or gives parts of it that cannot be opened.
pub fn reader(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let make = || Reader::new(&text, TABLE, Limits::default(), Sink::lenient());
    let mut skipping = make();
    let skipped = skipping.root().and_then(|_| skipping.skip()).and_then(|()| skipping.finish());
    let mut keeping = make();
    let kept = keeping.root().and_then(|start| {
        let fragment = keeping.fragment(&start)?;
        keeping.finish()?;
        Ok(fragment)
    });
    assert_eq!(skipped.is_ok(), kept.is_ok(), "{skipped:?} {kept:?}");
    if let Ok(fragment) = kept {
        let _ = (fragment.to_string(), format!("{fragment:?}"), fragment.xml().len());
    }
    let mut reading = make();
    let read = reading.root().and_then(|_| {
        let text = reading.text()?.into_owned();
        reading.finish()?;
        Ok(text)
    });
    assert!(read.is_err() || skipped.is_ok());
}

thread_local! {
    static RESPONSES: OnceCell<Vec<Kind>> = const { OnceCell::new() };
}

/// The number of an operation among all, by the local name of its response.
pub fn number_of(response: &str) -> Option<u8> {
    with_responses(|all| all.iter().position(|kind| kind.element == response)).and_then(|at| u8::try_from(at).ok())
}

fn with_responses<T>(what: impl FnOnce(&[Kind]) -> T) -> T {
    RESPONSES.with(|all| {
        what(all.get_or_init(|| {
            let messages = Messages::of(TABLE, samples::each);
            messages.all.into_iter().filter(|kind| !kind.is_request).collect()
        }))
    })
}

/// Reads the response of an operation. The first byte picks the operation, the second where the document comes from: 0 is
/// the rest as it is, anything else is the seed of a sample, which the rest says how to spoil.
///
/// # Panics
/// What was read and written is not read as the same again.
pub fn operations(bytes: &[u8]) {
    let [operation, seed, rest @ ..] = bytes else { return };
    with_responses(|all| {
        let kind = &all[usize::from(*operation) % all.len()];
        let seeded = u64::from(*seed);
        let message = kind.sample(&mut match seed % 3 {
            0 => Samples::new(seeded),
            1 => Samples::full(seeded),
            _ => Samples::sparse(seeded),
        });
        let document = match seed {
            0 => rest.to_vec(),
            _ => edited(message.write().into_bytes(), rest),
        };
        let document = String::from_utf8_lossy(&document);
        let Ok((written, _)) = message.rewrite(&document) else { return };
        match message.rewrite(&written) {
            Ok((again, _)) => assert_eq!(again, written, "{}: {document}", kind.element),
            Err(why) => panic!("{}: {document} was written as what is no document of its own: {why}", kind.element),
        }
    });
}
