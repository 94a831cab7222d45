//! What the whole house must do together. One binary, a file a question.

mod answers;
#[cfg(feature = "blocking")]
mod blocking;
mod bulk_load;
mod calls;
mod cases;
mod cassettes;
mod certificates;
mod connections;
mod contract;
mod decode_errors;
mod deviations;
mod diagnostics;
mod enterprise;
mod exchanges;
mod fault_codes;
mod faults;
mod freshness;
mod generated;
mod http;
mod interop;
mod layers;
mod limits;
mod mutated;
mod options;
mod proxies;
mod public_api;
mod requests;
mod retries;
mod rules;
mod samples;
mod secrets;
mod traces;
mod valid;
