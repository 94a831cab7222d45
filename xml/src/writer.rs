//! Writing XML by declared names.

mod error;
mod remark;
#[cfg(test)]
mod tests;
mod values;

use std::fmt;

use crate::chars::is_char;
use crate::escape::{escape_attribute, escape_text};
use crate::name::{Name, Ns, Table, XMLNS};

pub use error::WriteError;
pub use remark::Remark;

/// Writes elements into a text. Namespaces of elements are declared as default namespaces where they change; attributes
/// and names in values get prefixes, each declared once.
///
/// A value that cannot be written (a character that XML does not allow) is remembered and makes [`finish`](Self::finish)
/// fail.
pub struct Writer {
    out: String,
    table: Table,
    open: Vec<Open>,
    /// The default namespace where the writer is.
    default: Ns,
    /// Whether the last start tag has no `>` yet.
    in_tag: bool,
    /// Attributes for the next start tag.
    pending: Vec<(Name, &'static str)>,
    /// The value of `xsi:type` for the next start tag.
    pending_type: Option<Name>,
    /// Whether `xsi:type` of the last start tag is a name without a prefix.
    has_plain_type: bool,
    /// The namespace names for which prefixes are declared, innermost last: the prefix of the first is `n1`.
    prefixes: Vec<String>,
    error: Option<WriteError>,
    remarks: Vec<Remark>,
}

#[derive(Debug)]
struct Open {
    local: &'static str,
    /// Where its start tag begins.
    at: usize,
    outside: Ns,
    prefixes: usize,
    /// The number of its prefix; 0 if it has none.
    prefix: usize,
}

/// What was written may hold credentials, so only its length is shown.
impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("bytes", &self.out.len()).field("open", &self.open).finish_non_exhaustive()
    }
}

impl Writer {
    /// A writer of an empty text without a default namespace. The prefixes `xsi` and `soap` count as declared.
    pub fn new(table: Table) -> Self {
        Self {
            out: String::with_capacity(1_024),
            table,
            open: Vec::new(),
            default: Ns::NONE,
            in_tag: false,
            pending: Vec::new(),
            pending_type: None,
            has_plain_type: false,
            prefixes: Vec::new(),
            error: None,
            remarks: Vec::new(),
        }
    }

    /// The namespaces that [`Ns`] counts.
    pub fn table(&self) -> Table {
        self.table
    }

    /// The default namespace where the writer is; empty if there is none.
    pub fn default_namespace(&self) -> &'static str {
        self.default.text(self.table)
    }

    /// Begins an element.
    pub fn start(&mut self, name: Name) {
        self.close_tag();
        let at = self.out.len();
        self.out.push('<');
        self.out.push_str(name.local);
        if name.ns != self.default {
            self.out.push_str(" xmlns=\"");
            escape_attribute(name.ns.text(self.table), &mut self.out);
            self.out.push('"');
        }
        let prefixes = self.prefixes.len();
        self.open.push(Open { local: name.local, at, outside: self.default, prefixes, prefix: 0 });
        self.default = name.ns;
        self.in_tag = true;
        if let Some(name) = self.pending_type.take() {
            self.write_type(name);
        }
        for (name, value) in std::mem::take(&mut self.pending) {
            self.attribute(name, value);
        }
    }

    /// Adds an attribute to the element that begins next, whoever writes that element.
    pub fn decorate(&mut self, name: Name, value: &'static str) {
        self.pending.push((name, value));
    }

    /// Takes the attributes for the element that begins next, which the caller writes [as it is](Self::raw).
    pub fn take_decorations(&mut self) -> Vec<(Name, &'static str)> {
        std::mem::take(&mut self.pending)
    }

    /// Adds an attribute to the element that was just begun.
    pub fn attribute(&mut self, name: Name, value: &str) {
        self.check(value);
        self.begin_attribute(name.ns, name.ns.text(self.table), name.local);
        escape_attribute(value, &mut self.out);
        self.out.push('"');
    }

    /// Adds an attribute whose value `write` appends, without characters that need an escape.
    pub fn plain_attribute(&mut self, name: Name, write: impl FnOnce(&mut String)) {
        self.begin_attribute(name.ns, name.ns.text(self.table), name.local);
        write(&mut self.out);
        self.out.push('"');
    }

    /// Writes the name of an attribute up to the quotation mark before its value.
    fn begin_attribute(&mut self, ns: Ns, namespace: &str, local: &str) {
        match ns {
            Ns::NONE => self.out.push(' '),
            Ns::XML => self.out.push_str(" xml:"),
            Ns::XSI => self.out.push_str(" xsi:"),
            Ns::ENVELOPE_11 | Ns::ENVELOPE_12 => self.out.push_str(" soap:"),
            _ => {
                let prefix = self.prefix(namespace);
                self.out.push(' ');
                self.out.push_str(&prefix);
                self.out.push(':');
            }
        }
        self.out.push_str(local);
        self.out.push_str("=\"");
    }

    /// A prefix for a namespace name, declared here if it is not in scope. The element was just begun.
    fn prefix(&mut self, namespace: &str) -> String {
        if let Some(at) = self.prefixes.iter().rposition(|declared| declared == namespace) {
            return prefix_of(at + 1);
        }
        if namespace == XMLNS {
            self.refuse("a name in it is in the namespace of declarations");
        }
        self.prefixes.push(namespace.to_owned());
        let prefix = prefix_of(self.prefixes.len());
        self.out.push_str(" xmlns:");
        self.out.push_str(&prefix);
        self.out.push_str("=\"");
        escape_attribute(namespace, &mut self.out);
        self.out.push('"');
        prefix
    }

    /// Writes text into the open element.
    pub fn text(&mut self, text: &str) {
        self.check(text);
        self.close_tag();
        escape_text(text, &mut self.out);
    }

    /// Ends the open element.
    pub fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if std::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            if open.prefix != 0 {
                self.out.push_str(&prefix_of(open.prefix));
                self.out.push(':');
            }
            self.out.push_str(open.local);
            self.out.push('>');
        }
        self.default = open.outside;
        self.prefixes.truncate(open.prefixes);
    }

    /// Writes an element that holds text.
    pub fn string(&mut self, name: Name, value: &str) {
        self.start(name);
        if !value.is_empty() {
            self.text(value);
        }
        self.end();
    }

    /// Writes an element that is nil (XML Schema part 1, section 2.6.2).
    pub fn nil(&mut self, name: Name) {
        self.start(name);
        self.attribute(Name::new(Ns::XSI, "nil"), "true");
        self.end();
    }

    /// Writes markup as it is. It must be well-formed and declare all its prefixes.
    pub fn raw(&mut self, xml: &str) {
        self.close_tag();
        self.out.push_str(xml);
    }

    /// Lets `write` append text that needs no escapes.
    pub fn plain(&mut self, write: impl FnOnce(&mut String)) {
        self.close_tag();
        write(&mut self.out);
    }

    /// The text.
    ///
    /// # Errors
    /// The first value that cannot be written.
    pub fn finish(self) -> Result<String, WriteError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.out),
        }
    }

    fn close_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    /// Remembers the first character of a text that XML does not allow. Texts that are written are checked; markup
    /// written [as it is](Self::raw) is not.
    pub fn check(&mut self, text: &str) {
        let suspicious = text.bytes().any(|b| b < 0x20 || b == 0xEF);
        if !suspicious || self.error.is_some() {
            return;
        }
        if let Some(character) = text.chars().find(|c| !is_char(*c)) {
            self.error = Some(WriteError::character_in(self.path(), character));
        }
    }

    /// Remembers that the value of the open element cannot be written, and why. The reason does not quote the value.
    pub fn refuse(&mut self, reason: &'static str) {
        let path = self.path();
        self.error.get_or_insert_with(|| WriteError::value_in(path, reason));
    }

    /// The path of the open elements.
    fn path(&self) -> String {
        let path: Vec<_> = self.open.iter().map(|open| open.local).collect();
        path.join("/")
    }
}

/// The prefix with this number.
fn prefix_of(number: usize) -> String {
    format!("n{number}")
}
