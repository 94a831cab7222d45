//! Temporary: the plan of a contract of the model, until plans are built from `contract`.

use super::{
    Block, Construction, Count, Credentials, Enumeration, ErrorReport, Group, Item, ItemId, ItemKind, List, Member,
    Message, Operation, OperationKind, Origin, Plan, Role, Row, RowName, Scalar, Selected, Service, Simple, Source,
    Struct, Text, TypeUse, Value, ValueType, Wildcard,
};
use crate::model::{self, Contract, Kind, Occurs, TypeRef};
use crate::passes;
use crate::xsd::builtin::WhiteSpace;

/// What was selected.
pub(crate) fn selected(of: &passes::Selected) -> Selected {
    let groups = of.groups.iter();
    Selected {
        operations: of.operations.clone(),
        items: of.types.iter().map(|id| ItemId::of(id.index())).collect(),
        groups: groups.map(|g| Group { title: g.title.clone(), operations: g.operations.clone() }).collect(),
        ..Selected::default()
    }
}

/// The plan.
pub(crate) fn plan(contract: &Contract) -> Plan {
    let items = contract.types.iter().map(|ty| item(contract, ty)).collect();
    Plan { namespaces: contract.namespaces.clone(), items, service: Some(service(contract)) }
}

fn id(id: model::TypeId) -> ItemId {
    ItemId::of(id.index())
}

fn item(contract: &Contract, ty: &model::Type) -> Item {
    let origin = match &ty.origin {
        model::Origin::ComplexType(name) => Origin::ComplexType(name.clone()),
        model::Origin::SimpleType(name) => Origin::SimpleType(name.clone()),
        model::Origin::Element(name) => Origin::Element(name.clone()),
        model::Origin::Nested { parent, local } => {
            Origin::Nested { parent: id(*parent), local: local.clone(), role: "" }
        }
    };
    let kind = match &ty.kind {
        Kind::Structure(structure) => ItemKind::Struct(Struct {
            members: structure.fields.iter().enumerate().map(|(index, field)| member(contract, index, field)).collect(),
            rows: structure.fields.iter().enumerate().map(|(index, field)| row(index, field)).collect(),
            any_attribute: structure.any_attribute.then_some(Wildcard::Any),
            text: Text::None,
            any_order: structure.any_order,
            construction: match structure.construction {
                model::Construction::Literal => Construction::Literal,
                model::Construction::New => Construction::New,
                model::Construction::Halves => Construction::Halves,
            },
            ..Struct::default()
        }),
        Kind::Enumeration(enumeration) => ItemKind::Enumeration(Enumeration {
            base: Scalar::String,
            white_space: WhiteSpace::Preserve,
            values: enumeration
                .values
                .iter()
                .map(|value| Value {
                    text: value.text.clone(),
                    path: value.path.as_str().into(),
                    documentation: value.documentation.as_deref().map(Into::into),
                })
                .collect(),
            success: enumeration.success.clone(),
            type_name: None,
        }),
    };
    Item {
        path: ty.path.as_str().into(),
        origin,
        documentation: ty.documentation.as_deref().map(Into::into),
        remarks: Vec::new(),
        place: ty.place.clone(),
        kind,
        problems: ty.problems.clone(),
    }
}

fn value(contract: &Contract, ty: TypeRef) -> ValueType {
    match ty {
        TypeRef::Scalar(scalar) => ValueType::Simple(Simple::Scalar(self::scalar(scalar))),
        TypeRef::Type(of) => match &contract.get(of).kind {
            Kind::Structure(_) => ValueType::Item(id(of)),
            Kind::Enumeration(_) => ValueType::Simple(Simple::Item(id(of))),
        },
    }
}

fn member(contract: &Contract, index: usize, field: &model::Field) -> Member {
    Member {
        path: field.path.as_str().into(),
        local: field.name.local.clone(),
        source: Source::Slot(index as u16),
        count: match (field.occurs, field.nillable) {
            (Occurs::Required, false) => Count::One,
            (Occurs::Optional, false) => Count::Optional,
            (Occurs::Required, true) => Count::OrNil,
            (Occurs::Optional, true) => Count::Nillable,
            (Occurs::Many { .. }, nil) => Count::Many { nil },
        },
        ty: value(contract, field.ty),
        boxed: field.boxed,
        list: field.list.as_ref().map(|list| List {
            item: list.item.clone(),
            path: list.path.as_str().into(),
            keeps_nil: list.keeps_nil,
            leaves_nil_out: list.leaves_nil_out,
            min: list.min,
            max: list.max,
        }),
        role: match field.role {
            model::Role::Value => Role::Value,
            model::Role::Nil => Role::Nil,
            model::Role::ServiceError => Role::ServiceError,
        },
        sensitive: field.sensitive,
        documentation: field.documentation.as_deref().map(Into::into),
        type_use: field.type_name.clone().map_or(TypeUse::Anonymous, TypeUse::Named),
        remarks: Vec::new(),
        place: field.place.clone(),
    }
}

fn row(index: usize, field: &model::Field) -> Row {
    Row {
        slot: index as u16,
        arm: None,
        name: RowName::Element(field.name.clone()),
        occurs: match field.occurs {
            Occurs::Required => (1, Some(1)),
            Occurs::Optional => (0, Some(1)),
            Occurs::Many { min, max } => (min, max),
        },
        arm_occurs: None,
        group: false,
        nillable: field.nillable,
        list: field.list.as_ref().map(|list| (list.item.clone(), list.leaves_nil_out)),
        ignored: field.role == model::Role::Nil,
        constraint: None,
        white_space: WhiteSpace::Preserve,
    }
}

fn scalar(scalar: model::Scalar) -> Scalar {
    match scalar {
        model::Scalar::String => Scalar::String,
        model::Scalar::Boolean => Scalar::Boolean,
        model::Scalar::Int8 => Scalar::Int8,
        model::Scalar::Int16 => Scalar::Int16,
        model::Scalar::Int32 => Scalar::Int32,
        model::Scalar::Int64 => Scalar::Int64,
        model::Scalar::Uint8 => Scalar::Uint8,
        model::Scalar::Uint16 => Scalar::Uint16,
        model::Scalar::Uint32 => Scalar::Uint32,
        model::Scalar::Uint64 => Scalar::Uint64,
        model::Scalar::Float => Scalar::Float,
        model::Scalar::Double => Scalar::Double,
        model::Scalar::Decimal => Scalar::Decimal,
        model::Scalar::DateTime => Scalar::DateTime,
        model::Scalar::Base64 => Scalar::Base64,
    }
}

fn service(contract: &Contract) -> Service {
    let of = &contract.service;
    Service {
        name: of.name.as_str().into(),
        documentation: of.documentation.as_deref().map(Into::into),
        endpoints: of.endpoints.iter().map(|(version, address)| (*version, address.as_str().into())).collect(),
        operations: of.operations.iter().map(|operation| self::operation(contract, operation)).collect(),
        credentials: of.credentials.as_ref().map(|names| Credentials {
            header: names.header.clone(),
            user: names.user.clone(),
            password: names.password.clone(),
        }),
        error_report: of.error_report.as_ref().map(|report| ErrorReport {
            item: id(report.ty),
            method: report.method,
            time: report.time,
            description: report.description,
        }),
    }
}

fn operation(contract: &Contract, of: &model::Operation) -> Operation {
    let message = |element: &Option<model::Element>| {
        element.as_ref().map(|element| Message { element: Some(element.name.clone()), item: id(element.ty) })
    };
    let blocks = |kind: &str, blocks: &[model::Block]| {
        let block = |block: &model::Block| {
            let namespace = contract.namespaces.text(block.name.ns);
            Block {
                name: block.name.clone(),
                path: match namespace {
                    "" => format!("{kind}/{}", block.name.local).into(),
                    namespace => format!("{kind}/{{{namespace}}}{}", block.name.local).into(),
                },
                ty: value(contract, block.ty),
            }
        };
        blocks.iter().map(block).collect()
    };
    Operation {
        name: of.name.as_str().into(),
        path: of.path.as_str().into(),
        documentation: of.documentation.as_deref().map(Into::into),
        deprecated: of.deprecated.clone(),
        action: of.action.as_str().into(),
        input: message(&of.input),
        output: message(&of.output),
        headers: blocks("headers", &of.headers),
        response_headers: Vec::new(),
        authenticated: of.authenticated,
        kind: match of.kind {
            model::OperationKind::Safe => OperationKind::Safe,
            model::OperationKind::Idempotent => OperationKind::Idempotent,
            model::OperationKind::NonIdempotent => OperationKind::NonIdempotent,
        },
        faults: blocks("faults", &of.faults),
        place: of.place.clone(),
        problems: of.problems.clone(),
    }
}
