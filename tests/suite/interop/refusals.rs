//! What comes instead of SOAP: refusals without a body, pages, redirects, nothing at all.

use std::sync::OnceLock;

use listrak_v31::{Client, GetProcessStatus};
use wsdl_runtime::http::{HeaderMap, Request as HttpRequest, Response};
use wsdl_runtime::{
    Body, BoxFuture, Error, FaultKind, NotSoap, NotSoapReason, ReqwestTransport, Retry, SoapVersion, Transport,
    TransportError, reqwest,
};
use wsdl_tests::interop::Peer;

use super::probes::{HtmlPage, Notify};
use super::{NIL, builder, run};

/// Changes a request: its headers, and its body to another.
type Spoil = fn(&mut HeaderMap, String) -> String;

/// HTTP that spoils requests on their way.
struct Spoilt {
    http: ReqwestTransport,
    how: Spoil,
}

impl Transport for Spoilt {
    fn send(&self, request: HttpRequest<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let (mut parts, body) = request.into_parts();
        let body = body.as_bytes().expect("requests of this client are whole");
        let body = (self.how)(&mut parts.headers, String::from_utf8(body.to_vec()).expect("they are UTF-8"));
        self.http.send(HttpRequest::from_parts(parts, Body::from(body)))
    }
}

fn spoilt(peer: &Peer, version: SoapVersion, how: Spoil) -> Error {
    // Setting up TLS takes its time. Connections end with the runtime of a call.
    static HTTP: OnceLock<reqwest::Client> = OnceLock::new();
    let http = HTTP.get_or_init(|| reqwest::Client::builder().pool_max_idle_per_host(0).no_proxy().build().unwrap());
    let http = ReqwestTransport::with_client(http.clone());
    let client: Client = builder(peer, "", version).transport(Spoilt { http, how }).build().unwrap();
    run(client.send(&GetProcessStatus { process_id: NIL })).unwrap_err()
}

fn not_soap(error: Error) -> NotSoap {
    match error {
        Error::NotSoap(error) => *error,
        other => panic!("{other}"),
    }
}

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    requests_that_are_refused_without_a_body(peer, version);
    requests_that_are_refused_by_a_fault(peer, version);
    an_unknown_envelope_is_answered_in_soap_11(peer, version);
    pages(peer, version);
    a_redirect_is_not_followed(peer, version);
    nothing_at_all(peer, version);
}

fn requests_that_are_refused_without_a_body(peer: &Peer, version: SoapVersion) {
    let refused: [(u16, Spoil); 5] = [
        (400, |_, body| body.replace("</soap:Envelope>", "")),
        (400, |_, body| format!("<!DOCTYPE a>{}", body.split_once("?>").map_or(body.as_str(), |(_, rest)| rest))),
        (400, |_, body| format!("{body}{body}")),
        (400, |_, body| body.replace("404", "4<!-- -->04")),
        (415, |headers, body| {
            headers.insert("content-type", "application/xml; charset=utf-8".parse().expect("a legal header"));
            body
        }),
    ];
    for (number, (status, how)) in refused.into_iter().enumerate() {
        let error = spoilt(peer, version, how);
        // Before the service looked at it in the second case; in the first nobody knows.
        assert_eq!(error.may_have_been_processed(), status == 400, "{version}, {number}");
        let error = not_soap(error);
        assert_eq!(error.reason, NotSoapReason::Empty, "{version}, {number}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{version}, {number}");
    }
}

fn requests_that_are_refused_by_a_fault(peer: &Peer, version: SoapVersion) {
    let refused: [(&str, Spoil); 5] = [
        ("unable to read request", |_, body| body.replace(">404<", ">many<")),
        ("unable to read request", |_, body| body.replace(">404<", "><")),
        ("unable to read request", |_, body| body.replace(">404<", ">2147483648<")),
        ("[InvalidLogonAttempt]", |_, body| body.replace("peer-password", "")),
        ("[InvalidLogonAttempt]", |_, body| body.replace("<WSUser xmlns=", "<WSUser xmlns=\"urn:else\" was=")),
    ];
    for (number, (text, how)) in refused.into_iter().enumerate() {
        let error = spoilt(peer, version, how);
        let fault = error.fault().unwrap_or_else(|| panic!("{version}, {number}: {error}"));
        assert_eq!((fault.version, fault.kind()), (version, FaultKind::Sender), "{version}, {number}");
        assert!(fault.text().contains(text), "{version}, {number}: {}", fault.text());
    }
}

fn an_unknown_envelope_is_answered_in_soap_11(peer: &Peer, version: SoapVersion) {
    let error = spoilt(peer, version, |_, body| body.replacen("envelope", "envelope-13", 1));
    let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
    assert_eq!((fault.version, fault.kind()), (SoapVersion::Soap11, FaultKind::VersionMismatch), "{version}");
    assert!(!error.may_have_been_processed());
}

fn pages(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    for status in [200, 401, 403, 404, 500, 502, 503] {
        let error = not_soap(run(client.send(&HtmlPage { status, location: None })).unwrap_err());
        assert_eq!(error.reason, NotSoapReason::NotXml, "{version}, {status}");
        assert_eq!(error.status().map(|status| i32::from(status.as_u16())), Some(status), "{version}");
        assert!(error.content_type().starts_with("text/html"), "{version}: {}", error.content_type());
        assert!(error.beginning().starts_with("<!DOCTYPE html"), "{version}: {}", error.beginning());
    }
}

fn a_redirect_is_not_followed(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let location = peer.url("");
    for status in [302, 307] {
        let request = HtmlPage { status, location: Some(location.clone()) };
        let error = not_soap(run(client.send(&request)).unwrap_err());
        assert_eq!(error.reason, NotSoapReason::Redirect, "{version}, {status}");
        assert!(error.location().is_some_and(|found| location.starts_with(found)), "{version}: {:?}", error.location());
    }
}

/// A one-way operation, which on Mono is answered with an empty 200.
fn nothing_at_all(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let error = not_soap(run(client.send(&Notify { text: None })).unwrap_err());
    assert_eq!(error.reason, NotSoapReason::Empty, "{version}");
}
