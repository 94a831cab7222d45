//! Keeps a client from locking its account: after a rejected logon no call is sent, and until the first accepted one
//! calls are sent one at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::call::{CredentialsRefused, Error, FaultEffect};

/// What is known of a user and password. All clones of a client share it.
#[derive(Debug)]
pub(super) struct Logon {
    state: Mutex<State>,
    /// Has one permit, for a call that tries credentials not yet accepted.
    trial: Arc<Semaphore>,
    settings: LogonSettings,
}

/// Settings for logons.
#[derive(Debug, Clone, Copy)]
pub(super) struct LogonSettings {
    /// Whether calls are sent one at a time until the credentials are accepted.
    pub(super) one_at_a_time: bool,
    /// How long no call is sent after the service reported that the user is locked out.
    pub(super) lockout: Duration,
}

#[derive(Debug, Clone, Copy)]
enum State {
    /// No call was answered yet.
    Untried,
    /// The service accepted the credentials.
    Accepted,
    /// The service rejected the credentials with this code.
    Rejected(&'static str),
    /// The service refuses the user until this time of the environment's clock.
    LockedOut(&'static str, Duration),
}

/// Permission to make one call.
#[derive(Debug)]
pub(super) struct Pass {
    /// Held while the credentials are tried; `None` if they are known to be right.
    _trial: Option<OwnedSemaphorePermit>,
}

impl Logon {
    pub(super) fn new(settings: LogonSettings) -> Self {
        Self { state: Mutex::new(State::Untried), trial: Arc::new(Semaphore::new(1)), settings }
    }

    /// Returns a new state for other credentials, with the same settings.
    pub(super) fn afresh(&self) -> Self {
        Self::new(self.settings)
    }

    /// Forgets what is known.
    pub(super) fn reset(&self) {
        *self.state() = State::Untried;
    }

    /// Returns a pass if no wait is needed, `None` if the credentials must be tried first.
    ///
    /// # Errors
    /// The service refused the credentials before.
    pub(super) fn enter_at_once(&self, now: impl Fn() -> Duration) -> Result<Option<Pass>, CredentialsRefused> {
        Ok((!self.needs_trial(&now)?).then_some(Pass { _trial: None }))
    }

    /// Waits for a turn to try the credentials. A call that needs none is let in by [`enter_at_once`](Self::enter_at_once).
    ///
    /// # Errors
    /// The service refused the credentials before.
    pub(super) async fn enter(&self, now: impl Fn() -> Duration) -> Result<Pass, CredentialsRefused> {
        // `ok` is enough: the semaphore is never closed.
        let trial = self.trial.clone().acquire_owned().await.ok();
        // Another call may have settled it meanwhile.
        let needs_trial = self.needs_trial(&now)?;
        Ok(Pass { _trial: trial.filter(|_| needs_trial) })
    }

    /// Whether the next call tries credentials that were not accepted yet.
    fn needs_trial(&self, now: &impl Fn() -> Duration) -> Result<bool, CredentialsRefused> {
        let mut state = self.state();
        match *state {
            State::Accepted => return Ok(false),
            State::Rejected(code) => return Err(CredentialsRefused::new(code, None)),
            State::LockedOut(code, until) => match until.checked_sub(now()).filter(|left| !left.is_zero()) {
                Some(left) => return Err(CredentialsRefused::new(code, Some(left))),
                None => *state = State::Untried,
            },
            State::Untried => {}
        }
        Ok(self.settings.one_at_a_time)
    }

    /// Records how a call ended, then lets the next one start.
    pub(super) fn leave(&self, pass: Pass, ended: Result<(), &Error>, now: impl Fn() -> Duration) {
        let learnt = match ended {
            Ok(()) => Some(State::Accepted),
            Err(error) => match error.effect() {
                Some((FaultEffect::LogonRejected, code)) => Some(State::Rejected(code)),
                Some((FaultEffect::LockedOut, code)) => {
                    Some(State::LockedOut(code, now().saturating_add(self.settings.lockout)))
                }
                Some((FaultEffect::NotProcessed, _)) => None,
                None => matches!(error, Error::Service(_)).then_some(State::Accepted),
            },
        };
        if let Some(learnt) = learnt {
            let mut state = self.state();
            // An older call that ends well does not undo a later refusal.
            if !(matches!(learnt, State::Accepted) && matches!(*state, State::Rejected(_) | State::LockedOut(..))) {
                *state = learnt;
            }
        }
        drop(pass);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
