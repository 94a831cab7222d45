//! Why a call did not give a response, split by what the caller can do about it.

use std::any::Any;
use std::fmt;
use std::time::Duration;

use super::answer::Answer;
use super::exchange::{Exchange, RawResponse};
use super::operation::{FaultEffect, KnownFault, bracketed};
use crate::codec::{Deviations, Fragment, ReadError, ServiceFailure, WriteError};
use crate::soap::{Fault, FaultKind};
use crate::transport::{BoxError, TooLarge, TransportError};

/// Why a call did not give a response.
///
/// | kind | what happened | what to do |
/// |---|---|---|
/// | [`NotSent`](Self::NotSent) | the request did not leave | mend the request or the connection; sending again is safe |
/// | [`NoAnswer`](Self::NoAnswer) | no whole answer came, or not in time | the service may have processed it |
/// | [`NotSoap`](Self::NotSoap) | something else than SOAP came: a page, an empty refusal | look at status and body |
/// | [`Fault`](Self::Fault) | the service says that it failed | by the fault's code and text |
/// | [`Service`](Self::Service) | the answer holds an element by which the service says that it failed | by its description |
/// | [`NotUnderstood`](Self::NotUnderstood) | an envelope came that is not as the schema says | report it; the place is named |
///
/// Neither `Debug` nor `Display` shows credentials, values or bodies. Texts that the service writes for people (of faults,
/// of failures inside answers) are shown, with `***` in the place of the client's own credentials; as they came they are in
/// the response's body. An `Error` takes two machine words.
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
    /// The answer itself says that the call failed, in an element that the configuration names.
    Service(Box<ServiceError>),
    /// A SOAP answer came that cannot be understood.
    NotUnderstood(Box<NotUnderstood>),
}

/// See [`Error::NotSent`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NotSent {
    /// What was to be sent, and where.
    pub exchange: Exchange,
    /// Why it was not.
    pub reason: NotSentReason,
}

/// Why a request was not sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotSentReason {
    /// A value of the request cannot be written as XML.
    #[error("the request cannot be written")]
    Write(#[source] WriteError),
    /// There was no way to the service.
    #[error("the service was not reached")]
    Transport(#[source] TransportError),
    /// The request is larger than the client sends.
    #[error("{0}")]
    TooLarge(RequestTooLarge),
    /// The service refused the client's credentials in an earlier call.
    #[error("{0}")]
    Credentials(CredentialsRefused),
    /// Time ran out while another call was trying the credentials: see
    /// [`one_logon_at_a_time`](crate::ClientBuilder::one_logon_at_a_time).
    #[error("time ran out while another call was trying the credentials for the first time")]
    NoTime,
    /// The call cannot be made as it is set up.
    #[error("{0}")]
    Setup(&'static str),
}

/// A request is larger than [`largest_request`](crate::ClientBuilder::largest_request).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the request has {bytes} bytes and {limit} are allowed: services on ASP.NET refuse more than 4 MiB by default, with a \
     fault or by closing the connection; send less at a time, or raise `largest_request(bytes)` on the client's builder \
     if the service takes more"
)]
#[non_exhaustive]
pub struct RequestTooLarge {
    /// How many bytes the request's body has, envelope and all.
    pub bytes: usize,
    /// How many are allowed.
    pub limit: usize,
}

/// The service refused the client's credentials in an earlier call. No further call is sent, since services count attempts
/// and lock users out.
///
/// All clones of a client know of it. `with_credentials` gives a client that uses others; `reset_logon` lets this one try
/// again. Calls of operations that carry no credentials are sent in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CredentialsRefused {
    /// The code by which the service refused them.
    pub code: &'static str,
    /// The time until calls are sent again; `None` if they are not until then.
    pub remaining: Option<Duration>,
}

impl fmt::Display for CredentialsRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, remaining } = self;
        match remaining {
            Some(remaining) => write!(
                f,
                "an earlier call was refused with [{code}]; the client sends nothing for another {} s, so that the user is \
                 not locked out for longer (`reset_logon` ends that)",
                remaining.as_secs_f64().ceil()
            ),
            None => write!(
                f,
                "an earlier call was refused with [{code}]; the client sends nothing more with these credentials, so that \
                 the user is not locked out: use `with_credentials` for others, or `reset_logon` to try these again"
            ),
        }
    }
}

impl std::error::Error for CredentialsRefused {}

/// See [`Error::NoAnswer`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NoAnswer {
    /// What was sent; the response where its headers came, with as much of its body as came. Of an answer that is too
    /// large that is no more than the limit.
    pub exchange: Exchange,
    /// Whether time ran out.
    pub timeout: bool,
    /// What the transport says, if it says anything; [`TooLarge`] where the answer is larger than the client takes.
    pub source: Option<BoxError>,
}

impl NoAnswer {
    /// Whether the answer is larger than [`largest_answer`](crate::ClientBuilder::largest_answer).
    pub fn is_too_large(&self) -> bool {
        self.source.as_ref().is_some_and(|source| source.is::<TooLarge>())
    }
}

/// See [`Error::NotSoap`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NotSoap {
    /// The exchange with the response: its status, content type and body.
    pub exchange: Exchange,
    /// Why it is no SOAP.
    pub reason: NotSoapReason,
}

impl NotSoap {
    /// The HTTP status of the answer.
    pub fn status(&self) -> Option<http::StatusCode> {
        self.exchange.response.as_ref().map(|response| response.status)
    }

    /// The media type of the answer as sent, empty where there is none.
    pub fn content_type(&self) -> &str {
        self.exchange.response.as_ref().map_or("", RawResponse::content_type)
    }

    /// Where a redirect leads to, as sent.
    pub fn location(&self) -> Option<&str> {
        self.exchange.response.as_ref().and_then(RawResponse::location)
    }

    /// The beginning of the body as it came, 200 characters at most, control characters made visible. It is in no `Display`
    /// and not for logs, since a page may repeat what was sent, the password too.
    pub fn beginning(&self) -> String {
        self.exchange.response.as_ref().map(|response| response.beginning(200)).unwrap_or_default()
    }
}

/// Why an answer is no SOAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotSoapReason {
    /// The answer leads elsewhere, by status and header; it is not followed. [`NotSoap::location`] says where.
    Redirect,
    /// The body is empty.
    Empty,
    /// The body is a page for people, whether or not it is well-formed, or no XML at all: plain text, JSON, bytes in an
    /// unknown encoding.
    NotXml,
    /// The body is XML whose root is neither an envelope nor a page.
    NoEnvelope,
    /// The body is an envelope without a fault, but the HTTP status says that the request failed.
    FailedStatus,
}

/// See [`Error::Fault`].
#[non_exhaustive]
pub struct FaultAnswer {
    /// The exchange with the response.
    pub exchange: Exchange,
    /// The fault.
    pub fault: Fault,
    /// The header blocks of the answer, not decoded.
    pub headers: Vec<Fragment<'static>>,
    /// Where the answer departs from SOAP without being unclear. Strict reading does not make an error of them: the fault
    /// is one already.
    pub deviations: Deviations,
    effect: Option<(FaultEffect, &'static str)>,
}

impl fmt::Debug for FaultAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { exchange, fault, headers, deviations, .. } = self;
        f.debug_struct("FaultAnswer")
            .field("exchange", exchange)
            .field("fault", fault)
            .field("headers", headers)
            .field("deviations", deviations)
            .finish_non_exhaustive()
    }
}

/// See [`Error::Service`].
#[non_exhaustive]
pub struct ServiceError {
    /// The exchange with the response.
    pub exchange: Exchange,
    /// What the service says of it.
    pub failure: ServiceFailure,
    answer: Option<Box<dyn Any + Send + Sync>>,
    effect: Option<(FaultEffect, &'static str)>,
}

impl ServiceError {
    /// The rest of the answer, which the service may have filled all the same; `None` if the answer lacks what a response
    /// must have, or if `R` is not the response of the operation that was called.
    pub fn answer<R: 'static>(&self) -> Option<&Answer<R>> {
        self.answer.as_ref()?.downcast_ref()
    }
}

impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { exchange, failure, .. } = self;
        f.debug_struct("ServiceError").field("exchange", exchange).field("failure", failure).finish_non_exhaustive()
    }
}

/// See [`Error::NotUnderstood`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NotUnderstood {
    /// The exchange with the response.
    pub exchange: Exchange,
    /// What is wrong, and where.
    pub problem: ReadError,
}

impl Error {
    pub(crate) fn not_sent(exchange: Exchange, reason: NotSentReason) -> Self {
        Self::NotSent(Box::new(NotSent { exchange, reason }))
    }

    pub(crate) fn fault_answer(
        exchange: Exchange,
        fault: Fault,
        headers: Vec<Fragment<'static>>,
        deviations: Deviations,
    ) -> Self {
        Self::Fault(Box::new(FaultAnswer { exchange, fault, headers, deviations, effect: None }))
    }

    pub(crate) fn not_soap(exchange: Exchange, reason: NotSoapReason) -> Self {
        Self::NotSoap(Box::new(NotSoap { exchange, reason }))
    }

    pub(crate) fn not_understood(exchange: Exchange, problem: ReadError) -> Self {
        Self::NotUnderstood(Box::new(NotUnderstood { exchange, problem }))
    }

    pub(crate) fn service<R: Send + Sync + 'static>(failure: ServiceFailure, answer: Answer<R>) -> Self {
        let exchange = answer.exchange.clone();
        Self::reported(failure, exchange, Some(Box::new(answer)))
    }

    /// The answer reports a failure, and is not a response besides.
    pub(crate) fn failed(failure: ServiceFailure, exchange: Exchange) -> Self {
        Self::reported(failure, exchange, None)
    }

    fn reported(failure: ServiceFailure, exchange: Exchange, answer: Option<Box<dyn Any + Send + Sync>>) -> Self {
        Self::Service(Box::new(ServiceError { exchange, failure, answer, effect: None }))
    }

    /// What went over the wire, as far as it did.
    pub fn exchange(&self) -> &Exchange {
        match self {
            Self::NotSent(error) => &error.exchange,
            Self::NoAnswer(error) => &error.exchange,
            Self::NotSoap(error) => &error.exchange,
            Self::Fault(error) => &error.exchange,
            Self::Service(error) => &error.exchange,
            Self::NotUnderstood(error) => &error.exchange,
        }
    }

    /// The fault, where the service answered with one.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(error) => Some(&error.fault),
            _ => None,
        }
    }

    /// Looks for codes of a known effect in what the service says.
    pub(crate) fn look_for(&mut self, known: &'static [KnownFault]) {
        let in_text = |text: &str| {
            bracketed(text)
                .find_map(|code| known.iter().find(|fault| fault.code == code))
                .map(|it| (it.effect, it.code))
        };
        match self {
            Self::Fault(error) => error.effect = error.fault.reasons.iter().find_map(|reason| in_text(&reason.text)),
            Self::Service(error) => error.effect = error.failure.description.as_deref().and_then(in_text),
            Self::NotSent(_) | Self::NoAnswer(_) | Self::NotSoap(_) | Self::NotUnderstood(_) => {}
        }
    }

    /// What the service's words mean by the configuration, with the code that says so.
    pub(crate) fn effect(&self) -> Option<(FaultEffect, &'static str)> {
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
        let earlier = match self {
            Self::NotSent(error) => match &error.reason {
                NotSentReason::Credentials(refused) => Some(refused.code),
                _ => None,
            },
            _ => None,
        };
        reasons.iter().flat_map(|reason| bracketed(&reason.text)).chain(earlier)
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

    /// Whether the service may have done what the request asks for. Where it is `false`, sending again is safe.
    ///
    /// It is `true` unless the opposite is certain: the request was not sent, was refused by its HTTP status before
    /// anything could look at it, or the fault's code says that it was not processed, by SOAP or by the service's
    /// configuration.
    pub fn may_have_been_processed(&self) -> bool {
        self.exchange().unknown_outcomes > 0 || self.last_attempt_may_have_been_processed()
    }

    /// The same of the last attempt alone.
    pub(crate) fn last_attempt_may_have_been_processed(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::NoAnswer(_) | Self::NotUnderstood(_) => true,
            // Every effect that is known says that nothing was processed.
            Self::Service(error) => error.effect.is_none(),
            Self::Fault(error) if error.effect.is_some() => false,
            Self::NotSoap(error) => error.exchange.response.as_ref().is_none_or(|response| !response.is_refusal()),
            Self::Fault(error) => !matches!(error.fault.kind(), FaultKind::MustUnderstand | FaultKind::VersionMismatch),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(error) => write!(f, "{}", error.reason)?,
            Self::NoAnswer(error) if error.timeout => f.write_str("no answer came in time")?,
            Self::NoAnswer(error) if error.is_too_large() => {
                f.write_str("the answer is larger than the client takes")?
            }
            Self::NoAnswer(_) => f.write_str("no whole answer came")?,
            Self::NotSoap(error) => {
                f.write_str(match error.reason {
                    NotSoapReason::Redirect => "the answer leads elsewhere, and is not followed",
                    NotSoapReason::Empty => "the answer is empty",
                    NotSoapReason::NotXml => "the answer is a page or other text, and no XML for programs",
                    NotSoapReason::NoEnvelope => "the answer is XML, but no SOAP envelope",
                    NotSoapReason::FailedStatus => "the HTTP status says failure, but the envelope holds no fault",
                })?;
                let mask = &error.exchange.mask;
                let location = error.location().filter(|_| error.reason == NotSoapReason::Redirect);
                if let Some(location) = location.and_then(|location| mask.location(location)) {
                    write!(f, ": {location:?}")?;
                } else if let Some(response) = &error.exchange.response {
                    let (content_type, bytes) = (error.exchange.shown_content_type(), response.body.len());
                    write!(f, ": content type {content_type:?}, {bytes} bytes")?;
                }
            }
            Self::Fault(error) => write!(f, "the service answered with a fault: {}", error.fault)?,
            Self::Service(error) => write!(f, "the service says that the call failed: {}", error.failure)?,
            Self::NotUnderstood(error) => write!(f, "the answer cannot be understood: {}", error.problem)?,
        }
        write!(f, " [{}]", self.exchange())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotSent(error) => std::error::Error::source(&error.reason),
            Self::NoAnswer(error) => error.source.as_deref().map(|source| source as _),
            Self::NotUnderstood(error) => Some(&error.problem),
            Self::NotSoap(_) | Self::Fault(_) | Self::Service(_) => None,
        }
    }
}
