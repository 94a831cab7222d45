//! The document type declaration (XML 1.0, section 2.8), of which only internal text entities matter here.
//!
//! Declarations of elements, attributes and notations are passed over, external subsets and parameter entities are not
//! read: nothing leaves the document.

use crate::chars::{is_ncname, is_space};
use crate::entities::Entities;
use crate::error::Flaw;
use crate::reference::reference;

/// Reads the declaration that begins at this byte, `<!DOCTYPE` to `>`. Returns its entities and the place after it.
pub(crate) fn doctype(text: &str, from: usize) -> Result<(Entities, usize), Flaw> {
    let mut doctype = Doctype { text, at: from + "<!DOCTYPE".len(), entities: Entities::default() };
    doctype.read()?;
    Ok((doctype.entities, doctype.at))
}

struct Doctype<'a> {
    text: &'a str,
    at: usize,
    entities: Entities,
}

impl<'a> Doctype<'a> {
    fn read(&mut self) -> Result<(), Flaw> {
        self.space()?;
        self.name()?;
        loop {
            self.skip_space();
            match self.peek() {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'[') => {
                    self.at += 1;
                    self.internal_subset()?;
                }
                Some(b'"' | b'\'') => {
                    self.literal()?;
                }
                Some(byte) if byte.is_ascii_alphabetic() => self.at += 1,
                _ => return Err(self.flaw()),
            }
        }
    }

    fn internal_subset(&mut self) -> Result<(), Flaw> {
        loop {
            self.skip_space();
            let rest = self.rest();
            if rest.starts_with(']') {
                self.at += 1;
                return Ok(());
            } else if rest.starts_with("<!--") {
                self.skip_to("-->")?;
            } else if rest.starts_with("<?") {
                self.skip_to("?>")?;
            } else if let Some(reference) = rest.strip_prefix('%') {
                let name = reference.split_once(';').map(|(name, _)| name).filter(|name| is_ncname(name));
                self.at += 2 + name.ok_or_else(|| self.flaw())?.len();
            } else if let Some(after) = rest.strip_prefix("<!ENTITY") {
                self.at = self.text.len() - after.len();
                self.entity()?;
            } else if ["<!ELEMENT", "<!ATTLIST", "<!NOTATION"].iter().any(|begin| rest.starts_with(begin)) {
                self.skip_declaration()?;
            } else {
                return Err(self.flaw());
            }
        }
    }

    /// An entity's declaration, after `<!ENTITY`.
    fn entity(&mut self) -> Result<(), Flaw> {
        self.space()?;
        if self.peek() == Some(b'%') {
            return self.skip_declaration();
        }
        let name = self.name()?;
        self.space()?;
        let text = match self.peek() {
            Some(b'"' | b'\'') => {
                let from = self.at;
                Some(with_characters(self.literal()?).map_err(|flaw| Flaw { at: from, ..flaw })?)
            }
            _ => None,
        };
        if !self.entities.declare(name, text) {
            return Err(Flaw::new(self.at, "more entities than are read"));
        }
        self.skip_declaration()
    }

    /// Passes over the rest of a declaration, to the `>` that is in no literal.
    fn skip_declaration(&mut self) -> Result<(), Flaw> {
        loop {
            let Some(len) = self.rest().find(['>', '"', '\'']) else { return Err(self.flaw()) };
            self.at += len;
            match self.peek() {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => self.literal()?,
            };
        }
    }

    fn literal(&mut self) -> Result<&'a str, Flaw> {
        let rest = self.rest();
        let quote = rest.chars().next().unwrap_or('"');
        let Some((literal, _)) = rest[1..].split_once(quote) else { return Err(self.flaw()) };
        self.at += literal.len() + 2;
        Ok(literal)
    }

    fn name(&mut self) -> Result<&'a str, Flaw> {
        let rest = self.rest();
        let len = rest.find(|c: char| u8::try_from(c).is_ok_and(is_space) || "[>'\"".contains(c)).unwrap_or(rest.len());
        let name = &rest[..len];
        if !name.split(':').all(is_ncname) {
            return Err(self.flaw());
        }
        self.at += len;
        Ok(name)
    }

    fn space(&mut self) -> Result<(), Flaw> {
        let from = self.at;
        self.skip_space();
        if self.at == from { Err(self.flaw()) } else { Ok(()) }
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    fn skip_to(&mut self, end: &str) -> Result<(), Flaw> {
        match self.rest().find(end) {
            Some(len) => {
                self.at += len + end.len();
                Ok(())
            }
            None => Err(self.flaw()),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn flaw(&self) -> Flaw {
        Flaw::new(self.at, "a document type declaration that is not well-formed")
    }
}

/// An entity's literal with line ends unified (section 2.11) and its character references replaced; references to entities
/// stay (section 4.4.5).
fn with_characters(literal: &str) -> Result<String, Flaw> {
    let literal = literal.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = String::with_capacity(literal.len());
    let mut rest = literal.as_str();
    while let Some((before, after)) = rest.split_once("&#") {
        text.push_str(before);
        let Some((number, after)) = after.split_once(';') else {
            return Err(Flaw::new(0, "`&` that does not begin a reference"));
        };
        text.push(reference(&format!("#{number}"))?);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Entities, usize), Flaw> {
        doctype(text, 0)
    }

    #[test]
    fn entities_are_declared_and_everything_else_is_passed_over() {
        let text = "<!DOCTYPE a:b PUBLIC \"-//X>\" 'http://x/[' [\n<!ELEMENT a (#PCDATA)> %p; <!-- ]> --> <?x ]> ?>\
            <!ATTLIST a b CDATA '>' c CDATA #FIXED \"]\"><!ENTITY % p '>'><!ENTITY e 'x&#65;\r\n&f;'><!ENTITY f \"y\" >\
            <!ENTITY g SYSTEM 'http://x/>'><!NOTATION n SYSTEM 'x'>] ><a/>";
        let (entities, end) = read(text).unwrap();
        assert_eq!(&text[end..], "<a/>");
        let mut out = String::new();
        entities.expand("e", &mut out).unwrap();
        assert_eq!(out, "xA\ny");
        assert!(entities.expand("g", &mut out).is_err());
    }

    #[test]
    fn broken_declarations_are_refused() {
        for text in [
            "<!DOCTYPE>",
            "<!DOCTYPEa>",
            "<!DOCTYPE a",
            "<!DOCTYPE a 'x>",
            "<!DOCTYPE a [",
            "<!DOCTYPE a [<!ENTITY e 'x'>",
            "<!DOCTYPE a [<!ENTITY e 'x' ]>",
            "<!DOCTYPE a [<!ENTITY e '&#0;'>]>",
            "<!DOCTYPE a [<!ENTITY e '&#1'>]>",
            "<!DOCTYPE a [<a/>]>",
            "<!DOCTYPE a [<!-- ]>",
            "<!DOCTYPE a [% p;]>",
            "<!DOCTYPE a [%p]>",
            "<!DOCTYPE a ]>",
            "<!DOCTYPE 1 []>",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
