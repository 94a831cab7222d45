//! What the whole house must do together. One binary, a file a question.

mod answers;
mod bulk_load;
mod calls;
mod cases;
mod contract;
mod decode_errors;
mod deviations;
mod diagnostics;
mod exchanges;
mod fault_codes;
mod faults;
mod freshness;
mod generated;
mod http;
mod interop;
mod mutated;
mod limits;
mod public_api;
mod requests;
mod retries;
mod rules;
mod samples;
mod secrets;
mod valid;
