//! Credentials are in nothing that is shown.

#[cfg(all(feature = "tracing", any(feature = "blocking", feature = "reqwest")))]
mod told;

mod forms;

use wsdl_runtime::codec::DeviationKind;
use wsdl_runtime::{Credentials, HeaderBlock, Retry};

use crate::builder;
use crate::shop::GetOrder;
use crate::support::leaks::shown;
use crate::support::memory::{PASSWORD, Reply, Service, USER, envelope, run};

#[test]
fn no_error_shows_credentials() {
    let echo = || format!("<html><body>{USER} {PASSWORD}</body></html>");
    let replies = [
        Reply::Unreachable,
        Reply::Reset,
        Reply::Silence,
        Reply::CutOff(vec!["<a/>"]),
        Reply::Answer { status: 500, content_type: "text/html", body: echo().into() },
        Reply::soap11(envelope(&format!("<a>{USER}</a>"))),
        Reply::soap11(envelope(&format!(
            "<GetOrderResponse xmlns=\"urn:example:shop\"><Order><OrderID>{USER}\
             </OrderID></Order></GetOrderResponse>"
        ))),
    ];
    for reply in replies {
        let service = Service::new([reply]);
        let client = builder(&service).endpoint(format!("https://example.com/shop?key={USER}")).build().unwrap();
        let error = run(client.get_order(&GetOrder { order_id: 1 })).unwrap_err();
        let shown = shown(&error);
        assert!(!shown.contains(USER) && !shown.contains("p&ssw"), "{shown}");
        assert!(service.seen()[0].body.contains(USER));
    }
}

#[test]
fn no_debug_shows_credentials() {
    let service = Service::new([]);
    let shown =
        format!("{:?} {:#?} {:?}", builder(&service), builder(&service).build(), Credentials::new(USER, PASSWORD));
    assert!(!shown.contains(USER) && !shown.contains("p&ssw"), "{shown}");
}

/// Names that the service chose are masked when they are read; names of the contract stay, whatever the user is called.
#[test]
fn deviations_are_masked_where_they_are_read() {
    let response = envelope(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
         <status-7 xmlns=\"urn:x\"/><Order xmlns=\"urn:x\"/></GetOrderResponse>",
    );
    let service = Service::new([Reply::soap11(response)]);
    let client = builder(&service).credentials("Order", "status-7").build().unwrap();
    let answer = run(client.send(&GetOrder { order_id: 1 })).unwrap();
    let deviations = answer.deviations.as_slice();
    assert_eq!(deviations[0].path, "Envelope/Body/GetOrderResponse");
    assert_eq!(deviations[0].kind, DeviationKind::UnknownElement("{urn:x}***".to_owned()));
    let expected = "{urn:example:shop}Order".to_owned();
    assert_eq!(deviations[1].kind, DeviationKind::WrongNamespace { found: "{urn:x}Order".to_owned(), expected });
    let shown = format!("{answer:?}");
    assert!(!shown.contains("status-7") && shown.contains("{urn:x}***"), "{shown}");
}

/// A service repeats what a header block of the call holds.
#[test]
fn what_header_blocks_hold_is_not_shown() {
    let session = "S-9f31c2";
    let block = HeaderBlock::from_xml(format!("<Session xmlns='urn:h'><Id>{session}</Id></Session>")).unwrap();
    let repeated = format!(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/><Id>{session}</Id><Text>of {session}\
         </Text></GetOrderResponse>"
    );
    let fault = format!(
        "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>{session} is over</faultstring>\
                         <detail><a>{session}</a></detail></soap:Fault>"
    );
    let service = Service::new([repeated, fault].map(|body| Reply::soap11(envelope(&body))));
    let client = builder(&service).build().unwrap().with_header(block);
    let answer = run(client.send(&GetOrder { order_id: 1 })).unwrap();
    assert!(answer.exchange.masked_request().contains("<Id>***</Id>"));
    let shown = answer.exchange.masked_response();
    assert!(shown.contains("<Id>***</Id><Text>of ***</Text>"), "{shown}");
    let error = run(client.send(&GetOrder { order_id: 1 })).unwrap_err();
    assert_eq!(error.fault().unwrap().text(), "*** is over");
    let shown = format!("{} {}", self::shown(&error), error.masked_response().unwrap());
    assert!(!shown.contains(session), "{shown}");
}

#[test]
fn exchanges_show_their_bodies_masked() {
    let service = Service::new([
        Reply::soap11(envelope(&format!(
            "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
             <v:UserName xmlns:v=\"urn:echo\">{USER}</v:UserName></GetOrderResponse>",
        ))),
        Reply::Answer { status: 500, content_type: "text/html", body: b"<html>an error</html>".to_vec() },
        Reply::Answer { status: 200, content_type: "text/xml; charset=utf-8", body: b"\xC3".to_vec() },
    ]);
    let client = builder(&service).retry(Retry::never()).build().unwrap();
    let answer = run(client.send(&GetOrder { order_id: 4711 })).unwrap();
    let masked = answer.exchange.masked_request();
    assert!(masked.contains("<UserName>***</UserName><Password>***</Password>"), "{masked}");
    assert!(masked.contains("<OrderID>4711</OrderID>"), "{masked}");
    assert!(answer.exchange.masked_response().contains(">***</v:UserName>"));
    assert_eq!(answer.exchange.raw_request_with_secrets(), service.seen()[0].body.as_bytes());
    let shown = format!("{} {:?}", answer.exchange, answer.exchange);
    assert!(!shown.contains("OrderID") && !shown.contains(USER), "{shown}");
    let error = run(client.send(&GetOrder { order_id: 4711 })).unwrap_err();
    assert_eq!(error.masked_response().as_deref(), Some("*** (21 bytes)"));
    let error = run(client.send(&GetOrder { order_id: 4711 })).unwrap_err();
    assert_eq!(error.masked_response().as_deref(), Some("(1 bytes that are not text)"));
    // The service is gone: the request is there all the same.
    let error = run(client.send(&GetOrder { order_id: 4711 })).unwrap_err();
    assert!(error.masked_request().contains("4711"));
    assert_eq!(error.masked_response(), None);
}
