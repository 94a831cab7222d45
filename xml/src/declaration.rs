//! The XML declaration (XML 1.0, sections 2.8 and 4.3.3).

use crate::chars::is_space;

/// What an XML declaration says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declaration<'a> {
    /// The version, as `1.0`.
    pub version: &'a str,
    /// The name of the encoding, if it has one.
    pub encoding: Option<&'a str>,
}

impl<'a> Declaration<'a> {
    /// Reads `<?xml` to `?>`: version, then encoding, then standalone, and nothing else. `None` for anything else, so that
    /// a broken declaration decides nothing.
    pub fn read(raw: &'a str) -> Option<Self> {
        let mut rest = raw.strip_prefix("<?xml")?.strip_suffix("?>")?;
        let version = pseudo_attribute(&mut rest, "version")?;
        let digits = version.strip_prefix("1.")?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let encoding = pseudo_attribute(&mut rest, "encoding");
        if encoding.is_some_and(|name| !is_encoding_name(name)) {
            return None;
        }
        let standalone = pseudo_attribute(&mut rest, "standalone");
        if standalone.is_some_and(|value| !matches!(value, "yes" | "no")) {
            return None;
        }
        after_space(rest).is_empty().then_some(Self { version, encoding })
    }
}

/// The value of a pseudo-attribute if it comes next; nothing is taken otherwise.
fn pseudo_attribute<'a>(rest: &mut &'a str, name: &str) -> Option<&'a str> {
    let begun = after_space(rest);
    if begun.len() == rest.len() {
        return None;
    }
    let value = after_space(after_space(begun.strip_prefix(name)?).strip_prefix('=')?);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, after) = value[1..].split_once(quote)?;
    *rest = after;
    Some(value)
}

fn after_space(text: &str) -> &str {
    text.trim_start_matches(|c| u8::try_from(c).is_ok_and(is_space))
}

fn is_encoding_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_has_its_parts_in_order() {
        let read = |raw| Declaration::read(raw).map(|d| (d.version, d.encoding));
        assert_eq!(read("<?xml version='1.0'?>"), Some(("1.0", None)));
        assert_eq!(
            read("<?xml version = \"1.1\"\n encoding='UTF-8' standalone='yes' ?>"),
            Some(("1.1", Some("UTF-8")))
        );
        for broken in [
            "<?xml?>",
            "<?xml version='2.0'?>",
            "<?xml version='1.'?>",
            "<?xml encoding='UTF-8' version='1.0'?>",
            "<?xml version='1.0'encoding='UTF-8'?>",
            "<?xml version='1.0' encoding='8bit'?>",
            "<?xml version='1.0' encoding=''?>",
            "<?xml version='1.0' standalone='maybe'?>",
            "<?xml version='1.0' standalone='yes' encoding='UTF-8'?>",
            "<?xml version='1.0\"?>",
            "<?xml version='1.0' x='1'?>",
            "<?xml version='1.0'",
        ] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}
