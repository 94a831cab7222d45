//! Sending again.

use std::time::Duration;

/// How a call is tried again when its request certainly did not reach the service, which is safe for every operation.
/// What may have been processed is never sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// How often a request is tried at most, the first time included; 3 by default. 0 counts as 1.
    pub attempts: u32,
    /// The longest wait before the second attempt; it doubles from attempt to attempt. 200 ms by default.
    pub first_wait: Duration,
    /// The longest wait at all; 5 s by default.
    pub longest_wait: Duration,
}

/// No wait is longer, whatever is set.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

impl Default for Retry {
    fn default() -> Self {
        Self { attempts: 3, first_wait: Duration::from_millis(200), longest_wait: Duration::from_secs(5) }
    }
}

impl Retry {
    /// Every request is tried once.
    pub fn never() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// How long to wait after so many attempts, between half of the longest wait and all of it; `None` to give up.
    pub(super) fn wait(&self, attempts: u32, jitter: f64) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let longest = self.first_wait.saturating_mul(doubled).min(self.longest_wait).min(LONGEST);
        let jitter = if jitter.is_nan() { 1.0 } else { jitter.clamp(0.0, 1.0) };
        Some(longest.mul_f64(0.5 + 0.5 * jitter))
    }
}
