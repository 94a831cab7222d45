//! Settings of HTTP for enterprise networks: proxies, certificates, HTTP Basic.

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

/// How long idle connections are kept.
const IDLE: Duration = Duration::from_secs(50);

/// Settings of the HTTP transport that a client makes itself: see [`ClientBuilder::http`](crate::ClientBuilder::http).
/// `Debug` shows no secrets.
///
/// The service's certificate is always verified, against the system's roots and those given here; to turn that off, use your
/// own [`reqwest::Client`]. Redirects are not followed. Cookies are neither kept nor sent unless you call `cookies()`
/// (feature `cookies`).
///
/// A setting that cannot be used is a [`BuildError::Http`](crate::BuildError::Http), whose source says why.
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

/// A client certificate as the application gave it.
#[derive(Clone)]
enum Given {
    Pem(Vec<u8>),
    #[cfg(feature = "pkcs12")]
    Archive(Vec<u8>, String),
}

impl HttpSettings {
    /// Creates the default settings: the system's roots, and proxies named by environment variables (`HTTPS_PROXY`,
    /// `NO_PROXY` and the like) except for this machine. For the proxy settings of macOS and Windows, turn on reqwest's
    /// feature `system-proxy`.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the proxy of all requests, including those to this machine: its `http` or `https` address, without a user. TLS
    /// passes through it encrypted.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.proxy = Some(address.into());
        self
    }

    /// Sets the user name and password for the proxy (RFC 7617; RFC 9110, section 11.7). If the proxy rejects them, calls fail
    /// with [`TransportErrorKind::Proxy`](crate::TransportErrorKind::Proxy), or with an answer of status 407 if the service is
    /// called without TLS.
    pub fn proxy_credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.proxy_credentials = Some((user.into(), password.into()));
        self
    }

    /// Uses no proxy, even if an environment variable names one.
    pub fn no_proxy(mut self) -> Self {
        self.no_proxy = true;
        self
    }

    /// Adds certificates of trusted authorities to the system's: PEM of one or more, or DER of one.
    pub fn root_certificates(mut self, certificates: impl Into<Vec<u8>>) -> Self {
        self.roots.push(certificates.into());
        self
    }

    /// Trusts the given authorities alone, not the system's.
    pub fn only_these_roots(mut self) -> Self {
        self.only_these_roots = true;
        self
    }

    /// Sets the client certificate: one PEM with the certificate first, its chain and its key. The key is PKCS#8, PKCS#1 or
    /// SEC1 and not encrypted; `openssl pkcs8 -topk8 -nocrypt -in encrypted.pem -out key.pem` decrypts one.
    ///
    /// `openssl pkcs12 -in a.p12 -out a.pem -nodes` converts an archive (PKCS#12) to PEM, with `-legacy` an old one. Keep that
    /// file as secret as the key. The feature `pkcs12` reads archives directly (`client_certificate_pkcs12`).
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.identity = Some(Given::Pem(pem.into()));
        self
    }

    /// Sets the client certificate, its chain and its key from an archive (PKCS#12, `.p12` or `.pfx`), in today's encryption
    /// or the old one. An archive without encryption is refused.
    #[cfg(feature = "pkcs12")]
    pub fn client_certificate_pkcs12(mut self, archive: impl Into<Vec<u8>>, password: impl Into<String>) -> Self {
        self.identity = Some(Given::Archive(archive.into(), password.into()));
        self
    }

    /// Sets user name and password of HTTP Basic (RFC 7617) for every request. The envelope's credentials are set apart.
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.basic = Some((user.into(), password.into()));
        self
    }

    /// Keeps the cookies that the service sets, and sends them with later requests, as some services need for sessions
    /// (RFC 6265). They are kept in memory.
    ///
    /// All clients over this transport share them, including one that `with_credentials` returns. Build another client for
    /// another user.
    #[cfg(feature = "cookies")]
    pub fn cookies(mut self) -> Self {
        self.cookies = true;
        self
    }

    /// Whether the application names a proxy or wants none.
    pub(crate) fn decides_on_proxy(&self) -> bool {
        self.proxy.is_some() || self.no_proxy
    }

    /// Whether each request carries a password.
    pub(crate) fn has_secrets(&self) -> bool {
        self.basic.is_some()
    }

    /// Returns users and passwords, which must not be shown.
    pub(crate) fn secret_pairs(&self) -> Vec<(&str, &str)> {
        let given = [&self.basic, &self.proxy_credentials].into_iter().flatten();
        given.map(|(user, password)| (user.as_str(), password.as_str())).collect()
    }

    /// Returns the `Authorization` header of each request.
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

    /// Returns a reqwest builder with these settings, for options that they do not cover. Give the client that it builds to
    /// [`ClientBuilder::reqwest_client`](crate::ClientBuilder::reqwest_client). The builder has the cryptography for TLS, which
    /// reqwest's own builder lacks unless the application turns on its feature `rustls`. Its clients follow no redirects, do
    /// not retry, and read folded header lines.
    ///
    /// # Errors
    /// A setting cannot be used.
    pub fn reqwest_builder(&self) -> Result<reqwest::ClientBuilder, HttpSettingsError> {
        let mut builder = self.builder()?;
        if let Some(authorization) = self.authorization()? {
            builder = builder.default_headers([(AUTHORIZATION, authorization)].into_iter().collect());
        }
        Ok(builder)
    }

    /// The same without the `Authorization` header.
    pub(super) fn builder(&self) -> Result<reqwest::ClientBuilder, HttpSettingsError> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // Without retries reqwest keeps no copy of the request.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .pool_idle_timeout(IDLE)
            // Other crates may turn on reqwest's decoding; the transport decodes, with more checks.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            // Folded header lines (RFC 9112, section 5.2) and blanks before a colon are read. Other malformed lines stay an
            // error, since one of them may say how to read the body.
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
        // TLS is configured here, so that other crates' features of reqwest do not change it.
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
