//! A service, a clock and chance in memory.

use listrak_v31::Client;
use wsdl_runtime::ClientBuilder;

#[path = "../runtime/tests/support/memory.rs"]
mod shared;

pub use shared::*;

/// A builder of a client of a service in memory, with credentials that tests look for where they must not be.
pub fn builder(service: &Service) -> ClientBuilder<Client> {
    Client::builder().credentials(USER, PASSWORD).transport(service.clone()).environment(Clock::default())
}
