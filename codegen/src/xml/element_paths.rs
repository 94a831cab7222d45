//! Element paths, such as `definitions/types/schema/element[@name='X']`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use xmltree::Element;

/// The paths of one document.
pub(super) struct ElementPaths {
    /// The number of elements that have each path, before a number makes it unique.
    counts: HashMap<Arc<str>, u32>,
    bytes: usize,
    /// The path that was made last; kept to reuse its memory.
    path: String,
}

impl ElementPaths {
    /// Returns an empty map for a document of this size; a map that grows hashes all of its paths again.
    pub(super) fn new(bytes: usize) -> Self {
        /// Bytes of a document for each element; most take more.
        const ELEMENT: usize = 64;
        Self { counts: HashMap::with_capacity(bytes / ELEMENT), bytes: 0, path: String::new() }
    }

    /// Returns the length of all paths, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Returns the path of the next child of the element with this path. The attribute that names a child is in brackets; a
    /// number tells it from earlier children with the same path. The root needs neither.
    pub(super) fn child(&mut self, parent: Option<&str>, element: &Element) -> Arc<str> {
        let Some(parent) = parent else { return element.name.as_str().into() };
        let names: &[&str] = if element.name == "enumeration" { &["value"] } else { &["name", "ref"] };
        let path = &mut self.path;
        path.clear();
        for part in [parent, "/", &element.name] {
            path.push_str(part);
        }
        if let Some((name, value)) = names.iter().find_map(|name| element.attributes.get_key_value(*name)) {
            for part in ["[@", name, "='", value, "']"] {
                path.push_str(part);
            }
        }
        let path = match self.counts.get_mut(path.as_str()) {
            Some(count) => {
                *count += 1;
                let _ = write!(path, "[{count}]");
                path.as_str().into()
            }
            None => {
                let first: Arc<str> = path.as_str().into();
                self.counts.insert(first.clone(), 1);
                first
            }
        };
        self.bytes = self.bytes.saturating_add(path.len());
        path
    }
}
