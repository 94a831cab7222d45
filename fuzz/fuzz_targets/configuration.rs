//! Any configuration and record of names, up to emitted code.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::descriptions::configuration(bytes));
