//! The client that all generated clients are a thin cover of.

#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod options;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "blocking")]
pub use blocking::BlockingCore;
pub use builder::{BuildError, ClientBuilder};
use bytes::Bytes;

use crate::call::{Answer, Environment, Error, Exchange, NotSentReason, RequestTooLarge};
use crate::call::{Budget, Call, Plan, Reading, Retry, Times, Trace, decode, drive};
use crate::call::{Operation, Request, Service};
use crate::codec::{WriteError, Writer};
use crate::redaction::{Masker, Secrets};
use crate::soap::{self, Credentials, HeaderBlock, SoapVersion};
use crate::transport::Transport;

/// What a generated client is made of. For generated code only.
pub trait ServiceClient: Sized {
    /// The service that it calls.
    const SERVICE: Service;

    /// A client that calls through this.
    ///
    /// # Errors
    /// The client needs more than that, and does not get it.
    fn from_core(core: ClientCore) -> Result<Self, BuildError>;
}

/// A generated client whose calls carry credentials in a header block. For generated code only.
pub trait WithCredentials: ServiceClient {}

/// Calls the operations of a service. A clone is cheap and shares everything. For generated code only.
#[derive(Clone)]
pub struct ClientCore(Arc<Setup>);

#[derive(Clone)]
struct Setup {
    service: Service,
    version: SoapVersion,
    endpoint: http::Uri,
    credentials: Option<Credentials>,
    secrets: Secrets,
    headers: Vec<HeaderBlock>,
    transport: Arc<dyn Transport>,
    environment: Arc<dyn Environment>,
    retry: Retry,
    budget: Arc<Budget>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    reading: Reading,
    largest_answer: usize,
    largest_request: usize,
}

impl ClientCore {
    /// Calls an operation. What the future gives up when it is dropped may have been processed by the service.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let trace = self.trace(&R::OPERATION);
        let envelope = self.write(request);
        let result = trace.of(self.call(&R::OPERATION, envelope)).await;
        self.finish::<R>(trace, result)
    }

    fn trace(&self, operation: &Operation) -> Trace {
        let setup = &*self.0;
        Trace::begin(&setup.service, operation, setup.version, &setup.environment)
    }

    fn write<R: Request>(&self, request: &R) -> Result<Bytes, WriteError> {
        let setup = &*self.0;
        let (Service { table, credentials, .. }, operation) = (setup.service, R::OPERATION);
        let credentials = credentials.zip(setup.credentials.as_ref()).filter(|_| operation.authenticated);
        let body = |writer: &mut Writer| request.write(writer, operation.input);
        soap::write(setup.version, table, credentials, &setup.headers, &body).map(Bytes::from)
    }

    fn finish<R: Request>(&self, trace: Trace, result: Result<Exchange, Error>) -> Result<Answer<R::Response>, Error> {
        let setup = &*self.0;
        let result = result.and_then(|exchange| decode::<R>(exchange, setup.service.table, setup.reading));
        trace.end(result.as_ref().map(|answer| &answer.exchange));
        result
    }

    /// What an exchange is before anything goes over the wire.
    fn exchange(&self, operation: &Operation, request: Bytes) -> Exchange {
        let setup = &*self.0;
        let mask = Masker::new(setup.service.sensitive, setup.service.table, setup.secrets.clone());
        let mut exchange = Exchange::new(operation.name, setup.endpoint.clone(), setup.version, mask);
        exchange.set_request(request);
        exchange
    }

    /// The part of a call that no type of the service takes part in.
    async fn call(&self, operation: &Operation, envelope: Result<Bytes, WriteError>) -> Result<Exchange, Error> {
        let setup = &*self.0;
        let body = match envelope {
            Ok(body) => body,
            Err(error) => {
                return Err(Error::not_sent(self.exchange(operation, Bytes::new()), NotSentReason::Write(error)));
            }
        };
        let exchange = self.exchange(operation, body.clone());
        if body.len() > setup.largest_request {
            let too_large = RequestTooLarge { bytes: body.len(), limit: setup.largest_request };
            return Err(Error::not_sent(exchange, NotSentReason::TooLarge(too_large)));
        }
        let mut headers = http::HeaderMap::new();
        if let Err(error) = setup.version.put_headers(operation.action, &mut headers) {
            return Err(Error::not_sent(exchange, NotSentReason::Setup(error.to_string())));
        }
        if let Some(why) = setup.environment.unavailable() {
            return Err(Error::not_sent(exchange, NotSentReason::Setup(why.to_owned())));
        }
        let times = Times { call: setup.timeout, attempt: setup.attempt_timeout };
        let plan = Plan { kind: operation.kind, retry: setup.retry, budget: setup.budget.clone(), times };
        let call = Call::new(exchange, headers, body, plan);
        drive(call, &*setup.transport, &*setup.environment, setup.largest_answer).await
    }
}

/// The service, the version and the endpoint; nothing that could be secret.
impl fmt::Debug for ClientCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("service", &self.0.service.name)
            .field("version", &self.0.version)
            .field("host", &self.0.endpoint.host())
            .finish_non_exhaustive()
    }
}
