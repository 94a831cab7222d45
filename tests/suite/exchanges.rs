//! Recorded exchanges with a real ASMX stack: its responses come over HTTP byte for byte, and are what their bytes say.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use listrak_v31::{Client, GetProcessStatus, GetProcessStatusResponse};
use wsdl_codegen::xml::Document;
use wsdl_runtime::codec::ReadErrorKind;
use wsdl_runtime::http::StatusCode;
use wsdl_runtime::{Answer, Error, Fault, FaultKind, NotSoapReason, RawResponse, Retry, reqwest};
use wsdl_tests::canonical::canonical;
use wsdl_tests::exchanges::{Message, requests, responses};
use wsdl_tests::server::{Act, Came, Server};

const NAMESPACE: &str = "http://webservices.listrak.com/v31/";

/// What a response is, to a client that asked for the status of a process.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Value,
    /// The response element of another operation.
    OtherValue(String),
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
    if message.header("content-encoding") == Some("gzip") {
        // It shows only when it is unpacked. This is the only one.
        assert_eq!(message.name, "http-gzip.soap11");
        Class::OtherValue("ReportRangeMessageContactBouncesResponse".to_owned())
    } else if body.is_empty() {
        if message.status() < 300 { Class::Nothing } else { Class::Refused }
    } else if body.contains("<soap:Fault") {
        Class::Fault
    } else if body.contains("<html") {
        Class::Page
    } else {
        let (_, rest) = body.split_once("<soap:Body><").unwrap_or_else(|| panic!("{}: {body}", message.name));
        match rest.split([' ', '>', '/']).next() {
            Some("GetProcessStatusResponse") => Class::Value,
            Some(other) if other.ends_with("Response") => Class::OtherValue(other.to_owned()),
            _ => panic!("{}: {body}", message.name),
        }
    }
}

type Outcome = Result<Answer<GetProcessStatusResponse>, Error>;

/// The class by what the client says.
fn class_of_outcome(outcome: &Outcome) -> Class {
    match outcome {
        Ok(_) => Class::Value,
        Err(Error::Fault(_)) => Class::Fault,
        Err(Error::NotSoap(error)) => match (error.reason, error.status()) {
            (NotSoapReason::Empty, Some(StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE)) => {
                Class::Refused
            }
            (NotSoapReason::Empty, Some(StatusCode::OK)) => Class::Nothing,
            (NotSoapReason::NotXml, _) => Class::Page,
            other => panic!("{other:?}"),
        },
        Err(Error::NotUnderstood(error)) if error.problem.kind() == ReadErrorKind::Unexpected => {
            let name = error.problem.found().strip_prefix(&format!("the element {{{NAMESPACE}}}"));
            let name = name.unwrap_or_else(|| panic!("{}", error.problem));
            assert_eq!(error.problem.path(), format!("Envelope/Body/{name}"));
            Class::OtherValue(name.to_owned())
        }
        Err(other) => panic!("{other}"),
    }
}

/// What came of a response.
struct Replayed {
    message: Message,
    outcome: Outcome,
}

impl Replayed {
    fn raw(&self) -> &RawResponse {
        let exchange = match &self.outcome {
            Ok(answer) => &answer.exchange,
            Err(error) => error.exchange(),
        };
        exchange.response.as_ref().unwrap_or_else(|| panic!("{}: no response", self.message.name))
    }

    fn fault(&self) -> Option<(&Error, &Fault)> {
        let error = self.outcome.as_ref().err()?;
        Some((error, error.fault()?))
    }
}

/// All responses as the client sees them, each over a connection of its own.
fn replayed() -> &'static [Replayed] {
    static REPLAYED: OnceLock<Vec<Replayed>> = OnceLock::new();
    REPLAYED.get_or_init(|| {
        let messages = responses();
        let server = Server::start(messages.iter().map(|message| Act::AnswerAndClose(message.raw.clone())));
        let replay = |message: Message| {
            let outcome = call(&server, &message, ("user", "password"), 1);
            Replayed { message, outcome }
        };
        messages.into_iter().map(replay).collect()
    })
}

/// Asks over a connection that is not used again: some of the exchanges end theirs.
fn call(server: &Server, message: &Message, (user, password): (&str, &str), process_id: i32) -> Outcome {
    // Setting up TLS, which nothing here uses, takes its time; a proxy would not find this machine.
    static HTTP: OnceLock<reqwest::Client> = OnceLock::new();
    let http = HTTP.get_or_init(|| {
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        builder.pool_max_idle_per_host(0).no_proxy().build().unwrap()
    });
    let client = Client::builder()
        .credentials(user, password)
        .endpoint(server.url())
        .soap_version(message.version)
        .reqwest_client(http.clone())
        .retry(Retry::never())
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(client.send(&GetProcessStatus { process_id }))
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
            (Ok(answer), _) => match &answer.response.ws_process_status {
                Some(status) => format!("{} {}", status.process_id, status.status),
                None => "nil".to_owned(),
            },
            (_, Class::OtherValue(name)) => name.clone(),
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

#[test]
fn values_are_read_in_full() {
    let values = replayed().iter().filter_map(|replayed| {
        let answer = replayed.outcome.as_ref().ok()?;
        assert!(answer.deviations.is_empty() && answer.headers.is_empty(), "{}", replayed.message.name);
        Some((replayed.message.name.clone(), format!("{:#?}", answer.response.ws_process_status)))
    });
    insta::assert_snapshot!(grouped(values));
}

#[test]
fn faults_are_read_in_full() {
    let faults = replayed().iter().filter_map(|replayed| {
        let (error, fault) = replayed.fault()?;
        let Fault { version, codes, reasons, role, node, detail, .. } = fault;
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        let reasons: Vec<String> = reasons.iter().map(|r| format!("{:?} {:?}", r.language, r.text)).collect();
        let entries = detail.as_ref().map(|detail| (detail.local_name(), fault.detail_entries()));
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
            assert!(error.may_have_been_processed(), "{name}");
        }
    }
}

#[test]
fn our_requests_say_the_same_element_by_element() {
    let requests = requests();
    assert_eq!(requests.len(), 23);
    let responses = responses();
    for message in requests {
        let body = std::str::from_utf8(&message.body).unwrap();
        let document = Document::read(body.as_bytes(), message.name.as_str()).unwrap();
        let parts: Vec<_> = document.root().children().collect();
        let text = |part: usize, element: &str, child: &str| {
            let element = parts[part].child(NAMESPACE, element).unwrap();
            element.child(NAMESPACE, child).unwrap().text()
        };
        let credentials = (text(0, "WSUser", "UserName"), text(0, "WSUser", "Password"));
        let id = text(1, "GetProcessStatus", "ProcessID").parse().unwrap();

        let response = responses.iter().find(|response| response.name == message.name).unwrap();
        let server = Server::start([Act::AnswerAndClose(response.raw.clone())]);
        // What comes back is another test's matter.
        let _ = call(&server, &message, (&credentials.0, &credentials.1), id);
        let Came { head, body: ours, .. } = server.came().remove(0);
        assert_eq!(canonical(&ours), canonical(body), "{}", message.name);
        for name in ["content-type", "soapaction"] {
            let ours = head.lines().filter_map(|line| line.split_once(": ")).find(|h| h.0.eq_ignore_ascii_case(name));
            assert_eq!(ours.map(|(_, value)| value), message.header(name), "{}", message.name);
        }
    }
}
