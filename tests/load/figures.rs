//! The figures of a load, and what must not be among them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// By how much memory may grow in the second half, in KiB: what the allocator takes and gives back by chance.
const GROWTH: u64 = 2 * 1024;

/// What a load came to.
#[derive(Debug, Clone)]
pub struct Figures {
    /// How many called at the same time.
    pub callers: usize,
    /// How long they began calls.
    pub duration: Duration,
    /// Calls that were begun.
    pub sent: u64,
    /// Calls that ended as they should, by what was asked for: errors that were asked for among them.
    pub right: BTreeMap<&'static str, u64>,
    /// What was wrong with the others: the first few.
    pub wrong: Vec<String>,
    /// Within what time nine of ten calls ended, 99 of a hundred, and all; those left out whose end is a broken answer.
    pub within: [Duration; 3],
    /// The bytes of all answers.
    pub bytes: u64,
    /// Connections to the service: most of those seen, at the end of the load, and when the clients were gone. `None`
    /// where the system does not tell.
    pub connections: Option<[usize; 3]>,
    /// The memory of this process in KiB: after an eighth of the time, at half of it and at its end. `None` where the system
    /// does not tell.
    pub memory: Option<[u64; 3]>,
    /// Tasks on the runtime: most of those seen, when the callers were done, and when the clients were gone.
    pub tasks: [usize; 3],
}

impl Figures {
    /// What must not be, memory left out.
    pub fn leaks(&self) -> Vec<String> {
        let mut leaks = self.wrong.clone();
        let right: u64 = self.right.values().sum();
        if right != self.sent {
            leaks.push(format!("{} of {} calls are lost or wrong", self.sent - right, self.sent));
        }
        // While a caller waits for a connection of its own, one that was in use may come free and be taken: both stay.
        // With as many as there are callers there is always one free, so that at most so many more are on their way, and
        // as many again that were begun for calls that were given up.
        let connections = 3 * self.callers;
        if let Some([most, _, left]) = self.connections {
            if most > connections {
                leaks.push(format!("{most} connections for {} callers", self.callers));
            }
            if left > 0 {
                leaks.push(format!("{left} connections are left over"));
            }
        }
        // One a caller and a connection, and connections on their way.
        let [most, end, left] = self.tasks;
        if most > 2 * self.callers + connections || end > self.callers + connections {
            leaks.push(format!("{most} tasks for {} callers, {end} when they were done", self.callers));
        }
        if left > 0 {
            leaks.push(format!("{left} tasks are left over"));
        }
        leaks
    }

    /// That memory grew in the second half, if it did. Only where nothing else runs in this process.
    pub fn growth(&self) -> Option<String> {
        let [_, half, end] = self.memory?;
        let growth = end.saturating_sub(half);
        (growth > GROWTH).then(|| format!("memory grew by {growth} KiB in the second half"))
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.duration.as_secs_f64();
        let [nine, almost, all] = self.within.map(|duration| duration.as_secs_f64() * 1e3);
        let right: u64 = self.right.values().sum();
        writeln!(
            f,
            "{} callers, {seconds:.0} s: {} calls sent, {right} ended as they should",
            self.callers, self.sent
        )?;
        let kinds: Vec<String> = self.right.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        writeln!(f, "{}", kinds.join(", "))?;
        writeln!(
            f,
            "{:.0} calls/s, {:.1} MB/s of answers",
            self.sent as f64 / seconds,
            self.bytes as f64 / 1e6 / seconds
        )?;
        writeln!(f, "90 % within {nine:.1} ms, 99 % within {almost:.1} ms, all within {all:.1} ms")?;
        if let Some([most, end, left]) = self.connections {
            writeln!(f, "connections: {most} at most, {end} at the end, {left} left over")?;
        }
        if let Some([early, half, end]) = self.memory {
            writeln!(f, "memory: {early} KiB after an eighth of the time, {half} KiB at half, {end} KiB at the end")?;
            let growth = (end as f64 - half as f64) * 1024.0 / (self.sent as f64 / 2.0).max(1.0);
            writeln!(f, "memory a call in the second half: {growth:.1} bytes")?;
        }
        let [most, end, left] = self.tasks;
        write!(f, "tasks: {most} at most, {end} at the end, {left} left over")
    }
}
