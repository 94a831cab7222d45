//! What Namespaces in XML and the limits ask of the attributes of a start tag.

use super::attributes::Raw;
use super::{Scanner, Start};
use crate::chars::excerpt;
use crate::error::Error;
use crate::name::{Ns, XMLNS, qualified};

/// Up to so many attributes are compared each with each; more are sorted first.
const FEW: usize = 8;

impl<'a> Scanner<'a> {
    /// Takes the declarations of a tag, then resolves and checks its attributes.
    pub(super) fn check_attributes(
        &mut self,
        attributes: &mut [Raw<'a>],
        start: &mut Start<'a>,
        from: usize,
    ) -> Result<(), Error> {
        // Declarations apply to the tag itself, too.
        for attribute in attributes.iter() {
            if let Some(prefix) = attribute.declares() {
                self.declare(prefix, attribute, from)?;
            }
        }
        let mut prefixed = 0;
        for attribute in attributes.iter_mut().filter(|attribute| attribute.declares().is_none()) {
            if attribute.key.len() > self.limits.name_bytes {
                return Err(self.limit("name_bytes"));
            }
            let (prefix, local) = attribute.split();
            if !attribute.is_plain || local.as_bytes().first().is_none_or(u8::is_ascii_digit) {
                self.check_name(local, from)?;
            }
            if local.len() != attribute.key.len() {
                attribute.ns = self.resolve(prefix, from)?;
                prefixed += 1;
            }
            self.checked_value(attribute)?;
            start.attributes |= if attribute.ns == Ns::XSI { Start::ANY | Start::XSI } else { Start::ANY };
        }
        if attributes.len() > 1 {
            self.check_once(attributes, prefixed, from)?;
        }
        Ok(())
    }

    /// Checks that each attribute is there once: by its name as written, and by its resolved name.
    fn check_once(&self, attributes: &[Raw<'a>], prefixed: usize, from: usize) -> Result<(), Error> {
        let resolved = |raw: &Raw<'a>| {
            let (prefix, local) = raw.split();
            (local, self.scope.uri(prefix))
        };
        let twice = if attributes.len() <= FEW {
            let mut twice = None;
            for (index, this) in attributes.iter().enumerate() {
                let is_same = |other: &Raw<'a>| {
                    other.key == this.key
                        || (this.ns != Ns::NONE && other.ns == this.ns && resolved(other) == resolved(this))
                };
                if attributes[..index].iter().any(is_same) {
                    twice = Some(*this);
                    break;
                }
            }
            twice
        } else {
            let mut keys: Vec<(&str, usize)> = attributes.iter().map(|raw| raw.key).zip(0..).collect();
            keys.sort_unstable();
            let same_key = keys.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| attributes[pair[1].1]);
            same_key.or_else(|| {
                if prefixed < 2 {
                    return None;
                }
                let of_prefix = |raw: &&Raw<'a>| raw.ns != Ns::NONE;
                let mut names: Vec<_> = attributes.iter().filter(of_prefix).map(|raw| (resolved(raw), raw)).collect();
                names.sort_unstable_by_key(|(name, _)| *name);
                names.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| *pair[1].1)
            })
        };
        match twice {
            None => Ok(()),
            Some(raw) => {
                let name = match raw.ns {
                    Ns::NONE => excerpt(raw.key),
                    _ => qualified(self.scope.uri(raw.split().0), &excerpt(raw.split().1)),
                };
                Err(self.not_well_formed(from, format!("the attribute {name} twice")))
            }
        }
    }

    fn declare(&mut self, prefix: &'a str, attribute: &Raw<'a>, from: usize) -> Result<(), Error> {
        let uri = self.checked_value(attribute)?;
        let is_default = attribute.key.len() == "xmlns".len();
        let is_plain = attribute.is_plain && prefix.as_bytes().first().is_some_and(|first| !first.is_ascii_digit());
        if !is_default && !is_plain {
            self.check_name(prefix, from)?;
        }
        if prefix.len() > self.limits.name_bytes {
            return Err(self.limit("name_bytes"));
        }
        if uri.len() > self.limits.uri_bytes {
            return Err(self.limit("uri_bytes"));
        }
        let is_reserved =
            prefix == "xmlns" || uri == XMLNS || (prefix == "xml") != (uri == Ns::XML.text(self.scope.table()));
        if is_reserved || (uri.is_empty() && !is_default) {
            let found = format!("a declaration of the prefix `{}` that Namespaces in XML forbids", excerpt(prefix));
            return Err(self.not_well_formed(from, found));
        }
        if self.scope.bindings.len() >= self.limits.declarations {
            return Err(self.limit("declarations"));
        }
        self.scope.declare(prefix, uri);
        Ok(())
    }
}
