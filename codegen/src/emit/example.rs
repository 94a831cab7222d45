//! Examples of calls: values that stand for others, by their types, so that they compile.

use std::collections::BTreeSet;

use super::context::Context;
use super::field::{Emitted, Shape};
use super::layout::Node;
use crate::model::{Construction, Enumeration, Kind, Scalar, Structure, TypeId, TypeRef};

/// So many structures an example holds at most.
const LARGEST: usize = 50;

/// A call of the operation at this index. `None` where the configuration does not name the crate, or where the request is
/// too large to be shown.
pub(super) fn of(context: &Context<'_>, index: usize) -> Option<String> {
    let krate = context.config.crate_name.as_deref()?;
    let operation = &context.contract.service.operations[index];
    let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
    let mut example = Example { context, uses: BTreeSet::from(["Client".to_owned()]), left: LARGEST, open: Vec::new() };
    let request = example.whole(input.ty)?;
    let method = &context.names.operation(index).method;
    let call = format!("client.{method}(&request).await?");
    let lines = match result(context, output.ty, &mut example.uses) {
        Some(result) => format!("let response = {call};\n{result}"),
        None => format!("{call};"),
    };
    let uses = example.uses.into_iter().map(Node::Text).collect();
    let uses = Node::Group { open: format!("use {krate}::{{"), parts: uses, close: "};".to_owned(), spaced: false };
    let service = &context.contract.service;
    let endpoint = if service.endpoints.is_empty() { ".endpoint(\"https://example.com/\")" } else { "" };
    let credentials = if service.credentials.is_some() { ".credentials(\"user\", \"password\")" } else { "" };
    // Examples of what should not be called any more are still there for those who do.
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
    /// How many structures may still come.
    left: usize,
    /// The structures that are being made.
    open: Vec<TypeId>,
}

impl Example<'_> {
    /// The request, with the first thing that may be left out.
    fn whole(&mut self, id: TypeId) -> Option<Node> {
        let context = self.context;
        let Kind::Structure(structure) = &context.contract.get(id).kind else { return None };
        let fields = fields(context, id, structure);
        let parts = self.made(id, structure)?;
        self.open.push(id);
        let first = fields.iter().filter(|field| !field.is_required() && field.shape() != Shape::OrNil);
        let first = first.filter_map(|field| self.member(field)).next();
        self.open.pop();
        let item = &context.names.of(id).item;
        Some(match (structure.construction, first) {
            (Construction::New, Some(first)) if fields.len() == 1 => Node::braces(item, vec![first]),
            (Construction::New, Some(first)) => Node::braces(item, vec![first, parts.wrapped("..", "")]),
            (Construction::Halves, Some(first)) => {
                let Some(half) = &context.names.of(id).half else { return Some(parts) };
                self.uses.insert(half.item.clone());
                let base = Node::text("..Default::default()");
                let only = fields.iter().filter(|field| !field.is_required()).count() == 1;
                let values = if only { vec![first] } else { vec![first, base] };
                let Node::Group { open, mut parts, close, spaced } = parts else { return Some(parts) };
                parts.pop();
                parts.push(Node::braces(&half.item, values).wrapped(&format!("{}: ", half.member), ""));
                Node::Group { open, parts, close, spaced }
            }
            _ => parts,
        })
    }

    /// A structure with what must be there; `None` where it would hold itself, or too much.
    fn made(&mut self, id: TypeId, structure: &Structure) -> Option<Node> {
        if self.open.contains(&id) || self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.open.push(id);
        let made = self.parts(id, structure);
        self.open.pop();
        made
    }

    fn parts(&mut self, id: TypeId, structure: &Structure) -> Option<Node> {
        let names = self.context.names.of(id);
        let fields = fields(self.context, id, structure);
        self.uses.insert(names.item.clone());
        if structure.construction == Construction::New {
            let taken = fields.iter().filter(|field| matches!(field.shape(), Shape::Plain | Shape::OrNil));
            let arguments = taken.map(|field| match field.shape() {
                // The function takes anything that becomes an option, so that the type must be clear.
                Shape::OrNil => Some(self.value(field, true).unwrap_or_else(|| Node::text("None"))),
                _ => self.value(field, false),
            });
            let arguments: Option<Vec<Node>> = arguments.collect();
            return Some(Node::call(&format!("{}::new", names.item), arguments?));
        }
        let shown = |field: &&Emitted<'_>| names.half.is_none() || field.is_required();
        let members: Option<Vec<Node>> = fields.iter().filter(shown).map(|field| self.member(field)).collect();
        let mut members = members?;
        members.extend(names.half.as_ref().map(|half| Node::text(format!("{}: Default::default()", half.member))));
        Some(Node::braces(&names.item, members))
    }

    /// A field in a literal.
    fn member(&mut self, field: &Emitted<'_>) -> Option<Node> {
        let value = self.value(field, false);
        let value = match field.shape() {
            Shape::Plain => value?,
            Shape::OrNil if value.is_none() => Node::text("None"),
            Shape::Optional | Shape::OrNil => value?.wrapped("Some(", ")"),
            Shape::Nillable => {
                self.uses.insert("Nillable".to_owned());
                value?.wrapped("Nillable::Value(", ")")
            }
            Shape::Many if field.field.nillable => value?.wrapped("vec![Some(", ")]"),
            Shape::Many => value?.wrapped("vec![", "]"),
        };
        Some(value.wrapped(&format!("{}: ", field.name), ""))
    }

    /// A value, or a list of one. `clear` asks for one of which the type is clear without what it is for.
    fn value(&mut self, field: &Emitted<'_>, clear: bool) -> Option<Node> {
        let value = match field.field.ty {
            TypeRef::Scalar(scalar) => Some(self.scalar(scalar, &field.field.name.local, clear)),
            TypeRef::Type(id) => match &self.context.contract.get(id).kind {
                Kind::Structure(structure) => self.made(id, structure),
                Kind::Enumeration(enumeration) => Some(self.listed(id, enumeration)),
            },
        };
        match &field.field.list {
            Some(_) if value.is_none() && !clear => Some(Node::text("Vec::new()")),
            Some(list) if list.keeps_nil => Some(value?.wrapped("vec![Some(", ")]")),
            Some(_) => Some(value?.wrapped("vec![", "]")),
            None if field.field.boxed => Some(value?.wrapped("Box::new(", ")")),
            None => value,
        }
    }

    /// The first value of an enumeration.
    fn listed(&mut self, id: TypeId, enumeration: &Enumeration) -> Node {
        let names = self.context.names.of(id);
        self.uses.insert(names.item.clone());
        match names.members.first().filter(|_| !enumeration.values.is_empty()) {
            Some(variant) => Node::text(format!("{}::{variant}", names.item)),
            None => Node::text(format!("{}::{}(\"text\".into())", names.item, names.unlisted)),
        }
    }

    fn scalar(&mut self, scalar: Scalar, element: &str, clear: bool) -> Node {
        let number = |ty: &str| if clear { format!("1_{ty}") } else { "1".to_owned() };
        let mut parsed = |text: &str, ty: &str| {
            if clear {
                self.uses.insert(ty.to_owned());
            }
            let ty = if clear { format!("::<{ty}>") } else { String::new() };
            format!("{text:?}.parse{ty}()?")
        };
        Node::Text(match scalar {
            Scalar::String => format!("{:?}.{}()", text(element), if clear { "to_owned" } else { "into" }),
            Scalar::Boolean => "true".to_owned(),
            Scalar::Int8 => number("i8"),
            Scalar::Int16 => number("i16"),
            Scalar::Int32 => number("i32"),
            Scalar::Int64 => number("i64"),
            Scalar::Uint8 => number("u8"),
            Scalar::Uint16 => number("u16"),
            Scalar::Uint32 => number("u32"),
            Scalar::Uint64 => number("u64"),
            Scalar::Float if clear => "1.5_f32".to_owned(),
            Scalar::Double if clear => "1.5_f64".to_owned(),
            Scalar::Float | Scalar::Double => "1.5".to_owned(),
            Scalar::Decimal => parsed("9.95", "Decimal"),
            Scalar::DateTime => parsed("2026-01-31T08:30:00", "DateTime"),
            Scalar::Base64 if clear => {
                self.uses.insert("Binary".to_owned());
                "Binary::from(b\"bytes\")".to_owned()
            }
            Scalar::Base64 => "b\"bytes\".into()".to_owned(),
        })
    }
}

/// A text that looks like what the element is called.
fn text(element: &str) -> &'static str {
    let name = element.to_ascii_lowercase();
    match () {
        () if name.contains("email") => "someone@example.com",
        () if name.ends_with("url") => "https://example.com/",
        () => "text",
    }
}

fn fields<'c>(context: &Context<'c>, id: TypeId, structure: &'c Structure) -> Vec<Emitted<'c>> {
    let members = &context.names.of(id).members;
    let fields = structure.fields.iter().zip(members).enumerate();
    let fields = fields.map(|(index, (field, name))| Emitted::new(field, index, name));
    fields.filter(Emitted::is_value).collect()
}

/// What is done with a response: its first element is shown.
fn result(context: &Context<'_>, id: TypeId, uses: &mut BTreeSet<String>) -> Option<String> {
    let Kind::Structure(structure) = &context.contract.get(id).kind else { return None };
    let fields = fields(context, id, structure);
    let first = fields.first()?;
    let name = match &context.names.of(id).half {
        Some(half) if !first.is_required() => format!("response.{}.{}", half.member, first.name),
        _ => format!("response.{}", first.name),
    };
    let is_list = first.field.list.is_some();
    let enumeration = match first.field.ty {
        TypeRef::Type(id) => match &context.contract.get(id).kind {
            Kind::Enumeration(enumeration) => Some(enumeration),
            Kind::Structure(_) => None,
        },
        TypeRef::Scalar(_) => None,
    };
    let has_display = match first.field.ty {
        TypeRef::Scalar(scalar) => scalar != Scalar::Base64,
        TypeRef::Type(_) => enumeration.is_some(),
    };
    let each = |list: &str| format!("for item in {list} {{\n    println!(\"{{item:?}}\");\n}}");
    let shown = |option: &str| format!("if let Some(value) = {option} {{\n    println!(\"{{value:?}}\");\n}}");
    Some(match first.shape() {
        Shape::Many => each(&name),
        Shape::Plain if is_list => each(&name),
        Shape::Optional | Shape::OrNil if is_list => each(&format!("{name}.unwrap_or_default()")),
        Shape::Nillable if is_list => each(&format!("{name}.into_option().unwrap_or_default()")),
        Shape::Optional | Shape::OrNil => shown(&name),
        Shape::Nillable => shown(&format!("{name}.into_option()")),
        Shape::Plain if enumeration.is_some_and(|enumeration| enumeration.success.is_some()) => {
            uses.insert("Outcome".to_owned());
            format!(
                "match {name}.outcome() {{\n    Outcome::Success => println!(\"done\"),\n    Outcome::Failure => println!(\"not \
                 done: {{}}\", {name}),\n    // A value that is newer than this crate: do not send it again.\n    \
                 Outcome::Unknown => println!(\"perhaps done: {{}}\", {name}),\n}}"
            )
        }
        Shape::Plain if has_display => format!("println!(\"{{}}\", {name});"),
        Shape::Plain => format!("println!(\"{{:?}}\", {name});"),
    })
}
