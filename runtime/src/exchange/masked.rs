//! Bodies without what is secret in them.

use crate::operation::Service;

/// What stands for a secret.
const MASK: &str = "***";

/// The text of a body without what is secret, whatever else is in it: pages and broken XML too.
pub(crate) fn masked(service: &Service, body: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(body).into_owned();
    for secret in service.credentials.iter().flat_map(|credentials| [credentials.user, credentials.password]) {
        text = without(&text, secret.local);
    }
    text
}

/// The text without the content of the elements of this local name.
fn without(text: &str, local: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        out.push('<');
        rest = tag;
        let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or("");
        if name.rsplit(':').next() != Some(local) {
            continue;
        }
        let Some((tag, content)) = tag.split_once('>') else {
            out.push_str(name);
            return out + MASK;
        };
        out.push_str(tag);
        out.push('>');
        rest = content;
        if !tag.ends_with('/') {
            out.push_str(MASK);
            // What is not closed is secret to its end.
            rest = content.find(&format!("</{name}")).and_then(|end| content.get(end..)).unwrap_or("");
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn secrets_go_and_the_rest_stays() {
        for (text, expected) in [
            ("<a><Password>x&lt;y</Password><b>1</b></a>", "<a><Password>***</Password><b>1</b></a>"),
            ("<p:Password a='1' ><i>x</i></p:Password>!", "<p:Password a='1' >***</p:Password>!"),
            ("<Password/><Passwords>1</Passwords>", "<Password/><Passwords>1</Passwords>"),
            ("<Password>1</Password><Password>2</Password>", "<Password>***</Password><Password>***</Password>"),
            ("<Password>cut of", "<Password>***"),
            ("<Password a='x", "<Password***"),
            ("<", "<"),
            ("no tag at all", "no tag at all"),
        ] {
            assert_eq!(without(text, "Password"), expected, "{text}");
        }
    }
}
