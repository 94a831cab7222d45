//! The other ways to call: without a runtime, and by a cassette.

use std::path::PathBuf;

use listrak_v31::{Client, GetProcessStatus, StatusEnum};
use wsdl_runtime::{Error, Recorder, Replayer, Retry, SoapVersion};
use wsdl_tests::interop::{PASSWORD, Peer, USER};

use super::{HTTP, NIL, builder, id, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    #[cfg(feature = "blocking")]
    without_a_runtime(peer, version);
    by_a_cassette(peer, version);
}

#[cfg(feature = "blocking")]
fn without_a_runtime(peer: &Peer, version: SoapVersion) {
    use listrak_v31::blocking::Client;

    for switches in ["", "gzip=1", "chunked=7", "close=1"] {
        let builder = Client::builder().credentials(USER, PASSWORD).endpoint(peer.url(switches)).soap_version(version);
        let client = builder.strict(true).retry(Retry::never()).build().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let nil = client.get_process_status(&GetProcessStatus { process_id: NIL }).unwrap();
                    assert_eq!(nil.ws_process_status, None, "{version}, {switches}");
                    let error = client.send(&GetProcessStatus { process_id: 0 }).unwrap_err();
                    let text = error.fault().map(|fault| fault.text());
                    assert_eq!(text, Some("The process 0 does not exist."), "{version}, {switches}");
                });
            }
        });
    }
    let builder = Client::builder().credentials(USER, PASSWORD).endpoint(peer.url("cut=3")).soap_version(version);
    let client = builder.retry(Retry::never()).build().unwrap();
    assert!(matches!(client.send(&GetProcessStatus { process_id: NIL }), Err(Error::NoAnswer(_))), "{version}");
}

/// A file that goes with the test.
struct Cassette(PathBuf);

impl Drop for Cassette {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// What the service answered is answered again without it, masked as it is.
fn by_a_cassette(peer: &Peer, version: SoapVersion) {
    let name = format!("interop-{}-{version:?}.cassette", std::process::id());
    let cassette = Cassette(std::env::temp_dir().join(name));
    let process_id = id(version, 600);
    let ask = |client: &Client| {
        run(async {
            let mut said = Vec::new();
            for process_id in [process_id, process_id, NIL, 0] {
                said.push(match client.send(&GetProcessStatus { process_id }).await {
                    Ok(answer) => format!("{:?}", answer.response),
                    Err(error) => error.to_string(),
                });
            }
            said
        })
    };
    let recorder = Recorder::new(HTTP.clone(), &cassette.0).unwrap();
    let recorded = ask(&builder(peer, "gzip=1", version).transport(recorder).build().unwrap());
    assert!(recorded[1].contains(&format!("{:?}", StatusEnum::DataUploaded)), "{version}: {recorded:?}");
    let text = std::fs::read_to_string(&cassette.0).unwrap();
    assert!(!text.contains(PASSWORD) && !text.contains(USER), "{text}");

    let replayer = Replayer::open(&cassette.0).unwrap();
    assert_eq!(replayer.left(), 4, "{version}");
    let replayed = builder(peer, "gzip=1", version).credentials("another", "secret").transport(replayer);
    assert_eq!(ask(&replayed.build().unwrap()), recorded, "{version}");
}
