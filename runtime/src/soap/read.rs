//! Reading the envelopes of answers. Only the namespace of the envelope decides the SOAP version.

mod fault;

use super::{Fault, SoapVersion};
use crate::codec::{DeviationKind, Fragment, Name, Ns, ReadError, ReadErrorKind, Reader, Start};

/// An envelope that was read up to the content of its body.
pub(crate) struct Opened<'a> {
    pub(crate) version: SoapVersion,
    pub(crate) headers: Vec<Fragment<'static>>,
    pub(crate) body: Body<'a>,
}

/// The content of a body.
pub(crate) enum Body<'a> {
    /// An element, whose start tag was just read.
    Element(Start<'a>),
    /// A fault; the envelope was read to its end.
    Fault(Box<Fault>),
    /// No element.
    Empty,
}

/// Whether a document's root is an `Envelope`, of any version.
pub(crate) fn is_envelope(root: &Start<'_>) -> bool {
    root.local == "Envelope"
}

/// Reads an envelope, whose start tag was just read, up to the content of its body.
///
/// # Errors
/// An envelope of an unknown version; no body; text that is not well-formed; too many header blocks.
pub(crate) fn open<'a>(reader: &mut Reader<'a>, root: &Start<'a>) -> Result<Opened<'a>, ReadError> {
    let version = SoapVersion::of(root.ns).filter(|_| is_envelope(root)).ok_or_else(|| {
        let found = reader.display(root);
        reader.error(ReadErrorKind::Unexpected, "an envelope of SOAP 1.1 or SOAP 1.2", found)
    })?;
    let mut headers = None;
    while let Some(start) = reader.child()? {
        match (start.ns == root.ns, start.local) {
            (true, "Header") if headers.is_none() => headers = Some(read_headers(reader, version)?),
            (true, "Body") => {
                let body = match reader.child()? {
                    Some(child) if is_fault(&child, version) => Body::Fault(read_fault(reader, version)?),
                    Some(child) => Body::Element(child),
                    None => Body::Empty,
                };
                return Ok(Opened { version, headers: headers.unwrap_or_default(), body });
            }
            _ => pass_over(reader, &start, version)?,
        }
    }
    Err(reader.error_behind(ReadErrorKind::Missing, "the envelope's Body", "none"))
}

/// Reads the rest of the envelope after the body's element, and returns a fault that follows it.
///
/// SOAP 1.1 allows a fault at any place among the body's entries (section 4.4). SOAP 1.2 makes it the only one (part 1,
/// section 5.4); a service that breaks this rule reports a failure all the same.
///
/// # Errors
/// Text that is not well-formed; a deviation if reading is strict.
pub(crate) fn close(reader: &mut Reader<'_>, version: SoapVersion) -> Result<Option<Box<Fault>>, ReadError> {
    while let Some(start) = reader.child()? {
        let name = reader.display(&start);
        if is_fault(&start, version) {
            // The fault is an error already, and says more than a deviation.
            let _ = reader.deviation(DeviationKind::SecondBodyElement(name));
            return read_fault(reader, version).map(Some);
        }
        reader.skip()?;
        reader.deviation(DeviationKind::SecondBodyElement(name))?;
    }
    behind_body(reader, version)?;
    Ok(None)
}

/// Reads the rest of the envelope after a body without an element, whose end tag was just read.
///
/// # Errors
/// Text that is not well-formed; a deviation if reading is strict.
pub(crate) fn close_empty(reader: &mut Reader<'_>, version: SoapVersion) -> Result<(), ReadError> {
    behind_body(reader, version)
}

/// Reads a fault, whose start tag was just read, and the rest of the envelope. Problems after the fault are ignored.
fn read_fault(reader: &mut Reader<'_>, version: SoapVersion) -> Result<Box<Fault>, ReadError> {
    let fault = Box::new(fault::read(reader, version)?);
    let _ = rest(reader, version);
    Ok(fault)
}

/// Reads the rest of the envelope after a fault.
fn rest(reader: &mut Reader<'_>, version: SoapVersion) -> Result<(), ReadError> {
    while let Some(start) = reader.child()? {
        let name = reader.display(&start);
        reader.skip()?;
        reader.deviation(DeviationKind::SecondBodyElement(name))?;
    }
    behind_body(reader, version)
}

/// Reads what follows the body. SOAP 1.1 allows elements there (section 4), SOAP 1.2 does not. None are known here.
fn behind_body(reader: &mut Reader<'_>, version: SoapVersion) -> Result<(), ReadError> {
    while let Some(start) = reader.child()? {
        pass_over(reader, &start, version)?;
    }
    reader.finish()
}

/// Skips an element of the envelope that is not valid there.
fn pass_over<'a>(reader: &mut Reader<'a>, start: &Start<'a>, version: SoapVersion) -> Result<(), ReadError> {
    let name = reader.display(start);
    reader.skip()?;
    let again = start.ns == version.ns() && matches!(start.local, "Header" | "Body");
    reader.deviation(if again { DeviationKind::Repeated(name) } else { DeviationKind::UnknownElement(name) })
}

fn is_fault(start: &Start<'_>, version: SoapVersion) -> bool {
    start.ns == version.ns() && start.local == "Fault"
}

fn read_headers(reader: &mut Reader<'_>, version: SoapVersion) -> Result<Vec<Fragment<'static>>, ReadError> {
    let mut headers = Vec::new();
    while let Some(block) = reader.child()? {
        let most = reader.limits().header_blocks;
        if headers.len() >= most {
            return Err(reader.refused("a header", most, "blocks", "header_blocks"));
        }
        if must_be_understood(reader, &block, version)? {
            let name = reader.display(&block);
            reader.deviation(DeviationKind::NotUnderstoodHeader(name))?;
        }
        headers.push(reader.fragment(&block)?.into_owned());
    }
    Ok(headers)
}

/// Whether a header block requires the client to understand it: it is for the ultimate receiver or for the next node.
fn must_be_understood<'a>(reader: &Reader<'a>, block: &Start<'a>, version: SoapVersion) -> Result<bool, ReadError> {
    let attributes = reader.attributes(block);
    let get = |local| attributes.get(Name::new(version.ns(), local)).map(|value| value.trim_matches(' '));
    if !matches!(get("mustUnderstand"), Some("1" | "true")) {
        return Ok(false);
    }
    // SOAP 1.1, section 4.2.2; SOAP 1.2 part 1, section 2.2.
    Ok(match version {
        SoapVersion::Soap11 => {
            matches!(get("actor"), None | Some("" | "http://schemas.xmlsoap.org/soap/actor/next"))
        }
        SoapVersion::Soap12 => {
            let roles = Ns::ENVELOPE_12.text(&[]);
            let role = get("role").map(|role| role.strip_prefix(roles).unwrap_or(role));
            matches!(role, None | Some("" | "/role/next" | "/role/ultimateReceiver"))
        }
    })
}
