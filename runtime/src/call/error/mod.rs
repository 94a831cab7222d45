//! Why a call did not give a response, split by what the caller can do about it.

mod display;
mod fault;
mod no_answer;
mod not_sent;
mod not_soap;
mod service;

use std::fmt;

pub use fault::FaultAnswer;
pub use no_answer::NoAnswer;
pub use not_sent::{CredentialsRefused, FacetErrors, NotSent, NotSentReason, RequestTooLarge};
pub use not_soap::{NotSoap, NotSoapReason};
pub use service::ServiceError;

use super::answer::Answer;
use super::exchange::{Exchange, RawResponse};
use super::operation::{FaultEffect, bracketed};
use crate::codec::{ReadError, ServiceFailure};
use crate::soap::{Fault, FaultKind};

/// Why a call did not give a response.
///
/// | kind | what happened | what to do |
/// |---|---|---|
/// | [`NotSent`](Self::NotSent) | the request did not leave | repair the request or the connection; sending again is safe |
/// | [`NoAnswer`](Self::NoAnswer) | no whole answer came, or not in time | find out what became of the request before sending again |
/// | [`NotSoap`](Self::NotSoap) | something else than SOAP came: a page, an empty refusal | look at status and body |
/// | [`Fault`](Self::Fault) | the service answered with a fault | depends on the fault's code and text |
/// | [`Service`](Self::Service) | the response itself reports that the call failed | depends on its description |
/// | [`NotUnderstood`](Self::NotUnderstood) | an envelope came that is not as the schema says | report it; the place is named |
///
/// [`may_have_been_processed`](Self::may_have_been_processed) says of each whether sending again is safe.
///
/// `Display` is one line: the operation, what happened, why, the HTTP status, then the rest. [`source`](std::error::Error::source)
/// goes on with errors of other crates, which the line does not repeat. Texts that the service wrote are cut at 1,000
/// characters, of a stack trace the first line is shown, and characters that end lines or steer terminals are escaped.
/// Neither `Display` nor `Debug` shows credentials, values or bodies: see [what is never shown](crate#what-is-never-shown).
///
/// An `Error` takes two machine words.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request certainly did not reach the service.
    NotSent(Box<NotSent>),
    /// The request may have reached the service, but no whole answer came back, or not in time.
    NoAnswer(Box<NoAnswer>),
    /// An answer came that is not SOAP.
    NotSoap(Box<NotSoap>),
    /// The service answered with a fault.
    Fault(Box<FaultAnswer>),
    /// The response itself reports that the call failed, in an element that the configuration names.
    Service(Box<ServiceError>),
    /// A SOAP answer came that is not as the schema says.
    NotUnderstood(Box<NotUnderstood>),
}

/// See [`Error::NotUnderstood`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NotUnderstood {
    /// The exchange with the answer.
    pub exchange: Exchange,
    /// What is wrong, and where.
    pub problem: ReadError,
}

/// What a fault or a reported failure means for its call, with the code that says so.
pub(crate) type Effect = (FaultEffect, &'static str);

/// An exchange, whatever came of it.
#[derive(Clone, Copy)]
enum Any<'e> {
    None(&'e Exchange<()>),
    Perhaps(&'e Exchange<Option<RawResponse>>),
    Whole(&'e Exchange),
}

/// The same expression for an exchange of whatever kind.
macro_rules! of_any {
    ($any:expr, $exchange:ident => $value:expr) => {
        match $any {
            Any::None($exchange) => $value,
            Any::Perhaps($exchange) => $value,
            Any::Whole($exchange) => $value,
        }
    };
}
use of_any;

impl Error {
    fn any(&self) -> Any<'_> {
        match self {
            Self::NotSent(error) => Any::None(&error.exchange),
            Self::NoAnswer(error) => Any::Perhaps(&error.exchange),
            Self::NotSoap(error) => Any::Whole(&error.exchange),
            Self::Fault(error) => Any::Whole(&error.exchange),
            Self::Service(error) => Any::Whole(&error.exchange),
            Self::NotUnderstood(error) => Any::Whole(&error.exchange),
        }
    }

    /// The name of the operation that was called.
    pub fn operation(&self) -> &'static str {
        of_any!(self.any(), exchange => exchange.operation)
    }

    /// The address that was called.
    pub fn endpoint(&self) -> &http::Uri {
        of_any!(self.any(), exchange => &exchange.endpoint)
    }

    /// How often the request was sent, or tried to be sent.
    pub fn attempts(&self) -> u32 {
        of_any!(self.any(), exchange => exchange.attempts)
    }

    /// How many attempts before the last one the service may have processed: see
    /// [`Exchange::unknown_outcomes`](crate::Exchange::unknown_outcomes).
    pub fn unknown_outcomes(&self) -> u32 {
        of_any!(self.any(), exchange => exchange.unknown_outcomes)
    }

    /// The size of the request's body in bytes; 0 if it could not be written.
    pub fn request_bytes(&self) -> usize {
        of_any!(self.any(), exchange => exchange.request_bytes)
    }

    /// The HTTP response, if one came; of one that broke off, what came of it.
    pub fn response(&self) -> Option<&RawResponse> {
        match self.any() {
            Any::None(_) => None,
            Any::Perhaps(exchange) => exchange.response.as_ref(),
            Any::Whole(exchange) => Some(&exchange.response),
        }
    }

    /// The HTTP status, if a response came.
    pub fn status(&self) -> Option<http::StatusCode> {
        self.response().map(|response| response.status)
    }

    /// The request's envelope for logs: see [`Exchange::masked_request`].
    pub fn masked_request(&self) -> String {
        of_any!(self.any(), exchange => exchange.masked_request())
    }

    /// The body of the response for logs, if one came: see [`Exchange::masked_response`].
    pub fn masked_response(&self) -> Option<String> {
        match self.any() {
            Any::None(_) => None,
            Any::Perhaps(exchange) => exchange.masked_response(),
            Any::Whole(exchange) => Some(exchange.masked_response()),
        }
    }

    /// The fault, if the service answered with one.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(error) => Some(&error.fault),
            _ => None,
        }
    }

    /// What the response reports of the failure, if it is an [`Error::Service`].
    pub fn service_failure(&self) -> Option<&ServiceFailure> {
        match self {
            Self::Service(error) => Some(&error.failure),
            _ => None,
        }
    }

    /// The rest of a response that reports a failure, which the service may have filled all the same.
    ///
    /// # Errors
    /// The error itself: it is not an [`Error::Service`], the response lacks what it must have, or `R` is not the response
    /// of the operation that was called.
    pub fn into_answer<R: 'static>(self) -> Result<Answer<R>, Self> {
        match self {
            Self::Service(mut error) => error.take_answer().ok_or(Self::Service(error)),
            other => Err(other),
        }
    }

    /// Whether time ran out, before or after the request was sent.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::NotSent(error) => match &error.reason {
                NotSentReason::Transport(error) => error.is_timeout(),
                reason => matches!(reason, NotSentReason::NoTime),
            },
            Self::NoAnswer(error) => error.timeout,
            _ => false,
        }
    }

    /// Whether the service may have done what the request asks for. If it is `false`, sending again is safe.
    ///
    /// It is `true` unless the opposite is certain: the request was not sent, was refused by its HTTP status before
    /// anything could look at it, or the fault's code says that it was not processed, by SOAP or by the service's
    /// configuration.
    pub fn may_have_been_processed(&self) -> bool {
        self.unknown_outcomes() > 0 || self.last_attempt_may_have_been_processed()
    }

    /// The same of the last attempt alone.
    pub(crate) fn last_attempt_may_have_been_processed(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::NoAnswer(_) | Self::NotUnderstood(_) => true,
            // Every effect that is known says that nothing was processed.
            Self::Service(error) => error.effect.is_none(),
            Self::Fault(error) if error.effect.is_some() => false,
            Self::NotSoap(error) => !error.exchange.response.is_refusal(),
            Self::Fault(error) => !matches!(error.fault.kind(), FaultKind::MustUnderstand | FaultKind::VersionMismatch),
        }
    }

    /// What the service's words mean by the configuration, with the code that says so.
    pub(crate) fn effect(&self) -> Option<Effect> {
        match self {
            Self::Fault(error) => error.effect,
            Self::Service(error) => error.effect,
            Self::NotSent(_) | Self::NoAnswer(_) | Self::NotSoap(_) | Self::NotUnderstood(_) => None,
        }
    }

    /// The codes in brackets of the fault, or of the one that an earlier call with these credentials got. For generated code
    /// only.
    #[doc(hidden)]
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let reasons = self.fault().map_or(&[][..], |fault| &fault.reasons);
        let known = match self {
            Self::NotSent(error) => match &error.reason {
                NotSentReason::Credentials(refused) => Some(refused.code),
                _ => None,
            },
            // A reason may be masked.
            _ => self.effect().map(|(_, code)| code),
        };
        known.into_iter().chain(reasons.iter().flat_map(|reason| bracketed(&reason.text)))
    }
}

impl Error {
    pub(crate) fn not_understood(exchange: Exchange, problem: ReadError) -> Self {
        Self::NotUnderstood(Box::new(NotUnderstood { exchange, problem }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display::line(self, f)
    }
}

/// Errors of other crates. What the runtime itself says of the cause is in the line already, and its types are in the
/// fields of the variants.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotSent(error) => match &error.reason {
                NotSentReason::Transport(error) => std::error::Error::source(error),
                _ => None,
            },
            Self::NoAnswer(error) => error.foreign_source(),
            Self::NotSoap(_) | Self::Fault(_) | Self::Service(_) | Self::NotUnderstood(_) => None,
        }
    }
}
