//! One of the callers.

use std::time::{Duration, Instant};

use listrak_v31::{Client, GetMessageAnalyticsInformation, GetProcessStatus, ReportRangeMessageContactBounces};
use wsdl_runtime::{Error, Exchange};

/// The width of what times are counted in.
const STEP: Duration = Duration::from_micros(500);
/// So many steps; what takes longer counts in the last.
const STEPS: usize = 20_000;
/// So many complaints are kept.
const COMPLAINTS: usize = 5;

/// What calls came to.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) sent: u64,
    pub(super) right: u64,
    pub(super) faults: u64,
    pub(super) bytes: u64,
    pub(super) wrong: Vec<String>,
    /// How many calls took so many steps. Its size does not grow with the calls, so that it does not look like a leak.
    times: Vec<u32>,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.sent += other.sent;
        self.right += other.right;
        self.faults += other.faults;
        self.bytes += other.bytes;
        self.wrong.extend(other.wrong);
        self.wrong.truncate(COMPLAINTS);
        self.times.resize(STEPS, 0);
        for (all, count) in self.times.iter_mut().zip(other.times) {
            *all += count;
        }
    }

    /// Within what time such a share of the calls ended.
    pub(super) fn within(&self, share: f64) -> Duration {
        let all: u64 = self.times.iter().copied().map(u64::from).sum();
        let enough = (all as f64 * share).ceil() as u64;
        let mut seen = 0;
        let step = self.times.iter().position(|count| {
            seen += u64::from(*count);
            seen >= enough
        });
        STEP * u32::try_from(step.map_or(0, |step| step + 1)).unwrap_or(u32::MAX)
    }
}

/// Calls one operation after the other. What is asked for is this caller's and this call's alone, so that an answer to
/// somebody else would show.
pub(super) async fn call_until(client: Client, number: usize, until: Instant) -> Tally {
    let mut tally = Tally { times: vec![0; STEPS], ..Tally::default() };
    let own = i32::try_from(number).unwrap_or(i32::MAX / 2_000_000) * 1_000_000;
    for call in 1..1_000_000 {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        tally.sent += 1;
        let said = match call % 100 {
            7 => fault(&client, own + call, &mut tally).await,
            13 | 63 => rows(&client, own + call, &mut tally).await,
            _ => value(&client, own + call, &mut tally).await,
        };
        match said {
            Ok(()) => tally.right += 1,
            Err(wrong) if tally.wrong.len() < COMPLAINTS => tally.wrong.push(wrong),
            Err(_) => {}
        }
        let steps = begun.elapsed().as_micros() / STEP.as_micros();
        tally.times[usize::try_from(steps).map_or(STEPS - 1, |steps| steps.min(STEPS - 1))] += 1;
    }
    tally
}

impl Tally {
    fn came(&mut self, exchange: &Exchange) {
        self.bytes += exchange.response.as_ref().map_or(0, |raw| raw.body.len() as u64);
    }
}

/// Two values with a nil one between.
async fn value(client: &Client, id: i32, tally: &mut Tally) -> Result<(), String> {
    let request = GetMessageAnalyticsInformation { msg_ids: Some(vec![id, -1, id + 1]) };
    let answer = client.send(&request).await.map_err(|error| format!("{id}: {error}"))?;
    tally.came(&answer.exchange);
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
    tally.came(&answer.exchange);
    let rows = answer.response.result.unwrap_or_default();
    let first = rows.first().and_then(|row| row.contact_id.clone());
    let right = rows.len() == 17 && first == Some(format!("{id}-3-0"));
    if right { Ok(()) } else { Err(format!("{id}: {} rows, the first of {first:?}", rows.len())) }
}

/// A fault that names what was asked for.
async fn fault(client: &Client, id: i32, tally: &mut Tally) -> Result<(), String> {
    match client.send(&GetProcessStatus { process_id: -id }).await {
        Err(Error::Fault(error)) if error.fault.text() == format!("The process -{id} does not exist.") => {
            tally.faults += 1;
            tally.came(&error.exchange);
            Ok(())
        }
        other => Err(format!("{id}: {other:?}")),
    }
}
