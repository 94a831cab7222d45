//! Whether a request asks what another one asked that was recorded.

use crate::CallInfo;

/// What was masked when it was recorded.
const MASK: &str = CallInfo::MASK;

/// Whether two bodies are the same, where `***` in the recorded one stands for any text or value of an attribute: what it
/// was is not known. What could not be told when it was masked is the same as nothing.
pub(super) fn is_same(recorded: &str, asked: &str) -> bool {
    let is_whole = |body: &str| body.trim_end().ends_with('>');
    let (mut of_recorded, mut of_asked) = (recorded.split('<'), asked.split('<'));
    is_whole(recorded)
        && is_whole(asked)
        && of_recorded.by_ref().zip(of_asked.by_ref()).all(|(recorded, asked)| is_like(recorded, asked))
        && recorded.matches('<').count() == asked.matches('<').count()
}

/// Whether a tag, with the text behind it, is like a recorded one.
fn is_like(recorded: &str, asked: &str) -> bool {
    let Some((beginning, rest)) = recorded.split_once(MASK) else { return recorded == asked };
    let (mut rest, Some(mut asked)) = (rest, asked.strip_prefix(beginning)) else { return false };
    while let Some((part, behind)) = rest.split_once(MASK) {
        let Some((_, after)) = asked.split_once(part) else { return false };
        (rest, asked) = (behind, after);
    }
    asked.ends_with(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_stands_for_any_text_of_its_element() {
        for (recorded, asked, expected) in [
            ("<a>1</a>", "<a>1</a>", true),
            ("<a>1</a>", "<a>2</a>", false),
            ("<a>***</a>", "<a>***</a>", true),
            ("<a>***</a>", "<a>x</a>", true),
            ("<a>***</a>", "<a></a>", true),
            ("<a>***</a>", "<a>x</a><b></b>", false),
            ("<a>***</a>", "<a><b></b></a>", false),
            ("<a>x *** y *** z</a>", "<a>x 1 y 2 z</a>", true),
            ("<a>x *** y *** z</a>", "<a>x 1 z</a>", false),
            ("<a>x***x</a>", "<a>x</a>", false),
            ("<a>x</a>", "<a>***</a>", false),
            ("<a b=\"***\">1</a>", "<a b=\"2\">1</a>", true),
            ("<a>*** (7 more bytes)", "<a>*** (7 more bytes)", false),
            ("<a/>", "", false),
            ("", "", false),
        ] {
            assert_eq!(is_same(recorded, asked), expected, "{recorded} {asked}");
        }
    }
}
