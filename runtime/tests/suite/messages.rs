//! What people read of errors: one line that names the operation, what happened, why, and the status; nothing that forges
//! lines; nothing twice along `source()`.

use std::error::Error as _;

use wsdl_runtime::codec::Limits;
use wsdl_runtime::{Body, BoxFuture, Error, Retry, Transport, TransportError, TransportErrorKind, http};

use crate::builder;
use crate::shop::GetOrder;
use crate::support::memory::{Clock, PASSWORD, Reply, Service, USER, envelope, run};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };

fn of(reply: Reply) -> Error {
    let client = builder(&Service::new([reply])).retry(Retry::never()).build().unwrap();
    run(client.send(&REQUEST)).unwrap_err()
}

fn fault(content: &str) -> Error {
    let body = envelope(&format!("<soap:Fault>{content}</soap:Fault>"));
    of(Reply::Answer { status: 500, content_type: "text/xml; charset=utf-8", body: body.into() })
}

fn fault_12(content: &str) -> Error {
    let body = format!(
        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:a=\"urn:a\"><s:Body><s:Fault>{content}</s:Fault>\
         </s:Body></s:Envelope>"
    );
    of(Reply::Answer { status: 500, content_type: "application/soap+xml", body: body.into() })
}

fn page(status: u16, content_type: &'static str, body: &str) -> Error {
    of(Reply::Answer { status, content_type, body: body.into() })
}

/// A transport that fails as a stack of other crates does.
struct Fails(TransportErrorKind);

#[derive(Debug, thiserror::Error)]
#[error("client error (Connect)")]
struct Outer(#[source] std::io::Error);

impl Transport for Fails {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let refused = std::io::Error::from_raw_os_error(111);
        let error = TransportError::new(self.0, Outer(refused));
        Box::pin(async move { Err(error) })
    }
}

fn fails(kind: TransportErrorKind) -> Error {
    let client = crate::Client::builder().credentials(USER, PASSWORD).transport(Fails(kind));
    let client = client.environment(Clock::default()).retry(Retry::never()).build().unwrap();
    run(client.send(&REQUEST)).unwrap_err()
}

/// One error of each kind.
fn all() -> Vec<Error> {
    let broken = |body: &str| of(Reply::soap11(body));
    let soap_12 = "<s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>a:Full</s:Value></s:Subcode></s:Code>\
         <s:Reason><s:Text xml:lang=\"en\">It is full.</s:Text><s:Text xml:lang=\"de\">Es ist voll.</s:Text></s:Reason>\
         <s:Node>urn:node</s:Node><s:Role>urn:role</s:Role><s:Detail><a:Left>0</a:Left></s:Detail>";
    vec![
        of(Reply::Unreachable),
        fails(TransportErrorKind::Connect),
        fails(TransportErrorKind::Exchange),
        of(Reply::Reset),
        of(Reply::Silence),
        of(Reply::CutOff(vec!["<soap:Envelope", "/>"])),
        page(502, "text/html", "<html>Bad gateway</html>"),
        page(200, "application/json", "{}"),
        page(204, "", ""),
        page(200, "text/xml", "<a/>"),
        page(500, "text/xml", &envelope("<a/>")),
        fault("<faultcode>soap:Server</faultcode><faultstring>no</faultstring>"),
        fault("<faultcode>soap:Client.Wrong</faultcode><faultstring/><faultactor>urn:a</faultactor>"),
        fault("<faultstring>no code</faultstring><detail><a>1</a></detail>"),
        fault(""),
        fault_12(soap_12),
        broken(&envelope("<GetOrderResponse xmlns=\"urn:example:shop\"><Order/></GetOrderResponse>")),
        broken("<soap:Envelope"),
    ]
}

#[test]
fn each_kind_of_error_is_one_line() {
    let lines: Vec<String> = all().iter().map(ToString::to_string).collect();
    for line in &lines {
        assert!(line.starts_with("GetOrder: ") && !line.contains('\n'), "{line}");
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// Reports that print the whole chain say everything once; what other crates say keeps its type.
#[test]
fn nothing_is_said_twice_along_the_sources() {
    for error in all() {
        let mut said = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            assert!(!said.contains(&inner.to_string()), "{said}: {inner}");
            said.push_str(&format!(": {inner}"));
            source = inner.source();
        }
    }
    let error = fails(TransportErrorKind::Connect);
    assert!(error.to_string().contains("connection refused"), "{error}");
    let outer = error.source().unwrap();
    assert!(outer.is::<Outer>());
    assert_eq!(outer.source().unwrap().downcast_ref::<std::io::Error>().unwrap().raw_os_error(), Some(111));
}

#[test]
fn a_fault_cannot_forge_a_line_of_a_log_nor_fill_it() {
    let evil = "no\r\n2026-11-26 INFO paid\u{85}\u{2028}\u{202e}\u{2066}\u{200f}";
    let long = "x".repeat(3_000_000);
    for text in [evil, &long] {
        let detail = format!("<detail><a b=\"{text}\">{text}</a></detail>");
        let errors = [
            fault(&format!("<faultcode>soap:Server</faultcode><faultstring>{text}</faultstring>{detail}")),
            fault(&format!("<faultcode>a{text}</faultcode><faultactor>{text}</faultactor>")),
            fault_12(&format!(
                "<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>{text}</s:Value></s:Subcode></s:Code><s:Reason>\
                 <s:Text xml:lang=\"en\">a</s:Text><s:Text xml:lang=\"{}\">{text}</s:Text></s:Reason><s:Node>{text}\
                 </s:Node><s:Role>{text}</s:Role>",
                text.chars().take(20).collect::<String>()
            )),
            of(Reply::soap11(envelope(&format!("<a xmlns=\"{}\"/>", text.chars().take(36).collect::<String>())))),
        ];
        for error in errors {
            for shown in [error.to_string(), format!("{error:?}"), format!("{:?}", error.fault())] {
                assert!(shown.len() < 12_000, "{} bytes", shown.len());
                let steers = |c: char| c.is_control() || "\u{2028}\u{202e}\u{2066}\u{200f}".contains(c);
                assert!(!shown.contains(steers), "{shown:?}");
            }
        }
    }
    let error = fault(&format!("<faultstring>{long}</faultstring>"));
    assert!(error.to_string().contains("(3000000 bytes in all)"), "{}", error.to_string().len());
    assert_eq!(error.fault().unwrap().text().len(), 3_000_000);
}

#[test]
fn deviations_cannot_forge_a_line_either() {
    let body = "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/><a xmlns=\"x&#10;INFO&#x202e;\"/>\
                </GetOrderResponse>";
    let client = builder(&Service::new([Reply::soap11(envelope(body))])).build().unwrap();
    let answer = run(client.send(&REQUEST)).unwrap();
    let shown = format!("{} {:?}", answer.deviations.as_slice()[0], answer.deviations);
    assert!(!shown.contains(['\n', '\u{202e}']) && shown.contains("\\n"), "{shown}");
}

#[test]
fn of_a_stack_trace_the_first_line_is_shown() {
    let trace = "System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; System.Exception: \
                 [NoCredit] gone\r\n   at Shop.Pay(Int32 id) in c:\\shop.cs:line 7\r\n   --- End of inner exception stack \
                 trace ---\r\n   at Shop.Call()";
    let error = fault(&format!("<faultcode>soap:Server</faultcode><faultstring>{trace}</faultstring>"));
    let shown = error.to_string();
    assert!(shown.contains("[NoCredit] gone") && !shown.contains("shop.cs"), "{shown}");
    assert!(error.fault().unwrap().text().contains("shop.cs"));
}

/// The depth of an answer is the service's choice.
#[test]
fn a_long_path_is_shown_by_its_end() {
    let name = "n".repeat(500);
    let body = format!("<GetOrderResponse xmlns=\"urn:example:shop\"><{name}><{name}><{name}><x y=");
    let client = builder(&Service::new([Reply::soap11(envelope(&body))])).retry(Retry::never());
    let error = run(client.limits(Limits::DEFAULT).build().unwrap().send(&REQUEST)).unwrap_err();
    assert!(error.to_string().len() < 3_000, "{error}");
}

#[test]
fn the_rest_of_a_response_that_reports_a_failure_is_at_hand() {
    use crate::shop::{CreateVoucherResponse, ListOrders, ListOrdersResponse};
    let body = "<ListOrdersResponse xmlns=\"urn:example:shop\"><Failure><Description>no</Description></Failure>\
                </ListOrdersResponse>";
    let failed = || {
        let client = builder(&Service::new([Reply::soap11(envelope(body))])).build().unwrap();
        run(client.send(&ListOrders { customer_id: 1, page: 1 })).unwrap_err()
    };
    let error = failed();
    assert_eq!(error.service_failure().unwrap().description.as_deref(), Some("no"));
    assert_eq!((error.status().unwrap().as_u16(), error.operation()), (200, "ListOrders"));
    assert!(failed().into_answer::<CreateVoucherResponse>().is_err_and(|error| matches!(error, Error::Service(_))));
    let answer = failed().into_answer::<ListOrdersResponse>().unwrap();
    assert_eq!(answer.exchange.response.status.as_u16(), 200);
    assert!(of(Reply::Reset).into_answer::<ListOrdersResponse>().is_err());
}
