//! Operations that take their time, and callers that do not.

use std::time::{Duration, Instant};

use listrak_v31::{Client, GetProcessStatus, StatusEnum};
use wsdl_runtime::{Error, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::Sleep;
use super::{builder, id, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let client: Client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let patience = Duration::from_millis(100);
    run(async {
        assert_eq!(client.send(&Sleep { milliseconds: 50 }).await.unwrap().response.result, 50, "{version}");
        for short in [client.with_attempt_timeout(patience), client.with_timeout(patience)] {
            let begun = Instant::now();
            let error = short.send(&Sleep { milliseconds: 2_000 }).await.unwrap_err();
            assert!(matches!(&error, Error::NoAnswer(error) if error.timeout), "{version}: {error}");
            assert!(error.is_timeout() && error.may_have_been_processed(), "{version}");
            assert!(begun.elapsed() < Duration::from_secs(2), "{version}: {:?}", begun.elapsed());
        }
        // The future is dropped while the service works; what answers then answers nobody.
        let (dropped, quick) = (Sleep { milliseconds: 300 }, Sleep { milliseconds: 1 });
        assert!(tokio::time::timeout(patience, client.send(&dropped)).await.is_err(), "{version}");
        for _ in 0..3 {
            assert_eq!(client.send(&quick).await.unwrap().response.result, 1, "{version}");
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(client.send(&quick).await.unwrap().response.result, 1, "{version}");
    });
    what_was_dropped_was_processed(peer, version);
}

/// A dropped future gives up the answer, not what the service does: the poll after it is the second.
fn what_was_dropped_was_processed(peer: &Peer, version: SoapVersion) {
    let process_id = id(version, 500);
    // The head comes at once, and the end of it not before a minute.
    let slow: Client = builder(peer, "slow=60000", version).retry(Retry::never()).build().unwrap();
    run(async {
        let request = GetProcessStatus { process_id };
        assert!(tokio::time::timeout(Duration::from_millis(500), slow.send(&request)).await.is_err(), "{version}");
    });
    let answer = super::call(builder(peer, "", version), process_id).unwrap();
    assert_eq!(answer.response.ws_process_status.unwrap().status, StatusEnum::DataUploaded, "{version}");
}
