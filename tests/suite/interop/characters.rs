//! References to characters that XML forbids, which this stack writes without a second thought.

use listrak_v31::{Client, ReportRangeMessageContactBounces, ReportRangeMessageContactBouncesResponse};
use wsdl_runtime::{Answer, ClientBuilder, Error, SoapVersion};
use wsdl_runtime::{DeviationKind, ForbiddenCharacters};
use wsdl_tests::interop::Peer;

use super::{builder, date, run};

const PATH: &str = "Envelope/Body/ReportRangeMessageContactBouncesResponse/ReportRangeMessageContactBouncesResult/\
                    WSContactBounce";

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    for strict in [true, false] {
        refused(page(builder(peer, "", version).strict(strict)), version);
    }
    for switches in ["", "gzip=1", "chunked=3", "bom=1"] {
        let tolerant = builder(peer, switches, version).forbidden_characters(ForbiddenCharacters::Replace);
        let answer = page(tolerant.strict(false)).unwrap_or_else(|error| panic!("{version}, {switches}: {error}"));
        let rows = answer.response.result.unwrap();
        let read: Vec<_> = rows.iter().map(|row| (row.contact_id.as_deref(), row.bounce_detail.as_deref())).collect();
        assert_eq!(read, [(Some("bell"), Some("a\u{FFFD}b\u{FFFD}c"))], "{version}, {switches}");
        let told: Vec<_> = answer.deviations.as_slice().iter().map(|one| (&one.kind, one.path.as_str())).collect();
        let (detail, forbidden) = (format!("{PATH}/BounceDetail"), DeviationKind::ForbiddenCharacter);
        // A nil row follows, which the configuration leaves out: the description declares such.
        assert_eq!(told, [(&forbidden, detail.as_str()), (&forbidden, detail.as_str())], "{version}, {switches}");
    }
    // Strictly read, what is replaced is a deviation as any other: the first ends it.
    let strict = builder(peer, "", version).forbidden_characters(ForbiddenCharacters::Replace);
    assert!(matches!(page(strict), Err(Error::NotUnderstood(_))), "{version}");
}

fn page(builder: ClientBuilder<Client>) -> Result<Answer<ReportRangeMessageContactBouncesResponse>, Error> {
    let day = date("2016-04-01T00:00:00");
    let client = builder.build().unwrap();
    run(client.send(&ReportRangeMessageContactBounces { msg_id: 666, start_date: day, end_date: day, page: 1 }))
}

fn refused(result: Result<Answer<ReportRangeMessageContactBouncesResponse>, Error>, version: SoapVersion) {
    let Err(Error::NotUnderstood(error)) = result else { panic!("{version}: {result:?}") };
    assert_eq!(error.problem.path(), format!("{PATH}/BounceDetail"), "{version}");
    // It says what is wrong, and what to do.
    let text = error.problem.to_string();
    for said in [
        "the reference `&#x1;` to a character that XML forbids",
        "`forbidden_characters(ForbiddenCharacters::Replace)`",
    ] {
        assert!(text.contains(said), "{version}: {text}");
    }
}
