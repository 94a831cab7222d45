//! `xsi:type`: the type that an element says it has (XML Schema part 1, section 2.6.1).

use std::borrow::Cow;

use wsdl_xml::{Name, Ns, is_ncname, qualified, trimmed};

use super::super::built_in::is_derived;
use super::super::deviation::DeviationKind;
use super::super::error::ReadError;
use super::{Reader, Start};
use crate::values::QName;

/// The value of `xsi:type`.
#[derive(Debug, Clone)]
pub(in crate::codec) struct XsiType<'a> {
    /// The namespace; `None` if the prefix is not declared.
    ns: Option<Ns>,
    text: Cow<'a, str>,
    /// Where the local part begins in the text.
    local_at: usize,
}

impl XsiType<'_> {
    fn prefix(&self) -> &str {
        self.text[..self.local_at].strip_suffix(':').unwrap_or("")
    }

    /// Returns the local part of the name.
    fn local(&self) -> &str {
        &self.text[self.local_at..]
    }

    /// Returns `true` if the text is a name whose prefix is declared.
    pub(in crate::codec) fn is_known(&self) -> bool {
        self.ns.is_some() && is_ncname(self.local()) && (self.local_at == 0 || is_ncname(self.prefix()))
    }

    /// Returns `true` if it is this type. A name outside the tables never matches.
    pub(in crate::codec) fn is(&self, name: &Name) -> bool {
        self.ns == Some(name.ns) && self.local() == name.local
    }
}

impl<'a> Reader<'a> {
    /// Returns the type that the element of this start tag names. The tag was just read.
    pub(in crate::codec) fn xsi_type(&self, start: &Start<'a>) -> Option<XsiType<'a>> {
        if start.has_type() { self.read_xsi_type() } else { None }
    }

    /// Returns the type that the open element names, before anything in it is read.
    pub(in crate::codec) fn xsi_type_of_open(&self) -> Option<XsiType<'a>> {
        let has_type = self.scan.last_start().has_xsi() && self.scan.is_in_last_start();
        if has_type { self.read_xsi_type() } else { None }
    }

    #[inline(never)]
    fn read_xsi_type(&self) -> Option<XsiType<'a>> {
        let attribute = self.scan.attributes().find(|one| one.ns == Ns::XSI && one.local == "type")?;
        let text = match self.scan.value(&attribute) {
            Cow::Borrowed(text) => Cow::Borrowed(trimmed(text)),
            Cow::Owned(text) => Cow::Owned(trimmed(&text).to_owned()),
        };
        let local_at = text.find(':').map_or(0, |colon| colon + 1);
        let ns = self.scan.scope().resolve(text[..local_at].strip_suffix(':').unwrap_or(""));
        Some(XsiType { ns, text, local_at })
    }

    /// Returns the name of a type, while its element is open; `None` if it is not a name, or its prefix is not declared.
    pub(in crate::codec) fn type_name(&self, of: &XsiType<'a>) -> Option<QName> {
        let namespace = || self.scan.scope().uri(of.prefix()).to_owned();
        of.is_known().then(|| QName { namespace: namespace(), local: of.local().to_owned() })
    }

    /// Returns the name of a type for messages, while its element is open: as it is written if its prefix is not
    /// declared.
    pub(in crate::codec) fn display_type(&self, of: &XsiType<'a>) -> String {
        match of.is_known() {
            true => qualified(self.scan.scope().uri(of.prefix()), of.local()),
            false => of.text.to_string(),
        }
    }

    /// Reports the `xsi:type` of the open element, whose start tag was just read, unless it names the type `expected`.
    #[cold]
    pub(in crate::codec) fn check_type(&mut self, expected: Option<Name>) -> Result<(), ReadError> {
        let Some(of) = self.xsi_type_of_open() else { return Ok(()) };
        if expected.is_some_and(|expected| of.is(&expected)) {
            return Ok(());
        }
        let name = self.display_type(&of);
        self.deviation(DeviationKind::UnexpectedType(name))
    }

    /// Reports a type that values of a simple type cannot have. Derived types of the schema are not known here, so only
    /// built-in types are compared.
    pub(in crate::codec) fn check_simple_type(
        &mut self,
        of: &XsiType<'a>,
        expected: Option<Name>,
        local: &str,
    ) -> Result<(), ReadError> {
        let fits = match (of.ns, expected) {
            (None, _) => false,
            (Some(Ns::XSD), Some(expected)) if expected.ns == Ns::XSD => is_derived(of.local(), expected.local),
            (Some(Ns::XSD), Some(_)) => false,
            (Some(ns), Some(expected)) if expected.ns != Ns::XSD => (ns, of.local()) == (expected.ns, expected.local),
            _ => of.is_known(),
        };
        if fits {
            return Ok(());
        }
        let name = self.display_type(of);
        self.deviation_at(local, DeviationKind::UnexpectedType(name))
    }
}
