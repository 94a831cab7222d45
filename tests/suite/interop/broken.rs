//! Answers that are not responses, sent in every way: faults and pages that are cut, slow or the last on their connection.

use std::time::Duration;

use listrak_v31::{Client, ReportRangeMessageContactBounces};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::{Error, NoAnswer, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{Fail, HtmlPage};
use super::spoil::outcome;
use super::{builder, date, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let fail = Fail { kind: Some("plain".to_owned()) };
    for switches in ["close=1", "slow=0", "slow=0&gzip=1", "slow=0&chunked=40", "close=1&gzip=1&bom=1", "ok=1&close=1"]
    {
        let client: Client = builder(peer, switches, version).build().unwrap();
        // Twice, so that what is left of the first would show.
        for _ in 0..2 {
            let expected = format!("fault {version:?} Receiver: Server was unable to process request. ---> A plain");
            let outcome = outcome(&run(client.send(&fail)));
            assert!(outcome.starts_with(&expected), "{version}, {switches}: {outcome}");
        }
    }
    for status in [200, 503] {
        are_cut(peer, version, &HtmlPage { status, location: None });
    }
    are_cut(peer, version, &fail);
    let day = date("2016-04-01T00:00:00");
    are_cut(peer, version, &ReportRangeMessageContactBounces { msg_id: 7, start_date: day, end_date: day, page: 2 });
    too_slow(peer, version, &fail);
    too_slow(peer, version, &HtmlPage { status: 200, location: None });
}

/// Whatever it is, what came of it is no answer.
fn are_cut<R: Request>(peer: &Peer, version: SoapVersion, request: &R) {
    for switches in ["cut=1", "cut=40", "chunked=90&cut=5", "gzip=1&cut=9", "ok=1&close=1&cut=3"] {
        let case = format!("{version}, {}, {switches}", R::OPERATION.name);
        let error = no_answer(peer, switches, version, Retry::never(), None, request);
        assert!(!error.timeout && error.source.is_some(), "{case}: {error:?}");
        assert!(error.exchange.response.is_some(), "{case}: its head came");
    }
    // It reads, so that it is asked for again, in vain; but a fault may be one of a wrong password.
    let expected = if R::OPERATION.name == "Fail" { (1, 0) } else { (2, 1) };
    let retry = Retry::default().with_max_attempts(2).with_initial_backoff(Duration::from_millis(1));
    let error = no_answer(peer, "cut=2", version, retry, None, request);
    let case = format!("{version}, {}", R::OPERATION.name);
    assert_eq!((error.exchange.attempts, error.exchange.unknown_outcomes), expected, "{case}");
}

fn too_slow<R: Request>(peer: &Peer, version: SoapVersion, request: &R) {
    for switches in ["slow=60000", "slow=60000&gzip=1", "slow=60000&chunked=1&close=1"] {
        let patience = Some(Duration::from_millis(100));
        let error = no_answer(peer, switches, version, Retry::never(), patience, request);
        assert!(error.timeout && error.exchange.response.is_none(), "{version}, {switches}: {error:?}");
    }
}

fn no_answer<R: Request>(
    peer: &Peer,
    switches: &str,
    version: SoapVersion,
    retry: Retry,
    patience: Option<Duration>,
    request: &R,
) -> NoAnswer {
    let client = builder(peer, switches, version).retry(retry).attempt_timeout(patience).build().unwrap();
    match run(client.send(request)) {
        Err(Error::NoAnswer(error)) => *error,
        Err(other) => panic!("{version}, {switches}: {other}"),
        Ok(_) => panic!("{version}, {switches}: an answer"),
    }
}
