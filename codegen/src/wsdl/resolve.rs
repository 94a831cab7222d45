//! The messages, port types and bindings of all WSDL documents by name.

use std::collections::HashMap;

use super::document::{Binding, Definitions, Message, Part, PortType};
use crate::qname::QName;

/// The definitions of WSDL documents by name; each kind has names of its own (WSDL 1.1, section 2.1.1).
#[derive(Debug, Default)]
pub struct Names<'d> {
    messages: HashMap<&'d QName, &'d Message>,
    port_types: HashMap<&'d QName, &'d PortType>,
    bindings: HashMap<&'d QName, &'d Binding>,
    /// The parts of messages by the names of both; headers refer to single parts.
    parts: HashMap<(&'d QName, &'d str), &'d Part>,
}

impl<'d> Names<'d> {
    /// What these documents define. Of one kind and name, the first counts.
    pub fn of(definitions: &'d [Definitions]) -> Self {
        let mut all = Self::default();
        for document in definitions {
            for message in &document.messages {
                if all.messages.contains_key(&message.name) {
                    continue;
                }
                all.messages.insert(&message.name, message);
                for part in &message.parts {
                    all.parts.entry((&message.name, &part.name)).or_insert(part);
                }
            }
            for port_type in &document.port_types {
                all.port_types.entry(&port_type.name).or_insert(port_type);
            }
            for binding in &document.bindings {
                all.bindings.entry(&binding.name).or_insert(binding);
            }
        }
        all
    }

    /// A message.
    pub fn message(&self, name: &QName) -> Option<&'d Message> {
        self.messages.get(name).copied()
    }

    /// A part of a message.
    pub fn part(&self, message: &'d Message, part: &'d str) -> Option<&'d Part> {
        self.parts.get(&(&message.name, part)).copied()
    }

    /// A port type.
    pub fn port_type(&self, name: &QName) -> Option<&'d PortType> {
        self.port_types.get(name).copied()
    }

    /// A binding.
    pub fn binding(&self, name: &QName) -> Option<&'d Binding> {
        self.bindings.get(name).copied()
    }
}
