//! From a response to an answer: what kind of thing came is decided here.

use super::text::{NoText, text};
use crate::answer::Answer;
use crate::codec::{
    Deviations, Fragment, Limits, ReadError, ReadErrorKind, Reader, SchemaType, Sink, Start, Table, in_any_order,
};
use crate::envelope::{self, Body};
use crate::error::{Error, FaultAnswer, NotSoapReason};
use crate::exchange::{Exchange, RawResponse};
use crate::fault::Fault;
use crate::operation::{Operation, Request};
use crate::service_error::ServiceFailure;

/// What an answer turned out to be.
enum Outcome<T> {
    Response(T, Vec<Fragment<'static>>, Deviations, Option<Box<ServiceFailure>>),
    Fault(Box<Fault>),
    NotSoap(NotSoapReason),
    NotUnderstood(ReadError),
}

impl<T> From<ReadError> for Outcome<T> {
    fn from(error: ReadError) -> Self {
        Self::NotUnderstood(error)
    }
}

/// Reads the response of an exchange as the answer to a request.
///
/// # Errors
/// Every kind of [`Error`] that an answer can be.
pub(crate) fn decode<R: Request>(exchange: Exchange, table: Table, sink: Sink) -> Result<Answer<R::Response>, Error> {
    let response = exchange.response.clone().unwrap_or_else(RawResponse::none);
    match read::<R::Response>(&response, &R::OPERATION, table, sink) {
        Outcome::Response(response, headers, mut deviations, failure) => {
            deviations.mask(&exchange.mask.secrets);
            let answer = Answer { response, headers, deviations, exchange };
            match failure {
                Some(mut failure) => {
                    failure.secrets = answer.exchange.mask.secrets.clone();
                    Err(Error::service(*failure, answer))
                }
                None => Ok(answer),
            }
        }
        Outcome::Fault(mut fault) => {
            fault.secrets = exchange.mask.secrets.clone();
            Err(Error::Fault(Box::new(FaultAnswer { exchange, fault: *fault })))
        }
        Outcome::NotSoap(reason) => Err(Error::not_soap(exchange, reason)),
        Outcome::NotUnderstood(problem) => {
            let problem = problem.masked(&exchange.mask.secrets);
            Err(Error::not_understood(exchange, problem))
        }
    }
}

fn read<T: SchemaType>(response: &RawResponse, operation: &Operation, table: Table, sink: Sink) -> Outcome<T> {
    let succeeded = response.status.is_success();
    if response.location().is_some() {
        return Outcome::NotSoap(NotSoapReason::Redirect);
    }
    let text = match text(&response.body, response.content_type()) {
        Ok(text) => text,
        Err(wrong) => return undecodable(response, wrong),
    };
    let make = || Reader::new(&text, table, Limits::default(), sink.clone());
    let (mut reader, read) = in_any_order(make, |reader| {
        let (start, headers) = open(reader, &text, succeeded, operation)?;
        let value = T::read(reader, &start)?;
        envelope::close(reader)?;
        Ok::<_, Outcome<Never>>((value, headers))
    });
    let failure = reader.take_failure();
    match read {
        Ok((value, headers)) => Outcome::Response(value, headers, reader.into_sink().into_deviations(), failure),
        Err(Outcome::Fault(fault)) => Outcome::Fault(fault),
        Err(Outcome::NotSoap(reason)) => Outcome::NotSoap(reason),
        Err(Outcome::NotUnderstood(problem)) => Outcome::NotUnderstood(problem),
        Err(Outcome::Response(never, ..)) => match never {},
    }
}

/// No value at all: the body's element is all that is left to be read.
enum Never {}

/// Reads up to the start tag of the response element.
fn open<'a>(
    reader: &mut Reader<'a>,
    text: &str,
    succeeded: bool,
    operation: &Operation,
) -> Result<(Start<'a>, Vec<Fragment<'static>>), Outcome<Never>> {
    if text.trim().is_empty() {
        return Err(Outcome::NotSoap(NotSoapReason::Empty));
    }
    let root = match reader.root() {
        Ok(root) if envelope::is_envelope(&root) => root,
        Ok(_) => return Err(Outcome::NotSoap(NotSoapReason::NoEnvelope)),
        // Where even the root's tag cannot be read, it is a page; but a refused DTD before an envelope is told as such.
        Err(error) if error.kind() == ReadErrorKind::Refused && text.contains("Envelope") => return Err(error.into()),
        Err(_) => return Err(Outcome::NotSoap(NotSoapReason::NotXml)),
    };
    let opened = envelope::open(reader, &root)?;
    let expected = || format!("the element {}", operation.output.display(reader.table()));
    match opened.body {
        Body::Fault(fault) => Err(Outcome::Fault(fault)),
        _ if !succeeded => Err(Outcome::NotSoap(NotSoapReason::FailedStatus)),
        Body::Element(start) if start.ns == operation.output.ns && start.local == operation.output.local => {
            Ok((start, opened.headers))
        }
        Body::Element(start) => {
            let found = format!("the element {}", reader.display(&start));
            Err(reader.error(ReadErrorKind::Unexpected, expected(), found).into())
        }
        Body::Empty => Err(reader.error_behind(ReadErrorKind::Missing, expected(), "none").into()),
    }
}

/// Bytes that are no text: a broken document where they are said to be one, else a page.
fn undecodable<T>(response: &RawResponse, wrong: NoText) -> Outcome<T> {
    let content_type = response.content_type();
    let is_xml = content_type.split(';').next().unwrap_or("").to_ascii_lowercase().contains("xml");
    if is_xml || (content_type.is_empty() && response.body.trim_ascii_start().starts_with(b"<")) {
        let expected = "text in a known encoding";
        return ReadError::new(ReadErrorKind::NotWellFormed, String::new(), wrong.at, expected, wrong.found).into();
    }
    Outcome::NotSoap(NotSoapReason::NotXml)
}
