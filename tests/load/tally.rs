//! What calls came to.

use std::collections::BTreeMap;
use std::time::Duration;

/// The width of what times are counted in.
const STEP: Duration = Duration::from_micros(500);
/// So many steps; what takes longer counts in the last.
const STEPS: usize = 20_000;
/// So many complaints are kept.
const COMPLAINTS: usize = 5;

pub(super) struct Tally {
    pub(super) sent: u64,
    /// Those that ended as they should, by their kind.
    pub(super) right: BTreeMap<&'static str, u64>,
    pub(super) bytes: u64,
    pub(super) wrong: Vec<String>,
    /// How many calls took so many steps. Its size does not grow with the calls, so that it does not look like a leak.
    times: Vec<u32>,
}

impl Default for Tally {
    fn default() -> Self {
        Self { sent: 0, right: BTreeMap::new(), bytes: 0, wrong: Vec::new(), times: vec![0; STEPS] }
    }
}

impl Tally {
    /// Counts a call that was sent, and how long it took if that says something.
    pub(super) fn count(&mut self, kind: &'static str, said: Result<(), String>, took: Option<Duration>) {
        match said {
            Ok(()) => *self.right.entry(kind).or_default() += 1,
            Err(wrong) if self.wrong.len() < COMPLAINTS => self.wrong.push(wrong),
            Err(_) => {}
        }
        if let Some(took) = took {
            let steps = took.as_micros() / STEP.as_micros();
            self.times[usize::try_from(steps).map_or(STEPS - 1, |steps| steps.min(STEPS - 1))] += 1;
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.sent += other.sent;
        self.bytes += other.bytes;
        for (kind, count) in other.right {
            *self.right.entry(kind).or_default() += count;
        }
        self.wrong.extend(other.wrong);
        self.wrong.truncate(COMPLAINTS);
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
