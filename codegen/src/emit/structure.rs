//! Structures: the struct, the table of its elements, reading and writing.

use quote::quote;

use super::context::{Context, File, Home};
use super::docs;
use super::field::Emitted;
use crate::model::{Element, Origin, Structure, TypeId};

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

    let docs = docs::outer(paragraphs(context, id));
    let declarations: Vec<_> = fields.iter().map(|field| field.declaration(context, file)).collect();
    let entries: Vec<_> = fields.iter().map(|field| field.entry(context, file)).collect();
    file.add(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub struct #item { #(#declarations),* }
    });

    let sequence = quote!(rt::Shape::sequence(&[#(#entries),*]));
    let deviates = structure.any_order || structure.any_attribute;
    let shape = if deviates {
        let (any_order, any_attribute) = (structure.any_order, structure.any_attribute);
        quote!(rt::Shape { any_order: #any_order, any_attribute: #any_attribute, ..#sequence })
    } else {
        sequence
    };
    file.add(quote!(impl #item { const SHAPE: rt::Shape = #shape; }));

    let variables = fields.iter().map(Emitted::variable);
    let arms = fields.iter().map(Emitted::arm);
    let checks = fields.iter().filter_map(Emitted::check);
    let initializers = fields.iter().map(Emitted::initializer);
    let writes = fields.iter().map(Emitted::write);
    let start = if fields.iter().any(Emitted::needs_start) { quote!(start) } else { quote!(_) };
    let read_fields = if fields.is_empty() {
        quote!(while fields.next(reader)?.is_some() {
            reader.skip()?;
        })
    } else {
        quote! {
            while let Some((field, #start)) = fields.next(reader)? {
                match field {
                    #(#arms)*
                    _ => reader.skip()?,
                }
            }
        }
    };
    file.add(quote! {
        impl rt::SchemaType for #item {
            fn read<'a>(reader: &mut rt::Reader<'a>, start: &rt::Start<'a>) -> Result<Self, rt::ReadError> {
                #(#variables)*
                let mut fields = rt::Fields::new(reader, start, &Self::SHAPE)?;
                #read_fields
                #(#checks)*
                Ok(Self { #(#initializers),* })
            }

            fn write(&self, writer: &mut rt::Writer, name: rt::Name) {
                writer.start(name);
                #(#writes;)*
                writer.end();
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
            let method = context.names.operation(index).method.trim_start_matches("r#");
            // Where the type is there without the operation, a link might lead nowhere.
            let of = match context.home(id) {
                Home::Operation => format!(", for [{}](super::super::Client::{method})", docs::code(method)),
                Home::Types => String::new(),
            };
            paragraphs.push(format!("The request of operation {}{of}.", docs::code(&operation.name)));
        }
        if matches!(ty.origin, Origin::Element(_)) && is_it(&operation.output) {
            paragraphs.push(format!("The response of operation {}.", docs::code(&operation.name)));
        }
    }
    paragraphs.push(component(&ty.origin));
    paragraphs
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
