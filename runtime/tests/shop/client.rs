//! The client of service `Shop`.

use super::namespaces as ns;
use super::operations;
use ::wsdl_runtime::codegen as rt;

/// Calls the operations of service `Shop`. A clone is cheap and shares everything.
#[derive(Debug, Clone)]
pub struct Client {
    core: rt::ClientCore,
}

impl Client {
    /// Sets up a client.
    pub fn builder() -> rt::ClientBuilder<Self> {
        rt::ClientBuilder::new()
    }

    /// Returns a client whose calls, including retries and waits, take at most this long.
    #[must_use]
    pub fn with_timeout(&self, timeout: impl Into<Option<rt::Duration>>) -> Self {
        Self { core: self.core.with_timeout(timeout) }
    }

    /// Returns a client whose attempts take at most this long each.
    #[must_use]
    pub fn with_attempt_timeout(&self, timeout: impl Into<Option<rt::Duration>>) -> Self {
        Self { core: self.core.with_attempt_timeout(timeout) }
    }

    /// Returns a client that retries calls like this.
    #[must_use]
    pub fn with_retry(&self, retry: rt::Retry) -> Self {
        Self { core: self.core.with_retry(retry) }
    }

    /// Returns a client whose calls carry this header block too, after the others.
    #[must_use]
    pub fn with_header(&self, header: rt::HeaderBlock) -> Self {
        Self { core: self.core.with_header(header) }
    }

    /// Returns a client for which every deviation of an answer from its schema is an error, or not.
    #[must_use]
    pub fn with_strict(&self, strict: bool) -> Self {
        Self { core: self.core.with_strict(strict) }
    }

    /// Returns a client whose requests carry this HTTP header too.
    #[must_use]
    pub fn with_http_header(&self, name: rt::HeaderName, value: rt::HeaderValue) -> Self {
        Self { core: self.core.with_http_header(name, value) }
    }

    /// Returns a client that calls this address.
    ///
    /// # Errors
    /// See [`BuildError`](rt::BuildError).
    pub fn with_endpoint(&self, address: &str) -> Result<Self, rt::BuildError> {
        Ok(Self { core: self.core.with_endpoint(address)? })
    }

    /// Returns a client whose calls carry this user and this password.
    #[must_use]
    pub fn with_credentials(&self, user: impl Into<String>, password: impl Into<String>) -> Self {
        Self { core: self.core.with_credentials(user, password) }
    }

    /// Lets this client and its clones try their credentials again.
    pub fn reset_logon(&self) {
        self.core.reset_logon();
    }

    /// Calls the operation that the request belongs to, and returns the response with what came with it.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub async fn send<R: rt::Request>(&self, request: &R) -> Result<rt::Answer<R::Response>, rt::Error> {
        self.core.send(request).await
    }

    /// Operation `GetOrder`, which reads.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub async fn get_order(&self, request: &operations::GetOrder) -> Result<operations::GetOrderResponse, rt::Error> {
        Ok(self.core.send(request).await?.response)
    }

    /// Operation `ListOrders`, which reads.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub async fn list_orders(
        &self,
        request: &operations::ListOrders,
    ) -> Result<operations::ListOrdersResponse, rt::Error> {
        Ok(self.core.send(request).await?.response)
    }

    /// Operation `PutOrder`, which is idempotent.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub async fn put_order(&self, request: &operations::PutOrder) -> Result<operations::PutOrderResponse, rt::Error> {
        Ok(self.core.send(request).await?.response)
    }

    /// Operation `SendParcel`, which is unsafe to repeat.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub async fn send_parcel(
        &self,
        request: &operations::SendParcel,
    ) -> Result<operations::SendParcelResponse, rt::Error> {
        Ok(self.core.send(request).await?.response)
    }

    /// Operation `CreateVoucher`, which is unsafe to repeat.
    ///
    /// # Errors
    /// See [`Error`](rt::Error).
    pub async fn create_voucher(
        &self,
        request: &operations::CreateVoucher,
    ) -> Result<operations::CreateVoucherResponse, rt::Error> {
        Ok(self.core.send(request).await?.response)
    }
}

impl rt::ServiceClient for Client {
    const SERVICE: rt::Service = rt::Service {
        name: "Shop",
        table: ns::TABLE,
        endpoints: &[
            rt::Endpoint { version: rt::SoapVersion::Soap11, address: "https://shop.example/orders.asmx" },
            rt::Endpoint { version: rt::SoapVersion::Soap12, address: "https://shop.example/orders.asmx" },
        ],
        credentials: Some(rt::CredentialsHeader {
            header: rt::Name::new(ns::N0, "Login"),
            user: rt::Name::new(ns::N0, "UserName"),
            password: rt::Name::new(ns::N0, "Password"),
        }),
        sensitive: &[
            rt::Name::new(ns::N0, "Email"),
            rt::Name::new(ns::N0, "Password"),
            rt::Name::new(ns::N0, "Recipient"),
            rt::Name::new(ns::N0, "UserName"),
        ],
        fault_codes: &[
            rt::KnownFault { code: "WrongPassword", effect: rt::FaultEffect::LogonRejected },
            rt::KnownFault { code: "LockedOut", effect: rt::FaultEffect::LockedOut },
            rt::KnownFault { code: "ForeignAddress", effect: rt::FaultEffect::NotProcessed },
        ],
        facets: rt::FacetChecks::Check,
        user_agent: "shop/1.0.0",
        tracer: rt::tracer!(),
    };

    fn from_core(core: rt::ClientCore) -> Result<Self, rt::BuildError> {
        Ok(Self { core })
    }
}

impl rt::WithCredentials for Client {}
