//! Processor time: it does not count what other processes take.

use std::hint::black_box;
use std::time::Duration;

use crate::chance::Chance;

/// So many values are kept at most while the clock runs. With thousands, writing a request would take twice the time: the
/// allocator would give memory that no cache has.
const BATCH: usize = 100;

/// A function that runs what it measures, and tells the time that one run takes.
pub(crate) type Timed<'a> = Box<dyn FnMut() -> Duration + 'a>;

/// The processor time of this process so far.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().expect("no time before the process")
}

/// Elsewhere, the time on the wall.
#[cfg(not(unix))]
fn now() -> Duration {
    static BEGIN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGIN.elapsed()
}

/// Measures `work`, run `repeat` times. Its values are dropped while the clock stands still.
pub(crate) fn timed<'a, T: 'a>(repeat: usize, work: impl Fn() -> T + 'a) -> Timed<'a> {
    let batch = repeat.min(BATCH);
    let mut values = Vec::with_capacity(batch);
    Box::new(move || {
        let mut took = Duration::ZERO;
        for _ in 0..repeat / batch {
            let begin = now();
            for _ in 0..batch {
                values.push(black_box(work()));
            }
            took += now() - begin;
            values.clear();
        }
        took / u32::try_from(repeat / batch * batch).expect("a small number")
    })
}

/// The median time of each function. Every round runs all of them once, in an order of its own: what disturbs one
/// function for a while disturbs its neighbours too, and no function always follows the same one.
pub(crate) fn medians(mut functions: Vec<Timed<'_>>, rounds: usize) -> Vec<Duration> {
    let mut chance = Chance::new(1);
    let mut order: Vec<usize> = (0..functions.len()).collect();
    let mut times = vec![Vec::with_capacity(rounds); functions.len()];
    for _ in 0..rounds {
        chance.shuffle(&mut order);
        for &index in &order {
            times[index].push(functions[index]());
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[rounds / 2]
    };
    times.into_iter().map(median).collect()
}
