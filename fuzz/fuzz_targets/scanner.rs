//! Any bytes, decoded and read by tokens, by expectation and by quick-xml.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::scanner::scanner(bytes));
