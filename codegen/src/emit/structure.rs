//! Structures: the struct, the table of its elements, reading and writing.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, File, Home, ident};
use super::docs;
use super::field::{Emitted, Shape};
use crate::model::{Construction, Deprecation, Element, ErrorReport, Kind, Origin, Role, Structure, TypeId};

pub(super) fn emit(context: &Context<'_>, id: TypeId, structure: &Structure, file: &mut File) {
    let names = context.names.of(id);
    let item = context.item(id);
    let fields: Vec<Emitted<'_>> = structure
        .fields
        .iter()
        .zip(&names.members)
        .enumerate()
        .map(|(index, (field, name))| Emitted::new(field, index, name))
        .collect();
    let half = names.half.as_ref().map(|half| Half { item: ident(&half.item), member: ident(&half.member) });
    declare(context, id, &fields, half.as_ref(), file);

    let entries: Vec<_> = fields.iter().map(|field| field.entry(context, file)).collect();
    let any_order = structure.any_order.then(|| {
        quote!(
            const ANY_ORDER: bool = true;
        )
    });
    let any_attribute = structure.any_attribute.then(|| {
        quote!(
            const ANY_ATTRIBUTE: Option<rt::Wildcard> = Some(rt::Wildcard::Any);
        )
    });
    let report = fields.iter().find(|f| f.field.role == Role::ServiceError).map(|f| f.report(context, file));
    let read = read(&fields, half.as_ref());
    let writes = fields.iter().map(|field| match &half {
        Some(Half { member, .. }) if !field.is_required() => field.write(&quote!(self.#member)),
        _ => field.write(&quote!(self)),
    });
    let variable = if fields.is_empty() { quote!(_) } else { quote!(fields) };
    let read_variable = if fields.iter().any(Emitted::is_value) { quote!(fields) } else { quote!(_) };
    file.add(quote! {
        impl rt::Structure for #item {
            const ROWS: &'static [rt::Row] = &[#(#entries),*];
            #any_order
            #any_attribute
            #report

            fn read_fields(#read_variable: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
                #read
            }

            fn write_fields(&self, #variable: &mut rt::WriteFields<'_>) {
                #(#writes)*
            }
        }
    });
}

/// The optional half of a structure: its type, and the field that holds it.
struct Half {
    item: Ident,
    member: Ident,
}

/// The struct, its optional half, and the function that makes one.
fn declare(context: &Context<'_>, id: TypeId, fields: &[Emitted<'_>], half: Option<&Half>, file: &mut File) {
    let (item, docs) = (context.item(id), docs::outer(paragraphs(context, id)));
    let values = || fields.iter().filter(|field| field.is_value());
    let Some(half) = half else {
        let declarations: Vec<_> = values().map(|field| field.declaration(context, file)).collect();
        let is_new =
            matches!(&context.contract.get(id).kind, Kind::Structure(s) if s.construction == Construction::New);
        let default = (is_new && !values().any(Emitted::is_required)).then(|| quote!(, Default));
        let (derive, debug) = debug(&item, &values().collect::<Vec<_>>(), None);
        file.add(quote! {
            #docs
            #[derive(#derive Clone, PartialEq #default)]
            pub struct #item { #(#declarations),* }
        });
        file.add_all(debug);
        if is_new {
            let new = constructor(context, &item, fields, file);
            file.add(new);
        }
        return;
    };
    let (required, optional): (Vec<_>, Vec<_>) = values().partition(|field| field.is_required());
    let Half { item: half_item, member } = half;
    let (derive, debug_of_it) = debug(&item, &required, Some(member));
    let (half_derive, debug_of_half) = debug(half_item, &optional, None);
    let required: Vec<_> = required.iter().map(|field| field.declaration(context, file)).collect();
    let optional: Vec<_> = optional.iter().map(|field| field.declaration(context, file)).collect();
    let member_docs = docs::outer(["What may be left out; the default leaves out all of it."]);
    let half_docs = docs::outer([format!("What may be left out of a [`{item}`].")]);
    file.add(quote! {
        #docs
        #[derive(#derive Clone, PartialEq)]
        pub struct #item { #(#required,)* #member_docs pub #member: #half_item }
    });
    file.add_all(debug_of_it);
    file.add(quote! {
        #half_docs
        #[derive(#half_derive Clone, Default, PartialEq)]
        pub struct #half_item { #(#optional),* }
    });
    file.add_all(debug_of_half);
}

/// How a struct shows itself: derived, or by an implementation of its own where it has values that are not to be seen.
fn debug(item: &Ident, fields: &[&Emitted<'_>], half: Option<&Ident>) -> (TokenStream, Option<TokenStream>) {
    if !fields.iter().any(|field| field.field.sensitive) {
        return (quote!(Debug,), None);
    }
    let shown = fields.iter().map(|field| {
        let (name, masked) = (&field.name, field.field.sensitive.then(|| quote!(as masked)));
        quote!(#name #masked)
    });
    let half = half.map(|half| quote!(#half));
    let all = shown.chain(half);
    (TokenStream::new(), Some(quote!(rt::masked_debug!(#item { #(#all),* });)))
}

/// A function that takes the required values.
fn constructor(context: &Context<'_>, item: &Ident, fields: &[Emitted<'_>], file: &mut File) -> TokenStream {
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for field in fields.iter().filter(|field| field.is_value()) {
        let (name, value) = (&field.name, field.value_type(context, file));
        match field.shape() {
            Shape::Plain => {
                parameters.push(quote!(#name: #value));
                values.push(quote!(#name));
            }
            Shape::OrNil => {
                parameters.push(quote!(#name: impl Into<Option<#value>>));
                values.push(quote!(#name: #name.into()));
            }
            Shape::Optional => values.push(quote!(#name: None)),
            Shape::Nillable => values.push(quote!(#name: rt::Nillable::Absent)),
            Shape::Many => values.push(quote!(#name: Vec::new())),
        }
    }
    let docs = docs::outer(["One with these values, and nothing that may be left out."]);
    quote! {
        impl #item {
            #docs
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The body of the function that reads the elements.
fn read(fields: &[Emitted<'_>], half: Option<&Half>) -> TokenStream {
    if half.is_none() {
        let values = fields.iter().filter(|field| field.is_value()).map(|field| {
            let (name, read) = (&field.name, field.read());
            quote!(#name: #read)
        });
        return quote!(Ok(Self { #(#values),* }));
    }
    // Elements are asked for in their order, which is not that of the struct.
    let mut statements = Vec::new();
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for field in fields.iter().filter(|field| field.is_value()) {
        let (name, read) = (&field.name, field.read());
        let local = if name == "fields" { format_ident!("fields_") } else { name.clone() };
        statements.push(quote!(let #local = #read;));
        let value = if *name == local { quote!(#name) } else { quote!(#name: #local) };
        let values = if field.is_required() { &mut required } else { &mut optional };
        values.push(value);
    }
    let half = half.map(|Half { item, member }| quote!(#member: #item { #(#optional),* }));
    quote! {
        #(#statements)*
        Ok(Self { #(#required,)* #half })
    }
}

/// By which fields a type reports that a call failed.
pub(super) fn error_report(context: &Context<'_>, report: &ErrorReport, file: &mut File) {
    let Kind::Structure(structure) = &context.contract.get(report.ty).kind else { return };
    let (item, names) = (context.item(report.ty), context.names.of(report.ty));
    let mut statements = Vec::new();
    for (of, index) in [("method", report.method), ("time", report.time), ("description", report.description)] {
        let Some((index, field)) = index.and_then(|index| Some((index, structure.fields.get(index)?))) else {
            continue;
        };
        let field = Emitted::new(field, index, &names.members[index]);
        let (of, name) = (ident(of), &field.name);
        let value = match field.shape() {
            Shape::Plain => quote!(Some(self.#name)),
            Shape::Nillable => quote!(self.#name.into_option()),
            Shape::Optional | Shape::OrNil | Shape::Many => quote!(self.#name),
        };
        statements.push(quote!(failure.#of = #value;));
    }
    file.add(quote! {
        impl rt::ErrorReport for #item {
            fn into_failure(self) -> rt::ServiceFailure {
                let mut failure = rt::ServiceFailure::new();
                #(#statements)*
                failure
            }
        }
    });
}

/// What the description says, who uses it, and the component of the schema.
fn paragraphs(context: &Context<'_>, id: TypeId) -> Vec<String> {
    let ty = context.contract.get(id);
    let operations = &context.contract.service.operations;
    let mut paragraphs = vec![ty.documentation.as_deref().map(docs::foreign).unwrap_or_default()];
    for (index, operation) in operations.iter().enumerate() {
        let is_it = |element: &Option<Element>| element.as_ref().is_some_and(|element| element.ty == id);
        if is_it(&operation.input) {
            let method = context.method(index);
            // Where the type is there without the operation, a link might lead nowhere.
            let of = match context.home(id) {
                Home::Operation => format!(", for [{}](super::super::Client::{method})", docs::code(method)),
                Home::Types => String::new(),
            };
            paragraphs.push(format!("The request of operation {}{of}.", docs::code(&operation.name)));
            paragraphs.extend(operation.deprecated.as_ref().map(|deprecated| deprecation(context, deprecated)));
        }
        if matches!(ty.origin, Origin::Element(_)) && is_it(&operation.output) {
            paragraphs.push(format!("The response of operation {}.", docs::code(&operation.name)));
        }
    }
    paragraphs.push(component(&ty.origin));
    paragraphs
}

/// That an operation is deprecated. The operation to call instead may be one that is not generated.
fn deprecation(context: &Context<'_>, deprecated: &Deprecation) -> String {
    let replacement = deprecated.replacement.and_then(|index| context.contract.service.operations.get(index));
    match replacement {
        Some(operation) => format!("Deprecated: use operation {}.", docs::code(&operation.name)),
        None if deprecated.said.is_empty() => "Deprecated.".to_owned(),
        None => format!("Deprecated: {}.", docs::foreign(&deprecated.said)),
    }
}

/// The component of the schema that declares a type.
pub(super) fn component(origin: &Origin) -> String {
    let named = |kind: &str, name: &crate::qname::QName| match &*name.namespace {
        "" => format!("{kind} {}.", docs::code(&name.local)),
        namespace => format!("{kind} {} of namespace {}.", docs::code(&name.local), docs::code(namespace)),
    };
    match origin {
        Origin::ComplexType(name) => named("Complex type", name),
        Origin::SimpleType(name) => named("Simple type", name),
        Origin::Element(name) => named("Element", name),
        Origin::Nested { local, .. } => format!("The type of element {}, which has no name.", docs::code(local)),
    }
}
