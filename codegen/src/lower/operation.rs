//! Operations: put together from port type, bindings and messages.

use std::collections::HashMap;

use super::{Lowering, deprecation, list, undefined, unsupported};
use crate::diagnostics::{Diagnostic, Place};
use crate::model::{Block, Element, Field, Kind, Operation, OperationKind, Origin, Type, TypeId, TypeRef};
use crate::qname::QName;
use crate::wsdl::document::{
    self as wsdl, Binding, BindingMessage, BindingOperation, Exchange, OperationMessage, PartContent, PortType,
    SoapBinding, Style, Use,
};
use crate::wsdl::resolve::Names;
use crate::xsd::document::ElementDeclaration;

/// A SOAP binding with what its operations need.
pub(super) struct Bound<'d> {
    pub(super) binding: &'d Binding,
    pub(super) soap: &'d SoapBinding,
    operations: HashMap<&'d str, &'d BindingOperation>,
}

impl<'d> Bound<'d> {
    pub(super) fn new(binding: &'d Binding, soap: &'d SoapBinding) -> Self {
        let mut operations = HashMap::new();
        for operation in &binding.operations {
            operations.entry(&*operation.name).or_insert(operation);
        }
        Self { binding, soap, operations }
    }
}

/// Where operations of each name stand in their port type.
pub(super) type Places<'d> = HashMap<&'d str, Vec<usize>>;

/// Where the operations of a port type stand.
pub(super) fn places(port_type: &PortType) -> Places<'_> {
    let mut places = Places::new();
    for (index, operation) in port_type.operations.iter().enumerate() {
        places.entry(&operation.name).or_default().push(index);
    }
    places
}

/// What the bindings of an operation say of it, all of one mind.
struct Carried<'d> {
    action: &'d str,
    bindings: Vec<&'d BindingOperation>,
}

/// Lowers one operation. What cannot be done is among its problems.
pub(super) fn lower<'d>(
    lowering: &mut Lowering<'d>,
    names: &Names<'d>,
    places: &Places<'d>,
    operation: &'d wsdl::Operation,
    bindings: &[&Bound<'d>],
) -> Operation {
    let mut problems = Vec::new();
    let place = &operation.place;
    if places.get(&*operation.name).is_some_and(|all| all.len() > 1) {
        problems.push(unsupported("an operation whose name comes again (overloading)", place));
    }
    match operation.exchange {
        Exchange::RequestResponse => {}
        Exchange::OneWay => problems.push(unsupported("an operation without answer (one-way)", place)),
        _ => problems.push(unsupported("an operation that the service begins", place)),
    }
    // Every binding is looked at for every operation.
    let bindings = if lowering.budget.spend(bindings.len(), 0, place) { bindings } else { &[] };
    let carried = carried(operation, bindings, &mut problems);
    let mut lower = Lower { lowering, names, problems };
    let message =
        |bound: &BindingOperation, input: bool| if input { bound.input.clone() } else { bound.output.clone() };
    let of_first = |input| carried.bindings.first().and_then(|bound| message(bound, input));
    let input = operation.input.as_ref().and_then(|input| lower.input(input, of_first(true).as_ref()));
    let output = operation.output.as_ref().and_then(|output| lower.output(output, of_first(false).as_ref()));
    let headers = lower.headers(&carried.bindings);
    let faults = lower.faults(&operation.faults);
    let (deprecated, documentation) = deprecation::split(operation, places);
    Operation {
        name: operation.name.to_string(),
        path: format!("operations/{}", operation.name),
        documentation,
        deprecated,
        action: carried.action.to_owned(),
        input,
        output,
        headers,
        authenticated: false,
        kind: OperationKind::default(),
        faults,
        place: place.clone(),
        problems: lower.problems,
    }
}

/// How many elements a type has, and the length of their paths and documentation; what is wrong with it counts too.
fn size(ty: &Type) -> (usize, usize) {
    let Kind::Structure(structure) = &ty.kind else { return (1, 0) };
    let text = |field: &Field| field.path.len() + field.documentation.as_ref().map_or(0, String::len);
    (1 + structure.fields.len() + ty.problems.len(), structure.fields.iter().map(text).sum())
}

fn carried<'d>(operation: &wsdl::Operation, bindings: &[&Bound<'d>], problems: &mut Vec<Diagnostic>) -> Carried<'d> {
    let mut carried = Carried { action: "", bindings: Vec::new() };
    for bound in bindings {
        let Some(found) = bound.operations.get(&*operation.name).copied() else {
            let title = format!("binding `{}` does not carry operation `{}`", bound.binding.name.local, operation.name);
            let help = "bind it, or leave it out of `operations`";
            problems.push(Diagnostic::error(title, Some(bound.binding.place.clone()), help));
            continue;
        };
        let action = found.soap_action.as_deref().unwrap_or("");
        if !carried.bindings.is_empty() && action != carried.action {
            problems.push(unsupported("an operation whose action differs between bindings", &found.place));
        }
        carried.action = action;
        if found.style.unwrap_or(bound.soap.style) == Style::Rpc {
            problems.push(unsupported("an operation in rpc style", &found.place));
        }
        for message in [&found.input, &found.output].into_iter().flatten() {
            if message.multipart {
                problems.push(unsupported("a message with attachments (MIME)", &message.place));
            }
            if message.body.as_ref().is_some_and(|body| body.use_ == Use::Encoded) {
                problems.push(unsupported("an encoded message (use=\"encoded\")", &message.place));
            }
        }
        carried.bindings.push(found);
    }
    carried
}

struct Lower<'l, 'd, 'n> {
    lowering: &'l mut Lowering<'d>,
    names: &'n Names<'d>,
    problems: Vec<Diagnostic>,
}

impl<'d> Lower<'_, 'd, '_> {
    /// The request's element. A request is a type of its own, since its operation is known by it: where the element's
    /// type has a name, it is a copy of that type.
    fn input(&mut self, message: &OperationMessage, bound: Option<&BindingMessage>) -> Option<Element> {
        let declaration = self.body(message, bound)?;
        let place = &message.place;
        let ty = self.structure(declaration, place)?;
        let name = self.lowering.wire(&declaration.name);
        let origin = Origin::Element(declaration.name.clone());
        if self.lowering.types[ty.index()].origin == origin {
            // The element's own type, or the copy made for an operation before: then two operations share it.
            if self.lowering.inputs.contains(&ty) {
                self.problems.push(unsupported("a request element that several operations share", place));
            }
            self.lowering.inputs.push(ty);
            return Some(Element { name, ty });
        }
        let (elements, text) = size(&self.lowering.types[ty.index()]);
        if !self.lowering.budget.spend(elements, text, &declaration.place) {
            return None;
        }
        let original = self.lowering.types[ty.index()].clone();
        let path = format!("elements/{}", declaration.name);
        let documentation = declaration.documentation.clone().or_else(|| original.documentation.clone());
        let place = declaration.place.clone();
        let copy = self.lowering.add(Type { origin, path, documentation, place, ..original });
        self.lowering.elements.insert(&declaration.name, copy);
        self.lowering.inputs.push(copy);
        Some(Element { name, ty: copy })
    }

    fn output(&mut self, message: &OperationMessage, bound: Option<&BindingMessage>) -> Option<Element> {
        let declaration = self.body(message, bound)?;
        let ty = self.structure(declaration, &message.place)?;
        Some(Element { name: self.lowering.wire(&declaration.name), ty })
    }

    /// The one element of a message's body.
    fn body(&mut self, message: &OperationMessage, bound: Option<&BindingMessage>) -> Option<&'d ElementDeclaration> {
        let found = self.names.message(&message.message);
        let Some(found) = found else {
            self.problems.push(undefined("message", &message.message, &message.place));
            return None;
        };
        let named = bound.and_then(|bound| bound.body.as_ref()).and_then(|body| body.parts.as_ref());
        let headers = bound.map_or(&[][..], |bound| &bound.headers);
        let in_header = |part: &wsdl::Part| headers.iter().any(|h| h.message == message.message && h.part == part.name);
        let in_body = |part: &&wsdl::Part| match named {
            Some(named) => named.contains(&part.name),
            None => !in_header(part),
        };
        let parts: Vec<&wsdl::Part> = found.parts.iter().filter(in_body).collect();
        match parts.as_slice() {
            [part] => self.element(part),
            [] => {
                self.problems.push(unsupported("an empty message", &found.place));
                None
            }
            [_, second, ..] => {
                self.problems.push(unsupported("a message of several parts", &second.place));
                None
            }
        }
    }

    /// The global element that a part holds.
    fn element(&mut self, part: &wsdl::Part) -> Option<&'d ElementDeclaration> {
        match &part.content {
            PartContent::Element(name) => self.declaration(name, &part.place),
            PartContent::Type(_) | PartContent::Unclear => {
                self.problems.push(unsupported("a message part that is no element", &part.place));
                None
            }
        }
    }

    fn declaration(&mut self, name: &QName, place: &Place) -> Option<&'d ElementDeclaration> {
        let found = self.lowering.components.element(name);
        if found.is_none() {
            self.problems.push(undefined("element", name, place));
        }
        found
    }

    /// The type of a body's element, which has to be a structure.
    fn structure(&mut self, declaration: &'d ElementDeclaration, place: &Place) -> Option<TypeId> {
        match self.lowering.global(declaration) {
            Ok(TypeRef::Type(id)) if matches!(self.lowering.types[id.index()].kind, Kind::Structure(_)) => Some(id),
            Ok(_) => {
                self.problems.push(unsupported("a message whose element holds a text", place));
                None
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    /// The header blocks of requests, each once.
    fn headers(&mut self, bindings: &[&'d BindingOperation]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let inputs = bindings.iter().filter_map(|bound| bound.input.as_ref());
        for header in inputs.flat_map(|input| &input.headers) {
            let Some(message) = self.names.message(&header.message) else {
                self.problems.push(undefined("message", &header.message, &header.place));
                continue;
            };
            let Some(part) = message.parts.iter().find(|part| part.name == header.part) else {
                let title = format!("message `{}` has no part `{}`", header.message.local, header.part);
                let help = format!("it has {}", list(message.parts.iter().map(|part| &*part.name)));
                self.problems.push(Diagnostic::error(title, Some(header.place.clone()), help));
                continue;
            };
            self.block(part, &mut blocks);
        }
        blocks
    }

    /// The entries of the details of faults, each once.
    fn faults(&mut self, faults: &[OperationMessage]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for fault in faults {
            match self.names.message(&fault.message) {
                Some(message) => {
                    for part in &message.parts {
                        self.block(part, &mut blocks);
                    }
                }
                None => self.problems.push(undefined("message", &fault.message, &fault.place)),
            }
        }
        blocks
    }

    fn block(&mut self, part: &wsdl::Part, blocks: &mut Vec<Block>) {
        let Some(declaration) = self.element(part) else { return };
        match self.lowering.global(declaration) {
            Ok(ty) => {
                let block = Block { name: self.lowering.wire(&declaration.name), ty };
                if !blocks.contains(&block) {
                    blocks.push(block);
                }
            }
            Err(problem) => self.problems.push(problem),
        }
    }
}
