//! What single calls have otherwise than their client: a client that differs in one thing and shares the rest.

use std::sync::Arc;
use std::time::Duration;

use super::{ClientCore, Setup};
use crate::call::Retry;
use crate::soap::HeaderBlock;

/// Each gives a client with one thing changed. It shares transport, connections, credentials and the retries that are left.
impl ClientCore {
    /// How long a call may take, attempts and waits and all. `None` sets no bound. An attempt is still cut off by its own
    /// time-out.
    #[must_use]
    pub fn with_timeout(&self, timeout: impl Into<Option<Duration>>) -> Self {
        let timeout = timeout.into();
        self.changed(|setup| setup.timeout = timeout)
    }

    /// How long an attempt may take. `None` sets no bound of its own; the call's time-out is one in any case.
    #[must_use]
    pub fn with_attempt_timeout(&self, timeout: impl Into<Option<Duration>>) -> Self {
        let timeout = timeout.into();
        self.changed(|setup| setup.attempt_timeout = timeout)
    }

    /// How calls are tried again. What retries are left is still counted for all clones together; the `budget` that is
    /// given here changes nothing.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        self.changed(|setup| setup.retry = retry)
    }

    /// A header block behind those that calls carry already.
    #[must_use]
    pub fn with_header(&self, header: HeaderBlock) -> Self {
        self.changed(|setup| setup.headers.push(header))
    }

    /// Whether every departure of an answer from its schema is an error.
    #[must_use]
    pub fn with_strict(&self, strict: bool) -> Self {
        self.changed(|setup| setup.reading.strict = strict)
    }

    fn changed(&self, change: impl FnOnce(&mut Setup)) -> Self {
        let mut setup = Setup::clone(&self.0);
        change(&mut setup);
        Self(Arc::new(setup))
    }
}
