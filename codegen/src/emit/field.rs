//! A field of a structure: its Rust type, how it is read and written, its documentation.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, File, ident};
use super::docs;
use crate::model::{Field, Occurs, Scalar, TypeRef};
use crate::qname::{QName, ns};

/// The shape that a field's value has in Rust, by how often its element comes and whether it may be nil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A value.
    Plain,
    /// A value or nothing, which is absence.
    Optional,
    /// A value or nothing, which is nil.
    OrNil,
    /// Absent, nil or a value.
    Nillable,
    /// A list of values.
    Many,
    /// A list of values or nothing, which is nil.
    ManyOrNil,
}

/// A field with the names that it has in Rust.
pub(super) struct Emitted<'f> {
    field: &'f Field,
    index: usize,
    name: Ident,
    /// The variable that holds its value while its structure is read.
    local: Ident,
}

impl<'f> Emitted<'f> {
    pub(super) fn new(field: &'f Field, index: usize, name: &str) -> Self {
        let local = match name {
            "reader" | "start" | "fields" | "field" => format_ident!("{name}_"),
            _ => ident(name),
        };
        Self { field, index, name: ident(name), local }
    }

    fn shape(&self) -> Shape {
        match (self.field.occurs, self.field.nillable) {
            (Occurs::Required, false) => Shape::Plain,
            (Occurs::Optional, false) => Shape::Optional,
            (Occurs::Required, true) => Shape::OrNil,
            (Occurs::Optional, true) => Shape::Nillable,
            (Occurs::Many { .. }, false) => Shape::Many,
            (Occurs::Many { .. }, true) => Shape::ManyOrNil,
        }
    }

    /// The declaration in the struct.
    pub(super) fn declaration(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let value = self.value_type(context, file);
        let ty = match self.shape() {
            Shape::Plain => value,
            Shape::Optional | Shape::OrNil => quote!(Option<#value>),
            Shape::Nillable => quote!(rt::Nillable<#value>),
            Shape::Many => quote!(Vec<#value>),
            Shape::ManyOrNil => quote!(Vec<Option<#value>>),
        };
        let (name, docs) = (&self.name, docs::outer(self.docs()));
        quote!(#docs pub #name: #ty)
    }

    fn value_type(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let value = match self.field.ty {
            TypeRef::Scalar(scalar) => scalar_type(scalar),
            TypeRef::Type(id) => context.path(id, file),
        };
        if self.field.boxed { quote!(Box<#value>) } else { value }
    }

    fn docs(&self) -> [String; 2] {
        let field = self.field;
        let occurs = match field.occurs {
            Occurs::Required => "required".to_owned(),
            Occurs::Optional => "optional".to_owned(),
            Occurs::Many { min: 0, max: None } => "any number".to_owned(),
            Occurs::Many { min, max: None } => format!("{min} or more"),
            Occurs::Many { min, max: Some(max) } => format!("{min} to {max}"),
        };
        let nil = match self.shape() {
            Shape::OrNil => "; `None` is nil",
            Shape::Nillable | Shape::ManyOrNil => ", may be nil",
            Shape::Plain | Shape::Optional | Shape::Many => "",
        };
        let ty = field.type_name.as_ref().map_or_else(|| "of a type without a name".to_owned(), type_name);
        let facts = format!("Element {}, {ty}, {occurs}{nil}.", docs::code(&field.name.local));
        [field.documentation.as_deref().map(docs::foreign).unwrap_or_default(), facts]
    }

    /// The entry in the table of the shape.
    pub(super) fn entry(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let namespace = context.namespace(self.field.name.ns, file);
        let local = &*self.field.name.local;
        let constructor = match self.field.occurs {
            Occurs::Required => quote!(required),
            Occurs::Optional => quote!(optional),
            Occurs::Many { .. } => quote!(many),
        };
        let nillable = self.field.nillable.then(|| quote!(.nillable()));
        quote!(rt::Field::#constructor(#namespace, #local)#nillable)
    }

    /// The variable's declaration.
    pub(super) fn variable(&self) -> TokenStream {
        let local = &self.local;
        match self.shape() {
            Shape::Plain | Shape::Optional | Shape::OrNil => quote!(let mut #local = None;),
            Shape::Nillable => quote!(let mut #local = rt::Nillable::Absent;),
            Shape::Many | Shape::ManyOrNil => quote!(let mut #local = Vec::new();),
        }
    }

    /// Whether reading the value needs its start tag.
    pub(super) fn needs_start(&self) -> bool {
        matches!(self.field.ty, TypeRef::Type(_))
    }

    /// The arm that reads the value.
    pub(super) fn arm(&self) -> TokenStream {
        let (index, local, value) = (proc_macro2::Literal::usize_unsuffixed(self.index), &self.local, self.read());
        let read = match self.shape() {
            Shape::Plain => quote!(#local = Some(#value)),
            Shape::Optional | Shape::OrNil => match self.read_optional() {
                Some(optional) => quote!(#local = #optional),
                None => quote!(#local = Some(#value)),
            },
            Shape::Nillable => quote!({
                #local = if fields.is_nil() { rt::Nillable::Nil } else { rt::Nillable::Value(#value) };
            }),
            Shape::Many => quote!(#local.push(#value)),
            Shape::ManyOrNil => quote!(#local.push(if fields.is_nil() { None } else { Some(#value) })),
        };
        quote!(#index => #read,)
    }

    fn read(&self) -> TokenStream {
        let value = match self.field.ty {
            TypeRef::Scalar(scalar) => {
                let method = format_ident!("{}", method(scalar));
                quote!(reader.#method()?)
            }
            TypeRef::Type(_) => quote!(rt::SchemaType::read(reader, &start)?),
        };
        if self.field.boxed { quote!(Box::new(#value)) } else { value }
    }

    /// How an optional value is read whose type knows no empty text.
    fn read_optional(&self) -> Option<TokenStream> {
        match self.field.ty {
            TypeRef::Scalar(Scalar::String | Scalar::Base64) | TypeRef::Type(_) => None,
            TypeRef::Scalar(scalar) => {
                let method = format_ident!("optional_{}", method(scalar));
                Some(quote!(reader.#method()?))
            }
        }
    }

    /// What makes sure that a required value is there.
    pub(super) fn check(&self) -> Option<TokenStream> {
        let (local, index) = (&self.local, proc_macro2::Literal::usize_unsuffixed(self.index));
        (self.shape() == Shape::Plain)
            .then(|| quote!(let Some(#local) = #local else { return Err(fields.missing(reader, #index)); };))
    }

    /// The field in the struct's expression.
    pub(super) fn initializer(&self) -> TokenStream {
        let (name, local) = (&self.name, &self.local);
        if name == local { quote!(#name) } else { quote!(#name: #local) }
    }

    /// The statement that writes the value.
    pub(super) fn write(&self) -> TokenStream {
        let name = &self.name;
        let by_copy = matches!(self.field.ty, TypeRef::Scalar(scalar) if is_copy(scalar));
        let borrow = (!by_copy).then(|| quote!(&));
        let borrowed = self.write_value(if by_copy { quote!(value) } else { self.unboxed(quote!(value)) });
        let of_reference = self.write_value(if by_copy { quote!(*value) } else { self.unboxed(quote!(value)) });
        let wire = self.wire();
        match self.shape() {
            Shape::Plain if by_copy => self.write_value(quote!(self.#name)),
            Shape::Plain if self.field.boxed => self.write_value(quote!(&*self.#name)),
            Shape::Plain => self.write_value(quote!(&self.#name)),
            Shape::Optional => quote!(if let Some(value) = #borrow self.#name { #borrowed }),
            Shape::OrNil => quote! {
                match #borrow self.#name {
                    Some(value) => #borrowed,
                    None => writer.nil(#wire),
                }
            },
            Shape::Nillable => quote! {
                match #borrow self.#name {
                    rt::Nillable::Absent => {}
                    rt::Nillable::Nil => writer.nil(#wire),
                    rt::Nillable::Value(value) => #borrowed,
                }
            },
            Shape::Many => quote!(for value in &self.#name { #of_reference }),
            Shape::ManyOrNil => quote! {
                for value in &self.#name {
                    match value {
                        Some(value) => #of_reference,
                        None => writer.nil(#wire),
                    }
                }
            },
        }
    }

    /// A reference to the value behind a reference to what holds it.
    fn unboxed(&self, value: TokenStream) -> TokenStream {
        if self.field.boxed { quote!(&**#value) } else { value }
    }

    fn write_value(&self, value: TokenStream) -> TokenStream {
        let wire = self.wire();
        match self.field.ty {
            TypeRef::Scalar(scalar) => {
                let method = format_ident!("{}", method(scalar));
                quote!(writer.#method(#wire, #value))
            }
            TypeRef::Type(_) => quote!(rt::SchemaType::write(#value, writer, #wire)),
        }
    }

    fn wire(&self) -> TokenStream {
        let index = proc_macro2::Literal::usize_unsuffixed(self.index);
        quote!(Self::SHAPE.fields[#index].name)
    }
}

fn type_name(name: &QName) -> String {
    match &*name.namespace {
        ns::XSD => docs::code(&format!("xs:{}", name.local)),
        _ => docs::code(&name.local),
    }
}

fn scalar_type(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String => quote!(String),
        Scalar::Boolean => quote!(bool),
        Scalar::Int8 => quote!(i8),
        Scalar::Int16 => quote!(i16),
        Scalar::Int32 => quote!(i32),
        Scalar::Int64 => quote!(i64),
        Scalar::Uint8 => quote!(u8),
        Scalar::Uint16 => quote!(u16),
        Scalar::Uint32 => quote!(u32),
        Scalar::Uint64 => quote!(u64),
        Scalar::Float => quote!(f32),
        Scalar::Double => quote!(f64),
        Scalar::Decimal => quote!(rt::Decimal),
        Scalar::DateTime => quote!(rt::DateTime),
        Scalar::Base64 => quote!(rt::Binary),
    }
}

/// The methods of the runtime's reader and writer.
fn method(scalar: Scalar) -> &'static str {
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
        Scalar::Base64 => "base64",
    }
}

fn is_copy(scalar: Scalar) -> bool {
    !matches!(scalar, Scalar::String | Scalar::Base64)
}
