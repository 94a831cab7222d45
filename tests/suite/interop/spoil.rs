//! Requests that are spoilt on their way, so that the service is asked what no client of ours asks.

use listrak_v31::Client;
use wsdl_runtime::codegen::Request;
use wsdl_runtime::http::request::Parts;
use wsdl_runtime::http::{Request as HttpRequest, Response};
use wsdl_runtime::{Answer, Body, BoxFuture, Error, NotSoap, Retry, SoapVersion, Transport, TransportError};
use wsdl_tests::interop::Peer;

use super::{HTTP, builder, run};

/// Changes a request: its method, address and headers, and its body to another.
pub(super) type Spoil = fn(&mut Parts, String) -> Body;

/// HTTP that spoils requests on their way.
pub(super) struct Spoilt<F>(pub(super) F);

impl<F: Fn(&mut Parts, String) -> Body + Send + Sync> Transport for Spoilt<F> {
    fn send(&self, request: HttpRequest<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let (mut parts, body) = request.into_parts();
        let body = body.as_bytes().expect("requests of this client are whole");
        let body = (self.0)(&mut parts, String::from_utf8(body.to_vec()).expect("they are UTF-8"));
        HTTP.send(HttpRequest::from_parts(parts, body))
    }
}

/// What becomes of a request that is spoilt on its way.
pub(super) fn spoilt<R: Request>(
    peer: &Peer,
    version: SoapVersion,
    request: &R,
    how: impl Fn(&mut Parts, String) -> Body + Send + Sync + 'static,
) -> Result<Answer<R::Response>, Error> {
    let client = builder(peer, "", version).retry(Retry::never()).transport(Spoilt(how));
    let client: Client = client.build().unwrap();
    run(client.send(request))
}

/// Sets a header, or takes it away.
pub(super) fn set(parts: &mut Parts, header: &'static str, value: Option<&str>) {
    match value {
        Some(value) => drop(parts.headers.insert(header, value.parse().expect("a legal header"))),
        None => drop(parts.headers.remove(header)),
    }
}

/// The other kind of error than a fault.
pub(super) fn not_soap(error: Error) -> NotSoap {
    match error {
        Error::NotSoap(error) => *error,
        other => panic!("{other}"),
    }
}

/// What came of a call, in a line: the response, or `fault VERSION KIND: TEXT`, or `STATUS REASON`, or what was not
/// understood.
pub(super) fn outcome<R: std::fmt::Debug>(result: &Result<Answer<R>, Error>) -> String {
    match result {
        Ok(answer) => format!("{:?}", answer.response),
        Err(Error::Fault(error)) => {
            format!("fault {:?} {:?}: {}", error.fault.version, error.fault.kind(), error.fault.text())
        }
        Err(Error::NotSoap(error)) => {
            format!("{} {:?}", error.status().as_u16(), error.reason)
        }
        Err(Error::NotUnderstood(error)) => format!("not understood: {}", error.problem),
        Err(other) => other.to_string(),
    }
}

/// An envelope without its header.
pub(super) fn without_header(body: &str) -> String {
    let (before, rest) = body.split_once("<soap:Header>").expect("requests have a header");
    let (_, behind) = rest.split_once("</soap:Header>").expect("it has an end");
    format!("{before}{behind}")
}
