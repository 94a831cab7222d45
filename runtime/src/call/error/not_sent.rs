//! The request did not leave.

use std::fmt;
use std::time::Duration;

use crate::call::error::Error;
use crate::call::exchange::Exchange;
use crate::codec::{FacetError, WriteError};
use crate::transport::TransportError;

/// See [`Error::NotSent`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NotSent {
    /// What was to be sent, and where.
    pub exchange: Exchange<()>,
    /// Why it was not.
    pub reason: NotSentReason,
}

/// Why a request was not sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotSentReason {
    /// A value of the request cannot be written as XML.
    Write(WriteError),
    /// Values of the request do not satisfy the facets of their types, and the client [checks](crate::FacetChecks) that.
    Facets(FacetErrors),
    /// There was no way to the service.
    Transport(TransportError),
    /// The request is larger than the client sends.
    TooLarge(RequestTooLarge),
    /// The service refused the client's credentials in an earlier call.
    Credentials(CredentialsRefused),
    /// Time ran out while another call was trying the credentials: see
    /// [`one_logon_at_a_time`](crate::ClientBuilder::one_logon_at_a_time).
    NoTime,
    /// The call cannot be made here and now, as the environment or the blocking client says.
    Unavailable(&'static str),
}

impl fmt::Display for NotSentReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => error.fmt(f),
            Self::Facets(errors) => errors.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::NoTime => {
                f.write_str("time ran out while another call was trying the credentials for the first time")
            }
            Self::Unavailable(why) => f.write_str(why),
        }
    }
}

/// The values of a request that do not satisfy the facets of their types; at least one, and the first hundred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetErrors(pub Vec<FacetError>);

impl fmt::Display for FacetErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.0.first() {
            first.fmt(f)?;
        }
        match self.0.len().saturating_sub(1) {
            0 => {}
            1 => f.write_str(", and one more")?,
            more => write!(f, ", and {more} more")?,
        }
        f.write_str(" (`with_facets(FacetChecks::Report)` sends such values all the same)")
    }
}

impl std::error::Error for FacetErrors {}

/// A request is larger than [`largest_request`](crate::ClientBuilder::largest_request).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the request has {bytes} bytes, and the client sends at most {limit}: send less at a time, or raise \
     `largest_request(bytes)` on the builder if the service takes more (ASP.NET takes 4 MiB by default)"
)]
#[non_exhaustive]
pub struct RequestTooLarge {
    /// The size of the request's body in bytes, envelope included.
    pub bytes: usize,
    /// The limit in bytes.
    pub limit: usize,
}

/// The service refused the client's credentials in an earlier call. No further call is sent, since services count attempts
/// and lock users out.
///
/// All clones of a client share this. `with_credentials` returns a client that uses others; `reset_logon` lets this one try
/// again. Calls of operations that carry no credentials are sent in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CredentialsRefused {
    /// The code by which the service refused them.
    pub code: &'static str,
    /// The time until calls are sent again by themselves; `None` if that does not happen.
    pub remaining: Option<Duration>,
}

impl CredentialsRefused {
    pub(crate) fn new(code: &'static str, remaining: Option<Duration>) -> Self {
        Self { code, remaining }
    }
}

impl fmt::Display for CredentialsRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, remaining } = self;
        match remaining {
            Some(remaining) => write!(
                f,
                "the service refused an earlier call with [{code}], so the client sends nothing for another {} s \
                 (`reset_logon` ends that)",
                remaining.as_secs_f64().ceil()
            ),
            None => write!(
                f,
                "the service refused an earlier call with [{code}], so the client sends nothing more with these \
                 credentials: use `with_credentials` for others, or `reset_logon` to try these again"
            ),
        }
    }
}

impl std::error::Error for CredentialsRefused {}

impl Error {
    pub(crate) fn not_sent(exchange: Exchange<()>, reason: NotSentReason) -> Self {
        Self::NotSent(Box::new(NotSent { exchange, reason }))
    }
}
