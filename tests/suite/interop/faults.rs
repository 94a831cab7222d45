//! Faults of all kinds, with the status that belongs to them and under 200.

use listrak_v31::{Client, FaultCode};
use wsdl_runtime::codec::{Name, Ns};
use wsdl_runtime::{Error, Fault, FaultKind, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{Detail, Fail};
use super::{builder, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    for (switches, status) in [("", 500), ("ok=1", 200), ("chunked=30", 500), ("bom=1", 500), ("gzip=1", 500)] {
        let client = builder(peer, switches, version).build().unwrap();
        every_kind(&client, version, status);
    }
    stack_traces(peer, version);
    let client = builder(peer, "", version).build().unwrap();
    who_failed(&client, version);
    what_failed(&client, version);
}

fn every_kind(client: &Client, version: SoapVersion, status: u16) {
    let (sender, receiver) = match version {
        SoapVersion::Soap11 => ("Client", "Server"),
        _ => ("Sender", "Receiver"),
    };
    for (kind, expected, code, text) in [
        ("plain", FaultKind::Receiver, receiver, "A plain .NET exception"),
        ("nested", FaultKind::Receiver, receiver, "innermost"),
        ("null", FaultKind::Receiver, receiver, "Server was unable to process request. ---> "),
        ("soap", FaultKind::Receiver, receiver, "A message <with> & markup\nand a second line"),
        ("header", FaultKind::Sender, sender, "A header fault"),
        ("actor", FaultKind::Sender, sender, "With an actor"),
        ("detail", FaultKind::Receiver, receiver, "With a detail"),
        ("custom", FaultKind::Other, "InvalidList", "With a code of its own"),
    ] {
        let error = fail(client, kind);
        let fault = error.fault().unwrap_or_else(|| panic!("{version}, {kind}: {error}"));
        // SOAP 1.2 has codes of the service's own below one of its five; which one is the service's affair.
        if version == SoapVersion::Soap11 || kind != "custom" {
            assert_eq!((fault.kind(), fault.codes[0].local.as_str()), (expected, code), "{version}, {kind}");
        }
        assert!(fault.codes.iter().any(|found| found.local == code), "{version}, {kind}: {:?}", fault.codes);
        assert_eq!(fault.version, version);
        assert!(fault.text().contains(text), "{version}, {kind}: {}", fault.text());
        let found = error.response().map(|raw| raw.status.as_u16());
        assert_eq!(found, Some(status), "{version}, {kind}");
    }
}

fn fail(client: &Client, kind: &str) -> Error {
    run(client.send(&Fail { kind: Some(kind.to_owned()) })).unwrap_err()
}

/// The actor is the role in SOAP 1.1, and is sent as the node in 1.2.
fn who_failed(client: &Client, version: SoapVersion) {
    let error = fail(client, "actor");
    let Some(Fault { role, node, .. }) = error.fault() else { panic!("{version}: {error}") };
    let actor = Some("http://example.com/actor");
    let expected = match version {
        SoapVersion::Soap11 => (actor, None),
        _ => (None, actor),
    };
    assert_eq!((role.as_deref(), node.as_deref()), expected, "{version}");
}

fn what_failed(client: &Client, version: SoapVersion) {
    let error = fail(client, "detail");
    let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
    let name = Name::new(Ns::of(0), "Error");
    let detail = fault.detail_as::<Detail>(name, listrak_v31::namespaces::TABLE);
    assert_eq!(detail.map(Result::unwrap), Some(Detail { code: 42 }), "{version}");
    let plain = fail(client, "plain");
    let entries = plain.fault().map(Fault::detail_entries);
    assert!(matches!(entries, Some(Ok(entries)) if entries.is_empty()), "{version}");
}

/// Where errors are shown in full, the text is the exception with types and trace: the code is in it all the same.
fn stack_traces(peer: &Peer, version: SoapVersion) {
    let client: Client = builder(peer, "verbose=1", version).build().unwrap();
    for (kind, texts) in [
        ("plain", ["System.InvalidOperationException: A plain .NET exception", "at Peer.IntegrationService.Fail"]),
        ("nested", ["System.TimeoutException: innermost", "at Peer.IntegrationService.Fail"]),
        ("soap", ["A message <with> & markup\nand a second line", "at Peer.IntegrationService.Fail"]),
    ] {
        let error = fail(&client, kind);
        let fault = error.fault().unwrap_or_else(|| panic!("{version}, {kind}: {error}"));
        assert_eq!((fault.version, fault.kind()), (version, FaultKind::Receiver), "{version}, {kind}");
        assert!(texts.iter().all(|text| fault.text().contains(text)), "{version}, {kind}: {}", fault.text());
        assert!(fault.text().lines().count() > 1, "{version}, {kind}: {}", fault.text());
    }
    let error = super::call(builder(peer, "verbose=1", version).credentials("peer-user", "wrong"), 1).unwrap_err();
    assert_eq!(FaultCode::of(&error), Some(FaultCode::InvalidLogonAttempt), "{version}: {error}");
    let text = error.fault().map_or("", Fault::text);
    assert!(text.contains("at Peer.IntegrationService.Authenticate"), "{version}: {text}");
}
