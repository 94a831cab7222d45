//! Finding out which operations the generator refuses, each on its own.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use wsdl_codegen::diagnostics::Diagnostics;

/// Tries each name, several at once; returns what was wrong with those that failed.
pub(super) fn probe<'n>(
    names: &[&'n str],
    attempt: impl Fn(&str) -> Result<(), Diagnostics> + Sync,
) -> BTreeMap<&'n str, Diagnostics> {
    let (next, refused) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || {
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(wrong) = attempt(name) {
                refused.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(*name, wrong);
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from).min(names.len());
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    refused.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}
