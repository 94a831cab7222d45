//! What wildcards and `anyType` admit.

use wsdl_codegen::contract::{
    Attribute, ElementId, ProcessContents, TypeName, TypeRef, ValueConstraint, Wildcard, WildcardNamespaces,
};
use wsdl_codegen::qname::ns;
use wsdl_codegen::xsd::builtin::Builtin;

use super::make::Maker;
use super::tree::{Item, Node, Piece, plain};
use crate::schema::Expected;

/// A namespace that no schema declares anything in.
const FOREIGN: &str = "urn:example:foreign";
/// The greatest number of elements that a known element needs to stand for any.
const SMALL: u32 = 20;

impl<'c> Maker<'c> {
    /// Makes an element that a wildcard admits, and nothing else in the content.
    pub(super) fn admitted(&mut self, wildcard: &'c Wildcard, expected: &Expected<'c>) -> Option<Node> {
        let is_strict = wildcard.process == ProcessContents::Strict;
        if is_strict || wildcard.process == ProcessContents::Lax && self.random.chance(30) {
            let known: Vec<ElementId> = self.known(wildcard, expected);
            if let Some(id) = self.random.pick(&known) {
                return self.element(&self.schema.global(*id));
            }
            if is_strict {
                return None;
            }
        }
        let namespace = self.namespace(wildcard)?;
        self.made += 1;
        Some(self.unknown(&namespace, 0))
    }

    /// The global elements that a wildcard admits.
    fn known(&self, wildcard: &Wildcard, expected: &Expected<'c>) -> Vec<ElementId> {
        let all = self.schema.contract.element_ids().filter(|(_, element)| !element.is_abstract);
        let admitted = all.filter(|(id, element)| {
            let (namespace, local) = self.schema.name(&element.name);
            self.schema.admits(wildcard, namespace)
                && expected.named(namespace, local).is_empty()
                && self.schema.element_named(namespace, local) == Some(*id)
        });
        admitted
            .filter(|(id, _)| self.least.declared(self.schema, &self.schema.global(*id)) <= SMALL)
            .map(|(id, _)| id)
            .collect()
    }

    /// A namespace that a wildcard admits.
    fn namespace(&mut self, wildcard: &Wildcard) -> Option<String> {
        let text = |id| self.schema.contract.namespaces.text(id).to_owned();
        match &wildcard.namespaces {
            WildcardNamespaces::Any => self.random.pick(&[FOREIGN, ""]).map(|text| (*text).to_owned()),
            WildcardNamespaces::Other(_) | WildcardNamespaces::Qualified => Some(FOREIGN.to_owned()),
            WildcardNamespaces::Listed(list) => self.random.pick(list).map(|id| text(*id)),
        }
    }

    /// An element that nothing declares, with anything in it.
    fn unknown(&mut self, namespace: &str, depth: usize) -> Node {
        // A reference to `xs:schema` admits that alone.
        if namespace == ns::XSD {
            return Node::new(namespace, "schema");
        }
        let local = self.random.pick(&["unknown", "unknown-2", "Ünknown"]).copied().unwrap_or("unknown");
        let mut node = Node::new(namespace, local);
        if self.random.chance(30) {
            node.add("", "plain", plain(" a  b "));
        }
        if self.random.chance(20) {
            node.add(FOREIGN, "qualified", plain("1 < 2"));
        }
        for _ in 0..self.random.below(4) {
            if self.random.chance(50) {
                node.content.push(Item::Text(plain(*self.random.pick(&[" ", "text", "\n", "a & b"]).unwrap_or(&" "))));
            }
            if depth < 3 && self.random.chance(50) {
                let namespace = *self.random.pick(&[FOREIGN, "", "urn:example:other"]).unwrap_or(&"");
                node.content.push(Item::Element(self.unknown(namespace, depth + 1)));
            }
        }
        node
    }

    /// Adds attributes that an attribute wildcard admits: a global one, or ones that nothing declares.
    pub(super) fn open_attributes(&mut self, node: &mut Node, ty: TypeRef, declared: &[&Attribute]) {
        let Some(wildcards) = self.schema.attribute_wildcards(ty) else { return };
        let Some(wildcard) = self.random.pick(&wildcards).copied().filter(|_| self.random.chance(40)) else { return };
        if wildcards.iter().any(|wildcard| wildcard.process == ProcessContents::Strict) {
            return self.global_attribute(node, wildcard, declared);
        }
        for local in ["open", "open-2"] {
            let Some(namespace) = self.namespace(wildcard).filter(|namespace| namespace != ns::XSI) else { return };
            let is_declared = declared.iter().any(|each| self.schema.name(&each.name) == (namespace.as_str(), local));
            if !is_declared && !node.has(&namespace, local) {
                node.add(&namespace, local, plain(" any  value "));
            }
        }
    }

    /// Adds a global attribute that a wildcard admits, unless the type declares it.
    fn global_attribute(&mut self, node: &mut Node, wildcard: &Wildcard, declared: &[&Attribute]) {
        let contract = self.schema.contract;
        let admitted = contract.attributes.iter().filter(|each| {
            let (namespace, local) = self.schema.name(&each.name);
            let is_declared = declared.iter().any(|own| own.name == each.name);
            self.schema.admits(wildcard, namespace) && !is_declared && !node.has(namespace, local)
        });
        let admitted: Vec<_> = admitted.collect();
        let Some(attribute) = self.random.pick(&admitted).copied() else { return };
        let value = match &attribute.value {
            Some(ValueConstraint::Fixed(value)) => Some(plain(&**value)),
            _ => self.text(attribute.ty),
        };
        if let Some(value) = value {
            let (namespace, local) = self.schema.name(&attribute.name);
            node.add(namespace, local, value);
        }
    }

    /// Fills an element of `anyType`, or of a type that extends it.
    pub(super) fn anything(&mut self, node: &mut Node, ty: TypeRef) -> Option<()> {
        let is_bare = ty == TypeRef::Builtin(Builtin::AnyType) && !node.has(ns::XSI, "type");
        match self.random.below(if is_bare { 5 } else { 3 }) {
            0 => {}
            1 => node.content.push(Item::Text(plain(" any text "))),
            2 => {
                let like = self.unknown(FOREIGN, 0);
                node.content = like.content;
                if is_bare {
                    node.attributes.extend(like.attributes);
                }
            }
            3 => {
                let builtins =
                    [Builtin::Int, Builtin::String, Builtin::QName, Builtin::DateTime, Builtin::Base64Binary];
                let builtin = *self.random.pick(&builtins)?;
                node.add(ns::XSI, "type", vec![Piece::Name(ns::XSD.to_owned(), builtin.local_name().to_owned())]);
                let text = self.text(TypeRef::Builtin(builtin))?;
                node.content.push(Item::Text(text));
            }
            _ => {
                let types: Vec<TypeRef> = self.small_types();
                let Some(ty) = self.random.pick(&types).copied() else { return Some(()) };
                let (namespace, local) = self.schema.type_name(ty)?;
                node.add(ns::XSI, "type", vec![Piece::Name(namespace.to_owned(), local.to_owned())]);
                self.typed(node, ty, None)?;
            }
        }
        Some(())
    }

    /// The types that an element of `anyType` can have.
    fn small_types(&self) -> Vec<TypeRef> {
        let named =
            self.schema.contract.ids().filter(|(_, ty)| !ty.is_abstract && matches!(ty.name, TypeName::Named(_)));
        let types = named.map(|(id, _)| TypeRef::Type(id)).filter(|ty| self.schema.type_name(*ty).is_some());
        types.filter(|ty| self.least.own(self.schema, *ty) <= SMALL).collect()
    }
}
