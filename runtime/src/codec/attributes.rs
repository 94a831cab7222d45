//! The attributes of one start tag.

use std::borrow::Cow;
use std::fmt;

use wsdl_xml::{Name, Ns, qualified};

/// The attributes of one start tag, names resolved, values as XML gives them to applications. `Debug` shows the names
/// alone.
#[derive(Clone, Default)]
pub struct Attributes<'a> {
    list: Vec<Attribute<'a>>,
}

#[derive(Clone)]
pub(super) struct Attribute<'a> {
    pub(super) ns: Ns,
    pub(super) namespace: String,
    pub(super) local: &'a str,
    pub(super) value: Cow<'a, str>,
}

impl<'a> Attributes<'a> {
    pub(super) fn push(&mut self, attribute: Attribute<'a>) {
        self.list.push(attribute);
    }

    /// The value of an attribute, `None` where it is absent.
    pub fn get(&self, name: Name) -> Option<&str> {
        self.list.iter().find(|a| a.ns == name.ns && a.local == name.local).map(|a| &*a.value)
    }

    /// Their names, as `{namespace}local`.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.list.iter().map(|a| qualified(&a.namespace, a.local))
    }
}

impl fmt::Debug for Attributes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attributes")?;
        f.debug_set().entries(self.names()).finish()
    }
}
