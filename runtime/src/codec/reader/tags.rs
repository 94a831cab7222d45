//! Start tags: limits, declarations, names, XML Schema's own attributes.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes as RawAttributes;

use super::super::attributes::{Attribute, Attributes};
use super::super::deviation::DeviationKind;
use super::super::error::{ReadError, ReadErrorKind};
use super::super::text;
use super::{Open, Reader, Start, State};
use wsdl_xml::{Ns, qualified};

/// A namespace declaration's prefix (empty for the default), `None` for other attributes.
fn declared_prefix(key: &str) -> Option<&str> {
    if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") }
}

impl<'a> Reader<'a> {
    /// Takes a start tag of which `raw` is the whole, `<` to `>`.
    #[inline]
    pub(super) fn start(
        &mut self,
        raw: &'a str,
        name_len: usize,
        from: usize,
        empty: bool,
    ) -> Result<Start<'a>, ReadError> {
        let qname = raw.get(1..1 + name_len).unwrap_or("");
        if self.state == State::AfterRoot {
            return Err(self.not_well_formed(from, "a second root element"));
        }
        if name_len > self.limits.name_bytes {
            return Err(self.refused("names", self.limits.name_bytes, "bytes", "name_bytes"));
        }
        if self.open.len() >= self.limits.depth {
            return Err(self.refused("elements inside one another", self.limits.depth, "levels", "depth"));
        }
        self.elements += 1;
        if self.elements > self.limits.elements {
            return Err(self.refused("a document", self.limits.elements, "elements", "elements"));
        }
        let outside = self.scope.mark();
        let mut start = Start {
            ns: Ns::NONE,
            local: qname,
            offset: from,
            tag_len: u32::try_from(raw.len()).unwrap_or(u32::MAX),
            name_len: u32::try_from(name_len).unwrap_or(u32::MAX),
            has_attributes: false,
            nil: false,
        };
        let mut replaced = false;
        // Behind the name there is at least `>` or `/>`.
        if raw.len() > name_len + if empty { 3 } else { 2 } {
            replaced = self.take_attributes(&mut start)?;
        }
        match qname.bytes().position(|byte| byte == b':') {
            None => start.ns = self.scope.default(),
            Some(colon) => {
                start.local = &qname[colon + 1..];
                start.ns = self.prefix(&qname[..colon], from)?;
            }
        }
        if !is_plain_name(start.local.as_bytes()) {
            self.check_name(start.local, from)?;
        }
        self.open.push(Open { local: start.local, outside });
        self.state = State::InRoot;
        self.pending_end = empty;
        if replaced {
            self.deviation(DeviationKind::ForbiddenCharacter)?;
        }
        Ok(start)
    }

    /// The prefix of a tag, empty where it has none.
    pub(super) fn prefix_of(&self, start: &Start<'_>) -> &'a str {
        let from = start.offset + 1;
        let with_colon = (start.name_len as usize).saturating_sub(start.local.len());
        self.text.get(from..(from + with_colon).saturating_sub(1)).unwrap_or("")
    }

    /// What stands in a tag behind its name.
    fn attributes_of(&self, start: &Start<'_>) -> (&'a str, usize) {
        let from = start.offset + 1 + start.name_len as usize;
        let inside = self.text.get(from..start.offset + start.tag_len as usize).unwrap_or("");
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        // An attribute ends with a quotation mark, so that a slash behind it is the tag's.
        (inside.strip_suffix('/').unwrap_or(inside), from)
    }

    /// Takes what stands in a tag behind its name; says whether characters in it were replaced.
    #[cold]
    fn take_attributes(&mut self, start: &mut Start<'a>) -> Result<bool, ReadError> {
        let (attributes, from) = self.attributes_of(start);
        if text::is_blank(attributes) {
            return Ok(false);
        }
        let mut replaced = false;
        self.declare(attributes, from, &mut replaced)?;
        self.look_at_attributes(start, attributes, from, &mut replaced)?;
        Ok(replaced)
    }

    /// An attribute's value, and whether characters in it were replaced.
    fn attribute_value(&self, raw: &'a str, from: usize, replaced: &mut bool) -> Result<Cow<'a, str>, ReadError> {
        match text::attribute_value(raw) {
            Ok(value) => Ok(value),
            Err(flaw) if self.replaces(&flaw) => {
                *replaced = true;
                text::attribute_value_replaced(raw).map(Cow::Owned).map_err(|flaw| self.at_flaw(&flaw, from))
            }
            Err(flaw) => Err(self.at_flaw(&flaw, from)),
        }
    }

    fn check_name(&self, name: &str, from: usize) -> Result<(), ReadError> {
        if text::is_ncname(name) { Ok(()) } else { Err(self.illegal_name(name, from)) }
    }

    fn illegal_name(&self, name: &str, from: usize) -> ReadError {
        // A value with `<` in it may stand there.
        self.not_well_formed(from, format!("{} bytes that are no legal name", name.len()))
    }

    /// The error for an exceeded limit, which is named so that it can be raised.
    pub(crate) fn refused(&self, what: &str, limit: usize, unit: &str, name: &str) -> ReadError {
        let found = format!("more, which `Limits::{name}` refuses");
        self.error(ReadErrorKind::Refused, format!("{what} of at most {limit} {unit}"), found)
    }

    /// Counts what the next value takes.
    pub(in crate::codec) fn take_memory(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.memory = self.memory.saturating_add(bytes);
        if self.memory > self.limits.value_bytes {
            return Err(self.refused("values", self.limits.value_bytes, "bytes", "value_bytes"));
        }
        Ok(())
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
    fn declare(&mut self, attributes: &'a str, from: usize, replaced: &mut bool) -> Result<(), ReadError> {
        let mut declarations = Vec::new();
        let mut previous_end = 0;
        for (count, attribute) in self.raw_attributes(attributes, from).enumerate() {
            let (key, value) = attribute?;
            if count >= self.limits.attributes {
                return Err(self.refused("elements", self.limits.attributes, "attributes", "attributes"));
            }
            // Between two attributes there is white space, which the tokenizer does not ask for.
            let key_at = offset_in(attributes, key);
            let separated = attributes.get(previous_end..key_at).is_some_and(|gap| !gap.is_empty());
            if !separated {
                return Err(self.not_well_formed(from + key_at, "attributes without white space between them"));
            }
            previous_end = offset_in(attributes, value) + value.len() + 1;
            if value.len() > self.limits.attribute_bytes {
                return Err(self.refused("attributes", self.limits.attribute_bytes, "bytes", "attribute_bytes"));
            }
            let Some(prefix) = declared_prefix(key) else { continue };
            let uri = self.attribute_value(value, from + offset_in(attributes, value), replaced)?;
            if !prefix.is_empty() {
                self.check_name(prefix, from)?;
            }
            if key == "xmlns:" {
                return Err(self.not_well_formed(from, "the declaration of a prefix without a name"));
            }
            if prefix.len() > self.limits.name_bytes {
                return Err(self.refused("names", self.limits.name_bytes, "bytes", "name_bytes"));
            }
            if uri.len() > self.limits.uri_bytes {
                return Err(self.refused("namespaces", self.limits.uri_bytes, "bytes", "uri_bytes"));
            }
            let reserved = prefix == "xmlns"
                || uri == "http://www.w3.org/2000/xmlns/"
                || (prefix == "xml") != (uri == Ns::XML.text(self.table));
            if reserved || (uri.is_empty() && !prefix.is_empty()) {
                let found =
                    format!("the declaration of prefix `{}`, which Namespaces in XML forbids", text::shortened(prefix));
                return Err(self.not_well_formed(from, found));
            }
            declarations.push((prefix, uri));
            if self.scope.len() + declarations.len() > self.limits.declarations {
                return Err(self.refused(
                    "namespaces in scope",
                    self.limits.declarations,
                    "declarations",
                    "declarations",
                ));
            }
        }
        for (prefix, uri) in declarations {
            self.scope.declare(prefix, uri);
        }
        Ok(())
    }

    /// Resolves the names of a tag's attributes and takes those of XML Schema's own that concern reading.
    fn look_at_attributes(
        &mut self,
        start: &mut Start<'a>,
        attributes: &'a str,
        from: usize,
        replaced: &mut bool,
    ) -> Result<(), ReadError> {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for attribute in self.raw_attributes(attributes, from) {
            let (key, value) = attribute?;
            if declared_prefix(key).is_some() {
                continue;
            }
            let (prefix, local) = key.split_once(':').unwrap_or(("", key));
            if key.len() > self.limits.name_bytes {
                return Err(self.refused("names", self.limits.name_bytes, "bytes", "name_bytes"));
            }
            self.check_name(local, from)?;
            if key.len() == local.len() {
                start.has_attributes = true;
                self.attribute_value(value, from + offset_in(attributes, value), replaced)?;
                continue;
            }
            let ns = self.prefix(prefix, from)?;
            let uri = self.scope.uri(prefix);
            if seen.contains(&(uri, local)) {
                return Err(self.not_well_formed(from, format!("the attribute {} twice", qualified(uri, local))));
            }
            seen.push((uri, local));
            let value = self.attribute_value(value, from + offset_in(attributes, value), replaced)?;
            match (ns, local) {
                (Ns::XSI, "nil") => match text::trimmed(&value) {
                    "true" | "1" => start.nil = true,
                    "false" | "0" => {}
                    _ => {
                        let found = "a value that is no xs:boolean";
                        return Err(self.error(ReadErrorKind::InvalidValue, "`xsi:nil` to be true or false", found));
                    }
                },
                (Ns::XSI, _) if OF_INSTANCES.contains(&local) => {}
                _ => start.has_attributes = true,
            }
        }
        Ok(())
    }

    pub(super) fn read_attributes(&self, start: &Start<'a>) -> Result<Attributes<'a>, ReadError> {
        let mut attributes = Attributes::default();
        let (raw, from) = self.attributes_of(start);
        for attribute in self.raw_attributes(raw, from) {
            let (key, value) = attribute?;
            if declared_prefix(key).is_some() {
                continue;
            }
            let (prefix, local) = key.split_once(':').unwrap_or(("", key));
            // An attribute without prefix has no namespace, whatever the default is.
            let ns = if key.len() == local.len() { Ns::NONE } else { self.prefix(prefix, from)? };
            if ns == Ns::XSI && OF_INSTANCES.contains(&local) {
                continue;
            }
            let namespace = if prefix.is_empty() { "" } else { self.scope.uri(prefix) };
            // What was replaced was reported when the tag was read.
            let value = self.attribute_value(value, from, &mut false)?;
            attributes.push(Attribute { ns, namespace: namespace.to_owned(), local, value });
        }
        Ok(attributes)
    }
}

/// The attributes that any element may have (XML Schema part 1, section 2.6).
const OF_INSTANCES: [&str; 4] = ["nil", "type", "schemaLocation", "noNamespaceSchemaLocation"];

/// Whether a name is of ASCII letters, digits and low lines, and begins with none of the digits: most are, and legal.
fn is_plain_name(name: &[u8]) -> bool {
    name.first().is_some_and(|first| !first.is_ascii_digit())
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Where a part of a text begins in it.
fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}
