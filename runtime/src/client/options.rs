//! Clients that differ from another in one setting and share the rest.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, HeaderValue};

use super::{BuildError, ClientCore, Setup, build};
use crate::call::{FacetChecks, Retry};
use crate::redaction::Secrets;
use crate::soap::{Credentials, HeaderBlock};

/// Each method returns a client with one setting changed. It shares transport, connections and the budget of retries.
impl ClientCore {
    /// Returns a client whose calls, including retries and waits, take at most this long. `None` removes the bound.
    #[must_use]
    pub fn with_timeout(&self, timeout: impl Into<Option<Duration>>) -> Self {
        let timeout = timeout.into();
        self.changed(|setup| setup.timeout = timeout)
    }

    /// Returns a client whose attempts take at most this long. `None` leaves only the call's timeout.
    #[must_use]
    pub fn with_attempt_timeout(&self, timeout: impl Into<Option<Duration>>) -> Self {
        let timeout = timeout.into();
        self.changed(|setup| setup.attempt_timeout = timeout)
    }

    /// Returns a client whose calls are sent again by these rules.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        self.changed(|setup| setup.retry = retry)
    }

    /// Returns a client whose calls carry this header block too, after the others.
    #[must_use]
    pub fn with_header(&self, header: HeaderBlock) -> Self {
        self.changed(|setup| setup.headers.push(header))
    }

    /// Returns a client whose requests carry this HTTP header, in place of one of the same name. Headers that the
    /// client sets itself are not changed.
    #[must_use]
    pub fn with_http_header(&self, name: HeaderName, value: HeaderValue) -> Self {
        self.changed(|setup| {
            if !build::is_reserved(&name) {
                setup.http_headers.insert(name, value);
            }
        })
    }

    /// Returns a client for which any deviation of an answer from its schema is an error, or is not.
    #[must_use]
    pub fn with_strict(&self, strict: bool) -> Self {
        self.changed(|setup| setup.reading.strict = strict)
    }

    /// Returns a client that refuses or reports values in requests that do not satisfy the facets of their types.
    #[must_use]
    pub fn with_facets(&self, facets: FacetChecks) -> Self {
        self.changed(|setup| setup.facets = facets)
    }

    /// Returns a client that calls this address.
    ///
    /// # Errors
    /// The errors of [`ClientBuilder::build`](super::ClientBuilder::build) about endpoints.
    pub fn with_endpoint(&self, address: &str) -> Result<Self, BuildError> {
        let endpoint = build::parse(address)?;
        self.0.tls.check(&endpoint, self.0.credentials.is_some())?;
        #[cfg(feature = "reqwest")]
        let other = match &self.0.own_http {
            Some(http) => http.for_other(&self.0.endpoint, &endpoint)?,
            None => None,
        };
        Ok(self.changed(|setup| {
            #[cfg(feature = "reqwest")]
            if let Some(transport) = other {
                setup.transport = transport;
            }
            // Another endpoint may accept the same credentials or not.
            setup.logon = Arc::new(setup.logon.afresh());
            setup.endpoint = endpoint;
        }))
    }

    /// Returns a client with these credentials, which start as untried.
    #[must_use]
    pub fn with_credentials(&self, user: impl Into<String>, password: impl Into<String>) -> Self {
        let credentials = Credentials::new(user, password);
        self.changed(|setup| {
            let of_http = setup.http_secrets.iter().map(|(user, password)| (user.as_str(), password.as_str()));
            let of_envelope = [(credentials.user(), credentials.password())];
            setup.secrets = Secrets::of(of_http.chain(of_envelope));
            setup.logon = Arc::new(setup.logon.afresh());
            setup.credentials = Some(credentials);
            setup.openings = Arc::default();
        })
    }

    /// Lets this client and its clones try their credentials again after the service refused them.
    pub fn reset_logon(&self) {
        self.0.logon.reset();
    }

    fn changed(&self, change: impl FnOnce(&mut Setup)) -> Self {
        let mut setup = Setup::clone(&self.0);
        change(&mut setup);
        Self(Arc::new(setup))
    }
}
