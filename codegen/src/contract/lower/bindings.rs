//! SOAP bindings: how they carry the operations of their port types (WSDL 1.1, sections 2.5 and 3).

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::Lowering;
use super::interfaces::{Interfaces, effective_names};
use super::problems::{brief, undefined};
use crate::contract::service::{Binding, Body, Carried, Header, Message, Part, SoapVersion, Style};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::shown::shortened;
use crate::wsdl::document::{
    self as wsdl, BindingMessage, BindingOperation, Definitions, PortType, Protocol, Required, SoapBinding, Use,
};
use crate::wsdl::resolve::Names;

/// The SOAP bindings, and their indices by name.
#[derive(Default)]
pub(super) struct Bindings<'d> {
    pub(super) list: Vec<Binding>,
    /// The index of each SOAP binding; `None` for other bindings.
    pub(super) by_name: HashMap<&'d QName, Option<usize>>,
}

/// What lowering the messages of a binding needs.
struct Context<'n, 'd> {
    names: &'n Names<'d>,
    problems: Vec<Diagnostic>,
}

impl<'d> Lowering<'d, '_> {
    /// Lowers all SOAP bindings. If several have the same name, the first counts.
    pub(super) fn bindings(
        &mut self,
        documents: &'d [Definitions],
        names: &Names<'d>,
        interfaces: &Interfaces<'d>,
    ) -> Bindings<'d> {
        let mut all = Bindings::default();
        for document in documents {
            for binding in &document.bindings {
                if all.by_name.contains_key(&binding.name) {
                    let title = format!("binding {} is defined again", brief(&binding.name));
                    self.diagnostics.warning(title, &binding.place, "the first definition counts");
                    continue;
                }
                all.by_name.insert(&binding.name, None);
                let Protocol::Soap(soap) = &binding.protocol else { continue };
                let Some(interface) = interfaces.by_name.get(&binding.port_type).copied() else {
                    let problem = undefined("port type", &binding.port_type, &binding.place);
                    self.diagnostics.warning(problem.title, &binding.place, "the binding is left out");
                    continue;
                };
                let port_type = interfaces.sources[interface];
                // Every operation of the port type has a place in the binding.
                let bytes = size_of::<Binding>() + port_type.operations.len() * size_of::<Option<Carried>>();
                if !self.budget.spend(bytes, &binding.place) {
                    return all;
                }
                let required = document.required.iter().chain(&port_type.required).chain(&binding.required);
                let mut problems: Vec<Diagnostic> = required.map(not_understood).collect();
                if !is_http(&soap.transport) {
                    let title = format!("the transport `{}` is not supported", shortened(&soap.transport));
                    let help = "only HTTP is: choose another binding";
                    problems.push(Diagnostic::error(title, Some(soap.place.clone()), help));
                }
                let problems = self.paid(problems, &binding.place);
                let operations = self.carried(binding, soap, port_type, names);
                all.by_name.insert(&binding.name, Some(all.list.len()));
                all.list.push(Binding {
                    name: binding.name.clone(),
                    interface,
                    version: version(soap),
                    operations,
                    problems,
                    place: binding.place.clone(),
                });
            }
        }
        all
    }

    /// Lowers the operations of a binding, in the order of the port type.
    fn carried(
        &mut self,
        binding: &'d wsdl::Binding,
        soap: &SoapBinding,
        port_type: &'d PortType,
        names: &Names<'d>,
    ) -> Vec<Option<Carried>> {
        let matched = matched(binding, port_type);
        let operations = port_type.operations.iter().zip(matched);
        let carried = operations.map(|(operation, found)| {
            let found = found?;
            let mut context = Context { names, problems: Vec::new() };
            context.problems.extend(found.required.iter().map(not_understood));
            let carried_in = found.input.as_ref();
            let mut carried = Carried {
                action: self.text(found.soap_action.as_ref(), &found.place),
                style: match found.style.unwrap_or(soap.style) {
                    wsdl::Style::Document => Style::Document,
                    wsdl::Style::Rpc => Style::Rpc,
                },
                input: self.message(operation.input.as_ref(), carried_in, &found.place, &mut context),
                output: operation
                    .output
                    .as_ref()
                    .map(|output| self.message(Some(output), found.output.as_ref(), &found.place, &mut context)),
                problems: Vec::new(),
                place: found.place.clone(),
            };
            // If the whole operation is encoded, its bodies report that.
            let encoded = found.faults.iter().find(|fault| fault.use_ == Use::Encoded);
            if let Some(fault) = encoded.filter(|_| !carried.input.body.encoded) {
                let title = "an encoded fault (use=\"encoded\") is not supported";
                context.problems.push(Diagnostic::error(title, Some(fault.place.clone()), ""));
            }
            if operation.exchange == wsdl::Exchange::Nothing {
                let title = format!("operation `{}` has no messages", shortened(&operation.name));
                let help = "write its input and output";
                context.problems.push(Diagnostic::error(title, Some(operation.place.clone()), help));
            }
            carried.problems = self.paid(context.problems, &found.place);
            Some(carried)
        });
        carried.collect()
    }

    fn message(
        &mut self,
        message: Option<&wsdl::OperationMessage>,
        bound: Option<&'d BindingMessage>,
        operation: &Place,
        context: &mut Context<'_, 'd>,
    ) -> Message {
        let place = bound.map_or(operation, |bound| &bound.place).clone();
        if let Some(bound) = bound {
            context.problems.extend(bound.required.iter().map(not_understood));
        }
        let body = bound.and_then(|bound| bound.body.as_ref());
        let headers = bound.map_or(&[][..], |bound| &bound.headers);
        let parts = match message {
            Some(message) => self.body_parts(message, bound, context),
            None => Vec::new(),
        };
        let headers = headers.iter().filter_map(|header| self.header(header, context)).collect();
        let attachments = bound.and_then(|bound| {
            let first = bound.attachments.first().map(|attachment| attachment.place.clone());
            first.or_else(|| bound.multipart.then(|| bound.place.clone()))
        });
        Message {
            body: Body {
                parts,
                encoded: body.is_some_and(|body| body.use_ == Use::Encoded),
                namespace: body.and_then(|body| body.namespace.clone()),
            },
            headers,
            attachments,
            place,
        }
    }

    /// Returns the parts in the body: those that it names, or else all that are neither header blocks nor attachments.
    fn body_parts(
        &mut self,
        message: &wsdl::OperationMessage,
        bound: Option<&BindingMessage>,
        context: &mut Context<'_, 'd>,
    ) -> Vec<Part> {
        let Some(found) = context.names.message(&message.message) else {
            context.problems.push(undefined("message", &message.message, &message.place));
            return Vec::new();
        };
        let body = bound.and_then(|bound| bound.body.as_ref());
        let Some(named) = body.and_then(|body| body.parts.as_ref()) else {
            let headers = bound.map_or(&[][..], |bound| &bound.headers);
            let in_headers =
                headers.iter().filter(|header| header.message == message.message).map(|header| &header.part);
            let attached = bound.map_or(&[][..], |bound| &bound.attachments).iter().filter_map(|a| a.part.as_ref());
            let elsewhere: HashSet<&Arc<str>> = in_headers.chain(attached).collect();
            let parts = found.parts.iter().filter(|part| !elsewhere.contains(&part.name));
            return parts.filter_map(|part| self.part(part)).collect();
        };
        let wanted: HashSet<&Arc<str>> = named.iter().collect();
        let known: HashSet<&Arc<str>> = found.parts.iter().map(|part| &part.name).collect();
        if let (Some(missing), Some(body)) = (named.iter().find(|name| !known.contains(name)), body) {
            context.problems.push(no_part(&message.message, missing, &body.place));
        }
        let parts = found.parts.iter().filter(|part| wanted.contains(&part.name));
        parts.filter_map(|part| self.part(part)).collect()
    }

    fn header(&mut self, header: &'d wsdl::Header, context: &mut Context<'_, 'd>) -> Option<Header> {
        if !self.budget.spend(size_of::<Header>(), &header.place) {
            return None;
        }
        let faults = header.faults.iter().filter_map(|fault| self.header_part(fault, context)).collect();
        Some(Header { part: self.header_part(header, context)?, encoded: header.use_ == Use::Encoded, faults })
    }

    fn header_part(&mut self, header: &'d wsdl::Header, context: &mut Context<'_, 'd>) -> Option<Part> {
        let part = match context.names.message(&header.message) {
            None => Err(undefined("message", &header.message, &header.place)),
            Some(message) => match context.names.part(message, &header.part) {
                Some(part) => Ok(part),
                None => Err(no_part(&header.message, &header.part, &header.place)),
            },
        };
        match part {
            Ok(part) => self.part(part),
            Err(problem) => self.broken_part(&header.part, problem),
        }
    }
}

/// Returns the binding's operation for each operation of the port type. Overloaded operations are matched by the names
/// of their messages (section 2.5), the remaining ones by their order.
fn matched<'d>(binding: &'d wsdl::Binding, port_type: &'d PortType) -> Vec<Option<&'d BindingOperation>> {
    type Key<'k> = (&'k str, Arc<str>, Arc<str>);
    let mut by_messages: HashMap<Key<'d>, VecDeque<usize>> = HashMap::new();
    let mut by_name: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (index, operation) in binding.operations.iter().enumerate() {
        by_name.entry(&operation.name).or_default().push_back(index);
        let name = |message: &Option<BindingMessage>, other: &Option<BindingMessage>, ending: &str| {
            let written = message.as_ref().and_then(|message| message.name.clone());
            let ending = if message.is_some() && other.is_some() { ending } else { "" };
            written.unwrap_or_else(|| format!("{}{ending}", operation.name).into())
        };
        let input = name(&operation.input, &operation.output, "Request");
        let output = name(&operation.output, &operation.input, "Response");
        by_messages.entry((&operation.name, input, output)).or_default().push_back(index);
    }
    let mut is_used = vec![false; binding.operations.len()];
    let mut found = vec![None; port_type.operations.len()];
    for (at, operation) in port_type.operations.iter().enumerate() {
        let (input, output) = effective_names(operation);
        if let Some(index) = by_messages.get_mut(&(&*operation.name, input, output)).and_then(VecDeque::pop_front) {
            is_used[index] = true;
            found[at] = Some(&binding.operations[index]);
        }
    }
    for (at, operation) in port_type.operations.iter().enumerate() {
        let Some(left) = by_name.get_mut(&*operation.name).filter(|_| found[at].is_none()) else { continue };
        while let Some(index) = left.pop_front() {
            if !is_used[index] {
                is_used[index] = true;
                found[at] = Some(&binding.operations[index]);
                break;
            }
        }
    }
    found
}

pub(super) fn not_understood(required: &Required) -> Diagnostic {
    let title = format!("the extension {} must be understood, and is not supported", brief(&required.name));
    let help = "take `wsdl:required` out of the document if clients can do without it";
    Diagnostic::error(title, Some(required.place.clone()), help)
}

fn no_part(message: &QName, part: &str, place: &Place) -> Diagnostic {
    let title = format!("message {} has no part `{}`", brief(message), shortened(part));
    Diagnostic::error(title, Some(place.clone()), "name one of its parts")
}

fn version(soap: &SoapBinding) -> SoapVersion {
    match soap.version {
        wsdl::SoapVersion::Soap11 => SoapVersion::Soap11,
        wsdl::SoapVersion::Soap12 => SoapVersion::Soap12,
    }
}

/// Returns `true` if a transport is HTTP. A missing transport counts as HTTP.
fn is_http(transport: &str) -> bool {
    const NAMES: [&str; 4] = [
        "",
        "http://schemas.xmlsoap.org/soap/http",
        "http://schemas.xmlsoap.org/soap/https",
        "http://www.w3.org/2003/05/soap/bindings/http",
    ];
    NAMES.contains(&&*transport.trim_end_matches('/').to_ascii_lowercase())
}
