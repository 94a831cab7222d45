//! Values in examples.

use super::super::layout::Node;
use super::super::member::Emitted;
use super::Example;
use crate::plan::{Alternative, Choice, Count, Enumeration, Family, ItemId, Scalar, Simple, Union, ValueType};

impl Example<'_> {
    /// Returns a value, or a list of one. With `clear`, the value shows its type without context.
    pub(super) fn value(&mut self, member: &Emitted<'_>, clear: bool) -> Option<Node> {
        let value = self.of_type(&member.member.ty, &member.member.local, clear);
        match &member.member.list {
            Some(_) if value.is_none() && !clear => Some(Node::text("Vec::new()")),
            Some(list) if list.keeps_nil => Some(value?.wrapped("vec![Some(", ")]")),
            Some(_) => Some(value?.wrapped("vec![", "]")),
            None if member.member.boxed => Some(value?.wrapped("Box::new(", ")")),
            None => value,
        }
    }

    fn of_type(&mut self, ty: &ValueType, local: &str, clear: bool) -> Option<Node> {
        match ty {
            ValueType::Simple(Simple::Scalar(scalar)) => Some(self.scalar(*scalar, local, clear)),
            ValueType::List(Simple::Scalar(scalar)) => Some(self.scalar(*scalar, local, clear).wrapped("vec![", "]")),
            ValueType::List(Simple::Item(id)) => Some(self.made(*id)?.wrapped("vec![", "]")),
            ValueType::Simple(Simple::Item(id)) | ValueType::Item(id) => self.made(*id),
            ValueType::OrNil { value, nil } => {
                self.uses.insert("OrNil".to_owned());
                match self.made(*value) {
                    Some(made) => Some(made.wrapped("OrNil::Value(", ")")),
                    None => {
                        let into = if self.context.is_family(*value) { ".into())" } else { ")" };
                        Some(self.made(*nil)?.wrapped("OrNil::Nil(", into))
                    }
                }
            }
            // Examples do not show open content.
            ValueType::AnyType | ValueType::AnyElement => None,
            ValueType::AnyAttributes => Some(Node::text("Default::default()")),
            ValueType::Pieces => Some(Node::text("Vec::new()")),
        }
    }

    /// Returns the first alternative that can be shown.
    pub(super) fn choice(&mut self, id: ItemId, choice: &Choice) -> Option<Node> {
        let names = self.context.names.of(id);
        let mut alternatives = choice.alternatives.iter().zip(&names.members);
        let (variant, value) = alternatives.find_map(|(of, name)| Some((name, self.alternative(of)?)))?;
        self.uses.insert(names.item.clone());
        Some(value.wrapped(&format!("{}::{variant}(", names.item), ")"))
    }

    fn alternative(&mut self, of: &Alternative) -> Option<Node> {
        let value = self.of_type(&of.ty, &of.local, false)?;
        let value = if of.boxed { value.wrapped("Box::new(", ")") } else { value };
        Some(match of.count {
            Count::Many { nil: true } => value.wrapped("vec![Some(", ")]"),
            Count::Many { nil: false } => value.wrapped("vec![", "]"),
            Count::One | Count::Default => value,
            Count::Optional | Count::OrNil | Count::Nillable => value.wrapped("Some(", ")"),
        })
    }

    /// Returns the first member that can be shown: the type itself, unless it is abstract. `into` boxes it.
    pub(super) fn family(&mut self, _: ItemId, family: &Family) -> Option<Node> {
        let once = |id: ItemId| family.members.iter().filter(|member| member.item == id).count() == 1;
        let item = family.members.iter().filter(|member| once(member.item)).find_map(|m| self.made(m.item))?;
        Some(item.wrapped("", ".into()"))
    }

    /// Returns the first value of an enumeration.
    pub(super) fn listed(&mut self, id: ItemId, enumeration: &Enumeration) -> Option<Node> {
        let names = self.context.names.of(id);
        self.uses.insert(names.item.clone());
        Some(match names.members.first().filter(|_| !enumeration.values.is_empty()) {
            Some(variant) => Node::text(format!("{}::{variant}", names.item)),
            None => {
                let value = match enumeration.base {
                    Scalar::String => Node::text("\"text\".into()"),
                    base => self.scalar(base, "", false),
                };
                value.wrapped(&format!("{}::{}(", names.item, names.unlisted), ")")
            }
        })
    }

    /// Returns the first member of a union.
    pub(super) fn union(&mut self, id: ItemId, union: &Union) -> Option<Node> {
        let names = self.context.names.of(id);
        let (member, variant) = union.members.iter().zip(&names.members).next()?;
        let value = self.of_type(&member.ty, &member.local, false)?;
        self.uses.insert(names.item.clone());
        Some(value.wrapped(&format!("{}::{variant}(", names.item), ")"))
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
            Scalar::Integer => parsed("1", "Integer"),
            Scalar::Decimal => parsed("9.95", "Decimal"),
            Scalar::Duration => parsed("PT30M", "Duration"),
            Scalar::DateTime => parsed("2026-01-31T08:30:00", "DateTime"),
            Scalar::Date => parsed("2026-01-31", "Date"),
            Scalar::Time => parsed("08:30:00", "Time"),
            Scalar::GYear => parsed("2026", "GYear"),
            Scalar::GYearMonth => parsed("2026-01", "GYearMonth"),
            Scalar::GMonth => parsed("--01", "GMonth"),
            Scalar::GMonthDay => parsed("--01-31", "GMonthDay"),
            Scalar::GDay => parsed("---31", "GDay"),
            Scalar::QName => parsed("name", "QName"),
            Scalar::Base64 | Scalar::Hex if clear => {
                let ty = if scalar == Scalar::Hex { "HexBinary" } else { "Binary" };
                self.uses.insert(ty.to_owned());
                format!("{ty}::from(b\"bytes\")")
            }
            Scalar::Base64 | Scalar::Hex => "b\"bytes\".into()".to_owned(),
        })
    }
}

/// Returns a text that fits the name of an element.
fn text(element: &str) -> &'static str {
    let name = element.to_ascii_lowercase();
    match () {
        () if name.contains("email") => "someone@example.com",
        () if name.ends_with("url") => "https://example.com/",
        () => "text",
    }
}
