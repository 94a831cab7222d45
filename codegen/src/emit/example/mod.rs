//! Examples of calls, with placeholder values of the right types, so that they compile.

mod result;
mod value;

use std::collections::BTreeSet;

use super::context::Context;
use super::layout::Node;
use super::member::{self, Emitted};
use crate::plan::{Construction, Count, ItemId, ItemKind, Source, Struct};

/// The most structs that an example holds.
const LARGEST: usize = 50;

/// Returns a call of the operation at this index; `None` if the configuration does not name the crate, or if the
/// request is too large.
pub(super) fn of(context: &Context<'_>, index: usize) -> Option<String> {
    let krate = context.config.crate_name.as_deref()?;
    let service = context.plan.service.as_ref()?;
    let operation = &service.operations[index];
    let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
    let mut example = Example { context, uses: BTreeSet::from(["Client".to_owned()]), left: LARGEST, open: Vec::new() };
    let request = example.whole(input.item)?;
    let method = &context.names.operation(index).method;
    let call = format!("client.{method}(&request).await?");
    let lines = match result::of(context, output.item, &mut example.uses) {
        Some(result) => format!("let response = {call};\n{result}"),
        None => format!("{call};"),
    };
    let uses = example.uses.into_iter().map(Node::Text).collect();
    let uses = Node::Group { open: format!("use {krate}::{{"), parts: uses, close: "};".to_owned(), spaced: false };
    let endpoint = if service.endpoints.is_empty() { ".endpoint(\"https://example.com/\")" } else { "" };
    let credentials = if service.credentials.is_some() { ".credentials(\"user\", \"password\")" } else { "" };
    // Deprecated operations have examples, too.
    let allow = if operation.deprecated.is_some() { "# #[allow(deprecated)]\n" } else { "" };
    let mut text = format!("```no_run\n{allow}# async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n");
    uses.print(0, &mut text);
    text.push_str(&format!("\n\nlet client = Client::builder(){endpoint}{credentials}.build()?;\n"));
    request.wrapped("let request = ", ";").print(0, &mut text);
    text.push_str(&format!("\n{lines}\n# Ok(())\n# }}\n```"));
    Some(text)
}

struct Example<'c> {
    context: &'c Context<'c>,
    /// The names to import.
    uses: BTreeSet<String>,
    /// The number of items that still fit.
    left: usize,
    /// The items under construction.
    open: Vec<ItemId>,
}

impl<'c> Example<'c> {
    /// Returns the request with its required values and its first optional one.
    fn whole(&mut self, id: ItemId) -> Option<Node> {
        let context = self.context;
        let ItemKind::Struct(of) = &context.plan.get(id).kind else { return self.made(id) };
        let members = members(context, id, of);
        let parts = self.made(id)?;
        self.open.push(id);
        let first = members.iter().filter(|member| !member.is_required() && can_lead(member));
        let first = first.filter_map(|member| self.member(member)).next();
        self.open.pop();
        let item = &context.names.of(id).item;
        Some(match (of.construction, first) {
            (Construction::New, Some(first)) if members.len() == 1 => Node::braces(item, vec![first]),
            (Construction::New, Some(first)) => Node::braces(item, vec![first, parts.wrapped("..", "")]),
            (Construction::Halves, Some(first)) => {
                let Some(half) = &context.names.of(id).half else { return Some(parts) };
                self.uses.insert(half.item.clone());
                let base = Node::text("..Default::default()");
                let only = members.iter().filter(|member| !member.is_required()).count() == 1;
                let values = if only { vec![first] } else { vec![first, base] };
                let Node::Group { open, mut parts, close, spaced } = parts else { return Some(parts) };
                parts.pop();
                parts.push(Node::braces(&half.item, values).wrapped(&format!("{}: ", half.member), ""));
                Node::Group { open, parts, close, spaced }
            }
            _ => parts,
        })
    }

    /// Returns an item with its required values; `None` if it contains itself or is too large.
    fn made(&mut self, id: ItemId) -> Option<Node> {
        if self.open.contains(&id) || self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.open.push(id);
        let made = match &self.context.plan.get(id).kind {
            ItemKind::Struct(of) => self.parts(id, of),
            ItemKind::Choice(choice) => self.choice(id, choice),
            ItemKind::Family(family) => self.family(id, family),
            ItemKind::Enumeration(enumeration) => self.listed(id, enumeration),
            ItemKind::Union(union) => self.union(id, union),
        };
        self.open.pop();
        made
    }

    fn parts(&mut self, id: ItemId, of: &'c Struct) -> Option<Node> {
        let names = self.context.names.of(id);
        let members = members(self.context, id, of);
        self.uses.insert(names.item.clone());
        if of.construction == Construction::New {
            let taken = members.iter().filter(|member| member.is_required() || member.count() == Count::OrNil);
            let arguments = taken.map(|member| match member.count() {
                // The function takes anything that converts to an `Option`, so the type must be explicit.
                Count::OrNil => Some(self.value(member, true).unwrap_or_else(|| Node::text("None"))),
                _ => self.value(member, false),
            });
            let arguments: Option<Vec<Node>> = arguments.collect();
            return Some(Node::call(&format!("{}::new", names.item), arguments?));
        }
        let shown = |member: &&Emitted<'_>| names.half.is_none() || member.is_required();
        let shown: Option<Vec<Node>> = members.iter().filter(shown).map(|member| self.member(member)).collect();
        let mut shown = shown?;
        shown.extend(names.half.as_ref().map(|half| Node::text(format!("{}: Default::default()", half.member))));
        Some(Node::braces(&names.item, shown))
    }

    /// Returns a member as in a struct literal.
    fn member(&mut self, member: &Emitted<'_>) -> Option<Node> {
        let value = match member.member.source {
            Source::AnyAttributes => Some(Node::text("Default::default()")),
            Source::Pieces => Some(Node::text("Vec::new()")),
            _ => self.value(member, false),
        };
        let value = match member.count() {
            _ if matches!(member.member.source, Source::AnyAttributes | Source::Pieces) => value?,
            Count::One | Count::Default => value?,
            Count::OrNil if value.is_none() => Node::text("None"),
            Count::Optional | Count::OrNil => value?.wrapped("Some(", ")"),
            Count::Nillable => {
                self.uses.insert("Nillable".to_owned());
                value?.wrapped("Nillable::Value(", ")")
            }
            Count::Many { nil: true } => value?.wrapped("vec![Some(", ")]"),
            Count::Many { nil: false } => value?.wrapped("vec![", "]"),
        };
        Some(value.wrapped(&format!("{}: ", member.name), ""))
    }
}

/// Returns `true` if an optional member is worth showing.
fn can_lead(member: &Emitted<'_>) -> bool {
    member.count() != Count::OrNil && !matches!(member.member.source, Source::AnyAttributes | Source::Pieces)
}

/// Returns the members that are fields of a struct.
fn members<'c>(context: &Context<'c>, id: ItemId, of: &'c Struct) -> Vec<Emitted<'c>> {
    let mut members = member::all(context, of, &context.names.of(id).members);
    members.retain(Emitted::is_value);
    members
}
