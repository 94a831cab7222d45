//! Any answer of a service: status, content type and body, for the envelope, faults and responses.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::answers::answer(bytes));
