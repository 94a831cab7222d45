//! The facts of `contract.json`, as a listing.

use serde::Deserialize;
use serde_json::Value;

use super::{Entries, Listing, entry};

/// Reads the facts.
///
/// # Errors
/// The text is no JSON, or a fact is missing; the message says where.
pub fn stated(json: &str) -> Result<Listing, String> {
    let facts: Facts = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let mut listing = Listing::default();
    facts.service(&mut listing);
    for operation in &facts.operations {
        facts.operation(operation, &mut listing);
    }
    for header in &facts.headers {
        listing.add(format!("element {}", header.name), vec![entry("(type)", header.type_.clone())]);
    }
    for type_ in &facts.types {
        listing.add(format!("type {}", type_.name), type_.entries());
    }
    Ok(listing)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    target_namespace: String,
    endpoint: String,
    service: Service,
    headers: Vec<Header>,
    operations: Vec<Operation>,
    types: Vec<Type>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Service {
    name: String,
    port_type: String,
    ports: Vec<Port>,
    transport: String,
    style: String,
    #[serde(rename = "use")]
    use_: String,
    element_form_default: String,
    attribute_form_default: Option<String>,
}

#[derive(Deserialize)]
struct Port {
    name: String,
    binding: String,
    soap: String,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    #[serde(rename = "type")]
    type_: String,
}

#[derive(Deserialize)]
struct Operation {
    name: String,
    summary: String,
    deprecated: bool,
    replacement: Option<String>,
    #[serde(rename = "soapAction")]
    soap_action: String,
    input_message: String,
    output_message: String,
    header_message: String,
    input_headers: Vec<String>,
    output_headers: Vec<String>,
    faults: Vec<String>,
    request: Element,
    response: Element,
}

#[derive(Deserialize)]
struct Element {
    element: String,
    fields: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Field {
    name: String,
    #[serde(rename = "type")]
    type_: String,
    min_occurs: u32,
    /// A number or `unbounded`.
    max_occurs: Value,
    nillable: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Type {
    name: String,
    kind: String,
    base: Option<String>,
    fields: Vec<Field>,
    values: Vec<String>,
    #[serde(default)]
    any_attribute: bool,
}

impl Facts {
    fn service(&self, listing: &mut Listing) {
        let service = &self.service;
        listing.add(
            "description".to_owned(),
            vec![
                entry("target namespace", self.target_namespace.clone()),
                entry("elementFormDefault", service.element_form_default.clone()),
                entry("attributeFormDefault", service.attribute_form_default.as_deref().unwrap_or("unqualified")),
            ],
        );
        let names = self.operations.iter().map(|operation| entry(operation.name.clone(), "an operation"));
        listing.add(format!("port type {}", service.port_type), names.collect());
        let ports =
            service.ports.iter().map(|port| entry(port.name.clone(), format!("{} at {}", port.binding, self.endpoint)));
        listing.add(format!("service {}", service.name), ports.collect());
        for Port { binding, soap, .. } in &service.ports {
            let entries = vec![
                entry("port type", service.port_type.clone()),
                entry("protocol", format!("SOAP {soap}")),
                entry("transport", service.transport.clone()),
            ];
            listing.add(format!("binding {binding}"), entries);
        }
    }

    fn operation(&self, operation: &Operation, listing: &mut Listing) {
        let Operation { name, summary, request, response, .. } = operation;
        let documentation = match (operation.deprecated, &operation.replacement) {
            (false, _) => summary.clone(),
            (true, Some(replacement)) => format!("[Deprecated: Please use {replacement}.] {summary}"),
            (true, None) => format!("[Deprecated.] {summary}"),
        };
        let mut entries = vec![
            entry("documentation", documentation),
            entry("input", operation.input_message.clone()),
            entry("output", operation.output_message.clone()),
        ];
        entries.extend(operation.faults.iter().map(|fault| entry(format!("fault {fault}"), "a fault")));
        listing.add(format!("operation {name}"), entries);
        for port in &self.service.ports {
            listing.add(format!("binding {}, operation {name}", port.binding), self.bound(operation));
        }
        for (message, element) in [(&operation.input_message, request), (&operation.output_message, response)] {
            listing.add(format!("message {message}"), vec![entry("parameters", element.element.clone())]);
            let mut entries = vec![entry("(type)", "its own")];
            entries.extend(element.fields.iter().map(Field::entry));
            listing.add(format!("element {}", element.element), entries);
        }
        let parts = operation.input_headers.iter().chain(&operation.output_headers);
        let parts = parts.map(|header| entry(header.clone(), header.clone()));
        listing.add(format!("message {}", operation.header_message), parts.collect());
    }

    /// How a binding carries an operation, which is the same in all.
    fn bound(&self, operation: &Operation) -> Entries {
        // What stands behind it in parentheses tells how elements are named, which is seen there.
        let use_ = self.service.use_.split(' ').next().unwrap_or_default();
        let mut entries = vec![
            entry("soapAction", operation.soap_action.clone()),
            entry("style", self.service.style.clone()),
            entry("input body", use_),
            entry("output body", use_),
        ];
        let message = &operation.header_message;
        for (direction, headers) in [("input", &operation.input_headers), ("output", &operation.output_headers)] {
            let headers = headers.iter();
            entries
                .extend(headers.map(|part| entry(format!("{direction} header"), format!("{message}/{part}, {use_}"))));
        }
        entries.extend(operation.faults.iter().map(|fault| entry(format!("fault {fault}"), use_)));
        entries
    }
}

impl Field {
    fn entry(&self) -> (String, String) {
        let max = self.max_occurs.as_str().map_or_else(|| self.max_occurs.to_string(), str::to_owned);
        let Self { name, type_, min_occurs, nillable, .. } = self;
        entry(name.clone(), format!("{type_}, minOccurs {min_occurs}, maxOccurs {max}, nillable {nillable}"))
    }
}

impl Type {
    fn entries(&self) -> Entries {
        let mut entries = vec![entry("(kind)", self.kind.clone())];
        entries.extend(self.base.iter().map(|base| entry("(base)", base.clone())));
        entries.extend(self.fields.iter().map(Field::entry));
        entries.extend(self.values.iter().map(|value| entry(value.clone(), "a value")));
        if self.any_attribute {
            entries.push(entry("(anyAttribute)", "any"));
        }
        entries
    }
}
