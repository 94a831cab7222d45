//! The type by which responses report that a call failed. Requests send it as nil; in responses, it is an error instead
//! of a value.

use std::collections::HashSet;

use crate::config::{Config, Placed};
use crate::contract::TypeId;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::plan::build::Builder;
use crate::plan::{
    Count, ErrorReport, Item, ItemId, ItemKind, Role, Scalar, Service, Simple, Source, Struct, ValueType,
};

/// Sets the roles of all members of that type.
pub(in crate::plan) fn error_report(
    builder: &mut Builder<'_, '_>,
    service: &Service,
    ty: TypeId,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<ErrorReport> {
    let wanted = config.service_error.as_ref()?;
    let item = builder.of_type[ty.index()];
    let (item, report) = match item.map(|item| (item, &builder.items[item.index()].kind)) {
        Some((item, ItemKind::Struct(report))) => (item, report),
        _ => {
            let title = format!("`{}` is not a complex type without derived types", wanted.ty.text);
            diagnostics.error(title, &wanted.ty.place, "name the type of the element that reports a failed call");
            return None;
        }
    };
    let mut number = |name: &Option<Placed>, scalar| member(report, name.as_ref()?, scalar, diagnostics);
    let report = ErrorReport {
        item,
        method: number(&wanted.method, Scalar::String),
        time: number(&wanted.time, Scalar::DateTime),
        description: number(&wanted.description, Scalar::String),
    };
    let (inputs, outputs) = super::messages(service);
    let (asked, answered): (HashSet<ItemId>, HashSet<ItemId>) =
        (inputs.iter().copied().collect(), outputs.iter().copied().collect());
    // An item that is both a request and a response keeps its values.
    for id in asked.difference(&answered) {
        mark(&mut builder.items[id.index()], item, Role::Nil);
    }
    let mut marked = 0;
    for id in answered.difference(&asked) {
        marked += mark(&mut builder.items[id.index()], item, Role::ServiceError);
    }
    if marked == 0 {
        let title = format!("no response has an element of type `{}`", wanted.ty.text);
        diagnostics.error(title, &wanted.ty.place, "name the type of the element that reports a failed call");
    }
    Some(report)
}

/// Sets the role of a struct's members of this type. Returns the number of these members.
fn mark(item: &mut Item, report: ItemId, role: Role) -> usize {
    let ItemKind::Struct(of) = &mut item.kind else { return 0 };
    let mut marked = 0;
    for member in &mut of.members {
        let Source::Slot(slot) = member.source else { continue };
        let once = !matches!(member.count, Count::Many { .. }) && member.list.is_none();
        let nillable = member.ty.nil().is_some() || matches!(member.count, Count::OrNil | Count::Nillable);
        // Only a nillable member can be sent as nil.
        let is_it = matches!(member.ty, ValueType::Item(of) | ValueType::OrNil { value: of, .. } if of == report);
        if is_it && once && (role != Role::Nil || nillable) {
            member.role = role;
            // It has no value, so attributes of a nil one do not matter.
            if member.ty.nil().is_some() {
                member.ty = ValueType::Item(report);
                member.count = if member.count == Count::One { Count::OrNil } else { Count::Nillable };
            }
            marked += 1;
            if role == Role::Nil {
                of.rows.iter_mut().filter(|row| row.slot == slot).for_each(|row| row.ignored = true);
            }
        }
    }
    marked
}

fn member(report: &Struct, name: &Placed, scalar: Scalar, diagnostics: &mut Diagnostics) -> Option<usize> {
    let index = report.members.iter().position(|member| *member.local == *name.text);
    let title = match index.map(|index| &report.members[index]) {
        Some(member)
            if member.ty == ValueType::Simple(Simple::Scalar(scalar))
                && !matches!(member.count, Count::Many { .. }) =>
        {
            return index;
        }
        Some(_) => format!("`{}` is not of a type that can be reported", name.text),
        None => format!("the type that reports failed calls has no element `{}`", name.text),
    };
    let help = "`method` and `description` are texts, `time` is an xs:dateTime; leave out what there is not";
    diagnostics.push(Diagnostic::error(title, Some(name.place.clone()), help));
    None
}
