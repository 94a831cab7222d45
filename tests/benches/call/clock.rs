//! Processor time of one thread: neither other processes nor the server's thread count.

use std::time::Duration;

/// The processor time of this thread so far.
#[cfg(unix)]
pub(crate) fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.try_into().expect("no time before the thread")
}

/// Elsewhere, the time on the wall.
#[cfg(not(unix))]
pub(crate) fn now() -> Duration {
    static BEGIN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGIN.elapsed()
}
