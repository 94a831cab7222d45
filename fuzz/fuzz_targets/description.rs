//! Any description with what it imports, up to emitted code.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::descriptions::description(bytes));
