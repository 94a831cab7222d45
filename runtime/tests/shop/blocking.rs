//! The client of service `Shop` for code that is not asynchronous.

use super::operations;
use ::wsdl_runtime::codegen as rt;

/// Calls the operations of service `Shop`, and waits for the answers on the calling thread.
#[derive(Debug, Clone)]
pub struct Client {
    core: rt::BlockingCore,
}

impl Client {
    /// Sets up a client.
    pub fn builder() -> rt::ClientBuilder<Self> {
        rt::ClientBuilder::new()
    }

    /// Returns a client whose calls, including retries and waits, take at most this long.
    #[must_use]
    pub fn with_timeout(&self, timeout: impl Into<Option<rt::Duration>>) -> Self {
        Self { core: self.core.with(|core| core.with_timeout(timeout)) }
    }

    /// Returns a client whose attempts take at most this long each.
    #[must_use]
    pub fn with_attempt_timeout(&self, timeout: impl Into<Option<rt::Duration>>) -> Self {
        Self { core: self.core.with(|core| core.with_attempt_timeout(timeout)) }
    }

    /// Returns a client that retries calls like this.
    #[must_use]
    pub fn with_retry(&self, retry: rt::Retry) -> Self {
        Self { core: self.core.with(|core| core.with_retry(retry)) }
    }

    /// Returns a client whose calls carry this header block too, after the others.
    #[must_use]
    pub fn with_header(&self, header: rt::HeaderBlock) -> Self {
        Self { core: self.core.with(|core| core.with_header(header)) }
    }

    /// Returns a client for which every deviation of an answer from its schema is an error, or not.
    #[must_use]
    pub fn with_strict(&self, strict: bool) -> Self {
        Self { core: self.core.with(|core| core.with_strict(strict)) }
    }

    /// Lets this client and its clones try their credentials again.
    pub fn reset_logon(&self) {
        self.core.reset_logon();
    }

    /// Calls the operation that the request belongs to, and returns the response with what came with it.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub fn send<R: rt::Request>(&self, request: &R) -> Result<rt::Answer<R::Response>, rt::Error> {
        self.core.send(request)
    }

    /// Operation `GetOrder`: see [`Client::get_order`](super::Client::get_order).
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub fn get_order(&self, request: &operations::GetOrder) -> Result<operations::GetOrderResponse, rt::Error> {
        self.core.call(request)
    }

    /// Operation `SendParcel`: see [`Client::send_parcel`](super::Client::send_parcel).
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub fn send_parcel(&self, request: &operations::SendParcel) -> Result<operations::SendParcelResponse, rt::Error> {
        self.core.call(request)
    }
}

impl rt::ServiceClient for Client {
    const SERVICE: rt::Service = <super::Client as rt::ServiceClient>::SERVICE;

    fn from_core(core: rt::ClientCore) -> Result<Self, rt::BuildError> {
        Ok(Self { core: rt::BlockingCore::new(core)? })
    }
}

impl rt::WithCredentials for Client {}
