//! Texts: what rows say about them, qualified names in them, and content that is one text.

use std::borrow::Cow;

use super::next::Next;
use super::{Entered, Fields};
use crate::codec::error::ReadError;
use crate::codec::read_text::{read_text_by, value_in};
use crate::codec::reader::Reader;
use crate::codec::schema_type::Found;
use crate::codec::scope::Scope;
use crate::codec::text::Text;
use crate::codec::value_rule::{Allowed, ValueRule};

impl<'a> Fields<'_, 'a> {
    /// Returns the rule of a slot's row for values.
    #[inline(always)]
    pub(in crate::codec) fn rule(&self, slot: usize) -> ValueRule {
        self.row(slot).rule()
    }

    /// Reads the value of a slot. The rule of the slot holds for its text, if that is its whole content.
    pub(in crate::codec) fn read_by_rule<T>(
        &mut self,
        slot: usize,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        self.reader.rule = self.rule(slot);
        let read = read(self.reader);
        self.reader.rule = ValueRule::NONE;
        read
    }

    /// Reads a leaf by its start tag, since the meaning of its value depends on the declarations there.
    pub(in crate::codec) fn take_leaf<T: Text>(&mut self, slot: usize, has_empty: bool) -> Result<Found<T>, ReadError> {
        self.go_to(slot);
        let Some(start) = self.find(slot)? else { return Ok(Found::Absent) };
        Ok(match self.judge(slot, &start)? {
            Entered::Open => {
                self.reader.report_attributes(&start)?;
                let row = self.row(slot);
                read_text_by(self.reader, Some(row), has_empty)?
            }
            Entered::Nil(of) => {
                if let Some(of) = of {
                    let (local, declared) = (self.leaf_name(slot), self.row(slot).of_type);
                    self.reader.check_simple_type(&of, declared, T::TYPE, local)?;
                }
                Found::Nil
            }
            Entered::Absent => Found::Absent,
        })
    }

    /// Reads the character data of the open element to its end. Elements in it are unknown: they are reported, and
    /// their text is not part of it.
    ///
    /// # Errors
    /// The text is not a value of its type.
    pub fn text<T: Text>(&mut self) -> Result<T, ReadError> {
        // The element's own declarations go out of scope at its end.
        let own = (T::HAS_NAMES && self.reader.scan.declares()).then(|| self.reader.scan.scope().clone());
        let mut text = self.reader.text_between()?;
        self.next = Next::End;
        let rule = std::mem::replace(&mut self.reader.rule, ValueRule::NONE);
        rule.prepare(&mut text);
        self.shape.declared.text.white_space().apply(&mut text);
        let local = self.reader.scan.closed_name();
        let facets = rule.facets().or(self.shape.declared.text_facets);
        let allowed = Allowed { facets, ..rule.allowed() };
        value_in(self.reader, || Cow::Borrowed(local), text, allowed, own.as_ref().map(Scope::of))
    }
}
