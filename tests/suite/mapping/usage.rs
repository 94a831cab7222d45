//! What the examples of the page use: values as XML, a client of a service in memory, and all of the runtime.

pub(crate) use wsdl_runtime::*;

use wsdl_runtime::codec::{Name, Ns, Sink, Writer, read_document};
use wsdl_runtime::codegen::SchemaType;
use wsdl_tests::memory::{Reply, Service, envelope};

/// The declarations that examples leave out, in this order.
const DECLARED: &str = " xmlns=\"urn:mapping\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

/// The namespace of all schemas in the page.
const NAMESPACE: &str = "urn:mapping";

/// Runs an example to its end.
pub(crate) fn block_on<T>(example: impl Future<Output = T>) -> T {
    // Clients bound the duration of a call.
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime without input")
        .block_on(example)
}

/// Reads an element as a value, from which nothing may depart.
pub(crate) fn read<T: SchemaType>(xml: &str) -> Result<T, ReadError> {
    Ok(read_by(xml, Sink::strict())?.0)
}

/// Reads an element as a value as clients do by default, and returns what departs from the schema.
pub(crate) fn read_leniently<T: SchemaType>(xml: &str) -> Result<(T, Deviations), ReadError> {
    read_by(xml, Sink::lenient())
}

fn read_by<T: SchemaType>(xml: &str, sink: Sink) -> Result<(T, Deviations), ReadError> {
    let at = xml.find([' ', '>', '/']).expect("it begins with a tag");
    let local: &'static str = String::leak(xml[1..at].to_owned());
    read_document(&format!("{}{DECLARED}{}", &xml[..at], &xml[at..]), table::<T>(), name::<T>(local), sink)
}

/// Writes a value as an element that is called as its type.
pub(crate) fn written<T: SchemaType>(value: &T) -> String {
    let path = std::any::type_name::<T>().split('<').next().expect("there is a name");
    let mut writer = Writer::new(table::<T>());
    value.write(&mut writer, name::<T>(path.rsplit("::").next().expect("there is a name")));
    writer.finish().expect("examples hold what XML allows").replacen(" xmlns=\"urn:mapping\"", "", 1)
}

/// The namespaces of a type; those of a built-in type have but one.
fn table<T: SchemaType>() -> &'static [&'static str] {
    if T::NAMESPACES.is_empty() { &[NAMESPACE] } else { T::NAMESPACES }
}

fn name<T: SchemaType>(local: &'static str) -> Name {
    let index = table::<T>().iter().position(|namespace| *namespace == NAMESPACE);
    Name::new(Ns::of(index.expect("it has the namespace of the page").try_into().expect("there are few")), local)
}

/// A service that answers once, with this element in the body or with nothing in it.
pub(crate) fn answering(xml: &str) -> Service {
    let at = xml.find([' ', '>', '/']).unwrap_or(0);
    let declared = if xml.is_empty() { "" } else { DECLARED };
    Service::new([Reply::soap11(envelope(&format!("{}{declared}{}", &xml[..at], &xml[at..])))])
}

/// A service that answers once, with a fault that has this element in its detail.
pub(crate) fn faulting(xml: &str) -> Service {
    let at = xml.find([' ', '>', '/']).expect("it begins with a tag");
    let detail = format!("{}{DECLARED}{}", &xml[..at], &xml[at..]);
    let fault = format!(
        "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring><detail>{detail}</detail></soap:Fault>"
    );
    Service::new([Reply::Answer { status: 500, content_type: "text/xml", body: envelope(&fault).into() }])
}

/// The content of the envelope that a service got.
pub(crate) fn received(service: &Service) -> String {
    let seen = service.seen();
    let body = &seen.first().expect("a request came").body;
    let inside = body.split_once("<soap:Envelope").and_then(|(_, rest)| rest.split_once('>'));
    let content = inside.map_or("", |(_, content)| content.trim_end().trim_end_matches("</soap:Envelope>"));
    content.replacen(" xmlns=\"urn:mapping\"", "", 1)
}
