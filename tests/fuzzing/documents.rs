//! Documents for the codec: of no type, and of the type of each operation's response.

use std::cell::OnceCell;

use listrak_v31::{GetProcessStatus, samples};
use wsdl_runtime::Limits;
use wsdl_runtime::codec::{Reader, Sink};
use wsdl_runtime::{HeaderBlock, Retry, Samples};

use super::mutate::edited;
use crate::memory::{Service, builder, run};
use crate::messages::{Kind, Messages, Sender};

const TABLE: &[&str] = listrak_v31::namespaces::TABLE;

/// Reads a document by the reader alone: as one fragment with all that is in it, which is opened, as one that is passed over,
/// as text, and as a header block to send.
///
/// # Panics
/// The reader accepts a document one time and refuses it the next, or gives parts of it that cannot be opened; a header
/// block makes a request that is not well-formed.
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
        for fragment in [fragment.clone(), fragment.into_owned()] {
            let opened = fragment.open(TABLE, Limits::default(), Sink::lenient()).and_then(|(mut reader, _)| {
                reader.skip()?;
                reader.finish()
            });
            assert!(opened.is_ok(), "{opened:?}: {}", fragment.xml());
        }
    }
    match HeaderBlock::from_xml(&*text) {
        Ok(block) => {
            assert!(skipped.is_ok(), "{skipped:?}");
            sent(block);
        }
        // What is in front of the element is no part of one.
        Err(error) => {
            let begins = text.starts_with('<') && !text.starts_with("<?") && !text.starts_with("<!");
            assert!(skipped.is_err() || !begins, "{error:?}");
        }
    }
    let mut reading = make();
    let read = reading.root().and_then(|_| {
        let text = reading.text()?.into_owned();
        reading.finish()?;
        Ok(text)
    });
    assert!(read.is_err() || skipped.is_ok());
}

/// Sends a request with a header block, and reads it.
fn sent(block: HeaderBlock) {
    let service = Service::new([]);
    let client =
        builder(&service).retry(Retry::never()).header(block).build().expect("nothing of this client is wrong");
    let _ = run(client.send(&GetProcessStatus { process_id: 1 }));
    let seen = service.seen();
    let Some(request) = seen.first() else { return };
    // The envelope is around what reached the limits by itself.
    let limits = Limits::DEFAULT.with_depth(Limits::DEFAULT.depth + 2);
    let limits = limits.with_declarations(Limits::DEFAULT.declarations + 10);
    let mut reader = Reader::new(&request.body, TABLE, limits, Sink::lenient());
    let read = reader.root().and_then(|_| reader.skip()).and_then(|()| reader.finish());
    assert!(read.is_ok(), "{read:?}: {}", request.body);
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
            messages.all.into_iter().filter(|kind| kind.sender == Sender::Service).collect()
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
