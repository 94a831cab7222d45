//! Recorded exchanges with a real ASMX stack: its responses come over HTTP byte for byte, and are what their bytes say.

mod replay;
mod requests;

use std::collections::BTreeMap;
use std::fmt;

use replay::{Got, Replayed, operation_of, replayed, response_element};
use wsdl_runtime::codec::ReadErrorKind;
use wsdl_runtime::http::StatusCode;
use wsdl_runtime::{Error, Fault, FaultKind, NotSoapReason};
use wsdl_tests::canonical::canonical;
use wsdl_tests::exchanges::Message;

const NAMESPACE: &str = "http://webservices.listrak.com/v31/";

/// What a response is, to a client that called the operation that it belongs to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Value,
    /// The response element of an operation that the contract does not have.
    OtherValue(String),
    /// A response that is not as the contract has it.
    OtherShape,
    /// A response that says itself that the call failed.
    Failure,
    Fault,
    /// An HTTP status that says no, and an empty body.
    Refused,
    Page,
    /// An HTTP status that says yes, and an empty body.
    Nothing,
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value => "value",
            Self::OtherValue(_) => "value of another operation",
            Self::OtherShape => "not as in the contract",
            Self::Failure => "failure in the response",
            Self::Fault => "fault",
            Self::Refused => "refused",
            Self::Page => "page",
            Self::Nothing => "nothing",
        })
    }
}

/// The class by status line and body alone.
fn class_of_bytes(message: &Message) -> Class {
    let body = String::from_utf8_lossy(&message.body);
    match response_element(message) {
        // Its type was shortened where the exchanges were recorded.
        Some(name) if name == "ReportListMessageActivityResponse" => {
            if body.contains("<WSException xsi:nil=\"true\" />") { Class::OtherShape } else { Class::Failure }
        }
        Some(name) if name.strip_suffix("Response") == Some(operation_of(message)) => Class::Value,
        Some(name) => Class::OtherValue(name),
        None if body.is_empty() && message.status() < 300 => Class::Nothing,
        None if body.is_empty() => Class::Refused,
        None if body.contains("<soap:Fault") => Class::Fault,
        None if body.contains("<html") => Class::Page,
        None => panic!("{}: {body}", message.name),
    }
}

/// The class by what the client says.
fn class_of_outcome(outcome: &Result<Got, Error>) -> Class {
    match outcome {
        Ok(_) => Class::Value,
        Err(Error::Fault(_)) => Class::Fault,
        Err(Error::Service(_)) => Class::Failure,
        Err(Error::NotSoap(error)) => match (error.reason, error.status()) {
            (NotSoapReason::Empty, StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE) => Class::Refused,
            (NotSoapReason::Empty, StatusCode::OK) => Class::Nothing,
            (NotSoapReason::NotXml, _) => Class::Page,
            other => panic!("{other:?}"),
        },
        Err(Error::NotUnderstood(error)) if error.problem.kind() == ReadErrorKind::Unexpected => {
            let name = error.problem.found().strip_prefix(&format!("the element {{{NAMESPACE}}}"));
            let name = name.unwrap_or_else(|| panic!("{}", error.problem));
            assert_eq!(error.problem.path(), format!("Envelope/Body/{name}"));
            Class::OtherValue(name.to_owned())
        }
        Err(Error::NotUnderstood(_)) => Class::OtherShape,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn every_response_is_what_its_bytes_say() {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = String::new();
    for replayed in replayed() {
        let Replayed { message, outcome } = replayed;
        let class = class_of_outcome(outcome);
        assert_eq!(class, class_of_bytes(message), "{}", message.name);
        *classes.entry(class.to_string()).or_default() += 1;
        let what = match (outcome, &class) {
            (Ok(got), _) => {
                let shown: Vec<&str> = got.shown.split_whitespace().collect();
                shown.join(" ").chars().take(100).collect()
            }
            (_, Class::OtherValue(name)) => name.clone(),
            (Err(Error::NotUnderstood(error)), _) => error.problem.to_string(),
            (Err(Error::Service(error)), _) => format!("{:?}", error.failure),
            (Err(error), _) => match error.fault() {
                Some(fault) => {
                    let text: String = fault.text().chars().take(60).collect();
                    format!("{} {text:?}", fault.codes[0].local)
                }
                None => replayed.raw().content_type().to_owned(),
            },
        };
        lines.push_str(&format!("{} | {} | {class} | {what}\n", message.name, message.status()));
    }
    // That none is left out shows in the numbers.
    assert_eq!(classes.values().sum::<usize>(), 250);
    insta::assert_snapshot!(format!("{classes:#?}\n{lines}"));
}

#[test]
fn responses_arrive_as_they_were_sent() {
    for replayed in replayed() {
        let (message, raw) = (&replayed.message, replayed.raw());
        assert_eq!(raw.status.as_u16(), message.status(), "{}", message.name);
        assert_eq!(Some(raw.content_type()), message.header("content-type"), "{}", message.name);
        match message.header("content-length") {
            Some(_) => assert!(raw.body == message.body, "{}: another body", message.name),
            // Chunks and compression are undone.
            None => assert!(raw.body.starts_with(b"<?xml") && raw.body.ends_with(b"</soap:Envelope>")),
        }
    }
}

/// What is the same in several exchanges once, under their names.
fn grouped(all: impl Iterator<Item = (String, String)>) -> String {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in all {
        groups.entry(text).or_default().push(name);
    }
    let mut sections: Vec<String> =
        groups.into_iter().map(|(text, names)| format!("{}\n{text}\n", names.join(", "))).collect();
    sections.sort();
    sections.join("\n")
}

/// The values in full, but for pages of thousands of rows.
#[test]
fn values_are_read_in_full() {
    let values = replayed().iter().filter_map(|replayed| {
        let got = replayed.outcome.as_ref().ok()?;
        assert!(got.deviations.is_empty() && got.header_blocks == 0, "{}", replayed.message.name);
        let rows = got.shown.matches("WsContactBounce {").count();
        let shown = if rows > 100 { format!("{rows} rows") } else { got.shown.clone() };
        Some((replayed.message.name.clone(), shown))
    });
    insta::assert_snapshot!(grouped(values));
}

/// What was read is written back and compared with the bytes by another reader of XML, element by element.
#[test]
fn values_are_those_of_the_bytes() {
    let (mut compared, mut rows, mut blank) = (0, 0, 0);
    for Replayed { message, outcome } in replayed() {
        let Ok(got) = outcome else { continue };
        let body = std::str::from_utf8(&got.raw().body).unwrap();
        let (_, body) = body.split_once("<soap:Body>").unwrap();
        let (body, _) = body.split_once("</soap:Body>").unwrap();
        let (read, sent) = (lines(&got.written), lines(body));
        let differs = read.iter().zip(&sent).position(|(read, sent)| read != sent);
        if let Some(at) = differs {
            panic!("{}: read {:?}, sent {:?}", message.name, &read[at.saturating_sub(3)..=at], sent[at]);
        }
        assert_eq!(read.len(), sent.len(), "{}", message.name);
        compared += 1;
        blank += sent.iter().filter(|line| line.trim_start() == "\"   \"").count();
        rows += sent.iter().filter(|line| line.ends_with("}WSContactBounce")).count();
    }
    // A page of 5,000 rows, and the last page six times. Of seventeen rows one has a value of blanks alone.
    assert_eq!((compared, rows, blank), (78, 5_000 + 6 * 17, 5_000 / 17 + 6));
}

/// An element, a line an element, attribute and text. White space alone is kept where it is a value.
fn lines(element: &str) -> Vec<String> {
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    // The one element inside of which the reader keeps it.
    let wrapped = format!("<documentation xmlns:xsi=\"{xsi}\">{element}</documentation>");
    canonical(&wrapped).lines().map(str::to_owned).collect()
}

#[test]
fn a_failure_in_the_response_is_an_error_with_all_that_it_says() {
    let failures = replayed().iter().filter_map(|replayed| match &replayed.outcome {
        Err(Error::Service(error)) => Some((replayed.message.name.as_str(), error)),
        _ => None,
    });
    let failures: Vec<_> = failures.collect();
    let [(name, error)] = failures.as_slice() else { panic!("{failures:?}") };
    assert_eq!(*name, "ok-ReportListMessageActivity-exception.soap11");
    assert_eq!(error.failure.method.as_deref(), Some("ReportListMessageActivity"));
    assert_eq!(error.failure.time, None);
    assert_eq!(error.failure.description.as_deref(), Some("[InvalidList] No such list"));
    let answer = error.answer::<listrak_v31::ReportListMessageActivityResponse>().unwrap();
    assert!(answer.response.result.is_none() && answer.deviations.is_empty());
}

#[test]
fn faults_are_read_in_full() {
    let faults = replayed().iter().filter_map(|replayed| {
        let (error, fault) = replayed.fault()?;
        let Fault { version, codes, reasons, role, node, detail, .. } = fault;
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        let reasons: Vec<String> = reasons.iter().map(|r| format!("{:?} {:?}", r.language, r.text)).collect();
        let entries = detail.as_ref().map(|detail| (detail.local_name(), fault.detail_entries().unwrap()));
        let entries = entries
            .map(|(name, entries)| (name.to_owned(), entries.iter().map(|e| e.xml().to_owned()).collect::<Vec<_>>()));
        let text = format!(
            "{version}, {:?}, {}, {}\n{}\nrole {role:?}, node {node:?}, detail {entries:?}",
            fault.kind(),
            codes.join(" "),
            if error.may_have_been_processed() { "perhaps processed" } else { "not processed" },
            reasons.join("\n"),
        );
        Some((replayed.message.name.clone(), text))
    });
    insta::assert_snapshot!(grouped(faults));
}

#[test]
fn a_wrong_password_and_an_unknown_process_are_told_apart_in_both_versions() {
    for (name, kind, text) in [
        ("fault-wrong-password", FaultKind::Sender, "[InvalidLogonAttempt]"),
        ("fault-unknown-id", FaultKind::Receiver, "The process -5 does not exist."),
    ] {
        let named = replayed().iter().filter(|r| r.message.name.starts_with(name));
        let faults: Vec<(&Error, &Fault)> = named.filter_map(Replayed::fault).collect();
        assert_eq!(faults.len(), 2, "{name}");
        for (error, fault) in faults {
            assert_eq!(fault.kind(), kind, "{name}");
            assert!(fault.text().contains(text), "{name}: {}", fault.text());
            assert_eq!(error.may_have_been_processed(), listrak_v31::FaultCode::of(error).is_none(), "{name}");
        }
    }
}
