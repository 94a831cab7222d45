//! Internal entities that a document declares (XML 1.0, section 4.2), within tight limits. Descriptions of services may
//! have some; messages may not have a document type declaration at all.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::error::Flaw;
use crate::reference::reference;

/// Declarations of entities in one document.
const MOST: usize = 1_000;
/// Bytes that all references to them may put into one document.
const MOST_BYTES: usize = 1 << 20;
/// Nesting of entities that refer to each other.
const DEEPEST: usize = 8;

/// The internal general entities of a document. They hold text; one with markup is declared, but not read.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    /// Texts by name; no text if the entity is external.
    texts: BTreeMap<String, Option<String>>,
    declarations: usize,
    spent: Cell<usize>,
}

impl Entities {
    /// Declares an entity; the first declaration of a name counts (section 4.2). `false` if there are too many.
    pub(crate) fn declare(&mut self, name: &str, text: Option<String>) -> bool {
        self.declarations += 1;
        self.texts.entry(name.to_owned()).or_insert(text);
        self.declarations <= MOST
    }

    fn find(&self, name: &str) -> Option<Option<&str>> {
        self.texts.get(name).map(Option::as_deref)
    }

    /// Reads again what was read before: its references count once.
    pub(crate) fn again<T>(&self, read: impl FnOnce() -> T) -> T {
        let spent = self.spent.replace(0);
        let value = read();
        self.spent.set(spent);
        value
    }

    /// Appends what a reference stands for, given what is between `&` and `;`.
    pub(crate) fn expand(&self, name: &str, out: &mut String) -> Result<(), Flaw> {
        self.expand_within(name, DEEPEST, out)
    }

    fn expand_within(&self, name: &str, deeper: usize, out: &mut String) -> Result<(), Flaw> {
        let text = match self.find(name) {
            Some(Some(text)) => text,
            Some(None) => return Err(Flaw::new(0, "a reference to an external entity, which is not read")),
            None => {
                out.push(reference(name)?);
                return Ok(());
            }
        };
        // A reference to nothing costs, too.
        self.spent.set(self.spent.get().saturating_add(text.len()).saturating_add(1));
        if deeper == 0 || self.spent.get() > MOST_BYTES {
            return Err(Flaw::new(0, "entities that refer to each other without end, or stand for too much text"));
        }
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<']) {
            out.push_str(&rest[..at]);
            let Some(inside) = rest[at..].strip_prefix('&') else {
                return Err(Flaw::new(0, "a reference to an entity that holds markup, which is not read"));
            };
            let Some((name, after)) = inside.split_once(';') else {
                return Err(Flaw::new(0, "a reference to an entity whose text holds a broken reference"));
            };
            self.expand_within(name, deeper - 1, out)?;
            rest = after;
        }
        out.push_str(rest);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(entities: &Entities, name: &str) -> Result<String, Flaw> {
        let mut out = String::new();
        entities.expand(name, &mut out).map(|()| out)
    }

    #[test]
    fn entities_are_expanded_within_limits() {
        let mut entities = Entities::default();
        for (name, text) in
            [("a", "x&amp;&b;"), ("b", "y"), ("b", "z"), ("loop", "&loop;"), ("tag", "<e/>"), ("lt", "<")]
        {
            assert!(entities.declare(name, Some(text.to_owned())));
        }
        entities.declare("far", None);
        assert_eq!(expand(&entities, "a").unwrap(), "x&y");
        assert_eq!(expand(&entities, "gt").unwrap(), ">");
        for refused in ["loop", "tag", "c", "far"] {
            assert!(expand(&entities, refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn what_is_read_again_is_counted_once() {
        let mut entities = Entities::default();
        entities.declare("a", Some("x".repeat(MOST_BYTES - 1)));
        assert!(expand(&entities, "a").is_ok());
        assert!(entities.again(|| expand(&entities, "a")).is_ok());
        assert!(expand(&entities, "a").is_err());
    }

    #[test]
    fn a_billion_laughs_end_early() {
        let mut entities = Entities::default();
        entities.declare("l0", Some("lol".to_owned()));
        for n in 1..DEEPEST {
            entities.declare(&format!("l{n}"), Some(format!("&l{};", n - 1).repeat(10)));
        }
        let mut out = String::new();
        assert!(entities.expand("l7", &mut out).is_err());
        assert!(out.len() <= MOST_BYTES);
        assert!((0..MOST + 1).any(|_| !entities.declare("e", None)));
    }
}
