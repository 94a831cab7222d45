//! What all emitters share: where things are, how they are referred to, and files under construction.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::{FOLDER, MARK, docs};
use crate::config::Config;
use crate::format;
use crate::model::{Contract, Kind, NsId, Origin, TypeId, TypeRef, WireName};
use crate::names::Names;
use crate::passes::Selected;
use crate::qname::ns;

/// Where a type is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In a file of its own, in `types`.
    Types,
    /// With its operation, in `operations`.
    Operation,
}

/// What all emitters read.
pub(super) struct Context<'c> {
    pub(super) contract: &'c Contract,
    pub(super) names: &'c Names,
    pub(super) selected: &'c Selected,
    pub(super) config: &'c Config,
    with_operation: BTreeSet<TypeId>,
    /// How the known namespaces are named in the runtime.
    known: BTreeMap<NsId, &'static str>,
}

impl<'c> Context<'c> {
    pub(super) fn new(contract: &'c Contract, names: &'c Names, selected: &'c Selected, config: &'c Config) -> Self {
        let known = contract.namespaces.iter().filter_map(|(id, text)| Some((id, known_namespace(text)?))).collect();
        let with_operation = with_operation(contract);
        Self { contract, names, selected, config, with_operation, known }
    }

    pub(super) fn home(&self, id: TypeId) -> Home {
        if self.with_operation.contains(&id) { Home::Operation } else { Home::Types }
    }

    /// The name of a type's struct or enum.
    pub(super) fn item(&self, id: TypeId) -> Ident {
        ident(&self.names.of(id).item)
    }

    /// A path to a type, from a file that has its folders in scope or the type itself in it.
    pub(super) fn path(&self, id: TypeId, file: &mut File) -> TokenStream {
        let item = self.item(id);
        if file.types.contains(&id) {
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
    pub(super) fn link(&self, id: TypeId) -> String {
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

    /// What the file of a type is about, in one line.
    pub(super) fn title_of(&self, id: TypeId) -> String {
        match &self.contract.get(id).origin {
            Origin::ComplexType(name) => format!("Complex type {}.", docs::code(&name.local)),
            Origin::SimpleType(name) => format!("Simple type {}.", docs::code(&name.local)),
            Origin::Element(name) => format!("Type of element {}.", docs::code(&name.local)),
            Origin::Nested { local, .. } => format!("Type of element {} inside another type.", docs::code(local)),
        }
    }
}

/// The types that live with their operation: requests and responses that nothing but one operation needs. A file of an
/// operation is there only if it is selected, so that whatever is needed elsewhere has to be elsewhere.
fn with_operation(contract: &Contract) -> BTreeSet<TypeId> {
    let operations = &contract.service.operations;
    let mut users: BTreeMap<TypeId, BTreeSet<usize>> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        for element in [&operation.input, &operation.output].into_iter().flatten() {
            users.entry(element.ty).or_default().insert(index);
        }
    }
    let blocks = operations.iter().flat_map(|operation| operation.headers.iter().chain(&operation.faults));
    let fields = contract.types.iter().flat_map(|ty| match &ty.kind {
        Kind::Structure(structure) => structure.fields.as_slice(),
        Kind::Enumeration(_) => &[],
    });
    let elsewhere = blocks.map(|block| block.ty).chain(fields.map(|field| field.ty));
    for id in elsewhere.filter_map(TypeRef::id) {
        users.remove(&id);
    }
    let own = |(id, users): (TypeId, BTreeSet<usize>)| {
        let element = matches!(contract.get(id).origin, Origin::Element(_));
        (element && users.len() == 1).then_some(id)
    };
    users.into_iter().filter_map(own).collect()
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
    pub(super) types: BTreeSet<TypeId>,
    pub(super) uses_types: bool,
    pub(super) uses_operations: bool,
    pub(super) uses_namespaces: bool,
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
            types: BTreeSet::new(),
            uses_types: false,
            uses_operations: false,
            uses_namespaces: false,
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
