//! The service: its port type, its ports and its operations.

mod credentials;
mod error_report;
mod kinds;
mod messages;
mod operations;

use std::sync::Arc;

pub(super) use error_report::error_report;

use super::build::Builder;
use super::problems::list;
use super::{ItemId, Service};
use crate::config::Config;
use crate::contract::{Binding, Contract, SoapVersion};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Severity};

/// Plans the port type that is generated. Returns `None` if there is none, or if several are possible, which is
/// reported.
pub(super) fn service(
    builder: &mut Builder<'_, '_>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Service> {
    let contract = builder.contract;
    // A schema has no service, and needs none.
    config.operations.as_ref()?;
    let index = choose(contract, config, diagnostics)?;
    let interface = &contract.interfaces[index];
    let bindings = usable(contract, index, diagnostics);
    let ports = ports(contract, index, &bindings, diagnostics);
    let service = ports.first().map(|(service, ..)| *service);
    let mut operations = operations::operations(builder, interface, &bindings);
    kinds::kinds(&mut operations, config, diagnostics);
    let credentials = config
        .credentials
        .as_ref()
        .and_then(|wanted| credentials::credentials(builder, &mut operations, wanted, diagnostics));
    Some(Service {
        name: service.map_or(&interface.name, |service| &service.name).local.clone(),
        documentation: service
            .and_then(|service| service.documentation.clone())
            .or_else(|| interface.documentation.clone()),
        endpoints: ports.into_iter().map(|(_, version, address)| (version, address)).collect(),
        operations,
        credentials,
        error_report: None,
    })
}

/// Returns the port type that has SOAP bindings: the only one, or the one that the configuration names.
fn choose(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Option<usize> {
    let mut candidates: Vec<usize> = contract.bindings.iter().map(|binding| binding.interface).collect();
    candidates.sort_unstable();
    candidates.dedup();
    let name = |index: &usize| &*contract.interfaces[*index].name.local;
    let all = || list(candidates.iter().map(name));
    match (&config.port_type, &candidates[..]) {
        (Some((wanted, place)), _) => {
            let found = candidates.iter().find(|index| name(index) == wanted).copied();
            if found.is_none() {
                let title = format!("no SOAP binding is for a port type `{wanted}`");
                diagnostics.error(title, place, format!("choose one of {}", all()));
            }
            found
        }
        (None, [only]) => Some(*only),
        (None, []) => {
            let help = "is this the right document? A description that is only for HTTP GET or POST cannot be used";
            let place = Place::of_file(&*config.entry);
            let place =
                contract.interfaces.first().map_or(place, |interface| Place::of_file(interface.place.file.clone()));
            diagnostics.error("there is no SOAP binding", &place, help);
            None
        }
        (None, [first, ..]) => {
            let help = format!("set `port_type` in the configuration to one of {}", all());
            let place = Place::of_file(contract.interfaces[*first].place.file.clone());
            diagnostics.error("there are SOAP bindings for several port types", &place, help);
            None
        }
    }
}

/// Returns the bindings of a port type. Those that cannot be used are left out if there are others.
fn usable<'c>(contract: &'c Contract, interface: usize, diagnostics: &mut Diagnostics) -> Vec<(usize, &'c Binding)> {
    let all = || contract.bindings.iter().enumerate().filter(|(_, binding)| binding.interface == interface);
    let usable: Vec<_> = all().filter(|(_, binding)| binding.problems.is_empty()).collect();
    if usable.is_empty() {
        return all().collect();
    }
    for problem in all().flat_map(|(_, binding)| &binding.problems) {
        let help = "the binding is left out, and with it its ports";
        let severity = Severity::Warning;
        diagnostics.push(Diagnostic { severity, help: help.to_owned(), ..problem.clone() });
    }
    usable
}

/// Returns the ports of bindings that have addresses, in the order of the documents.
fn ports<'c>(
    contract: &'c Contract,
    interface: usize,
    bindings: &[(usize, &'c Binding)],
    diagnostics: &mut Diagnostics,
) -> Vec<(&'c crate::contract::Service, SoapVersion, Arc<str>)> {
    let mut found = Vec::new();
    for service in &contract.services {
        for port in &service.ports {
            let Some(binding) = contract.bindings.get(port.binding).filter(|b| b.interface == interface) else {
                continue;
            };
            if !bindings.iter().any(|(index, _)| *index == port.binding) {
                continue;
            }
            let mut is_usable = true;
            for problem in &port.problems {
                is_usable &= problem.severity != Severity::Error;
                diagnostics.push(Diagnostic { severity: Severity::Warning, ..problem.clone() });
            }
            if let Some(address) = port.address.as_ref().filter(|_| is_usable) {
                found.push((service, binding.version, address.clone()));
            }
        }
    }
    found
}

/// Returns the items of requests and of responses.
pub(super) fn messages(service: &Service) -> (Vec<ItemId>, Vec<ItemId>) {
    let inputs = service.operations.iter().filter_map(|operation| Some(operation.input.as_ref()?.item));
    let outputs = service.operations.iter().filter_map(|operation| Some(operation.output.as_ref()?.item));
    (inputs.collect(), outputs.collect())
}
