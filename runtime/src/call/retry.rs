//! Retries: for which operations, after what, how often, and after which wait.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::exchange::RawResponse;
use super::operation::OperationKind;
use super::page;
use crate::transport::{BoxError, TooLarge, TransportError, TransportErrorKind, UnknownEncoding};

/// When and how often a call is sent again.
///
/// | what happened | safe | idempotent | non-idempotent |
/// |---|---|---|---|
/// | the request certainly did not reach the service, or the service rejected it over its rate (429) | again | again | again |
/// | no answer, a part of one, or none in time; 408, 502, 503, 504; a gateway's page instead of SOAP, also with 404 | again | again, unless [`idempotent`](Self::idempotent) is `false` | never |
/// | a SOAP answer, including a fault or the beginning of one | never | never | never |
/// | a failure that would repeat: a request that cannot be sent, a proxy that rejects the password, an answer that is too large or in an unknown `Content-Encoding`, a redirect, a refusal (400, 401, 403, 405 and the like) | never | never | never |
///
/// The service's configuration sets the kind of each operation: see [`OperationKind`]. All calls of a client and its
/// clones share a budget of retries: see [`ClientBuilder::retry_budget`](crate::ClientBuilder::retry_budget).
///
/// ```
/// use std::time::Duration;
/// use wsdl_runtime::Retry;
///
/// let patient = Retry::default().with_max_attempts(5).with_max_backoff(Duration::from_secs(30));
/// assert_eq!(patient.initial_backoff, Duration::from_millis(200));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// The most attempts of a call, including the first; 3 by default. 0 counts as 1.
    pub max_attempts: u32,
    /// The longest wait before the second attempt; 200 ms by default. It doubles with each further attempt. Each wait
    /// is a random time between half of it and all of it.
    pub initial_backoff: Duration,
    /// The longest wait before any attempt, except one that the service asks for; 5 s by default.
    pub max_backoff: Duration,
    /// The longest wait accepted from the service (`Retry-After`); 60 s by default. The backoff is added to it. If the
    /// service asks for a longer wait, the call is not sent again and ends with the answer that it got.
    pub max_retry_after: Duration,
    /// Whether idempotent operations are sent again under the same conditions as safe ones; `true` by default.
    pub idempotent: bool,
}

/// The longest wait, whatever is set.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

impl Default for Retry {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            initial_backoff: Duration::from_millis(200),
            max_backoff: Duration::from_secs(5),
            max_retry_after: Duration::from_secs(60),
            idempotent: true,
        }
    }
}

/// Why a call that failed may be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The service certainly did not process the request. It may ask for a wait.
    NotProcessed(Option<Duration>),
    /// The service may have processed the request. It may ask for a wait.
    Unknown(Option<Duration>),
}

impl Cause {
    /// Returns the cause for a retry that an answer gives; `None` if the answer is to be read.
    pub(super) fn of(response: &RawResponse) -> Option<Self> {
        let status = response.status.as_u16();
        match status {
            _ if is_final(status) => None,
            _ if page::is_soap(response) => None,
            429 => Some(Self::NotProcessed(response.retry_after())),
            408 | 502..=504 => Some(Self::Unknown(response.retry_after())),
            _ if page::is_page(response) => Some(Self::Unknown(response.retry_after())),
            _ => None,
        }
    }

    /// Returns the cause for a retry after a part of an answer.
    pub(super) fn of_part(response: &RawResponse, source: &BoxError) -> Option<Self> {
        // Size and encoding would be the same the next time.
        if source.is::<TooLarge>() || source.is::<UnknownEncoding>() { None } else { Self::of_late(response) }
    }

    /// Returns the cause for a retry after a part of an answer whose rest did not come in time.
    pub(super) fn of_late(response: &RawResponse) -> Option<Self> {
        // The fault may be about a wrong password.
        let is_fault = page::has_fault(response) || (!response.status.is_success() && page::is_soap(response));
        (!is_fault && !is_final(response.status.as_u16())).then_some(Self::Unknown(None))
    }

    /// Returns the cause for a retry after a transport's failure.
    pub(super) fn of_failure(error: &TransportError) -> Option<Self> {
        match error.kind() {
            // The same request fails in the same way, and proxies count wrong passwords.
            TransportErrorKind::Request | TransportErrorKind::Proxy => None,
            _ if error.may_have_been_sent() => Some(Self::Unknown(None)),
            _ => Some(Self::NotProcessed(None)),
        }
    }

    fn asked(self) -> Option<Duration> {
        match self {
            Self::NotProcessed(asked) | Self::Unknown(asked) => asked,
        }
    }
}

/// Whether a status would be the same the next time: refusals and redirects. 404 is not among them, since gateways send
/// it while they do not find their service.
fn is_final(status: u16) -> bool {
    matches!(status, 300..=403 | 405..=407 | 409..=428 | 430..=499)
}

impl Retry {
    /// Returns settings with which every request is sent once.
    pub fn never() -> Self {
        Self::default().with_max_attempts(1)
    }

    /// Sets [`max_attempts`](Self::max_attempts).
    #[must_use]
    pub const fn with_max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets [`initial_backoff`](Self::initial_backoff).
    #[must_use]
    pub const fn with_initial_backoff(self, wait: Duration) -> Self {
        Self { initial_backoff: wait, ..self }
    }

    /// Sets [`max_backoff`](Self::max_backoff).
    #[must_use]
    pub const fn with_max_backoff(self, wait: Duration) -> Self {
        Self { max_backoff: wait, ..self }
    }

    /// Sets [`max_retry_after`](Self::max_retry_after).
    #[must_use]
    pub const fn with_max_retry_after(self, wait: Duration) -> Self {
        Self { max_retry_after: wait, ..self }
    }

    /// Sets [`idempotent`](Self::idempotent).
    #[must_use]
    pub const fn with_idempotent(self, again: bool) -> Self {
        Self { idempotent: again, ..self }
    }

    /// Returns how long to wait after this many attempts of an operation of this kind; `None` to give up.
    pub(super) fn wait(
        &self,
        kind: OperationKind,
        cause: Cause,
        attempts: u32,
        jitter: impl FnOnce() -> f64,
    ) -> Option<Duration> {
        let again = match (cause, kind) {
            (Cause::NotProcessed(_), _) | (Cause::Unknown(_), OperationKind::Safe) => true,
            (Cause::Unknown(_), OperationKind::Idempotent) => self.idempotent,
            (Cause::Unknown(_), OperationKind::NonIdempotent) => false,
        };
        if !again || attempts >= self.max_attempts {
            return None;
        }
        // Between half of the longest wait and all of it.
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let longest = self.initial_backoff.saturating_mul(doubled).min(self.max_backoff).min(LONGEST);
        let jitter = jitter();
        let jitter = if jitter.is_nan() { 1.0 } else { jitter.clamp(0.0, 1.0) };
        let wait = longest.mul_f64(0.5 + 0.5 * jitter);
        match cause.asked() {
            Some(asked) if asked > self.max_retry_after => None,
            // Clients that are rejected together should not return together.
            Some(asked) => Some(asked.saturating_add(wait)),
            None => Some(wait),
        }
    }
}

/// The retries that all calls of a client have left, in tenths.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    most: u32,
}

/// The cost of a retry; an answer returns 1.
const COST: u32 = 10;

impl Budget {
    /// Creates a budget of this many retries.
    pub(crate) fn new(retries: u32) -> Self {
        let most = retries.saturating_mul(COST);
        Self { left: AtomicU32::new(most), most }
    }

    /// Takes a retry; returns `false` if none is left.
    pub(super) fn take(&self) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST)).is_ok()
    }

    /// Returns a tenth of a retry, after an answer.
    pub(super) fn give(&self) {
        let more = |left: u32| (left < self.most).then(|| left + 1);
        // The update fails if the budget is full, which is no problem.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}
