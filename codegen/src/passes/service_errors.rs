//! The type by which answers report that a call failed, where the configuration names one: requests send it as nil, and
//! in responses it is an error instead of a value.

use crate::config::{Config, Placed};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Contract, ErrorReport, Kind, Occurs, Role, Scalar, Structure, TypeId, TypeRef};

/// Gives the fields of that type their roles.
pub(super) fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) {
    let Some(wanted) = &config.service_error else { return };
    let Some(ty) = super::paths::one(contract, &wanted.ty, diagnostics) else { return };
    let Kind::Structure(report) = &contract.get(ty).kind else {
        diagnostics.error(
            format!("`{}` is no complex type", wanted.ty.text),
            &wanted.ty.place,
            "name the type of the element that reports a failed call",
        );
        return;
    };
    let mut number = |name: &Option<Placed>, scalar| field(report, name.as_ref()?, scalar, diagnostics);
    let report = ErrorReport {
        ty,
        method: number(&wanted.method, Scalar::String),
        time: number(&wanted.time, Scalar::DateTime),
        description: number(&wanted.description, Scalar::String),
    };
    contract.service.error_report = Some(report);
    let operations = &contract.service.operations;
    let inputs: Vec<TypeId> = operations.iter().filter_map(|o| Some(o.input.as_ref()?.ty)).collect();
    let outputs: Vec<TypeId> = operations.iter().filter_map(|o| Some(o.output.as_ref()?.ty)).collect();
    // What is asked and answered alike keeps its values.
    for id in inputs.iter().filter(|id| !outputs.contains(id)) {
        mark(contract, *id, ty, Role::Nil);
    }
    let mut marked = 0;
    for id in outputs.iter().filter(|id| !inputs.contains(id)) {
        marked += mark(contract, *id, ty, Role::ServiceError);
    }
    if marked == 0 {
        let title = format!("no response has an element of type `{}`", wanted.ty.text);
        diagnostics.error(title, &wanted.ty.place, "name the type of the element that reports a failed call");
    }
}

/// Gives the fields of a structure that are of the type a role; says how many there are.
fn mark(contract: &mut Contract, structure: TypeId, report: TypeId, role: Role) -> usize {
    let mut marked = 0;
    if let Kind::Structure(structure) = &mut contract.types[structure.index()].kind {
        for field in &mut structure.fields {
            let once = matches!(field.occurs, Occurs::Required | Occurs::Optional);
            // Only what can be nil can be sent as that.
            if field.ty == TypeRef::Type(report) && once && (role != Role::Nil || field.nillable) {
                field.role = role;
                marked += 1;
            }
        }
    }
    marked
}

fn field(report: &Structure, name: &Placed, scalar: Scalar, diagnostics: &mut Diagnostics) -> Option<usize> {
    let index = report.fields.iter().position(|field| *field.name.local == *name.text);
    let title = match index.map(|index| &report.fields[index]) {
        Some(field) if field.ty == TypeRef::Scalar(scalar) && !matches!(field.occurs, Occurs::Many { .. }) => {
            return index;
        }
        Some(_) => format!("`{}` is not of a type that can be reported", name.text),
        None => format!("the type that reports failed calls has no element `{}`", name.text),
    };
    let help = "`method` and `description` are texts, `time` is an xs:dateTime; leave out what there is not";
    diagnostics.push(Diagnostic::error(title, Some(name.place.clone()), help));
    None
}
