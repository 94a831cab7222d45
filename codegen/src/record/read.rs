//! Reading the record line by line, in the part of TOML that it uses. A parser for all of TOML takes twice as long and
//! reports only one error at a time.

use super::{Line, NAMESPACE, Released};
use crate::diagnostics::Diagnostics;
use crate::paths::lengthened;

impl Released {
    /// Reads a record. `file` is its name for diagnostics.
    ///
    /// # Errors
    /// Every malformed line, with its place.
    pub fn parse(text: &str, file: &str) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut record = Self { file: Some(file.into()), ..Self::default() };
        for (line, number) in text.lines().zip(1..) {
            match pair(line) {
                Some(None) => {}
                Some(Some((path, name))) if path == NAMESPACE => {
                    if !record.lines.is_empty() || record.namespace.replace((name, number)).is_some() {
                        let title = "the namespace of the record is not given exactly once, before all paths";
                        diagnostics.error(
                            title,
                            &record.at(number),
                            "keep one line `namespace`, above all paths: it applies to those that name none",
                        );
                    }
                }
                Some(Some((path, name))) => match lengthened(&path, record.namespace()) {
                    Some(full) => {
                        if record.lines.insert(full, Line { name, number }).is_some() {
                            let title = format!("`{path}` is recorded twice");
                            diagnostics.error(title, &record.at(number), "keep the line of the name that was released");
                        }
                    }
                    None => {
                        let title = format!("the record does not say which namespace `{path}` is in");
                        let help = "write `namespace = \"…\"` above all paths, or `{…}` before the name";
                        diagnostics.error(title, &record.at(number), help);
                    }
                },
                None => {
                    let help = "write it as \"schema path\" = \"Rust name\", with `\\` before `\"` and `\\`";
                    diagnostics.error("this is not a line of a record of names", &record.at(number), help);
                }
            }
        }
        if diagnostics.has_errors() { Err(diagnostics) } else { Ok(record) }
    }
}

/// Key and value of a line; `Some(None)` for an empty line or a comment, `None` for a malformed line.
fn pair(line: &str) -> Option<Option<(String, String)>> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Some(None);
    }
    let (key, rest) = match line.strip_prefix(NAMESPACE) {
        Some(rest) => (NAMESPACE.to_owned(), rest),
        // Every path has a slash.
        None => string(line).filter(|(key, _)| key.contains('/'))?,
    };
    let (value, rest) = string(rest.trim_start().strip_prefix('=')?.trim_start())?;
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with('#')).then_some(Some((key, value)))
}

/// A basic string at the beginning of a text, and the text after it (TOML 1.0, "String").
fn string(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut out = String::new();
    loop {
        let at = rest.find(['"', '\\'])?;
        out.push_str(rest.get(..at)?);
        let (special, after) = rest.get(at..)?.split_at_checked(1)?;
        if special == "\"" {
            return Some((out, after));
        }
        let mut after_escape = after.chars();
        let c = match after_escape.next()? {
            c @ ('"' | '\\') => c,
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            escape @ ('u' | 'U') => {
                let length = if escape == 'u' { 4 } else { 8 };
                let digits = after.get(1..=length).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
                after_escape = after.get(1 + length..)?.chars();
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
            }
            _ => return None,
        };
        out.push(c);
        rest = after_escape.as_str();
    }
}
