//! What callers remark about values while they write them.

use std::any::Any;
use std::fmt;

use super::{WriteError, Writer};

/// Something that a caller remarked about a value, such as that it is longer than its schema allows, and its place.
pub struct Remark {
    /// The element path of the value, as `GetContact/EmailAddress`; attributes follow after `@`.
    pub path: String,
    /// What was remarked.
    pub what: Box<dyn Any + Send>,
}

impl fmt::Debug for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remark").field("path", &self.path).finish_non_exhaustive()
    }
}

/// The maximum number of remarks that are kept.
const MOST: usize = 100;

impl Writer {
    /// Remarks something about the value of the open element, or of an attribute of it. Writing goes on. Later remarks
    /// than the first hundred are dropped.
    pub fn remark(&mut self, attribute: Option<&str>, what: impl Any + Send) {
        if self.remarks.len() < MOST {
            let path = match attribute {
                None => self.path(),
                Some(attribute) => format!("{}/@{attribute}", self.path()),
            };
            self.remarks.push(Remark { path, what: Box::new(what) });
        }
    }

    /// Returns `true` if later remarks are dropped.
    pub fn drops_remarks(&self) -> bool {
        self.remarks.len() >= MOST
    }

    /// The text, and what was remarked about its values.
    ///
    /// # Errors
    /// The first value that cannot be written.
    pub fn finish_with_remarks(mut self) -> Result<(String, Vec<Remark>), WriteError> {
        let remarks = std::mem::take(&mut self.remarks);
        self.finish().map(|text| (text, remarks))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Name, Ns, Writer};

    #[test]
    fn remarks_have_the_place_of_the_value_and_are_limited() {
        let mut writer = Writer::new(&[]);
        writer.start(Name::new(Ns::NONE, "a"));
        writer.start(Name::new(Ns::NONE, "b"));
        writer.remark(Some("c"), 1_u8);
        assert!(!writer.drops_remarks());
        (0..1_000).for_each(|_| writer.remark(None, 2_u8));
        assert!(writer.drops_remarks());
        writer.end();
        writer.end();
        let (text, remarks) = writer.finish_with_remarks().unwrap();
        assert_eq!((&*text, remarks.len()), ("<a><b/></a>", 100));
        assert_eq!((&*remarks[0].path, remarks[0].what.downcast_ref()), ("a/b/@c", Some(&1_u8)));
        assert_eq!((&*remarks[1].path, remarks[1].what.downcast_ref()), ("a/b", Some(&2_u8)));
    }
}
