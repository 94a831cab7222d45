//! Start tags, with what the attributes that XML Schema defines say.

use std::fmt;
use std::ops::Deref;

use wsdl_xml::Start as Tag;

/// A start tag that was just read: the scanner's tag with namespace and local name, and the attributes that XML Schema
/// defines for every element. `Debug` shows no value.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    pub(super) tag: Tag<'a>,
    /// The attributes that XML Schema defines, one bit each. A machine word needs no padding.
    pub(super) flags: usize,
}

/// Gives access to the name of the start tag.
impl<'a> Deref for Start<'a> {
    type Target = Tag<'a>;

    #[inline(always)]
    fn deref(&self) -> &Tag<'a> {
        &self.tag
    }
}

impl fmt::Debug for Start<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ns, local, nil) = (self.ns, self.local, self.is_nil());
        f.debug_struct("Start").field("ns", &ns).field("local", &local).field("nil", &nil).finish_non_exhaustive()
    }
}

impl<'a> Start<'a> {
    pub(super) const ATTRIBUTES: usize = 1;
    pub(super) const NIL: usize = 2;
    pub(super) const TYPE: usize = 4;

    /// Whether the element has `xsi:nil="true"` (XML Schema part 1, section 2.6.2).
    pub fn is_nil(&self) -> bool {
        self.flags & Self::NIL != 0
    }

    /// Whether there are attributes other than namespace declarations and those of XML Schema.
    pub(in crate::codec) fn has_own_attributes(&self) -> bool {
        self.flags & Self::ATTRIBUTES != 0
    }

    /// Returns `true` if there is an attribute `xsi:type`.
    pub(in crate::codec) fn has_type(&self) -> bool {
        self.flags & Self::TYPE != 0
    }

    /// Returns the scanner's tag.
    pub(in crate::codec) fn tag(&self) -> Tag<'a> {
        self.tag
    }

    /// Returns the offset of the tag in the reader's own text.
    pub(in crate::codec) fn offset(&self) -> usize {
        self.at
    }
}
