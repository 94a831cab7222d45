//! The settings of a client; `build.rs` makes the client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::logon::LogonSettings;
use super::{ServiceClient, WithCredentials};
use crate::call::{Environment, FacetChecks, Reading, Retry};
use crate::codec::{ForbiddenCharacters, Limits};
use crate::soap::{Credentials, HeaderBlock, SoapVersion};
use crate::transport::Transport;

/// Builder of a client; every generated client has a `builder()`. Build one client and clone it: setting up TLS is
/// slow, and clones share connections.
#[must_use = "nothing is set up before `build`"]
pub struct ClientBuilder<C> {
    pub(super) version: SoapVersion,
    pub(super) endpoint: Option<String>,
    pub(super) credentials: Option<Credentials>,
    pub(super) headers: Vec<HeaderBlock>,
    pub(super) http_headers: HeaderMap,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) environment: Option<Arc<dyn Environment>>,
    pub(super) retry: Retry,
    pub(super) retry_budget: u32,
    pub(super) logon: LogonSettings,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    #[cfg(feature = "reqwest")]
    pub(super) connect_timeout: Option<Duration>,
    #[cfg(feature = "reqwest")]
    pub(super) http: Option<crate::transport::HttpSettings>,
    pub(super) reading: Reading,
    pub(super) facets: Option<FacetChecks>,
    pub(super) largest_answer: usize,
    pub(super) largest_request: usize,
    pub(super) allow_http: bool,
    client: PhantomData<fn() -> C>,
}

impl<C: ServiceClient> ClientBuilder<C> {
    /// Creates a builder with the defaults.
    pub fn new() -> Self {
        Self {
            version: SoapVersion::Soap11,
            endpoint: None,
            credentials: None,
            headers: Vec::new(),
            http_headers: HeaderMap::new(),
            transport: None,
            environment: None,
            retry: Retry::default(),
            retry_budget: 20,
            logon: LogonSettings { one_at_a_time: true, lockout: Duration::from_secs(15 * 60) },
            timeout: Some(Duration::from_secs(150)),
            attempt_timeout: Some(Duration::from_secs(120)),
            #[cfg(feature = "reqwest")]
            connect_timeout: Some(Duration::from_secs(10)),
            #[cfg(feature = "reqwest")]
            http: None,
            reading: Reading::default(),
            facets: None,
            largest_answer: 64 << 20,
            largest_request: 4 << 20,
            allow_http: false,
            client: PhantomData,
        }
    }

    /// Sets the SOAP version of requests; SOAP 1.1 by default. Responses name their own version.
    pub fn soap_version(mut self, version: SoapVersion) -> Self {
        self.version = version;
        self
    }

    /// Sets the address to call: an absolute `http` or `https` URI. The default is the WSDL's address for the SOAP
    /// version. Characters that a URI does not allow are percent-encoded.
    pub fn endpoint(mut self, address: impl Into<String>) -> Self {
        self.endpoint = Some(address.into());
        self
    }

    /// Adds a SOAP header block to every call, after those added before.
    pub fn header(mut self, header: HeaderBlock) -> Self {
        self.headers.push(header);
        self
    }

    /// Adds an HTTP header to every request. It replaces an earlier one of the same name. For several values of one
    /// header, use `HeaderMap::append` and [`http_headers`](Self::http_headers).
    ///
    /// Values marked as sensitive (`HeaderValue::set_sensitive`) are treated like credentials: they are never shown,
    /// and need TLS.
    pub fn http_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.http_headers.insert(name, value);
        self
    }

    /// Adds HTTP headers to every request. They replace earlier ones of the same names.
    pub fn http_headers(mut self, headers: HeaderMap) -> Self {
        self.http_headers.extend(headers);
        self
    }

    /// Sets the `User-Agent` of requests (RFC 9110, section 10.1.5); by default the name and version of the generated
    /// crate, like `my-service/1.2.0`.
    pub fn user_agent(self, name: HeaderValue) -> Self {
        self.http_header(http::header::USER_AGENT, name)
    }

    /// Sets the transport that sends requests. The default is reqwest, if the feature `reqwest` is on.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the clock, timer and random numbers. The default is Tokio's timer, if the feature `tokio` is on.
    pub fn environment(mut self, environment: impl Environment + 'static) -> Self {
        self.environment = Some(Arc::new(environment));
        self
    }

    /// Sets when and how often calls are sent again; by default up to three attempts if that is safe.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets how many retries all calls of the client and its clones may make together; 20 by default. Each answer
    /// returns a tenth of a retry. This keeps clients from flooding a service that is down.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// Sets the longest time of a call, including retries and waits; 150 s by default. `None` removes the bound.
    ///
    /// Raising it alone changes little, since [`attempt_timeout`](Self::attempt_timeout) bounds each attempt. Decoding
    /// a response that has arrived is not included; [`largest_answer`](Self::largest_answer) bounds it.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// Sets the longest time of an attempt, from connecting to the last byte of the answer; 120 s by default, longer
    /// than the usual time limits of services themselves. `None` leaves only [`timeout`](Self::timeout).
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets the longest time of connecting, if the client makes its own HTTP transport; 10 s by default. `None` leaves
    /// only [`attempt_timeout`](Self::attempt_timeout).
    #[cfg(feature = "reqwest")]
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = timeout.into();
        self
    }

    /// Sets proxies, certificates and HTTP Basic of the HTTP transport that the client makes itself.
    #[cfg(feature = "reqwest")]
    pub fn http(mut self, settings: crate::transport::HttpSettings) -> Self {
        self.http = Some(settings);
        self
    }

    /// Uses an HTTP client set up by the application: proxies, certificates, pools, cookies (reqwest's feature
    /// `cookies`). Set `redirect(Policy::none())` on it: if it follows a redirect, the call fails.
    ///
    /// Use separate HTTP clients for an asynchronous and a blocking client. A connection is driven by the Tokio runtime
    /// that opened it; a call on another runtime stalls while that one is not running.
    #[cfg(feature = "reqwest")]
    pub fn reqwest_client(self, client: reqwest::Client) -> Self {
        self.transport(crate::transport::ReqwestTransport::with_client(client))
    }

    /// Allows credentials over `http` to other machines. Without TLS, anyone on the way can read them.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Sets whether the first deviation of an answer from its schema is an error; `false` by default, which lists
    /// deviations on the [`Answer`](crate::Answer).
    pub fn strict(mut self, strict: bool) -> Self {
        self.reading.strict = strict;
        self
    }

    /// Sets what becomes of values in requests that do not satisfy the facets of their types, such as texts that are
    /// too long. The default is that of the configuration of the generated crate: usually, such a request is not sent.
    pub fn facets(mut self, facets: FacetChecks) -> Self {
        self.facets = Some(facets);
        self
    }

    /// Sets limits on answers: depth, elements, attributes, lengths. An answer that exceeds one is an
    /// [`Error::NotUnderstood`](crate::Error::NotUnderstood) that names the limit.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reading.limits = limits;
        self
    }

    /// Sets how characters in answers that XML forbids are treated, such as `&#x1;`, which services on .NET send. By
    /// default they are an error, which loses the whole answer.
    pub fn forbidden_characters(mut self, forbidden: ForbiddenCharacters) -> Self {
        self.reading.forbidden = forbidden;
        self
    }

    /// Sets the largest body of an answer in bytes, after decompression; 64 MiB by default. The rest of a larger one is
    /// not read, and the call is an [`Error::NoAnswer`](crate::Error::NoAnswer) whose `is_too_large()` is `true`. If
    /// you raise it, raise [`Limits::text_bytes`] and [`Limits::value_bytes`] too, by [`limits`](Self::limits).
    pub fn largest_answer(mut self, bytes: usize) -> Self {
        self.largest_answer = bytes;
        self
    }

    /// Sets the largest body of a request in bytes; 4 MiB by default, which is the default limit of ASP.NET
    /// (`maxRequestLength` of 4,096 KB). A larger one is not sent
    /// ([`NotSentReason::TooLarge`](crate::NotSentReason::TooLarge)): the service would answer with a fault, or close
    /// the connection, which looks like a network failure.
    pub fn largest_request(mut self, bytes: usize) -> Self {
        self.largest_request = bytes;
        self
    }
}

impl<C: WithCredentials> ClientBuilder<C> {
    /// Sets the user and password that calls carry in the header block named by the service's configuration.
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::new(user, password));
        self
    }

    /// Sets whether calls are sent one at a time until the service has accepted the credentials; `true` by default.
    /// Eight callers with a wrong password then make one attempt instead of eight, and do not lock the account. The
    /// wait counts towards the call's [`timeout`](Self::timeout).
    ///
    /// Any response accepts the credentials, even one that reports a failure. A fault or a missing answer says nothing
    /// about them.
    pub fn one_logon_at_a_time(mut self, one: bool) -> Self {
        self.logon.one_at_a_time = one;
        self
    }

    /// Sets how long the client sends nothing after the service reported that the user is locked out; 15 min by
    /// default. Then one call tries again.
    pub fn lockout(mut self, time: Duration) -> Self {
        self.logon.lockout = time;
        self
    }
}

impl<C: ServiceClient> Default for ClientBuilder<C> {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows nothing that could be secret.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("version", &self.version).finish_non_exhaustive()
    }
}
