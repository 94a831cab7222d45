//! What is shown besides bodies: texts and names of the service, addresses, HTTP headers, errors.

use std::borrow::Cow;
use std::error::Error;

use wsdl_xml::Ns;

use super::{MASK, Masker, tag};

impl Masker {
    /// Returns a text of the service with credentials and contents of the request's header blocks replaced by `***`.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.secrets.mask(text, |_| true)
    }

    /// Whether a text holds a secret.
    pub(crate) fn hides(&self, text: &str) -> bool {
        matches!(self.text(text), Cow::Owned(_))
    }

    /// Masks names of elements, or a path. Contracts are full of words that may equal a password, so words are kept.
    pub(crate) fn names<'t>(&self, names: &'t str) -> Cow<'t, str> {
        self.secrets.mask(names, |secret| !secret.bytes().all(|byte| byte.is_ascii_alphabetic()))
    }

    /// Whether names hold a secret that is not a word.
    pub(crate) fn hides_names(&self, names: &str) -> bool {
        matches!(self.names(names), Cow::Owned(_))
    }

    /// Masks a text in place.
    pub(crate) fn mask(&self, text: &mut String) {
        if let Cow::Owned(masked) = self.text(text) {
            *text = masked;
        }
    }

    /// Masks names in place.
    pub(crate) fn mask_names(&self, names: &mut String) {
        if let Cow::Owned(masked) = self.names(names) {
            *names = masked;
        }
    }

    /// Masks the code of a fault in place. SOAP's own codes are kept, also as the beginning of a refined one.
    pub(crate) fn mask_code(&self, namespace: &mut String, local: &mut String) {
        let (code, more) = local.split_at(local.find('.').unwrap_or(local.len()));
        match tag::is_fault_code(Ns::find(namespace, &[]), code) {
            true => *local = format!("{code}{}", self.text(more)),
            false => self.mask(local),
        }
        self.mask_names(namespace);
    }

    /// Returns an address without user part and query, which may hold secrets.
    pub(crate) fn address(&self, uri: &http::Uri) -> String {
        let host = uri.authority().map_or("", |authority| authority.as_str().rsplit('@').next().unwrap_or(""));
        let shown = format!("{}://{host}{}", uri.scheme_str().unwrap_or("http"), uri.path());
        self.text(&shown).into_owned()
    }

    /// Returns a `Location` without user part, query and fragment; `None` if it is neither a whole address nor a path.
    pub(crate) fn location(&self, location: &str) -> Option<String> {
        let uri: http::Uri = location.split('#').next()?.parse().ok()?;
        match (uri.scheme(), uri.authority()) {
            (Some(_), Some(_)) => Some(self.address(&uri)),
            (None, None) if !location.starts_with("//") => Some(self.text(uri.path()).into_owned()),
            _ => None,
        }
    }

    /// Returns the media type of a `Content-Type` (RFC 9110, section 8.3.1) without its parameters; `***` if the value
    /// is not a media type.
    pub(crate) fn content_type(&self, content_type: &str) -> String {
        let media_type = content_type.split(';').next().unwrap_or("").trim();
        let is_token = |text: &str| {
            let is_in_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
            !text.is_empty() && text.bytes().all(is_in_token)
        };
        match media_type.split_once('/') {
            Some((kind, subtype)) if is_token(kind) && is_token(subtype) => self.names(media_type).into_owned(),
            _ if content_type.is_empty() => String::new(),
            _ => MASK.to_owned(),
        }
    }

    /// Returns an error that shows no secret: the error itself, or only its masked text if its message or those of its
    /// sources hold a secret.
    pub(crate) fn error(&self, error: Box<dyn Error + Send + Sync>) -> Box<dyn Error + Send + Sync> {
        let mut texts = vec![error.to_string(), format!("{error:?}")];
        let mut source = error.source();
        // A chain may be endless.
        while let Some(error) = source.filter(|_| texts.len() < 64) {
            texts.extend([error.to_string(), format!("{error:?}")]);
            source = error.source();
        }
        match source.is_some() || texts.iter().any(|text| self.hides(text)) {
            true => self.text(&texts[0]).into_owned().into(),
            false => error,
        }
    }
}
