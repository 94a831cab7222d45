//! Faults of both versions of SOAP, as one type.

use std::fmt;

use super::SoapVersion;
use crate::codec::{Fragment, Name, ReadError, SchemaType, Sink, Table};
use crate::redaction::Secrets;
use crate::values::QName;

/// A SOAP fault (SOAP 1.1, section 4.4; SOAP 1.2 part 1, section 5.4).
///
/// `Debug` and `Display` mask the client's credentials, what the request says of people in marked elements, and what looks
/// like an e-mail address; the fields hold everything as it came.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The version of the envelope that it came in.
    pub version: SoapVersion,
    /// The code, then in SOAP 1.2 its subcodes, outermost first. Empty where the service sent none.
    pub codes: Vec<QName>,
    /// The explanation: one text in SOAP 1.1, one a language in SOAP 1.2.
    pub reasons: Vec<Reason>,
    /// Who found the fault, as a URI: `faultactor` in SOAP 1.1, `Role` in SOAP 1.2.
    pub role: Option<String>,
    /// The node that found the fault, as a URI (SOAP 1.2).
    pub node: Option<String>,
    /// The detail element as it was sent, entries and all; [`detail_entries`](Self::detail_entries) looks inside.
    pub detail: Option<Fragment<'static>>,
    /// Entries that stand outside of the detail.
    pub(crate) outside: Vec<Fragment<'static>>,
    pub(crate) secrets: Secrets,
}

/// An explanation of a fault, for people. `Debug` shows nothing but lengths: see [`Fault`].
#[derive(Clone, PartialEq, Eq)]
pub struct Reason {
    /// The language, as in `xml:lang`.
    pub language: Option<String>,
    /// The text as sent, white space kept.
    pub text: String,
}

/// Who has to change something, by the fault's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The request is at fault: `Client` in SOAP 1.1, `Sender` in SOAP 1.2.
    Sender,
    /// The service is at fault: `Server` in SOAP 1.1, `Receiver` in SOAP 1.2.
    Receiver,
    /// A header block that had to be understood was not; the request was not processed.
    MustUnderstand,
    /// The service does not speak this version of SOAP; the request was not processed.
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
            secrets: Secrets::default(),
        }
    }

    /// Who has to change something, by the fault's code.
    ///
    /// Services write codes in any case, those of the other version of SOAP, in any namespace and with prefixes that are not
    /// declared. So only the local name counts, up to the first dot. Where the code would say that nothing was processed, it
    /// must not be from a namespace of the service's own.
    pub fn kind(&self) -> FaultKind {
        let Some(code) = self.codes.first() else { return FaultKind::Other };
        // A prefix that is not declared is part of the local name; some write the namespace itself there.
        let written = match code.local.split_once('}') {
            Some((_, local)) => local,
            None => code.local.split_once(':').map_or(&*code.local, |(_, local)| local),
        };
        // SOAP 1.1 has codes refined after a dot, as `Client.Authentication` (section 4.4.1).
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

    /// The explanation as it came: the first of them, empty where there is none. It may repeat what was sent; what may be
    /// shown is in `Display`.
    pub fn text(&self) -> &str {
        self.reasons.first().map_or("", |reason| &reason.text)
    }

    /// The elements inside the detail, not decoded; then those that stand in the fault itself, where some services put them.
    ///
    /// # Errors
    /// More of them than [`Limits::fault_parts`](crate::codec::Limits::fault_parts).
    pub fn detail_entries(&self) -> Result<Vec<Fragment<'static>>, ReadError> {
        self.entries().map_err(|error| error.masked(&self.secrets))
    }

    fn entries(&self) -> Result<Vec<Fragment<'static>>, ReadError> {
        let Some(detail) = &self.detail else { return Ok(self.outside.clone()) };
        let (mut reader, _) = detail.open(&[], detail.limits(), Sink::lenient())?;
        let mut entries = Vec::new();
        while let Some(entry) = reader.child()? {
            let most = reader.limits().fault_parts;
            if entries.len() >= most {
                return Err(reader.refused("a detail", most, "entries", "fault_parts"));
            }
            entries.push(reader.fragment(&entry)?.into_owned());
        }
        entries.extend(self.outside.iter().cloned());
        Ok(entries)
    }

    /// The first detail entry of this name, decoded; `None` where there is no such entry. If none has the right namespace, one
    /// without a namespace or in that of the envelope is taken.
    ///
    /// The name and the table of its namespaces are those of a generated crate.
    ///
    /// # Errors
    /// The entry is not as its type says; those of [`detail_entries`](Self::detail_entries).
    pub fn detail_as<T: SchemaType>(&self, name: Name, table: Table) -> Option<Result<T, ReadError>> {
        let namespace = name.ns.text(table);
        let entries = match self.detail_entries() {
            Ok(entries) => entries,
            Err(error) => return Some(Err(error)),
        };
        let mut called_so = entries.iter().filter(|entry| entry.local_name() == name.local);
        let read = match called_so.clone().find(|entry| entry.namespace() == namespace) {
            Some(entry) => entry.read(table),
            None => {
                let is_usual = |namespace: &str| namespace.is_empty() || is_envelope_namespace(namespace);
                called_so.find(|entry| is_usual(entry.namespace()))?.read_as_if_in(namespace, table)
            }
        };
        Some(read.map_err(|error| error.masked(&self.secrets)))
    }
}

fn is_envelope_namespace(namespace: &str) -> bool {
    [SoapVersion::Soap11, SoapVersion::Soap12].iter().any(|version| version.ns().text(&[]) == namespace)
}

/// The code and the first text.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.codes.first() {
            Some(code) => write!(f, "{}: {}", self.secrets.mask(&code.local), self.secrets.mask(self.text())),
            None => f.write_str(&self.secrets.mask(self.text())),
        }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, codes, reasons, role, node, detail, outside, secrets } = self;
        let shown = |text: &Option<String>| text.as_ref().map(|text| secrets.mask(text).into_owned());
        let name = |code: &QName| secrets.mask(&format!("{{{}}}{}", code.namespace, code.local)).into_owned();
        let mut shape = f.debug_struct("Fault");
        shape
            .field("version", version)
            .field("codes", &codes.iter().map(name).collect::<Vec<_>>())
            .field("reasons", &reasons.iter().map(|reason| secrets.mask(&reason.text)).collect::<Vec<_>>())
            .field("role", &shown(role))
            .field("node", &shown(node))
            .field("detail", &shown(&detail.as_ref().map(|detail| format!("{detail:?}"))));
        if !outside.is_empty() {
            shape.field("outside", &shown(&Some(format!("{outside:?}"))));
        }
        shape.finish()
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.language.as_ref().map(|language| language.len());
        f.debug_struct("Reason")
            .field("language_bytes", &language)
            .field("text_bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}
