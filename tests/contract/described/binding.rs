//! Bindings and how they carry operations.

use wsdl_codegen::wsdl::document::{
    Binding, BindingFault, BindingMessage, BindingOperation, Body, Header, Protocol, SoapVersion, Style, Use,
};

use super::{Names, more};
use crate::contract::{Entries, Listing, entry};

impl Names<'_> {
    /// Lists a binding and, each on its own, its operations.
    pub(super) fn binding(&self, binding: &Binding, listing: &mut Listing) {
        let name = self.local(&binding.name);
        let mut entries = vec![entry("port type", self.local(&binding.port_type))];
        let mut style = Style::default();
        match &binding.protocol {
            Protocol::Soap(soap) => {
                let version = match soap.version {
                    SoapVersion::Soap11 => "SOAP 1.1",
                    SoapVersion::Soap12 => "SOAP 1.2",
                };
                entries.extend([entry("protocol", version), entry("transport", &soap.transport)]);
                style = soap.style;
            }
            Protocol::Other(namespace) => entries.push(entry("protocol", &**namespace)),
        }
        listing.add(format!("binding {name}"), entries);
        for operation in &binding.operations {
            listing.add(format!("binding {name}, operation {}", operation.name), self.bound(operation, style));
        }
    }

    fn bound(&self, operation: &BindingOperation, style: Style) -> Entries {
        let mut entries: Entries = operation.soap_action.iter().map(|action| entry("soapAction", action)).collect();
        let style = match operation.style.unwrap_or(style) {
            Style::Document => "document",
            Style::Rpc => "rpc",
        };
        entries.push(entry("style", style));
        more(operation.soap_action_required.is_some(), &mut entries);
        let messages = [("input", &operation.input), ("output", &operation.output)];
        for (direction, message) in messages {
            for body in message.iter().filter_map(|message| message.body.as_ref()) {
                entries.push(entry(format!("{direction} body"), use_(body.use_)));
            }
        }
        for (direction, message) in messages {
            if let Some(message) = message {
                for header in &message.headers {
                    let said = format!("{}/{}, {}", self.local(&header.message), header.part, use_(header.use_));
                    entries.push(entry(format!("{direction} header"), said));
                }
                more(*message != plain(message), &mut entries);
            }
        }
        for BindingFault { name, use_: encoding, .. } in &operation.faults {
            entries.push(entry(format!("fault {name}"), use_(*encoding)));
        }
        entries
    }
}

fn use_(use_: Use) -> &'static str {
    match use_ {
        Use::Literal => "literal",
        Use::Encoded => "encoded",
    }
}

/// The same with nothing in it but what the facts have words for.
fn plain(message: &BindingMessage) -> BindingMessage {
    let body = message.body.as_ref().map(|body| Body {
        use_: body.use_,
        namespace: None,
        encoding_style: None,
        parts: None,
        place: body.place.clone(),
    });
    let headers = message.headers.iter().map(|header| Header {
        message: header.message.clone(),
        part: header.part.clone(),
        use_: header.use_,
        namespace: None,
        encoding_style: None,
        faults: Vec::new(),
        place: header.place.clone(),
    });
    BindingMessage {
        name: None,
        body,
        headers: headers.collect(),
        multipart: false,
        attachments: Vec::new(),
        required: Vec::new(),
        foreign: Vec::new(),
        place: message.place.clone(),
    }
}
