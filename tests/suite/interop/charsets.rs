//! What the service makes of media types and encodings: why ours say `charset=utf-8`.

use wsdl_runtime::http::request::Parts;
use wsdl_runtime::{Body, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::Echo;
use super::spoil::{outcome, set, spoilt};

const OK: &str = "EchoResponse { result: Some(\"Zo\u{EB}\") }";
/// Two bytes, neither of them ASCII.
const LOST: &str = "EchoResponse { result: Some(\"Zo??\") }";

fn utf8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// What is written without the declaration, which says UTF-8.
fn bare(text: &str) -> &str {
    text.split_once("?>").map_or(text, |(_, rest)| rest)
}

fn latin1(text: &str) -> Vec<u8> {
    bare(text).chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(bare(text).encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn marked(text: &str) -> Vec<u8> {
    ["\u{FEFF}", text].concat().into_bytes()
}

fn other_version(text: &str) -> Vec<u8> {
    const ENVELOPES: [&str; 2] =
        ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"];
    let [from, to] = if text.contains(ENVELOPES[0]) { ENVELOPES } else { [ENVELOPES[1], ENVELOPES[0]] };
    text.replace(from, to).into_bytes()
}

/// How a text is written, with what media type, and what comes of it with SOAP 1.1 and 1.2.
type Case = (fn(&str) -> Vec<u8>, &'static str, [&'static str; 2]);

/// What comes of the other version's envelope: SOAP 1.2 in the type of 1.1 is taken for what it is, and not the other way
/// round.
const OF_THE_OTHER: [&str; 2] = [OK, "415 Empty"];

/// `TYPE` stands for the media type of the version.
const CASES: [Case; 15] = [
    (utf8, "TYPE; charset=utf-8", [OK; 2]),
    (utf8, "TYPE; charset=\"utf-8\"", [OK; 2]),
    (utf8, "TYPE;CHARSET=UTF-8", [OK; 2]),
    // Letters beyond ASCII are lost, and nothing says so.
    (utf8, "TYPE", [LOST, OK]),
    (utf8, "TYPE; charset=nonsense", [LOST, OK]),
    (utf8, "TYPE; charset=us-ascii", [LOST; 2]),
    (latin1, "TYPE; charset=iso-8859-1", [OK; 2]),
    (utf16, "TYPE; charset=utf-16", [OK; 2]),
    (marked, "TYPE; charset=utf-8", [OK; 2]),
    (utf8, "text/plain; charset=utf-8", ["415 Empty"; 2]),
    (utf8, "application/xml; charset=utf-8", ["415 Empty"; 2]),
    (utf8, "application/x-www-form-urlencoded", ["415 Empty"; 2]),
    (utf8, "multipart/related; boundary=b; type=\"text/xml\"", ["415 Empty"; 2]),
    (utf8, "", ["415 Empty"; 2]),
    (utf8, "application/json; charset=utf-8", ["500 NotXml"; 2]),
];

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let request = Echo { text: Some("Zo\u{EB}".to_owned()) };
    let (media_type, of_version) = match version {
        SoapVersion::Soap11 => ("text/xml", 0),
        _ => ("application/soap+xml", 1),
    };
    for (written, content_type, expected) in CASES {
        let content_type = content_type.replace("TYPE", media_type);
        let given = content_type.clone();
        let how = move |parts: &mut Parts, body: String| {
            set(parts, "content-type", Some(given.as_str()).filter(|given| !given.is_empty()));
            Body::from(written(&body))
        };
        let outcome = outcome(&spoilt(peer, version, &request, how));
        assert_eq!(outcome, expected[of_version], "{version}, {content_type:?}");
    }
    let how = move |parts: &mut Parts, body: String| {
        set(parts, "content-type", Some(&format!("{media_type}; charset=utf-8")));
        // It would be looked for where the other version has it.
        set(parts, "soapaction", None);
        Body::from(other_version(&body))
    };
    let result = spoilt(peer, version, &request, how);
    assert_eq!(outcome(&result), OF_THE_OTHER[of_version], "{version}");
    if let Ok(answer) = result {
        let raw = answer.exchange.response;
        assert!(raw.content_type().starts_with("application/soap+xml"), "{version}: {}", raw.content_type());
    }
}
