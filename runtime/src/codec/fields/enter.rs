//! Entering the elements of structures, and what `xsi:nil` means.

use wsdl_xml::Name;

use super::Fields;
use super::next::Next;
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::reader::{Start, XsiType};
use crate::codec::row::{Blocked, Row};
use crate::codec::schema_type::{Found, Take};

/// What was found for an element with a structure.
pub(in crate::codec) enum Entered<'a> {
    /// An element, which is now open.
    Open,
    /// A nillable element that is nil, read to its end, and its `xsi:type`.
    Nil(Option<Box<XsiType<'a>>>),
    /// No element.
    Absent,
}

impl<'a> Fields<'_, 'a> {
    /// Opens the element of a structure, if it comes next.
    #[inline(never)]
    pub(in crate::codec) fn enter(&mut self, index: usize, any_attribute: bool) -> Result<Entered<'a>, ReadError> {
        let row = self.row(index);
        self.go_to(index);
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if self.reader.scan.plain_open(&row.name) {
                self.seen.insert(index);
                return Ok(Entered::Open);
            }
        }
        if let Next::Plain(found) = self.next
            && found == index
            && self.reader.scan.plain_open(&row.name)
        {
            self.next = Next::Unknown;
            self.seen.insert(index);
            return Ok(Entered::Open);
        }
        let Some(start) = self.find(index)? else { return Ok(Entered::Absent) };
        let entered = self.judge(index, &start)?;
        if matches!(entered, Entered::Open) && !any_attribute {
            self.reader.report_attributes(&start)?;
        }
        Ok(entered)
    }

    /// Decides what `xsi:nil` of a row's element means.
    pub(super) fn judge(&mut self, row: usize, start: &Start<'a>) -> Result<Entered<'a>, ReadError> {
        let row = self.row(row);
        if start.has_type() && !matches!(row.blocked, Blocked::Nothing) {
            self.check_blocked(row, start)?;
        }
        if row.is_unlisted() {
            let unlisted = self.reader.prepare(|reader| DeviationKind::UnlistedElement(reader.display(start)));
            self.reader.report(unlisted)?;
            return Ok(Entered::Open);
        }
        if !start.is_nil() || row.is_wildcard() {
            return Ok(Entered::Open);
        }
        let name = row.name.display(self.reader.table());
        let of = self.reader.xsi_type(start).map(Box::new);
        self.reader.skip_nil(start, &name)?;
        if row.nillable {
            return Ok(Entered::Nil(of));
        }
        self.reader.deviation(DeviationKind::UnexpectedNil(name))?;
        // If the element may be repeated, the next one is looked for; otherwise there is none.
        match row.is_repeated() {
            true => Ok(Entered::Nil(None)),
            false => Ok(Entered::Absent),
        }
    }

    /// Reports the type that an element names, if it is blocked. The value is read all the same.
    #[cold]
    fn check_blocked(&mut self, row: &Row, start: &Start<'a>) -> Result<(), ReadError> {
        let Some(of) = self.reader.xsi_type(start) else { return Ok(()) };
        let is_blocked = match row.blocked {
            Blocked::Nothing => false,
            Blocked::Types(types) => types.iter().any(|name| of.is(name)),
            Blocked::All => true,
        };
        if !is_blocked {
            return Ok(());
        }
        let name = self.reader.display_type(&of);
        self.reader.deviation(DeviationKind::UnlistedType(name))
    }

    /// Opens the element of a list, if it comes next. Its `xsi:type` is reported, unless it names the declared type.
    pub(super) fn enter_list(&mut self, row: usize) -> Result<Entered<'a>, ReadError> {
        let entered = self.enter(row, false)?;
        if matches!(entered, Entered::Open) && self.reader.scan.last_start().has_xsi() {
            let declared = self.row(row).list_type.map(|(ns, local)| Name::new(ns, local));
            self.reader.check_type(declared)?;
        }
        Ok(entered)
    }

    /// Returns nil, and reports the type that the element names, unless it is the declared one.
    pub(in crate::codec) fn nil<T>(
        &mut self,
        row: usize,
        of: Option<Box<XsiType<'a>>>,
        declared: Option<Name>,
    ) -> Take<T> {
        if let Some(of) = of {
            let local = self.leaf_name(row);
            self.reader.check_type_of_last(&of, declared, local)?;
        }
        Ok(Found::Nil)
    }
}
