//! Clock, sleep and chance, given from outside.

use std::time::Duration;

use crate::transport::BoxFuture;

/// What a client needs of its surroundings besides a transport. Tests give their own, and nothing depends on time.
pub trait Environment: Send + Sync {
    /// The time since some fixed moment, which never goes back.
    fn now(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// A random number from 0 up to, but not including, 1, by which waits are spread.
    fn jitter(&self) -> f64;

    /// Why a call cannot be made here and now, if so. Asked before each call.
    fn unavailable(&self) -> Option<&'static str> {
        None
    }
}

#[cfg(feature = "tokio")]
pub use self::tokio::TokioEnvironment;

#[cfg(feature = "tokio")]
mod tokio {
    use std::hash::{BuildHasher, RandomState};
    use std::time::{Duration, Instant};

    use super::{BoxFuture, Environment};

    /// Tokio's timer. Calls must be made inside a Tokio runtime whose timer is on.
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
            // Spreading waits needs no good randomness: each state of the standard library's hasher is seeded anew.
            let random = RandomState::new().hash_one(self.now());
            (random >> 11) as f64 / (1_u64 << 53) as f64
        }

        fn unavailable(&self) -> Option<&'static str> {
            tokio::runtime::Handle::try_current().is_err().then_some("calls must be made inside a Tokio runtime")
        }
    }
}
