//! Loading a file, waiting for it and finding out what became of its rows, over any [`Client`].

use std::time::Duration;

use listrak_v31::runtime::NotSentReason;
use listrak_v31::runtime::http::StatusCode;
use listrak_v31::runtime::values::Binary;
use listrak_v31::{
    BulkLoadContacts, Client, Error, FaultCode, GetProcessStatus, ImportProfileTypeEnum, ImportTypeEnum,
    ReportImportContactDetail, ReportListImportHistory, StatusEnum, WsFileMappings, WsImportContact,
    WsImportDirectives, WsImportHistory, WsImportResultEnum, WsProcessStatus,
};
use tokio::time::{Instant, sleep};

/// The outcomes of rows that did not become subscribers.
pub(crate) const REJECTIONS: [WsImportResultEnum; 5] = [
    WsImportResultEnum::Invalid,
    WsImportResultEnum::Banned,
    WsImportResultEnum::Suppressed,
    WsImportResultEnum::Skipped,
    WsImportResultEnum::AlreadyUnSubscribed,
];

/// No report has so many pages; one that goes on so long repeats itself.
const MOST_PAGES: i32 = 100_000;

/// What is to be loaded.
#[derive(Debug, Clone)]
pub(crate) struct Load {
    /// The list to load into.
    pub(crate) list_id: i32,
    /// What the import is found by in the history: a name that no other import of the list has.
    pub(crate) file_name: String,
    /// The file: commas between values, quotation marks around those that hold commas, names in the first line.
    pub(crate) file: Binary,
    /// The column of the addresses; columns count from 0.
    pub(crate) address_column: i32,
    /// Columns of profile attributes, with the attributes' ids.
    pub(crate) attributes: Vec<(i32, i32)>,
}

impl Load {
    fn request(&self) -> BulkLoadContacts {
        // The service knows the column of the addresses by the flag; there is no attribute of this id.
        let mut mappings = vec![WsFileMappings::new(0, self.address_column, true)];
        mappings.extend(self.attributes.iter().map(|&(column, id)| WsFileMappings::new(id, column, false)));
        let (import, profile) = match self.attributes.is_empty() {
            true => (ImportTypeEnum::AddSubscribers, ImportProfileTypeEnum::NotDefined),
            false => (ImportTypeEnum::AddSubscribersAndProfileData, ImportProfileTypeEnum::Update),
        };
        let directives = WsImportDirectives {
            file_name: Some(self.file_name.clone()),
            file_delimiter: Some(",".to_owned()),
            text_qualifier: Some("\"".to_owned()),
            ..WsImportDirectives::new(import, profile, true)
        };
        BulkLoadContacts {
            file_mappings: Some(mappings),
            import_file_stream: Some(self.file.clone()),
            ..BulkLoadContacts::new(self.list_id, directives)
        }
    }
}

/// How long to wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Before asking for the second time. Each wait is half as long again as the one before.
    pub(crate) first: Duration,
    /// The longest wait between two questions.
    pub(crate) longest: Duration,
    /// All of it, from the load to the last row.
    pub(crate) overall: Duration,
}

/// What became of the file.
#[derive(Debug)]
pub(crate) struct Report {
    /// The process at its end, well or not; `None` where the answer to the load was lost and the import was found in the
    /// history: then it may still go on.
    pub(crate) process: Option<WsProcessStatus>,
    /// The import in the history, `None` where it is not there.
    pub(crate) import: Option<WsImportHistory>,
    /// The rows that did not become subscribers, by outcome, in the order of [`REJECTIONS`].
    pub(crate) rejected: Vec<(WsImportResultEnum, Vec<WsImportContact>)>,
}

/// Why there is no report.
#[derive(Debug)]
pub(crate) enum Failure {
    /// User, password or address are not let in. Trying again locks the account.
    Logon(Error),
    /// Nobody knows whether the file was loaded: no answer came, and the history does not have it, or not yet. Look there
    /// again before loading again.
    Unknown(Error),
    /// The service does not know its own process.
    NoSuchProcess(i32),
    /// The process was not over in time; it goes on. With what it said last.
    NotInTime(i32, Option<StatusEnum>),
    /// Another call failed, for good or for too long.
    Call(Error),
    /// A report does not come to its end.
    Endless,
}

/// Loads the file, once; waits for its end; reads the rejected rows.
pub(crate) async fn load_and_report(client: &Client, load: &Load, patience: Patience) -> Result<Report, Failure> {
    let mut waits = Waits::new(patience);
    let (process, import) = match client.bulk_load_contacts(&load.request()).await {
        Ok(answer) => {
            let process = wait_for_end(client, answer.result, &mut waits).await?;
            (Some(process), find_import(client, load, &mut waits).await?)
        }
        Err(error) if is_logon(&error) => return Err(Failure::Logon(error)),
        // It may be loading: not again.
        Err(error) if !is_refusal(&error) && error.may_have_been_processed() => {
            match wait_for_import(client, load, &mut waits).await? {
                None => return Err(Failure::Unknown(error)),
                import => (None, import),
            }
        }
        Err(error) => return Err(Failure::Call(error)),
    };
    let rejected = match &import {
        Some(import) => rejected_rows(client, import.import_file_id, &mut waits).await?,
        None => Vec::new(),
    };
    Ok(Report { process, import, rejected })
}

/// Asks until the process is over.
async fn wait_for_end(client: &Client, process_id: i32, waits: &mut Waits) -> Result<WsProcessStatus, Failure> {
    let mut last = None;
    loop {
        let answer = ask(waits, async || client.get_process_status(&GetProcessStatus { process_id }).await).await?;
        let process = answer.ws_process_status.ok_or(Failure::NoSuchProcess(process_id))?;
        if matches!(process.status, StatusEnum::ProcessingCompleted | StatusEnum::ProcessingFailed) {
            return Ok(process);
        }
        // Also a status that this program does not know: it is no reason to stop.
        last.replace(process.status);
        if !waits.wait().await {
            return Err(Failure::NotInTime(process_id, last));
        }
    }
}

/// Looks into the history until the import is there, or time is up.
async fn wait_for_import(client: &Client, load: &Load, waits: &mut Waits) -> Result<Option<WsImportHistory>, Failure> {
    loop {
        let found = find_import(client, load, waits).await?;
        if found.is_some() || !waits.wait().await {
            return Ok(found);
        }
    }
}

/// The import of the file's name, the last one if there are several.
async fn find_import(client: &Client, load: &Load, waits: &mut Waits) -> Result<Option<WsImportHistory>, Failure> {
    // Without dates: in which zone the service would take them is not documented.
    let imports = all_pages(waits, async |page| {
        let request = ReportListImportHistory::new(load.list_id, page, None, None);
        Ok(client.report_list_import_history(&request).await?.result)
    });
    let of_this_name = imports.await?.into_iter().filter(|i| i.file_name.as_deref() == Some(&load.file_name));
    Ok(of_this_name.max_by_key(|import| import.import_file_id))
}

/// The rows of all outcomes that are rejections.
async fn rejected_rows(
    client: &Client,
    import_file_id: i32,
    waits: &mut Waits,
) -> Result<Vec<(WsImportResultEnum, Vec<WsImportContact>)>, Failure> {
    let mut rejected = Vec::new();
    for outcome in REJECTIONS {
        let rows = all_pages(waits, async |page| {
            let request = ReportImportContactDetail { import_file_id, page, import_result: outcome.clone() };
            Ok(client.report_import_contact_detail(&request).await?.result)
        });
        let rows = rows.await?;
        rejected.push((outcome, rows));
    }
    Ok(rejected)
}

/// All rows of a report. Pages count from 1; how many rows a page has is not documented, so that only an empty one is the
/// end: one without a result, or with a result without rows.
async fn all_pages<T>(
    waits: &mut Waits,
    page: impl AsyncFn(i32) -> Result<Option<Vec<T>>, Error>,
) -> Result<Vec<T>, Failure> {
    let mut all = Vec::new();
    for number in 1..=MOST_PAGES {
        let rows = ask(waits, async || page(number).await).await?.unwrap_or_default();
        if rows.is_empty() {
            return Ok(all);
        }
        all.extend(rows);
    }
    Err(Failure::Endless)
}

/// Asks what changes nothing at the service, so that it can be asked again where only the way there was bad.
async fn ask<T>(waits: &mut Waits, call: impl AsyncFn() -> Result<T, Error>) -> Result<T, Failure> {
    loop {
        match call().await {
            Ok(answer) => return Ok(answer),
            Err(error) if is_logon(&error) => return Err(Failure::Logon(error)),
            Err(error) if is_passing(&error) && waits.wait().await => {}
            Err(error) => return Err(Failure::Call(error)),
        }
    }
}

/// Whether the service does not let this user in, now or in an earlier call.
fn is_logon(error: &Error) -> bool {
    FaultCode::of(error).is_some()
}

/// Whether the service itself said no, so that there is nothing to look for.
fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Fault(_) | Error::Service(_))
}

/// Whether the same question may go well later: no way to the service, or a gateway before it that has none.
fn is_passing(error: &Error) -> bool {
    match error {
        Error::NotSent(error) => matches!(error.reason, NotSentReason::Transport(_)),
        Error::NoAnswer(_) => true,
        Error::NotSoap(page) => {
            let status = page.status();
            status.is_server_error() || matches!(status, StatusCode::NOT_FOUND | StatusCode::TOO_MANY_REQUESTS)
        }
        _ => false,
    }
}

/// Waits that grow, up to a point in time.
struct Waits {
    next: Duration,
    longest: Duration,
    end: Instant,
}

impl Waits {
    fn new(Patience { first, longest, overall }: Patience) -> Self {
        Self { next: first, longest, end: Instant::now() + overall }
    }

    /// Waits, or says that there is no time left for it.
    async fn wait(&mut self) -> bool {
        let wait = self.next.min(self.longest);
        if Instant::now() + wait > self.end {
            return false;
        }
        self.next = wait * 3 / 2;
        sleep(wait).await;
        true
    }
}
