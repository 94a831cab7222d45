//! The example that loads a file: what it asks for, when it stops, and that it never loads twice.

#[path = "../../generated/examples/bulk_load/flow.rs"]
pub(crate) mod flow;
#[path = "../../generated/examples/bulk_load/in_process.rs"]
mod in_process;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use flow::{Failure, Load, Patience, Report};
use in_process::{IMPORT_FILE_ID, InProcess, PROCESS_ID, Plan};
use listrak_v31::{Client, StatusEnum, WsImportContact};
use tokio::time::Instant;
use wsdl_runtime::http::{Request, Response};
use wsdl_runtime::values::Binary;
use wsdl_runtime::{Body, BoxFuture, Error, Retry, SoapVersion, Transport, TransportError};
use wsdl_tests::memory::{Reply, Service};

pub(crate) const FILE: &str = "city,email\n\
    Lyon,ann@example.com\n\
    Rome,nobody\n\
    Oslo,banned@example.com\n\
    Bonn,no <one> & \n\
    ,suppressed@example.com\n\
    Bern,none\n\
    Graz,\n";

pub(crate) fn load(file_name: &str) -> Load {
    Load {
        list_id: 17,
        file_name: file_name.to_owned(),
        file: Binary::from(FILE.as_bytes()),
        address_column: 1,
        attributes: vec![(0, 1201)],
    }
}

const PATIENCE: Patience =
    Patience { first: Duration::from_secs(4), longest: Duration::from_secs(8), overall: Duration::from_secs(60) };

/// A transport that writes down which operations went to the one behind it.
#[derive(Clone)]
struct Recorded<T> {
    behind: T,
    requests: Arc<Mutex<Vec<String>>>,
}

impl<T: Transport> Transport for Recorded<T> {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let bytes = request.body().as_bytes().unwrap();
        self.requests.lock().unwrap().push(String::from_utf8(bytes.to_vec()).unwrap());
        self.behind.send(request)
    }
}

/// What a flow came to, what it sent, and how long it waited.
struct Ran {
    result: Result<Report, Failure>,
    requests: Vec<String>,
    waited: Duration,
}

impl Ran {
    /// How often each operation was called, in the order of their first calls.
    fn calls(&self) -> Vec<(&str, usize)> {
        let mut calls: Vec<(&str, usize)> = Vec::new();
        for request in &self.requests {
            let (_, body) = request.split_once("<soap:Body><").unwrap();
            let operation = body.split(' ').next().unwrap();
            match calls.iter_mut().find(|(found, _)| *found == operation) {
                Some((_, count)) => *count += 1,
                None => calls.push((operation, 1)),
            }
        }
        calls
    }

    fn loads(&self) -> usize {
        self.calls().iter().find(|(operation, _)| *operation == "BulkLoadContacts").map_or(0, |(_, count)| *count)
    }
}

/// Runs the flow on a clock that waiting moves on at once.
fn run(service: impl Transport + 'static, version: SoapVersion) -> Ran {
    let requests = Arc::default();
    let transport = Recorded { behind: service, requests: Arc::clone(&requests) };
    let client = Client::builder().credentials("user", "password").transport(transport).soap_version(version);
    let client = client.retry(Retry::never()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let (result, waited) = runtime.block_on(async {
        let begun = Instant::now();
        (flow::load_and_report(&client, &load("spring & <1>.csv"), PATIENCE).await, begun.elapsed())
    });
    let requests = requests.lock().unwrap().clone();
    Ran { result, requests, waited }
}

fn planned(name: &str) -> Ran {
    run(InProcess::new(Plan::named(name).unwrap()), SoapVersion::Soap11)
}

/// A service that answers an operation otherwise as long as there are replies for it.
struct Otherwise {
    operation: &'static str,
    replies: Service,
    left: Mutex<usize>,
    behind: InProcess,
}

impl Otherwise {
    fn new(operation: &'static str, replies: Vec<Reply>) -> Self {
        let left = Mutex::new(replies.len());
        Self { operation, replies: Service::new(replies), left, behind: InProcess::default() }
    }
}

impl Transport for Otherwise {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let bytes = request.body().as_bytes().unwrap();
        let mut left = self.left.lock().unwrap();
        if *left > 0 && String::from_utf8_lossy(&bytes).contains(&format!("<{} ", self.operation)) {
            *left -= 1;
            return self.replies.send(request);
        }
        self.behind.send(request)
    }
}

fn fault(text: &str) -> Reply {
    let fault = format!("<soap:Fault><faultcode>soap:Client</faultcode><faultstring>{text}</faultstring></soap:Fault>");
    let body = wsdl_tests::memory::envelope(&fault).into_bytes();
    Reply::Answer { status: 500, content_type: "text/xml; charset=utf-8", body }
}

fn gateway() -> Reply {
    Reply::Answer { status: 502, content_type: "text/html", body: "<html>Bad gateway</html>".into() }
}

pub(crate) fn addresses(report: &Report) -> Vec<(&str, Vec<&str>)> {
    fn address(row: &WsImportContact) -> &str {
        row.email_address.as_deref().unwrap()
    }
    let all = report.rejected.iter();
    all.map(|(outcome, rows)| (outcome.as_str(), rows.iter().map(address).collect())).collect()
}

/// Each outcome in the order asked for.
pub(crate) fn rejected() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("Invalid", vec!["nobody", "no <one> & ", "none"]),
        ("Banned", vec!["banned@example.com"]),
        ("Suppressed", vec!["suppressed@example.com"]),
        ("Skipped", vec![""]),
        ("AlreadyUnSubscribed", vec![]),
    ]
}

#[test]
fn a_file_is_loaded_waited_for_and_its_rejected_rows_are_read() {
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let ran = run(InProcess::default(), version);
        let report = ran.result.as_ref().unwrap();
        let process = report.process.as_ref().unwrap();
        assert_eq!((process.process_id, &process.status), (PROCESS_ID, &StatusEnum::ProcessingCompleted));
        let import = report.import.as_ref().unwrap();
        assert_eq!((import.import_file_id, import.file_name.as_deref()), (IMPORT_FILE_ID, Some("spring & <1>.csv")));
        assert_eq!(import.file_size, i32::try_from(FILE.len()).unwrap());
        assert_eq!((import.processed_count, import.subscribed_count, import.invalid_email_count), (7, 1, 3));
        assert_eq!((import.banned_count, import.suppressed_count, import.skipped_count), (1, 1, 1));
        assert_eq!(addresses(report), rejected());
        // Three statuses that are no end, one of them unlisted; of each report one page beyond its last.
        let pages = [("BulkLoadContacts", 1), ("GetProcessStatus", 4), ("ReportListImportHistory", 3)];
        assert_eq!(ran.calls()[..3], pages);
        assert_eq!(ran.calls()[3..], [("ReportImportContactDetail", 3 + 2 + 2 + 2 + 1)]);
        // 4 s and half as long again, up to 8 s.
        assert_eq!(ran.waited, Duration::from_secs(4 + 6 + 8));
    }
}

#[test]
fn the_load_carries_the_file_and_what_its_columns_are() {
    let ran = run(InProcess::default(), SoapVersion::Soap11);
    let (_, load) = ran.requests[0].split_once("<soap:Body>").unwrap();
    insta::assert_snapshot!(load.replace("><", ">\n<"));
}

#[test]
fn a_process_that_fails_is_over_and_its_rows_are_read() {
    let ran = planned("fails");
    let report = ran.result.as_ref().unwrap();
    assert_eq!(report.process.as_ref().map(|process| &process.status), Some(&StatusEnum::ProcessingFailed));
    assert_eq!(addresses(report), rejected());
    assert_eq!(ran.loads(), 1);
}

#[test]
fn a_process_that_is_not_over_in_time_is_given_up() {
    let ran = planned("never-ends");
    match &ran.result {
        Err(Failure::NotInTime(PROCESS_ID, Some(StatusEnum::ProcessingData))) => {}
        other => panic!("{other:?}"),
    }
    // 4, 6, 8, 8, 8, 8, 8, 8: the next would end beyond the minute.
    assert_eq!(ran.waited, Duration::from_secs(58));
    assert_eq!(ran.calls(), [("BulkLoadContacts", 1), ("GetProcessStatus", 9)]);
}

#[test]
fn a_process_that_the_service_does_not_know_is_told() {
    let nil = "<GetProcessStatusResponse xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus xsi:nil=\"true\"/>\
        </GetProcessStatusResponse>";
    let replies = vec![Reply::soap11(wsdl_tests::memory::envelope(nil))];
    let ran = run(Otherwise::new("GetProcessStatus", replies), SoapVersion::Soap11);
    assert!(matches!(ran.result, Err(Failure::NoSuchProcess(PROCESS_ID))), "{:?}", ran.result);
}

#[test]
fn a_report_that_failed_is_an_error_with_what_the_service_says() {
    let ran = planned("no-report");
    match &ran.result {
        Err(Failure::Call(Error::Service(error))) => {
            assert_eq!(error.failure.method.as_deref(), Some("Import"));
            assert_eq!(error.failure.time, Some("2016-04-05T13:09:01.5".parse().unwrap()));
            assert_eq!(error.failure.description.as_deref(), Some("no such list"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(ran.calls().last(), Some(&("ReportImportContactDetail", 1)));
}

#[test]
fn a_load_without_an_answer_is_looked_for_and_not_sent_again() {
    let ran = planned("loses-answer");
    let report = ran.result.as_ref().unwrap();
    assert!(report.process.is_none());
    assert_eq!(report.import.as_ref().map(|import| import.import_file_id), Some(IMPORT_FILE_ID));
    assert_eq!(addresses(report), rejected());
    assert_eq!(ran.calls()[..2], [("BulkLoadContacts", 1), ("ReportListImportHistory", 3)]);
    assert_eq!(ran.waited, Duration::ZERO);

    let ran = planned("loses-file");
    match &ran.result {
        Err(Failure::Unknown(Error::NoAnswer(error))) => assert_eq!(error.exchange.operation, "BulkLoadContacts"),
        other => panic!("{other:?}"),
    }
    // Two pages each time, since the second is empty.
    assert_eq!(ran.calls(), [("BulkLoadContacts", 1), ("ReportListImportHistory", 18)]);
    assert_eq!(ran.waited, Duration::from_secs(58));
}

#[test]
fn every_way_of_losing_the_answer_to_the_load_is_treated_alike() {
    for reply in [Reply::Silence, Reply::Reset, Reply::CutOff(vec!["<soap:"]), gateway(), Reply::soap11("<a/>")] {
        let ran = run(Otherwise::new("BulkLoadContacts", vec![reply]), SoapVersion::Soap11);
        assert!(matches!(ran.result, Err(Failure::Unknown(_))), "{:?}", ran.result);
        assert_eq!(ran.loads(), 1);
    }
}

#[test]
fn a_load_that_did_not_arrive_or_was_refused_is_not_looked_for() {
    for reply in [Reply::Unreachable, fault("WSImportDirectives is required.")] {
        let ran = run(Otherwise::new("BulkLoadContacts", vec![reply]), SoapVersion::Soap11);
        assert!(matches!(ran.result, Err(Failure::Call(_))), "{:?}", ran.result);
        assert_eq!(ran.calls(), [("BulkLoadContacts", 1)]);
    }
}

#[test]
fn a_failed_logon_stops_at_once_wherever_it_comes() {
    for operation in ["BulkLoadContacts", "GetProcessStatus", "ReportListImportHistory", "ReportImportContactDetail"] {
        for sign in ["InvalidLogonAttempt", "LoginAttemptsExceeded", "ProhibitedIPAddress"] {
            let text = format!("Server was unable to process request. ---&gt; [{sign}] No.");
            let ran = run(Otherwise::new(operation, vec![fault(&text)]), SoapVersion::Soap11);
            let Err(Failure::Logon(error)) = &ran.result else { panic!("{:?}", ran.result) };
            assert_eq!(error.operation(), operation);
            assert_eq!(ran.calls().last(), Some(&(operation, 1)));
        }
    }
}

#[test]
fn what_only_reads_is_asked_again_where_the_way_was_bad() {
    for operation in ["GetProcessStatus", "ReportListImportHistory", "ReportImportContactDetail"] {
        let replies = vec![gateway(), Reply::Unreachable, Reply::Reset];
        let ran = run(Otherwise::new(operation, replies), SoapVersion::Soap11);
        assert_eq!(addresses(ran.result.as_ref().unwrap()), rejected(), "{operation}");
        assert_eq!(ran.loads(), 1);
        assert!(ran.waited > Duration::from_secs(18), "{operation}: {:?}", ran.waited);
    }
    // A fault would come again.
    let ran = run(Otherwise::new("GetProcessStatus", vec![fault("out of order")]), SoapVersion::Soap11);
    assert!(matches!(ran.result, Err(Failure::Call(Error::Fault(_)))), "{:?}", ran.result);
    assert_eq!(ran.calls(), [("BulkLoadContacts", 1), ("GetProcessStatus", 1)]);
}

#[test]
fn a_way_that_stays_bad_is_given_up() {
    let replies = std::iter::repeat_with(gateway).take(100).collect();
    let ran = run(Otherwise::new("GetProcessStatus", replies), SoapVersion::Soap11);
    assert!(matches!(ran.result, Err(Failure::Call(Error::NotSoap(_)))), "{:?}", ran.result);
    assert_eq!(ran.calls(), [("BulkLoadContacts", 1), ("GetProcessStatus", 9)]);
}
