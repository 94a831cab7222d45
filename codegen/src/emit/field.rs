//! A field of a structure: its Rust type, how it is read and written, its documentation.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, File, ident};
use super::docs;
use crate::model::{Field, Occurs, Role, Scalar, TypeRef};
use crate::passes::construction;
use crate::qname::{QName, ns};

/// The shape that a field's value has in Rust, by how often its element comes and whether it may be nil. What is said of
/// a value holds of a list inside an element too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A value.
    Plain,
    /// A value or nothing, which is absence.
    Optional,
    /// A value or nothing, which is nil.
    OrNil,
    /// Absent, nil or a value.
    Nillable,
    /// Values that follow one another.
    Many,
}

/// A field with the names that it has in Rust.
pub(super) struct Emitted<'f> {
    pub(super) field: &'f Field,
    index: usize,
    pub(super) name: Ident,
}

impl<'f> Emitted<'f> {
    pub(super) fn new(field: &'f Field, index: usize, name: &str) -> Self {
        Self { field, index, name: ident(name) }
    }

    pub(super) fn shape(&self) -> Shape {
        match (self.field.occurs, self.field.nillable) {
            (Occurs::Required, false) => Shape::Plain,
            (Occurs::Optional, false) => Shape::Optional,
            (Occurs::Required, true) => Shape::OrNil,
            (Occurs::Optional, true) => Shape::Nillable,
            (Occurs::Many { .. }, _) => Shape::Many,
        }
    }

    /// Whether the element is a value of the structure.
    pub(super) fn is_value(&self) -> bool {
        self.field.role == Role::Value
    }

    /// Whether the element has to be there, be it nil.
    pub(super) fn is_required(&self) -> bool {
        construction::is_required(self.field)
    }

    /// The type of the field.
    pub(super) fn ty(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let value = self.value_type(context, file);
        match self.shape() {
            Shape::Plain => value,
            Shape::Optional | Shape::OrNil => quote!(Option<#value>),
            Shape::Nillable => quote!(rt::Nillable<#value>),
            Shape::Many if self.field.nillable => quote!(Vec<Option<#value>>),
            Shape::Many => quote!(Vec<#value>),
        }
    }

    /// The type of the value, or of the list.
    pub(super) fn value_type(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let value = match self.field.ty {
            TypeRef::Scalar(scalar) => scalar_type(scalar),
            TypeRef::Type(id) => context.path(id, file),
        };
        match &self.field.list {
            Some(list) if list.keeps_nil => quote!(Vec<Option<#value>>),
            Some(_) => quote!(Vec<#value>),
            None if self.field.boxed => quote!(Box<#value>),
            None => value,
        }
    }

    /// The declaration in the struct.
    pub(super) fn declaration(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let (name, ty, docs) = (&self.name, self.ty(context, file), docs::outer(self.docs()));
        quote!(#docs pub #name: #ty)
    }

    fn docs(&self) -> [String; 2] {
        let field = self.field;
        let (name, ty, occurrence) = (docs::code(&field.name.local), self.wire_type(), self.occurrence());
        let masked = if field.sensitive { " `Debug` does not show the value." } else { "" };
        let facts = format!("Element {name}, {ty}, {occurrence}.{masked}");
        [field.documentation.as_deref().map(docs::foreign).unwrap_or_default(), facts]
    }

    /// How often the element comes and whether it may be nil, for documentation.
    pub(super) fn occurrence(&self) -> String {
        let occurs = match self.field.occurs {
            Occurs::Required => "required".to_owned(),
            Occurs::Optional => "optional".to_owned(),
            Occurs::Many { min: 0, max: None } => "any number".to_owned(),
            Occurs::Many { min, max: None } => format!("{min} or more"),
            Occurs::Many { min, max: Some(max) } => format!("{min} to {max}"),
        };
        let nil = match self.shape() {
            Shape::OrNil => "; `None` is nil",
            Shape::Nillable => ", may be nil",
            Shape::Many if self.field.nillable => ", may be nil",
            Shape::Plain | Shape::Optional | Shape::Many => "",
        };
        format!("{occurs}{nil}")
    }

    /// The type in the schema, for documentation.
    pub(super) fn wire_type(&self) -> String {
        let field = self.field;
        let ty = field.type_name.as_ref().map_or_else(|| "of a type without a name".to_owned(), type_name);
        match &field.list {
            Some(list) if list.keeps_nil => {
                format!("list of {} ({ty}), which may be nil", docs::code(&list.item.local))
            }
            Some(list) => format!("list of {} ({ty})", docs::code(&list.item.local)),
            None => ty,
        }
    }

    /// The entry in the table of the structure.
    pub(super) fn entry(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let namespace = context.namespace(self.field.name.ns, file);
        let local = &*self.field.name.local;
        let constructor = match self.field.occurs {
            Occurs::Required => quote!(required),
            Occurs::Optional => quote!(optional),
            Occurs::Many { .. } => quote!(many),
        };
        let times = match self.field.occurs {
            Occurs::Required | Occurs::Optional | Occurs::Many { min: 0, max: None } => None,
            Occurs::Many { min, max } => {
                let (min, max) = (Literal::u32_unsuffixed(min), max.map(Literal::u32_unsuffixed));
                let max = max.map_or_else(|| quote!(u32::MAX), |max| quote!(#max));
                Some(quote!(.times(#min, #max)))
            }
        };
        let slot = self.number();
        let nillable = self.field.nillable.then(|| quote!(.nillable()));
        let list = self.field.list.as_ref().map(|list| {
            let (namespace, local) = (context.namespace(list.item.ns, file), &*list.item.local);
            let method = if list.leaves_nil_out { quote!(list_of_nillable) } else { quote!(list) };
            quote!(.#method(#namespace, #local))
        });
        let ignored = (self.field.role == Role::Nil).then(|| quote!(.ignored()));
        quote!(rt::Row::#constructor(#slot, #namespace, #local)#times #nillable #list #ignored)
    }

    /// What the value points to where it is not in the structure itself: a box around the value, not around a list.
    pub(super) fn is_box(&self) -> bool {
        self.field.boxed && self.field.list.is_none()
    }

    /// The expression that reads the value.
    pub(super) fn read(&self) -> TokenStream {
        let (index, method) = (self.number(), self.method());
        let read = quote!(fields.#method(#index)?);
        match self.shape() {
            _ if !self.field.boxed => read,
            Shape::Plain | Shape::Many => quote!(Box::new(#read)),
            Shape::Optional | Shape::OrNil | Shape::Nillable => quote!(#read.map(Box::new)),
        }
    }

    /// The constant by which the runtime reads the element that reports a failure.
    pub(super) fn report(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let (slot, ty) = (self.number(), self.value_type(context, file));
        quote!(const REPORT: Option<rt::Report> = Some(rt::Report::of::<#ty>(#slot));)
    }

    /// The statement that writes the value, which is in `owner`.
    pub(super) fn write(&self, owner: &TokenStream) -> TokenStream {
        let (index, method, name) = (self.number(), self.method(), &self.name);
        if !self.is_value() {
            return quote!(fields.nil(#index););
        }
        let points_elsewhere = self.field.boxed || self.field.list.is_some();
        let value = match self.shape() {
            Shape::Plain if self.field.boxed => quote!(&*#owner.#name),
            Shape::Plain | Shape::Many => quote!(&#owner.#name),
            _ if points_elsewhere => quote!(#owner.#name.as_deref()),
            _ => quote!(#owner.#name.as_ref()),
        };
        quote!(fields.#method(#index, #value);)
    }

    /// What reads and writes a value of this shape.
    fn method(&self) -> Ident {
        let is_list = self.field.list.is_some();
        format_ident!(
            "{}",
            match (self.shape(), is_list) {
                (Shape::Plain, false) => "required",
                (Shape::Plain, true) => "list",
                (Shape::Optional, false) => "optional",
                (Shape::Optional, true) => "optional_list",
                (Shape::OrNil, false) => "or_nil",
                (Shape::OrNil, true) => "list_or_nil",
                (Shape::Nillable, false) => "nillable",
                (Shape::Nillable, true) => "nillable_list",
                (Shape::Many, _) => "many",
            }
        )
    }

    fn number(&self) -> Literal {
        Literal::usize_unsuffixed(self.index)
    }
}

fn type_name(name: &QName) -> String {
    match &*name.namespace {
        ns::XSD => docs::code(&format!("xs:{}", name.local)),
        _ => docs::code(&name.local),
    }
}

pub(super) fn scalar_type(scalar: Scalar) -> TokenStream {
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
