//! Texts for people, freed of a client's own credentials and of what looks like an e-mail address.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

use super::MASK;
use super::addresses::without_addresses;
use super::echo::Echo;
use super::finder::Finder;
use super::forms::{SHORT, is_numeric, of_pair, sorted};

/// Texts that are never shown: user and password of a client, as they are and as XML and addresses have them, and what the
/// request of an exchange says of people.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    of_client: Option<Arc<Finder>>,
    of_request: Option<Arc<Echo>>,
}

impl Secrets {
    /// Those of pairs of user and password.
    pub(crate) fn of<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        let all = sorted(pairs.into_iter().flat_map(|(user, password)| of_pair(user, password)).collect());
        Self { of_client: (!all.is_empty()).then(|| Arc::new(Finder::new(all, SHORT))), of_request: None }
    }

    /// The same with those of a request.
    pub(super) fn with(self, of_request: Echo) -> Self {
        Self { of_request: Some(Arc::new(of_request)), ..self }
    }

    /// Those of the client alone.
    pub(super) fn of_client(&self) -> Self {
        Self { of_client: self.of_client.clone(), of_request: None }
    }

    /// Whether a text holds a secret of the client that is not of letters alone.
    pub(super) fn has_client_secret_but_words(&self, text: &str) -> bool {
        let is_word = |secret: &str| secret.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut secrets = self.of_client.iter().flat_map(|secrets| secrets.all(text));
        secrets.any(|place| text.get(place).is_some_and(|secret| !is_word(secret)))
    }

    /// The text without secrets, in whatever case they are written, and without e-mail addresses.
    pub(crate) fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.without_secrets(text) {
            Cow::Borrowed(text) => without_addresses(text),
            Cow::Owned(text) => Cow::Owned(without_addresses(&text).into_owned()),
        }
    }

    /// The same for the whole text of an element of the contract, which has a meaning of its own. A number or a time stays,
    /// so that who is called `1042` has not spoilt all that is numbered so; and what the request has in a marked element
    /// hides nothing where it is all: the mark of this element decides.
    pub(super) fn mask_value<'t>(&self, value: &'t str) -> Cow<'t, str> {
        if is_numeric(value) {
            return Cow::Borrowed(value);
        }
        let trimmed = value.trim();
        let is_all = |echo: &Arc<Echo>| echo.texts().all(trimmed).any(|place| place == (0..trimmed.len()));
        match self.of_request.as_ref().is_some_and(is_all) {
            true => self.of_client().mask(value),
            false => self.mask(value),
        }
    }

    fn without_secrets<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut places = self.of_client.as_ref().map(|secrets| secrets.places(text)).unwrap_or_default();
        places.extend(self.of_request.iter().flat_map(|echo| echo.texts().places(text)));
        if places.is_empty() {
            return Cow::Borrowed(text);
        }
        places.sort_unstable_by_key(|place| (place.start, place.end));
        let (mut out, mut kept) = (String::new(), 0);
        for place in places {
            // What overlaps is hidden by one mask.
            if place.start >= kept {
                out.push_str(text.get(kept..place.start).unwrap_or(""));
                out.push_str(MASK);
            }
            kept = kept.max(place.end);
        }
        out.push_str(text.get(kept..).unwrap_or(""));
        Cow::Owned(out)
    }

    /// An error that shows no secret. One that would is replaced by its masked words; any other stays what it is, so that
    /// it can be told by its type.
    pub(crate) fn guard(&self, error: Box<dyn Error + Send + Sync>) -> Box<dyn Error + Send + Sync> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(user: &str, password: &str) -> Secrets {
        Secrets::of([(user, password)])
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
            ("p&#38;s&#60;&#34;w&#39;d&#34;", "***"),
            ("Basic QW5uLTc6cCZzPCJ3J2Qi", "Basic ***"),
            ("Ann-", "Ann-"),
            ("ëAnn-7ë", "ë***ë"),
            ("", ""),
        ];
        for (text, masked) in table {
            assert_eq!(secrets.mask(text), masked, "{text}");
        }
    }

    #[test]
    fn forms_of_addresses_have_a_plus_for_a_blank() {
        assert_eq!(secrets("user", "pass w&rd").mask("?p=pass+w%26rd"), "?p=***");
    }

    #[test]
    fn short_secrets_are_words_and_empty_ones_nothing() {
        let short = secrets("a", "");
        assert_eq!(short.mask("a bad user a: 'A'"), "*** bad user ***: '***'");
        assert_eq!(secrets("", "").mask("anything"), "anything");
        assert_eq!(Secrets::default().mask("anything"), "anything");
        assert_eq!(secrets("1042", "").mask("list 1042, 10421, a1042"), "list ***, 10421, a***");
        assert_eq!(secrets("é", "ée").mask("é née éé"), "*** née éé");
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
