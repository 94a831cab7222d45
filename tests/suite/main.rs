//! What the whole house must do together. One binary, a file a question.

mod answers;
mod calls;
mod cases;
mod decode_errors;
mod diagnostics;
mod exchanges;
mod faults;
mod freshness;
mod generated;
mod http;
mod interop;
mod requests;
mod samples;
mod secrets;
mod valid;
