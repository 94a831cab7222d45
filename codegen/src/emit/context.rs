//! What all emitters share: where things are, how they are referred to, and files under construction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::blocks::{Found, blocks};
use super::heights::Heights;
use super::homes::{Home, Homes};
use super::{FOLDER, MARK, docs, entries};
use crate::config::Config;
use crate::contract::{NsId, WireName};
use crate::format;
use crate::names::Names;
use crate::plan::{
    Globals, ItemId, ItemKind, Operation, Origin, Plan, Row, Selected, Source, Struct, ValueType, globals,
};
use crate::qname::{QName, ns};

/// What all emitters read.
pub(super) struct Context<'c> {
    pub(super) plan: &'c Plan,
    pub(super) names: &'c Names,
    pub(super) selected: &'c Selected,
    pub(super) config: &'c Config,
    pub(super) homes: Homes,
    /// The minimum depth of items; only samples need it.
    heights: OnceLock<Heights>,
    /// The struct and the slot of each choice.
    slots: BTreeMap<ItemId, (ItemId, u16)>,
    /// The operations whose request or response an item is, as indices in order.
    operations: BTreeMap<ItemId, Vec<usize>>,
    /// The header blocks of the selected operations that have a function.
    pub(super) headers: Vec<Found<'c>>,
    /// The fault entries of the selected operations that have a function.
    pub(super) faults: Vec<Found<'c>>,
    /// The elements of selected items that stand on their own.
    pub(super) elements: BTreeMap<ItemId, Vec<&'c WireName>>,
    /// The global declarations, if a selected wildcard refers to them.
    pub(super) globals: Option<&'c Globals>,
    /// Whether there is open content: any type, any element, or types that the description does not have. Other types
    /// can be read from it.
    pub(super) has_open_content: bool,
    /// How the known namespaces are named in the runtime.
    known: BTreeMap<NsId, &'static str>,
}

impl<'c> Context<'c> {
    pub(super) fn new(plan: &'c Plan, names: &'c Names, selected: &'c Selected, config: &'c Config) -> Self {
        let known = plan.namespaces.iter().filter_map(|(id, text)| Some((id, known_namespace(text)?))).collect();
        let headers = blocks(plan, names, selected, |operation| &operation.headers);
        let faults = blocks(plan, names, selected, |operation| &operation.faults);
        Self {
            plan,
            names,
            selected,
            config,
            homes: Homes::new(plan),
            heights: OnceLock::new(),
            slots: slots(plan),
            operations: operations(plan),
            elements: entries::elements(plan, selected, &[&headers, &faults]),
            headers,
            faults,
            globals: globals::needed(plan, selected),
            has_open_content: has_open_content(plan),
            known,
        }
    }

    /// Returns the minimum depth of items.
    pub(super) fn heights(&self) -> &Heights {
        self.heights.get_or_init(|| Heights::new(self.plan))
    }

    /// Returns the rows of a choice: its own, or else those of a slot that holds it.
    pub(super) fn rows_of_choice(&self, id: ItemId) -> &'c [Row] {
        let plan = self.plan;
        if let ItemKind::Choice(choice) = &plan.get(id).kind
            && let Some(own) = &choice.own
        {
            return &own.rows;
        }
        let Some((owner, slot)) = self.slots.get(&id) else { return &[] };
        match &plan.get(*owner).kind {
            ItemKind::Struct(of) => rows_of_slot(of, *slot),
            _ => &[],
        }
    }

    /// Returns an item and its selected parts that are in the same file.
    pub(super) fn with_guests(&self, id: ItemId) -> Vec<ItemId> {
        let guests = self.homes.guests(id).iter().copied().filter(|id| self.selected.items.contains(id));
        std::iter::once(id).chain(guests).collect()
    }

    pub(super) fn home(&self, id: ItemId) -> Home {
        self.homes.of(id)
    }

    /// Returns all operations of the service; empty if only types are generated.
    pub(super) fn operations(&self) -> &'c [Operation] {
        self.plan.service.as_ref().map_or(&[], |service| &service.operations)
    }

    /// The operations whose request or response an item is, as indices in order.
    pub(super) fn operations_of(&self, id: ItemId) -> &[usize] {
        self.operations.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The name of a type's struct or enum.
    pub(super) fn item(&self, id: ItemId) -> Ident {
        ident(&self.names.of(id).item)
    }

    /// A path to a type, from a file that has its folders in scope or the type itself in it.
    pub(super) fn path(&self, id: ItemId, file: &mut File) -> TokenStream {
        let item = self.item(id);
        if file.defined.contains(&id) {
            return quote!(#item);
        }
        match self.home(id) {
            Home::Types => {
                file.uses_types = true;
                quote!(types::#item)
            }
            Home::Operation => {
                file.uses_operations = true;
                quote!(operations::#item)
            }
        }
    }

    /// Where generated files come from, in one line.
    pub(super) fn generated_from(&self) -> String {
        let entry = docs::comment(&self.config.entry);
        format!("{MARK} from {entry}. Changes made here are lost.")
    }

    /// A path to a type for links, from the root of the generator's folder.
    pub(super) fn link(&self, id: ItemId) -> String {
        let folder = match self.home(id) {
            Home::Types => "types",
            Home::Operation => "operations",
        };
        format!("{folder}::{}", self.names.of(id).item)
    }

    /// The name of an operation's method as people write it in links.
    pub(super) fn method(&self, index: usize) -> &str {
        self.names.operation(index).method.trim_start_matches("r#")
    }

    /// The number of a namespace, as an expression.
    pub(super) fn namespace(&self, id: NsId, file: &mut File) -> TokenStream {
        match self.known.get(&id) {
            Some(known) => {
                let known = ident(known);
                quote!(rt::Ns::#known)
            }
            None => {
                file.uses_namespaces = true;
                let constant = format_ident!("N{}", id.index());
                quote!(ns::#constant)
            }
        }
    }

    /// Whether the runtime has a name for a namespace.
    pub(super) fn is_known(&self, id: NsId) -> bool {
        self.known.contains_key(&id)
    }

    /// A name on the wire, as an expression.
    pub(super) fn wire(&self, name: &WireName, file: &mut File) -> TokenStream {
        let (namespace, local) = (self.namespace(name.ns, file), &*name.local);
        quote!(rt::Name::new(#namespace, #local))
    }

    /// Returns the namespace and the local part of a type's name, as arguments.
    pub(super) fn type_arguments(&self, name: &QName, file: &mut File) -> Option<TokenStream> {
        let namespace = match &*name.namespace {
            ns::XSD => quote!(rt::Ns::XSD),
            namespace => self.namespace(self.plan.namespaces.find(namespace)?, file),
        };
        let local = &*name.local;
        Some(quote!(#namespace, #local))
    }

    /// Returns a line that describes the contents of an item's file.
    pub(super) fn title_of(&self, id: ItemId) -> String {
        match &self.plan.get(id).origin {
            Origin::ComplexType(name) => format!("Complex type {}.", docs::code(&name.local)),
            Origin::SimpleType(name) => format!("Simple type {}.", docs::code(&name.local)),
            Origin::Element(name) => format!("Type of element {}.", docs::code(&name.local)),
            Origin::Base(name) => format!("Content of complex type {}.", docs::code(&name.local)),
            Origin::Group(name) => format!("Model group {}.", docs::code(&name.local)),
            Origin::Substitution(name) => format!("Substitution group of element {}.", docs::code(&name.local)),
            Origin::Nested { local, role: "", .. } => {
                format!("Type of element {} inside another type.", docs::code(local))
            }
            Origin::InGroup { local, role: "", group } => {
                format!("Type of element {} in model group {}.", docs::code(local), docs::code(&group.local))
            }
            Origin::Nested { role, .. } | Origin::InGroup { role, .. } => {
                format!("{role} {} inside another type.", docs::code(&self.names.of(id).item))
            }
            Origin::Whole { of } => format!("The element of type {}.", docs::code(&self.names.of(*of).item)),
            Origin::Nil { of } => format!("Attributes of a nil {}.", docs::code(&self.names.of(*of).item)),
            Origin::Request(name) => format!("Request of operation {}.", docs::code(name)),
            Origin::Response(name) => format!("Response of operation {}.", docs::code(name)),
        }
    }
}

/// Returns the rows of a slot. They are adjacent, since rows are in the order of slots.
pub(super) fn rows_of_slot(of: &Struct, slot: u16) -> &[Row] {
    let start = of.rows.partition_point(|row| row.slot < slot);
    let end = of.rows.partition_point(|row| row.slot <= slot);
    &of.rows[start..end]
}

fn has_open_content(plan: &Plan) -> bool {
    let is_open = |ty: &ValueType| matches!(ty, ValueType::AnyType | ValueType::AnyElement);
    plan.items.iter().any(|item| match &item.kind {
        ItemKind::Family(_) => true,
        ItemKind::Struct(of) => of.members.iter().any(|member| is_open(&member.ty)),
        ItemKind::Choice(of) => of.alternatives.iter().any(|alternative| is_open(&alternative.ty)),
        ItemKind::Enumeration(_) | ItemKind::Union(_) => false,
    })
}

/// Returns a struct and slot for each choice in a slot.
fn slots(plan: &Plan) -> BTreeMap<ItemId, (ItemId, u16)> {
    let mut slots = BTreeMap::new();
    for (owner, item) in plan.ids() {
        let ItemKind::Struct(of) = &item.kind else { continue };
        for member in &of.members {
            if let (Some(id), Source::Slot(slot)) = (member.ty.item(), member.source)
                && matches!(plan.get(id).kind, ItemKind::Choice(_))
            {
                slots.entry(id).or_insert((owner, slot));
            }
        }
    }
    slots
}

/// The operations whose request or response each item is.
fn operations(plan: &Plan) -> BTreeMap<ItemId, Vec<usize>> {
    let mut operations: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
    for (index, operation) in plan.service.iter().flat_map(|service| &service.operations).enumerate() {
        for message in operation.messages() {
            let known = operations.entry(message.item).or_default();
            // A request and a response may be one item.
            if known.last() != Some(&index) {
                known.push(index);
            }
        }
    }
    operations
}

fn known_namespace(text: &str) -> Option<&'static str> {
    Some(match text {
        "" => "NONE",
        ns::XML => "XML",
        ns::XSI => "XSI",
        ns::XSD => "XSD",
        "http://schemas.xmlsoap.org/soap/envelope/" => "ENVELOPE_11",
        "http://www.w3.org/2003/05/soap-envelope" => "ENVELOPE_12",
        _ => return None,
    })
}

/// An identifier, raw where its text begins with `r#`.
pub(super) fn ident(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

/// A file under construction.
pub(super) struct File {
    path: String,
    title: String,
    /// The types that are in it.
    pub(super) defined: BTreeSet<ItemId>,
    pub(super) uses_types: bool,
    pub(super) uses_operations: bool,
    pub(super) uses_namespaces: bool,
    pub(super) uses_facets: bool,
    pub(super) uses_globals: bool,
    pub(super) uses_samples: bool,
    uses_runtime: bool,
    items: Vec<TokenStream>,
}

impl File {
    /// A file at this path in the generator's folder.
    pub(super) fn new(path: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            title: title.into(),
            defined: BTreeSet::new(),
            uses_types: false,
            uses_operations: false,
            uses_namespaces: false,
            uses_facets: false,
            uses_globals: false,
            uses_samples: false,
            uses_runtime: true,
            items: Vec::new(),
        }
    }

    /// The same, without the runtime in scope.
    pub(super) fn without_runtime(self) -> Self {
        Self { uses_runtime: false, ..self }
    }

    pub(super) fn add(&mut self, item: TokenStream) {
        self.items.push(item);
    }

    pub(super) fn add_all(&mut self, items: impl IntoIterator<Item = TokenStream>) {
        self.items.extend(items);
    }

    /// The path in the crate's `src`, and the text.
    pub(super) fn print(self, context: &Context<'_>) -> Result<(String, String), String> {
        let path = format!("{FOLDER}/{}", self.path);
        let header = format!("// {}\n\n//! {}\n", context.generated_from(), self.title);
        let root = "super".to_owned() + &"::super".repeat(self.path.matches('/').count());
        let mut uses = Vec::new();
        let folders = [
            (self.uses_facets, "facets"),
            (self.uses_globals, "globals"),
            (self.uses_namespaces, "namespaces as ns"),
            (self.uses_operations, "operations"),
            (self.uses_samples, "samples"),
            (self.uses_types, "types"),
        ];
        uses.extend(folders.iter().filter(|(used, _)| *used).map(|(_, folder)| format!("use {root}::{folder};")));
        if self.uses_runtime {
            uses.push("use ::wsdl_runtime::codegen as rt;".to_owned());
        }
        let text = format::print(&path, &header, &uses, self.items)?;
        Ok((path, text))
    }
}
