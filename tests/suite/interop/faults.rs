//! Faults of all kinds, with the status that belongs to them and under 200.

use wsdl_runtime::codec::{Name, Ns};
use wsdl_runtime::{Error, Fault, FaultKind, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{Detail, Fail};
use super::{builder, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
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
        for (switches, status) in [("", 500), ("ok=1", 200), ("chunked=30", 500), ("bom=1", 500), ("gzip=1", 500)] {
            let error = fail(peer, switches, version, kind);
            let fault = error.fault().unwrap_or_else(|| panic!("{version}, {kind}, {switches}: {error}"));
            let of_own = version == SoapVersion::Soap12 && kind == "custom";
            // In SOAP 1.2 a code of its own is a subcode, or stands where the standard has none: see the codes.
            if !of_own {
                assert_eq!((fault.kind(), fault.codes[0].local.as_str()), (expected, code), "{version}, {kind}");
            }
            assert!(fault.codes.iter().any(|found| found.local == code), "{version}, {kind}: {:?}", fault.codes);
            assert_eq!(fault.version, version);
            assert!(fault.text().contains(text), "{version}, {kind}: {}", fault.text());
            let found = error.exchange().response.as_ref().map(|raw| raw.status.as_u16());
            assert_eq!(found, Some(status), "{version}, {kind}, {switches}");
        }
    }
    who_failed(peer, version);
    what_failed(peer, version);
}

fn fail(peer: &Peer, switches: &str, version: SoapVersion, kind: &str) -> Error {
    let client = builder(peer, switches, version).build().unwrap();
    run(client.send(&Fail { kind: Some(kind.to_owned()) })).unwrap_err()
}

/// The actor is the role in SOAP 1.1, and is sent as the node in 1.2.
fn who_failed(peer: &Peer, version: SoapVersion) {
    let error = fail(peer, "", version, "actor");
    let Some(Fault { role, node, .. }) = error.fault() else { panic!("{version}: {error}") };
    let actor = Some("http://example.com/actor");
    let expected = match version {
        SoapVersion::Soap11 => (actor, None),
        _ => (None, actor),
    };
    assert_eq!((role.as_deref(), node.as_deref()), expected, "{version}");
}

fn what_failed(peer: &Peer, version: SoapVersion) {
    let error = fail(peer, "", version, "detail");
    let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
    let name = Name::new(Ns::of(0), "Error");
    let detail = fault.detail_as::<Detail>(name, listrak_v31::namespaces::TABLE);
    assert_eq!(detail.map(Result::unwrap), Some(Detail { code: 42 }), "{version}");
    let plain = fail(peer, "", version, "plain");
    assert!(plain.fault().is_some_and(|fault| fault.detail_entries().is_ok_and(|entries| entries.is_empty())), "{version}");
}
