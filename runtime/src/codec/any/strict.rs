//! Content of wildcards that admit only what the schema declares (`processContents="strict"`).
//!
//! Such content is kept as it is, whether it conforms or not. To check it, it is read once more as its declared type, and
//! that value is dropped. Strict wildcards inside it are checked in the same pass, so that nesting adds no passes.

use wsdl_xml::{Ns, qualified};

use super::{AnyAttributes, AnyElement, AnyType};
use crate::codec::deviation::{Deviation, DeviationKind, Sink};
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::fields::Fields;
use crate::codec::fragment::Fragment;
use crate::codec::globals::{GlobalElement, Globals};
use crate::codec::order::in_any_order;
use crate::codec::reader::{Reader, Start};
use crate::codec::schema_type::{SchemaType, Take};
use crate::values::QName;

impl Fields<'_, '_> {
    /// Takes an element that a wildcard admits.
    pub(super) fn take_any(&mut self, row: usize) -> Take<AnyElement> {
        match self.row(row).globals() {
            Some(globals) => self.take_by(row, |reader, start| element(reader, start, globals)),
            None => self.take(row),
        }
    }
}

/// Reads the element whose start tag was just read.
fn element<'a>(reader: &mut Reader<'a>, start: &Start<'a>, globals: &'static Globals) -> Result<AnyElement, ReadError> {
    let declared = globals.element(start.ns, start.local);
    if declared.is_none() && !names_type(reader, start) {
        let undeclared = reader.prepare(|reader| DeviationKind::Undeclared(reader.display(start)));
        reader.report(undeclared)?;
    }
    if reader.only_checks() {
        match declared {
            Some(declared) => declared.check(reader, start)?,
            None => reader.skip()?,
        }
        return Ok(AnyElement { name: QName::new("", ""), value: AnyType::default() });
    }
    let Some(declared) = declared.filter(|declared| declared.is_checked()) else {
        return AnyElement::read(reader, start);
    };
    // Checking reports what is odd about the text.
    let sink = reader.replace_sink(Sink::lenient());
    let read = reader.fragment_besides(start, |reader| AnyElement::read(reader, start));
    reader.replace_sink(sink);
    let (fragment, element) = read?;
    check(reader, &fragment, declared)?;
    Ok(element)
}

/// An element without a declaration may name its type (section 3.10.1). Its content is not checked.
fn names_type<'a>(reader: &Reader<'a>, start: &Start<'a>) -> bool {
    reader.xsi_type(start).is_some_and(|of| of.is_known() && !of.is_unlisted())
}

/// Reads an element as its declared type and drops the value. Deviations in it are those of the reader.
fn check(reader: &mut Reader<'_>, fragment: &Fragment<'_>, declared: &GlobalElement) -> Result<(), ReadError> {
    let (table, limits, is_strict) = (reader.table(), reader.limits_of_rest(), reader.sink.is_strict());
    let sink = || if is_strict { Sink::strict() } else { Sink::lenient() };
    let make = || Reader::of_fragment(fragment, table, limits, sink()).checking();
    let (inner, read) = in_any_order(make, |inner| {
        // What is odd about the start tag was reported when it was found.
        let sink = inner.replace_sink(Sink::lenient());
        let start = inner.root();
        inner.replace_sink(sink);
        declared.check(inner, &start?)
    });
    reader.sink.take_all(inner.into_sink()).map_err(ReadError::deviation)?;
    match read {
        Ok(()) => Ok(()),
        Err(error) => reader.nonconforming(error, || qualified(fragment.namespace(), fragment.local_name())),
    }
}

impl Reader<'_> {
    /// Checks attributes of the open element that a wildcard admits. Those of XML itself need no schema.
    pub(in crate::codec) fn check_declared(
        &mut self,
        attributes: &AnyAttributes,
        globals: &'static Globals,
    ) -> Result<(), ReadError> {
        for (name, text) in &attributes.0 {
            let ns = Ns::find(&name.namespace, self.table());
            let full_name = || qualified(&name.namespace, &name.local);
            match globals.attribute(ns, &name.local) {
                Some(declared) => {
                    if let Err(error) = declared.check(self, text) {
                        self.nonconforming(error, full_name)?;
                    }
                }
                None if ns == Ns::XML => {}
                None => {
                    let undeclared = self.prepare(|_| DeviationKind::Undeclared(full_name()));
                    self.report(undeclared)?;
                }
            }
        }
        Ok(())
    }

    /// Reports what cannot be read as its declared type. Strict reading ends with it.
    fn nonconforming(&mut self, error: ReadError, name: impl FnOnce() -> String) -> Result<(), ReadError> {
        if self.sink.is_strict() || error.kind() == ReadErrorKind::Refused {
            return Err(error);
        }
        let kind = DeviationKind::Nonconforming(name());
        let deviation = Deviation { kind, path: error.path().to_owned(), offset: error.offset() };
        self.sink.take(|| deviation).map_err(ReadError::deviation)
    }
}
