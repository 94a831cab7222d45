//! Documentation: one attribute an item, foreign text made harmless for rustdoc.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) use crate::shown::code;
use crate::{format, shown};

/// The documentation of an item: paragraphs with a blank line between.
pub(super) fn outer<S: AsRef<str>>(paragraphs: impl IntoIterator<Item = S>) -> TokenStream {
    // Attributes are dear to print: one holds all lines, and the printer parts them.
    let text = literal(&lines(paragraphs).join(&format::LINE_END.to_string()));
    quote!(#[doc = #text])
}

/// The text as a raw literal: it has no escapes, which would be made and read again character by character.
fn literal(text: &str) -> Literal {
    /// Rust allows 255.
    const MOST: usize = 100;
    let longest = text.split('"').skip(1).map(|after| after.len() - after.trim_start_matches('#').len()).max();
    let marks = "#".repeat(longest.map_or(0, |longest| longest + 1));
    let raw = (marks.len() <= MOST).then(|| format!("r{marks}\"{text}\"{marks}").parse().ok()).flatten();
    raw.unwrap_or_else(|| Literal::string(text))
}

fn lines<S: AsRef<str>>(paragraphs: impl IntoIterator<Item = S>) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        if paragraph.as_ref().is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(
            paragraph.as_ref().lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }),
        );
    }
    lines
}

/// Code in the cell of a table, where a bar would end the cell. A backslash before a bar is shown by its number, since not
/// all that read Markdown agree on what the two are.
pub(super) fn cell(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find('|') {
        let (before, behind) = rest.split_at(at);
        let plain = before.trim_end_matches('\\');
        out.push_str(plain);
        before[plain.len()..].chars().for_each(|c| shown::push_number(c, &mut out));
        out.push_str("\\|");
        rest = &behind[1..];
    }
    out.push_str(rest);
    out
}

/// A text of the configuration in a comment of Rust or HTML, which it must not end.
pub(super) fn comment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '<' | '>') { shown::push_number(c, &mut out) } else { shown::push(c, &mut out) }
    }
    out
}

/// Text of a description, so that rustdoc shows it as it is: no links, no code, no HTML, nothing run as a test.
pub(super) fn foreign(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for paragraph in text.replace("\r\n", "\n").split("\n\n") {
        let words: Vec<String> = paragraph.split_whitespace().map(word).collect();
        if words.is_empty() {
            continue;
        }
        paragraphs.push(wrapped(&words));
    }
    paragraphs.join("\n\n")
}

/// The first sentence of such a text, in one line.
pub(super) fn first_sentence(text: &str) -> String {
    let paragraph = text.trim_start().split("\n\n").next().unwrap_or("");
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = line.match_indices(". ").map(|(at, _)| at + 1).next().unwrap_or(line.len());
    foreign(line.get(..end).unwrap_or(&line)).replace('\n', " ")
}

/// Words in lines of at most a hundred characters, if they are not longer themselves.
fn wrapped(words: &[String]) -> String {
    const WIDEST: usize = 100;
    let mut text = String::new();
    let mut width = 0;
    for word in words {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDEST {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        // At the beginning of a line these would begin a list, a heading or a quotation.
        if width == 0 {
            let is_number = word.ends_with(['.', ')']) && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit());
            if word.starts_with(['-', '+', '=', ':']) {
                text.push('\\');
            } else if is_number {
                let (number, end) = word.split_at(word.len() - 1);
                text.extend([number, "\\", end]);
                width += length + 1;
                continue;
            }
        }
        text.push_str(word);
        width += length;
    }
    text
}

fn word(word: &str) -> String {
    // Addresses are shown and no links: where they lead is not ours to say.
    let is_address = word.contains("://");
    let is_host = word.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("www."));
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '~' | '|' | '$' => {
                out.push('\\');
                out.push(c);
            }
            ':' if is_address => out.push_str("\\:"),
            '.' if is_host => out.push_str("\\."),
            c if shown::is_hidden(c) => {
                // The backslash of the number is one of the text.
                out.push('\\');
                shown::push_number(c, &mut out);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_is_neither_code_nor_link_nor_html() {
        let text = "    let x = 1;\n```\nrm\n```\n\n[a](b) <script> `x` *y* a_b # h\n- item\n1. one\n~~~";
        assert_eq!(
            foreign(text),
            "let x = 1; \\`\\`\\` rm \\`\\`\\`\n\n\\[a\\](b) \\<script\\> \\`x\\` \\*y\\* a\\_b \\# h - item 1. one \\~\\~\\~"
        );
        assert_eq!(foreign("- a"), "\\- a");
        assert_eq!(foreign("1. a"), "1\\. a");
        assert_eq!(foreign("12) a"), "12\\) a");
        assert_eq!(foreign(")"), "\\)");
        assert_eq!(foreign("| a"), "\\| a");
        assert_eq!(foreign("~~~"), "\\~\\~\\~");
        assert_eq!(foreign("see http://x.y/z. (https://q) www.x.y"), "see http\\://x.y/z. (https\\://q) www\\.x\\.y");
        assert_eq!(
            foreign("\u{1} a\u{202E}b http://a\u{2066} c\u{200B}d\u{200E}"),
            "\\\\u{1} a\\\\u{202E}b http\\://a\\\\u{2066} c\\\\u{200B}d\\\\u{200E}"
        );
    }

    #[test]
    fn first_sentences_stand_in_one_line() {
        let table = [
            ("One. Two.", "One."),
            (" One\n  and a half.\n\nTwo.", "One and a half."),
            ("v1.5 of | it", "v1.5 of \\| it"),
            ("see http://x/?a|b", "see http\\://x/?a\\|b"),
            ("\n\n", ""),
            ("", ""),
        ];
        for (text, sentence) in table {
            assert_eq!(first_sentence(text), sentence, "{text}");
        }
        assert!(!first_sentence(&"word ".repeat(60)).contains('\n'));
    }

    #[test]
    fn long_text_is_broken_between_words() {
        let text = foreign(&"word ".repeat(60));
        assert!(text.lines().all(|line| line.len() <= 100));
        assert_eq!(text.split_whitespace().count(), 60);
    }

    #[test]
    fn documentation_is_the_same_text_however_it_is_written() {
        for text in ["", "a", "\\ \"", "\"#\"##", "\n\u{1}ä", "\"", &format!("\"{}", "#".repeat(300)), "a\rb"] {
            let literal = literal(text);
            let read: syn::LitStr = syn::parse2(quote!(#literal)).unwrap();
            assert_eq!(read.value(), text, "{literal}");
        }
    }

    #[test]
    fn code_ends_where_it_should() {
        assert_eq!(code("a`b"), "`a\\u{60}b`");
        assert_eq!(code("a\nb\u{202E}"), "`a\\u{A}b\\u{202E}`");
        assert_eq!(code(""), "`\"\"`");
    }

    #[test]
    fn cells_end_where_they_should() {
        assert_eq!(cell("`a`"), "`a`");
        assert_eq!(cell("`<img src=x onerror=f()>|`"), "`<img src=x onerror=f()>\\|`");
        assert_eq!(cell("`|a\\|b\\c`"), "`\\|a\\u{5C}\\|b\\c`");
    }

    #[test]
    fn comments_end_where_they_should() {
        assert_eq!(comment("a b.wsdl"), "a b.wsdl");
        assert_eq!(comment("--><img>\n\u{2028}\u{202E}"), "--\\u{3E}\\u{3C}img\\u{3E}\\u{A}\\u{2028}\\u{202E}");
    }
}
