//! Port types and their operations (WSDL 1.1, section 2.4).

use std::collections::HashMap;
use std::sync::Arc;

use super::problems::{brief, undefined, weight};
use super::{Lowering, deprecation};
use crate::contract::service::{Exchange, Fault, Interface, Operation, Part, PartContent};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::wsdl::document::{self as wsdl, Definitions, PortType};
use crate::wsdl::resolve::Names;

/// The port types, and their indices by name.
#[derive(Default)]
pub(super) struct Interfaces<'d> {
    pub(super) list: Vec<Interface>,
    /// The definitions that they are lowered from.
    pub(super) sources: Vec<&'d PortType>,
    pub(super) by_name: HashMap<&'d QName, usize>,
}

/// The indices of a port type's operations, by name.
pub(super) type Places<'d> = HashMap<&'d str, Vec<usize>>;

impl<'d> Lowering<'d, '_> {
    /// Lowers all port types. If several have the same name, the first counts.
    pub(super) fn interfaces(&mut self, documents: &'d [Definitions], names: &Names<'d>) -> Interfaces<'d> {
        let mut all = Interfaces::default();
        for port_type in documents.iter().flat_map(|document| &document.port_types) {
            if all.by_name.contains_key(&port_type.name) {
                let title = format!("port type {} is defined again", brief(&port_type.name));
                self.diagnostics.warning(title, &port_type.place, "the first definition counts");
                continue;
            }
            if !self.budget.spend(size_of::<Interface>(), &port_type.place) {
                break;
            }
            all.by_name.insert(&port_type.name, all.list.len());
            let interface = self.interface(port_type, names);
            all.list.push(interface);
            all.sources.push(port_type);
        }
        all
    }

    fn interface(&mut self, port_type: &'d PortType, names: &Names<'d>) -> Interface {
        let mut places = Places::new();
        for (index, operation) in port_type.operations.iter().enumerate() {
            places.entry(&operation.name).or_default().push(index);
        }
        let mut paths: HashMap<String, u32> = HashMap::new();
        let mut operations = Vec::new();
        for (index, operation) in port_type.operations.iter().enumerate() {
            let place = &operation.place;
            // The contract holds the path; the map of paths holds it temporarily.
            if !self.budget.spend(size_of::<Operation>() + 3 * operation.name.len(), place) {
                break;
            }
            let is_first = places.get(&*operation.name).and_then(|all| all.first()) == Some(&index);
            let mut path = match is_first {
                true => format!("operations/{}", operation.name),
                false => format!("operations/{}({})", operation.name, effective_names(operation).0),
            };
            let count = paths.entry(path.clone()).or_default();
            *count += 1;
            if *count > 1 {
                path.push_str(&format!("({count})"));
            }
            let (deprecated, documentation) = deprecation::split(operation, &places);
            let faults = operation.faults.iter().map(|fault| self.fault(fault, names)).collect();
            operations.push(Operation {
                name: operation.name.clone(),
                path: path.into(),
                exchange: match operation.exchange {
                    wsdl::Exchange::RequestResponse => Exchange::RequestResponse,
                    wsdl::Exchange::OneWay => Exchange::OneWay,
                    wsdl::Exchange::SolicitResponse | wsdl::Exchange::Notification | wsdl::Exchange::Nothing => {
                        Exchange::FromService
                    }
                },
                documentation: self.text(documentation.as_ref(), place),
                deprecated,
                faults,
                place: place.clone(),
            });
        }
        Interface {
            name: port_type.name.clone(),
            operations,
            documentation: self.text(port_type.documentation.as_ref(), &port_type.place),
            place: port_type.place.clone(),
        }
    }

    fn fault(&mut self, fault: &'d wsdl::OperationMessage, names: &Names<'d>) -> Fault {
        let name: Arc<str> = fault.name.clone().unwrap_or_else(|| fault.message.local.clone());
        let parts = match names.message(&fault.message) {
            Some(message) => message.parts.iter().filter_map(|part| self.part(part)).collect(),
            None => self.broken_part(&name, undefined("message", &fault.message, &fault.place)).into_iter().collect(),
        };
        Fault { name, parts }
    }

    /// Lowers a part of a message. Returns `None` if the budget is exceeded.
    pub(super) fn part(&mut self, part: &wsdl::Part) -> Option<Part> {
        if !self.budget.spend(size_of::<Part>(), &part.place) {
            return None;
        }
        let content = match &part.content {
            wsdl::PartContent::Element(name) => {
                let found = self.index.elements.find(name).and_then(|entry| self.element_ids[entry]);
                found.map(PartContent::Element).ok_or_else(|| undefined("element", name, &part.place))
            }
            wsdl::PartContent::Type(name) => self.type_named(None, name, &part.place).map(PartContent::Type),
            wsdl::PartContent::Unclear => {
                let title = format!("part `{}` has neither an element nor a type", crate::shown::shortened(&part.name));
                Err(Diagnostic::error(title, Some(part.place.clone()), "write one of `element` and `type`"))
            }
        };
        let content = match content {
            Ok(content) => content,
            Err(problem) => {
                self.budget.spend(weight(&problem), &part.place);
                PartContent::Broken(Box::new(problem))
            }
        };
        Some(Part { name: part.name.clone(), content, place: part.place.clone() })
    }

    /// Creates a part in place of one that is undefined. Returns `None` if the budget is exceeded.
    pub(super) fn broken_part(&mut self, name: &Arc<str>, problem: Diagnostic) -> Option<Part> {
        let place = problem.place.clone().unwrap_or_else(|| Place::of_file(""));
        let has_room = self.budget.spend(size_of::<Part>() + weight(&problem), &place);
        has_room.then(|| Part { name: name.clone(), content: PartContent::Broken(Box::new(problem)), place })
    }
}

/// Returns the names of an operation's input and output, or their defaults (section 2.4.5).
pub(super) fn effective_names(operation: &wsdl::Operation) -> (Arc<str>, Arc<str>) {
    use wsdl::Exchange::{Nothing, Notification, OneWay, RequestResponse, SolicitResponse};
    let (input, output) = match operation.exchange {
        RequestResponse => ("Request", "Response"),
        SolicitResponse => ("Response", "Solicit"),
        OneWay | Notification | Nothing => ("", ""),
    };
    let name = |message: &Option<wsdl::OperationMessage>, ending: &str| {
        let written = message.as_ref().and_then(|message| message.name.clone());
        written.unwrap_or_else(|| format!("{}{ending}", operation.name).into())
    };
    (name(&operation.input, input), name(&operation.output, output))
}
