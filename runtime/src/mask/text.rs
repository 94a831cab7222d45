//! Texts for people, freed of a client's own credentials and of what looks like an e-mail address.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::values::MASK;
use crate::credentials::Credentials;
use crate::transport::BoxError;

/// Texts that are never shown: user and password of a client, as they are and as XML and addresses have them.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Option<Arc<[String]>>);

/// Shorter ones are only found as words of their own: elsewhere they are chance.
const SHORT: usize = 4;

impl Secrets {
    /// Those of these credentials.
    pub(crate) fn of(credentials: Option<&Credentials>) -> Self {
        let Some(credentials) = credentials else { return Self::default() };
        let mut all: Vec<String> = [credentials.user(), credentials.password()]
            .into_iter()
            .flat_map(forms)
            .filter(|s| !s.is_empty())
            .collect();
        // A longer one may hold a shorter one.
        all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        all.dedup();
        Self(Some(all.into()))
    }

    /// The text without secrets, in whatever case they are written, and without e-mail addresses.
    pub(crate) fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.without_secrets(text) {
            Cow::Borrowed(text) => without_addresses(text),
            Cow::Owned(text) => Cow::Owned(without_addresses(&text).into_owned()),
        }
    }

    fn without_secrets<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(secrets) = &self.0 else { return Cow::Borrowed(text) };
        let (mut out, mut kept, mut at) = (String::new(), 0, 0);
        while at < text.len() {
            match secrets.iter().find(|secret| is_at(text, at, secret)) {
                Some(secret) => {
                    out.push_str(text.get(kept..at).unwrap_or(""));
                    out.push_str(MASK);
                    at += secret.len();
                    kept = at;
                }
                None => at += 1,
            }
        }
        if kept == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(kept..).unwrap_or(""));
        Cow::Owned(out)
    }

    /// An error that shows no secret. One that would is replaced by its masked words; any other stays what it is, so that
    /// it can be told by its type.
    pub(crate) fn guard(&self, error: BoxError) -> BoxError {
        let mut texts = vec![error.to_string(), format!("{error:?}")];
        let mut source = error.source();
        while let Some(error) = source.filter(|_| texts.len() < 64) {
            texts.extend([error.to_string(), format!("{error:?}")]);
            source = error.source();
        }
        match texts.iter().all(|text| matches!(self.mask(text), Cow::Borrowed(_))) {
            true => error,
            false => self.mask(&texts[0]).into_owned().into(),
        }
    }
}

/// Two faults are not told apart by what their texts are masked with.
impl PartialEq for Secrets {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Secrets {}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(..)")
    }
}

/// A secret as services may repeat it.
fn forms(secret: &str) -> Vec<String> {
    let escaped = secret.replace('&', "&amp;").replace('<', "&lt;");
    let more = escaped.replace('>', "&gt;");
    let most = more.replace('"', "&quot;");
    let percent = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    vec![
        most.replace('\'', "&apos;"),
        most.replace('\'', "&#39;"),
        most,
        more,
        escaped,
        secret.bytes().map(percent).collect(),
        // As `Debug` of a text has it.
        secret.escape_debug().to_string(),
        secret.to_owned(),
    ]
}

fn is_at(text: &str, at: usize, secret: &str) -> bool {
    let end = at.saturating_add(secret.len());
    let Some(found) = text.as_bytes().get(at..end) else { return false };
    if !found.eq_ignore_ascii_case(secret.as_bytes()) || !text.is_char_boundary(at) || !text.is_char_boundary(end) {
        return false;
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = || {
        let (before, behind) = (text.get(..at).unwrap_or(""), text.get(end..).unwrap_or(""));
        is_word(before.chars().next_back()) || is_word(behind.chars().next())
    };
    secret.chars().count() >= SHORT || !inside()
}

/// The text without what looks like an e-mail address: something around an `@`, up to white space, brackets and the like.
/// Rather too much is taken than too little.
fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains('@') && !text.contains("%40") {
        return Cow::Borrowed(text);
    }
    let is_edge = |c: char| c.is_whitespace() || c.is_control() || "<>()[]{},;:\"|\\".contains(c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let run = &rest[..rest.find(is_edge).unwrap_or(rest.len())];
        // A quoted name before the address belongs to it (RFC 5322, section 3.4.1).
        let quoted = || out.strip_suffix('"').and_then(|before| before.rfind('"'));
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

    fn secrets(user: &str, password: &str) -> Secrets {
        Secrets::of(Some(&Credentials::new(user, password)))
    }

    #[test]
    fn credentials_are_masked_however_they_are_repeated() {
        let secrets = secrets("Ann-7", "p&s<\"w'd\"");
        let table = [
            ("user Ann-7 and ann-7", "user *** and ***"),
            ("Ann-7Ann-7", "******"),
            ("p&s<\"w'd\"", "***"),
            ("got p&amp;s&lt;\"w'd\"!", "got ***!"),
            ("got p&amp;s&lt;&quot;w&#39;d&quot;!", "got ***!"),
            ("?p=p%26s%3c%22w%27d%22", "?p=***"),
            ("Ann-", "Ann-"),
            ("ëAnn-7ë", "ë***ë"),
            ("", ""),
        ];
        for (text, masked) in table {
            assert_eq!(secrets.mask(text), masked, "{text}");
        }
    }

    #[test]
    fn short_secrets_are_words_and_empty_ones_nothing() {
        let short = secrets("a", "");
        assert_eq!(short.mask("a bad user a: 'A'"), "*** bad user ***: '***'");
        assert_eq!(secrets("", "").mask("anything"), "anything");
        assert_eq!(Secrets::default().mask("anything"), "anything");
        assert_eq!(secrets("é", "ée").mask("é née éé"), "*** née éé");
    }

    #[test]
    fn what_looks_like_an_address_is_masked() {
        let secrets = Secrets::default();
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
            assert_eq!(secrets.mask(text), masked, "{text}");
        }
    }

    #[test]
    fn only_errors_that_show_something_are_replaced() {
        let secrets = secrets("user-7", "password-9");
        let harmless = secrets.guard(std::io::Error::other("reset").into());
        assert!(harmless.is::<std::io::Error>());
        for text in ["to USER-7", "for ann@example.com", "password-9"] {
            let guarded = secrets.guard(std::io::Error::other(text).into());
            let shown = format!("{guarded} {guarded:?}");
            assert!(shown.contains(MASK) && secrets.mask(&shown) == shown && guarded.source().is_none(), "{shown}");
        }
    }
}
