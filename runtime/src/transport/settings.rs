//! What networks of enterprises ask of HTTP: proxies, certificates, a password for the gateway.

mod certificates;
mod error;
#[cfg(feature = "pkcs12")]
mod pkcs12;
mod proxy;
mod tls;

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderValue};

use super::BoxError;
pub use error::HttpSettingsError;

/// How long connections are kept that nobody uses.
const IDLE: Duration = Duration::from_secs(50);

/// Settings of the HTTP that clients make themselves: see [`ClientBuilder::http`](crate::ClientBuilder::http). `Debug` shows
/// no secrets.
///
/// What the other side's certificate must be is settled: TLS by rustls, trusted by the system's roots and those given here.
/// Nothing here turns that off; who must, does it in a [`reqwest::Client`] of the application's own. Redirects are
/// not followed. Cookies are neither kept nor sent unless
/// `cookies()` asks for them (feature `cookies`).
///
/// What cannot be used is a [`BuildError::Http`](crate::BuildError::Http) that says why.
///
/// ```
/// # use wsdl_runtime::HttpSettings;
/// let settings = HttpSettings::new()
///     .proxy("http://proxy.example.com:3128")
///     .proxy_credentials("user", "password");
/// ```
#[derive(Clone, Default)]
#[must_use = "settings do nothing before a client is built with them"]
pub struct HttpSettings {
    proxy: Option<String>,
    proxy_credentials: Option<(String, String)>,
    no_proxy: bool,
    roots: Vec<Vec<u8>>,
    only_these_roots: bool,
    identity: Option<Given>,
    basic: Option<(String, String)>,
    #[cfg(feature = "cookies")]
    cookies: bool,
}

/// A client's certificate as it was given.
#[derive(Clone)]
enum Given {
    Pem(Vec<u8>),
    #[cfg(feature = "pkcs12")]
    Archive(Vec<u8>, String),
}

impl HttpSettings {
    /// Nothing set: proxies that the environment names (`HTTPS_PROXY`, `NO_PROXY` and the like), except to this machine; the
    /// system's roots. Proxies in the settings of macOS and Windows count where the application turns on reqwest's feature
    /// `system-proxy`.
    pub fn new() -> Self {
        Self::default()
    }

    /// The proxy of all requests, those to this machine too: its `http` or `https` address, without a user. TLS goes through
    /// it unread.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.proxy = Some(address.into());
        self
    }

    /// What the proxy is shown (RFC 7617, RFC 9110, section 11.7). A proxy that wants something else makes calls fail with
    /// [`TransportErrorKind::Proxy`](crate::TransportErrorKind::Proxy), or, where no TLS is spoken, with an answer of
    /// status 407.
    pub fn proxy_credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.proxy_credentials = Some((user.into(), password.into()));
        self
    }

    /// No proxy, whatever the environment names.
    pub fn no_proxy(mut self) -> Self {
        self.no_proxy = true;
        self
    }

    /// Certificates of authorities that are trusted besides the system's: PEM of one or more of them, or DER of one.
    pub fn root_certificates(mut self, certificates: impl Into<Vec<u8>>) -> Self {
        self.roots.push(certificates.into());
        self
    }

    /// Trusts the given authorities alone, not the system's.
    pub fn only_these_roots(mut self) -> Self {
        self.only_these_roots = true;
        self
    }

    /// The certificate that the client shows, its chain and its key in one PEM, the certificate first. The key is PKCS#8,
    /// PKCS#1 or SEC1, and not encrypted; `openssl pkcs8 -topk8 -nocrypt -in encrypted.pem -out key.pem` makes it so.
    ///
    /// `openssl pkcs12 -in a.p12 -out a.pem -nodes` makes a PEM of an archive (PKCS#12), with `-legacy` of an old one. It is
    /// then as secret as the key in it. With the feature `pkcs12` archives are read themselves
    /// (`client_certificate_pkcs12`).
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.identity = Some(Given::Pem(pem.into()));
        self
    }

    /// The certificate that the client shows, its chain and its key in an archive (PKCS#12, `.p12` or `.pfx`), of today's
    /// encryption or the old one. One that is not encrypted at all is not read.
    #[cfg(feature = "pkcs12")]
    pub fn client_certificate_pkcs12(mut self, archive: impl Into<Vec<u8>>, password: impl Into<String>) -> Self {
        self.identity = Some(Given::Archive(archive.into(), password.into()));
        self
    }

    /// HTTP Basic (RFC 7617): what every request shows, besides the credentials that are in its envelope.
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.basic = Some((user.into(), password.into()));
        self
    }

    /// Keeps the cookies that the service sets, and sends them with later requests, as some services need for sessions
    /// (RFC 6265). They are kept in memory.
    ///
    /// All clients over this transport share them, also one that `with_credentials` returns: build another client for
    /// another user.
    #[cfg(feature = "cookies")]
    pub fn cookies(mut self) -> Self {
        self.cookies = true;
        self
    }

    /// Whether a proxy is named or ruled out.
    pub(crate) fn decides_on_proxy(&self) -> bool {
        self.proxy.is_some() || self.no_proxy
    }

    /// Whether every request holds a password.
    pub(crate) fn has_secrets(&self) -> bool {
        self.basic.is_some()
    }

    /// Users and passwords, for whoever keeps them out of what is shown.
    pub(crate) fn secret_pairs(&self) -> Vec<(&str, &str)> {
        let given = [&self.basic, &self.proxy_credentials].into_iter().flatten();
        given.map(|(user, password)| (user.as_str(), password.as_str())).collect()
    }

    /// The header that every request has.
    pub(super) fn authorization(&self) -> Result<Option<HeaderValue>, HttpSettingsError> {
        let Some((user, password)) = &self.basic else { return Ok(None) };
        if user.contains(':') {
            return Err(HttpSettingsError::new("the user name holds a colon, which HTTP Basic does not allow"));
        }
        let value = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
        let mut value = HeaderValue::try_from(value).map_err(HttpSettingsError::of("HTTP Basic cannot be set up"))?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    /// A builder of an HTTP client with these settings, for what they do not offer: give the client that it builds to
    /// [`ClientBuilder::reqwest_client`](crate::ClientBuilder::reqwest_client). It has the cryptography for TLS, which
    /// reqwest's own builder lacks unless the application turns on its feature `rustls`. It follows no redirects, sends
    /// nothing twice, and reads header lines that are folded.
    ///
    /// # Errors
    /// Settings that cannot be used.
    pub fn reqwest_builder(&self) -> Result<reqwest::ClientBuilder, HttpSettingsError> {
        let mut builder = self.builder()?;
        if let Some(authorization) = self.authorization()? {
            builder = builder.default_headers([(AUTHORIZATION, authorization)].into_iter().collect());
        }
        Ok(builder)
    }

    /// The same, but for the header that every request has.
    pub(super) fn builder(&self) -> Result<reqwest::ClientBuilder, HttpSettingsError> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // With no retries at all, nothing is kept for one.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .pool_idle_timeout(IDLE)
            // Whatever other crates turn on in reqwest: bodies are decoded by the transport, with every check.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            // A folded header line is one line (RFC 9112, section 5.2), and a blank before a colon costs no answer. Lines
            // that are not headers at all stay an error: one that is passed over could say how to read the body.
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .http1_allow_spaces_after_header_name_in_responses(true);
        if self.no_proxy {
            builder = builder.no_proxy();
        }
        match (&self.proxy, &self.proxy_credentials) {
            (Some(_), _) if self.no_proxy => {
                return Err(HttpSettingsError::new("`proxy` and `no_proxy` exclude each other"));
            }
            (Some(address), credentials) => builder = builder.proxy(proxy::proxy(address, credentials.as_ref())?),
            (None, Some(_)) => return Err(HttpSettingsError::new("`proxy_credentials` needs `proxy`")),
            (None, None) => {}
        }
        #[cfg(feature = "cookies")]
        if self.cookies {
            builder = builder.cookie_store(true);
        }
        // Given ready-made, TLS is the same whatever other crates turn on in reqwest.
        Ok(builder.tls_backend_preconfigured(self.tls()?))
    }

    fn tls(&self) -> Result<rustls::ClientConfig, HttpSettingsError> {
        let provider = tls::provider()?;
        let roots = certificates::roots(&self.roots)?;
        if self.only_these_roots && roots.is_empty() {
            return Err(HttpSettingsError::new("`only_these_roots` needs `root_certificates`"));
        }
        let identity = match &self.identity {
            None => None,
            Some(Given::Pem(pem)) => Some(certificates::identity(pem, &provider)?),
            #[cfg(feature = "pkcs12")]
            Some(Given::Archive(archive, password)) => {
                Some(certificates::identity(&pkcs12::to_pem(archive, password)?, &provider)?)
            }
        };
        tls::config(provider, roots, self.only_these_roots, identity)
    }
}

impl fmt::Debug for HttpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpSettings")
            .field("proxy", &self.proxy.is_some())
            .field("no_proxy", &self.no_proxy)
            .field("roots", &self.roots.len())
            .field("only_these_roots", &self.only_these_roots)
            .field("client_certificate", &self.identity.is_some())
            .field("basic_auth", &self.basic.is_some())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_passwords_are_known_to_who_hides_them() {
        let settings = HttpSettings::new().basic_auth("a", "b").proxy("http://proxy:3128").proxy_credentials("e", "f");
        assert_eq!(settings.secret_pairs(), [("a", "b"), ("e", "f")]);
    }
}
