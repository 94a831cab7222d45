//! The part of an example that shows the first value of a response.

use std::collections::BTreeSet;

use super::super::context::Context;
use super::members;
use crate::plan::{Count, ItemId, ItemKind, Scalar, Simple, ValueType};

/// Returns the lines that show the first value of a response.
pub(super) fn of(context: &Context<'_>, id: ItemId, uses: &mut BTreeSet<String>) -> Option<String> {
    let ItemKind::Struct(of) = &context.plan.get(id).kind else {
        return Some("println!(\"{response:?}\");".to_owned());
    };
    let members = members(context, id, of);
    let first = members.first()?;
    let name = match &context.names.of(id).half {
        Some(half) if !first.is_required() => format!("response.{}.{}", half.member, first.name),
        _ => format!("response.{}", first.name),
    };
    let is_list = first.member.list.is_some() || matches!(first.member.ty, ValueType::List(_));
    let enumeration = match &first.member.ty {
        ValueType::Simple(Simple::Item(id)) => match &context.plan.get(*id).kind {
            ItemKind::Enumeration(enumeration) => Some(enumeration),
            _ => None,
        },
        _ => None,
    };
    let has_display = match &first.member.ty {
        ValueType::Simple(Simple::Scalar(scalar)) => !matches!(scalar, Scalar::Base64 | Scalar::Hex | Scalar::QName),
        _ => enumeration.is_some_and(|enumeration| enumeration.base == Scalar::String),
    };
    let each = |list: &str| format!("for item in {list} {{\n    println!(\"{{item:?}}\");\n}}");
    let shown = |option: &str| format!("if let Some(value) = {option} {{\n    println!(\"{{value:?}}\");\n}}");
    Some(match first.count() {
        _ if matches!(first.member.ty, ValueType::AnyAttributes) => format!("println!(\"{{:?}}\", {name});"),
        Count::Many { .. } => each(&name),
        Count::One | Count::Default if is_list => each(&name),
        Count::Optional | Count::OrNil if is_list => each(&format!("{name}.unwrap_or_default()")),
        Count::Nillable if is_list => each(&format!("{name}.into_option().unwrap_or_default()")),
        Count::Optional | Count::OrNil => shown(&name),
        Count::Nillable => shown(&format!("{name}.into_option()")),
        Count::One if enumeration.is_some_and(|enumeration| enumeration.success.is_some()) => {
            uses.insert("Outcome".to_owned());
            format!(
                "match {name}.outcome() {{\n    Outcome::Success => println!(\"done\"),\n    Outcome::Failure => println!(\"not \
                 done: {{}}\", {name}),\n    // A value that is newer than this crate: do not send it again.\n    \
                 Outcome::Unknown => println!(\"perhaps done: {{}}\", {name}),\n}}"
            )
        }
        Count::One | Count::Default if has_display => format!("println!(\"{{}}\", {name});"),
        Count::One | Count::Default => format!("println!(\"{{:?}}\", {name});"),
    })
}
