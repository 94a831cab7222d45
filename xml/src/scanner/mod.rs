//! The scanner: from text to tokens, with names resolved and well-formedness checked.
//!
//! Two ways lead through a text. [`Scanner::token`] is the general one: it knows all of XML and makes every error. The
//! methods that take a [`Name`] ([`plain_leaf`](Scanner::plain_leaf) and its neighbours) compare the text with what is
//! expected next; they read an element only if it is plain, and read nothing otherwise.

mod attributes;
mod checks;
mod expect;
mod lead;
mod places;
mod tag;
mod tag_name;
mod token;

use crate::entities::Entities;
use crate::error::{Error, ErrorKind, Flaw};
use crate::limits::Limits;
use crate::name::{Ns, Table};
use crate::scope::{Mark, Scope, Visible};
use lead::Lead;

pub use attributes::Attribute;
pub use tag::Start;
pub use token::Token;

/// What a scanner does with characters that XML forbids (section 2.2), such as U+0001, and references to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Forbidden {
    /// They are an error.
    #[default]
    Refuse,
    /// U+FFFD, the replacement character, stands in their place; [`Scanner::take_replaced`] reports it. For references to
    /// both halves of a surrogate pair, one after the other, the character that they mean does.
    Replace,
}

/// What a scanner does with a document type declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DocumentType {
    /// It is an error.
    #[default]
    Refuse,
    /// Its internal entities that hold text are known; everything else in it is passed over.
    Read,
}

/// A scanner over one contiguous text.
///
/// ```
/// use wsdl_xml::{Limits, Scanner, Token};
///
/// let mut scanner = Scanner::new("<a xmlns='urn:a'>b&amp;c</a>", &["urn:a"], Limits::default());
/// assert!(matches!(scanner.token()?, Token::Start(start) if start.local == "a"));
/// assert!(matches!(scanner.token()?, Token::Text(text) if text == "b"));
/// assert!(matches!(scanner.token()?, Token::Reference('&')));
/// # Ok::<(), wsdl_xml::Error>(())
/// ```
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// How the names of the namespace `lead_ns` begin here; `Ns::UNLISTED` if that is not known.
    lead: Lead,
    lead_ns: Ns,
    /// Whether the last start tag was an empty-element tag, whose end is not reported yet. Nothing is expected meanwhile.
    pending_end: bool,
    /// What `lead_ns` is after a pending end.
    lead_ns_after: Ns,
    state: State,
    elements: usize,
    limits: Limits,
    open: Vec<Open>,
    scope: Scope<'a>,
    /// Where the last token begins.
    token_at: usize,
    /// The last start tag.
    last: Start<'a>,
    /// Its attributes.
    attributes: Vec<attributes::Raw<'a>>,
    /// The name of the element that ended last.
    closed: (usize, u32),
    forbidden: Forbidden,
    replaced: bool,
    document_type: DocumentType,
    entities: Option<Entities>,
    /// The nesting at which an end tag is not taken; 0 if there is none.
    held: usize,
    held_end: usize,
    /// Tokens that were made: how much of the text went the general way.
    tokens: usize,
}

/// How far in the document the scanner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Nothing,
    Prolog,
    InRoot,
    AfterRoot,
}

/// An element that is open: where its name stands in the text.
#[derive(Debug, Clone, Copy)]
struct Open {
    from: usize,
    len: u32,
    /// Bytes of prefix and colon.
    prefix: u32,
    outside: Mark,
}

impl<'a> Scanner<'a> {
    /// A scanner of a whole document without a byte order mark; `table` holds the namespaces that [`Ns::of`] counts.
    pub fn new(text: &'a str, table: Table, limits: Limits) -> Self {
        Self {
            text,
            at: 0,
            lead: Lead::default(),
            lead_ns: Ns::UNLISTED,
            pending_end: false,
            lead_ns_after: Ns::UNLISTED,
            state: State::Nothing,
            elements: 0,
            limits,
            open: Vec::with_capacity(16),
            scope: Scope::new(table),
            token_at: 0,
            last: Start::default(),
            attributes: Vec::new(),
            closed: (0, 0),
            forbidden: Forbidden::Refuse,
            replaced: false,
            document_type: DocumentType::Refuse,
            entities: None,
            held: 0,
            held_end: 0,
            tokens: 0,
        }
    }

    /// The same scanner with another way to treat forbidden characters.
    #[must_use]
    pub fn with_forbidden(self, forbidden: Forbidden) -> Self {
        Self { forbidden, ..self }
    }

    /// The same scanner with another way to treat a document type declaration.
    #[must_use]
    pub fn with_document_type(self, document_type: DocumentType) -> Self {
        Self { document_type, ..self }
    }

    /// The same scanner with another limit of elements.
    #[must_use]
    pub fn with_elements(self, elements: usize) -> Self {
        Self { limits: Limits { elements, ..self.limits }, ..self }
    }

    /// The same scanner for a part of a document, around which these prefixes are declared. The part is one element.
    #[must_use]
    pub fn within<'s: 'a>(mut self, scope: impl Iterator<Item = (&'s str, &'s str)>) -> Self {
        for (prefix, uri) in scope {
            self.scope.declare(prefix, uri.into());
        }
        self.state = State::Prolog;
        self
    }

    /// The whole text.
    pub fn source(&self) -> &'a str {
        self.text
    }

    /// The byte that is read next.
    #[inline(always)]
    pub fn position(&self) -> usize {
        self.at
    }

    /// The byte at which the last token begins.
    pub fn token_position(&self) -> usize {
        self.token_at
    }

    /// The last token as it is written.
    pub fn raw(&self) -> &'a str {
        self.text.get(self.token_at..self.at).unwrap_or("")
    }

    /// How many tokens were made. What is read by expectation makes none.
    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// How many elements are open.
    #[inline(always)]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The local names of the open elements, outermost first.
    pub fn open_names(&self) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        self.open
            .iter()
            .map(move |open| text.get(open.from + open.prefix as usize..open.from + open.len as usize).unwrap_or(""))
    }

    /// The local name of the element that ended last in a token or a plain end tag.
    pub fn closed_name(&self) -> &'a str {
        let (from, len) = self.closed;
        self.text.get(from..from + len as usize).unwrap_or("")
    }

    /// The declarations in scope.
    pub fn scope(&self) -> &Scope<'a> {
        &self.scope
    }

    /// The declarations around the open element, each prefix once: what it needs to be read on its own.
    pub fn scope_around(&mut self) -> Visible {
        let around = self.open.last().map_or_else(|| self.scope.mark(), |open| open.outside);
        self.scope.visible(around)
    }

    /// The declarations in scope inside the open element, each prefix once.
    pub fn scope_inside(&mut self) -> Visible {
        let inside = self.scope.mark();
        self.scope.visible(inside)
    }

    /// Whether the open element declares a namespace itself.
    pub fn declares(&self) -> bool {
        self.open.last().is_some_and(|open| open.outside.bindings != self.scope.mark().bindings)
    }

    /// Whether the start tag that was read last is that of the open element. If not, that one had no attributes, or
    /// another tag was read since.
    #[inline(always)]
    pub fn is_in_last_start(&self) -> bool {
        self.open.last().is_some_and(|open| open.from == self.last.at + 1)
    }

    /// Whether a forbidden character was replaced since the last time this was asked.
    pub fn take_replaced(&mut self) -> bool {
        std::mem::take(&mut self.replaced)
    }

    /// The error for an exceeded limit.
    #[cold]
    pub fn limit(&self, name: &'static str) -> Error {
        let Limits { depth, elements, attributes, attribute_bytes, text_bytes, uri_bytes, declarations, name_bytes } =
            self.limits;
        let (what, most) = match name {
            "depth" => ("levels of nested elements", depth),
            "elements" => ("elements in a document", elements),
            "attributes" => ("attributes in an element", attributes),
            "attribute_bytes" => ("bytes in an attribute", attribute_bytes),
            "text_bytes" => ("bytes in the text of an element", text_bytes),
            "uri_bytes" => ("bytes in a namespace name", uri_bytes),
            "declarations" => ("namespace declarations in scope", declarations),
            _ => ("bytes in a name", name_bytes),
        };
        Error::new(ErrorKind::Limit(name), self.at, format!("at most {most} {what}"), "more")
    }

    #[cold]
    fn not_well_formed(&self, at: usize, found: impl Into<std::borrow::Cow<'static, str>>) -> Error {
        Error::new(ErrorKind::NotWellFormed, at, "well-formed XML", found)
    }

    /// The error for a flaw in a part of the text that begins there.
    #[cold]
    fn flawed(&self, flaw: Flaw, from: usize) -> Error {
        match flaw.forbidden {
            false => self.not_well_formed(from + flaw.at, flaw.found),
            true => Error::new(ErrorKind::ForbiddenCharacter, from + flaw.at, "characters that XML allows", flaw.found),
        }
    }

    /// Whether a flaw is replaced instead of refused.
    fn replaces(&self, flaw: &Flaw) -> bool {
        flaw.forbidden && self.forbidden == Forbidden::Replace
    }

    /// Ends an empty-element tag.
    #[inline]
    fn close_empty(&mut self) {
        self.pending_end = false;
        self.lead_ns = self.lead_ns_after;
        self.close();
    }

    #[inline(always)]
    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.closed = (open.from + open.prefix as usize, open.len - open.prefix);
        if self.scope.restore(open.outside) {
            self.lead_ns = Ns::UNLISTED;
        }
        if self.open.is_empty() {
            self.state = State::AfterRoot;
            self.lead_ns = Ns::UNLISTED;
        }
    }
}

/// The place alone: what is read may be personal.
impl std::fmt::Debug for Scanner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scanner").field("at", &self.at).field("depth", &self.depth()).finish_non_exhaustive()
    }
}
