//! What networks of enterprises ask of HTTP: proxies, certificates, a password for the gateway.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

use super::BoxError;

/// Settings of the HTTP that clients make themselves: see [`ClientBuilder::http`](crate::ClientBuilder::http). `Debug` shows
/// no secrets.
///
/// What the other side's certificate must be is settled: TLS by rustls, trusted by the system's roots and those given here.
/// Nothing here turns that off; who must, does it in a [`reqwest::Client`] of the application's own. Cookies are neither
/// kept nor sent, redirects not followed; the first is for a client of one's own too.
///
/// rustls reads no PKCS#12. `openssl pkcs12 -in a.p12 -out a.pem -nodes` makes a PEM of it, which is then as secret as the
/// key in it.
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
    identity: Option<Vec<u8>>,
    basic: Option<(String, String)>,
}

impl HttpSettings {
    /// Nothing set: proxies that the system's environment names, except to this machine; the system's roots.
    pub fn new() -> Self {
        Self::default()
    }

    /// The proxy of all requests, those to this machine too: its `http` or `https` address. TLS goes through it unread.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.proxy = Some(address.into());
        self
    }

    /// What the proxy is shown (RFC 7617, RFC 9110, section 11.7).
    pub fn proxy_credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.proxy_credentials = Some((user.into(), password.into()));
        self
    }

    /// No proxy, whatever the system's environment names.
    pub fn no_proxy(mut self) -> Self {
        self.no_proxy = true;
        self
    }

    /// Certificates of authorities that are trusted besides the system's: PEM, one or more of them.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.push(pem.into());
        self
    }

    /// Trusts the given authorities alone, not the system's.
    pub fn only_these_roots(mut self) -> Self {
        self.only_these_roots = true;
        self
    }

    /// The certificate that the client shows, its chain and its key in one PEM.
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.identity = Some(pem.into());
        self
    }

    /// HTTP Basic (RFC 7617): what every request shows, besides the credentials that are in its envelope.
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.basic = Some((user.into(), password.into()));
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
        let in_address = self.proxy.as_deref().and_then(|address| {
            let (_, behind) = address.split_once("://")?;
            let (shown, _) = behind.split('/').next()?.rsplit_once('@')?;
            Some(shown.split_once(':').unwrap_or((shown, "")))
        });
        let given = [&self.basic, &self.proxy_credentials].into_iter().flatten();
        given.map(|(user, password)| (user.as_str(), password.as_str())).chain(in_address).collect()
    }

    /// The header that every request has.
    pub(super) fn authorization(&self) -> Result<Option<HeaderValue>, BoxError> {
        let Some((user, password)) = &self.basic else { return Ok(None) };
        if user.contains(':') {
            return Err("a user with a colon cannot be shown by HTTP Basic".into());
        }
        let mut value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    pub(super) fn set_up(&self, mut builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, BoxError> {
        if self.no_proxy {
            builder = builder.no_proxy();
        }
        match (&self.proxy, &self.proxy_credentials) {
            (Some(_), _) if self.no_proxy => return Err("a proxy is both named and ruled out".into()),
            (Some(address), credentials) => {
                // Parsers of addresses guess at what is missing; nobody should find out later where requests went.
                let wrong = "the proxy's address is no http or https address";
                let parsed: http::Uri = address.parse().map_err(|_| wrong)?;
                if parsed.host().is_none_or(str::is_empty) || !matches!(parsed.scheme_str(), Some("http" | "https")) {
                    return Err(wrong.into());
                }
                let mut proxy = reqwest::Proxy::all(address).map_err(|_| wrong)?;
                if let Some((user, password)) = credentials {
                    proxy = proxy.basic_auth(user, password);
                }
                builder = builder.proxy(proxy);
            }
            (None, Some(_)) => return Err("there are credentials for a proxy, and no proxy".into()),
            (None, None) => {}
        }
        let mut roots = Vec::new();
        for pem in &self.roots {
            let found = reqwest::Certificate::from_pem_bundle(pem)?;
            if found.is_empty() {
                return Err("there is no certificate in the PEM of trusted authorities".into());
            }
            roots.extend(found);
        }
        builder = match self.only_these_roots {
            true if roots.is_empty() => return Err("only the given authorities are trusted, and none is given".into()),
            true => builder.tls_certs_only(roots),
            false if roots.is_empty() => builder,
            false => builder.tls_certs_merge(roots),
        };
        if let Some(pem) = &self.identity {
            let wrong = |_| "the client certificate is no PEM of a certificate and its key";
            builder = builder.identity(reqwest::Identity::from_pem(pem).map_err(wrong)?);
        }
        Ok(builder)
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
        let settings =
            HttpSettings::new().basic_auth("a", "b").proxy("http://c:d@proxy:3128/x").proxy_credentials("e", "f");
        assert_eq!(settings.secret_pairs(), [("a", "b"), ("e", "f"), ("c", "d")]);
        for address in ["http://proxy:3128", "proxy", "http://proxy/a@b"] {
            assert_eq!(HttpSettings::new().proxy(address).secret_pairs(), [], "{address}");
        }
    }
}
