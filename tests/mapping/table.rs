//! The table of built-in types.

use wsdl_codegen::xsd::builtin::Builtin;

use super::{description, inline, shape};

/// Writes the Rust type into the second column of each row that begins with a built-in type.
///
/// # Errors
/// A row names no built-in type; a built-in type has no row.
pub(super) fn fill(lines: &mut [String]) -> Result<(), String> {
    let types = types()?;
    let mut missing: Vec<&str> = types.iter().map(|(name, _)| *name).collect();
    for line in lines {
        let Some(rest) = line.strip_prefix("| `xs:") else { continue };
        let Some((name, rest)) = rest.split_once("` |") else { continue };
        let (_, ty) =
            types.iter().find(|(other, _)| *other == name).ok_or(format!("xs:{name} is not a built-in type"))?;
        let rest = rest.split_once('|').map_or("", |(_, rest)| rest);
        missing.retain(|other| *other != name);
        *line = format!("| `xs:{name}` | `{ty}` |{rest}");
    }
    if missing.is_empty() { Ok(()) } else { Err(format!("no row for these built-in types: {}", missing.join(", "))) }
}

/// The built-in types, each with the type of a field.
fn types() -> Result<Vec<(&'static str, String)>, String> {
    let name = |of: &Builtin| of.local_name();
    let elements: String = Builtin::ALL
        .iter()
        .map(name)
        .map(|name| format!("<xs:element name=\"{name}\" type=\"xs:{name}\"/>\n"))
        .collect();
    let fragment = format!("<xs:complexType name=\"All\"><xs:sequence>\n{elements}</xs:sequence></xs:complexType>\n");
    let shape = shape::of(&inline::modules(&description::generate(&fragment, &[], "")?)?)?;
    let fields = shape.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.strip_suffix(',')?.split_once(": "));
    let fields: Vec<&str> = fields.map(|(_, ty)| ty).collect();
    if fields.len() != Builtin::ALL.len() {
        return Err(format!("{} built-in types, but {} fields", Builtin::ALL.len(), fields.len()));
    }
    Ok(Builtin::ALL.iter().map(name).zip(fields.into_iter().map(str::to_owned)).collect())
}
