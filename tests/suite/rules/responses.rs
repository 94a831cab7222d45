//! What the service sends that clients stumble over.

use listrak_v31::{
    GetContact, GetMessageAnalyticsInformation, GetSpamScore, ReportListMessageActivity,
    ReportRangeMessageContactBounces, SendTransactionalMessage, SendTransactionalMessageToContactResult as Sent,
};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::{Answer, Error, FaultKind, NotSoapReason, Retry, SoapVersion};
use wsdl_tests::memory::{Reply, Service, builder, run};

use wsdl_tests::memory::envelope;

const NS: &str = "http://webservices.listrak.com/v31/";

/// The answer of an operation to a request, with this in the response element.
fn answered<R: Request>(request: &R, content: &str) -> Result<Answer<R::Response>, Error> {
    let name = R::OPERATION.output.local;
    let body = envelope(&format!("<{name} xmlns=\"{NS}\">{content}</{name}>"));
    let client = builder(&Service::new([Reply::soap11(body)])).strict(true).build().unwrap();
    run(client.send(request))
}

fn bounces() -> ReportRangeMessageContactBounces {
    let day = "2016-04-01T00:00:00".parse().unwrap();
    ReportRangeMessageContactBounces { msg_id: 7, start_date: day, end_date: day, page: 1 }
}

fn activity() -> ReportListMessageActivity {
    let day = "2016-04-01T00:00:00".parse().unwrap();
    ReportListMessageActivity { list_id: 17, start_date: day, end_date: day, include_test_messages: false }
}

#[test]
fn a_list_is_absent_empty_or_full() {
    let result = |content: &str| answered(&bounces(), content).unwrap().response.result.map(|rows| rows.len());
    assert_eq!(result(""), None);
    assert_eq!(result("<ReportRangeMessageContactBouncesResult />"), Some(0));
    let row = "<WSContactBounce><BounceCount>1</BounceCount></WSContactBounce>";
    let rows = format!("<ReportRangeMessageContactBouncesResult>{row}{row}</ReportRangeMessageContactBouncesResult>");
    assert_eq!(result(&rows), Some(2));
}

#[test]
fn a_nil_item_keeps_its_place() {
    let content = "<GetMessageAnalyticsInformationResult><WSMessageAnalyticsInformation xsi:nil=\"true\" />\
                   </GetMessageAnalyticsInformationResult>";
    let answer = answered(&GetMessageAnalyticsInformation::new(), content).unwrap();
    assert_eq!(answer.response.result, Some(vec![None]));
}

#[test]
fn a_failure_beside_the_result_is_an_error_and_nil_is_none() {
    let ok = answered(&activity(), "<ReportListMessageActivityResult /><WSException xsi:nil=\"true\" />").unwrap();
    assert_eq!(ok.response.result, Some(vec![]));
    let failed = "<WSException><SoapMethod>M</SoapMethod><DateTime xsi:nil=\"true\" /><Description>[InvalidList] No\
                  </Description></WSException>";
    match answered(&activity(), failed) {
        Err(Error::Service(error)) => assert_eq!(error.failure.description.as_deref(), Some("[InvalidList] No")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn repeats_without_an_element_around_them_are_found_among_their_siblings() {
    let attribute = |id: i32| {
        format!(
            "<ContactProfileAttribute><AttributeID>{id}</AttributeID><Value>v{id}</Value></ContactProfileAttribute>"
        )
    };
    for count in [0, 1, 3] {
        let attributes: String = (1..=count).map(attribute).collect();
        let content =
            format!("<WSContact><EmailAddress>a@example.com</EmailAddress><ListID>17</ListID>{attributes}</WSContact>");
        let contact = answered(&GetContact::new(17), &content).unwrap().response.ws_contact.unwrap();
        assert_eq!((contact.email_address.as_deref(), contact.list_id), (Some("a@example.com"), 17));
        let ids: Vec<i32> = contact.contact_profile_attribute.iter().map(|one| one.attribute_id).collect();
        assert_eq!(ids, (1..=count).collect::<Vec<_>>());
    }
}

#[test]
fn numbers_come_in_forms_of_their_own() {
    let score = |number: &str| {
        let content = format!(
            "<WSSpamScore><PointsReceived>{number}</PointsReceived><PointsRequired>5</PointsRequired></WSSpamScore>"
        );
        answered(&GetSpamScore::new(None), &content).unwrap().response.ws_spam_score.unwrap().points_received
    };
    for (text, number) in [
        ("0.33333333333333331", 1.0 / 3.0),
        ("1E-300", 1e-300),
        ("-1.7976931348623157E+308", f64::MIN),
        ("INF", f64::INFINITY),
        ("-INF", f64::NEG_INFINITY),
    ] {
        assert_eq!(score(text), number, "{text}");
    }
    assert!(score("NaN").is_nan());
}

#[test]
fn listed_values_hold_blanks_and_others_are_kept() {
    let result = |value: &str, strict: bool| {
        let name = SendTransactionalMessage::OPERATION.output.local;
        let body = envelope(&format!(
            "<{name} xmlns=\"{NS}\"><SendTransactionalMessageResult>{value}</SendTransactionalMessageResult></{name}>"
        ));
        let client = builder(&Service::new([Reply::soap11(body)])).strict(strict).build().unwrap();
        run(client.send(&SendTransactionalMessage::new(5))).map(|answer| answer.response.result)
    };
    let known = result("FailedInvalidProfileData: SystemLink", true).unwrap();
    assert_eq!(known, Sent::FailedInvalidProfileDataSystemLink);
    assert_eq!(result("Later: on", false).unwrap().as_str(), "Later: on");
    assert!(result("Later: on", true).is_err());
}

#[test]
fn an_unknown_version_is_told_in_soap_11_with_a_header() {
    let body = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header><u:Upgrade \
                xmlns:u=\"http://www.w3.org/2003/05/soap-envelope\"><u:SupportedEnvelope qname=\"soap:Envelope\" />\
                </u:Upgrade></soap:Header><soap:Body><soap:Fault><faultcode>soap:VersionMismatch</faultcode>\
                <faultstring>Possible SOAP version mismatch</faultstring><detail /></soap:Fault></soap:Body></soap:Envelope>";
    let reply = Reply::Answer { status: 500, content_type: "text/xml; charset=utf-8", body: body.into() };
    let client = builder(&Service::new([reply])).soap_version(SoapVersion::Soap12).build().unwrap();
    let error = run(client.send(&bounces())).unwrap_err();
    let fault = error.fault().unwrap();
    assert_eq!((fault.version, fault.kind()), (SoapVersion::Soap11, FaultKind::VersionMismatch));
    assert!(!error.may_have_been_processed());
}

#[test]
fn an_answer_in_the_other_version_is_read_as_what_it_is() {
    let body = envelope(&format!("<ReportRangeMessageContactBouncesResponse xmlns=\"{NS}\" />"));
    let [soap11, soap12] = ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"];
    for (asked, body, content_type) in [
        (SoapVersion::Soap12, body.clone(), "text/xml; charset=utf-8"),
        (SoapVersion::Soap11, body.replace(soap11, soap12), "application/soap+xml; charset=utf-8"),
        // The media type is not looked at either.
        (SoapVersion::Soap12, body.clone(), "application/soap+xml; charset=utf-8"),
    ] {
        let service = Service::new([Reply::Answer { status: 200, content_type, body: body.into() }]);
        let client = builder(&service).soap_version(asked).strict(true).build().unwrap();
        assert_eq!(run(client.send(&bounces())).unwrap().response.result, None, "{asked}, {content_type}");
    }
}

#[test]
fn a_page_in_the_place_of_a_refusal_is_told_from_a_fault() {
    let page = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\
                <html><head><title>400 - Bad Request</title></head><body><h2>Fault: Envelope</h2></body></html>";
    for (status, processed) in [(400, true), (415, false)] {
        for content_type in ["text/html", "text/html; charset=utf-8", "text/xml; charset=utf-8", ""] {
            let service = Service::new([Reply::Answer { status, content_type, body: page.into() }]);
            let client = builder(&service).retry(Retry::never()).build().unwrap();
            let error = run(client.send(&bounces())).unwrap_err();
            assert!(error.fault().is_none() && error.may_have_been_processed() == processed, "{status} {content_type}");
            match error {
                Error::NotSoap(error) => {
                    assert_eq!(error.reason, NotSoapReason::NotXml, "{status} {content_type}");
                    assert!(error.beginning().starts_with("<!DOCTYPE html"), "{}", error.beginning());
                }
                other => panic!("{status} {content_type}: {other}"),
            }
        }
    }
}

#[test]
fn accepted_and_nothing_else_is_no_answer_to_a_question() {
    for status in [200, 202, 204] {
        let service = Service::new([Reply::Answer { status, content_type: "", body: vec![] }]);
        let client = builder(&service).retry(Retry::never()).build().unwrap();
        match run(client.send(&bounces())).unwrap_err() {
            Error::NotSoap(error) => {
                assert_eq!((error.reason, error.status().map(|s| s.as_u16())), (NotSoapReason::Empty, Some(status)));
            }
            other => panic!("{other}"),
        }
    }
}
