//! Whether a request matches a recorded one.

use wsdl_xml::{Forbidden, Limits, Scanner, Token};

use crate::CallInfo;

const MASK: &str = CallInfo::MASK;

/// Whether two bodies are equal if each `***` in the recorded one stands for any text or attribute value. A truncated
/// body matches nothing.
pub(super) fn is_same(recorded: &str, asked: &str) -> bool {
    let (Some(recorded), Some(asked)) = (parts(recorded), parts(asked)) else { return false };
    recorded.len() == asked.len() && recorded.iter().zip(&asked).all(|(recorded, asked)| is_like(recorded, asked))
}

/// A part of a body.
#[derive(Debug)]
enum Part {
    /// A start tag: its name, then the name and value of each attribute.
    Start(Vec<String>),
    /// All text up to the next tag.
    Text(String),
    End,
}

/// Returns the parts of a body, with the texts between all tags; `None` if it is not well-formed.
fn parts(body: &str) -> Option<Vec<Part>> {
    let mut scanner = Scanner::new(body, &[], Limits::NONE).with_forbidden(Forbidden::Replace);
    let (mut parts, mut text) = (Vec::new(), String::new());
    loop {
        let part = match scanner.token().ok()? {
            Token::Text(more) | Token::CData(more) => {
                text.push_str(&more);
                continue;
            }
            Token::Reference(c) => {
                text.push(c);
                continue;
            }
            Token::Start(start) => {
                let mut tag = vec![format!("{}:{}", start.prefix, start.local)];
                for attribute in scanner.attributes() {
                    tag.push(format!("{}:{}", attribute.prefix, attribute.local));
                    tag.push(scanner.value(&attribute).into_owned());
                }
                Part::Start(tag)
            }
            Token::End => Part::End,
            Token::Eof => return Some(parts),
            Token::Comment | Token::Instruction | Token::DocumentType => continue,
        };
        parts.push(Part::Text(std::mem::take(&mut text)));
        parts.push(part);
    }
}

fn is_like(recorded: &Part, asked: &Part) -> bool {
    match (recorded, asked) {
        (Part::Start(recorded), Part::Start(asked)) => {
            recorded.len() == asked.len()
                && recorded.iter().zip(asked).all(|(recorded, asked)| matches(recorded, asked))
        }
        (Part::Text(recorded), Part::Text(asked)) => matches(recorded, asked),
        (Part::End, Part::End) => true,
        _ => false,
    }
}

/// Whether a text matches a recorded one, in which a mask stands for any text.
fn matches(recorded: &str, asked: &str) -> bool {
    let Some((beginning, rest)) = recorded.split_once(MASK) else { return recorded == asked };
    let (mut rest, Some(mut asked)) = (rest, asked.strip_prefix(beginning)) else { return false };
    while let Some((part, after)) = rest.split_once(MASK) {
        let Some((_, left)) = asked.split_once(part) else { return false };
        (rest, asked) = (after, left);
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
