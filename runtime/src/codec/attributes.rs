//! The attributes of a start tag.

use std::borrow::Cow;
use std::fmt;

use wsdl_xml::{Attribute, Name, Ns, Scanner, qualified};

/// The attributes of a start tag, with names resolved and values normalized. `Debug` shows the names only.
#[derive(Clone, Default)]
pub struct Attributes<'a> {
    list: Vec<Resolved<'a>>,
}

#[derive(Clone)]
struct Resolved<'a> {
    ns: Ns,
    namespace: String,
    local: &'a str,
    value: Cow<'a, str>,
}

/// Whether any element may have the attribute (XML Schema part 1, section 2.6).
pub(super) fn is_of_instances(attribute: &Attribute<'_>) -> bool {
    attribute.ns == Ns::XSI
        && matches!(attribute.local, "nil" | "type" | "schemaLocation" | "noNamespaceSchemaLocation")
}

fn is_of_element(attribute: &Attribute<'_>) -> bool {
    attribute.declares().is_none() && !is_of_instances(attribute)
}

impl<'a> Attributes<'a> {
    /// Returns the number of attributes of the start tag that was just read.
    pub(super) fn count(scan: &Scanner<'a>) -> usize {
        scan.attributes().filter(is_of_element).count()
    }

    /// Returns the attributes of the start tag that was just read.
    pub(super) fn of(scan: &Scanner<'a>) -> Self {
        let resolved = |attribute: Attribute<'a>| Resolved {
            ns: attribute.ns,
            namespace: scan.attribute_namespace(&attribute).to_owned(),
            local: attribute.local,
            value: scan.value(&attribute),
        };
        Self { list: scan.attributes().filter(is_of_element).map(resolved).collect() }
    }

    /// Returns the value of an attribute; `None` if it is absent.
    pub fn get(&self, name: Name) -> Option<&str> {
        self.list.iter().find(|a| a.ns == name.ns && a.local == name.local).map(|a| &*a.value)
    }

    /// Returns the names, as `{namespace}local`.
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
