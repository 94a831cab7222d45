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
    /// The name of a namespace that is not in the tables. Its declaration may end with the element.
    unlisted: Option<Box<str>>,
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

    /// Returns `true` if its namespace is none of those that the tables list.
    pub(in crate::codec) fn is_unlisted(&self) -> bool {
        self.ns == Some(Ns::UNLISTED)
    }

    /// Returns `true` if it is this type. A name outside the tables never matches.
    pub(in crate::codec) fn is(&self, name: &Name) -> bool {
        self.is_named(name.ns, name.local)
    }

    /// Returns `false` if a value of this type cannot be of the built-in type that is named, or if no type is named.
    fn is_built_in(&self, own: Option<Name>) -> bool {
        match (self.ns, own) {
            (Some(Ns::XSD), Some(own)) => is_derived(self.local(), own.local),
            _ => self.is_known(),
        }
    }

    fn is_named(&self, ns: Ns, local: &str) -> bool {
        self.ns == Some(ns) && self.local() == local
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
        let prefix = text[..local_at].strip_suffix(':').unwrap_or("");
        let scope = self.scan.scope();
        let ns = scope.resolve(prefix);
        let unlisted = (ns == Some(Ns::UNLISTED)).then(|| scope.uri(prefix).into());
        Some(XsiType { ns, text, local_at, unlisted })
    }

    /// Returns the name of a type; `None` if it is not a name, or its prefix is not declared.
    pub(in crate::codec) fn type_name(&self, of: &XsiType<'a>) -> Option<QName> {
        of.is_known().then(|| QName::new(self.namespace_of_type(of), of.local()))
    }

    /// Returns the name of a type for messages: as it is written if its prefix is not declared.
    pub(in crate::codec) fn display_type(&self, of: &XsiType<'a>) -> String {
        match of.is_known() {
            true => qualified(self.namespace_of_type(of), of.local()),
            false => of.text.to_string(),
        }
    }

    fn namespace_of_type<'t>(&'t self, of: &'t XsiType<'a>) -> &'t str {
        match &of.unlisted {
            Some(unlisted) => unlisted,
            None => of.ns.unwrap_or(Ns::NONE).text(self.table()),
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

    /// Reports the type that an element of a simple type names, after the element, unless the value is of it: the
    /// declared type, or that of its Rust type. A value does not keep the name of a derived type.
    pub(in crate::codec) fn check_simple_type(
        &mut self,
        of: &XsiType<'a>,
        declared: Option<(Ns, &'static str)>,
        own: Option<Name>,
        local: &str,
    ) -> Result<(), ReadError> {
        if declared.is_some_and(|(ns, local)| of.is_named(ns, local)) {
            return Ok(());
        }
        self.check_type_of_last(of, own, local)
    }

    /// Reports the type that an element of a simple type names, after the element, unless it may be the type of values
    /// read without a row. Types of the schema are not known then, so only built-in types are compared.
    pub(in crate::codec) fn check_built_in_type(
        &mut self,
        of: &XsiType<'a>,
        own: Option<Name>,
        local: &str,
    ) -> Result<(), ReadError> {
        match of.is_built_in(own) {
            true => Ok(()),
            false => self.report_type(of, local),
        }
    }

    /// Reports the type that an element names, after the element, unless it is this one.
    pub(in crate::codec) fn check_type_of_last(
        &mut self,
        of: &XsiType<'a>,
        expected: Option<Name>,
        local: &str,
    ) -> Result<(), ReadError> {
        match expected.is_some_and(|expected| of.is(&expected)) {
            true => Ok(()),
            false => self.report_type(of, local),
        }
    }

    #[cold]
    fn report_type(&mut self, of: &XsiType<'a>, local: &str) -> Result<(), ReadError> {
        let name = self.display_type(of);
        self.deviation_at(local, DeviationKind::UnexpectedType(name))
    }
}
