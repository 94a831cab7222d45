//! Credentials are in nothing that is shown.

#[cfg(all(feature = "tracing", any(feature = "blocking", feature = "reqwest")))]
mod told;

use wsdl_runtime::codec::DeviationKind;
use wsdl_runtime::{Credentials, Retry};

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

/// What is read by programs stays as it came, whatever the user is called; what people read does not.
#[test]
fn deviations_are_masked_where_they_are_shown() {
    let response = envelope(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
         <status-7 xmlns=\"urn:x\"/></GetOrderResponse>",
    );
    let service = Service::new([Reply::soap11(response)]);
    let client = builder(&service).credentials("status", "status-7").build().unwrap();
    let answer = run(client.send(&GetOrder { order_id: 1 })).unwrap();
    let deviation = &answer.deviations.as_slice()[0];
    assert!(deviation.path.starts_with("Envelope/Body/GetOrderResponse"), "{}", deviation.path);
    assert_eq!(deviation.kind, DeviationKind::UnknownElement("{urn:x}status-7".to_owned()));
    for shown in [deviation.to_string(), format!("{deviation:?}"), format!("{answer:?}")] {
        assert!(!shown.contains("status-7") && shown.contains("{urn:x}***"), "{shown}");
    }
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
    assert!(answer.exchange.masked_response().unwrap().contains(">***</v:UserName>"));
    assert_eq!(answer.exchange.raw_request_with_secrets(), service.seen()[0].body.as_bytes());
    let shown = format!("{} {:?}", answer.exchange, answer.exchange);
    assert!(!shown.contains("OrderID") && !shown.contains(USER), "{shown}");
    let error = run(client.send(&GetOrder { order_id: 4711 })).unwrap_err();
    assert_eq!(error.exchange().masked_response().as_deref(), Some("*** (21 bytes)"));
    let error = run(client.send(&GetOrder { order_id: 4711 })).unwrap_err();
    assert_eq!(error.exchange().masked_response().as_deref(), Some("(1 bytes that are no text)"));
    // The service is gone: the request is there all the same.
    let error = run(client.send(&GetOrder { order_id: 4711 })).unwrap_err();
    assert!(error.exchange().masked_request().contains("4711"));
    assert_eq!(error.exchange().masked_response(), None);
}
