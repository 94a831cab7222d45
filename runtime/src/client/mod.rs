//! The client that all generated clients are a thin cover of.

mod builder;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use builder::{BuildError, ClientBuilder};

use crate::answer::Answer;
use crate::call::{Budget, Call, Plan, Retry, Times, decode, drive};
use crate::codec::Sink;
use crate::credentials::Credentials;
use crate::envelope::{self, SoapVersion};
use crate::environment::Environment;
use crate::error::{Error, NotSentReason};
use crate::exchange::Exchange;
use crate::header::HeaderBlock;
use crate::mask::{Masker, Secrets};
use crate::operation::{Operation, Request, Service};
use crate::transport::Transport;

/// What a generated client is made of. For generated code only.
pub trait ServiceClient: Sized {
    /// The service that it calls.
    const SERVICE: Service;

    /// A client that calls through this.
    fn from_core(core: ClientCore) -> Self;
}

/// A generated client whose calls carry credentials in a header block. For generated code only.
pub trait WithCredentials: ServiceClient {}

/// Calls the operations of a service. A clone is cheap and shares everything. For generated code only.
#[derive(Clone)]
pub struct ClientCore(Arc<Setup>);

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
    strict: bool,
    largest_answer: usize,
}

impl ClientCore {
    /// Calls an operation. What the future gives up when it is dropped may have been processed by the service.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let setup = &*self.0;
        let credentials = setup.credentials.as_ref();
        let envelope = envelope::write(request, setup.version, &setup.service, credentials, &setup.headers);
        let exchange = self.call(&R::OPERATION, envelope).await?;
        let sink = if setup.strict { Sink::strict() } else { Sink::lenient() };
        decode::<R>(exchange, setup.service.table, sink)
    }

    /// The part of a call that no type of the service takes part in.
    async fn call(
        &self,
        operation: &Operation,
        envelope: Result<String, crate::codec::WriteError>,
    ) -> Result<Exchange, Error> {
        let setup = &*self.0;
        let mut exchange = Exchange {
            operation: operation.name,
            endpoint: setup.endpoint.clone(),
            version: setup.version,
            attempts: 0,
            unknown_outcomes: 0,
            request_bytes: 0,
            response: None,
            mask: Masker::new(&setup.service, setup.secrets.clone()),
        };
        let body = match envelope {
            Ok(body) => body,
            Err(error) => return Err(Error::not_sent(exchange, NotSentReason::Write(error))),
        };
        exchange.request_bytes = body.len();
        let mut headers = http::HeaderMap::new();
        if let Err(error) = setup.version.put_headers(operation.action, &mut headers) {
            return Err(Error::not_sent(exchange, NotSentReason::Setup(error.to_string())));
        }
        if let Some(why) = setup.environment.unavailable() {
            return Err(Error::not_sent(exchange, NotSentReason::Setup(why.to_owned())));
        }
        let times = Times { call: setup.timeout, attempt: setup.attempt_timeout };
        let plan = Plan { kind: operation.kind, retry: setup.retry, budget: setup.budget.clone(), times };
        let call = Call::new(exchange, headers, body.into(), plan);
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
