//! Prints the contract as text, one line for each component, for debugging and for tests.

use std::fmt::{self, Write as _};

use super::Contract;
use super::content::{Attribute, AttributeUse, ElementUse, Occurs, Particle, ProcessContents, Term};
use super::namespaces::WireName;
use super::service::{Body, Carried, Exchange, Message, Part, PartContent, Style};
use super::simple::{Simple, Variety};
use super::types::{Content, Derivation, Derivations, Element, Kind, Type, TypeRef, ValueConstraint};
use super::wildcard::{Wildcard, WildcardNamespaces};
use crate::diagnostics::Diagnostic;
use crate::shown::shortened;

impl Contract {
    /// Returns the whole contract as text.
    pub fn dump(&self) -> String {
        let mut dump = Dump { contract: self, out: String::new() };
        // Writing into a String does not fail.
        let _ = dump.contract();
        dump.out
    }
}

struct Dump<'c> {
    contract: &'c Contract,
    out: String,
}

impl Dump<'_> {
    fn contract(&mut self) -> fmt::Result {
        for (id, text) in self.contract.namespaces.iter() {
            writeln!(self.out, "namespace {} {}", id.index(), shortened(text))?;
        }
        for service in &self.contract.services {
            writeln!(self.out, "service {}", service.name.local)?;
            for port in &service.ports {
                let binding = &self.contract.bindings[port.binding].name.local;
                writeln!(self.out, "  port {} of {binding} {}", port.name, port.address.as_deref().unwrap_or("-"))?;
                self.problems("    ", &port.problems)?;
            }
        }
        for binding in &self.contract.bindings {
            let interface = &self.contract.interfaces[binding.interface];
            writeln!(self.out, "binding {} of {} {:?}", binding.name.local, interface.name.local, binding.version)?;
            self.problems("  ", &binding.problems)?;
            for (operation, carried) in interface.operations.iter().zip(&binding.operations) {
                match carried {
                    Some(carried) => self.carried(&operation.path, carried)?,
                    None => writeln!(self.out, "  {} not carried", operation.path)?,
                }
            }
        }
        for interface in &self.contract.interfaces {
            writeln!(self.out, "interface {}", interface.name.local)?;
            for operation in &interface.operations {
                let exchange = match operation.exchange {
                    Exchange::RequestResponse => "",
                    Exchange::OneWay => " one-way",
                    Exchange::FromService => " from the service",
                };
                writeln!(self.out, "  {}{exchange}", operation.path)?;
                if operation.deprecated.is_some() {
                    writeln!(self.out, "    deprecated")?;
                }
                for fault in &operation.faults {
                    writeln!(self.out, "    fault {}{}", fault.name, self.parts(&fault.parts))?;
                }
            }
        }
        for element in &self.contract.elements {
            self.element(element)?;
        }
        self.contract.types.iter().try_for_each(|ty| self.ty(ty))
    }

    fn carried(&mut self, path: &str, carried: &Carried) -> fmt::Result {
        let style = if carried.style == Style::Rpc { " rpc" } else { "" };
        let action = carried.action.as_deref().map_or_else(|| "-".to_owned(), |action| format!("{action:?}"));
        writeln!(self.out, "  {path} action {action}{style}")?;
        self.problems("    ", &carried.problems)?;
        self.message("input", &carried.input)?;
        if let Some(output) = &carried.output {
            self.message("output", output)?;
        }
        Ok(())
    }

    fn message(&mut self, direction: &str, message: &Message) -> fmt::Result {
        let Body { parts, encoded, namespace } = &message.body;
        let encoded = if *encoded { " encoded" } else { "" };
        let namespace = namespace.as_deref().map_or_else(String::new, |namespace| format!(" in {namespace}"));
        let attachments = if message.attachments.is_some() { " with attachments" } else { "" };
        writeln!(self.out, "    {direction}{}{encoded}{namespace}{attachments}", self.parts(parts))?;
        for header in &message.headers {
            let encoded = if header.encoded { " encoded" } else { "" };
            let part = self.parts(std::slice::from_ref(&header.part));
            let faults = if header.faults.is_empty() { "" } else { " faults" };
            writeln!(self.out, "      header{part}{encoded}{faults}{}", self.parts(&header.faults))?;
        }
        Ok(())
    }

    fn parts(&self, parts: &[Part]) -> String {
        let shown = parts.iter().map(|part| match &part.content {
            PartContent::Element(id) => format!(" {}={}", part.name, self.wire(&self.contract.element(*id).name)),
            PartContent::Type(ty) => format!(" {}:{}", part.name, self.reference(*ty)),
            PartContent::Broken(problem) => format!(" {} broken ({})", part.name, problem.title),
        });
        shown.collect()
    }

    fn element(&mut self, element: &Element) -> fmt::Result {
        write!(self.out, "element {} {}", self.wire(&element.name), self.reference(element.ty))?;
        let is_abstract = if element.is_abstract { " abstract" } else { "" };
        let nillable = if element.nillable { " nillable" } else { "" };
        write!(self.out, "{nillable}{is_abstract}{}{}", block(element.block), value(element.value.as_ref()))?;
        if !element.members.is_empty() {
            let members = element.members.iter().map(|id| self.wire(&self.contract.element(*id).name));
            write!(self.out, " members {}", members.collect::<Vec<_>>().join(", "))?;
        }
        writeln!(self.out)?;
        self.problems("  ", &element.problems)
    }

    fn ty(&mut self, ty: &Type) -> fmt::Result {
        let kind = match &ty.kind {
            Kind::Complex(_) => "complex",
            Kind::Simple(_) => "simple",
        };
        write!(self.out, "{kind} {}", shortened(&ty.path))?;
        if let Some((base, how)) = ty.base {
            let how = match how {
                Derivation::Extension => "extends",
                Derivation::Restriction => "restricts",
            };
            write!(self.out, " {how} {}", self.reference(base))?;
        }
        let is_abstract = if ty.is_abstract { " abstract" } else { "" };
        writeln!(self.out, "{is_abstract}{}", block(ty.block))?;
        self.problems("  ", &ty.problems)?;
        match &ty.kind {
            Kind::Complex(complex) => {
                for attribute in &complex.attributes {
                    self.attribute(attribute)?;
                }
                if let Some(any) = &complex.any_attribute {
                    writeln!(self.out, "  @* {}", wildcard(any))?;
                }
                match &complex.content {
                    Content::Empty => Ok(()),
                    Content::Text(Some(ty)) => writeln!(self.out, "  text {}", self.reference(*ty)),
                    Content::Text(None) => writeln!(self.out, "  text of the base"),
                    Content::Elements { root, mixed } => {
                        if *mixed {
                            writeln!(self.out, "  mixed")?;
                        }
                        root.iter().try_for_each(|root| self.particle(root, 1))
                    }
                }
            }
            Kind::Simple(simple) => self.simple(simple),
        }
    }

    fn attribute(&mut self, attribute: &Attribute) -> fmt::Result {
        let usage = match attribute.usage {
            AttributeUse::Optional => "",
            AttributeUse::Required => " required",
            AttributeUse::Prohibited => " prohibited",
        };
        let (name, ty) = (self.wire(&attribute.name), self.reference(attribute.ty));
        writeln!(self.out, "  @{name} {ty}{usage}{}", value(attribute.value.as_ref()))?;
        self.problems("    ", attribute.problem.as_deref().map_or(&[], std::slice::from_ref))
    }

    fn particle(&mut self, particle: &Particle, depth: usize) -> fmt::Result {
        let indent = "  ".repeat(depth);
        let occurs = match particle.occurs {
            Occurs::ONCE => String::new(),
            Occurs { min, max: Some(max) } => format!(" {min}..{max}"),
            Occurs { min, max: None } => format!(" {min}.."),
        };
        let group = particle.group.as_ref().map_or_else(String::new, |group| format!(" of group {}", group.local));
        let (what, inside) = match &particle.term {
            Term::Element(element) => (self.element_use(element), &[][..]),
            Term::Sequence(inside) => ("sequence".to_owned(), &**inside),
            Term::Choice(inside) => ("choice".to_owned(), &**inside),
            Term::All(inside) => ("all".to_owned(), &**inside),
            Term::Any(any) => (format!("any {}", wildcard(any)), &[][..]),
            Term::Broken(problem) => (format!("broken ({})", problem.title), &[][..]),
        };
        writeln!(self.out, "{indent}{what}{occurs}{group}")?;
        inside.iter().try_for_each(|inner| self.particle(inner, depth + 1))
    }

    fn element_use(&self, element: &ElementUse) -> String {
        let global = if element.global.is_some() { "ref " } else { "" };
        let nillable = if element.nillable { " nillable" } else { "" };
        let (name, ty) = (self.wire(&element.name), self.reference(element.ty));
        format!("{global}{name} {ty}{nillable}{}{}", block(element.block), value(element.value.as_ref()))
    }

    fn simple(&mut self, simple: &Simple) -> fmt::Result {
        let variety = match &simple.variety {
            Variety::Atomic(builtin) => format!("xs:{}", builtin.local_name()),
            Variety::List(item) => format!("list of {}", self.reference(*item)),
            Variety::Union(members) => {
                let members = members.iter().map(|member| self.reference(*member));
                format!("union of {}", members.collect::<Vec<_>>().join(", "))
            }
        };
        writeln!(self.out, "  {variety} {:?}", simple.white_space)?;
        match simple.values_of {
            Some(ty) => writeln!(self.out, "  values of {}", self.reference(ty)),
            None => simple.values.iter().try_for_each(|value| writeln!(self.out, "  = {:?}", value.text)),
        }
    }

    fn problems(&mut self, indent: &str, problems: &[Diagnostic]) -> fmt::Result {
        problems.iter().try_for_each(|problem| writeln!(self.out, "{indent}problem {}", problem.title))
    }

    fn wire(&self, name: &WireName) -> String {
        format!("{}:{}", name.ns.index(), name.local)
    }

    fn reference(&self, ty: TypeRef) -> String {
        match ty {
            TypeRef::Builtin(builtin) => format!("xs:{}", builtin.local_name()),
            TypeRef::Type(id) => shortened(&self.contract.get(id).path).into_owned(),
        }
    }
}

fn value(value: Option<&ValueConstraint>) -> String {
    match value {
        None => String::new(),
        Some(ValueConstraint::Default(text)) => format!(" default {:?}", shortened(text)),
        Some(ValueConstraint::Fixed(text)) => format!(" fixed {:?}", shortened(text)),
    }
}

fn block(block: Derivations) -> String {
    let words =
        [(block.extension, "extension"), (block.restriction, "restriction"), (block.substitution, "substitution")];
    let words: Vec<&str> = words.into_iter().filter_map(|(is_set, word)| is_set.then_some(word)).collect();
    if words.is_empty() { String::new() } else { format!(" blocks {}", words.join(" ")) }
}

fn wildcard(wildcard: &Wildcard) -> String {
    let namespaces = match &wildcard.namespaces {
        WildcardNamespaces::Any => "any namespace".to_owned(),
        WildcardNamespaces::Other(ns) => format!("not {}", ns.index()),
        WildcardNamespaces::Qualified => "qualified".to_owned(),
        WildcardNamespaces::Listed(list) => {
            format!("of {}", list.iter().map(|ns| ns.index().to_string()).collect::<Vec<_>>().join(" "))
        }
    };
    let process = match wildcard.process {
        ProcessContents::Strict => "",
        ProcessContents::Lax => " lax",
        ProcessContents::Skip => " skip",
    };
    namespaces + process
}
