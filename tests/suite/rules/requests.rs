//! What the service cannot tell us when it is wrong: the requests of all operations, as they go over the wire.

use std::collections::BTreeSet;
use std::fmt::Debug;

use listrak_v31::samples;
use wsdl_runtime::codegen::{EachOperation, Request};
use wsdl_runtime::values::DateTime;
use wsdl_runtime::{Retry, Samples, SoapVersion};
use wsdl_tests::memory::{PASSWORD, Seen, Service, USER, builder, run};
use wsdl_tests::rewrite::Element;
use wsdl_tests::schema::{Schema, Type};

const NS: &str = "http://webservices.listrak.com/v31/";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A request of an operation as it goes over the wire.
struct Sent {
    action: &'static str,
    input: &'static str,
    version: SoapVersion,
    seen: Seen,
}

impl Sent {
    fn envelope(&self) -> Element {
        Element::read(&self.seen.body)
    }

    fn part(&self, name: &str) -> Element {
        let envelope = self.envelope();
        let part = envelope.children.into_iter().find(|part| part.local == name).unwrap();
        let [element] = <[Element; 1]>::try_from(part.children).unwrap();
        element
    }
}

/// Sends requests of all operations, in both versions.
#[derive(Default)]
struct All(Vec<Sent>);

impl EachOperation for All {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, _: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        for (version, samples) in [
            (SoapVersion::Soap11, Samples::sparse(1)),
            (SoapVersion::Soap12, Samples::full(2)),
            (SoapVersion::Soap11, Samples::new(3)),
            (SoapVersion::Soap12, Samples::new(4)),
        ] {
            let seen = sent(version, &request(&mut samples.clone()));
            self.0.push(Sent { action: R::OPERATION.action, input: R::OPERATION.input.local, version, seen });
        }
    }
}

fn sent<R: Request>(version: SoapVersion, request: &R) -> Seen {
    let service = Service::new([]);
    let client = builder(&service).soap_version(version).retry(Retry::never()).build().unwrap();
    // That no answer comes is of no interest here.
    let _ = run(client.send(request));
    service.seen().remove(0)
}

fn all() -> Vec<Sent> {
    let mut all = All::default();
    samples::each(&mut all);
    assert_eq!(all.0.len(), 4 * 97);
    all.0
}

#[test]
fn everything_is_in_the_namespace_of_the_service() {
    for sent in all() {
        for part in [sent.part("Header"), sent.part("Body")] {
            part.for_each(&mut |element| assert_eq!(element.namespace, NS, "{}", element.local));
        }
    }
}

#[test]
fn the_action_is_that_of_the_element_and_the_charset_is_said() {
    for sent in all() {
        assert_eq!(sent.action, format!("{NS}{}", sent.part("Body").local));
        assert_eq!(sent.input, sent.part("Body").local);
        let (content_type, action) = match sent.version {
            SoapVersion::Soap11 => ("text/xml; charset=utf-8".to_owned(), Some(format!("\"{}\"", sent.action))),
            _ => (format!("application/soap+xml; charset=utf-8; action=\"{}\"", sent.action), None),
        };
        assert_eq!(sent.seen.headers["content-type"], content_type.as_str());
        assert_eq!(sent.seen.headers.get("soapaction").map(|value| value.to_str().unwrap().to_owned()), action);
    }
}

#[test]
fn credentials_are_where_the_service_looks_for_them() {
    for sent in all() {
        let header = sent.part("Header");
        let shown: Vec<_> = header.children.iter().map(|child| (child.local.as_str(), child.text.as_str())).collect();
        assert_eq!((header.local.as_str(), shown), ("WSUser", vec![("UserName", USER), ("Password", PASSWORD)]));
        assert!(header.children.iter().all(|child| child.namespace == NS));
    }
}

#[test]
fn no_request_has_a_doctype_or_a_mark() {
    for sent in all() {
        assert!(sent.seen.body.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope "));
        assert!(!sent.seen.body.contains("<!"));
    }
}

/// Whether a text is what the server takes for a value of this type.
fn is_legal(ty: &str, text: &str) -> bool {
    match ty {
        "int" => text.parse::<i32>().is_ok() && !text.starts_with('+'),
        "boolean" => ["true", "false"].contains(&text),
        "dateTime" => {
            let (date, time) = text.split_once('T').unwrap_or(("", ""));
            text.parse::<DateTime>().is_ok() && !date.is_empty() && !time.starts_with("24")
        }
        "base64Binary" => text.len().is_multiple_of(4) && !text.contains(char::is_whitespace),
        "string" => true,
        "decimal" => !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.'),
        "double" => text.parse::<f64>().is_ok(),
        other => panic!("requests have values of type {other}"),
    }
}

#[test]
fn values_are_in_the_forms_that_the_server_takes() {
    let wsdl = std::fs::read_to_string(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).unwrap();
    let schema = Schema::of_description(&wsdl);
    let mut seen = BTreeSet::new();
    for sent in all() {
        schema.walk(&mut sent.part("Body"), &mut |element, ty| {
            let is_nil =
                element.attributes.iter().any(|(ns, name, value)| ns == XSI && name == "nil" && value == "true");
            if is_nil {
                assert!(element.text.is_empty() && element.children.is_empty());
                return;
            }
            // Most of all: no empty element stands for a number, a date or a listed value that is not there.
            match ty {
                Type::BuiltIn(ty) => {
                    assert!(is_legal(ty, &element.text), "{}: {:?} is no {ty}", element.local, element.text);
                    seen.insert(ty.to_owned());
                }
                Type::Enumeration(_) => assert!(ty.values().contains(&element.text), "{:?}", element.text),
                Type::Complex(_) => {}
            }
        });
    }
    for ty in ["int", "boolean", "dateTime", "base64Binary", "string"] {
        assert!(seen.contains(ty), "no request has a value of type {ty}");
    }
}
