//! Cassettes: files of any kind, and answers of any kind that are recorded and answered again.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::cassettes::cassette(bytes));
