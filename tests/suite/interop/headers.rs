//! What the service makes of header blocks: why ours is as it is.

use listrak_v31::GetProcessStatus;
use wsdl_runtime::codegen::Request;
use wsdl_runtime::{HeaderBlock, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::Ping;
use super::spoil::{Spoil, outcome, spoilt, without_header};
use super::{NIL, builder, run};

const REQUEST: GetProcessStatus = GetProcessStatus { process_id: NIL };
const OK: &str = "GetProcessStatusResponse { ws_process_status: None }";
const MISSING: &str = "Sender: [InvalidLogonAttempt] The WSUser header is missing.";
const INVALID: &str = "Sender: [InvalidLogonAttempt] Invalid user name or password.";

/// Puts a header block before ours.
fn before(body: &str, block: &str) -> String {
    body.replacen("<soap:Header>", &format!("<soap:Header>{block}"), 1)
}

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let cases: [(&str, Spoil, &str); 10] = [
        ("unknown", |_, body| before(&body, "<u:Other xmlns:u=\"urn:else\"><a/></u:Other>").into(), OK),
        (
            "unknown, not to be understood",
            |_, body| before(&body, "<u:Other xmlns:u=\"urn:else\" soap:mustUnderstand=\"0\"/>").into(),
            OK,
        ),
        (
            "unknown, to be understood",
            |_, body| before(&body, "<u:Other xmlns:u=\"urn:else\" soap:mustUnderstand=\"1\"/>").into(),
            "MustUnderstand: SOAP header",
        ),
        ("ours, to be understood", |_, body| body.replace("<WSUser ", "<WSUser soap:mustUnderstand=\"1\" ").into(), OK),
        (
            "children in another order",
            |_, body| {
                let (user, password) = ("<UserName>peer-user</UserName>", "<Password>peer-password</Password>");
                body.replace(&format!("{user}{password}"), &format!("{password}{user}")).into()
            },
            OK,
        ),
        (
            "children in no namespace",
            |_, body| {
                body.replace("<UserName>", "<UserName xmlns=\"\">")
                    .replace("<Password>", "<Password xmlns=\"\">")
                    .into()
            },
            INVALID,
        ),
        ("no password", |_, body| body.replace("<Password>peer-password</Password>", "").into(), INVALID),
        ("no block", |_, body| before(&body.replace("WSUser", "WSOther"), "").into(), MISSING),
        (
            "an empty header",
            |_, body| without_header(&body).replace("<soap:Body>", "<soap:Header/><soap:Body>").into(),
            MISSING,
        ),
        ("no header", |_, body| without_header(&body).into(), MISSING),
    ];
    for (what, how, expected) in cases {
        let result = spoilt(peer, version, &REQUEST, how);
        let outcome = outcome(&result);
        assert!(outcome.contains(expected), "{version}, {what}: {outcome}");
        if expected.starts_with("MustUnderstand") {
            // Nothing was done, so that it may be sent again.
            assert!(result.is_err_and(|error| !error.may_have_been_processed()), "{version}, {what}");
        }
    }
    blocks_of_the_application(peer, version);
}

/// The same by what the client offers.
fn blocks_of_the_application(peer: &Peer, version: SoapVersion) {
    let block = || HeaderBlock::named(Ping::OPERATION.input, Ping { value: 1 });
    let client = builder(peer, "", version).retry(Retry::never()).build().unwrap();
    let result = run(client.with_header(block()).send(&REQUEST));
    assert_eq!(outcome(&result), OK, "{version}");
    let of_text = HeaderBlock::from_xml("<Unknown xmlns=\"urn:unknown\"/>").unwrap();
    for block in [block(), of_text] {
        let result = run(client.with_header(block.must_understand()).send(&REQUEST));
        assert!(outcome(&result).contains("MustUnderstand: SOAP header"), "{version}: {}", outcome(&result));
    }
}
