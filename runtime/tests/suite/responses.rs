//! What services send that clients stumble over.

use wsdl_runtime::codegen::Request;
use wsdl_runtime::values::Nillable;
use wsdl_runtime::{Answer, Error, FaultKind, NotSoapReason, Retry, SoapVersion};

use crate::builder;
use crate::shop::{GetOrder, Line, ListOrders, OrderState, PutOrder};
use crate::support::memory::{Reply, Service, envelope, run};

const NS: &str = "urn:example:shop";

/// The answer of an operation to a request, with this in the response element.
fn answered<R: Request>(request: &R, content: &str) -> Result<Answer<R::Response>, Error> {
    let name = R::OPERATION.output.local;
    let body = envelope(&format!("<{name} xmlns=\"{NS}\">{content}</{name}>"));
    let client = builder(&Service::new([Reply::soap11(body)])).strict(true).build().unwrap();
    run(client.send(request))
}

const GET: GetOrder = GetOrder { order_id: 1 };
const ORDERS: ListOrders = ListOrders { customer_id: 17, page: 1 };
const NO_FAILURE: &str = "<Failure xsi:nil=\"true\" />";

#[test]
fn a_list_is_absent_empty_or_full() {
    let result = |content: &str| {
        let answer = answered(&ORDERS, &format!("{content}{NO_FAILURE}")).unwrap();
        answer.response.result.map(|rows| rows.len())
    };
    assert_eq!(result(""), None);
    assert_eq!(result("<ListOrdersResult />"), Some(0));
    let row = "<OrderRow><OrderID>1</OrderID></OrderRow>";
    assert_eq!(result(&format!("<ListOrdersResult>{row}{row}</ListOrdersResult>")), Some(2));
}

fn order(content: &str) -> String {
    format!(
        "<Order><OrderID>1</OrderID><CustomerID>17</CustomerID><Placed>2016-04-05T13:07:09</Placed>\
         <Shipped>2016-04-05T13:07:09</Shipped>{content}</Order>"
    )
}

#[test]
fn a_nil_item_keeps_its_place() {
    let content = "<PutOrderResult><Line xsi:nil=\"true\" /></PutOrderResult>";
    let request = PutOrder { order: answered(&GET, &order("<State>Open</State>")).unwrap().response.order.unwrap() };
    let answer = answered(&request, content).unwrap();
    assert_eq!(answer.response.result, Some(vec![None]));
}

#[test]
fn a_failure_beside_the_result_is_an_error_and_nil_is_none() {
    let ok = answered(&ORDERS, &format!("<ListOrdersResult />{NO_FAILURE}")).unwrap();
    assert_eq!(ok.response.result, Some(vec![]));
    let failed = "<Failure><Method>M</Method><Time xsi:nil=\"true\" /><Description>[InvalidList] No\
                  </Description></Failure>";
    match answered(&ORDERS, failed) {
        Err(Error::Service(error)) => assert_eq!(error.failure.description.as_deref(), Some("[InvalidList] No")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn repeats_without_an_element_around_them_are_found_among_their_siblings() {
    let part = |id: i32| format!("<Part><Sku>p{id}</Sku><Quantity>{id}</Quantity></Part>");
    for count in [0, 1, 3] {
        let parts: String = (1..=count).map(part).collect();
        let lines = format!("<Lines><Line><Sku>kit</Sku><Quantity>17</Quantity>{parts}</Line></Lines>");
        let order = answered(&GET, &order(&format!("<State>Open</State>{lines}"))).unwrap().response.order.unwrap();
        let [line] = <[Line; 1]>::try_from(order.lines.unwrap()).unwrap();
        assert_eq!((line.sku.as_str(), line.quantity), ("kit", 17));
        let quantities: Vec<i32> = line.part.iter().map(|part| part.quantity).collect();
        assert_eq!(quantities, (1..=count).collect::<Vec<_>>());
    }
}

#[test]
fn numbers_come_in_forms_of_their_own() {
    let total = |number: &str| {
        let content =
            format!("<ListOrdersResult><OrderRow><Total>{number}</Total></OrderRow></ListOrdersResult>{NO_FAILURE}");
        match answered(&ORDERS, &content).unwrap().response.result.unwrap().remove(0).total {
            Nillable::Value(total) => total,
            other => panic!("{other:?}"),
        }
    };
    for (text, number) in [
        ("0.33333333333333331", 1.0 / 3.0),
        ("1E-300", 1e-300),
        ("-1.7976931348623157E+308", f64::MIN),
        ("INF", f64::INFINITY),
        ("-INF", f64::NEG_INFINITY),
    ] {
        assert_eq!(total(text), number, "{text}");
    }
    assert!(total("NaN").is_nan());
}

#[test]
fn listed_values_hold_blanks_and_others_are_kept() {
    let state = |value: &str, strict: bool| {
        let body = envelope(&format!(
            "<GetOrderResponse xmlns=\"{NS}\">{}</GetOrderResponse>",
            order(&format!("<State>{value}</State>"))
        ));
        let client = builder(&Service::new([Reply::soap11(body)])).strict(strict).build().unwrap();
        run(client.send(&GET)).map(|answer| answer.response.order.unwrap().state)
    };
    assert_eq!(state("Returned: Damaged", true).unwrap(), OrderState::ReturnedDamaged);
    assert_eq!(state("Later: on", false).unwrap().as_str(), "Later: on");
    assert!(state("Later: on", true).is_err());
}

#[test]
fn an_unknown_version_is_told_in_soap_11_with_a_header() {
    let body = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header><u:Upgrade \
                xmlns:u=\"http://www.w3.org/2003/05/soap-envelope\"><u:SupportedEnvelope qname=\"soap:Envelope\" />\
                </u:Upgrade></soap:Header><soap:Body><soap:Fault><faultcode>soap:VersionMismatch</faultcode>\
                <faultstring>Possible SOAP version mismatch</faultstring><detail /></soap:Fault></soap:Body></soap:Envelope>";
    let reply = Reply::Answer { status: 500, content_type: "text/xml; charset=utf-8", body: body.into() };
    let client = builder(&Service::new([reply])).soap_version(SoapVersion::Soap12).build().unwrap();
    let error = run(client.send(&GET)).unwrap_err();
    let fault = error.fault().unwrap();
    assert_eq!((fault.version, fault.kind()), (SoapVersion::Soap11, FaultKind::VersionMismatch));
    assert!(!error.may_have_been_processed());
}

#[test]
fn an_answer_in_the_other_version_is_read_as_what_it_is() {
    let body = envelope(&format!("<GetOrderResponse xmlns=\"{NS}\"><Order xsi:nil=\"true\" /></GetOrderResponse>"));
    let [soap11, soap12] = ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"];
    for (asked, body, content_type) in [
        (SoapVersion::Soap12, body.clone(), "text/xml; charset=utf-8"),
        (SoapVersion::Soap11, body.replace(soap11, soap12), "application/soap+xml; charset=utf-8"),
        // The media type is not looked at either.
        (SoapVersion::Soap12, body.clone(), "application/soap+xml; charset=utf-8"),
    ] {
        let service = Service::new([Reply::Answer { status: 200, content_type, body: body.into() }]);
        let client = builder(&service).soap_version(asked).strict(true).build().unwrap();
        assert_eq!(run(client.send(&GET)).unwrap().response.order, None, "{asked}, {content_type}");
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
            let error = run(client.send(&GET)).unwrap_err();
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
        match run(client.send(&GET)).unwrap_err() {
            Error::NotSoap(error) => {
                assert_eq!((error.reason, error.status().as_u16()), (NotSoapReason::Empty, status));
            }
            other => panic!("{other}"),
        }
    }
}
