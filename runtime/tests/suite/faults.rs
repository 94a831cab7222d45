//! Faults of both versions of SOAP.

use wsdl_runtime::codec::ReadErrorKind;
use wsdl_runtime::{Error, Fault, FaultKind};

use crate::builder;
use crate::shop::{GetOrder, OutOfStock, Session};
use crate::support::memory::{Reply, Service, run};

fn error(status: u16, content_type: &'static str, body: &str) -> Error {
    let service = Service::new([Reply::Answer { status, content_type, body: body.into() }]);
    let client = builder(&service).build().unwrap();
    run(client.get_order(&GetOrder { order_id: 1 })).unwrap_err()
}

fn fault11(content: &str) -> Fault {
    let body = format!(
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>{content}\
         </soap:Fault></soap:Body></soap:Envelope>"
    );
    fault(error(500, "text/xml; charset=utf-8", &body))
}

fn fault12(content: &str) -> Fault {
    let body = format!(
        "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><soap:Fault>{content}\
         </soap:Fault></soap:Body></soap:Envelope>"
    );
    fault(error(500, "application/soap+xml; charset=utf-8", &body))
}

fn fault(error: Error) -> Fault {
    match error {
        Error::Fault(answer) => answer.fault,
        other => panic!("{other}"),
    }
}

#[test]
fn soap_11() {
    let fault = fault11(
        "<faultcode>soap:Client</faultcode><faultstring>[InvalidLogonAttempt] Invalid user name or password.\
         </faultstring><faultactor>http://example.com/actor</faultactor><detail />",
    );
    assert_eq!(fault.kind(), FaultKind::Sender);
    insta::assert_debug_snapshot!(fault);
}

#[test]
fn soap_12() {
    let fault = fault12(
        "<soap:Code><soap:Value>soap:Receiver</soap:Value><soap:Subcode><soap:Value xmlns:q0=\"urn:codes\">q0:Full\
         </soap:Value><soap:Subcode><soap:Value>q1:Undeclared</soap:Value></soap:Subcode></soap:Subcode></soap:Code>\
         <soap:Reason><soap:Text xml:lang=\"en\">It is full.</soap:Text><soap:Text xml:lang=\"de\">Es ist voll.\
         </soap:Text></soap:Reason><soap:Node>urn:node</soap:Node><soap:Role>urn:role</soap:Role>\
         <soap:Detail><a xmlns=\"urn:a\">1</a></soap:Detail>",
    );
    assert_eq!(fault.kind(), FaultKind::Receiver);
    assert_eq!(fault.text(), "It is full.");
    insta::assert_debug_snapshot!(fault);
}

#[test]
fn a_code_of_the_services_own_is_resolved_where_it_is_declared() {
    let fault = fault11("<faultcode xmlns:q0=\"urn:codes\">q0:Own</faultcode><faultstring>x</faultstring>");
    assert_eq!(fault.codes[0].to_string(), "{urn:codes}Own");
    assert_eq!(fault.kind(), FaultKind::Other);
}

#[test]
fn codes_say_who_has_to_change_something() {
    for (code, kind, processed) in [
        ("soap:Client", FaultKind::Sender, true),
        ("soap:Client.Authentication", FaultKind::Sender, true),
        ("soap:Server", FaultKind::Receiver, true),
        ("soap:MustUnderstand", FaultKind::MustUnderstand, false),
        ("soap:VersionMismatch", FaultKind::VersionMismatch, false),
        ("Client", FaultKind::Sender, true),
    ] {
        let body = format!(
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault><faultcode>{code}\
             </faultcode><faultstring/></soap:Fault></soap:Body></soap:Envelope>"
        );
        let error = error(500, "text/xml", &body);
        assert_eq!(error.may_have_been_processed(), processed, "{code}");
        assert_eq!(fault(error).kind(), kind, "{code}");
    }
}

#[test]
fn a_fault_is_found_whatever_the_status() {
    let body = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>\
        <faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>";
    for status in [200, 400, 403, 500, 503] {
        let error = error(status, "text/html", body);
        assert_eq!(error.fault().map(Fault::text), Some("no"), "{status}");
    }
}

#[test]
fn an_unqualified_detail_is_found_in_both_versions_and_decoded_on_demand() {
    use wsdl_runtime::codec::{Name, Ns};
    let table = crate::shop::namespaces::TABLE;
    let name = Name::new(Ns::of(0), "GetOrder");
    let detail = "<detail><x xmlns=\"urn:x\"/><l:GetOrder xmlns:l=\"urn:example:shop\">\
        <l:OrderID>4711</l:OrderID></l:GetOrder></detail>";
    for fault in [fault11(detail), fault12(detail)] {
        let entries: Vec<String> = fault.detail_entries().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(entries, ["{urn:x}x", "{urn:example:shop}GetOrder"]);
        let value: GetOrder = fault.detail_as(name, table).unwrap().unwrap();
        assert_eq!(value, GetOrder { order_id: 4711 });
        assert!(fault.detail_as::<GetOrder>(Name::new(Ns::NONE, "x"), table).is_none());
    }
}

#[test]
fn a_detail_that_is_not_as_its_type_says_is_an_error_with_its_place_in_the_answer() {
    use wsdl_runtime::codec::{Name, Ns};
    let name = Name::new(Ns::of(0), "GetOrder");
    let fault = fault11(
        "<detail><GetOrder xmlns=\"urn:example:shop\"><OrderID>x</OrderID>\
         </GetOrder></detail>",
    );
    let error = fault.detail_as::<GetOrder>(name, crate::shop::namespaces::TABLE).unwrap().unwrap_err();
    insta::assert_snapshot!(error);
}

/// By the type alone: which element it is and in which namespace, the generated crate knows.
#[test]
fn declared_entries_are_found_by_their_types() {
    let fault =
        fault11("<detail><x/><OutOfStock xmlns=\"urn:example:shop\"><Sku>a</Sku><Left>3</Left></OutOfStock></detail>");
    let entry = fault.detail::<OutOfStock>().unwrap().unwrap();
    assert_eq!(Some(Ok(entry)), crate::shop::faults::out_of_stock(&fault));
    assert!(fault.detail::<Session>().is_none());
    let broken =
        fault11("<detail><OutOfStock xmlns=\"urn:example:shop\"><Sku>a</Sku><Left>x</Left></OutOfStock></detail>");
    assert_eq!(broken.detail::<OutOfStock>().unwrap().unwrap_err().kind(), ReadErrorKind::InvalidValue);
    assert!(fault11("").detail::<OutOfStock>().is_none());
}
