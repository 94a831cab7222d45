//! Many callers at once on a real stack: nothing may be lost, mixed up or left over.

mod caller;
mod process;

use std::fmt;
use std::time::{Duration, Instant};

use listrak_v31::Client;
use wsdl_runtime::{Retry, SoapVersion};

use crate::interop::{PASSWORD, Peer, USER};
use caller::Tally;
use process::{connections_to, resident};

/// How long what is left over may take to go away.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a load came to.
#[derive(Debug, Clone)]
pub struct Figures {
    /// How many called at the same time.
    pub callers: usize,
    /// How long they began calls.
    pub duration: Duration,
    /// Calls that were begun.
    pub sent: u64,
    /// Calls that ended with what was asked for, faults that were asked for among them.
    pub right: u64,
    /// Those of them that ended with a fault.
    pub faults: u64,
    /// What was wrong with the others: the first few.
    pub wrong: Vec<String>,
    /// Within what time nine of ten calls ended, 99 of a hundred, and all.
    pub within: [Duration; 3],
    /// The bytes of all answers.
    pub bytes: u64,
    /// Connections to the service: most of those seen, at the end of the load, and when the client was gone. `None` where
    /// the system does not tell.
    pub connections: Option<[usize; 3]>,
    /// The memory of this process in KiB: after an eighth of the time, at half of it and at its end. `None` where the system
    /// does not tell.
    pub memory: Option<[u64; 3]>,
    /// Tasks on the runtime when the callers were done and the client was gone.
    pub tasks: usize,
}

impl Figures {
    /// What must not be.
    pub fn leaks(&self) -> Vec<String> {
        let mut leaks = self.wrong.clone();
        if self.right != self.sent {
            leaks.push(format!("{} of {} calls are lost or wrong", self.sent - self.right, self.sent));
        }
        if let Some([most, _, left]) = self.connections {
            // While a caller waits for a connection of its own, one that was in use may come free and be taken: both stay.
            // With as many as there are callers there is always one free, so that at most so many more are on their way.
            if most > 2 * self.callers {
                leaks.push(format!("{most} connections for {} callers", self.callers));
            }
            if left > 0 {
                leaks.push(format!("{left} connections are left over"));
            }
        }
        if self.tasks > 0 {
            leaks.push(format!("{} tasks are left over", self.tasks));
        }
        leaks
    }

    /// By how much memory grew from half of the time to its end, in KiB.
    pub fn growth(&self) -> Option<u64> {
        self.memory.map(|[_, half, end]| end.saturating_sub(half))
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.duration.as_secs_f64();
        let [nine, almost, all] = self.within.map(|duration| duration.as_secs_f64() * 1e3);
        writeln!(
            f,
            "{} callers, {seconds:.0} s: {} calls sent, {} answered right, {} of them faults",
            self.callers, self.sent, self.right, self.faults
        )?;
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
        }
        write!(f, "tasks left over: {}", self.tasks)
    }
}

/// So many callers call for so long, each over a clone of one client, one call after the other. Half of them speak SOAP 1.1,
/// half 1.2.
///
/// # Panics
/// No runtime or no client can be made.
pub fn load(peer: &Peer, callers: usize, duration: Duration) -> Figures {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let port = peer.port();
    // Those of other clients in this process are none of ours.
    let others = connections_to(port).unwrap_or(0);
    let connections = || Some(connections_to(port)?.saturating_sub(others));
    let (tallies, most, end, memory) = runtime.block_on(async {
        let clients = [SoapVersion::Soap11, SoapVersion::Soap12].map(|version| {
            let builder = Client::builder().credentials(USER, PASSWORD).endpoint(peer.url("")).soap_version(version);
            // Every failure counts, also one that could be mended.
            builder.strict(true).retry(Retry::never()).build().expect("nothing of this client is wrong")
        });
        let begun = Instant::now();
        let until = begun + duration;
        let tasks: Vec<_> = (0..callers)
            .map(|number| tokio::spawn(caller::call_until(clients[number % 2].clone(), number, until)))
            .collect();
        let mut most = 0;
        let mut memory = Vec::new();
        for eighth in [1, 4, 7, 8] {
            tokio::time::sleep_until((begun + duration / 8 * eighth).into()).await;
            most = most.max(connections().unwrap_or(0));
            if eighth != 7 {
                memory.push(resident());
            }
        }
        let mut all = Tally::default();
        for task in tasks {
            match task.await {
                Ok(tally) => all.add(tally),
                Err(error) => all.wrong.push(format!("a caller ended early: {error}")),
            }
        }
        (all, most, connections(), memory)
    });
    // The client is gone: what belongs to it goes by itself.
    let begun = Instant::now();
    let (mut left, mut tasks) = (connections(), runtime.metrics().num_alive_tasks());
    while (left.is_some_and(|left| left > 0) || tasks > 0) && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
        (left, tasks) = (connections(), runtime.metrics().num_alive_tasks());
    }
    let memory = match memory.as_slice() {
        [Some(early), Some(half), Some(end)] => Some([*early, *half, *end]),
        _ => None,
    };
    let within = [0.9, 0.99, 1.0].map(|share| tallies.within(share));
    let Tally { sent, right, faults, wrong, bytes, .. } = tallies;
    let connections = end.zip(left).map(|(end, left)| [most.max(end), end, left]);
    Figures { callers, duration, sent, right, faults, wrong, within, bytes, connections, memory, tasks }
}
