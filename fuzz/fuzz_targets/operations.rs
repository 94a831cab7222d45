//! Any document, for the response of each operation.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::documents::operations(bytes));
