//! The prefixes of a document as it is written.

use wsdl_codegen::qname::ns;

/// How elements have their namespaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefixes {
    /// The default namespace is declared where it changes.
    Default,
    /// All prefixes are declared at the root.
    Root,
    /// One prefix is declared again where the namespace changes.
    Local,
}

/// The declarations in scope; later ones hide earlier ones.
pub(super) struct Scope {
    prefixes: Prefixes,
    declarations: Vec<(String, String)>,
    /// The number of prefixes that were made.
    made: usize,
}

impl Scope {
    pub(super) fn new(prefixes: Prefixes) -> Self {
        Self { prefixes, declarations: Vec::new(), made: 0 }
    }

    /// Begins an element with these declarations. Returns what [`leave`](Self::leave) takes.
    pub(super) fn enter(&mut self, declared: Vec<(String, String)>) -> usize {
        let outside = self.declarations.len();
        self.declarations.extend(declared);
        outside
    }

    /// Ends an element.
    pub(super) fn leave(&mut self, outside: usize) {
        self.declarations.truncate(outside);
    }

    /// What the element declares.
    pub(super) fn declared(&self, outside: usize) -> Vec<(String, String)> {
        self.declarations[outside..].to_vec()
    }

    fn resolve(&self, prefix: &str) -> &str {
        let found = self.declarations.iter().rev().find(|declared| declared.0 == prefix);
        found.map_or("", |declared| &declared.1)
    }

    /// A prefix of a namespace, which is declared if there is none.
    fn prefix(&mut self, namespace: &str) -> String {
        if namespace == ns::XML {
            return "xml".to_owned();
        }
        let is_it = |declared: &&(String, String)| {
            declared.1 == namespace && !declared.0.is_empty() && self.resolve(&declared.0) == namespace
        };
        if let Some((prefix, _)) = self.declarations.iter().rev().find(is_it) {
            return prefix.clone();
        }
        self.made += 1;
        let prefix = if namespace == ns::XSI { "xsi".to_owned() } else { format!("q{}", self.made) };
        self.declarations.push((prefix.clone(), namespace.to_owned()));
        prefix
    }

    /// The name of the element that begins. It comes before all other names of its tag.
    pub(super) fn element_name(&mut self, namespace: &str, local: &str) -> String {
        let prefix = match self.prefixes {
            Prefixes::Default => {
                if self.resolve("") != namespace {
                    self.declarations.push((String::new(), namespace.to_owned()));
                }
                return local.to_owned();
            }
            _ if namespace.is_empty() => return local.to_owned(),
            Prefixes::Root => self.prefix(namespace),
            Prefixes::Local => {
                if self.resolve("p") != namespace {
                    self.declarations.push(("p".to_owned(), namespace.to_owned()));
                }
                "p".to_owned()
            }
        };
        format!("{prefix}:{local}")
    }

    pub(super) fn attribute_name(&mut self, namespace: &str, local: &str) -> String {
        match namespace {
            "" => local.to_owned(),
            _ => format!("{}:{local}", self.prefix(namespace)),
        }
    }

    /// A name in a text, by the default namespace if it may be.
    pub(super) fn name_in_text(&mut self, namespace: &str, local: &str, may_be_bare: bool) -> String {
        if self.resolve("") == namespace && (may_be_bare || namespace.is_empty()) {
            return local.to_owned();
        }
        format!("{}:{local}", self.prefix(namespace))
    }
}
