//! Pages where SOAP is expected, as gateways send them: under every status, in all ways of sending, and tried again.

use std::time::{Duration, Instant};

use wsdl_runtime::{Error, NotSoap, NotSoapReason, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{HtmlPage, UnsafeHtmlPage};
use super::spoil::not_soap;
use super::{builder, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    pages(peer, version);
    pages_without_a_body(peer, version);
    a_redirect_is_not_followed(peer, version);
    ways_of_sending(peer, version);
    reads_are_tried_again(peer, version);
}

fn page(peer: &Peer, switches: &str, version: SoapVersion, status: i32) -> NotSoap {
    let client = builder(peer, switches, version).retry(Retry::never()).build().unwrap();
    let error = not_soap(run(client.send(&HtmlPage { status, location: None })).unwrap_err());
    assert_eq!(i32::from(error.status().as_u16()), status, "{version}, {switches}");
    error
}

fn is_page(error: &NotSoap, case: &str) {
    assert_eq!(error.reason, NotSoapReason::NotXml, "{case}");
    assert!(error.content_type().starts_with("text/html"), "{case}: {}", error.content_type());
    assert!(error.beginning().starts_with("<!DOCTYPE html"), "{case}: {}", error.beginning());
}

fn pages(peer: &Peer, version: SoapVersion) {
    for status in [200, 401, 403, 404, 429, 500, 502, 503, 504] {
        is_page(&page(peer, "", version, status), &format!("{version}, {status}"));
    }
}

fn pages_without_a_body(peer: &Peer, version: SoapVersion) {
    for status in [204, 304] {
        assert_eq!(page(peer, "", version, status).reason, NotSoapReason::Empty, "{version}, {status}");
    }
}

fn a_redirect_is_not_followed(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let location = peer.url("");
    for status in [302, 307] {
        let request = HtmlPage { status, location: Some(location.clone()) };
        let error = not_soap(run(client.send(&request)).unwrap_err());
        assert_eq!(error.reason, NotSoapReason::Redirect, "{version}, {status}");
        assert!(
            error.location().is_some_and(|found| location.starts_with(&*found)),
            "{version}: {:?}",
            error.location()
        );
    }
}

fn ways_of_sending(peer: &Peer, version: SoapVersion) {
    for switches in ["gzip=1", "chunked=7", "close=1", "slow=0", "ok=1", "gzip=1&close=1"] {
        for status in [200, 500] {
            // Under `ok` the status is 200 whatever was asked for.
            let status = if switches == "ok=1" { 200 } else { status };
            is_page(&page(peer, switches, version, status), &format!("{version}, {switches}, {status}"));
        }
    }
}

/// How often the service was asked for this exchange, by its own count.
fn counted(error: &Error) -> Option<u32> {
    error.response()?.headers.get("x-requests")?.to_str().ok()?.parse().ok()
}

fn reads_are_tried_again(peer: &Peer, version: SoapVersion) {
    let retry = Retry::default().with_max_attempts(3).with_initial_backoff(Duration::from_millis(1));
    let mut number = 0;
    let mut switches = || {
        number += 1;
        format!("run=pages-{version:?}-{number}")
    };
    for (status, tried) in [(429, 3), (502, 3), (504, 3), (200, 3), (404, 3), (401, 1), (403, 1), (500, 3)] {
        let client = builder(peer, &switches(), version).retry(retry).build().unwrap();
        let error = run(client.send(&HtmlPage { status, location: None })).unwrap_err();
        assert_eq!((counted(&error), error.attempts()), (Some(tried), tried), "{version}, {status}");
    }
    // It asks for a second, where a millisecond would be waited.
    let begun = Instant::now();
    let client = builder(peer, &switches(), version).retry(retry.with_max_attempts(2)).build().unwrap();
    let error = run(client.send(&HtmlPage { status: 503, location: None })).unwrap_err();
    assert_eq!(counted(&error), Some(2), "{version}");
    assert!(begun.elapsed() >= Duration::from_secs(1), "{version}: {:?}", begun.elapsed());
    // A call that would have to wait longer than it may is given up.
    let short = retry.with_max_retry_after(Duration::from_millis(900));
    let client = builder(peer, &switches(), version).retry(short).build().unwrap();
    let error = run(client.send(&HtmlPage { status: 503, location: None })).unwrap_err();
    assert_eq!(counted(&error), Some(1), "{version}");

    for (status, tried) in [(503, 1), (502, 1), (200, 1), (429, 3)] {
        let client = builder(peer, &switches(), version).retry(retry).build().unwrap();
        let error = run(client.send(&UnsafeHtmlPage(HtmlPage { status, location: None }))).unwrap_err();
        assert_eq!(counted(&error), Some(tried), "{version}, {status}");
        assert_eq!(error.may_have_been_processed(), status != 429, "{version}, {status}");
    }
}
