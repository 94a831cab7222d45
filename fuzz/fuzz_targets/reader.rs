//! Any text, for the reader alone.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wsdl_tests::fuzzing::documents::reader(bytes));
