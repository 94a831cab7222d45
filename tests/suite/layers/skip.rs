//! Attributes, and the items that they stand before.

use proc_macro2::{Delimiter, Group, TokenTree};

/// Whether `::` stands at this place.
pub(super) fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    is_mark(tokens.get(at), ':') && is_mark(tokens.get(at + 1), ':')
}

/// Whether this mark stands at this place.
pub(super) fn is_mark(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// The attribute that begins at this place, and the place after it.
pub(super) fn attribute(tokens: &[TokenTree], at: usize) -> Option<(&Group, usize)> {
    let inner = usize::from(is_mark(tokens.get(at + 1), '!'));
    match tokens.get(at + 1 + inner) {
        Some(TokenTree::Group(group)) if is_mark(tokens.get(at), '#') && group.delimiter() == Delimiter::Bracket => {
            Some((group, at + 2 + inner))
        }
        _ => None,
    }
}

/// Whether an attribute keeps its item for tests.
pub(super) fn is_for_tests(attribute: &Group) -> bool {
    let text: String = attribute.stream().to_string().split_whitespace().collect();
    text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

/// The place after the item, field or statement that begins at this place.
pub(super) fn item(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some((_, after)) = attribute(tokens, at) {
        at = after;
    }
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    };
    if word(at) == "pub" {
        at += 1 + usize::from(matches!(tokens.get(at + 1), Some(TokenTree::Group(_))));
    }
    const BLOCKS: &[&str] =
        &["async", "enum", "extern", "fn", "impl", "macro_rules", "mod", "struct", "trait", "union", "unsafe"];
    let has_block = BLOCKS.contains(&&*word(at)) || (word(at) == "const" && BLOCKS.contains(&&*word(at + 1)));
    let has_semicolon = !has_block && ["const", "let", "static", "type", "use"].contains(&&*word(at));
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ';' => break,
            TokenTree::Punct(mark) if mark.as_char() == ',' && !has_block && !has_semicolon => break,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !has_semicolon => break,
            _ => {}
        }
    }
    at
}
