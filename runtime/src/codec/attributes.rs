//! The attributes of a start tag.

use std::borrow::Cow;
use std::fmt;

use wsdl_xml::{Attribute, Name, Ns, Scanner, qualified};

use super::attribute_row::Attribute as Row;
use super::declared::Declared;
use super::deviation::DeviationKind;
use super::error::ReadError;
use super::reader::{Reader, Start};

/// The attributes of a start tag, with names resolved and values normalized. `Debug` shows the names only.
#[derive(Clone, Default)]
pub struct Attributes<'a> {
    list: Vec<Resolved<'a>>,
}

#[derive(Clone)]
pub(super) struct Resolved<'a> {
    pub(super) ns: Ns,
    pub(super) namespace: String,
    pub(super) local: &'a str,
    pub(super) value: Cow<'a, str>,
}

impl Resolved<'_> {
    /// Returns the name, as `{namespace}local`.
    fn name(&self) -> String {
        qualified(&self.namespace, self.local)
    }
}

/// Whether any element may have the attribute (XML Schema part 1, section 2.6).
pub(super) fn is_of_instances(attribute: &Attribute<'_>) -> bool {
    attribute.ns == Ns::XSI
        && matches!(attribute.local, "nil" | "type" | "schemaLocation" | "noNamespaceSchemaLocation")
}

/// Returns `true` if the attribute is neither a declaration nor `xsi:nil`.
pub(super) fn is_own_or_hint(attribute: &Attribute<'_>) -> bool {
    attribute.declares().is_none() && (attribute.ns, attribute.local) != (Ns::XSI, "nil")
}

/// Returns `true` if the attribute is the element's own.
pub(super) fn is_of_element(attribute: &Attribute<'_>) -> bool {
    attribute.declares().is_none() && !is_of_instances(attribute)
}

impl<'a> Attributes<'a> {
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
        self.list.iter().map(Resolved::name)
    }

    /// Takes the value of an attribute.
    pub(super) fn take(&mut self, name: Name) -> Option<Cow<'a, str>> {
        let found = self.list.iter_mut().find(|a| a.ns == name.ns && a.local == name.local);
        found.map(|a| std::mem::take(&mut a.value))
    }

    pub(super) fn into_list(self) -> Vec<Resolved<'a>> {
        self.list
    }
}

impl<'a> Reader<'a> {
    /// Reports the attributes of the start tag that was just read, whose type has none.
    pub(super) fn report_attributes(&mut self, start: &Start<'a>) -> Result<(), ReadError> {
        match start.has_own_attributes() {
            true => self.report_unless(|_| false),
            false => Ok(()),
        }
    }

    /// Reports the attributes of the open element, whose tag was just read, that are not declared.
    pub(super) fn check_attributes(&mut self, declared: &Declared) -> Result<(), ReadError> {
        if !self.scan.last_start().has_attributes() || !self.scan.is_in_last_start() {
            return Ok(());
        }
        let rows = declared.attributes;
        let is_it = |row: &Row, one: &Attribute<'_>| row.name.local == one.local && row.name.ns == one.ns;
        // Attributes mostly come in the order of the schema.
        let mut next = 0;
        self.report_unless(|one| {
            let here = rows.get(next).filter(|row| is_it(row, one)).map(|_| next);
            match here.or_else(|| rows.iter().position(|row| is_it(row, one))) {
                Some(index) => {
                    next = index + 1;
                    true
                }
                None => declared.any_attribute.is_some_and(|wildcard| wildcard.admits(one.ns)),
            }
        })
    }

    /// Reports the attributes of the start tag that was just read, except those that are known.
    fn report_unless(&mut self, mut is_known: impl FnMut(&Attribute<'_>) -> bool) -> Result<(), ReadError> {
        let strays = self.scan.attributes().filter(|one| is_of_element(one) && !is_known(one));
        if self.sink.is_full() {
            let count = strays.count();
            self.sink.count(count);
            return Ok(());
        }
        let name = |one: Attribute<'_>| qualified(self.scan.attribute_namespace(&one), one.local);
        for name in strays.map(name).collect::<Vec<_>>() {
            self.deviation(DeviationKind::UnknownAttribute(name))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Attributes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attributes")?;
        f.debug_set().entries(self.names()).finish()
    }
}
