//! What goes over HTTP besides calls, and which connections calls go over.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::Frame;
use listrak_v31::GetProcessStatus;
use wsdl_runtime::http::{Method, Version};
use wsdl_runtime::{Body, RawResponse, ReqwestTransport, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{Fail, HtmlPage};
use super::spoil::{Spoil, outcome, set, spoilt};
use super::{NIL, builder, run};

const REQUEST: GetProcessStatus = GetProcessStatus { process_id: NIL };
const PAUSE: Duration = Duration::from_millis(20);
const OK: &str = "GetProcessStatusResponse { ws_process_status: None }";

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    methods(peer, version);
    connections(peer, version);
}

fn methods(peer: &Peer, version: SoapVersion) {
    let cases: [(&str, Spoil, &str); 8] = [
        (
            "HTTP/1.0",
            |parts, body| {
                parts.version = Version::HTTP_10;
                body.into()
            },
            OK,
        ),
        ("in chunks", |_, body| Body::new(Unsized(Some(body.into()))), OK),
        (
            "Expect",
            |parts, body| {
                set(parts, "expect", Some("100-continue"));
                body.into()
            },
            OK,
        ),
        // Without a query that is a request for the help page, and with a method as path one by a protocol that is off.
        (
            "GET of the page",
            |parts, _| {
                parts.method = Method::GET;
                "".into()
            },
            "NotXml",
        ),
        (
            "GET by another protocol",
            |parts, _| {
                parts.method = Method::GET;
                parts.uri = parts.uri.to_string().replace(".asmx?", ".asmx/Echo?Text=a").parse().unwrap();
                "".into()
            },
            "500 NotXml",
        ),
        (
            "POST by another protocol",
            |parts, _| {
                parts.uri = parts.uri.to_string().replace(".asmx?", ".asmx/Echo?").parse().unwrap();
                set(parts, "content-type", Some("application/x-www-form-urlencoded"));
                "Text=a".into()
            },
            "500 NotXml",
        ),
        (
            "PUT",
            |parts, body| {
                parts.method = Method::PUT;
                body.into()
            },
            "405 NotXml",
        ),
        (
            "nobody there",
            |parts, body| {
                parts.uri = parts.uri.to_string().replace("IntegrationService.asmx", "None.asmx").parse().unwrap();
                body.into()
            },
            "404 NotXml",
        ),
    ];
    for (what, how, expected) in cases {
        let outcome = outcome(&spoilt(peer, version, &REQUEST, how));
        assert!(outcome.ends_with(expected), "{version}, {what}: {outcome}");
    }
}

/// A body of unknown length, which goes in chunks.
struct Unsized(Option<Bytes>);

impl http_body::Body for Unsized {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }
}

/// Over which connection an exchange went, by the service's own count.
fn connection(response: &RawResponse) -> String {
    response.headers["x-connection"].to_str().unwrap().to_owned()
}

/// One connection serves call after call, also behind faults, pages and refusals; one that is said to close is not used
/// again.
fn connections(peer: &Peer, version: SoapVersion) {
    for (switches, connections) in [("", 1), ("gzip=1", 1), ("chunked=9&bom=1", 1), ("ok=1", 1), ("close=1", 9)] {
        // Connections of its own.
        let http = ReqwestTransport::without_proxy(None).unwrap();
        let client = builder(peer, switches, version).transport(http).retry(Retry::never()).build().unwrap();
        let mut seen = run(async {
            let mut seen = Vec::new();
            for id in [NIL, 0, NIL] {
                seen.push(match client.send(&GetProcessStatus { process_id: id }).await {
                    Ok(answer) => connection(&answer.exchange.response),
                    Err(error) => connection(error.response().expect("an answer")),
                });
                // It is free a moment after its answer.
                tokio::time::sleep(PAUSE).await;
                let error = client.send(&Fail { kind: None }).await.unwrap_err();
                seen.push(connection(error.response().expect("an answer")));
                tokio::time::sleep(PAUSE).await;
                let error = client.send(&HtmlPage { status: 503, location: None }).await.unwrap_err();
                seen.push(connection(error.response().expect("an answer")));
                tokio::time::sleep(PAUSE).await;
            }
            seen
        });
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), connections, "{version}, {switches}");
    }
}
