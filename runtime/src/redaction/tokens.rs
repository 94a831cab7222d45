//! The pieces of XML, as far as they are certain.

/// It cannot be told what comes.
pub(super) struct Doubt;

pub(super) struct Attribute<'t> {
    pub(super) name: &'t str,
    pub(super) value: &'t str,
}

impl<'t> Attribute<'t> {
    /// The prefix that it declares, empty for none.
    pub(super) fn declared(&self) -> Option<&'t str> {
        match self.name.strip_prefix("xmlns")? {
            "" => Some(""),
            prefixed => prefixed.strip_prefix(':'),
        }
    }
}

/// The prefix of a name, empty for none, and its local part.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// What follows the first place of a mark.
pub(super) fn behind<'t>(text: &'t str, mark: &str) -> Result<&'t str, Doubt> {
    text.split_once(mark).map(|(_, behind)| behind).ok_or(Doubt)
}

/// A name at the beginning, and what follows it.
pub(super) fn split_name(text: &str) -> Result<(&str, &str), Doubt> {
    let is_part = |c: char| c.is_alphanumeric() || "_:-.".contains(c);
    let end = text.find(|c| !is_part(c)).ok_or(Doubt)?;
    let (name, rest) = text.split_at(end);
    if name.starts_with(|c: char| c.is_alphabetic() || c == '_') { Ok((name, rest)) } else { Err(Doubt) }
}

/// An attribute at the beginning, and what follows it.
pub(super) fn attribute(text: &str) -> Result<(Attribute<'_>, &str), Doubt> {
    let (name, rest) = split_name(text)?;
    let rest = rest.trim_ascii_start().strip_prefix('=').ok_or(Doubt)?.trim_ascii_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(Doubt)?;
    let (value, behind) = rest.get(1..).and_then(|rest| rest.split_once(quote)).ok_or(Doubt)?;
    if value.contains('<') { Err(Doubt) } else { Ok((Attribute { name, value }, behind)) }
}
