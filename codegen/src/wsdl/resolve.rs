//! Looks up messages and their parts by name.

use std::collections::HashMap;

use super::document::{Definitions, Message, Part};
use crate::qname::QName;

/// The messages of WSDL documents by name (WSDL 1.1, section 2.1.1).
#[derive(Debug, Default)]
pub struct Names<'d> {
    messages: HashMap<&'d QName, &'d Message>,
    /// The parts of messages by both names. Headers refer to single parts.
    parts: HashMap<(&'d QName, &'d str), &'d Part>,
}

impl<'d> Names<'d> {
    /// Creates the table of these documents. If a name is defined twice, the first definition counts.
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
        }
        all
    }

    /// Returns a message.
    pub fn message(&self, name: &QName) -> Option<&'d Message> {
        self.messages.get(name).copied()
    }

    /// Returns a part of a message.
    pub fn part(&self, message: &'d Message, part: &'d str) -> Option<&'d Part> {
        self.parts.get(&(&message.name, part)).copied()
    }
}
