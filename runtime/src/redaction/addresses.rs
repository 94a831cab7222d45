//! What looks like an e-mail address.

use std::borrow::Cow;

use super::MASK;

/// Quoted names in front of addresses have no more characters; the whole of a mailbox's name has 64 (RFC 5321, section
/// 4.5.3.1.1).
const LONGEST_NAME: usize = 256;

/// The text without what looks like an e-mail address: something around an `@`, up to white space, brackets and the like.
/// Rather too much is taken than too little.
pub(super) fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains('@') && !text.contains("%40") {
        return Cow::Borrowed(text);
    }
    let is_edge = |c: char| c.is_whitespace() || c.is_control() || "<>()[]{},;:\"|\\".contains(c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let run = &rest[..rest.find(is_edge).unwrap_or(rest.len())];
        // A quoted name before the address belongs to it (RFC 5322, section 3.4.1).
        let begin =
            |before: &str| before.char_indices().rev().take(LONGEST_NAME).find(|(_, c)| *c == '"').map(|(at, _)| at);
        let quoted = || out.strip_suffix('"').and_then(begin);
        match run.strip_prefix('@').filter(|domain| !domain.is_empty()).and_then(|_| quoted()) {
            Some(quote) => {
                out.truncate(quote);
                out.push_str(MASK);
            }
            None => out.push_str(if is_address(run) { MASK } else { run }),
        }
        rest = &rest[run.len()..];
        let mut chars = rest.chars();
        let Some(edge) = chars.next() else { break };
        out.push(edge);
        rest = chars.as_str();
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

fn is_address(run: &str) -> bool {
    let around =
        |mark: &str| run.split_once(mark).is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    around("@") || around("%40")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_address_is_masked() {
        let table = [
            ("no contact ann@example.com.", "no contact ***"),
            ("<ann@example.com>: user unknown", "<***>: user unknown"),
            ("[InvalidEmail]ann@x", "[InvalidEmail]***"),
            ("mailto:ann.o'brien+tag@example.com?x", "mailto:***"),
            ("a@b,c@d;e@f", "***,***;***"),
            ("\"Ann Smith\"@example.com failed", "*** failed"),
            ("ann%40example.com", "***"),
            ("jürgen@müller.example", "***"),
            ("mail @ home, @name, name@", "mail @ home, @name, name@"),
            ("@", "@"),
            ("", ""),
        ];
        for (text, masked) in table {
            assert_eq!(without_addresses(text), masked, "{text}");
        }
    }

    /// Each address looks for the quote in front of its name; that must not be all of the text each time.
    #[test]
    fn many_addresses_with_quotes_are_gone_through_once() {
        let text = "\"@a".repeat(300_000);
        let masked = without_addresses(&text);
        assert!(masked.len() < text.len() && masked.matches(MASK).count() >= 150_000, "{} bytes", masked.len());
    }
}
