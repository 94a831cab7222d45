//! Plans of small descriptions.

use crate::config::Config;
use crate::contract::{Contract, lower};
use crate::diagnostics::Diagnostics;
use crate::load::load;
use crate::plan::{Plan, build};
use crate::source::MemorySource;

/// The contract of a description.
pub(super) fn contract(wsdl: &str) -> Contract {
    let source = MemorySource::default().with("a.wsdl", wsdl);
    let mut diagnostics = Diagnostics::default();
    let documents = load("a.wsdl", &source, &mut diagnostics).expect("the document is read");
    let contract = lower(&documents, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics}");
    contract.expect("the document is lowered")
}

/// The plan of a description with this in the configuration, and what was reported.
pub(super) fn planned(wsdl: &str, config: &str) -> (Plan, Diagnostics) {
    let config = format!("entry = 'a.wsdl'\ncrate = '.'\noperations = 'all'\n{config}");
    let config = Config::parse(&config, "a.toml").expect("the configuration is right");
    let mut diagnostics = Diagnostics::default();
    let plan = build(&contract(wsdl), &config, &mut diagnostics);
    (plan, diagnostics)
}
