//! Where an answer departs from its schema without being unreadable, and where such findings go.

use std::fmt;

use crate::legible::Legible;
use crate::redaction::Masker;

/// A place at which an answer departs from its schema, though what it says is clear.
///
/// Names that the answer chose are without the client's credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// What is not as the schema has it.
    pub kind: DeviationKind,
    /// The element path, as `Envelope/Body/GetProcessStatusResponse/WSProcessStatus`.
    pub path: String,
    /// The byte of the answer's text at which it was noticed.
    pub offset: usize,
}

/// The kinds of [`Deviation`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeviationKind {
    /// An element that the schema does not have here; it was passed over. One in a fault is among the
    /// [entries](crate::Fault::detail_entries) of its detail. `{namespace}local`.
    UnknownElement(String),
    /// An element that is called like one of the schema, in another namespace; it was passed over. Both as
    /// `{namespace}local`.
    WrongNamespace {
        /// What came.
        found: String,
        /// What the schema has.
        expected: String,
    },
    /// An element that is not called as the schema has it, and can be meant as nothing else: all items of a list have one
    /// other name, or a part of a fault is written in another case. It is read as what the schema has. Both as
    /// `{namespace}local`.
    WrongName {
        /// What came.
        found: String,
        /// What the schema has.
        expected: String,
    },
    /// An attribute that the schema does not have here; it was passed over. `{namespace}local`.
    UnknownAttribute(String),
    /// An element that may occur once came again; the first one counts.
    Repeated(String),
    /// An element came fewer or more times than the schema has it; all of them are kept.
    Occurrences {
        /// The element, as `{namespace}local`.
        name: String,
        /// How often it came.
        count: usize,
    },
    /// An element came before one that the schema has earlier.
    Misordered(String),
    /// A required nillable element did not come; it reads as nil.
    MissingNillable(String),
    /// An element that is not nillable came with `xsi:nil`; it reads as absent.
    UnexpectedNil(String),
    /// A nil element has content; it was passed over.
    ContentInNil(String),
    /// An optional element of a type that knows no empty value is empty; it reads as absent.
    Blank,
    /// A value that the enumeration does not list; it is kept as received.
    UnlistedValue(&'static str),
    /// A text that is not in the lexical space of this type, as `inf` is not of `xs:double`, but can mean only one value; it
    /// is read as that value.
    LexicalForm(&'static str),
    /// Text between elements; it was passed over.
    StrayText,
    /// A second element in the SOAP body; it was passed over.
    SecondBodyElement(String),
    /// A header block of the answer that asks to be understood (SOAP 1.1, section 4.2.3; SOAP 1.2 part 1, section
    /// 5.2.3). This client understands none by itself; it is among the answer's headers.
    NotUnderstoodHeader(String),
    /// The answer is in another encoding than its media type or XML declaration says; it is read by what it shows.
    Encoding,
    /// A character that XML forbids, or a reference to one; U+FFFD is read for it. Two references to the halves of a
    /// surrogate pair, as in `&#xD83D;&#xDE00;`, read as the character that they mean.
    ForbiddenCharacter,
    /// Bytes that are not text in the answer's encoding; U+FFFD is read for them. Only an answer that says that the call
    /// failed is read in spite of them.
    UndecodableBytes,
    /// What stands before a fault broke off, so that the answer is not well-formed; it was passed over.
    BrokenOff,
}

impl Deviation {
    /// How many bytes of text it holds.
    fn bytes(&mut self) -> usize {
        let of_kind = match &mut self.kind {
            DeviationKind::WrongNamespace { found, expected } | DeviationKind::WrongName { found, expected } => {
                found.len() + expected.len()
            }
            kind => kind.name().map_or(0, |name| name.len()),
        };
        self.path.len() + of_kind
    }
}

impl DeviationKind {
    /// The name that the answer chose.
    fn name(&mut self) -> Option<&mut String> {
        match self {
            Self::UnknownElement(name)
            | Self::UnknownAttribute(name)
            | Self::Repeated(name)
            | Self::Misordered(name)
            | Self::MissingNillable(name)
            | Self::UnexpectedNil(name)
            | Self::ContentInNil(name)
            | Self::SecondBodyElement(name)
            | Self::NotUnderstoodHeader(name)
            | Self::Occurrences { name, .. }
            | Self::WrongNamespace { found: name, .. }
            | Self::WrongName { found: name, .. } => Some(name),
            Self::Blank
            | Self::UnlistedValue(_)
            | Self::LexicalForm(_)
            | Self::StrayText
            | Self::Encoding
            | Self::ForbiddenCharacter
            | Self::UndecodableBytes
            | Self::BrokenOff => None,
        }
    }
}

impl fmt::Display for DeviationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownElement(name) => write!(f, "unknown element {name}"),
            Self::WrongNamespace { found, expected } | Self::WrongName { found, expected } => {
                write!(f, "element {found} instead of {expected}")
            }
            Self::UnknownAttribute(name) => write!(f, "unknown attribute {name}"),
            Self::Repeated(name) => write!(f, "element {name} came again"),
            Self::Occurrences { name, count } => write!(f, "element {name} came {count} times"),
            Self::Misordered(name) => write!(f, "element {name} is out of order"),
            Self::MissingNillable(name) => write!(f, "required nillable element {name} is missing"),
            Self::UnexpectedNil(name) => write!(f, "element {name} is nil but not nillable"),
            Self::ContentInNil(name) => write!(f, "nil element {name} has content"),
            Self::Blank => f.write_str("element is empty"),
            Self::UnlistedValue(of) => write!(f, "value is not listed in {of}"),
            Self::LexicalForm(of) => write!(f, "text is not in the lexical space of {of}, but means a value"),
            Self::StrayText => f.write_str("text between elements"),
            Self::SecondBodyElement(name) => write!(f, "second element {name} in the SOAP body"),
            Self::NotUnderstoodHeader(name) => write!(f, "header block {name} has to be understood and is not"),
            Self::Encoding => f.write_str("the encoding is not the one that the answer names"),
            Self::ForbiddenCharacter => f.write_str("character that XML forbids"),
            Self::UndecodableBytes => f.write_str("bytes that are not text in the encoding"),
            Self::BrokenOff => f.write_str("the answer broke off before the fault"),
        }
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.to_string();
        write!(f, "{} (in {}, byte {})", Legible::new(&kind), Legible::end(&self.path), self.offset)
    }
}

/// Where deviations go: kept in a list, or, when reading strictly, the end of reading.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    strict: bool,
    kept: Vec<Deviation>,
    bytes: usize,
    dropped: usize,
}

impl Sink {
    /// How many deviations are kept; the rest is only counted, so that memory stays bounded.
    pub const KEPT: usize = 1_000;
    /// How many bytes of paths and names are kept; what comes behind is only counted.
    pub const KEPT_BYTES: usize = 1 << 20;

    /// A sink that keeps deviations.
    pub fn lenient() -> Self {
        Self::default()
    }

    /// A sink that fails at the first deviation.
    pub fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }

    /// Whether another deviation would only be counted.
    pub(super) fn is_full(&self) -> bool {
        !self.strict && (self.kept.len() >= Self::KEPT || self.bytes >= Self::KEPT_BYTES)
    }

    /// Counts deviations that need not be made, since they would not be kept.
    pub(super) fn count(&mut self, more: usize) {
        self.dropped += more;
    }

    /// Takes a deviation; gives it back when reading must end here. It is only made if it will be kept.
    pub(crate) fn take(&mut self, make: impl FnOnce() -> Deviation) -> Result<(), Deviation> {
        if self.strict {
            return Err(make());
        }
        if !self.is_full() {
            let mut deviation = make();
            self.bytes = self.bytes.saturating_add(deviation.bytes());
            self.kept.push(deviation);
        } else {
            self.dropped += 1;
        }
        Ok(())
    }

    /// What is kept so far.
    pub(super) fn kept(&self) -> &[Deviation] {
        &self.kept
    }

    /// Takes the deviations of another sink, which keeps them.
    pub(super) fn take_all(&mut self, other: Self) -> Result<(), Deviation> {
        for deviation in other.kept {
            self.take(|| deviation)?;
        }
        self.count(other.dropped);
        Ok(())
    }

    /// What was kept, in the order of the text.
    pub fn into_deviations(mut self) -> Deviations {
        // Texts that are out of order are not read in that order.
        self.kept.sort_by_key(|deviation| deviation.offset);
        Deviations { list: self.kept, dropped: self.dropped }
    }
}

/// The deviations of one answer, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deviations {
    list: Vec<Deviation>,
    dropped: usize,
}

impl Deviations {
    /// Masks secrets in what the answer chose of them.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        for deviation in &mut self.list {
            if let Some(name) = deviation.kind.name() {
                mask.mask_names(name);
            }
            mask.mask_names(&mut deviation.path);
        }
    }

    /// The first of them: a thousand at most, fewer where names and paths are long.
    pub fn as_slice(&self) -> &[Deviation] {
        &self.list
    }

    /// Whether the answer is as its schema says.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there were, those included that were not kept.
    pub fn count(&self) -> usize {
        self.list.len() + self.dropped
    }
}
