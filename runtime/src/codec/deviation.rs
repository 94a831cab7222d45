//! Departures of an answer from its schema whose meaning is clear, and where they are collected.

use std::fmt;

use super::facets::FacetViolation;
use crate::legible::Legible;
use crate::redaction::Masker;

/// A place where an answer departs from its schema, although its meaning is clear.
///
/// The client's credentials are masked in names that the answer chose.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// What departs from the schema.
    pub kind: DeviationKind,
    /// The element path, like `Envelope/Body/GetProcessStatusResponse/WSProcessStatus`.
    pub path: String,
    /// The byte offset in the answer's text, decoded to UTF-8, at which it was noticed.
    pub offset: usize,
}

/// The kinds of [`Deviation`]. Names are given as `{namespace}local`, or as `local` without a namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeviationKind {
    /// An element that the schema does not have here; it is ignored. In a fault it is kept among the
    /// [entries](crate::Fault::detail_entries) of the detail. Holds its name.
    UnknownElement(String),
    /// An element whose local name is in the schema, but in another namespace; it is ignored.
    WrongNamespace {
        /// The name that was received.
        found: String,
        /// The name in the schema.
        expected: String,
    },
    /// An element with a wrong name that can mean only one thing: all items of a list share another name, or a part of
    /// a fault is written in another case. It is read under its name in the schema.
    WrongName {
        /// The name that was received.
        found: String,
        /// The name in the schema.
        expected: String,
    },
    /// An attribute that the schema does not have here; it is ignored. Holds its name.
    UnknownAttribute(String),
    /// An element that may occur once is repeated; the first one counts. Holds its name.
    Repeated(String),
    /// An element occurs fewer or more times than the schema allows; all of them are kept.
    Occurrences {
        /// The element's name.
        name: String,
        /// The number of occurrences.
        count: usize,
    },
    /// An element comes before one that the schema puts earlier. Holds its name.
    Misordered(String),
    /// A required nillable element is missing; it reads as nil. Holds its name.
    MissingNillable(String),
    /// An element that is not nillable has `xsi:nil="true"`; it reads as absent. Holds its name.
    UnexpectedNil(String),
    /// A nil element has content, which is ignored. Holds the element's name.
    ContentInNil(String),
    /// An optional element is empty, and its type has no empty value; it reads as absent.
    Blank,
    /// A value that the enumeration does not list; it is kept as received. Holds the enumeration's name.
    UnlistedValue(&'static str),
    /// A text outside the lexical space of its type, such as `inf` for `xs:double`, that can mean only one value; it
    /// reads as that value. Holds the type's name.
    LexicalForm(&'static str),
    /// A value other than the only one that the schema allows; it is kept. The path ends with the element, or with
    /// `@` and the name of the attribute.
    FixedValue,
    /// A value that does not satisfy a facet of its type; it is kept. The path ends as that of
    /// [`FixedValue`](Self::FixedValue).
    Facet(FacetViolation),
    /// A required attribute that can have only one value is missing; it counts as having that value. Holds its name.
    MissingFixed(String),
    /// `xsi:type` names a type that the element's value does not hold, or a prefix that is not declared. The element is
    /// read as the type that the schema gives it. Holds the type's name.
    UnexpectedType(String),
    /// `xsi:type` names a type that the schema does not allow here, or that is newer than the schema. The value is kept
    /// whole, as `Other`. Holds the type's name.
    UnlistedType(String),
    /// An element that the schema does not have, in the place of a substitution group: a member that is newer than the
    /// schema. It is kept whole, as `Other`. Holds its name.
    UnlistedElement(String),
    /// An element or attribute that a wildcard admits only if the schema declares it (`processContents="strict"`), but
    /// the schema does not, or declares the element abstract; it is kept. Holds its name.
    Undeclared(String),
    /// An element or attribute that a wildcard admits cannot be read as the schema declares it; it is kept. The path
    /// leads to what cannot be read. Holds the name.
    Nonconforming(String),
    /// Text between elements; it is ignored.
    StrayText,
    /// A second element in the SOAP body; it is ignored. Holds its name.
    SecondBodyElement(String),
    /// A header block of the answer with `mustUnderstand` (SOAP 1.1, section 4.2.3; SOAP 1.2 part 1, section 5.2.3).
    /// The client itself understands none; the block is among the answer's headers. Holds its name.
    NotUnderstoodHeader(String),
    /// The answer is in another encoding than its media type or XML declaration says; the encoding of its bytes is
    /// used.
    Encoding,
    /// A character that XML forbids, or a reference to one; it reads as U+FFFD. References to both halves of a
    /// surrogate pair, like `&#xD83D;&#xDE00;`, read as the character that they mean.
    ForbiddenCharacter,
    /// Bytes that are not valid in the answer's encoding; they read as U+FFFD. Such an answer is read only if it
    /// reports that the call failed.
    UndecodableBytes,
    /// The part of the answer before a fault is broken off, so that the answer is not well-formed; that part is
    /// ignored.
    BrokenOff,
}

impl Deviation {
    /// Returns the bytes of text that the deviation holds.
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
    /// Returns the name that the answer chose.
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
            | Self::MissingFixed(name)
            | Self::UnexpectedType(name)
            | Self::UnlistedType(name)
            | Self::UnlistedElement(name)
            | Self::Undeclared(name)
            | Self::Nonconforming(name)
            | Self::Occurrences { name, .. }
            | Self::WrongNamespace { found: name, .. }
            | Self::WrongName { found: name, .. } => Some(name),
            Self::Blank
            | Self::UnlistedValue(_)
            | Self::LexicalForm(_)
            | Self::FixedValue
            | Self::Facet(_)
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
            Self::Repeated(name) => write!(f, "element {name} is repeated"),
            Self::Occurrences { name, count } => write!(f, "element {name} occurs {count} times"),
            Self::Misordered(name) => write!(f, "element {name} is out of order"),
            Self::MissingNillable(name) => write!(f, "required nillable element {name} is missing"),
            Self::UnexpectedNil(name) => write!(f, "element {name} is nil but not nillable"),
            Self::ContentInNil(name) => write!(f, "nil element {name} has content"),
            Self::Blank => f.write_str("element is empty"),
            Self::UnlistedValue(of) => write!(f, "value is not listed in {of}"),
            Self::LexicalForm(of) => write!(f, "text is not in the lexical space of {of}, but can mean only one value"),
            Self::FixedValue => f.write_str("value is not the fixed one"),
            Self::Facet(violation) => violation.fmt(f),
            Self::MissingFixed(name) => write!(f, "required attribute {name}, whose value is fixed, is missing"),
            Self::UnexpectedType(name) => write!(f, "unexpected type {name}"),
            Self::UnlistedType(name) => write!(f, "type {name} is not one that the schema allows here"),
            Self::UnlistedElement(name) => write!(f, "element {name} is not one that the schema allows here"),
            Self::Undeclared(name) => {
                write!(f, "{name} is not declared for use here, where only declared names are allowed")
            }
            Self::Nonconforming(name) => write!(f, "{name} is not as the schema declares it"),
            Self::StrayText => f.write_str("text between elements"),
            Self::SecondBodyElement(name) => write!(f, "second element {name} in the SOAP body"),
            Self::NotUnderstoodHeader(name) => write!(f, "header block {name} must be understood, but is not"),
            Self::Encoding => f.write_str("the encoding is not the declared one"),
            Self::ForbiddenCharacter => f.write_str("character that XML forbids"),
            Self::UndecodableBytes => f.write_str("bytes that are not valid in the encoding"),
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

/// Collects deviations. A strict sink ends reading at the first one.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    strict: bool,
    kept: Vec<Deviation>,
    bytes: usize,
    dropped: usize,
}

impl Sink {
    /// The most deviations that are kept. Others are only counted, so that memory stays bounded.
    pub const KEPT: usize = 1_000;
    /// The most bytes of paths and names that are kept. Later deviations are only counted.
    pub const KEPT_BYTES: usize = 1 << 20;

    /// Creates a sink that keeps deviations.
    pub fn lenient() -> Self {
        Self::default()
    }

    /// Creates a sink that fails at the first deviation.
    pub fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }

    /// Whether reading ends at the first deviation.
    pub(super) fn is_strict(&self) -> bool {
        self.strict
    }

    /// Whether another deviation would only be counted.
    pub(super) fn is_full(&self) -> bool {
        !self.strict && (self.kept.len() >= Self::KEPT || self.bytes >= Self::KEPT_BYTES)
    }

    /// Counts deviations that would not be kept.
    pub(super) fn count(&mut self, more: usize) {
        self.dropped += more;
    }

    /// Takes a deviation, or returns it if reading must end. `make` runs only if the deviation is needed.
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

    /// Returns the deviations kept so far.
    pub(super) fn kept(&self) -> &[Deviation] {
        &self.kept
    }

    /// Takes the deviations of another sink.
    pub(super) fn take_all(&mut self, other: Self) -> Result<(), Deviation> {
        for deviation in other.kept {
            self.take(|| deviation)?;
        }
        self.count(other.dropped);
        Ok(())
    }

    /// Returns the deviations, in the order of the text.
    pub fn into_deviations(mut self) -> Deviations {
        // Texts out of order are not read from start to end.
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
    /// Masks secrets in names that the answer chose.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        for deviation in &mut self.list {
            if let Some(name) = deviation.kind.name() {
                mask.mask_names(name);
            }
            mask.mask_names(&mut deviation.path);
        }
    }

    /// Returns the first deviations: at most a thousand, fewer if names and paths are long.
    pub fn as_slice(&self) -> &[Deviation] {
        &self.list
    }

    /// Whether the answer conforms to its schema.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the number of deviations, including those that were not kept.
    pub fn count(&self) -> usize {
        self.list.len() + self.dropped
    }
}
