//! What the whole house must do together. One binary, a file a question.

mod bulk_load;
mod cases;
mod contract;
mod diagnostics;
mod exchanges;
mod fault_codes;
mod freshness;
mod generated;
mod interop;
mod layers;
mod mapping;
mod mutated;
mod named_tests;
mod public_api;
mod retries;
mod rules;
mod samples;
mod secrets;
mod security;
mod valid;
