//! The client that every generated client wraps.

#[cfg(feature = "blocking")]
mod blocking;
mod build;
mod builder;
mod logon;
mod options;

use std::fmt;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

#[cfg(feature = "blocking")]
pub use blocking::BlockingCore;
pub use build::BuildError;
use build::Tls;
pub use builder::ClientBuilder;
use http::HeaderMap;
use logon::{Logon, Pass};

use crate::call::{Answer, Environment, Error, Exchange, FacetChecks, FacetErrors, NotSentReason, RequestTooLarge};
use crate::call::{Budget, Call, Head, Plan, Reading, Retry, Times, Trace, before, decode, drive};
use crate::call::{Operation, Request, Service, action, is_empty_body};
use crate::codec::{WriteError, Writer};
use crate::redaction::{Masker, Secrets};
use crate::soap::{Action, Credentials, HeaderBlock, Opening, SoapVersion, Written};
use crate::transport::Transport;

/// A generated client. For generated code only.
pub trait ServiceClient: Sized {
    /// The service that the client calls.
    const SERVICE: Service;

    /// Creates the client from this core.
    ///
    /// # Errors
    /// The client cannot be built: see [`BuildError`].
    fn from_core(core: ClientCore) -> Result<Self, BuildError>;
}

/// A generated client whose calls carry credentials in a header block. For generated code only.
pub trait WithCredentials: ServiceClient {}

/// Calls the operations of a service. Clones are cheap and share everything. For generated code only.
#[derive(Clone)]
pub struct ClientCore(Arc<Setup>);

#[derive(Clone)]
struct Setup {
    service: Service,
    version: SoapVersion,
    endpoint: http::Uri,
    credentials: Option<Credentials>,
    /// How envelopes begin: without credentials, and with them.
    openings: Arc<Openings>,
    secrets: Secrets,
    /// Users and passwords of HTTP, which are among the secrets.
    http_secrets: Arc<[(String, String)]>,
    tls: Tls,
    logon: Arc<Logon>,
    headers: Vec<HeaderBlock>,
    http_headers: HeaderMap,
    transport: Arc<dyn Transport>,
    /// What the transport is made of, if it is of the client's own making.
    #[cfg(feature = "reqwest")]
    own_http: Option<Arc<build::OwnHttp>>,
    environment: Arc<dyn Environment>,
    retry: Retry,
    budget: Arc<Budget>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    reading: Reading,
    facets: FacetChecks,
    largest_answer: usize,
    largest_request: usize,
}

/// Each is made by the first call that needs it.
type Openings = [OnceLock<Result<Opening, WriteError>>; 2];

impl ClientCore {
    /// Calls an operation. If the future is dropped, the service may process the request all the same.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let trace = self.trace(&R::OPERATION);
        let envelope = self.write(request);
        // Pinned, it is not moved any more.
        let call = pin!(self.call(&R::OPERATION, action::<R>(), envelope));
        let called = trace.of(call).await;
        self.finish::<R>(trace, called)
    }

    fn trace(&self, operation: &Operation) -> Trace {
        let setup = &*self.0;
        Trace::begin(&setup.service, operation, setup.version, &setup.environment)
    }

    fn write<R: Request>(&self, request: &R) -> Result<Written, WriteError> {
        let setup = &*self.0;
        let (Service { table, credentials, .. }, operation) = (setup.service, R::OPERATION);
        let credentials = credentials.zip(setup.credentials.as_ref()).filter(|_| operation.authenticated);
        let opening = setup.openings[usize::from(credentials.is_some())]
            .get_or_init(|| Opening::new(setup.version, table, credentials))
            .as_ref()
            .map_err(Clone::clone)?;
        let body = |writer: &mut Writer| {
            if !is_empty_body(operation.input) {
                request.write(writer, operation.input);
            }
        };
        opening.write(&setup.headers, &body)
    }

    fn finish<R: Request>(&self, trace: Trace, called: Called) -> Result<Answer<R::Response>, Error> {
        let setup = &*self.0;
        let Called { pass, result } = called;
        let result = result.and_then(|exchange| decode::<R>(exchange, &setup.service, setup.reading));
        if let Some(pass) = pass {
            setup.logon.leave(pass, result.as_ref().map(|_| ()), || setup.environment.now());
        }
        trace.end(result.as_ref().map(|answer| &answer.exchange));
        result
    }

    /// Creates the exchange of a request that is not sent yet.
    fn exchange(&self, operation: &Operation, request: Written) -> Exchange<()> {
        let setup = &*self.0;
        let mask = Masker::new(setup.service.sensitive, setup.service.table, setup.secrets.clone());
        Exchange::new(operation.name, setup.endpoint.clone(), setup.version, &mask, request)
    }

    /// Makes a call, except for what depends on the operation's types.
    async fn call(&self, operation: &Operation, action: Action, envelope: Result<Written, WriteError>) -> Called {
        let setup = &*self.0;
        let mut call = match self.begin(operation, action, envelope) {
            Ok(call) => call,
            Err(error) => return Called { pass: None, result: Err(error) },
        };
        let pass = match operation.authenticated && setup.service.credentials.is_some() {
            false => None,
            true => match self.enter(&mut call).await {
                Ok(pass) => Some(pass),
                Err(reason) => return Called { pass: None, result: Err(Error::not_sent(call.exchange, reason)) },
            },
        };
        let result =
            drive(&mut call, &*setup.transport, &*setup.environment, setup.service.tracer, setup.largest_answer).await;
        Called { pass, result }
    }

    /// Creates a call, if it may be made.
    fn begin(
        &self,
        operation: &Operation,
        action: Action,
        envelope: Result<Written, WriteError>,
    ) -> Result<Call<'_>, Error> {
        let setup = &*self.0;
        let (written, checked) = match envelope {
            Ok(written) => {
                let checked = self.check(&written);
                (written, checked)
            }
            Err(error) => (Written::default(), Err(NotSentReason::Write(error))),
        };
        let exchange = self.exchange(operation, written);
        if let Err(reason) = checked {
            return Err(Error::not_sent(exchange, reason));
        }
        let head = Head { action, others: &setup.http_headers };
        let times = Times { call: setup.timeout, attempt: setup.attempt_timeout };
        let plan = Plan { kind: operation.kind, retry: setup.retry, budget: &setup.budget, times };
        Ok(Call::new(exchange, head, plan))
    }

    /// Checks that a request may be sent.
    fn check(&self, Written { body, violations }: &Written) -> Result<(), NotSentReason> {
        let setup = &*self.0;
        if !violations.is_empty() && setup.facets == FacetChecks::Check {
            return Err(NotSentReason::Facets(FacetErrors(violations.clone())));
        }
        if body.len() > setup.largest_request {
            return Err(NotSentReason::TooLarge(RequestTooLarge { bytes: body.len(), limit: setup.largest_request }));
        }
        match setup.environment.unavailable() {
            Some(why) => Err(NotSentReason::Unavailable(why)),
            None => Ok(()),
        }
    }

    /// Waits until a call may try the credentials. The wait is taken from the call's time.
    async fn enter(&self, call: &mut Call<'_>) -> Result<Pass, NotSentReason> {
        let setup = &*self.0;
        // If the credentials are known to be right, no timer is needed.
        if let Some(pass) = setup.logon.enter_at_once(|| setup.environment.now()).map_err(NotSentReason::Credentials)? {
            return Ok(pass);
        }
        let begin = setup.environment.now();
        let entered = pin!(setup.logon.enter(|| setup.environment.now()));
        let entered = match setup.timeout {
            Some(timeout) => before(entered, timeout, &*setup.environment).await.ok_or(NotSentReason::NoTime)?,
            None => entered.await,
        };
        call.waited(setup.environment.now().saturating_sub(begin));
        entered.map_err(NotSentReason::Credentials)
    }
}

/// The result of a call before its answer is decoded.
struct Called {
    /// The call's pass, if it carries credentials.
    pass: Option<Pass>,
    result: Result<Exchange, Error>,
}

/// Shows the service, the version and the endpoint; nothing that could be secret.
impl fmt::Debug for ClientCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("service", &self.0.service.name)
            .field("version", &self.0.version)
            .field("host", &self.0.endpoint.host())
            .finish_non_exhaustive()
    }
}
