//! Which files the locations in documents stand for. The configuration says it of locations such as `?xsd=1`, under which
//! servers publish schemas; relative locations may have percent escapes.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::config::{Location, Placed};
use crate::diagnostics::Diagnostics;
use crate::source::{Source, SourceError, plain, unescaped};
use crate::xsd::document::Schema;

/// The files that locations stand for by the configuration, by location.
pub(super) struct Locations<'c> {
    files: HashMap<&'c str, File<'c>>,
    source: &'c dyn Source,
}

struct File<'c> {
    document: Arc<str>,
    named: &'c Placed,
    is_used: Cell<bool>,
}

impl<'c> Locations<'c> {
    pub(super) fn of(locations: &'c [Location], source: &'c dyn Source) -> Self {
        let file = |entry: &'c Location| {
            let document = plain(entry.file.trim()).into();
            (&*entry.location.text, File { document, named: &entry.location, is_used: Cell::new(false) })
        };
        Self { files: locations.iter().map(file).collect(), source }
    }

    /// Replaces the document that a location leads to, if it stands for another one. The configuration may write the location
    /// as the document does or as it is relative to the entry. The configuration may write the location
    /// as the document does or as it is relative to the entry.
    pub(super) fn apply(&self, location: &str, document: &mut Arc<str>) {
        if let Some(file) = self.files.get(location).or_else(|| self.files.get(&**document)) {
            file.is_used.set(true);
            *document = file.document.clone();
        } else if let Some(unescaped) = unescaped(document)
            // A file may have the escaped name.
            && self.source.read(document) == Err(SourceError::NotFound)
        {
            *document = unescaped.into();
        }
    }

    /// Replaces the documents that a schema refers to.
    pub(super) fn apply_to_schema(&self, schema: &mut Schema) {
        let imports = schema.imports.iter_mut();
        let imports = imports.filter_map(|import| Some((import.location.as_ref()?, import.document.as_mut()?)));
        let includes = schema.includes.iter_mut().map(|include| (&include.location, &mut include.document));
        let redefines = schema.redefines.iter_mut().map(|redefine| (&redefine.location, &mut redefine.document));
        for (location, document) in imports.chain(includes).chain(redefines) {
            self.apply(location, document);
        }
    }

    /// Reports locations that no document refers to.
    pub(super) fn report_unused(&self, diagnostics: &mut Diagnostics) {
        let mut unused: Vec<&Placed> =
            self.files.values().filter(|file| !file.is_used.get()).map(|file| file.named).collect();
        unused.sort_by_key(|named| (named.place.line, named.place.column));
        for named in unused {
            let title = format!("no document refers to the location `{}`", named.text);
            diagnostics.warning(title, &named.place, "write it as the document does, or remove the line");
        }
    }
}
