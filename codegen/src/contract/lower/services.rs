//! Services and their ports (WSDL 1.1, sections 2.6 and 2.7).

use std::collections::HashSet;

use super::Lowering;
use super::address::{self, Unusable};
use super::bindings::{Bindings, not_understood};
use super::problems::{brief, undefined};
use crate::contract::service::{Port, Service};
use crate::diagnostics::Diagnostic;
use crate::shown::shortened;
use crate::wsdl::document::{self as wsdl, Definitions};

impl<'d> Lowering<'d, '_> {
    /// Lowers all services with their SOAP ports. If several services have the same name, the first counts.
    pub(super) fn services(&mut self, documents: &'d [Definitions], bindings: &Bindings<'d>) -> Vec<Service> {
        let mut services = Vec::new();
        let mut seen = HashSet::new();
        for service in documents.iter().flat_map(|document| &document.services) {
            if !seen.insert(&service.name) {
                let title = format!("service {} is defined again", brief(&service.name));
                self.diagnostics.warning(title, &service.place, "the first definition counts");
                continue;
            }
            if !self.budget.spend(size_of::<Service>(), &service.place) {
                break;
            }
            let ports = service.ports.iter().filter_map(|port| self.port(service, port, bindings)).collect();
            services.push(Service {
                name: service.name.clone(),
                ports,
                documentation: self.text(service.documentation.as_ref(), &service.place),
                place: service.place.clone(),
            });
        }
        services
    }

    fn port(&mut self, service: &wsdl::Service, port: &wsdl::Port, bindings: &Bindings<'d>) -> Option<Port> {
        let Some(binding) = bindings.by_name.get(&port.binding) else {
            let problem = undefined("binding", &port.binding, &port.place);
            self.diagnostics.warning(problem.title, &port.place, "the port is left out");
            return None;
        };
        let binding = (*binding)?;
        let required = service.required.iter().chain(&port.required);
        let mut problems: Vec<Diagnostic> = required.map(not_understood).collect();
        let address = match port.address.as_deref().map(address::usable) {
            Some(Ok(address)) => Some(address),
            Some(Err(why)) => {
                let (title, help) = unusable(&port.name, port.address.as_deref().unwrap_or_default(), why);
                problems.push(Diagnostic::warning(title, Some(port.place.clone()), help));
                None
            }
            None => {
                let title = format!("port `{}` has no address", shortened(&port.name));
                let help = "clients of it have to be given an endpoint";
                problems.push(Diagnostic::warning(title, Some(port.place.clone()), help));
                None
            }
        };
        if !self.budget.spend(size_of::<Port>(), &port.place) {
            return None;
        }
        Some(Port {
            name: port.name.clone(),
            binding,
            address: self.text(address.as_ref(), &port.place),
            problems: self.paid(problems, &port.place),
            place: port.place.clone(),
        })
    }
}

/// Returns the title and help for an address that is left out. An address that may contain a password is not shown.
fn unusable(port: &str, address: &str, why: Unusable) -> (String, &'static str) {
    let address = if address.contains('@') { "…".into() } else { shortened(address) };
    let port = shortened(port);
    match why {
        Unusable::NotHttp => (
            format!("the address of port `{port}` is not an absolute http or https address: `{address}`"),
            "it is left out, so that clients have to be given an endpoint; correct `location`, with the host in ASCII",
        ),
        Unusable::Credentials => (
            format!("the address of port `{port}` has a user in it"),
            "it is left out, so that clients have to be given an endpoint; take the user and the password out of \
             `location`",
        ),
    }
}
