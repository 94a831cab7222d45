//! Reading faults. Children are recognized by their local names, since services qualify them or not. Other children of
//! a fault are kept as entries outside the detail.

use crate::codec::{DeviationKind, Fragment, Name, Ns, ReadError, Reader, Start};
use crate::soap::{Fault, Reason, SoapVersion};
use crate::values::QName;

/// Reads a fault, whose start tag was just read, to its end. If a part is repeated, the first one counts.
pub(super) fn read(reader: &mut Reader<'_>, version: SoapVersion) -> Result<Fault, ReadError> {
    let mut fault = Fault::new(version);
    while let Some(start) = reader.child()? {
        match part(reader, &start)? {
            // SOAP 1.1, section 4.4.
            "faultcode" => read_value(reader, &mut fault.codes)?,
            "faultstring" => read_reason(reader, &start, &mut fault.reasons)?,
            // SOAP 1.2 part 1, section 5.4; its Role is the actor of SOAP 1.1.
            "Code" => read_code(reader, &mut fault.codes)?,
            "Reason" => read_reasons(reader, &mut fault.reasons)?,
            "faultactor" | "Role" if fault.role.is_none() => fault.role = Some(reader.text_of_all()?),
            "Node" if fault.node.is_none() => fault.node = Some(reader.text_of_all()?),
            // Some services send an unqualified `detail` in SOAP 1.2 too.
            "detail" | "Detail" if fault.detail.is_none() => {
                fault.detail = Some(reader.fragment(&start)?.into_owned());
            }
            "detail" | "Detail" => {
                let name = reader.display(&start);
                while let Some(entry) = reader.child()? {
                    keep_entry(reader, &entry, &mut fault.outside)?;
                }
                reader.deviation(DeviationKind::Repeated(name))?;
            }
            "faultactor" | "Role" | "Node" => {
                let name = reader.display(&start);
                reader.skip()?;
                reader.deviation(DeviationKind::Repeated(name))?;
            }
            _ => {
                let name = reader.display(&start);
                keep_entry(reader, &start, &mut fault.outside)?;
                reader.deviation(DeviationKind::UnknownElement(name))?;
            }
        }
    }
    Ok(fault)
}

/// Returns the local name of a fault's child as SOAP spells it. The parts of SOAP 1.1 are accepted in any case: no
/// other child of a fault has a similar name.
fn part<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<&'a str, ReadError> {
    const PARTS: [&str; 4] = ["faultcode", "faultstring", "faultactor", "detail"];
    match PARTS.into_iter().find(|part| part.eq_ignore_ascii_case(start.local)) {
        Some(part) if part != start.local && start.local != "Detail" => {
            let (found, expected) = (reader.display(start), part.to_owned());
            reader.deviation(DeviationKind::WrongName { found, expected })?;
            Ok(part)
        }
        _ => Ok(start.local),
    }
}

/// Keeps an entry outside the detail. Entries beyond the limit are skipped, since the fault matters more.
fn keep_entry<'a>(
    reader: &mut Reader<'a>,
    start: &Start<'a>,
    entries: &mut Vec<Fragment<'static>>,
) -> Result<(), ReadError> {
    if entries.len() >= reader.limits().fault_parts {
        return reader.skip();
    }
    entries.push(reader.fragment(start)?.into_owned());
    Ok(())
}

const LANG: Name = Name::new(Ns::XML, "lang");

/// Reads a code and its subcodes, outermost first. They nest as deep as the reader's limit allows.
fn read_code(reader: &mut Reader<'_>, codes: &mut Vec<QName>) -> Result<(), ReadError> {
    let mut inside = 1_usize;
    while inside > 0 {
        match reader.child()? {
            Some(start) if start.local == "Value" => read_value(reader, codes)?,
            Some(start) if start.local == "Subcode" => inside += 1,
            Some(start) => unknown(reader, &start)?,
            None => inside -= 1,
        }
    }
    Ok(())
}

fn read_value(reader: &mut Reader<'_>, codes: &mut Vec<QName>) -> Result<(), ReadError> {
    count(reader, codes.len(), "codes")?;
    codes.push(reader.qname()?);
    Ok(())
}

fn read_reasons(reader: &mut Reader<'_>, reasons: &mut Vec<Reason>) -> Result<(), ReadError> {
    while let Some(start) = reader.child()? {
        match start.local {
            "Text" => read_reason(reader, &start, reasons)?,
            _ => unknown(reader, &start)?,
        }
    }
    Ok(())
}

fn read_reason<'a>(reader: &mut Reader<'a>, start: &Start<'a>, reasons: &mut Vec<Reason>) -> Result<(), ReadError> {
    count(reader, reasons.len(), "reasons")?;
    let language = reader.attributes(start).get(LANG).map(str::to_owned);
    // Some services put markup into a reason: its text matters more than its form.
    reasons.push(Reason { language, text: reader.text_of_all()? });
    Ok(())
}

fn unknown<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<(), ReadError> {
    let name = reader.display(start);
    reader.skip()?;
    reader.deviation(DeviationKind::UnknownElement(name))
}

/// Checks that one more part is allowed if this many were read.
fn count(reader: &Reader<'_>, already: usize, unit: &str) -> Result<(), ReadError> {
    let most = reader.limits().fault_parts;
    if already < most { Ok(()) } else { Err(reader.refused("a fault", most, unit, "fault_parts")) }
}
