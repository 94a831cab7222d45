//! A service that claims WS-I Basic Profile 1.1: there the run time itself demands the header, in SOAP 1.1 alone.

use listrak_v31::Client;
use wsdl_runtime::http::request::Parts;
use wsdl_runtime::{FaultKind, Retry, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::Ping;
use super::spoil::{Spoilt, without_header};
use super::{builder, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let endpoint = peer.url("").replace("IntegrationService.asmx", "IntegrationServiceBP.asmx");
    let usual = || builder(peer, "", version).endpoint(&endpoint).retry(Retry::never());
    let client: Client = usual().build().unwrap();
    assert_eq!(run(client.send(&Ping { value: 5 })).unwrap().response.result, 5, "{version}");

    let without =
        usual().transport(Spoilt(|_: &mut Parts, body: String| without_header(&body).into())).build().unwrap();
    let result = run(without.send(&Ping { value: 6 }));
    match version {
        SoapVersion::Soap11 => {
            let error = result.unwrap_err();
            let fault = error.fault().unwrap_or_else(|| panic!("{error}"));
            assert_eq!((fault.version, fault.kind()), (version, FaultKind::MustUnderstand));
            assert!(fault.text().starts_with("Missing required header"), "{}", fault.text());
            // A fault over a header has no detail at all.
            assert!(fault.detail.is_none() && !error.may_have_been_processed());
        }
        _ => assert_eq!(result.unwrap().response.result, 6),
    }
}
