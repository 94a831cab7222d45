//! Generated files as one text.

use wsdl_codegen::files::Files;

/// Puts each generated file in the place of the `mod` that names it.
///
/// # Errors
/// A file is missing.
pub(super) fn modules(files: &Files) -> Result<String, String> {
    folder(files, "service")
}

/// The text of `mod.rs` in a folder.
fn folder(files: &Files, folder: &str) -> Result<String, String> {
    let path = format!("{folder}/mod.rs");
    let text = files.get(&path).ok_or_else(|| format!("no file {path} is generated"))?;
    let mut inlined = String::new();
    for line in text.lines() {
        let declared = line.trim_end_matches(';').rsplit_once("mod ").filter(|_| line.ends_with(';'));
        match declared {
            Some((visibility, name)) if visibility.is_empty() || visibility == "pub " => {
                let inside = format!("{folder}/{}", name.trim_start_matches("r#"));
                let text = match files.get(&format!("{inside}.rs")) {
                    Some(text) => text.clone(),
                    None => self::folder(files, &inside)?,
                };
                inlined.push_str(&format!("{visibility}mod {name} {{\n{text}}}\n"));
            }
            _ => inlined.push_str(&format!("{line}\n")),
        }
    }
    Ok(inlined)
}
