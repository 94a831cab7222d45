//! Header blocks that an application sends with its calls.

use std::fmt;
use std::sync::Arc;

use crate::codec::{Entry, Limits, Name, Ns, ReadError, ReadErrorKind, Reader, SchemaType, Sink, Writer};

/// A header block of a request. Clones are cheap. `Debug` shows no content, since header blocks carry secrets.
#[derive(Clone)]
pub struct HeaderBlock {
    content: Content,
    must_understand: bool,
}

#[derive(Clone)]
enum Content {
    Typed(Arc<dyn Fn(&mut Writer) + Send + Sync>),
    Xml {
        xml: Arc<str>,
        /// Where the name in its start tag ends.
        name_end: usize,
        /// Whether it has an attribute `mustUnderstand` itself.
        says: bool,
    },
}

impl HeaderBlock {
    /// Creates a header block of a type that the WSDL declares as one. If several elements have the type, the first of
    /// them is meant; the functions in the generated crate's `headers` exist for each of them.
    pub fn new<T: Entry + Send + Sync + 'static>(value: T) -> Self {
        match T::NAMES.first() {
            Some(name) => Self::named(*name, value),
            // Generated types have at least one element.
            None => Self::named(Name::new(Ns::NONE, "none"), value),
        }
    }

    /// Creates a header block with this name. For generated code only.
    #[doc(hidden)]
    pub fn named<T: SchemaType + Send + Sync + 'static>(name: Name, value: T) -> Self {
        let write = move |writer: &mut Writer| value.write(writer, name);
        Self { content: Content::Typed(Arc::new(write)), must_understand: false }
    }

    /// Creates a header block from the text of one XML element, which must declare all its prefixes itself. If it has
    /// SOAP's attribute `mustUnderstand`, the attribute is kept.
    ///
    /// # Errors
    /// The text is not a single well-formed element.
    pub fn from_xml(xml: impl Into<String>) -> Result<Self, ReadError> {
        let given: String = xml.into();
        let mut reader = Reader::new(&given, &[], Limits::default(), Sink::lenient());
        let start = reader.root()?;
        // A byte order mark is not part of the element.
        let xml = given.trim_start_matches('\u{FEFF}');
        let attributes = reader.attributes(&start);
        let says = VERSIONS.iter().any(|envelope| attributes.get(Name::new(*envelope, MUST_UNDERSTAND)).is_some());
        let prefix = if start.prefix.is_empty() { 0 } else { start.prefix.len() + 1 };
        let name_end = "<".len() + prefix + start.local.len();
        reader.skip()?;
        reader.finish()?;
        if !xml.starts_with('<') || xml.starts_with("<?") || xml.starts_with("<!") {
            let found = "other content before it";
            return Err(ReadError::new(ReadErrorKind::Unexpected, start.local.to_owned(), 0, "one element", found));
        }
        Ok(Self { content: Content::Xml { xml: xml.into(), name_end, says }, must_understand: false })
    }

    /// Returns the block with `mustUnderstand`: a service that does not know it must refuse the call.
    pub fn must_understand(self) -> Self {
        Self { must_understand: true, ..self }
    }

    pub(crate) fn write(&self, writer: &mut Writer, envelope: Ns) {
        match &self.content {
            Content::Typed(write) => {
                if self.must_understand {
                    // Both versions read "1" as true (SOAP 1.1, section 4.2.3; SOAP 1.2 part 1, section 5.2.3).
                    writer.decorate(Name::new(envelope, MUST_UNDERSTAND), "1");
                }
                write(writer);
            }
            Content::Xml { xml, name_end, says } if self.must_understand && !says => {
                let (tag, rest) = xml.split_at(*name_end);
                // A prefix that does not occur in the element.
                let mut prefix = "mu".to_owned();
                while xml.contains(&prefix) {
                    prefix.push('u');
                }
                let namespace = envelope.text(&[]);
                writer.raw(&format!("{tag} xmlns:{prefix}=\"{namespace}\" {prefix}:{MUST_UNDERSTAND}=\"1\"{rest}"));
            }
            Content::Xml { xml, .. } => writer.raw(xml),
        }
    }
}

const MUST_UNDERSTAND: &str = "mustUnderstand";
const VERSIONS: [Ns; 2] = [Ns::ENVELOPE_11, Ns::ENVELOPE_12];

impl fmt::Debug for HeaderBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderBlock").field("must_understand", &self.must_understand).finish_non_exhaustive()
    }
}
