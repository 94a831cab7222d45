//! A whole WSDL around the fragment that a section shows.

use wsdl_codegen::config::Config;
use wsdl_codegen::files::Files;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::{Source, SourceError};

/// The namespace of all schemas in the page.
pub(super) const NAMESPACE: &str = "urn:mapping";

const ENTRY: &str = "mapping.wsdl";

/// The operation of fragments that have none.
pub(super) const OPERATION: &str = "Use";

/// Generates a fragment: declarations of a schema, which may be followed by messages, a port type and a binding of a WSDL.
/// A port type without a binding gets one, in SOAP 1.1. Without a port type there is one operation, whose request holds
/// elements of these types; if none are given, of those that the fragment does not use.
pub(super) fn generate(fragment: &str, types: &[&str], configuration: &str) -> Result<Files, String> {
    let (schema, service) = fragment.split_at(fragment.find("<wsdl:").unwrap_or(fragment.len()));
    let text = match service {
        "" => {
            let types = if types.is_empty() { unused(schema) } else { types.to_vec() };
            wsdl(&format!("{schema}{}", request(&types)), &service_of_request())
        }
        service => wsdl(schema, service),
    };
    let configuration = format!("entry = \"{ENTRY}\"\ncrate = \".\"\noperations = \"all\"\n{configuration}");
    let config = Config::parse(&configuration, "mapping.toml").map_err(|wrong| wrong.to_string())?;
    let output = wsdl_codegen::generate(&config, &Released::default(), &Only(&text));
    let output = output.map_err(|wrong| wrong.to_string())?;
    if !output.warnings.is_empty() {
        return Err(output.warnings.to_string());
    }
    Ok(if service.is_empty() { without_client(output.files) } else { output.files })
}

/// The files without the client, which is not the fragment's own.
fn without_client(mut files: Files) -> Files {
    files.retain(|path, _| !path.ends_with("/client.rs"));
    let is_of_client = |line: &str| ["mod client;", "pub use client::Client;"].contains(&line);
    for text in files.values_mut() {
        *text = text.lines().filter(|line| !is_of_client(line)).map(|line| format!("{line}\n")).collect();
    }
    files
}

/// The named types that nothing in a schema refers to.
fn unused(schema: &str) -> Vec<&str> {
    let attributes: Vec<&str> = schema.split('"').collect();
    let values = attributes
        .chunks_exact(2)
        .filter(|pair| ["type=", "base=", "itemType=", "memberTypes="].iter().any(|name| pair[0].ends_with(name)));
    let used: Vec<&str> = values.flat_map(|pair| pair[1].split(' ')).collect();
    let of_line =
        |line| str::strip_prefix(line, "<xs:complexType name=\"").or(str::strip_prefix(line, "<xs:simpleType name=\""));
    let names = schema.lines().filter_map(of_line).filter_map(|rest| rest.split('"').next());
    names.filter(|name| !used.contains(name)).collect()
}

/// The elements of a request that holds these types, and of its response.
fn request(types: &[&str]) -> String {
    let elements: String =
        types.iter().map(|name| format!("<xs:element name=\"{name}\" type=\"{name}\"/>\n")).collect();
    format!(
        "<xs:element name=\"{OPERATION}\"><xs:complexType><xs:sequence>\n{elements}</xs:sequence></xs:complexType></xs:element>\n\
         <xs:element name=\"{OPERATION}Response\"><xs:complexType/></xs:element>\n"
    )
}

fn service_of_request() -> String {
    let message = |name: &str| {
        format!("<wsdl:message name=\"{name}\"><wsdl:part name=\"body\" element=\"{name}\"/></wsdl:message>\n")
    };
    let response = format!("{OPERATION}Response");
    format!(
        "{}{}<wsdl:portType name=\"Port\"><wsdl:operation name=\"{OPERATION}\"><wsdl:input message=\"{OPERATION}\"/>\
         <wsdl:output message=\"{response}\"/></wsdl:operation></wsdl:portType>\n",
        message(OPERATION),
        message(&response)
    )
}

/// A WSDL with this schema, and one service with one port.
fn wsdl(schema: &str, service: &str) -> String {
    let binding = if service.contains("<wsdl:binding") { String::new() } else { binding(service) };
    format!(
        "<wsdl:definitions targetNamespace=\"{NAMESPACE}\" xmlns=\"{NAMESPACE}\" \
         xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\" \
         xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\">\n<wsdl:types>\n\
         <xs:schema targetNamespace=\"{NAMESPACE}\" elementFormDefault=\"qualified\">\n{schema}</xs:schema>\n</wsdl:types>\n\
         {service}{binding}<wsdl:service name=\"Mapping\"><wsdl:port name=\"Port\" binding=\"Binding\">\
         <soap:address location=\"https://example.com/\"/></wsdl:port></wsdl:service>\n</wsdl:definitions>"
    )
}

/// A document/literal binding of each operation in a port type.
fn binding(service: &str) -> String {
    let literal = "<soap:body use=\"literal\"/>";
    let names = service.split("<wsdl:operation name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let operations = names.map(|name| {
        format!(
            "<wsdl:operation name=\"{name}\"><soap:operation soapAction=\"{NAMESPACE}/{name}\"/>\
             <wsdl:input>{literal}</wsdl:input><wsdl:output>{literal}</wsdl:output></wsdl:operation>\n"
        )
    });
    format!(
        "<wsdl:binding name=\"Binding\" type=\"Port\">\
         <soap:binding transport=\"http://schemas.xmlsoap.org/soap/http\"/>\n{}</wsdl:binding>\n",
        operations.collect::<String>()
    )
}

/// One document.
struct Only<'a>(&'a str);

impl Source for Only<'_> {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        if location == ENTRY { Ok(self.0.into()) } else { Err(SourceError::NotFound) }
    }
}
