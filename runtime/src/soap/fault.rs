//! Faults of both versions of SOAP, as one type.

use std::fmt;

use super::SoapVersion;
use crate::codec::{Entry, Fragment, Name, ReadError, SchemaType, Sink, Table};
use crate::legible::{Legible, without_stack_trace};
use crate::redaction::Masker;
use crate::values::QName;

/// A SOAP fault (SOAP 1.1, section 4.4; SOAP 1.2 part 1, section 5.4).
///
/// The client's credentials are masked in its codes and texts. `Debug` shows no content of the detail. The response's
/// body keeps the fault as received.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The SOAP version of the envelope with the fault.
    pub version: SoapVersion,
    /// The code, followed in SOAP 1.2 by its subcodes, outermost first. Empty if the service sent none.
    pub codes: Vec<QName>,
    /// The explanations: one in SOAP 1.1, one per language in SOAP 1.2.
    pub reasons: Vec<Reason>,
    /// The URI of the node or role that found the fault: `faultactor` in SOAP 1.1, `Role` in SOAP 1.2.
    pub role: Option<String>,
    /// The URI of the node that found the fault (SOAP 1.2).
    pub node: Option<String>,
    /// The detail element as it was sent; [`detail_entries`](Self::detail_entries) returns its children.
    pub detail: Option<Fragment<'static>>,
    /// Entries outside the detail.
    pub(super) outside: Vec<Fragment<'static>>,
    /// The beginning of the detail's content, masked like a body.
    detail_beginning: Option<String>,
}

/// The most characters of a detail that are shown.
const LONGEST_BEGINNING: usize = 200;

/// An explanation of a fault, as text for people.
#[derive(Clone, PartialEq, Eq)]
pub struct Reason {
    /// The language, from `xml:lang`.
    pub language: Option<String>,
    /// The text, white space kept, with the client's credentials masked.
    pub text: String,
}

/// The party that has to change something, by the fault's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The request is at fault: `Client` in SOAP 1.1, `Sender` in SOAP 1.2.
    Sender,
    /// The service is at fault: `Server` in SOAP 1.1, `Receiver` in SOAP 1.2.
    Receiver,
    /// The service did not understand a header block with `mustUnderstand`; the request was not processed.
    MustUnderstand,
    /// The service does not support this SOAP version; the request was not processed.
    VersionMismatch,
    /// A code of the service's own, or none.
    Other,
}

impl Fault {
    pub(crate) fn new(version: SoapVersion) -> Self {
        Self {
            version,
            codes: Vec::new(),
            reasons: Vec::new(),
            role: None,
            node: None,
            detail: None,
            outside: Vec::new(),
            detail_beginning: None,
        }
    }

    /// Masks secrets in the codes and texts.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        for code in &mut self.codes {
            mask.mask_code(&mut code.namespace, &mut code.local);
        }
        for reason in &mut self.reasons {
            mask.mask(&mut reason.text);
            reason.language.iter_mut().for_each(|language| mask.mask(language));
        }
        self.role.iter_mut().chain(&mut self.node).for_each(|text| mask.mask(text));
        self.outside.iter_mut().for_each(|entry| entry.mask(mask));
        if let Some(detail) = &mut self.detail {
            let content = detail.masked_content(mask);
            let beginning: String = content.trim().chars().take(LONGEST_BEGINNING).collect();
            self.detail_beginning = Some(beginning).filter(|beginning| !beginning.is_empty());
            detail.mask(mask);
        }
    }

    /// Returns the party that has to change something, by the fault's code.
    ///
    /// Services write codes in any case, from the other SOAP version, in any namespace, and with undeclared prefixes.
    /// So only the local name counts, up to the first dot. `MustUnderstand` and `VersionMismatch` count only without a
    /// namespace or in one of SOAP's, since they say that nothing was processed.
    pub fn kind(&self) -> FaultKind {
        let Some(code) = self.codes.first() else { return FaultKind::Other };
        // An undeclared prefix is part of the local name. Some services write the namespace there.
        let written = match code.local.split_once('}') {
            Some((_, local)) => local,
            None => code.local.split_once(':').map_or(&*code.local, |(_, local)| local),
        };
        // SOAP 1.1 refines codes after a dot, as in `Client.Authentication` (section 4.4.1).
        let name = written.split('.').next().unwrap_or("").trim();
        let is = |names: &[&str]| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        if is(&["Client", "Sender"]) {
            return FaultKind::Sender;
        }
        if is(&["Server", "Receiver"]) {
            return FaultKind::Receiver;
        }
        let is_of_soap = code.namespace.is_empty() || is_envelope_namespace(&code.namespace);
        match is_of_soap {
            true if is(&["MustUnderstand"]) => FaultKind::MustUnderstand,
            true if is(&["VersionMismatch"]) => FaultKind::VersionMismatch,
            _ => FaultKind::Other,
        }
    }

    /// Returns the first explanation; empty if there is none.
    pub fn text(&self) -> &str {
        self.reasons.first().map_or("", |reason| &reason.text)
    }

    /// Returns the elements inside the detail, not decoded, followed by those directly inside the fault, where some
    /// services put them.
    ///
    /// # Errors
    /// There are more of them than [`Limits::fault_parts`](crate::Limits::fault_parts).
    pub fn detail_entries(&self) -> Result<Vec<Fragment<'static>>, ReadError> {
        let mut all = match &self.detail {
            Some(detail) => entries(detail).map_err(|error| detail.shown(error))?,
            None => Vec::new(),
        };
        all.extend(self.outside.iter().cloned());
        Ok(all)
    }

    /// Decodes the first entry of the detail that is a `T`; `None` if there is none. If no entry has the right
    /// namespace, one without a namespace or in that of the envelope is used.
    ///
    /// ```
    /// # use wsdl_runtime::{Entry, Error};
    /// // `T` is one of the types for which the generated crate has a function in `faults`.
    /// fn entry<T: Entry>(error: &Error) -> Option<T> {
    ///     error.fault()?.detail::<T>()?.ok()
    /// }
    /// ```
    ///
    /// # Errors
    /// The entry is not as its type requires, or [`detail_entries`](Self::detail_entries) fails.
    pub fn detail<T: Entry>(&self) -> Option<Result<T, ReadError>> {
        let find = |by| T::NAMES.iter().find_map(|name| self.find_detail(*name, T::TABLE, by));
        find(Namespace::Right).or_else(|| find(Namespace::Usual))
    }

    /// Decodes the first entry of the detail with this name. For generated code only.
    ///
    /// # Errors
    /// The errors of [`detail`](Self::detail).
    #[doc(hidden)]
    pub fn detail_as<T: SchemaType>(&self, name: Name, table: Table) -> Option<Result<T, ReadError>> {
        let find = |by| self.find_detail(name, table, by);
        find(Namespace::Right).or_else(|| find(Namespace::Usual))
    }

    fn find_detail<T: SchemaType>(&self, name: Name, table: Table, by: Namespace) -> Option<Result<T, ReadError>> {
        let namespace = name.ns.text(table);
        let entries = match self.detail_entries() {
            Ok(entries) => entries,
            Err(error) => return Some(Err(error)),
        };
        let mut called_so = entries.iter().filter(|entry| entry.local_name() == name.local);
        let is_usual = |namespace: &str| namespace.is_empty() || is_envelope_namespace(namespace);
        Some(match by {
            Namespace::Right => called_so.find(|entry| entry.namespace() == namespace)?.read(table),
            Namespace::Usual => called_so.find(|entry| is_usual(entry.namespace()))?.read_as_if_in(namespace, table),
        })
    }
}

/// The namespace that an entry of a detail is looked for in.
#[derive(Clone, Copy)]
enum Namespace {
    /// That of its name.
    Right,
    /// One that services put entries in by mistake: none, or the envelope's.
    Usual,
}

fn is_envelope_namespace(namespace: &str) -> bool {
    [SoapVersion::Soap11, SoapVersion::Soap12].iter().any(|version| version.ns().text(&[]) == namespace)
}

fn entries(detail: &Fragment<'_>) -> Result<Vec<Fragment<'static>>, ReadError> {
    let (mut reader, _) = detail.open(&[], detail.limits(), Sink::lenient())?;
    let mut entries = Vec::new();
    while let Some(entry) = reader.child()? {
        let most = reader.limits().fault_parts;
        if entries.len() >= most {
            return Err(reader.refused("a detail", most, "entries", "fault_parts"));
        }
        entries.push(reader.fragment(&entry)?.into_owned().within(detail));
    }
    Ok(entries)
}

impl Fault {
    /// Writes the code and the first explanation, without its stack trace.
    pub(crate) fn headline(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Legible::new(without_stack_trace(self.text()).trim());
        match (self.codes.first(), self.text().trim().is_empty()) {
            (Some(code), false) => write!(f, "{}: {text}", Legible::new(&code.local)),
            (Some(code), true) => write!(f, "{}, without an explanation", Legible::new(&code.local)),
            (None, false) => write!(f, "{text}"),
            (None, true) => f.write_str("it has neither a code nor an explanation"),
        }
    }

    /// Writes all other parts, each after a semicolon.
    pub(crate) fn rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { codes, reasons, role, node, detail_beginning, .. } = self;
        for subcode in codes.iter().skip(1) {
            write!(f, "; subcode {}", Legible::new(&subcode.local))?;
        }
        for Reason { language, text } in reasons.iter().skip(1).take(REASONS) {
            let text = Legible::new(without_stack_trace(text).trim());
            write!(f, "; reason ({}) {text}", Legible::new(language.as_deref().unwrap_or("no language")))?;
        }
        if let Some(more) = reasons.len().checked_sub(1 + REASONS).filter(|more| *more > 0) {
            write!(f, "; {more} more reasons")?;
        }
        for (what, text) in [("role", role), ("node", node), ("detail", detail_beginning)] {
            if let Some(text) = text {
                write!(f, "; {what} {}", Legible::new(text))?;
            }
        }
        Ok(())
    }
}

/// The most reasons shown after the first.
const REASONS: usize = 4;

/// Shows one line: code and explanation, then subcodes, explanations in other languages, role, node and the beginning
/// of the detail.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.headline(f)?;
        self.rest(f)
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { language, text } = self;
        f.debug_struct("Reason")
            .field("language", &language.as_deref().map(Legible::new))
            .field("text", &Legible::new(text))
            .finish()
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, codes, reasons, role, node, detail, outside, detail_beginning: _ } = self;
        let mut shown = f.debug_struct("Fault");
        shown
            .field("version", version)
            .field(
                "codes",
                &codes.iter().map(|code| format!("{}", Legible::new(&code.to_string()))).collect::<Vec<_>>(),
            )
            .field("reasons", reasons)
            .field("role", &role.as_deref().map(Legible::new))
            .field("node", &node.as_deref().map(Legible::new))
            .field("detail", detail);
        if !outside.is_empty() {
            shown.field("outside", outside);
        }
        shown.finish()
    }
}
