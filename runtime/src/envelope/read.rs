//! Reading answer envelopes. The namespace of the envelope says which version of SOAP it is, nothing else does.

use super::{SoapVersion, fault};
use crate::codec::{DeviationKind, Fragment, ReadError, ReadErrorKind, Reader, Start};
use crate::fault::Fault;

/// An envelope read up to the content of its body.
pub(crate) struct Opened<'a> {
    pub(crate) headers: Vec<Fragment<'static>>,
    pub(crate) body: Body<'a>,
}

/// What a body holds.
pub(crate) enum Body<'a> {
    /// An element, whose start tag was just read.
    Element(Start<'a>),
    /// A fault, read to its end.
    Fault(Box<Fault>),
    /// Nothing.
    Empty,
}

/// Whether a document's root is called like an envelope, of whatever version.
pub(crate) fn is_envelope(root: &Start<'_>) -> bool {
    root.local == "Envelope"
}

/// Reads an envelope, whose start tag was just read, up to the content of its body.
///
/// # Errors
/// An envelope of an unknown version; no body; text that is not well-formed.
pub(crate) fn open<'a>(reader: &mut Reader<'a>, root: &Start<'a>) -> Result<Opened<'a>, ReadError> {
    let version = SoapVersion::of(root.ns).filter(|_| is_envelope(root)).ok_or_else(|| {
        let found = reader.display(root);
        reader.error(ReadErrorKind::Unexpected, "an envelope of SOAP 1.1 or SOAP 1.2", found)
    })?;
    let mut headers = Vec::new();
    while let Some(start) = reader.child()? {
        match (start.ns == root.ns, start.local) {
            (true, "Header") => {
                while let Some(block) = reader.child()? {
                    headers.push(reader.fragment(&block)?.into_owned());
                }
            }
            (true, "Body") => {
                let body = match reader.child()? {
                    Some(child) if child.ns == root.ns && child.local == "Fault" => {
                        Body::Fault(Box::new(fault::read(reader, version)?))
                    }
                    Some(child) => Body::Element(child),
                    None => Body::Empty,
                };
                return Ok(Opened { headers, body });
            }
            _ => {
                let name = reader.display(&start);
                reader.skip()?;
                reader.deviation(DeviationKind::UnknownElement(name))?;
            }
        }
    }
    Err(reader.error_behind(ReadErrorKind::Missing, "the envelope's Body", "none"))
}

/// Reads the rest of the envelope after the body's element.
///
/// # Errors
/// Text that is not well-formed; strict reading's first deviation.
pub(crate) fn close(reader: &mut Reader<'_>) -> Result<(), ReadError> {
    while let Some(start) = reader.child()? {
        let name = reader.display(&start);
        reader.skip()?;
        reader.deviation(DeviationKind::SecondBodyElement(name))?;
    }
    // Elements behind the body were legal in SOAP 1.1 (section 4).
    while reader.child()?.is_some() {
        reader.skip()?;
    }
    reader.finish()
}
