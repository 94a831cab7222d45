//! By what the service picks an operation and finds its values: why action and namespaces have to be right. What is wrong
//! there is seldom told.

use listrak_v31::{SendTransactionalMessage, SendTransactionalMessageToContactResult};
use wsdl_runtime::http::request::Parts;
use wsdl_runtime::{Body, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::Echo;
use super::spoil::{Spoil, outcome, set, spoilt};

const OK: &str = "EchoResponse { result: Some(\"text\") }";
const NULL: &str = "EchoResponse { result: None }";
const ECHO: &str = "http://webservices.listrak.com/v31/Echo";

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let request = Echo { text: Some("text".to_owned()) };
    let actions = match version {
        SoapVersion::Soap11 => ACTIONS_11,
        _ => ACTIONS_12,
    };
    for (action, expected) in actions {
        let how = move |parts: &mut Parts, body: String| {
            match version {
                SoapVersion::Soap11 => set(parts, "soapaction", *action),
                _ => set(parts, "content-type", Some(&format!("{TYPE_12}{}", action.unwrap_or("")))),
            }
            Body::from(body)
        };
        let outcome = outcome(&spoilt(peer, version, &request, how));
        assert!(outcome.contains(expected), "{version}, {action:?}: {outcome}");
    }
    for (what, how, expected) in BODIES {
        let outcome = outcome(&spoilt(peer, version, &request, how));
        assert!(outcome.contains(expected), "{version}, {what}: {outcome}");
    }
    values_in_another_order(peer, version);
    what_the_other_version_says(peer, version, &request);
}

fn values_in_another_order(peer: &Peer, version: SoapVersion) {
    let request = SendTransactionalMessage {
        email_address: Some("a@example.com".to_owned()),
        ..SendTransactionalMessage::new(5)
    };
    let swapped = |_: &mut Parts, body: String| {
        let (address, id) =
            ("<EmailAddress>a@example.com</EmailAddress>", "<TransactionalMsgID>5</TransactionalMsgID>");
        assert!(body.contains(&format!("{address}{id}")), "{body}");
        body.replace(&format!("{address}{id}"), &format!("{id}{address}")).into()
    };
    let answer = spoilt(peer, version, &request, swapped).unwrap();
    assert_eq!(answer.response.result, SendTransactionalMessageToContactResult::Success, "{version}");
}

/// What is said in the other version's place is nothing; an unknown operation is one where the body is none either.
fn what_the_other_version_says(peer: &Peer, version: SoapVersion, request: &Echo) {
    if version == SoapVersion::Soap12 {
        let both = |parts: &mut Parts, body: String| {
            set(parts, "soapaction", Some("\"\""));
            body.into()
        };
        assert_eq!(outcome(&spoilt(peer, version, request, both)), OK);
        let unknown = |parts: &mut Parts, body: String| {
            set(parts, "content-type", Some(&format!("{TYPE_12}; action=\"{ECHO}es\"")));
            body.replace("Echo", "Echoes").into()
        };
        let outcome = outcome(&spoilt(peer, version, request, unknown));
        assert!(outcome.starts_with("fault Soap12 Sender: Unable to handle request. The action"), "{outcome}");
    }
}

const UNKNOWN: &str = "fault Soap11 Sender: Server did not recognize the value of HTTP Header";

/// The header SOAPAction, and what comes of it.
const ACTIONS_11: &[(Option<&str>, &str)] = &[
    (Some("\"http://webservices.listrak.com/v31/Echo\""), OK),
    (Some(ECHO), OK),
    (None, OK),
    (Some("'http://webservices.listrak.com/v31/Echo'"), UNKNOWN),
    (Some("\"http://webservices.listrak.com/v31/echo\""), UNKNOWN),
    (Some("\"\""), UNKNOWN),
    (Some(""), UNKNOWN),
    (
        Some("\"http://webservices.listrak.com/v31/GetProcessStatus\""),
        "fault Soap11 Receiver: The process 0 does not exist.",
    ),
];

const TYPE_12: &str = "application/soap+xml; charset=utf-8";

/// What is behind the media type, and what comes of it. Where the action is unknown, the body decides.
const ACTIONS_12: &[(Option<&str>, &str)] = &[
    (Some("; action=\"http://webservices.listrak.com/v31/Echo\""), OK),
    (Some("; action=http://webservices.listrak.com/v31/Echo"), OK),
    (None, OK),
    (Some("; action=\"http://webservices.listrak.com/v31/Echoes\""), OK),
    (
        Some("; action=\"http://webservices.listrak.com/v31/GetProcessStatus\""),
        "fault Soap12 Receiver: The process 0 does not exist.",
    ),
];

const BODIES: [(&str, Spoil, &str); 10] = [
    ("body in another namespace", |_, body| body.replace("<Echo xmlns=\"http:", "<Echo xmlns=\"urn:").into(), NULL),
    ("body in no namespace", |_, body| body.replace(&format!("<Echo xmlns=\"{NS}\""), "<Echo").into(), NULL),
    ("value in another namespace", |_, body| body.replace("<Text>", "<Text xmlns=\"urn:else\">").into(), NULL),
    ("value of another name", |_, body| body.replace("Text>", "text>").into(), NULL),
    ("body of another operation", |_, body| body.replace("Echo", "GetProcessStatus").into(), NULL),
    ("value twice", |_, body| body.replace("</Text>", "</Text><Text>second</Text>").into(), OK),
    ("more beside it", |_, body| body.replace("<Text>", "x<Other a=\"1\"/><!-- c --><?p i?><Text b=\"2\">").into(), OK),
    (
        "prefixes",
        |_, body| {
            let body = body.replace("<Echo xmlns=", "<x:Echo xmlns:x=").replace("</Echo>", "</x:Echo>");
            body.replace("<Text>", "<x:Text>").replace("</Text>", "</x:Text>").into()
        },
        OK,
    ),
    (
        "nil",
        |_, body| body.replace("<Text>text<", "<Text xsi:nil=\"true\"><").into(),
        "EchoResponse { result: Some(\"\") }",
    ),
    ("CDATA", |_, body| body.replace("text<", "te<![CDATA[xt]]><").into(), OK),
];

const NS: &str = "http://webservices.listrak.com/v31/";
