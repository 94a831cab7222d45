//! What a client can be set up with; `build.rs` makes the client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::logon::LogonSettings;
use super::{ServiceClient, WithCredentials};
use crate::call::{Environment, Reading, Retry};
use crate::codec::{ForbiddenCharacters, Limits};
use crate::soap::{Credentials, HeaderBlock, SoapVersion};
use crate::transport::Transport;

/// Sets up a client; every generated client has a `builder()`. Build one and clone it: setting up TLS takes a while, and
/// clones share connections.
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
            largest_answer: 64 << 20,
            largest_request: 4 << 20,
            allow_http: false,
            client: PhantomData,
        }
    }

    /// Sets the version of SOAP that requests are written in; SOAP 1.1 by default. Responses say theirs themselves.
    pub fn soap_version(mut self, version: SoapVersion) -> Self {
        self.version = version;
        self
    }

    /// Sets the address to call: an absolute `http` or `https` URI. By default it is the one that the service's description
    /// has for the version of SOAP. What a URI cannot hold is percent-encoded.
    pub fn endpoint(mut self, address: impl Into<String>) -> Self {
        self.endpoint = Some(address.into());
        self
    }

    /// Adds a SOAP header block to every call, after those that were added before.
    pub fn header(mut self, header: HeaderBlock) -> Self {
        self.headers.push(header);
        self
    }

    /// Adds an HTTP header to every request. A header of the same name replaces the one that was set before;
    /// `HeaderMap::append` gives one several values: see [`http_headers`](Self::http_headers).
    ///
    /// Values that are marked as sensitive (`HeaderValue::set_sensitive`) are kept out of all that is shown, like
    /// credentials, and need TLS as these do.
    pub fn http_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.http_headers.insert(name, value);
        self
    }

    /// Adds HTTP headers to every request, in place of those of the same names.
    pub fn http_headers(mut self, headers: HeaderMap) -> Self {
        self.http_headers.extend(headers);
        self
    }

    /// Sets the `User-Agent` of requests (RFC 9110, section 10.1.5); by default name and version of the generated crate, as
    /// `my-service/1.2.0`.
    pub fn user_agent(self, name: HeaderValue) -> Self {
        self.http_header(http::header::USER_AGENT, name)
    }

    /// Sets what requests are sent with. By default it is HTTP by reqwest, if the feature `reqwest` is on.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets clock, sleep and chance. By default they are Tokio's, if the feature `tokio` is on.
    pub fn environment(mut self, environment: impl Environment + 'static) -> Self {
        self.environment = Some(Arc::new(environment));
        self
    }

    /// Sets when and how often calls are sent again; by default three attempts where that is safe.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets how many retries all calls of the client and its clones may spend together; 20 by default. Each call that gets
    /// an answer gives back a tenth of one, so that a service that is down is not stormed.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// Sets how long a call may take, retries and waits included; 150 s by default. `None` sets no bound.
    ///
    /// A longer time alone changes little, since [`attempt_timeout`](Self::attempt_timeout) bounds each attempt. Reading a
    /// response that has arrived is not included; [`largest_answer`](Self::largest_answer) bounds it.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// Sets how long an attempt may take, from connecting to the last byte of the answer; 120 s by default, which is longer
    /// than services of this kind commonly give themselves. `None` sets no bound other than [`timeout`](Self::timeout).
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets how long connecting may take, if the client makes its own HTTP transport; 10 s by default. `None` sets no bound
    /// other than [`attempt_timeout`](Self::attempt_timeout).
    #[cfg(feature = "reqwest")]
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = timeout.into();
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

    /// Allows credentials to go over `http` to other machines. Without TLS anyone on the way can read them.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Makes every departure of an answer from its schema an error. By default they are listed on the
    /// [`Answer`](crate::Answer).
    pub fn strict(mut self, strict: bool) -> Self {
        self.reading.strict = strict;
        self
    }

    /// What is refused in an answer: depth, elements, attributes, lengths. Each limit that is exceeded is an
    /// [`Error::NotUnderstood`](crate::Error::NotUnderstood) that names it.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reading.limits = limits;
        self
    }

    /// What becomes of characters in answers that XML forbids, as `&#x1;`, which services on .NET send; an error by
    /// default, which loses the whole answer.
    pub fn forbidden_characters(mut self, forbidden: ForbiddenCharacters) -> Self {
        self.reading.forbidden = forbidden;
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
}

impl<C: WithCredentials> ClientBuilder<C> {
    /// Sets the user and the password that calls carry in the header block that the service's configuration names.
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.credentials = Some(Credentials::new(user, password));
        self
    }

    /// Sets whether calls go out one at a time until the service has accepted the credentials; `true` by default. Eight
    /// callers with a wrong password then make one attempt, not eight, and do not lock the account. Time that a call waits
    /// counts for its [`timeout`](Self::timeout).
    ///
    /// A response accepts the credentials, also one that reports a failure; a fault or no answer says nothing about them.
    pub fn one_logon_at_a_time(mut self, one: bool) -> Self {
        self.logon.one_at_a_time = one;
        self
    }

    /// Sets how long the client sends nothing after the service said that the user is locked out; 15 min by default. Then
    /// one call tries again.
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

/// Nothing that could be secret.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("version", &self.version).finish_non_exhaustive()
    }
}
