//! What comes instead of SOAP: refusals by a status, by a fault, nothing at all.

use listrak_v31::GetProcessStatus;
use wsdl_runtime::{Error, FaultKind, NotSoapReason, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::Notify;
use super::spoil::{Spoil, not_soap, set, spoilt};
use super::{NIL, builder, run};

const REQUEST: GetProcessStatus = GetProcessStatus { process_id: NIL };

fn refused(peer: &Peer, version: SoapVersion, how: Spoil) -> Error {
    spoilt(peer, version, &REQUEST, how).unwrap_err()
}

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    requests_that_are_refused_without_a_body(peer, version);
    requests_that_are_refused_by_a_fault(peer, version);
    an_unknown_envelope_is_answered_in_soap_11(peer, version);
    nothing_at_all(peer, version);
}

fn requests_that_are_refused_without_a_body(peer: &Peer, version: SoapVersion) {
    let cases: [(u16, Spoil); 8] = [
        (400, |_, _| "".into()),
        (400, |_, _| "{}".into()),
        (400, |_, body| body.replace("</soap:Envelope>", "").into()),
        (400, |_, body| format!("<!DOCTYPE a>{}", body.split_once("?>").map_or(&*body, |(_, rest)| rest)).into()),
        (400, |_, body| format!("{body}{body}").into()),
        (400, |_, body| body.replace("404", "4<!-- -->04").into()),
        (415, |parts, body| {
            set(parts, "content-type", Some("application/xml; charset=utf-8"));
            body.into()
        }),
        (415, |parts, body| {
            set(parts, "content-type", Some("text/plain; charset=utf-8"));
            body.into()
        }),
    ];
    for (number, (status, how)) in cases.into_iter().enumerate() {
        let error = refused(peer, version, how);
        // Before the service looked at it in the second case; in the first nobody knows.
        assert_eq!(error.may_have_been_processed(), status == 400, "{version}, {number}");
        let error = not_soap(error);
        assert_eq!(error.reason, NotSoapReason::Empty, "{version}, {number}");
        assert_eq!(error.status().as_u16(), status, "{version}, {number}");
    }
}

fn requests_that_are_refused_by_a_fault(peer: &Peer, version: SoapVersion) {
    let cases: [(&str, Spoil); 6] = [
        ("Missing required soap:Body element", |_, body| body.replace("soap:Body>", "soap:Other>").into()),
        ("unable to read request", |_, body| body.replace(">404<", ">many<").into()),
        ("unable to read request", |_, body| body.replace(">404<", "><").into()),
        ("unable to read request", |_, body| body.replace(">404<", ">2147483648<").into()),
        ("[InvalidLogonAttempt]", |_, body| body.replace("peer-password", "").into()),
        ("[InvalidLogonAttempt]", |_, body| body.replace("<WSUser xmlns=", "<WSUser xmlns=\"urn:else\" was=").into()),
    ];
    for (number, (text, how)) in cases.into_iter().enumerate() {
        let error = refused(peer, version, how);
        let fault = error.fault().unwrap_or_else(|| panic!("{version}, {number}: {error}"));
        assert_eq!((fault.version, fault.kind()), (version, FaultKind::Sender), "{version}, {number}");
        assert!(fault.text().contains(text), "{version}, {number}: {}", fault.text());
    }
}

fn an_unknown_envelope_is_answered_in_soap_11(peer: &Peer, version: SoapVersion) {
    let cases: [Spoil; 2] = [
        |_, body| body.replacen("envelope", "envelope-13", 1).into(),
        |_, body| body.replace("soap:Envelope", "Other").into(),
    ];
    for how in cases {
        let error = refused(peer, version, how);
        let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
        assert_eq!((fault.version, fault.kind()), (SoapVersion::Soap11, FaultKind::VersionMismatch), "{version}");
        assert!(!error.may_have_been_processed());
    }
}

/// A one-way operation, which on Mono is answered with an empty 200.
fn nothing_at_all(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let error = not_soap(run(client.send(&Notify { text: None })).unwrap_err());
    assert_eq!(error.reason, NotSoapReason::Empty, "{version}");
}
