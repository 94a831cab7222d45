//! A service in this process that loads files: how an application tests itself without the real one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use listrak_v31::runtime::http::{Request, Response};
use listrak_v31::runtime::values::Binary;
use listrak_v31::runtime::{Body, BoxFuture, Transport, TransportError};

/// The id of the process of every load.
pub(crate) const PROCESS_ID: i32 = 4711;
/// The id of the file in the history.
pub(crate) const IMPORT_FILE_ID: i32 = 52;
/// How many rows a page of its reports has.
const ROWS: usize = 2;

/// The service. A clone is the same service.
#[derive(Clone, Default)]
pub(crate) struct InProcess {
    plan: Plan,
    state: Arc<Mutex<State>>,
}

/// What goes otherwise than well.
#[derive(Clone, Default)]
pub(crate) struct Plan {
    /// The process fails.
    pub(crate) fails: bool,
    /// The answer to the load is lost. It was processed if the file is to be kept, else not.
    pub(crate) loses_answer: Option<Kept>,
    /// The operation whose answer says that it failed.
    pub(crate) exception_in: Option<&'static str>,
    /// The process is never over.
    pub(crate) never_ends: bool,
}

/// What becomes of a file the answer to whose load is lost.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is loaded.
    Yes,
    /// It is not.
    No,
}

#[derive(Default)]
struct State {
    /// How often the process was asked for.
    polls: usize,
    /// What was loaded.
    file: Option<File>,
}

struct File {
    /// As it stands in the request, escaped.
    name: String,
    bytes: usize,
    addresses: Vec<String>,
}

impl Plan {
    /// One of the plans by name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let well = Self::default();
        Some(match name {
            "fails" => Self { fails: true, ..well },
            "never-ends" => Self { never_ends: true, ..well },
            "loses-answer" => Self { loses_answer: Some(Kept::Yes), ..well },
            "loses-file" => Self { loses_answer: Some(Kept::No), ..well },
            "no-report" => Self { exception_in: Some("ReportImportContactDetail"), ..well },
            _ => return None,
        })
    }
}

impl InProcess {
    /// A service that goes by this plan.
    pub(crate) fn new(plan: Plan) -> Self {
        Self { plan, state: Arc::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The content of the answer to a request; `None` where there is none.
    fn answer(&self, operation: &str, request: &str) -> Option<String> {
        let mut state = self.state();
        if self.plan.exception_in == Some(operation) {
            let exception = "<SoapMethod>Import</SoapMethod><DateTime>2016-04-05T13:09:01.5</DateTime><Description>no such \
                 list</Description>";
            return Some(format!("<WSException>{exception}</WSException>"));
        }
        let page: usize = between(request, "<Page>", "<").parse().unwrap_or(0);
        Some(match operation {
            "BulkLoadContacts" => {
                if self.plan.loses_answer != Some(Kept::No) {
                    state.file = Some(File::of(request));
                }
                if self.plan.loses_answer.is_some() {
                    return None;
                }
                format!("<BulkLoadContactsResult>{PROCESS_ID}</BulkLoadContactsResult>")
            }
            "GetProcessStatus" => {
                // One that the description does not list, too.
                let mut states = vec!["DataUploaded", "WaitingForItsTurn", "ProcessingData"];
                if !self.plan.never_ends {
                    states.push(if self.plan.fails { "ProcessingFailed" } else { "ProcessingCompleted" });
                }
                let status = states[state.polls.min(states.len() - 1)];
                state.polls += 1;
                format!(
                    "<WSProcessStatus><ProcessID>{PROCESS_ID}</ProcessID><ListID>17</ListID><ProcessStartTime>\
                     2016-04-05T13:07:09.123</ProcessStartTime><ProcessCompleteTime>0001-01-01T00:00:00\
                     </ProcessCompleteTime><Status>{status}</Status></WSProcessStatus>"
                )
            }
            // The import after one of another name, each on a page of its own.
            "ReportListImportHistory" => {
                let imports = match (page, &state.file) {
                    (1, _) => import("other.csv", 51, 3, &[]),
                    (2, Some(file)) => import(&file.name, IMPORT_FILE_ID, file.bytes, &file.addresses),
                    _ => String::new(),
                };
                format!(
                    "<ReportListImportHistoryResult>{imports}</ReportListImportHistoryResult><WSException xsi:nil=\"true\"/>"
                )
            }
            "ReportImportContactDetail" => {
                let outcome = between(request, "<ImportResult>", "<");
                let addresses = state.file.iter().flat_map(|file| &file.addresses);
                let rows: Vec<String> = addresses
                    .filter(|address| outcome_of(address) == outcome)
                    .skip(ROWS * page.saturating_sub(1))
                    .take(ROWS)
                    .map(|address| {
                        let address = address.replace('&', "&amp;").replace('<', "&lt;");
                        format!(
                            "<WSImportContact><EmailAddress>{address}</EmailAddress><ContactID>0</ContactID></WSImportContact>"
                        )
                    })
                    .collect();
                // An empty page comes in both shapes.
                let result = match (rows.is_empty(), outcome) {
                    (true, "Banned" | "Skipped") => String::new(),
                    _ => {
                        format!("<ReportImportContactDetailResult>{}</ReportImportContactDetailResult>", rows.concat())
                    }
                };
                format!("{result}<WSException xsi:nil=\"true\"/>")
            }
            _ => String::new(),
        })
    }
}

impl Transport for InProcess {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let bytes = request.into_body().as_bytes().unwrap_or_default();
        let request = String::from_utf8_lossy(&bytes);
        // The answer comes in the version of the question.
        let envelope = between(&request, "xmlns:soap=\"", "\"");
        let operation = between(&request, "<soap:Body><", " ");
        let answer = match self.answer(operation, &request) {
            Some(content) => Ok(Response::new(Body::from(format!(
                "<soap:Envelope xmlns:soap=\"{envelope}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soap:Body>\
                 <{operation}Response xmlns=\"http://webservices.listrak.com/v31/\">{content}</{operation}Response>\
                 </soap:Body></soap:Envelope>"
            )))),
            None => Err(TransportError::maybe_sent("connection reset")),
        };
        Box::pin(async move { answer })
    }
}

impl File {
    fn of(request: &str) -> Self {
        let file = between(request, "<ImportFileStream>", "<");
        let file = Binary::from_base64(file).map(|file| file.to_bytes()).unwrap_or_default();
        let text = String::from_utf8_lossy(&file);
        // The mapping of the addresses comes first: its column is the first that is named.
        let column: usize = between(request, "<FileColumn>", "<").parse().unwrap_or(0);
        let address = |line: &str| line.split(',').nth(column).unwrap_or("").to_owned();
        let addresses = text.lines().skip(1).map(address).collect();
        Self { name: between(request, "<FileName>", "<").to_owned(), bytes: file.len(), addresses }
    }
}

/// What becomes of a row.
fn outcome_of(address: &str) -> &'static str {
    match address.split_once('@') {
        None if address.is_empty() => "Skipped",
        None => "Invalid",
        Some(("banned", _)) => "Banned",
        Some(("suppressed", _)) => "Suppressed",
        Some(_) => "Subscribed",
    }
}

fn import(name: &str, id: i32, bytes: usize, addresses: &[String]) -> String {
    let count = |outcome| addresses.iter().filter(|address| outcome_of(address) == outcome).count();
    let counts = [
        ("ProcessedCount", addresses.len()),
        ("InvalidEmailCount", count("Invalid")),
        ("SubscribedCount", count("Subscribed")),
        ("UnSubscribedCount", 0),
        ("AlreadySubscribedCount", 0),
        ("AlreadyUnsubscribedCount", 0),
        ("PreviouslyUnsubscribedCount", 0),
        ("SuppressedCount", count("Suppressed")),
        ("BannedCount", count("Banned")),
        ("SkippedCount", count("Skipped")),
    ];
    let counts = counts.map(|(name, count)| format!("<{name}>{count}</{name}>")).concat();
    format!(
        "<WSImportHistory><ImportFileID>{id}</ImportFileID><ImportSource>API</ImportSource><FileName>{name}</FileName>\
         <FileSize>{bytes}</FileSize><StartDate>2016-04-05T13:07:09.123</StartDate><EndDate>2016-04-05T13:09:00</EndDate>\
         {counts}</WSImportHistory>"
    )
}

/// What stands between two texts, the first time; empty where they are missing.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let behind = text.split_once(begin).map_or("", |(_, behind)| behind);
    behind.split_once(end).map_or("", |(value, _)| value)
}
