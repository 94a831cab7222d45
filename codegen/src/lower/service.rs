//! The service: which port type, reached by which ports; credentials.

use std::collections::BTreeSet;

use super::address::{self, Unusable};
use super::operation::{self, Bound};
use super::{Lowering, list};
use crate::config::{self, Config};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::Documents;
use crate::model::{Credentials, Kind, Operation, Service, SoapVersion, TypeRef};
use crate::qname::QName;
use crate::wsdl::document::{self as wsdl, PortType, Protocol, SoapBinding};
use crate::wsdl::resolve::Names;

/// Lowers the one port type that is generated. `None` where that is not clear, which has then been told.
pub(super) fn lower<'d>(
    lowering: &mut Lowering<'d>,
    documents: &'d Documents,
    names: &Names<'d>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Service> {
    let entry = documents.definitions.first().map_or_else(|| Place::of_file(&*config.entry), |d| d.place.clone());
    let bound = bound(documents);
    let port_type = choose(&bound, names, config, &entry, diagnostics)?;
    let bindings: Vec<&Bound<'d>> = bound.iter().filter(|b| b.binding.port_type == port_type.name).collect();
    let ports = ports(documents, names, port_type, diagnostics);
    let service = ports.first().map(|(service, ..)| *service);
    let places = operation::places(port_type);
    let operations = port_type
        .operations
        .iter()
        .map(|operation| operation::lower(lowering, names, &places, operation, &bindings))
        .collect();
    let mut lowered = Service {
        name: service.map_or(&port_type.name, |service| &service.name).local.to_string(),
        documentation: service
            .and_then(|service| service.documentation.clone())
            .or_else(|| port_type.documentation.clone()),
        endpoints: ports.into_iter().map(|(_, version, address)| (version, address)).collect(),
        operations,
        credentials: None,
        error_report: None,
    };
    if let Some(wanted) = &config.credentials {
        lowered.credentials = credentials(lowering, &mut lowered.operations, wanted, diagnostics);
    }
    Some(lowered)
}

fn bound(documents: &Documents) -> Vec<Bound<'_>> {
    let bindings = documents.definitions.iter().flat_map(|definitions| &definitions.bindings);
    bindings
        .filter_map(|binding| match &binding.protocol {
            Protocol::Soap(soap) => Some(Bound::new(binding, soap)),
            Protocol::Other(_) => None,
        })
        .collect()
}

/// The port type that SOAP bindings are for: the only one, or the one that the configuration names.
fn choose<'d>(
    bound: &[Bound<'d>],
    names: &Names<'d>,
    config: &Config,
    entry: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<&'d PortType> {
    let mut candidates: Vec<&QName> = Vec::new();
    for bound in bound {
        if !candidates.contains(&&bound.binding.port_type) {
            candidates.push(&bound.binding.port_type);
        }
    }
    let list = || list(candidates.iter().map(|name| &*name.local));
    let chosen = match (&config.port_type, &candidates[..]) {
        (Some((wanted, place)), _) => match candidates.iter().find(|name| *name.local == **wanted) {
            Some(name) => *name,
            None => {
                let title = format!("no SOAP binding is for a port type `{wanted}`");
                diagnostics.error(title, place, format!("choose one of {}", list()));
                return None;
            }
        },
        (None, [only]) => *only,
        (None, []) => {
            let help = "is this the right document? A description that is only for HTTP GET or POST cannot be used";
            diagnostics.error("there is no SOAP binding", entry, help);
            return None;
        }
        (None, _) => {
            let help = format!("set `port_type` in the configuration to one of {}", list());
            diagnostics.error("there are SOAP bindings for several port types", entry, help);
            return None;
        }
    };
    let port_type = names.port_type(chosen);
    if port_type.is_none() {
        let binding = bound.iter().find(|b| b.binding.port_type == *chosen);
        let place = binding.map_or_else(|| entry.clone(), |b| b.binding.place.clone());
        diagnostics.push(super::undefined("port type", chosen, &place));
    }
    port_type
}

/// The ports of a port type, in the order of the documents: service, version, address.
fn ports<'d>(
    documents: &'d Documents,
    names: &Names<'d>,
    port_type: &PortType,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'d wsdl::Service, SoapVersion, String)> {
    let mut found = Vec::new();
    for service in documents.definitions.iter().flat_map(|definitions| &definitions.services) {
        for port in &service.ports {
            let Some(binding) = names.binding(&port.binding) else {
                diagnostics.push(super::undefined("binding", &port.binding, &port.place));
                continue;
            };
            let Protocol::Soap(soap) = &binding.protocol else { continue };
            if binding.port_type != port_type.name {
                continue;
            }
            match &port.address {
                Some(address) => match address::usable(address) {
                    Ok(address) => found.push((service, version(soap), address)),
                    Err(why) => {
                        let (title, help) = unusable(&port.name, address, why);
                        diagnostics.warning(title, &port.place, help);
                    }
                },
                None => {
                    let title = format!("port `{}` has no address", port.name);
                    let help = "clients of it have to be given an endpoint";
                    diagnostics.warning(title, &port.place, help);
                }
            }
        }
    }
    found
}

/// Returns the warning about an address that is left out. An address that may hold a password is not shown.
fn unusable(port: &str, address: &str, why: Unusable) -> (String, &'static str) {
    let address = if address.contains('@') { "…" } else { address };
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

fn version(soap: &SoapBinding) -> SoapVersion {
    match soap.version {
        wsdl::SoapVersion::Soap11 => SoapVersion::Soap11,
        wsdl::SoapVersion::Soap12 => SoapVersion::Soap12,
    }
}

/// Finds the header block of the credentials, and takes it from the headers of the operations.
fn credentials(
    lowering: &Lowering<'_>,
    operations: &mut [Operation],
    wanted: &config::Credentials,
    diagnostics: &mut Diagnostics,
) -> Option<Credentials> {
    let is_it = |local: &str| local == wanted.header;
    let headers = || operations.iter().flat_map(|operation| &operation.headers);
    let Some(block) = headers().find(|block| is_it(&block.name.local)).cloned() else {
        let known: BTreeSet<&str> = headers().map(|block| &*block.name.local).collect();
        let help = match known.is_empty() {
            true => "the bindings declare no header at all: take `[credentials]` out".to_owned(),
            false => format!("choose one of {}", list(known)),
        };
        let title = format!("no operation has a header `{}`", wanted.header);
        diagnostics.error(title, &wanted.place, help);
        return None;
    };
    let structure = match block.ty {
        TypeRef::Type(id) => match &lowering.types[id.index()].kind {
            Kind::Structure(structure) => Some(structure),
            Kind::Enumeration(_) => None,
        },
        TypeRef::Scalar(_) => None,
    };
    let mut child = |local: &str| {
        let field = structure.and_then(|structure| structure.fields.iter().find(|f| *f.name.local == *local));
        if field.is_none() {
            let title = format!("the header `{}` has no element `{local}`", wanted.header);
            let help = match structure {
                Some(structure) => format!("it has {}", list(structure.fields.iter().map(|field| &*field.name.local))),
                None => "it is a text".to_owned(),
            };
            diagnostics.push(Diagnostic::error(title, Some(wanted.place.clone()), help));
        }
        field.map(|field| field.name.clone())
    };
    let (user, password) = (child(&wanted.user), child(&wanted.password));
    for operation in operations {
        let before = operation.headers.len();
        operation.headers.retain(|other| other.name != block.name);
        operation.authenticated = operation.headers.len() < before;
    }
    Some(Credentials { header: block.name, user: user?, password: password? })
}
