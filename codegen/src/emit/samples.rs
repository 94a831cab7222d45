//! Samples: a function for each type, which makes random values of it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, File, Home, ident};
use super::docs;
use super::field::{Emitted, Shape};
use crate::model::{Enumeration, Kind, Occurs, Scalar, Structure, TypeId, TypeRef};

/// The file of the function that goes through all operations.
pub(super) fn each(context: &Context<'_>) -> File {
    let mut file = File::new("samples/each.rs", "Going through all operations.");
    file.uses_samples = !context.selected.operations.is_empty();
    let calls = context.selected.operations.iter().filter_map(|index| {
        let operation = &context.contract.service.operations[*index];
        let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
        let (request, response) = (function(context, input.ty), function(context, output.ty));
        Some(quote!(visitor.operation(samples::#request, samples::#response);))
    });
    let docs = docs::outer(["Shows every operation to a visitor, in the order of the description."]);
    file.add(quote! {
        #docs
        pub fn each(visitor: &mut impl rt::EachOperation) {
            #(#calls)*
        }
    });
    file
}

/// The file of the samples of an operation's own types; `None` where it has none.
pub(super) fn operation(context: &Context<'_>, index: usize) -> Option<File> {
    let operation = &context.contract.service.operations[index];
    let mut own: Vec<TypeId> = [&operation.input, &operation.output].into_iter().flatten().map(|e| e.ty).collect();
    own.dedup();
    own.retain(|id| context.home(*id) == Home::Operation);
    let module = &context.names.operation(index).module;
    let title = format!("Samples of operation {}.", docs::code(&operation.name));
    let mut file = File::new(format!("samples/operations/{module}.rs"), title);
    for id in &own {
        sample(context, *id, &own, &mut file);
    }
    (!own.is_empty()).then_some(file)
}

/// The file of the samples of a type that has a file of its own.
pub(super) fn ty(context: &Context<'_>, id: TypeId) -> File {
    let module = &context.names.of(id).module;
    let title = format!("Samples of {}.", docs::code(&context.names.of(id).item));
    let mut file = File::new(format!("samples/types/{module}.rs"), title);
    sample(context, id, &[id], &mut file);
    file
}

/// Adds the function of a type; `own` are those whose functions are in the file.
fn sample(context: &Context<'_>, id: TypeId, own: &[TypeId], file: &mut File) {
    let name = ident(&context.names.of(id).module);
    let path = context.path(id, file);
    let docs = docs::outer([format!("A random {}.", docs::code(&context.names.of(id).item))]);
    let value = match &context.contract.get(id).kind {
        Kind::Structure(structure) => self::structure(context, id, structure, own, file),
        Kind::Enumeration(enumeration) => self::enumeration(context, id, enumeration, &path),
    };
    // A structure may have nothing to be chosen.
    let samples = if value.uses_samples { quote!(s) } else { quote!(_) };
    let value = value.tokens;
    file.add(quote! {
        #docs
        pub fn #name(#samples: &mut rt::Samples) -> #path {
            #value
        }
    });
}

/// The body of a function.
struct Body {
    tokens: TokenStream,
    uses_samples: bool,
}

/// A value that the schema lists.
fn enumeration(context: &Context<'_>, id: TypeId, enumeration: &Enumeration, path: &TokenStream) -> Body {
    let names = context.names.of(id);
    let tokens = if enumeration.values.is_empty() {
        let unlisted = ident(&names.unlisted);
        quote!(#path::#unlisted(s.string().into()))
    } else {
        let variants = names.members.iter().map(|name| ident(name));
        quote!(s.one_of(&[#(#path::#variants),*]))
    };
    Body { tokens, uses_samples: true }
}

/// A literal of the structure, and of its optional half.
fn structure(context: &Context<'_>, id: TypeId, structure: &Structure, own: &[TypeId], file: &mut File) -> Body {
    let path = context.path(id, file);
    let names = context.names.of(id);
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for (index, (field, name)) in structure.fields.iter().zip(&names.members).enumerate() {
        let field = Emitted::new(field, index, name);
        if !field.is_value() {
            continue;
        }
        let (name, value) = (&field.name, value(context, &field, own, file));
        let values = if names.half.is_some() && !field.is_required() { &mut optional } else { &mut required };
        values.push(quote!(#name: #value));
    }
    let uses_samples = !(required.is_empty() && optional.is_empty());
    let half = names.half.as_ref().map(|half| {
        let (item, member) = (ident(&half.item), ident(&half.member));
        let folder = match context.home(id) {
            Home::Types => quote!(types),
            Home::Operation => quote!(operations),
        };
        quote!(#member: #folder::#item { #(#optional),* })
    });
    Body { tokens: quote!(#path { #(#required,)* #half }), uses_samples }
}

/// The expression that makes the value of a field.
fn value(context: &Context<'_>, field: &Emitted<'_>, own: &[TypeId], file: &mut File) -> TokenStream {
    let (made, maker) = match field.field.ty {
        TypeRef::Scalar(scalar) => {
            let name = ident(scalar_name(scalar));
            (quote!(s.#name()), quote!(rt::Samples::#name))
        }
        TypeRef::Type(id) if own.contains(&id) => {
            let function = ident(&context.names.of(id).module);
            (quote!(#function(s)), quote!(#function))
        }
        TypeRef::Type(id) => {
            file.uses_samples = true;
            let function = function(context, id);
            (quote!(samples::#function(s)), quote!(samples::#function))
        }
    };
    let (made, maker) = match &field.field.list {
        Some(list) => {
            let made = many(list.min, list.max, list.keeps_nil, &maker);
            let maker = quote!(|s| #made);
            (made, maker)
        }
        None if field.is_box() => (quote!(Box::new(#made)), quote!(|s| Box::new(#made))),
        None => (made, maker),
    };
    match field.shape() {
        Shape::Plain => made,
        Shape::Optional | Shape::OrNil => quote!(s.optional(#maker)),
        Shape::Nillable => quote!(s.nillable(#maker)),
        Shape::Many => {
            let (min, max) = match field.field.occurs {
                Occurs::Many { min, max } => (min, max),
                Occurs::Required | Occurs::Optional => (0, None),
            };
            many(min, max, field.field.nillable, &maker)
        }
    }
}

fn many(min: u32, max: Option<u32>, keeps_nil: bool, maker: &TokenStream) -> TokenStream {
    let number = Literal::u32_unsuffixed;
    let method = ident(match (keeps_nil, (min, max)) {
        (false, (0, None)) => "many",
        (false, _) => "many_within",
        (true, (0, None)) => "many_or_nil",
        (true, _) => "many_or_nil_within",
    });
    match (min, max) {
        (0, None) => quote!(s.#method(#maker)),
        (min, None) => {
            let min = number(min);
            quote!(s.#method(#min, None, #maker))
        }
        (min, Some(max)) => {
            let (min, max) = (number(min), number(max));
            quote!(s.#method(#min, Some(#max), #maker))
        }
    }
}

/// The path of a type's function in the samples' folder. It is called like the type's module, which is unique.
fn function(context: &Context<'_>, id: TypeId) -> TokenStream {
    let name = ident(&context.names.of(id).module);
    match context.home(id) {
        Home::Types => quote!(types::#name),
        Home::Operation => quote!(operations::#name),
    }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "string",
        Scalar::Boolean => "boolean",
        Scalar::Int8 => "int8",
        Scalar::Int16 => "int16",
        Scalar::Int32 => "int32",
        Scalar::Int64 => "int64",
        Scalar::Uint8 => "uint8",
        Scalar::Uint16 => "uint16",
        Scalar::Uint32 => "uint32",
        Scalar::Uint64 => "uint64",
        Scalar::Float => "float",
        Scalar::Double => "double",
        Scalar::Decimal => "decimal",
        Scalar::DateTime => "date_time",
        Scalar::Base64 => "binary",
    }
}
