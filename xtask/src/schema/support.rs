//! Contracts of small schemas, for tests.

use wsdl_codegen::contract::{Contract, lower};
use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::load::load;
use wsdl_codegen::source::MemorySource;

/// Returns a schema document of the namespace `urn:t`, whose local elements are qualified.
pub(crate) fn document(inside: &str) -> String {
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t' \
         elementFormDefault='qualified'>{inside}</xs:schema>"
    )
}

/// Returns the contract of a schema document.
pub(crate) fn contract(inside: &str) -> Contract {
    let mut diagnostics = Diagnostics::default();
    let source = MemorySource::default().with("a.xsd", document(inside).as_bytes());
    let documents = load("a.xsd", &source, &mut diagnostics).expect("it is read");
    let contract = lower(&documents, &mut diagnostics).expect("it is lowered");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    contract
}
