//! The XML declaration (XML 1.0, sections 2.8 and 4.3.3).

/// What an XML declaration says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Declaration<'a> {
    /// The version, as `1.0`.
    pub(crate) version: &'a str,
    /// The encoding, where it names one.
    pub(crate) encoding: Option<&'a str>,
}

impl<'a> Declaration<'a> {
    /// Reads a declaration, `<?xml` to `?>`: version, then encoding, then standalone, and nothing else. `None` where it is
    /// anything else, so that a broken one decides nothing.
    pub(crate) fn read(raw: &'a str) -> Option<Self> {
        let mut rest = raw.strip_prefix("<?xml")?.strip_suffix("?>")?;
        let version = take(&mut rest, "version")?;
        let digits = version.strip_prefix("1.")?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let encoding = take(&mut rest, "encoding");
        if encoding.is_some_and(|name| !is_encoding(name)) {
            return None;
        }
        if let Some(standalone) = take(&mut rest, "standalone")
            && !matches!(standalone, "yes" | "no")
        {
            return None;
        }
        skip_white_space(rest).is_empty().then_some(Self { version, encoding })
    }
}

/// The value of a pseudo-attribute, if it is what comes next; nothing is taken otherwise.
fn take<'a>(rest: &mut &'a str, name: &str) -> Option<&'a str> {
    let begun = skip_white_space(rest);
    if begun.len() == rest.len() {
        return None;
    }
    let value = skip_white_space(skip_white_space(begun.strip_prefix(name)?).strip_prefix('=')?);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, behind) = value[1..].split_once(quote)?;
    *rest = behind;
    Some(value)
}

fn skip_white_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}

fn is_encoding(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_grammar_has_is_a_declaration() {
        let read = |inside: &str| Declaration::read(&format!("<?xml{inside}?>")).map(|d| d.encoding.map(str::to_owned));
        assert_eq!(read(" version=\"1.0\""), Some(None));
        assert_eq!(read("\n\tversion = '1.1' encoding\r=\n\"utf-8\" standalone='yes' "), Some(Some("utf-8".into())));
        assert_eq!(read(" version='1.0' standalone='no'"), Some(None));
        for broken in [
            "",
            " ",
            "version='1.0'",
            " version=1.0",
            " version='1.'",
            " version='2.0'",
            " version='1.0\"",
            " version='1.0'encoding='utf-8'",
            " encoding='utf-8'",
            " encoding='utf-8' version='1.0'",
            " version='1.0' standalone='yes' encoding='utf-8'",
            " version='1.0' standalone='maybe'",
            " version='1.0' encoding=''",
            " version='1.0' encoding='8859-1'",
            " version='1.0' encoding='utf-8",
            " version='1.0' encoding='utf-8' encoding='utf-8'",
            " version='1.0' colour='red'",
            " version='1.0'\u{A0}",
        ] {
            assert_eq!(read(broken), None, "{broken}");
        }
        assert_eq!(Declaration::read("<?xml version='1.0'"), None);
    }
}
