//! Work on several threads, whose results are in the order of the jobs.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this do not pay.
const THREADS: usize = 8;

/// Does all jobs. Of several errors it gives that of the earliest job.
///
/// # Errors
/// A job failed, or panicked.
pub(super) fn run<J: Sync, T: Send>(
    jobs: &[J],
    work: impl Fn(&J) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return done };
            done.push((index, work(job)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(THREADS).min(jobs.len());
    let mut done = thread::scope(|scope| {
        // This thread works too, so that it is no harm where none can be started.
        let start = |_| thread::Builder::new().spawn_scoped(scope, share).ok();
        let others: Vec<_> = (1..threads).filter_map(start).collect();
        let mut done = share();
        for other in others {
            done.extend(other.join().map_err(|_| "an emitter panicked".to_owned())?);
        }
        Ok::<_, String>(done)
    })?;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_jobs() {
        let jobs: Vec<usize> = (0..1_000).collect();
        let squares = run(&jobs, |job| Ok(job * job)).unwrap();
        assert!(squares.into_iter().eq((0..1_000).map(|job| job * job)));
        assert_eq!(run(&[], |(): &()| Ok(())), Ok(Vec::new()));
    }

    #[test]
    fn the_earliest_error_counts() {
        let jobs: Vec<usize> = (0..100).collect();
        for _ in 0..20 {
            let failed = run(&jobs, |job| if job % 30 == 7 { Err(format!("job {job}")) } else { Ok(()) });
            assert_eq!(failed, Err("job 7".to_owned()));
        }
    }
}
