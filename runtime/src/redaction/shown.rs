//! What is shown besides bodies: addresses, headers of HTTP, names and errors.

use std::borrow::Cow;
use std::error::Error;

use wsdl_xml::Ns;

use super::{MASK, Masker, tag};

/// Media types that are nobody's secret.
const MEDIA_TYPES: &[&str] = &["application/soap+xml", "text/html", "text/plain", "text/xml"];

impl Masker {
    /// An address without its user part and its query, which may hold secrets.
    pub(crate) fn address(&self, uri: &http::Uri) -> String {
        let host = uri.authority().map_or("", |authority| authority.as_str().rsplit('@').next().unwrap_or(""));
        let shown = format!("{}://{host}{}", uri.scheme_str().unwrap_or("http"), uri.path());
        self.text(&shown).into_owned()
    }

    /// A `Location` as far as it is a reference to a hierarchical URI (RFC 3986, section 4.1), without its user part, query
    /// and fragment; `None` if it is anything else.
    pub(crate) fn location(&self, location: &str) -> Option<String> {
        let is_uri = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if location.is_empty() || !location.bytes().all(is_uri) {
            return None;
        }
        let shown = location.split(['?', '#']).next().unwrap_or("");
        let (scheme, rest) = match shown.split_once("//") {
            Some((scheme, rest)) if scheme.is_empty() || is_scheme(scheme.strip_suffix(':')?) => (scheme, rest),
            // A colon in the first segment begins another kind of URI.
            _ if shown.split('/').next().is_some_and(|first| first.contains([':', '@'])) => return None,
            _ => return Some(self.text(shown).into_owned()),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let host = authority.rsplit('@').next().unwrap_or("");
        Some(self.text(&format!("{scheme}//{host}{path}")).into_owned())
    }

    /// A `Content-Type` as far as it is a media type with a `charset` (RFC 9110, section 8.3); `***` if it is anything else.
    pub(crate) fn content_type(&self, content_type: &str) -> String {
        let mut parts = content_type.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or("");
        if media_type.is_empty() && content_type.is_empty() {
            return String::new();
        }
        if !media_type.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype)) {
            return MASK.to_owned();
        }
        let mut shown = match MEDIA_TYPES.iter().any(|known| known.eq_ignore_ascii_case(media_type)) {
            true => media_type.to_owned(),
            false => self.text(media_type).into_owned(),
        };
        let charset =
            parts.filter_map(|part| part.split_once('=')).find(|(name, _)| name.eq_ignore_ascii_case("charset"));
        let charset = charset.map(|(_, value)| value.trim_matches('"')).filter(|value| is_token(value));
        if let Some(charset) = charset {
            shown.push_str("; charset=");
            shown.push_str(&self.text(charset));
        }
        shown
    }

    /// A text of the service, with `***` in the place of credentials and of what the request's header blocks hold.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.secrets.mask(text)
    }

    /// Whether a text holds a secret.
    pub(crate) fn hides(&self, text: &str) -> bool {
        !self.secrets.places(text).is_empty()
    }

    /// Masks a text in place.
    pub(crate) fn mask(&self, text: &mut String) {
        if let Cow::Owned(masked) = self.text(text) {
            *text = masked;
        }
    }

    /// Masks a name, as `{namespace}local`, in place. A word in a name of the contract stays.
    pub(crate) fn mask_name(&self, name: &mut String) {
        let (namespace, local) = name.strip_prefix('{').and_then(|name| name.split_once('}')).unwrap_or(("", name));
        let ns = Ns::find(namespace, self.table);
        if self.hides_name(local, tag::is_known(ns, local)) || !tag::is_listed(ns) {
            self.mask(name);
        }
    }

    /// Masks the code of a fault in place. SOAP's own codes stay, and so does what a refined one begins with.
    pub(crate) fn mask_code(&self, namespace: &mut String, local: &mut String) {
        let ns = Ns::find(namespace, self.table);
        let (code, more) = local.split_once('.').unwrap_or((local, ""));
        match tag::is_fault_code(ns, code) {
            true if more.is_empty() => {}
            true => *local = format!("{code}.{}", self.text(more)),
            false => self.mask(local),
        }
        if !tag::is_listed(ns) {
            self.mask(namespace);
        }
    }

    /// An error that shows no secret: itself with its type, unless its words or those of its sources hold one; then its
    /// masked words.
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

fn is_token(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}
