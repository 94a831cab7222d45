//! The clock, timer and random numbers that a client uses.

use std::time::Duration;

use crate::transport::BoxFuture;

/// What a client needs of its surroundings besides a transport. Tests can implement it to control time.
pub trait Environment: Send + Sync {
    /// Returns the time since a fixed moment. It never goes back.
    fn now(&self) -> Duration;

    /// Returns a future that completes after this time.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Returns a random number in `0.0..1.0`, which spreads the waits between attempts.
    fn jitter(&self) -> f64;

    /// Returns why no call can be made here and now, or `None` if calls can be made. The client asks before each call.
    fn unavailable(&self) -> Option<&'static str> {
        None
    }

    /// Whether it waits by Tokio's timer, which needs no box then.
    #[doc(hidden)]
    fn is_tokio(&self) -> bool {
        false
    }
}

#[cfg(feature = "tokio")]
pub use self::tokio::TokioEnvironment;

#[cfg(feature = "tokio")]
mod tokio {
    use std::hash::{BuildHasher, RandomState};
    use std::time::{Duration, Instant};

    use super::{BoxFuture, Environment};

    /// Tokio's timer. Calls must be made inside a Tokio runtime whose timer is enabled.
    #[derive(Debug)]
    pub struct TokioEnvironment {
        begin: Instant,
    }

    impl Default for TokioEnvironment {
        fn default() -> Self {
            Self { begin: Instant::now() }
        }
    }

    impl Environment for TokioEnvironment {
        fn now(&self) -> Duration {
            self.begin.elapsed()
        }

        fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
            Box::pin(tokio::time::sleep(duration))
        }

        fn jitter(&self) -> f64 {
            // Spreading waits needs no strong randomness: the standard library seeds each `RandomState` differently.
            let random = RandomState::new().hash_one(self.now());
            (random >> 11) as f64 / (1_u64 << 53) as f64
        }

        fn is_tokio(&self) -> bool {
            true
        }

        fn unavailable(&self) -> Option<&'static str> {
            tokio::runtime::Handle::try_current().is_err().then_some("calls must be made inside a Tokio runtime")
        }
    }
}
