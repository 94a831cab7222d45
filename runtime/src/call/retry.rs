//! Sending again: for which operations, after what, how often, and after which wait.

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
/// | the request certainly did not reach the service, or was turned away over its rate (429) | again | again | again |
/// | no answer, half an answer, none in time; 408, 502, 503, 504; a gateway's page instead of SOAP, 404 too | again | again, unless [`idempotent`](Self::idempotent) is `false` | never |
/// | a SOAP answer, faults included, also the beginning of a fault | never | never | never |
/// | what would fail in the same way: a request that cannot be sent, a proxy that wants another password, an answer that is too large or in an unknown `Content-Encoding`, a redirect, a refusal (400, 401, 403, 405 and the like) | never | never | never |
///
/// The service's configuration says what kind an operation is: see [`OperationKind`]. All calls of a client and its clones
/// share a budget of retries: see [`ClientBuilder::retry_budget`](crate::ClientBuilder::retry_budget).
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
    /// The most attempts of one call, the first included; 3 by default. 0 counts as 1.
    pub max_attempts: u32,
    /// The longest wait before the second attempt; 200 ms by default. It doubles from attempt to attempt. Each wait is a
    /// random time between half of it and all of it.
    pub initial_backoff: Duration,
    /// The longest wait before any attempt, apart from one that the service asks for; 5 s by default.
    pub max_backoff: Duration,
    /// The longest wait that a service may ask for (`Retry-After`); 60 s by default. The backoff is added to it. A call that
    /// is asked to wait longer is not sent again, and ends with what came.
    pub max_retry_after: Duration,
    /// Whether idempotent operations are sent again as safe ones are; `true` by default.
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

/// What a call that failed could be tried again after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The service certainly did not process the request; it may ask for a wait.
    NotProcessed(Option<Duration>),
    /// The service may have processed the request; it may ask for a wait.
    Unknown(Option<Duration>),
}

impl Cause {
    /// What an answer gives cause for; `None` where it is one to be read.
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

    /// What an answer gives cause for of which a part came.
    pub(super) fn of_part(response: &RawResponse, source: &BoxError) -> Option<Self> {
        // It is as large, and encoded in the same way, the next time.
        if source.is::<TooLarge>() || source.is::<UnknownEncoding>() { None } else { Self::of_late(response) }
    }

    /// The same where the rest did not come in time.
    pub(super) fn of_late(response: &RawResponse) -> Option<Self> {
        // What began as a fault may be one of a wrong password.
        let is_fault = page::has_fault(response) || (!response.status.is_success() && page::is_soap(response));
        (!is_fault && !is_final(response.status.as_u16())).then_some(Self::Unknown(None))
    }

    /// What a transport's failure gives cause for.
    pub(super) fn of_failure(error: &TransportError) -> Option<Self> {
        match error.kind() {
            // The same request fails the same way, and a proxy counts wrong passwords.
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

/// Whether a status is as final the next time: trying again helps neither against a closed door nor against an answer that
/// leads elsewhere. Gateways say 404 while they do not find their service.
fn is_final(status: u16) -> bool {
    matches!(status, 300..=403 | 405..=407 | 409..=428 | 430..=499)
}

impl Retry {
    /// Sends every request once.
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

    /// How long to wait after this many attempts of an operation of this kind; `None` to give up.
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
            // All that are turned away at once should not come back at once.
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

/// A retry costs this much; an answer gives 1 back.
const COST: u32 = 10;

impl Budget {
    /// A budget of this many retries.
    pub(crate) fn new(retries: u32) -> Self {
        let most = retries.saturating_mul(COST);
        Self { left: AtomicU32::new(most), most }
    }

    /// Takes a retry; `false` if none is left.
    pub(super) fn take(&self) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST)).is_ok()
    }

    /// Gives a tenth of a retry back, since an answer came.
    pub(super) fn give(&self) {
        let more = |left: u32| (left < self.most).then(|| left + 1);
        // A full budget stays as it is.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}
