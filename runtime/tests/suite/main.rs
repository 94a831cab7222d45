//! What the runtime must do, over a small service written by hand. One binary, a file a question.

mod answers;
#[cfg(feature = "blocking")]
mod blocking;
mod calls;
#[cfg(feature = "cassettes")]
mod cassettes;
#[cfg(feature = "reqwest")]
mod certificates;
#[cfg(feature = "reqwest")]
mod codings;
#[cfg(feature = "reqwest")]
mod connections;
mod contents;
mod decode_errors;
mod deviations;
mod encodings;
#[cfg(feature = "reqwest")]
mod enterprise;
mod envelopes;
mod faults;
#[cfg(feature = "reqwest")]
mod http;
mod limits;
mod logon;
mod messages;
mod odd_faults;
mod options;
mod other_stacks;
#[cfg(feature = "reqwest")]
mod proxies;
mod reports;
mod requests;
mod responses;
mod retries;
mod secrets;
mod slots;
#[cfg(feature = "tracing")]
mod traces;
mod values;

#[allow(dead_code, unreachable_pub, reason = "a generated crate has more than its tests call")]
#[path = "../shop/mod.rs"]
mod shop;
#[allow(dead_code, unreachable_pub, reason = "other tests take it from here, and features decide what is used")]
#[path = "../support/mod.rs"]
mod support;

use shop::Client;
use support::memory::{Clock, PASSWORD, Service, USER};
use wsdl_runtime::ClientBuilder;

/// A builder of a client of a service in memory, with credentials that tests look for where they must not be.
fn builder(service: &Service) -> ClientBuilder<Client> {
    Client::builder().credentials(USER, PASSWORD).transport(service.clone()).environment(Clock::default())
}
