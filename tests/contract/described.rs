//! A description as the generator's own reader understands it, as a listing.
//!
//! What the facts have no word for must not be there. To miss none of it, a component is held against one built of what
//! the facts do have words for: what differs is listed as `(more)`.

use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::load::{Documents, load};
use wsdl_codegen::qname::{QName, ns};
use wsdl_codegen::source::MemorySource;
use wsdl_codegen::wsdl::document::{Definitions, Exchange, Operation, PartContent};
use wsdl_codegen::xsd::document::{Form, Schema};

use super::{Entries, Listing, entry};

mod binding;
mod types;

/// Reads a description that is one document.
///
/// # Errors
/// The reader has something to say about it, or there is not one WSDL with one schema in it.
pub fn described(wsdl: &str) -> Result<Listing, String> {
    let mut diagnostics = Diagnostics::default();
    let documents = load("entry.wsdl", &MemorySource::default().with("entry.wsdl", wsdl), &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(diagnostics.to_string());
    }
    let Documents { definitions, schemas, .. } = documents.unwrap_or_default();
    let ([definitions], [schema]) = (definitions.as_slice(), schemas.as_slice()) else {
        return Err(format!("{} WSDL documents, {} schemas", definitions.len(), schemas.len()));
    };
    let mut listing = Listing::default();
    let names = Names { target: &definitions.target_namespace };
    names.description(definitions, schema, &mut listing);
    names.service(definitions, &mut listing);
    names.messages(definitions, &mut listing);
    for element in &schema.elements {
        listing.add(format!("element {}", names.local(&element.name)), names.global_element(element));
    }
    for definition in &schema.types {
        let name = definition.name().map(|name| names.local(name)).unwrap_or_default();
        listing.add(format!("type {name}"), names.type_(definition));
    }
    Ok(listing)
}

/// How names are written.
struct Names<'a> {
    target: &'a str,
}

impl Names<'_> {
    /// A name that is expected in the target namespace.
    fn local(&self, name: &QName) -> String {
        if *name.namespace == *self.target { name.local.to_string() } else { name.to_string() }
    }

    /// The name of a type, with the prefixes of the facts.
    fn prefixed(&self, name: &QName) -> String {
        match &*name.namespace {
            ns::XSD => format!("xsd:{}", name.local),
            namespace if namespace == self.target => format!("tns:{}", name.local),
            _ => name.to_string(),
        }
    }

    fn description(&self, definitions: &Definitions, schema: &Schema, listing: &mut Listing) {
        let form = |form| if form == Form::Qualified { "qualified" } else { "unqualified" };
        let mut entries = vec![
            entry("target namespace", self.target),
            entry("elementFormDefault", form(schema.element_form_default)),
            entry("attributeFormDefault", form(schema.attribute_form_default)),
        ];
        if *schema.target_namespace != *self.target {
            entries.push(entry("target namespace of the schema", &*schema.target_namespace));
        }
        let plain = Schema {
            target_namespace: schema.target_namespace.clone(),
            chameleon: false,
            element_form_default: schema.element_form_default,
            attribute_form_default: schema.attribute_form_default,
            block_default: Vec::new(),
            final_default: Vec::new(),
            imports: Vec::new(),
            includes: Vec::new(),
            redefines: Vec::new(),
            elements: schema.elements.clone(),
            types: schema.types.clone(),
            attributes: Vec::new(),
            groups: Vec::new(),
            attribute_groups: Vec::new(),
            documentation: schema.documentation.clone(),
            place: schema.place.clone(),
        };
        more(plain != *schema || !definitions.imports.is_empty(), &mut entries);
        listing.add("description".to_owned(), entries);
    }

    fn service(&self, definitions: &Definitions, listing: &mut Listing) {
        for service in &definitions.services {
            let ports = service.ports.iter().map(|port| {
                let address = port.address.as_deref().unwrap_or("no address");
                entry(&*port.name, format!("{} at {address}", self.local(&port.binding)))
            });
            listing.add(format!("service {}", self.local(&service.name)), ports.collect());
        }
        for port_type in &definitions.port_types {
            let names = port_type.operations.iter().map(|operation| entry(&*operation.name, "an operation"));
            listing.add(format!("port type {}", self.local(&port_type.name)), names.collect());
            for operation in &port_type.operations {
                listing.add(format!("operation {}", operation.name), self.operation(operation));
            }
        }
        for binding in &definitions.bindings {
            self.binding(binding, listing);
        }
    }

    fn operation(&self, operation: &Operation) -> Entries {
        let mut entries: Entries = operation.documentation.iter().map(|text| entry("documentation", text)).collect();
        for (direction, message) in [("input", &operation.input), ("output", &operation.output)] {
            if let Some(message) = message {
                entries.push(entry(direction, self.local(&message.message)));
                more(message.name.is_some() || !message.foreign.is_empty(), &mut entries);
            }
        }
        let faults = operation.faults.iter().filter_map(|fault| fault.name.as_deref());
        entries.extend(faults.map(|name| entry(format!("fault {name}"), "a fault")));
        let plain = operation.exchange == Exchange::RequestResponse && operation.parameter_order.is_empty();
        more(!plain, &mut entries);
        entries
    }

    fn messages(&self, definitions: &Definitions, listing: &mut Listing) {
        for message in &definitions.messages {
            let parts = message.parts.iter().map(|part| match &part.content {
                PartContent::Element(element) => entry(&*part.name, self.local(element)),
                PartContent::Type(name) => entry(&*part.name, format!("type {}", self.prefixed(name))),
                PartContent::Unclear => entry(&*part.name, "unclear"),
            });
            listing.add(format!("message {}", self.local(&message.name)), parts.collect());
        }
    }
}

/// Adds that there is more than the facts have words for.
fn more(is: bool, entries: &mut Entries) {
    if is {
        entries.push(entry("(more)", "what the facts have no word for"));
    }
}
