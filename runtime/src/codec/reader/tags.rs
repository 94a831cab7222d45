//! Start tags: limits, declarations, names, XML Schema's own attributes.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes as RawAttributes;

use super::super::attributes::{Attribute, Attributes};
use super::super::error::{ReadError, ReadErrorKind};
use super::super::name::{Ns, qualified};
use super::super::text;
use super::events::Token;
use super::{Open, Reader, Start, State};

/// A namespace declaration's prefix (empty for the default), `None` for other attributes.
fn declared_prefix(key: &str) -> Option<&str> {
    if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") }
}

impl<'a> Reader<'a> {
    /// Takes a start tag of which `raw` is the whole, `<` to `>`.
    pub(super) fn start(
        &mut self,
        raw: &'a str,
        name_len: usize,
        from: usize,
        empty: bool,
    ) -> Result<Token<'a>, ReadError> {
        let inner = raw.get(1..raw.len() - if empty { 2 } else { 1 }).unwrap_or("");
        let (qname, attributes) = inner.split_at_checked(name_len).unwrap_or((inner, ""));
        if self.state == State::AfterRoot {
            return Err(self.not_well_formed(from, "a second root element"));
        }
        if name_len > self.limits.name_bytes {
            return Err(self.refused("names", self.limits.name_bytes, "bytes"));
        }
        if self.open.len() >= self.limits.depth {
            return Err(self.refused("elements inside one another", self.limits.depth, "levels"));
        }
        let outside = self.scope.mark();
        let (prefix, local) = qname.split_once(':').unwrap_or(("", qname));
        let mut start = Start {
            ns: Ns::NONE,
            local,
            prefix,
            attributes: "",
            has_attributes: false,
            nil: false,
            xsi_type: None,
            offset: from,
        };
        if !text::is_blank(attributes) {
            start.attributes = attributes;
            let attributes_from = from + 1 + name_len;
            self.declare(&start, attributes_from)?;
            self.look_at_attributes(&mut start, attributes_from)?;
        }
        start.ns = if prefix.is_empty() && qname.len() == local.len() {
            self.scope.default()
        } else {
            self.prefix(prefix, from)?
        };
        // A name that the tables know is legal; only others are looked at.
        if start.ns == Ns::UNLISTED || !local.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            self.check_name(local, from)?;
        } else if local.is_empty() || local.as_bytes()[0].is_ascii_digit() {
            return Err(self.illegal_name(local, from));
        }
        self.open.push(Open { local, outside });
        self.state = State::InRoot;
        self.pending_end = empty;
        Ok(Token::Start(start))
    }

    fn check_name(&self, name: &str, from: usize) -> Result<(), ReadError> {
        if text::is_ncname(name) { Ok(()) } else { Err(self.illegal_name(name, from)) }
    }

    fn illegal_name(&self, name: &str, from: usize) -> ReadError {
        self.not_well_formed(from, format!("`{}`, which is no legal name", text::shortened(name)))
    }

    fn refused(&self, what: &str, limit: usize, unit: &str) -> ReadError {
        self.error(ReadErrorKind::Refused, format!("{what} of at most {limit} {unit}"), "more")
    }

    fn prefix(&self, prefix: &str, from: usize) -> Result<Ns, ReadError> {
        self.check_name(prefix, from)?;
        self.scope.resolve(prefix).ok_or_else(|| {
            self.not_well_formed(from, format!("the prefix `{}`, which is not declared", text::shortened(prefix)))
        })
    }

    /// The attributes of a tag as written: key and value.
    fn raw_attributes(
        &self,
        attributes: &'a str,
        from: usize,
    ) -> impl Iterator<Item = Result<(&'a str, &'a str), ReadError>> {
        let mut raw = RawAttributes::new(attributes, 0);
        // Uniqueness is checked on resolved names, which covers this.
        raw.with_checks(true);
        raw.map(move |attribute| match attribute {
            Ok(attribute) => {
                let value = match attribute.value {
                    Cow::Borrowed(value) => value,
                    // The iterator borrows; this arm is for its type only.
                    Cow::Owned(_) => "",
                };
                Ok((attribute.key.0, value))
            }
            Err(error) => Err(self.not_well_formed(from, error.to_string())),
        })
    }

    /// Takes the namespace declarations of a tag; they count for the tag itself too.
    fn declare(&mut self, start: &Start<'a>, from: usize) -> Result<(), ReadError> {
        let mut declarations = Vec::new();
        let mut previous_end = 0;
        for (count, attribute) in self.raw_attributes(start.attributes, from).enumerate() {
            let (key, value) = attribute?;
            if count >= self.limits.attributes {
                return Err(self.refused("elements", self.limits.attributes, "attributes"));
            }
            // Between two attributes there is white space, which the tokenizer does not ask for.
            let key_at = offset_in(start.attributes, key);
            let separated = start.attributes.get(previous_end..key_at).is_some_and(|gap| !gap.is_empty());
            if !separated {
                return Err(self.not_well_formed(from + key_at, "attributes without white space between them"));
            }
            previous_end = offset_in(start.attributes, value) + value.len() + 1;
            let Some(prefix) = declared_prefix(key) else { continue };
            let uri = self.checked(text::attribute_value(value), from + offset_in(start.attributes, value))?;
            if !prefix.is_empty() {
                self.check_name(prefix, from)?;
            }
            let reserved = prefix == "xmlns" || (prefix == "xml") != (uri == Ns::XML.text(self.table));
            if reserved || (uri.is_empty() && !prefix.is_empty()) {
                let found = format!("the declaration of prefix `{}`, which Namespaces in XML forbids", prefix);
                return Err(self.not_well_formed(from, found));
            }
            declarations.push((prefix, uri));
            if self.scope.len() + declarations.len() > self.limits.declarations {
                return Err(self.refused("namespaces in scope", self.limits.declarations, "declarations"));
            }
        }
        for (prefix, uri) in declarations {
            self.scope.declare(prefix, uri);
        }
        Ok(())
    }

    /// Resolves the names of a tag's attributes and takes those of XML Schema's own that concern reading.
    fn look_at_attributes(&mut self, start: &mut Start<'a>, from: usize) -> Result<(), ReadError> {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for attribute in self.raw_attributes(start.attributes, from) {
            let (key, value) = attribute?;
            if declared_prefix(key).is_some() {
                continue;
            }
            let (prefix, local) = key.split_once(':').unwrap_or(("", key));
            if key.len() > self.limits.name_bytes {
                return Err(self.refused("names", self.limits.name_bytes, "bytes"));
            }
            self.check_name(local, from)?;
            if key.len() == local.len() {
                start.has_attributes = true;
                self.checked(text::attribute_value(value), from + offset_in(start.attributes, value))?;
                continue;
            }
            let ns = self.prefix(prefix, from)?;
            let uri = self.scope.uri(prefix);
            if seen.contains(&(uri, local)) {
                return Err(self.not_well_formed(from, format!("the attribute {} twice", qualified(uri, local))));
            }
            seen.push((uri, local));
            let value = self.checked(text::attribute_value(value), from + offset_in(start.attributes, value))?;
            match (ns, local) {
                (Ns::XSI, "nil") => match value.trim() {
                    "true" | "1" => start.nil = true,
                    "false" | "0" => {}
                    _ => {
                        let found = "a value that is no xs:boolean";
                        return Err(self.error(ReadErrorKind::InvalidValue, "`xsi:nil` to be true or false", found));
                    }
                },
                (Ns::XSI, "type") => start.xsi_type = Some(value),
                (Ns::XSI, "schemaLocation" | "noNamespaceSchemaLocation") => {}
                _ => start.has_attributes = true,
            }
        }
        Ok(())
    }

    pub(super) fn read_attributes(&self, start: &Start<'a>) -> Result<Attributes<'a>, ReadError> {
        let mut attributes = Attributes::default();
        for attribute in self.raw_attributes(start.attributes, start.offset) {
            let (key, value) = attribute?;
            if declared_prefix(key).is_some() {
                continue;
            }
            let (prefix, local) = key.split_once(':').unwrap_or(("", key));
            // An attribute without prefix has no namespace, whatever the default is.
            let ns = if key.len() == local.len() { Ns::NONE } else { self.prefix(prefix, start.offset)? };
            if ns == Ns::XSI {
                continue;
            }
            let namespace = if prefix.is_empty() { "" } else { self.scope.uri(prefix) };
            let value = self.checked(text::attribute_value(value), start.offset)?;
            attributes.push(Attribute { ns, namespace: namespace.to_owned(), local, value });
        }
        Ok(attributes)
    }
}

/// Where a part of a text begins in it.
fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}
