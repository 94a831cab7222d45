//! Builds the client from its settings, and checks them.

use std::net::IpAddr;
use std::sync::Arc;

use http::HeaderName;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING, USER_AGENT};

use super::logon::Logon;
use super::{ClientBuilder, ClientCore, ServiceClient, Setup};
use crate::call::Budget;
use crate::redaction::Secrets;
use crate::soap::SoapVersion;
use crate::uri;

/// Why a client cannot be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The service needs credentials and none were set. Holds the service's name.
    #[error("service {0} needs credentials: call `credentials(user, password)` on the builder")]
    NoCredentials(&'static str),
    /// No transport was set, and the feature `reqwest` is off.
    #[error("there is no transport: call `transport(..)` on the builder, or enable the feature `reqwest`")]
    NoTransport,
    /// No environment was set, and the feature `tokio` is off.
    #[error("there is no environment: call `environment(..)` on the builder, or enable the feature `tokio`")]
    NoEnvironment,
    /// The WSDL has no port for this SOAP version, and no endpoint was set.
    #[error("the WSDL has no port for {0}: call `endpoint(..)` on the builder, or choose another version")]
    NoEndpoint(SoapVersion),
    /// The endpoint is not an absolute `http` or `https` address.
    #[error("the endpoint is not an absolute http or https address like `https://example.com/service`")]
    InvalidEndpoint,
    /// Credentials would be sent over `http` to another machine.
    #[error("credentials would be sent without TLS: use an https endpoint, or call `allow_http()` on the builder")]
    InsecureEndpoint,
    /// The endpoint contains a user or a password, which would not be sent, but would be shown with the address.
    #[error(
        "the endpoint contains a user or a password: remove them, and use `HttpSettings::basic_auth` if a gateway \
         needs them"
    )]
    CredentialsInEndpoint,
    /// This HTTP header is set by the client itself.
    #[error("the client sets the HTTP header `{0}` itself: remove it from `http_headers`")]
    ReservedHeader(HeaderName),
    /// HTTP settings were given together with a transport, which ignores them.
    #[error("HTTP settings have no effect when a transport is set: remove `http(..)` or `transport(..)`")]
    SettingsWithTransport,
    /// The HTTP transport cannot be set up; the source says why.
    #[error("the HTTP transport cannot be set up")]
    #[cfg(feature = "reqwest")]
    Http(#[source] crate::transport::HttpSettingsError),
    /// The system refuses the thread of a blocking client, or its means of waiting for connections.
    #[error("the thread of the blocking client cannot be started")]
    Thread(#[source] std::io::Error),
}

impl<C: ServiceClient> ClientBuilder<C> {
    /// Builds the client.
    ///
    /// # Errors
    /// A setting is missing or unusable: see [`BuildError`].
    pub fn build(mut self) -> Result<C, BuildError> {
        let service = C::SERVICE;
        if service.credentials.is_some() && self.credentials.is_none() {
            return Err(BuildError::NoCredentials(service.name));
        }
        let of_version = || service.endpoints.iter().find(|endpoint| endpoint.version == self.version);
        let address = match &self.endpoint {
            Some(address) => address.as_str(),
            None => of_version().ok_or(BuildError::NoEndpoint(self.version))?.address,
        };
        let endpoint = parse(address)?;
        if let Some(name) = self.http_headers.keys().find(|name| is_reserved(name)) {
            return Err(BuildError::ReservedHeader(name.clone()));
        }
        if let (false, Ok(agent)) = (self.http_headers.contains_key(USER_AGENT), service.user_agent.parse()) {
            self.http_headers.insert(USER_AGENT, agent);
        }
        let http_secrets = self.http_secrets();
        let tls = Tls { shows_secrets: self.shows_secrets(), allow_http: self.allow_http };
        tls.check(&endpoint, self.credentials.is_some())?;
        let pairs = http_secrets.iter().map(|(user, password)| (user.as_str(), password.as_str()));
        let of_envelope = self.credentials.iter().map(|credentials| (credentials.user(), credentials.password()));
        let secrets = Secrets::of(of_envelope.chain(pairs));
        #[cfg(feature = "reqwest")]
        let (transport, own_http) = match self.transport {
            Some(_) if self.http.is_some() => return Err(BuildError::SettingsWithTransport),
            Some(transport) => (Some(transport), None),
            None => {
                let own = OwnHttp { settings: self.http.unwrap_or_default(), connect_timeout: self.connect_timeout };
                (Some(own.transport(&endpoint)?), Some(Arc::new(own)))
            }
        };
        #[cfg(not(feature = "reqwest"))]
        let transport = self.transport;
        #[cfg(feature = "tokio")]
        let environment = self.environment.or_else(|| Some(Arc::new(crate::call::TokioEnvironment::default()) as _));
        #[cfg(not(feature = "tokio"))]
        let environment = self.environment;
        C::from_core(ClientCore(Arc::new(Setup {
            service,
            version: self.version,
            endpoint,
            secrets,
            http_secrets: http_secrets.into(),
            tls,
            credentials: self.credentials,
            logon: Arc::new(Logon::new(self.logon)),
            headers: self.headers,
            http_headers: self.http_headers,
            openings: Arc::default(),
            transport: transport.ok_or(BuildError::NoTransport)?,
            #[cfg(feature = "reqwest")]
            own_http,
            environment: environment.ok_or(BuildError::NoEnvironment)?,
            budget: Arc::new(Budget::new(self.retry_budget)),
            retry: self.retry,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            reading: self.reading,
            facets: self.facets.unwrap_or(service.facets),
            largest_answer: self.largest_answer,
            largest_request: self.largest_request,
        })))
    }

    /// Whether requests carry secrets besides the credentials in the envelope.
    fn shows_secrets(&self) -> bool {
        let is_sensitive = self.http_headers.values().any(http::HeaderValue::is_sensitive);
        #[cfg(feature = "reqwest")]
        let is_sensitive = is_sensitive || self.http.as_ref().is_some_and(crate::transport::HttpSettings::has_secrets);
        is_sensitive
    }

    /// Returns the secrets of HTTP requests as pairs of user and password: those of HTTP Basic and of the proxy, and
    /// the values of sensitive headers as passwords.
    fn http_secrets(&self) -> Vec<(String, String)> {
        let sensitive = self.http_headers.values().filter(|value| value.is_sensitive());
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = sensitive.map(|value| (String::new(), text(value)));
        #[cfg(feature = "reqwest")]
        let headers = headers.chain(self.http.iter().flat_map(|http| {
            http.secret_pairs().into_iter().map(|(user, password)| (user.to_owned(), password.to_owned()))
        }));
        headers.collect()
    }
}

/// When an endpoint without TLS is refused.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tls {
    /// Whether HTTP requests carry secrets besides the credentials in the envelope.
    shows_secrets: bool,
    allow_http: bool,
}

impl Tls {
    /// Returns an error if secrets would be sent over `http` to another machine.
    pub(super) fn check(self, endpoint: &http::Uri, has_credentials: bool) -> Result<(), BuildError> {
        let is_plain = endpoint.scheme_str() == Some("http") && !is_loopback(endpoint);
        match is_plain && !self.allow_http && (has_credentials || self.shows_secrets) {
            true => Err(BuildError::InsecureEndpoint),
            false => Ok(()),
        }
    }
}

/// Whether the client sets this HTTP header itself.
pub(super) fn is_reserved(name: &HeaderName) -> bool {
    [CONTENT_TYPE, CONTENT_LENGTH, HOST, TRANSFER_ENCODING].contains(name) || name.as_str() == "soapaction"
}

/// Parses an endpoint.
pub(super) fn parse(address: &str) -> Result<http::Uri, BuildError> {
    let endpoint: http::Uri = uri::escaped(address.trim()).parse().map_err(|_| BuildError::InvalidEndpoint)?;
    if endpoint.host().is_none_or(str::is_empty) || !matches!(endpoint.scheme_str(), Some("http" | "https")) {
        return Err(BuildError::InvalidEndpoint);
    }
    match endpoint.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        true => Err(BuildError::CredentialsInEndpoint),
        false => Ok(endpoint),
    }
}

/// What the client makes its own HTTP transport of.
#[cfg(feature = "reqwest")]
#[derive(Debug)]
pub(super) struct OwnHttp {
    settings: crate::transport::HttpSettings,
    connect_timeout: Option<std::time::Duration>,
}

#[cfg(feature = "reqwest")]
impl OwnHttp {
    /// Makes the transport for an endpoint. A request to this machine may go without TLS, so it must not go to a proxy
    /// elsewhere.
    fn transport(&self, endpoint: &http::Uri) -> Result<Arc<dyn crate::transport::Transport>, BuildError> {
        let mut settings = self.settings.clone();
        if is_loopback(endpoint) && !settings.decides_on_proxy() {
            settings = settings.no_proxy();
        }
        let transport = crate::transport::ReqwestTransport::with_settings(&settings, self.connect_timeout);
        Ok(Arc::new(transport.map_err(BuildError::Http)?))
    }

    /// Makes the transport for another endpoint; `None` if that of the first one serves it too.
    pub(super) fn for_other(
        &self,
        first: &http::Uri,
        other: &http::Uri,
    ) -> Result<Option<Arc<dyn crate::transport::Transport>>, BuildError> {
        if is_loopback(first) == is_loopback(other) { Ok(None) } else { self.transport(other).map(Some) }
    }
}

/// Whether an address is on this machine.
fn is_loopback(endpoint: &http::Uri) -> bool {
    let host = endpoint.host().unwrap_or("").trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
