//! What names an input that takes too long, while it still does: what hangs or overflows its stack says nothing itself.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

/// What no input may take: a thousand times what the slowest one does, so that a busy machine decides nothing.
const LONGEST: Duration = Duration::from_secs(60);

/// An input that a thread is at.
struct Running {
    since: Instant,
    name: String,
    input: Vec<u8>,
}

static RUNNING: LazyLock<Mutex<HashMap<ThreadId, Running>>> = LazyLock::new(|| {
    thread::spawn(watch);
    Mutex::default()
});

fn watch() {
    loop {
        thread::sleep(Duration::from_secs(1));
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(hung) = running.values().find(|running| running.since.elapsed() > LONGEST) {
            eprintln!("{} takes longer than {LONGEST:?}: {}", hung.name, String::from_utf8_lossy(&hung.input));
            std::process::abort();
        }
    }
}

/// Runs a target with an input, which is named where it panics, and where it takes longer than a minute: the process is
/// aborted then.
pub fn watched(name: &str, input: &[u8], run: &fn(&[u8])) {
    struct Watched;
    impl Drop for Watched {
        fn drop(&mut self) {
            let mut all = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(Running { name, input, .. }) = all.remove(&thread::current().id())
                && thread::panicking()
            {
                eprintln!("the input is {name}: {:?}", String::from_utf8_lossy(&input));
            }
        }
    }
    let running = Running { since: Instant::now(), name: name.to_owned(), input: input.to_vec() };
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(thread::current().id(), running);
    let watched = Watched;
    run(input);
    drop(watched);
}

/// Where the input that a process is at is kept, for the case that nothing is left of it that could tell.
pub fn last_input() -> PathBuf {
    std::env::temp_dir().join(format!("wsdl-last-input-{}", std::process::id()))
}
