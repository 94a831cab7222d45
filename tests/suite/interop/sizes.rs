//! Requests and answers of megabytes.

use listrak_v31::{
    BulkLoadContacts, Client, ImportProfileTypeEnum, ImportTypeEnum, ReportRangeMessageContactBounces,
    WsImportDirectives,
};
use wsdl_runtime::values::Binary;
use wsdl_runtime::{Error, FaultKind, NotSentReason, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::{builder, date, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    files(peer, version);
    for switches in ["gzip=1", "chunked=1000", "bom=1", "close=1"] {
        rows(peer, switches, version);
    }
}

fn files(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let load = |bytes: usize| BulkLoadContacts {
        import_file_stream: Some(Binary::from(vec![0x5A; bytes])),
        // A list whose history nobody asks for.
        ..BulkLoadContacts::new(98, Some(directives()))
    };
    // Three million bytes are four million of base64.
    let answer = run(client.send(&load(3_000_000))).unwrap_or_else(|error| panic!("{version}: {error}"));
    assert_eq!(answer.exchange.response.headers["x-bytes"], "3000000", "{version}");

    let large = load(3_200_000);
    match run(client.send(&large)).unwrap_err() {
        Error::NotSent(error) => match error.reason {
            NotSentReason::TooLarge(refused) => assert!(refused.bytes > refused.limit, "{version}: {refused}"),
            other => panic!("{version}: {other}"),
        },
        other => panic!("{version}: {other}"),
    }
    // Sent all the same, it is refused by a fault that the whole of it has to be sent for.
    let client: Client = builder(peer, "", version).retry(Retry::never()).largest_request(8 << 20).build().unwrap();
    let error = run(client.send(&large)).unwrap_err();
    let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
    assert_eq!(fault.kind(), FaultKind::Receiver, "{version}");
    assert!(fault.text().contains("---> Upload size exceeds httpRuntime limit."), "{version}: {}", fault.text());
    // The connection is as good as before.
    assert!(run(client.send(&load(1))).is_ok(), "{version}");
}

fn directives() -> WsImportDirectives {
    WsImportDirectives::new(ImportTypeEnum::UpdateSubscribers, ImportProfileTypeEnum::Append, false)
}

/// A page of 5,000 rows and two megabytes, in order and without a gap.
fn rows(peer: &Peer, switches: &str, version: SoapVersion) {
    let client = builder(peer, switches, version).build().unwrap();
    let day = date("2016-04-01T00:00:00");
    let request = ReportRangeMessageContactBounces { msg_id: 7, start_date: day, end_date: day, page: 2 };
    let answer = run(client.send(&request)).unwrap_or_else(|error| panic!("{version}, {switches}: {error}"));
    let rows = answer.response.result.unwrap();
    assert_eq!(rows.len(), 5_000, "{version}, {switches}");
    for (number, row) in rows.iter().enumerate() {
        let expected = (number % 17 != 9).then(|| format!("7-2-{number}"));
        assert_eq!(row.contact_id, expected, "{version}, {switches}");
    }
}
