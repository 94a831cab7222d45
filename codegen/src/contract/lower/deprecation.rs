//! Deprecation. WSDL has no element for it; ASMX services write it at the beginning of the documentation.

use super::interfaces::Places;
use crate::contract::Deprecation;
use crate::wsdl::document::Operation;

/// Splits documentation into a deprecation notice and the rest.
///
/// `[Deprecated: Please use X.] …` and `[Deprecated.] …` are notices; any other text is documentation.
pub(super) fn split(operation: &Operation, all: &Places<'_>) -> (Option<Deprecation>, Option<String>) {
    let Some(documentation) = operation.documentation.as_deref() else { return (None, None) };
    let Some((said, rest)) = marked(documentation) else { return (None, Some(documentation.to_owned())) };
    let words = said.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
    let named =
        |word: &str| all.get(word).and_then(|places| places.first()).filter(|_| *word != *operation.name).copied();
    let deprecation = Deprecation { said: said.to_owned(), replacement: words.filter_map(named).next() };
    (Some(deprecation), (!rest.is_empty()).then(|| rest.to_owned()))
}

/// Returns the text after the word inside the brackets, and the text after the brackets.
fn marked(documentation: &str) -> Option<(&str, &str)> {
    let behind = documentation.trim_start().strip_prefix("[Deprecated")?;
    let mut open = 1_usize;
    let end = behind.find(|c| {
        match c {
            '[' => open += 1,
            ']' => open -= 1,
            _ => {}
        }
        open == 0
    })?;
    // The closing bracket is one byte.
    let (said, rest) = (behind.get(..end)?, behind.get(end + 1..)?);
    let is_word = !said.starts_with(char::is_alphanumeric);
    is_word.then(|| (said.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.')), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_at_the_beginning_are_taken_out() {
        let table = [
            ("[Deprecated: Please use X.] Old.", Some(("Please use X", "Old."))),
            (" \n[Deprecated.]\n Old. ", Some(("", "Old."))),
            ("[Deprecated]", Some(("", ""))),
            ("[Deprecated: a: b. c.] [d]", Some(("a: b. c", "[d]"))),
            ("[Deprecated: a [b] é.] c]", Some(("a [b] é", "c]"))),
            ("[Deprecated: a [b.] c", None),
            ("[DeprecatedThing] Old.", None),
            ("[Deprecated: without an end", None),
            ("Old. [Deprecated.]", None),
            ("[deprecated] Old.", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(marked(text), expected, "{text}");
        }
    }
}
