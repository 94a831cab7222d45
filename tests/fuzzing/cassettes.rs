//! Cassettes: files of any kind to answer from, and answers of any kind to record.

use std::fs;
use std::path::PathBuf;

use listrak_v31::{Client, GetProcessStatus};
use wsdl_runtime::{Recorder, Replayer, Retry, Transport};

use super::answers::{CONTENT_TYPES, STATUSES, shows_secrets};
use crate::memory::{Clock, PASSWORD, Reply, Service, USER, run};

/// A file of this thread, which goes with it.
struct File(PathBuf);

impl File {
    fn new() -> Self {
        let name = format!("wsdl-cassette-{}-{:?}", std::process::id(), std::thread::current().id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn client(transport: impl Transport + 'static) -> Client {
    let client = Client::builder().credentials(USER, PASSWORD).environment(Clock::default()).transport(transport);
    client.retry(Retry::never()).build().expect("nothing of this client is wrong")
}

/// Where the first byte is even, the rest is a cassette that is answered from. Where it is odd, the second and third are a
/// status and a content type and the rest is a body, which are recorded and answered again.
///
/// # Panics
/// What is recorded holds credentials, or is no cassette that answers once with the same status.
pub fn cassette(bytes: &[u8]) {
    match bytes {
        [kind, text @ ..] if kind % 2 == 0 => {
            let _ = replayed(text);
        }
        [_, status, content_type, body @ ..] => {
            let status = STATUSES[usize::from(*status) % STATUSES.len()];
            let content_type = CONTENT_TYPES[usize::from(*content_type) % CONTENT_TYPES.len()];
            let text = recorded(Reply::Answer { status, content_type, body: body.to_vec() });
            assert!(!shows_secrets(&text), "{text}");
            assert_eq!(replayed(text.as_bytes()), Some(Some(status)), "{text}");
        }
        [] | [_] | [_, _] => {}
    }
}

/// The cassette of one call that was answered so.
///
/// # Panics
/// It cannot be written.
pub fn recorded(reply: Reply) -> String {
    let file = File::new();
    let recorder = Recorder::new(Service::new([reply]), &file.0).expect("the file can be written");
    let _ = run(client(recorder).send(&GetProcessStatus { process_id: 1 }));
    fs::read_to_string(&file.0).expect("the file can be read")
}

/// The status of what a cassette answers to the same call, if it is a cassette, and if it answers.
fn replayed(text: &[u8]) -> Option<Option<u16>> {
    let file = File::new();
    fs::write(&file.0, text).expect("the file can be written");
    let replayer = match Replayer::open(&file.0) {
        Ok(replayer) => replayer,
        Err(error) => {
            let _ = format!("{error} {error:?}");
            return None;
        }
    };
    let _ = replayer.left();
    let status = match run(client(replayer).send(&GetProcessStatus { process_id: 1 })) {
        Ok(answer) => Some(answer.exchange.response.status),
        Err(error) => {
            let _ = format!("{error} {error:?}");
            error.status()
        }
    };
    Some(status.map(|status| status.as_u16()))
}
