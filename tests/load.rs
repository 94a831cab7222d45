//! Many callers at once on a real stack: nothing may be lost, mixed up or left over.

mod caller;
mod clients;
mod figures;
mod process;
mod tally;

use std::time::{Duration, Instant};

use wsdl_runtime::{ReqwestTransport, SoapVersion};

use crate::interop::Peer;
use clients::Clients;
pub use figures::Figures;
use process::{connections_to, resident};
use tally::Tally;

/// How long what is left over may take to go away.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often connections and tasks are counted meanwhile.
const SAMPLES: u32 = 24;

/// So many callers call for so long, each over clones of the same clients, one call after the other. Half of them speak SOAP 1.1,
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
    let alive = || runtime.metrics().num_alive_tasks();
    let (tallies, mut open, mut tasks, memory) = runtime.block_on(async {
        let http = ReqwestTransport::without_proxy(None).expect("TLS can be set up");
        let clients = [SoapVersion::Soap11, SoapVersion::Soap12].map(|version| Clients::new(peer, &http, version));
        let begun = Instant::now();
        let until = begun + duration;
        let callers: Vec<_> = (0..callers)
            .map(|number| tokio::spawn(caller::call_until(clients[number % 2].clone(), number, until)))
            .collect();
        let (mut open, mut tasks) = ([0; 3], [0; 3]);
        let mut memory = Vec::new();
        for sample in 1..=SAMPLES {
            tokio::time::sleep_until((begun + duration / SAMPLES * sample).into()).await;
            open[0] = open[0].max(connections().unwrap_or(0));
            tasks[0] = tasks[0].max(alive());
            if [SAMPLES / 8, SAMPLES / 2, SAMPLES].contains(&sample) {
                memory.push(resident());
            }
        }
        let mut all = Tally::default();
        for caller in callers {
            match caller.await {
                Ok(tally) => all.add(tally),
                Err(error) => all.wrong.push(format!("a caller ended early: {error}")),
            }
        }
        (open[1], tasks[1]) = (connections().unwrap_or(0), alive());
        (all, open, tasks, memory)
    });
    // The clients are gone: what belongs to them goes by itself.
    let begun = Instant::now();
    loop {
        (open[2], tasks[2]) = (connections().unwrap_or(0), alive());
        if (open[2], tasks[2]) == (0, 0) || begun.elapsed() > PATIENCE {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let memory = match memory.as_slice() {
        [Some(early), Some(half), Some(end)] => Some([*early, *half, *end]),
        _ => None,
    };
    let within = [0.9, 0.99, 1.0].map(|share| tallies.within(share));
    let Tally { sent, right, wrong, bytes, .. } = tallies;
    let connections = connections().map(|_| open);
    Figures { callers, duration, sent, right, wrong, within, bytes, connections, memory, tasks }
}
