//! Setting up a client.

use std::fmt;
use std::marker::PhantomData;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use super::{ClientCore, ServiceClient, Setup, WithCredentials};
use crate::call::{Budget, Environment, Reading, Retry};
use crate::codec::{ForbiddenCharacters, Limits};
use crate::redaction::Secrets;
use crate::soap::{Credentials, HeaderBlock, SoapVersion};
use crate::transport::Transport;

/// Sets up a client; every generated client has a `builder()`. Build one and clone it: setting up TLS takes a while, and
/// clones share connections.
#[must_use = "nothing is set up before `build`"]
pub struct ClientBuilder<C> {
    version: SoapVersion,
    endpoint: Option<String>,
    credentials: Option<Credentials>,
    headers: Vec<HeaderBlock>,
    transport: Option<Arc<dyn Transport>>,
    environment: Option<Arc<dyn Environment>>,
    retry: Retry,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    #[cfg(feature = "reqwest")]
    connect_timeout: Option<Duration>,
    #[cfg(feature = "reqwest")]
    http: Option<crate::transport::HttpSettings>,
    strict: bool,
    limits: Limits,
    forbidden_characters: ForbiddenCharacters,
    largest_answer: usize,
    largest_request: usize,
    allow_http: bool,
    client: PhantomData<fn() -> C>,
}

/// Why a client cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Calls of this service carry credentials, and none were given.
    #[error("service {0} needs credentials: call `credentials(user, password)` on the builder")]
    NoCredentials(&'static str),
    /// There is nothing to send requests with.
    #[error("there is no transport: call `transport(..)` on the builder, or turn on the feature `reqwest`")]
    NoTransport,
    /// There is no clock.
    #[error("there is no environment: call `environment(..)` on the builder, or turn on the feature `tokio`")]
    NoEnvironment,
    /// The WSDL has no port of this version.
    #[error("the description has no port for {0}: call `endpoint(..)` on the builder, or choose another version")]
    NoEndpoint(SoapVersion),
    /// Credentials would go over `http` to another machine.
    #[error("credentials would be sent without TLS: use an https endpoint, or call `allow_http()` on the builder")]
    InsecureEndpoint,
    /// The endpoint has a user or a password in it, which would not be sent, and be shown with the address.
    #[error(
        "the endpoint has a user or a password in it: take them out, and give them to `HttpSettings::basic_auth` if a \
         gateway wants them"
    )]
    CredentialsInEndpoint,
    /// HTTP cannot be set up.
    #[cfg(feature = "reqwest")]
    #[error("HTTP cannot be set up: {0}")]
    Http(String),
    /// The system gives a blocking client no thread.
    #[cfg(feature = "blocking")]
    #[error("a blocking client's thread cannot be set up: {0}")]
    Thread(String),
    /// The endpoint is no absolute `http` or `https` address.
    #[error("the endpoint is not an absolute http or https address")]
    InvalidEndpoint,
}

impl<C: ServiceClient> ClientBuilder<C> {
    /// A builder with everything as it is by default.
    pub fn new() -> Self {
        Self {
            version: SoapVersion::Soap11,
            endpoint: None,
            credentials: None,
            headers: Vec::new(),
            transport: None,
            environment: None,
            retry: Retry::default(),
            timeout: Some(Duration::from_secs(150)),
            attempt_timeout: Some(Duration::from_secs(120)),
            #[cfg(feature = "reqwest")]
            connect_timeout: Some(Duration::from_secs(10)),
            #[cfg(feature = "reqwest")]
            http: None,
            strict: false,
            limits: Limits::DEFAULT,
            forbidden_characters: ForbiddenCharacters::Refuse,
            largest_answer: 64 << 20,
            largest_request: 4 << 20,
            allow_http: false,
            client: PhantomData,
        }
    }

    /// The version of SOAP that requests are written in; SOAP 1.1 by default. Answers say theirs themselves.
    pub fn soap_version(mut self, version: SoapVersion) -> Self {
        self.version = version;
        self
    }

    /// The address to call instead of the one that the service's description has for the version.
    pub fn endpoint(mut self, address: impl Into<String>) -> Self {
        self.endpoint = Some(address.into());
        self
    }

    /// A header block that every call carries, behind those given before.
    pub fn header(mut self, header: HeaderBlock) -> Self {
        self.headers.push(header);
        self
    }

    /// What requests are sent with; by default HTTP, where the feature `reqwest` is on.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Clock, sleep and chance; by default Tokio's, where the feature `tokio` is on.
    pub fn environment(mut self, environment: impl Environment + 'static) -> Self {
        self.environment = Some(Arc::new(environment));
        self
    }

    /// How calls are tried again; three attempts by default, where that is safe.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How long a call may take, attempts and waits and all; 150 s by default. `None` sets no bound. A longer time alone
    /// changes little: an attempt is cut off by [`attempt_timeout`](Self::attempt_timeout) before. Reading the answer once it
    /// is there takes a time of its own, which [`largest_answer`](Self::largest_answer) bounds.
    pub fn timeout(mut self, timeout: Option<Duration>) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long an attempt may take, from connecting to the last byte of the answer; 120 s by default, which is longer
    /// than services of this kind commonly give themselves. `None` sets no bound of its own; [`timeout`](Self::timeout)
    /// bounds it in any case.
    pub fn attempt_timeout(mut self, timeout: Option<Duration>) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How long connecting may take, where the client makes its own HTTP transport; 10 s by default.
    #[cfg(feature = "reqwest")]
    pub fn connect_timeout(mut self, timeout: Option<Duration>) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Proxies, certificates and HTTP Basic of the HTTP transport that the client makes itself.
    #[cfg(feature = "reqwest")]
    pub fn http(mut self, settings: crate::transport::HttpSettings) -> Self {
        self.http = Some(settings);
        self
    }

    /// An HTTP client that is set up by the application: proxies, certificates, pools, cookies (reqwest's feature
    /// `cookies`). Give it `redirect(Policy::none())`: where it follows a redirect, the call fails.
    ///
    /// Give an asynchronous and a blocking client one each: a connection is looked after by the Tokio runtime that it was
    /// made in, and a call that gets it from another one waits for as long as that one stands still.
    #[cfg(feature = "reqwest")]
    pub fn reqwest_client(self, client: reqwest::Client) -> Self {
        self.transport(crate::transport::ReqwestTransport::with_client(client))
    }

    /// Lets credentials go over `http` without TLS to other machines. Whoever is on the way reads them.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Makes every departure of an answer from its schema an error. By default they are listed on the
    /// [`Answer`](crate::Answer).
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// What is refused in an answer: depth, elements, attributes, lengths. Each limit that is exceeded is an
    /// [`Error::NotUnderstood`](crate::Error::NotUnderstood) that names it.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// What becomes of characters in answers that XML forbids, as `&#x1;`, which services on .NET send; an error by
    /// default, which loses the whole answer.
    pub fn forbidden_characters(mut self, forbidden: ForbiddenCharacters) -> Self {
        self.forbidden_characters = forbidden;
        self
    }

    /// The most bytes of body that an answer may have, after decompression; 64 MiB by default. Of a larger one
    /// no more is taken, and the call is an [`Error::NoAnswer`](crate::Error::NoAnswer) whose `is_too_large()` is true. Who
    /// raises it raises [`Limits::text_bytes`] and [`Limits::value_bytes`] with it, by [`limits`](Self::limits).
    pub fn largest_answer(mut self, bytes: usize) -> Self {
        self.largest_answer = bytes;
        self
    }

    /// The most bytes of body that a request may have; 4 MiB by default, which is what services on ASP.NET take by
    /// default (`maxRequestLength` of 4,096 KB). A larger one is not sent
    /// ([`NotSentReason::TooLarge`](crate::NotSentReason::TooLarge)): the service would answer with a fault, or close the
    /// connection while it comes, which cannot be told from a failure of the network.
    pub fn largest_request(mut self, bytes: usize) -> Self {
        self.largest_request = bytes;
        self
    }

    /// The client.
    ///
    /// # Errors
    /// Something that it needs is missing or cannot be used.
    pub fn build(self) -> Result<C, BuildError> {
        let service = C::SERVICE;
        if service.credentials.is_some() && self.credentials.is_none() {
            return Err(BuildError::NoCredentials(service.name));
        }
        let of_version = || service.endpoints.iter().find(|endpoint| endpoint.version == self.version);
        let address = match &self.endpoint {
            Some(address) => address.as_str(),
            None => of_version().ok_or(BuildError::NoEndpoint(self.version))?.address,
        };
        let endpoint: http::Uri = address.parse().map_err(|_| BuildError::InvalidEndpoint)?;
        if endpoint.host().is_none_or(str::is_empty) || !matches!(endpoint.scheme_str(), Some("http" | "https")) {
            return Err(BuildError::InvalidEndpoint);
        }
        if endpoint.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return Err(BuildError::CredentialsInEndpoint);
        }
        #[cfg(feature = "reqwest")]
        let shows_secrets = self.http.as_ref().is_some_and(crate::transport::HttpSettings::has_secrets);
        #[cfg(not(feature = "reqwest"))]
        let shows_secrets = false;
        if (self.credentials.is_some() || shows_secrets)
            && endpoint.scheme_str() == Some("http")
            && !self.allow_http
            && !is_loopback(&endpoint)
        {
            return Err(BuildError::InsecureEndpoint);
        }
        let secrets = Secrets::of(self.secret_pairs());
        #[cfg(feature = "reqwest")]
        let transport = match self.transport {
            Some(_) if self.http.is_some() => {
                let why = "the settings are for HTTP of the client's own making, and a transport is given";
                return Err(BuildError::Http(why.to_owned()));
            }
            Some(transport) => Some(transport),
            None => match default_transport(&endpoint, self.http.unwrap_or_default(), self.connect_timeout) {
                Ok(transport) => Some(Arc::new(transport) as Arc<dyn Transport>),
                Err(error) => return Err(BuildError::Http(error.to_string())),
            },
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
            credentials: self.credentials,
            headers: self.headers,
            transport: transport.ok_or(BuildError::NoTransport)?,
            environment: environment.ok_or(BuildError::NoEnvironment)?,
            budget: Arc::new(Budget::new(&self.retry)),
            retry: self.retry,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            reading: Reading { strict: self.strict, limits: self.limits, forbidden: self.forbidden_characters },
            largest_answer: self.largest_answer,
            largest_request: self.largest_request,
        })))
    }
}

impl<C> ClientBuilder<C> {
    /// Users and passwords that nothing shows: those of the envelope, of HTTP Basic and of the proxy.
    fn secret_pairs(&self) -> Vec<(&str, &str)> {
        let of_envelope = self.credentials.iter().map(|credentials| (credentials.user(), credentials.password()));
        #[cfg(feature = "reqwest")]
        let of_envelope = of_envelope.chain(self.http.iter().flat_map(crate::transport::HttpSettings::secret_pairs));
        of_envelope.collect()
    }
}

/// HTTP for an endpoint. A request to this machine may be without TLS, and must not go to a proxy elsewhere.
#[cfg(feature = "reqwest")]
fn default_transport(
    endpoint: &http::Uri,
    mut settings: crate::transport::HttpSettings,
    connect_timeout: Option<Duration>,
) -> Result<crate::transport::ReqwestTransport, crate::transport::BoxError> {
    if is_loopback(endpoint) && !settings.decides_on_proxy() {
        settings = settings.no_proxy();
    }
    crate::transport::ReqwestTransport::with_settings(&settings, connect_timeout)
}

/// Whether an address is on this machine.
fn is_loopback(endpoint: &http::Uri) -> bool {
    let host = endpoint.host().unwrap_or("").trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl<C: WithCredentials> ClientBuilder<C> {
    /// What calls prove themselves with, in the header block that the service's configuration names.
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::new(user, password));
        self
    }
}

impl<C: ServiceClient> Default for ClientBuilder<C> {
    fn default() -> Self {
        Self::new()
    }
}

/// Nothing that could be secret.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("version", &self.version).finish_non_exhaustive()
    }
}
