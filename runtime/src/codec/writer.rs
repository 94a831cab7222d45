//! Writing XML by the types of a schema.

use std::fmt;

use super::text::is_char;
use wsdl_xml::{Name, Ns, Table};

/// Writes elements into a text. Namespaces are declared as default namespaces where they change, so that no prefix is
/// needed but for attributes.
///
/// What cannot be written (a character that XML does not allow) is remembered and makes [`finish`](Self::finish) fail.
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
    error: Option<WriteError>,
}

#[derive(Debug)]
struct Open {
    local: &'static str,
    outside: Ns,
}

/// Why a value cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    path: String,
    character: char,
}

impl WriteError {
    /// The element path of the value, as `GetContact/EmailAddress`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The character that XML 1.0 does not allow.
    pub fn character(&self) -> char {
        self.character
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, character } = self;
        write!(f, "the value of {path} holds the character U+{:04X}, which XML does not allow", u32::from(*character))
    }
}

impl std::error::Error for WriteError {}

/// What was written may hold credentials, so that only its length is shown.
impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("bytes", &self.out.len()).field("open", &self.open).finish_non_exhaustive()
    }
}

impl Writer {
    /// A writer of an empty text, with no default namespace; the prefixes `xsi` and `soap` are taken to be declared.
    pub fn new(table: Table) -> Self {
        Self {
            out: String::with_capacity(1_024),
            table,
            open: Vec::new(),
            default: Ns::NONE,
            in_tag: false,
            pending: Vec::new(),
            error: None,
        }
    }

    /// Begins an element.
    pub fn start(&mut self, name: Name) {
        self.close_tag();
        self.out.push('<');
        self.out.push_str(name.local);
        if name.ns != self.default {
            self.out.push_str(" xmlns=\"");
            escape_attribute(name.ns.text(self.table), &mut self.out);
            self.out.push('"');
        }
        self.open.push(Open { local: name.local, outside: self.default });
        self.default = name.ns;
        self.in_tag = true;
        for (name, value) in std::mem::take(&mut self.pending) {
            self.attribute(name, value);
        }
    }

    /// Gives the element that is begun next an attribute, whoever writes that element.
    pub(crate) fn decorate(&mut self, name: Name, value: &'static str) {
        self.pending.push((name, value));
    }

    /// Gives the element that was just begun an attribute.
    pub fn attribute(&mut self, name: Name, value: &str) {
        self.check(value);
        match name.ns {
            Ns::NONE => {
                self.out.push(' ');
                self.out.push_str(name.local);
            }
            Ns::XML => {
                self.out.push_str(" xml:");
                self.out.push_str(name.local);
            }
            Ns::XSI => {
                self.out.push_str(" xsi:");
                self.out.push_str(name.local);
            }
            Ns::ENVELOPE_11 | Ns::ENVELOPE_12 => {
                self.out.push_str(" soap:");
                self.out.push_str(name.local);
            }
            ns => {
                // A prefix of its own for each such attribute: the local name is unique in its tag up to namespaces.
                let prefix = format!("a{}", self.out.len());
                self.out.push_str(&format!(" xmlns:{prefix}=\""));
                escape_attribute(ns.text(self.table), &mut self.out);
                self.out.push_str(&format!("\" {prefix}:{}", name.local));
            }
        }
        self.out.push_str("=\"");
        escape_attribute(value, &mut self.out);
        self.out.push('"');
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
            self.out.push_str(open.local);
            self.out.push('>');
        }
        self.default = open.outside;
    }

    /// Writes an element of a text.
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
    pub(crate) fn raw(&mut self, xml: &str) {
        self.close_tag();
        self.out.push_str(xml);
    }

    /// Lets `write` append text that needs no escaping.
    pub(super) fn plain(&mut self, write: impl FnOnce(&mut String)) {
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

    fn check(&mut self, text: &str) {
        let suspicious = text.bytes().any(|b| b < 0x20 || b == 0xEF);
        if !suspicious || self.error.is_some() {
            return;
        }
        if let Some(character) = text.chars().find(|c| !is_char(*c)) {
            let path: Vec<_> = self.open.iter().map(|open| open.local).collect();
            self.error = Some(WriteError { path: path.join("/"), character });
        }
    }
}

/// `<`, `>` and `&` as references; a carriage return too, since a literal one would arrive as a line feed.
fn escape_text(text: &str, out: &mut String) {
    escape(text, out, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// As in text, and what ends or changes an attribute's value.
pub(crate) fn escape_attribute(text: &str, out: &mut String) {
    escape(text, out, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

fn escape(text: &str, out: &mut String, reference: impl Fn(u8) -> Option<&'static str>) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(reference) = reference(byte) {
            out.push_str(&text[written..at]);
            out.push_str(reference);
            written = at + 1;
        }
    }
    out.push_str(&text[written..]);
}
