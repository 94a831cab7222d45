//! Values that no client of ours writes: with what kind of error the service refuses each, and which it takes.

use listrak_v31::{BulkLoadContacts, ImportProfileTypeEnum, ImportTypeEnum, WsImportDirectives};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::http::request::Parts;
use wsdl_runtime::values::Binary;
use wsdl_runtime::{Body, FaultKind, NotSoapReason, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{Echo, EchoValues};
use super::spoil::{not_soap, spoilt};
use super::values::least;

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let values = EchoValues { values: Some(least()) };
    for (from, to) in [
        ("<Bool>false<", "<Bool>True<"),
        ("<Bool>false<", "<Bool>yes<"),
        ("<Bool>false<", "<Bool><"),
        ("<Date>0001-01-01T00:00:00<", "<Date>2016-04-05T24:00:00<"),
        ("<Date>0001-01-01T00:00:00<", "<Date>4/5/2016 1:07:09 PM<"),
        ("<Date>0001-01-01T00:00:00<", "<Date>2016-02-30T00:00:00<"),
        ("<Date>0001-01-01T00:00:00<", "<Date><"),
        ("<Long>0<", "<Long xsi:nil=\"true\"><"),
        ("<Long>0<", "<Long><"),
        ("<Long>0<", "<Long>9223372036854775808<"),
        ("<Short>0<", "<Short>1.0<"),
        ("<Byte>0<", "<Byte>256<"),
        ("<Double>0<", "<Double>1,5<"),
        ("<Decimal>0<", "<Decimal>79228162514264337593543950336<"),
        ("<Guid>0", "<Guid>x"),
        ("<Status>DataActivelyUploading<", "<Status>dataactivelyuploading<"),
        ("<Status>DataActivelyUploading<", "<Status><"),
    ] {
        let case = format!("{version}, {to}");
        let error = spoilt(peer, version, &values, replacing(from, to)).unwrap_err();
        let fault = error.fault().unwrap_or_else(|| panic!("{case}: {error}"));
        assert_eq!((fault.version, fault.kind()), (version, FaultKind::Sender), "{case}");
        assert!(fault.text().starts_with("Server was unable to read request. ---> "), "{case}: {}", fault.text());
    }
    for (from, to, date) in [
        ("<Date>0001-01-01T00:00:00<", "<Date>2016-04-05<", "2016-04-05T00:00:00"),
        ("<Date>0001-01-01T00:00:00<", "<Date> 2016-04-05T13:07:09 <", "2016-04-05T13:07:09"),
        ("<Date>0001-01-01T00:00:00<", "<Date>2016-04-05T13:07:09.123456789<", "2016-04-05T13:07:09.1234568"),
        ("<Bool>false<", "<Bool>0<", "0001-01-01T00:00:00"),
        ("<Long>0<", "<Long> +0 <", "0001-01-01T00:00:00"),
    ] {
        let answer = spoilt(peer, version, &values, replacing(from, to));
        let answer = answer.unwrap_or_else(|error| panic!("{version}, {to}: {error}"));
        assert_eq!(
            answer.response.result.map(|values| values.date.to_string()).as_deref(),
            Some(date),
            "{version}, {to}"
        );
    }
    let directives = WsImportDirectives::new(ImportTypeEnum::UpdateSubscribers, ImportProfileTypeEnum::Append, false);
    let load = BulkLoadContacts {
        import_file_stream: Some(Binary::from(vec![7; 4])),
        // A list whose history nobody asks for.
        ..BulkLoadContacts::new(98, Some(directives))
    };
    is_refused(peer, version, &load, "BwcHBw==", "Bwc*Bw==");
    let echo = Echo { text: Some("text".to_owned()) };
    is_refused(peer, version, &echo, "text<", "te<!-- c -->xt<");
    is_refused(peer, version, &echo, "text<", "te<b/>xt<");
    // Line breaks and blanks in base64 are nothing, nor is padding that is missing.
    for text in ["Bwc\r\n HBw==", "BwcHBw"] {
        let answer = spoilt(peer, version, &load, replacing("BwcHBw==", text)).unwrap();
        assert_eq!(answer.exchange.response.headers["x-bytes"], "4", "{version}");
    }
}

fn replacing(from: &'static str, to: &'static str) -> impl Fn(&mut Parts, String) -> Body + Send + Sync + 'static {
    move |_, body| {
        assert!(body.contains(from), "{from}: {body}");
        body.replacen(from, to, 1).into()
    }
}

/// Without a word: 400 and no body.
fn is_refused<R: Request>(peer: &Peer, version: SoapVersion, request: &R, from: &'static str, to: &'static str) {
    let Err(error) = spoilt(peer, version, request, replacing(from, to)) else { panic!("{version}, {to}: an answer") };
    assert!(error.may_have_been_processed());
    let error = not_soap(error);
    assert_eq!(error.reason, NotSoapReason::Empty, "{version}, {to}");
    assert_eq!(error.status().as_u16(), 400, "{version}, {to}");
}
