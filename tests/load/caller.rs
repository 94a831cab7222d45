//! One of the callers.

use std::time::{Duration, Instant};

use listrak_v31::{
    Client, GetMessageAnalyticsInformation, GetProcessStatus, ReportRangeMessageContactBounces, StatusEnum,
};
use wsdl_runtime::{Error, Exchange};

use super::clients::Clients;
use super::tally::Tally;

/// How long a caller waits for an answer of which a byte comes a second.
const PATIENCE: Duration = Duration::from_millis(200);
/// An id of which the service says nil, without counting.
const NIL: GetProcessStatus = GetProcessStatus { process_id: 404 };

/// A process of this caller's own, and how often the service was asked about it: its status says the same.
struct Process {
    id: i32,
    polls: usize,
}

const STATES: [StatusEnum; 5] = [
    StatusEnum::DataActivelyUploading,
    StatusEnum::DataUploaded,
    StatusEnum::DataReadyForProcessing,
    StatusEnum::ProcessingData,
    StatusEnum::ProcessingCompleted,
];

/// Calls one operation after the other. What is asked for is this caller's and this call's alone, so that an answer to
/// somebody else would show.
pub(super) async fn call_until(clients: Clients, number: usize, until: Instant) -> Tally {
    let mut tally = Tally::default();
    // Above the ids that the service gives by itself.
    let own = 10_000_000 + i32::try_from(number).unwrap_or(i32::MAX / 2_000_000) * 1_000_000;
    let mut process = Process { id: own + 1, polls: 0 };
    for call in 1..1_000_000 {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        tally.sent += 1;
        let id = own + call;
        // Callers begin at different places, so that a short load has all kinds too.
        let (kind, said) = match (call + 7 * i32::try_from(number).unwrap_or(0)) % 100 {
            7 => ("faults", fault(&clients.plain, id, &mut tally).await),
            17 => ("cut off", cut(&clients.cut).await),
            27 => ("out of time", slow(&clients.slow).await),
            37 => ("dropped", dropped(&clients.slow).await),
            47 => ("closed behind", value(&clients.close, id, &mut tally).await),
            57 => ("compressed pages", rows(&clients.gzip, id, &mut tally).await),
            13 | 63 => ("pages", rows(&clients.plain, id, &mut tally).await),
            rest if rest % 10 == 1 => ("polls", poll(&clients, &mut process).await),
            _ => ("values", value(&clients.plain, id, &mut tally).await),
        };
        // Nor is it known how long they should have taken.
        let in_time = !["cut off", "out of time", "dropped"].contains(&kind);
        tally.count(kind, said, in_time.then(|| begun.elapsed()));
    }
    tally
}

/// Two values with a nil one between.
async fn value(client: &Client, id: i32, tally: &mut Tally) -> Result<(), String> {
    let request = GetMessageAnalyticsInformation { msg_ids: Some(vec![id, -1, id + 1]) };
    let answer = client.send(&request).await.map_err(|error| format!("{id}: {error}"))?;
    came(&answer.exchange, tally);
    let found: Option<Vec<_>> = answer.response.result.as_ref().map(|all| {
        all.iter().map(|one| one.as_ref().map(|one| (one.msg_id, one.subject.clone().unwrap_or_default()))).collect()
    });
    let expected = [id, id + 1].map(|id| Some((id, format!("Caf\u{e9} & <{id}>"))));
    let [first, second] = expected;
    if found == Some(vec![first, None, second]) { Ok(()) } else { Err(format!("{id}: {found:?}")) }
}

/// A page of 17 rows.
async fn rows(client: &Client, id: i32, tally: &mut Tally) -> Result<(), String> {
    let day = "2016-04-01T00:00:00".parse().map_err(|_| "a date".to_owned())?;
    let request = ReportRangeMessageContactBounces { msg_id: id, start_date: day, end_date: day, page: 3 };
    let answer = client.send(&request).await.map_err(|error| format!("{id}: {error}"))?;
    came(&answer.exchange, tally);
    let rows = answer.response.result.unwrap_or_default();
    let first = rows.first().and_then(|row| row.contact_id.clone());
    let right = rows.len() == 17 && first == Some(format!("{id}-3-0"));
    if right { Ok(()) } else { Err(format!("{id}: {} rows, the first of {first:?}", rows.len())) }
}

/// A fault that names what was asked for.
async fn fault(client: &Client, id: i32, tally: &mut Tally) -> Result<(), String> {
    match client.send(&GetProcessStatus { process_id: -id }).await {
        Err(Error::Fault(error)) if error.fault.text() == format!("The process -{id} does not exist.") => {
            came(&error.exchange, tally);
            Ok(())
        }
        other => Err(format!("{id}: {other:?}")),
    }
}

/// The next status of the caller's process. The service moves it on with each request that reaches it: one that was lost
/// or came twice would show in those behind. Of the third the answer is cut off.
async fn poll(clients: &Clients, process: &mut Process) -> Result<(), String> {
    let Process { id, polls } = *process;
    // Ids that end in 9 fail.
    let next = if polls + 1 < STATES.len() { (id, polls + 1) } else { (id + 10, 0) };
    (process.id, process.polls) = next;
    let request = GetProcessStatus { process_id: id };
    let client = match polls {
        1 => &clients.gzip,
        2 => return is_cut(clients.cut.send(&request).await),
        3 => &clients.close,
        _ => &clients.plain,
    };
    let answer = client.send(&request).await.map_err(|error| format!("{id}: {error}"))?;
    let found = answer.response.ws_process_status.map(|status| (status.process_id, status.status));
    if found == Some((id, STATES[polls].clone())) { Ok(()) } else { Err(format!("{id}, poll {polls}: {found:?}")) }
}

async fn cut(client: &Client) -> Result<(), String> {
    is_cut(client.send(&NIL).await)
}

fn is_cut<T: std::fmt::Debug>(result: Result<T, Error>) -> Result<(), String> {
    match result {
        Err(Error::NoAnswer(error)) if !error.timeout => Ok(()),
        other => Err(format!("a cut answer: {other:?}")),
    }
}

async fn slow(client: &Client) -> Result<(), String> {
    match client.with_attempt_timeout(PATIENCE).send(&NIL).await {
        Err(error) if error.is_timeout() => Ok(()),
        other => Err(format!("an answer that is too slow: {other:?}")),
    }
}

/// The future is dropped while the answer comes, or before.
async fn dropped(client: &Client) -> Result<(), String> {
    match tokio::time::timeout(PATIENCE / 4, client.send(&NIL)).await {
        Err(_) => Ok(()),
        Ok(other) => Err(format!("an answer before its time: {other:?}")),
    }
}

fn came(exchange: &Exchange, tally: &mut Tally) {
    tally.bytes += exchange.response.body.len() as u64;
}
