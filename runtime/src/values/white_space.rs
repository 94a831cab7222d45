//! White space in XML (XML 1.0, production 3), and XSD's facet `whiteSpace` (section 4.3.6).

use std::borrow::Cow;

/// Returns `text` without XML white space (space, tab, CR, LF) at its ends.
///
/// Types that allow no white space inside need no more of `whiteSpace="collapse"`. Other Unicode white space, such as
/// the no-break space, is kept.
pub fn trim(text: &str) -> &str {
    wsdl_xml::trimmed(text)
}

/// Like [`trim`], with the byte offset in `text` at which the rest begins.
pub(super) fn trim_at(text: &str) -> (usize, &str) {
    let rest = text.trim_start_matches(is_white_space);
    (text.len() - rest.len(), rest.trim_end_matches(is_white_space))
}

/// Returns `true` if XML counts this character as white space.
pub(crate) fn is_white_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

/// Applies `whiteSpace="replace"`: every tab, CR and LF becomes a space. Returns the same text if nothing changes.
pub fn replace(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(['\t', '\r', '\n']) { text.replace(['\t', '\r', '\n'], " ").into() } else { text }
}

/// Applies `whiteSpace="collapse"`: white space at the ends is removed, and each run of it inside becomes one space.
/// Copies the text only if white space inside changes; if only the ends of a borrowed text change, it stays borrowed.
pub fn collapse(text: Cow<'_, str>) -> Cow<'_, str> {
    if has_collapsed_inside(trim(&text)) {
        return match text {
            Cow::Borrowed(text) => trim(text).into(),
            Cow::Owned(mut text) => {
                text.truncate(text.trim_end_matches(is_white_space).len());
                text.drain(..trim_at(&text).0);
                text.into()
            }
        };
    }
    let mut collapsed = String::with_capacity(text.len());
    for item in items(&text) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(item);
    }
    collapsed.into()
}

/// Returns the parts of a text between runs of white space: the items of a list type (section 2.5.1.2).
pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_white_space).filter(|item| !item.is_empty())
}

/// Returns `true` if white space inside the text is single spaces only. The text has none at its ends.
fn has_collapsed_inside(text: &str) -> bool {
    let mut after_space = false;
    text.bytes().all(|byte| {
        let was = std::mem::replace(&mut after_space, byte == b' ');
        !(matches!(byte, b'\t' | b'\r' | b'\n') || was && after_space)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::Generator;
    use super::*;

    #[test]
    fn only_the_white_space_of_xml_is_trimmed() {
        assert_eq!(trim(" \t\r\n a b\n"), "a b");
        assert_eq!(trim("\u{a0}a\u{2003}"), "\u{a0}a\u{2003}");
        assert_eq!(trim("\u{b}\u{c}"), "\u{b}\u{c}");
        assert_eq!(trim(" \n "), "");
        assert_eq!(trim_at("\n\t1 "), (2, "1"));
        assert_eq!(trim_at("  "), (2, ""));
    }

    #[test]
    fn replacing_keeps_the_number_of_characters() {
        assert_eq!(replace("\ta\r\nb ".into()), " a  b ");
        assert_eq!(replace("\u{a0}\u{85}".into()), "\u{a0}\u{85}");
    }

    #[test]
    fn collapsing_leaves_single_spaces_inside() {
        for (text, collapsed) in [
            ("", ""),
            (" \t\r\n", ""),
            ("a", "a"),
            (" a ", "a"),
            ("a b", "a b"),
            ("a  b", "a b"),
            ("\n a\tb \r\n c ", "a b c"),
            ("\u{a0} \u{a0}", "\u{a0} \u{a0}"),
        ] {
            assert_eq!(collapse(text.into()), collapsed, "{text:?}");
            assert_eq!(collapse(text.to_owned().into()), collapsed, "{text:?}");
        }
    }

    #[test]
    fn texts_that_do_not_change_are_not_copied() {
        for text in ["", "a b", "\u{a0}a"] {
            assert!(matches!(replace(text.into()), Cow::Borrowed(same) if same == text));
            assert!(matches!(collapse(text.into()), Cow::Borrowed(same) if same == text));
        }
        assert!(matches!(collapse("\n a b\t".into()), Cow::Borrowed("a b")));
        let owned = "a b c".to_owned();
        let place = owned.as_ptr();
        assert_eq!(collapse(owned.into()).as_ptr(), place);
    }

    #[test]
    fn collapsing_is_replacing_then_joining_words() {
        let mut random = Generator::new(31);
        for _ in 0..5_000 {
            let pieces = [" ", "\t", "\r", "\n", "a", "é", "\u{a0}"];
            let text: String = (0..random.next() % 12).map(|_| random.pick(&pieces)).collect();
            let replaced = replace(text.as_str().into());
            let words: Vec<&str> = replaced.split(' ').filter(|word| !word.is_empty()).collect();
            assert_eq!(collapse(text.as_str().into()), words.join(" "), "{text:?}");
            assert_eq!(items(&text).collect::<Vec<_>>(), words);
        }
    }
}
