//! The element by which an answer reports that the call failed: it counts, whatever else is in the answer or missing.

use wsdl_runtime::codec::ReadErrorKind;
use wsdl_runtime::values::Decimal;
use wsdl_runtime::{Answer, Error, Retry, ServiceError};

use crate::builder;
use crate::shop::{CreateVoucher, CreateVoucherResponse, ListOrders};
use crate::support::memory::{Reply, Service, envelope, run};

const FAILURE: &str = "<Failure><Method>CreateVoucher</Method><Time>2016-04-05T13:07:09</Time><Description>[NoCredit] no\
                       </Description></Failure>";
const RESULT: &str = "<CreateVoucherResult>true</CreateVoucherResult>";
const CODE: &str = "<Code>A-7</Code>";
const NIL: &str = "<Failure xsi:nil=\"true\"/>";

fn call(content: &str, strict: bool) -> Result<Answer<CreateVoucherResponse>, Error> {
    let body =
        envelope(&format!("<CreateVoucherResponse xmlns=\"urn:example:shop\">{content}</CreateVoucherResponse>"));
    let service = Service::new([Reply::soap11(body)]);
    let client = builder(&service).strict(strict).retry(Retry::never()).build().unwrap();
    run(client.send(&CreateVoucher { amount: Decimal::from(5) }))
}

/// The failure that a lenient and a strict client are told alike, with what the lenient one has of the response.
fn failed(content: &str) -> ServiceError {
    let outcome = |strict| match call(content, strict) {
        Err(Error::Service(error)) => *error,
        other => panic!("strict: {strict}, {content}: {other:?}"),
    };
    let (lenient, strict) = (outcome(false), outcome(true));
    for error in [&lenient, &strict] {
        let failure = &error.failure;
        assert_eq!(failure.method.as_deref(), Some("CreateVoucher"));
        assert_eq!(failure.time, Some("2016-04-05T13:07:09".parse().unwrap()));
        assert_eq!(failure.description.as_deref(), Some("[NoCredit] no"));
        assert!(String::from_utf8_lossy(&error.exchange.response.body).contains("[NoCredit] no"));
    }
    lenient
}

fn response(error: &ServiceError) -> Option<&CreateVoucherResponse> {
    error.answer::<CreateVoucherResponse>().map(|answer| &answer.response)
}

#[test]
fn a_failure_after_the_other_elements_comes_with_the_response() {
    let error = failed(&format!("{RESULT}{CODE}{FAILURE}"));
    assert_eq!(response(&error), Some(&CreateVoucherResponse { result: true, code: Some("A-7".to_owned()) }));
    assert!(error.answer::<CreateVoucherResponse>().unwrap().deviations.is_empty());
    // Another type's answer it is not.
    assert!(error.answer::<crate::shop::GetOrderResponse>().is_none());
}

#[test]
fn a_failure_alone_says_more_than_the_elements_that_are_missing() {
    for content in [FAILURE.to_owned(), format!("{CODE}{FAILURE}"), format!("{FAILURE}<New/>")] {
        let error = failed(&content);
        assert_eq!(response(&error), None, "{content}");
    }
}

#[test]
fn a_failure_says_more_than_what_is_wrong_after_it() {
    let error = failed(&format!("{FAILURE}<CreateVoucherResult>perhaps</CreateVoucherResult>{CODE}"));
    assert_eq!(response(&error), None);
    for broken in [format!("{RESULT}{CODE}{FAILURE}<a></b>"), format!("{FAILURE}<New>&none;</New>{RESULT}{CODE}")] {
        assert_eq!(response(&failed(&broken)), None, "{broken}");
    }
}

#[test]
fn a_failure_counts_after_a_list_of_unknown_elements_and_before_what_is_broken() {
    let service = |broken: &str| {
        let body = envelope(&format!(
            "<ListOrdersResponse xmlns=\"urn:example:shop\"><ListOrdersResult><New>1</New></ListOrdersResult>{FAILURE}{broken}</ListOrdersResponse>"
        ));
        Service::new([Reply::soap11(body)])
    };
    for broken in ["", "<a></b>", "&none;"] {
        let client = builder(&service(broken)).retry(Retry::never()).build().unwrap();
        match run(client.send(&ListOrders { customer_id: 1, page: 1 })) {
            Err(Error::Service(error)) => assert_eq!(error.failure.description.as_deref(), Some("[NoCredit] no")),
            other => panic!("{broken}: {other:?}"),
        }
    }
}

#[test]
fn a_failure_says_more_than_what_is_wrong_before_it() {
    for before in [
        "<CreateVoucherResult xsi:nil=\"true\"/>",
        "<CreateVoucherResult/>",
        "<CreateVoucherResult>x</CreateVoucherResult>",
    ] {
        for content in
            [format!("{before}{CODE}{FAILURE}"), format!("{before}{FAILURE}{CODE}"), format!("{before}{FAILURE}")]
        {
            assert_eq!(response(&failed(&content)), None, "{content}");
        }
    }
    // Without a failure, what is wrong is reported as it is.
    for content in [format!("<CreateVoucherResult/>{CODE}"), format!("<CreateVoucherResult/>{CODE}{NIL}")] {
        match call(&content, false) {
            Err(Error::NotUnderstood(error)) => assert_eq!(error.problem.kind(), ReadErrorKind::InvalidValue),
            other => panic!("{content}: {other:?}"),
        }
    }
}

#[test]
fn a_failure_after_a_nil_one_counts() {
    for content in [
        format!("{RESULT}{CODE}{NIL}{FAILURE}"),
        format!("{NIL}{RESULT}{CODE}{FAILURE}"),
        format!("{RESULT}{NIL}{CODE}{FAILURE}"),
    ] {
        match call(&content, false) {
            Err(Error::Service(error)) => assert_eq!(error.failure.description.as_deref(), Some("[NoCredit] no")),
            other => panic!("{content}: {other:?}"),
        }
    }
}

#[test]
fn a_failure_before_the_other_elements_comes_with_the_response() {
    for content in [format!("{FAILURE}{RESULT}{CODE}"), format!("{RESULT}{FAILURE}{CODE}")] {
        let error = failed(&content);
        assert_eq!(response(&error).map(|response| response.result), Some(true), "{content}");
        assert_eq!(response(&error).and_then(|response| response.code.as_deref()), Some("A-7"), "{content}");
        assert!(!error.answer::<CreateVoucherResponse>().unwrap().deviations.is_empty(), "{content}");
    }
}

#[test]
fn a_nil_failure_is_none_and_so_is_an_absent_one() {
    for strict in [false, true] {
        let answer = call(&format!("{RESULT}{CODE}{NIL}"), strict).unwrap();
        assert_eq!(answer.response, CreateVoucherResponse { result: true, code: Some("A-7".to_owned()) });
        assert!(answer.deviations.is_empty());
    }
    let absent = call(&format!("{RESULT}{CODE}"), false).unwrap();
    let told: Vec<String> = absent.deviations.as_slice().iter().map(|deviation| deviation.kind.to_string()).collect();
    assert!(matches!(told.as_slice(), [one] if one.contains("{urn:example:shop}Failure")), "{told:?}");
    match call(&format!("{RESULT}{CODE}"), true) {
        Err(Error::NotUnderstood(error)) => assert_eq!(error.problem.kind(), ReadErrorKind::Deviation),
        other => panic!("{other:?}"),
    }
    // Nil in front does no harm either, and what is missing is an error as ever.
    assert!(call(&format!("{NIL}{RESULT}{CODE}"), false).unwrap().response.result);
    match call(NIL, false) {
        Err(Error::NotUnderstood(error)) => {
            assert_eq!(error.problem.kind(), ReadErrorKind::Missing);
            let expected = "the required element {urn:example:shop}CreateVoucherResult";
            assert_eq!(error.problem.expected(), expected);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_failure_is_a_failure_of_which_nothing_is_known() {
    match call(&format!("{RESULT}{CODE}<Failure/>"), false) {
        Err(Error::Service(error)) => {
            assert_eq!((&error.failure.method, &error.failure.description), (&None, &None));
            assert_eq!(error.failure.to_string(), "no reason given");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_of_two_failures_counts() {
    let second = FAILURE.replace("[NoCredit] no", "another");
    failed(&format!("{RESULT}{CODE}{FAILURE}{second}"));
    failed(&format!("{FAILURE}{second}{RESULT}{CODE}"));
}
