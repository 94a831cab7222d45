//! From a response to an answer: decides what was received.

use std::borrow::Cow;

use super::answer::Answer;
use super::error::{Effect, Error, FaultAnswer, NotSoapReason};
use super::exchange::{Exchange, RawResponse};
use super::operation::{KnownFault, Operation, Request, Service, bracketed, is_empty_body};
use crate::codec::{
    DeviationKind, Deviations, ForbiddenCharacters, Fragment, Limits, Name, Ns, ReadError, ReadErrorKind, Reader,
    SchemaType, ServiceFailure, Sink, Start, Table, in_any_order, read_document, read_root,
};
use crate::redaction::Masker;
use crate::soap::{self, Beginning, Body, Fault, NoText, SoapVersion};
use wsdl_xml::is_blank;

/// How answers are read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reading {
    /// Whether the first deviation is an error.
    pub(crate) strict: bool,
    /// The limits on an answer.
    pub(crate) limits: Limits,
    /// How characters that XML forbids are treated.
    pub(crate) forbidden: ForbiddenCharacters,
}

/// What an answer turned out to be.
enum Outcome<T> {
    Response(T, Vec<Fragment<'static>>, Deviations, Option<Box<ServiceFailure>>),
    Fault(Box<Fault>, Vec<Fragment<'static>>, Deviations),
    /// The response reports that the call failed, but cannot be read itself.
    Failed(Box<ServiceFailure>),
    NotSoap(NotSoapReason),
    NotUnderstood(ReadError),
}

impl<T> Outcome<T> {
    /// Whether the service reports that the call failed.
    fn is_failure(&self) -> bool {
        matches!(self, Self::Fault(..) | Self::Failed(_) | Self::Response(_, _, _, Some(_)))
    }

    /// Whether the answer may report a failure that its form hides.
    fn may_hide_failure(&self) -> bool {
        match self {
            Self::NotUnderstood(problem) => problem.kind() != ReadErrorKind::Refused,
            Self::NotSoap(reason) => matches!(reason, NotSoapReason::FailedStatus),
            _ => false,
        }
    }

    /// Returns the effect of a known code in the service's texts, with that code.
    fn effect(&self, known: &[KnownFault]) -> Option<Effect> {
        let in_text = |text: &str| {
            let known = bracketed(text).find_map(|code| known.iter().find(|fault| fault.code == code))?;
            Some((known.effect, known.code))
        };
        match self {
            Self::Fault(fault, ..) => fault.reasons.iter().find_map(|reason| in_text(&reason.text)),
            Self::Response(_, _, _, Some(failure)) | Self::Failed(failure) => in_text(failure.description.as_deref()?),
            _ => None,
        }
    }

    /// Masks secrets in the service's texts. The response's body keeps them unmasked.
    fn mask(&mut self, mask: &Masker) {
        if let Self::Response(_, headers, deviations, _) | Self::Fault(_, headers, deviations) = self {
            headers.iter_mut().for_each(|header| header.mask(mask));
            deviations.mask(mask);
        }
        match self {
            Self::Response(_, _, _, Some(failure)) | Self::Failed(failure) => failure.mask(mask),
            Self::Fault(fault, ..) => fault.mask(mask),
            Self::NotUnderstood(problem) => problem.mask(mask),
            Self::Response(..) | Self::NotSoap(_) => {}
        }
    }
}

impl<T> From<ReadError> for Outcome<T> {
    fn from(error: ReadError) -> Self {
        Self::NotUnderstood(error)
    }
}

/// Reads the response of an exchange as the answer to a request.
///
/// # Errors
/// Every kind of [`Error`] that an answer can cause.
pub(crate) fn decode<R: Request>(
    exchange: Exchange,
    service: &Service,
    reading: Reading,
) -> Result<Answer<R::Response>, Error> {
    let mut outcome = read::<R::Response>(&exchange.response, &R::OPERATION, service.table, reading);
    // Before masking: a password may equal the code that decides the effect.
    let effect = outcome.effect(service.fault_codes);
    outcome.mask(&exchange.mask);
    match outcome {
        Outcome::Response(response, headers, deviations, failure) => {
            let answer = Answer { response, headers, deviations, exchange };
            match failure {
                Some(failure) => Err(Error::service(*failure, answer, effect)),
                None => Ok(answer),
            }
        }
        Outcome::Failed(failure) => Err(Error::failed(*failure, exchange, effect)),
        Outcome::Fault(fault, headers, deviations) => {
            let answer = FaultAnswer { exchange, fault: *fault, headers, deviations, effect };
            Err(Error::Fault(Box::new(answer)))
        }
        Outcome::NotSoap(reason) => Err(Error::not_soap(exchange, reason)),
        Outcome::NotUnderstood(problem) => Err(Error::not_understood(exchange, problem)),
    }
}

fn read<T: SchemaType>(response: &RawResponse, operation: &Operation, table: Table, reading: Reading) -> Outcome<T> {
    if response.location().is_some() {
        return Outcome::NotSoap(NotSoapReason::Redirect);
    }
    let answer = Received { response, operation, table };
    let decoded = match soap::text(&response.body, response.content_type()) {
        Ok(decoded) => decoded,
        Err(wrong) => {
            let lossy = soap::lossy_text(&response.body, response.content_type());
            let failure = |text: Cow<'_, str>| answer.failure(&text, reading, Some(DeviationKind::UndecodableBytes));
            return lossy.and_then(failure).unwrap_or_else(|| undecodable(response, wrong));
        }
    };
    let known = decoded.is_mislabelled.then_some(DeviationKind::Encoding);
    let outcome = answer.read(&decoded.text, reading, known.as_slice());
    match outcome.may_hide_failure() {
        true => answer.failure(&decoded.text, reading, known).unwrap_or(outcome),
        false => outcome,
    }
}

/// An answer, and what it is read as.
#[derive(Clone, Copy)]
struct Received<'r> {
    response: &'r RawResponse,
    operation: &'r Operation,
    table: Table,
}

impl Received<'_> {
    /// Returns the failure that the service reports, by a fault or in its response, in a text that cannot be read as
    /// required. It says more than an error about the text's form.
    fn failure<T: SchemaType>(self, text: &str, reading: Reading, known: Option<DeviationKind>) -> Option<Outcome<T>> {
        let lenient = Reading { strict: false, ..reading };
        let replacing = Reading { forbidden: ForbiddenCharacters::Replace, ..lenient };
        for reading in [lenient, replacing] {
            let again = self.read(text, reading, known.as_slice());
            if again.is_failure() {
                return Some(again);
            }
        }
        let whole = soap::fault_after_break(text)?;
        let known: Vec<_> = known.into_iter().chain([DeviationKind::BrokenOff]).collect();
        Some(self.read(&whole, replacing, &known)).filter(Outcome::is_failure)
    }

    /// Reads the text of the answer, some of whose deviations are known.
    fn read<T: SchemaType>(self, text: &str, reading: Reading, known: &[DeviationKind]) -> Outcome<T> {
        let Self { response, operation, table } = self;
        let Reading { strict, limits, forbidden } = reading;
        let sink = || if strict { Sink::strict() } else { Sink::lenient() };
        let make = || Reader::new(text, table, limits, sink()).with_forbidden_characters(forbidden);
        let (mut reader, read) = in_any_order(make, |reader| {
            for kind in known {
                reader.deviation(kind.clone())?;
            }
            let (start, headers, version) = open(reader, text, response, operation)?;
            let Some(start) = start else {
                soap::close_empty(reader, version)?;
                return Ok((empty(table)?, headers));
            };
            let value = read_root(reader, &start)?;
            match soap::close(reader, version)? {
                Some(fault) => Err(Outcome::Fault(fault, headers, Deviations::default())),
                None => Ok::<_, Outcome<Never>>((value, headers)),
            }
        });
        let failure = reader.take_failure();
        let deviations = reader.into_sink().into_deviations();
        match read {
            Ok((value, headers)) => Outcome::Response(value, headers, deviations, failure),
            Err(Outcome::Fault(fault, headers, _)) => Outcome::Fault(fault, headers, deviations),
            Err(Outcome::NotSoap(reason)) => Outcome::NotSoap(reason),
            Err(Outcome::Failed(failure)) => Outcome::Failed(failure),
            // A reported failure says more than any other problem of the answer.
            Err(Outcome::NotUnderstood(problem)) => match failure {
                Some(failure) => Outcome::Failed(failure),
                None => Outcome::NotUnderstood(problem),
            },
            Err(Outcome::Response(never, ..)) => match never {},
        }
    }
}

/// No value: only the element in the body is left to read.
enum Never {}

/// The response of an operation whose body is empty: a value without content.
fn empty<T: SchemaType>(table: Table) -> Result<T, ReadError> {
    const NAME: Name = Name::new(Ns::NONE, "empty");
    read_document("<empty/>", table, NAME, Sink::lenient()).map(|(value, _)| value)
}

/// The start tag of the response element, unless the body is to be empty; the header blocks and the SOAP version of the
/// envelope.
type Begun<'a> = (Option<Start<'a>>, Vec<Fragment<'static>>, SoapVersion);

/// Reads up to the start tag of the response element.
fn open<'a>(
    reader: &mut Reader<'a>,
    text: &str,
    response: &RawResponse,
    operation: &Operation,
) -> Result<Begun<'a>, Outcome<Never>> {
    if is_blank(text) {
        return Err(Outcome::NotSoap(NotSoapReason::Empty));
    }
    let root = match reader.root() {
        Ok(root) if soap::is_envelope(&root) => root,
        Ok(root) if root.local.eq_ignore_ascii_case("html") || response.media_type() == "text/html" => {
            return Err(Outcome::NotSoap(NotSoapReason::NotXml));
        }
        Ok(_) => return Err(Outcome::NotSoap(NotSoapReason::NoEnvelope)),
        // A document whose root cannot be read is a page, unless it begins as an envelope: then its problem is
        // reported.
        Err(error) if is_broken_envelope(text, response, error.kind()) => return Err(error.into()),
        Err(_) => return Err(Outcome::NotSoap(NotSoapReason::NotXml)),
    };
    let opened = soap::open(reader, &root)?;
    let (headers, version) = (opened.headers, opened.version);
    let expected = || match is_empty_body(operation.output) {
        true => "an empty body".to_owned(),
        false => format!("the element {}", operation.output.display(reader.table())),
    };
    let (is_element, problem) = match opened.body {
        Body::Fault(fault) => return Err(Outcome::Fault(fault, headers, Deviations::default())),
        Body::Element(start)
            if response.status.is_success()
                && (start.ns, start.local) == (operation.output.ns, operation.output.local) =>
        {
            return Ok((Some(start), headers, version));
        }
        Body::Element(start) => {
            let found = format!("the element {}", reader.display(&start));
            (true, reader.error(ReadErrorKind::Unexpected, expected(), found))
        }
        Body::Empty if response.status.is_success() && is_empty_body(operation.output) => {
            return Ok((None, headers, version));
        }
        Body::Empty => (false, reader.error_behind(ReadErrorKind::Missing, expected(), "none")),
    };
    if is_element
        && reader.skip().is_ok()
        && let Ok(Some(fault)) = soap::close(reader, version)
    {
        return Err(Outcome::Fault(fault, headers, Deviations::default()));
    }
    match response.status.is_success() {
        true => Err(problem.into()),
        false => Err(Outcome::NotSoap(NotSoapReason::FailedStatus)),
    }
}

/// Whether a document whose root cannot be read is an envelope all the same.
fn is_broken_envelope(text: &str, response: &RawResponse, kind: ReadErrorKind) -> bool {
    let is_told = matches!(kind, ReadErrorKind::Refused | ReadErrorKind::ForbiddenCharacter)
        || response.media_type().ends_with("xml");
    is_told && Beginning::of(text) == Beginning::Envelope
}

/// Bytes that are not text: a broken document if declared as XML, else a page.
fn undecodable<T>(response: &RawResponse, wrong: NoText) -> Outcome<T> {
    let is_xml = response.media_type().contains("xml");
    if is_xml || (response.content_type().is_empty() && response.body.trim_ascii_start().starts_with(b"<")) {
        let expected = "text in a known encoding";
        return ReadError::new(ReadErrorKind::NotWellFormed, String::new(), wrong.at, expected, wrong.found).into();
    }
    Outcome::NotSoap(NotSoapReason::NotXml)
}
