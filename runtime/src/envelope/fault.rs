//! Reading faults. Children are told by their local names: services qualify them, or not, as they like.

use super::SoapVersion;
use crate::codec::{Name, Ns, ReadError, Reader};
use crate::fault::{Fault, Reason};
use crate::qname::QName;

/// Reads a fault, whose start tag was just read, to its end.
pub(super) fn read(reader: &mut Reader<'_>, version: SoapVersion) -> Result<Fault, ReadError> {
    let mut fault = Fault::new(version);
    while let Some(start) = reader.child()? {
        match start.local {
            // SOAP 1.1, section 4.4.
            "faultcode" => fault.codes.push(reader.qname()?),
            "faultstring" => {
                let language = reader.attributes(&start)?.get(LANG).map(str::to_owned);
                fault.reasons.push(Reason { language, text: reader.string()? });
            }
            // SOAP 1.2 part 1, section 5.4; its Role is what SOAP 1.1 calls the actor.
            "Code" => read_code(reader, &mut fault.codes)?,
            "Reason" => read_reasons(reader, &mut fault.reasons)?,
            "faultactor" | "Role" => fault.role = Some(reader.string()?),
            "Node" => fault.node = Some(reader.string()?),
            // An unqualified `detail` comes in SOAP 1.2 too.
            "detail" | "Detail" => fault.detail = Some(reader.fragment(&start)?.into_owned()),
            _ => reader.skip()?,
        }
    }
    Ok(fault)
}

const LANG: Name = Name::new(Ns::XML, "lang");

/// A code and its subcodes, outermost first. They nest, as deep as the reader's limit lets them.
fn read_code(reader: &mut Reader<'_>, codes: &mut Vec<QName>) -> Result<(), ReadError> {
    let mut inside = 1_usize;
    while inside > 0 {
        match reader.child()? {
            Some(start) if start.local == "Value" => codes.push(reader.qname()?),
            Some(start) if start.local == "Subcode" => inside += 1,
            Some(_) => reader.skip()?,
            None => inside -= 1,
        }
    }
    Ok(())
}

fn read_reasons(reader: &mut Reader<'_>, reasons: &mut Vec<Reason>) -> Result<(), ReadError> {
    while let Some(start) = reader.child()? {
        if start.local == "Text" {
            let language = reader.attributes(&start)?.get(LANG).map(str::to_owned);
            reasons.push(Reason { language, text: reader.string()? });
        } else {
            reader.skip()?;
        }
    }
    Ok(())
}
