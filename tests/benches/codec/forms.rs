//! The recorded answers, and the page in the forms in which services send it.

const PAGE: &str = include_str!("../../exchanges/ok-Bounces-page1.soap11.response");
const STATUS: &str = include_str!("../../exchanges/ok-GetProcessStatus-poll1.soap11.response");
const DEFAULT: &str = " xmlns=\"http://webservices.listrak.com/v31/\"";
const PREFIXED: &str = " xmlns:ns2=\"http://webservices.listrak.com/v31/\">";

/// The recorded page of 5,000 rows, in one line.
pub(crate) fn page() -> &'static str {
    body(PAGE)
}

/// The recorded answer that has one status.
pub(crate) fn status() -> &'static str {
    body(STATUS)
}

/// The same with its head.
#[allow(dead_code, reason = "only calls over HTTP need it")]
pub(crate) fn whole_status() -> &'static [u8] {
    STATUS.as_bytes()
}

fn body(response: &'static str) -> &'static str {
    response.split_once("\r\n\r\n").expect("a head and a body").1
}

/// The page in each form, with the form's name.
pub(crate) fn of_page() -> [(&'static str, String); 5] {
    [
        ("compact", page().to_owned()),
        ("a prefix on every element", rewrite(page(), true, None)),
        ("indented", rewrite(page(), false, Some("\n"))),
        ("indented, CRLF", rewrite(page(), false, Some("\r\n"))),
        ("prefixed and indented", rewrite(page(), true, Some("\n"))),
    ]
}

/// Writes a text anew: with a prefix for the service's namespace, or with every element in a line of its own. Texts in
/// elements stay as they are.
fn rewrite(text: &str, prefixed: bool, newline: Option<&str>) -> String {
    let mut depth = 0;
    let mut in_leaf = false;
    each_tag(text, |tag, out| {
        if tag.starts_with("<?") {
            return out.push_str(tag);
        }
        let (is_end, is_empty) = (tag.starts_with("</"), tag.ends_with("/>"));
        depth -= usize::from(is_end);
        if let Some(newline) = newline.filter(|_| !(is_end && in_leaf)) {
            out.push_str(newline);
            out.push_str(&"  ".repeat(depth));
        }
        let is_root = depth == 0 && !is_end;
        depth += usize::from(!is_end && !is_empty);
        in_leaf = !is_end && !is_empty;
        if prefixed {
            out.push_str(&with_prefix(tag, is_root));
        } else {
            out.push_str(tag);
        }
    })
}

/// The tag with the prefix `ns2`, unless it has one. The root declares it.
fn with_prefix(tag: &str, is_root: bool) -> String {
    if is_root {
        return tag.replace('>', PREFIXED);
    }
    let (begin, name) = tag.split_at(if tag.starts_with("</") { 2 } else { 1 });
    let prefix = if name.starts_with("soap:") { "" } else { "ns2:" };
    format!("{begin}{prefix}{}", name.replace(DEFAULT, ""))
}

/// Copies a text that has neither comments nor CDATA sections. `write` writes each of its tags.
pub(crate) fn each_tag(text: &str, mut write: impl FnMut(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let tag = &rest[before.len()..][..=behind.find('>').expect("tags have an end") + 1];
        write(tag, &mut out);
        rest = &rest[before.len() + tag.len()..];
    }
    out + rest
}
