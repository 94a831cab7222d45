//! By what the service picks an operation and finds its values: why action and namespaces have to be right. What is wrong
//! there is seldom told.

use wsdl_runtime::SoapVersion;
use wsdl_runtime::http::request::Parts;
use wsdl_tests::interop::Peer;

use super::probes::Echo;
use super::spoil::{Spoil, outcome, set, spoilt};

const OK: &str = "EchoResponse { result: Some(\"text\") }";
const NULL: &str = "EchoResponse { result: None }";
const ECHO: &str = "http://webservices.listrak.com/v31/Echo";

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let request = Echo { text: Some("text".to_owned()) };
    let actions: &[(&str, Spoil, &str)] = match version {
        SoapVersion::Soap11 => &ACTIONS_11,
        _ => &ACTIONS_12,
    };
    for (what, how, expected) in actions.iter().chain(&BODIES) {
        let outcome = outcome(&spoilt(peer, version, &request, how));
        assert!(outcome.contains(expected), "{version}, {what}: {outcome}");
    }
}

fn action(parts: &mut Parts, value: Option<&str>) {
    assert!(parts.headers.contains_key("soapaction"));
    set(parts, "soapaction", value);
}

const UNKNOWN: &str = "fault Soap11 Sender: Server did not recognize the value of HTTP Header";

const ACTIONS_11: [(&str, Spoil, &str); 8] = [
    ("as it is", |_, body| body.into(), OK),
    (
        "no action",
        |parts, body| {
            action(parts, None);
            body.into()
        },
        OK,
    ),
    (
        "without quotes",
        |parts, body| {
            action(parts, Some(ECHO));
            body.into()
        },
        OK,
    ),
    (
        "in single quotes",
        |parts, body| {
            action(parts, Some(&format!("'{ECHO}'")));
            body.into()
        },
        UNKNOWN,
    ),
    (
        "empty in quotes",
        |parts, body| {
            action(parts, Some("\"\""));
            body.into()
        },
        UNKNOWN,
    ),
    (
        "empty",
        |parts, body| {
            action(parts, Some(""));
            body.into()
        },
        UNKNOWN,
    ),
    (
        "in another case",
        |parts, body| {
            action(parts, Some(&ECHO.to_lowercase()));
            body.into()
        },
        UNKNOWN,
    ),
    (
        "of another operation",
        |parts, body| {
            action(parts, Some(&ECHO.replace("Echo", "GetProcessStatus")));
            body.into()
        },
        "fault Soap11 Receiver: The process 0 does not exist.",
    ),
];

fn content_type(parts: &mut Parts, action: &str) {
    set(parts, "content-type", Some(&format!("application/soap+xml; charset=utf-8{action}")));
}

const ACTIONS_12: [(&str, Spoil, &str); 7] = [
    ("as it is", |_, body| body.into(), OK),
    (
        "no action",
        |parts, body| {
            content_type(parts, "");
            body.into()
        },
        OK,
    ),
    (
        "without quotes",
        |parts, body| {
            content_type(parts, &format!("; action={ECHO}"));
            body.into()
        },
        OK,
    ),
    (
        "SOAPAction too",
        |parts, body| {
            set(parts, "soapaction", Some("\"\""));
            body.into()
        },
        OK,
    ),
    // Then the body decides.
    (
        "unknown",
        |parts, body| {
            content_type(parts, &format!("; action=\"{ECHO}es\""));
            body.into()
        },
        OK,
    ),
    (
        "unknown, as the body is",
        |parts, body| {
            content_type(parts, &format!("; action=\"{ECHO}es\""));
            body.replace("Echo", "Echoes").into()
        },
        "fault Soap12 Sender: Unable to handle request. The action",
    ),
    (
        "of another operation",
        |parts, body| {
            content_type(parts, &format!("; action=\"{}\"", ECHO.replace("Echo", "GetProcessStatus")));
            body.into()
        },
        "fault Soap12 Receiver: The process 0 does not exist.",
    ),
];

const BODIES: [(&str, Spoil, &str); 8] = [
    ("body in another namespace", |_, body| body.replace("<Echo xmlns=\"http:", "<Echo xmlns=\"urn:").into(), NULL),
    ("body in no namespace", |_, body| body.replace(&format!("<Echo xmlns=\"{NS}\""), "<Echo").into(), NULL),
    ("value in another namespace", |_, body| body.replace("<Text>", "<Text xmlns=\"urn:else\">").into(), NULL),
    ("value of another name", |_, body| body.replace("Text>", "text>").into(), NULL),
    ("body of another operation", |_, body| body.replace("Echo", "GetProcessStatus").into(), NULL),
    ("value twice", |_, body| body.replace("</Text>", "</Text><Text>second</Text>").into(), OK),
    ("more beside it", |_, body| body.replace("<Text>", "x<Other a=\"1\"/><!-- c --><?p i?><Text b=\"2\">").into(), OK),
    ("CDATA", |_, body| body.replace("text<", "te<![CDATA[xt]]><").into(), OK),
];

const NS: &str = "http://webservices.listrak.com/v31/";
