//! Reads attributes.

use super::context::{Context, documentation, xsd_children};
use super::{particle, simple_type};
use crate::qname::QName;
use crate::xml::Node;
use crate::xsd::document::{
    AttributeDeclaration, AttributeGroupReference, AttributeItem, AttributeReference, Form, SimpleTypeUse, Usage,
    Wildcard,
};

/// The attributes of a type or group, as they are read.
#[derive(Default)]
pub(super) struct List {
    pub(super) attributes: Vec<AttributeItem>,
    pub(super) any_attribute: Option<Wildcard>,
}

impl List {
    /// Takes a child if it declares attributes. Returns whether it does.
    pub(super) fn take(&mut self, context: &mut Context<'_>, node: Node<'_>) -> bool {
        match node.local_name() {
            "attribute" => self.attributes.extend(item(context, node)),
            "attributeGroup" => {
                let name = context.required_reference(node, "ref");
                let group = name.map(|name| AttributeGroupReference { name, place: node.place() });
                self.attributes.extend(group.map(AttributeItem::Group));
            }
            "anyAttribute" if self.any_attribute.is_some() => context.second(node),
            "anyAttribute" => self.any_attribute = Some(particle::wildcard(context, node)),
            _ => return false,
        }
        true
    }
}

/// Reads a global attribute.
pub(super) fn global(context: &mut Context<'_>, node: Node<'_>) -> Option<AttributeDeclaration> {
    let name = context.global_name(node)?;
    Some(declaration(context, node, name, None))
}

fn item(context: &mut Context<'_>, node: Node<'_>) -> Option<AttributeItem> {
    let words = [("optional", Usage::Optional), ("required", Usage::Required), ("prohibited", Usage::Prohibited)];
    let usage = node.keyword("use", &words, context.diagnostics).unwrap_or_default();
    if node.attribute("ref").is_some() {
        return Some(AttributeItem::Reference(AttributeReference {
            name: context.reference(node, "ref")?,
            usage,
            default: node.attribute("default").map(str::to_owned),
            fixed: node.attribute("fixed").map(str::to_owned),
            foreign: node.foreign_attributes(),
            documentation: documentation(node),
            place: node.place(),
        }));
    }
    let (name, form) = context.local_name(node, context.attribute_form_default)?;
    Some(AttributeItem::Local { declaration: declaration(context, node, name, form), usage })
}

fn declaration(context: &mut Context<'_>, node: Node<'_>, name: QName, form: Option<Form>) -> AttributeDeclaration {
    let mut type_ = context.reference(node, "type").map_or(SimpleTypeUse::Unspecified, SimpleTypeUse::Named);
    for child in xsd_children(node) {
        match child.local_name() {
            "simpleType" if type_ != SimpleTypeUse::Unspecified => context.second(child),
            "simpleType" => type_ = SimpleTypeUse::Inline(Box::new(simple_type::read(context, child, None))),
            _ => child.unknown(context.diagnostics),
        }
    }
    AttributeDeclaration {
        name,
        form,
        type_,
        default: node.attribute("default").map(str::to_owned),
        fixed: node.attribute("fixed").map(str::to_owned),
        foreign: node.foreign_attributes(),
        documentation: documentation(node),
        place: node.place(),
        problems: Vec::new(),
    }
}
