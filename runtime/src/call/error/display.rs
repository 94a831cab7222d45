//! The one line that an error is shown as.

use std::error::Error as StdError;
use std::fmt;
use std::io::ErrorKind;

use super::{Any, Error, NoAnswer, NotSentReason, NotSoap, NotSoapReason, of_any};
use crate::call::exchange::Exchange;
use crate::transport::{TooLarge, UnknownEncoding, WrongEncoding};

/// The operation, what happened, why, the status, then the rest.
pub(super) fn line(error: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}: ", error.operation())?;
    match error {
        Error::NotSent(error) => {
            write!(f, "not sent: {}", error.reason)?;
            if let NotSentReason::Transport(error) = &error.reason {
                kind_of_cause(error, f)?;
            }
        }
        Error::NoAnswer(error) => no_answer(error, f)?,
        Error::NotSoap(error) => write!(f, "{}", error.reason)?,
        Error::Fault(error) => {
            f.write_str("the service answered with a fault: ")?;
            error.fault.headline(f)?;
        }
        Error::Service(error) => write!(f, "the service reports a failure: {}", error.failure)?,
        Error::NotUnderstood(error) => write!(f, "the answer is not as the schema says: {}", error.problem)?,
    }
    if let Some(status) = error.status() {
        write!(f, "; status {}", status.as_u16())?;
    }
    match error {
        Error::NotSoap(error) => page(error, f)?,
        Error::Fault(error) => error.fault.rest(f)?,
        _ => {}
    }
    of_any!(error.any(), exchange => way(exchange, f))
}

fn no_answer(error: &NoAnswer, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(source) = error.source.as_deref() else {
        return f.write_str(if error.timeout { "no answer came in time" } else { "no answer came" });
    };
    if let Some(too_large) = source.downcast_ref::<TooLarge>() {
        return write!(f, "the answer is too large: {too_large}");
    }
    if let Some(unknown) = source.downcast_ref::<UnknownEncoding>() {
        return write!(f, "the answer cannot be decoded: {unknown}");
    }
    if let Some(wrong) = source.downcast_ref::<WrongEncoding>() {
        return write!(f, "the answer cannot be decoded: {wrong}");
    }
    match (error.timeout, &error.exchange.response) {
        (true, _) => f.write_str("no whole answer came in time")?,
        (false, Some(response)) => write!(f, "the answer broke off after {} bytes", response.body.len())?,
        (false, None) => f.write_str("no answer came")?,
    }
    kind_of_cause(source, f)
}

/// What the system says went wrong, in a few words; its own error is along `source`.
fn kind_of_cause(error: &(dyn StdError + 'static), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (mut kind, mut next) = (None, Some(error));
    // A chain may be endless.
    for _ in 0..64 {
        let Some(error) = next else { break };
        kind = error.downcast_ref().map(std::io::Error::kind).or(kind);
        next = error.source();
    }
    match kind {
        None | Some(ErrorKind::Other | ErrorKind::InvalidData) => Ok(()),
        Some(kind) => write!(f, " ({kind})"),
    }
}

/// What tells whose page it is.
fn page(error: &NotSoap, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let exchange = &error.exchange;
    let location = error.location().filter(|_| error.reason == NotSoapReason::Redirect);
    if let Some(location) = location.and_then(|location| exchange.mask.location(&location)) {
        return write!(f, "; to {location}");
    }
    match exchange.mask.content_type(exchange.response.content_type()).as_str() {
        "" => f.write_str("; no content type")?,
        content_type => write!(f, "; content type {content_type}")?,
    }
    write!(f, "; {} bytes", exchange.response.body.len())
}

/// Where the request went, and how often.
fn way<R>(exchange: &Exchange<R>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "; {}; {}", exchange.mask.address(&exchange.endpoint), exchange.version)?;
    if exchange.attempts > 1 { write!(f, "; {} attempts", exchange.attempts) } else { Ok(()) }
}
