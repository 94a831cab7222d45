//! What would be called the same.

use super::{allot, config, element, enumeration, item, items, member, members, methods, names, plan, structure};
use crate::config::Selection;
use crate::contract::{NsId, WireName};
use crate::diagnostics::Diagnostics;
use crate::plan::{Choice, Family, FamilyMember, ItemId, ItemKind, Member, Message, Origin, Source, Struct, ValueType};
use crate::qname::QName;

#[test]
fn the_first_gets_the_name_and_the_others_what_tells_them_apart() {
    assert_eq!(items(vec![element("WSUser"), structure("WSUser", &[])]), ["WsUser", "WsUserType"]);
    assert_eq!(items(vec![structure("WSUser", &[]), element("WSUser")]), ["WsUser", "WsUserElement"]);
    assert_eq!(
        items(vec![structure("a.b", &[]), structure("a-b", &[]), structure("a_b", &[])]),
        ["AB", "ABType", "AB2"]
    );
    let punctuated = members(structure("T", &["a.b", "a-b", "a_b", "a_b2"]));
    assert_eq!(punctuated, ["a_b", "a_b2", "a_b3", "a_b22"]);
    assert_eq!(members(structure("T", &["type", "Type", "TYPE"])), ["r#type", "type2", "type3"]);
    assert_eq!(members(structure("T", &["self", "Self"])), ["self_", "self2"]);
    assert_eq!(items(vec![element("self"), structure("Self", &[])]), ["Self_", "SelfType"]);
    assert_eq!(members(enumeration("E", &["self", "Self"])), ["Self_", "Self2"]);
}

#[test]
fn values_that_casing_makes_the_same_are_numbered_in_order() {
    let values = ["red", "Red", "RED", "Red2", "re d"];
    assert_eq!(members(enumeration("E", &values)), ["Red", "Red2", "Red3", "Red22", "ReD"]);
}

#[test]
fn a_listed_value_leaves_the_name_for_values_that_are_not() {
    let names = names(&plan(vec![enumeration("E", &["unlisted", "Unlisted"])], &[]));
    assert_eq!(names.items[0].unlisted, "Unlisted");
    assert_eq!(names.items[0].members, ["Unlisted2", "Unlisted3"]);
}

#[test]
fn operations_are_apart_from_types_and_from_one_another() {
    let expected = [("get_list", "get_list"), ("get_list_operation", "get_list_operation"), ("get_list2", "get_list2")];
    let expected = expected.map(|(method, module)| (method.to_owned(), module.to_owned()));
    assert_eq!(methods(&["GetList", "getList", "get-list"]), expected);
}

#[test]
fn modules_of_types_are_told_apart_where_the_types_are() {
    // Different types in Rust, the same file.
    let names = names(&plan(vec![structure("AB", &[]), structure("Ab", &[]), structure("a1b", &[])], &[]));
    let found: Vec<_> = names.items.iter().map(|names| (names.item.as_str(), names.module.as_str())).collect();
    assert_eq!(found, [("Ab", "ab"), ("AbType", "ab_type"), ("A1b", "a1b")]);
}

#[test]
fn a_type_inside_another_is_named_after_both() {
    let kind = || ItemKind::Struct(Struct::default());
    let nested = |parent, local: &str| {
        let origin = Origin::Nested { parent: ItemId::of(parent), local: local.into(), role: "" };
        item(format!("nested/{parent}/{local}"), origin, kind())
    };
    let types = vec![structure("Order", &[]), structure("OrderItem", &[]), nested(0, "item"), nested(2, "self")];
    assert_eq!(items(types), ["Order", "OrderItem", "OrderItemContent", "OrderItemContentSelf"]);
}

#[test]
fn many_of_one_name_are_named_in_reasonable_time() {
    let values: Vec<String> = (1..=20_000).map(|n| "+".repeat(n % 300 + 1) + &" ".repeat(n / 300)).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let found = members(enumeration("E", &values));
    assert_eq!((found[0].as_str(), found[19_999].as_str()), ("Value", "Value20000"));
}

#[test]
fn what_is_selected_changes_no_name() {
    let plan = plan(vec![element("Get"), structure("Get", &[])], &["Get", "get"]);
    let mut few = config(&[]);
    few.operations = Some(Selection::Names(Vec::new()));
    let mut diagnostics = Diagnostics::default();
    assert_eq!(allot(&plan, &few, &mut diagnostics), names(&plan));
}

#[test]
fn names_that_rust_takes_for_the_same_are_told_apart() {
    // U+212A is `K` and U+F900 is U+8C48 in normalization form C.
    assert_eq!(items(vec![structure("Kx", &[]), structure("\u{212A}x", &[])]), ["Kx", "KxType"]);
    assert_eq!(members(structure("T", &["\u{F900}", "\u{8C48}"])), ["\u{8C48}", "\u{8C48}2"]);
    assert_eq!(members(structure("T", &["e\u{301}", "\u{E9}"])), ["\u{E9}", "\u{E9}2"]);
    assert_eq!(members(enumeration("E", &["\u{212A}", "K"])), ["K", "K2"]);
    let found = methods(&["\u{F900}", "\u{8C48}"]);
    assert_eq!([&*found[0].0, &*found[1].0], ["\u{8C48}", "\u{8C48}_operation"]);
}

#[test]
fn an_element_keeps_its_name_beside_an_attribute() {
    let mut item = structure("T", &["id"]);
    if let ItemKind::Struct(of) = &mut item.kind {
        let path = |step: &str| format!("types/{{urn:x}}T/{step}");
        of.members.insert(0, member(path("@id"), "id", Source::Attribute(0)));
        of.members.insert(1, member(path("@kind"), "kind", Source::Attribute(1)));
        of.members.push(member(path("@*"), "kind", Source::AnyAttributes));
    }
    assert_eq!(members(item), ["id_attribute", "kind", "id", "kind_attribute"]);
}

#[test]
fn a_suffix_is_for_what_can_be_generated_beside_the_other() {
    let message = |index| Some(Message { element: None, item: ItemId::of(index) });
    let mut plan = plan(vec![structure("Login", &[]), element("Login"), structure("Out", &[])], &["Login"]);
    if let Some(service) = &mut plan.service {
        (service.operations[0].input, service.operations[0].output) = (message(1), message(2));
    }
    let found: Vec<_> = names(&plan).items.into_iter().map(|names| names.item).collect();
    assert_eq!(found, ["LoginType", "Login", "Out"]);
    if let ItemKind::Struct(of) = &mut plan.items[2].kind {
        of.members.push(Member { ty: ValueType::Item(ItemId::of(0)), ..super::field("types/{urn:x}Out", "login") });
    }
    let found: Vec<_> = names(&plan).items.into_iter().map(|names| names.item).collect();
    assert_eq!(found, ["Login", "LoginElement", "Out"]);
}

#[test]
fn choices_are_called_after_what_they_stand_in() {
    let choice = |local: &str| {
        let origin = Origin::Nested { parent: ItemId::of(0), local: local.into(), role: "Choice" };
        item(format!("types/{{urn:x}}Pay/choice({local})"), origin, ItemKind::Choice(Choice::default()))
    };
    assert_eq!(items(vec![structure("Pay", &[]), choice("Card")]), ["Pay", "PayChoice"]);
    let group = Origin::Nested { parent: ItemId::of(1), local: "Iban".into(), role: "Group" };
    let group = item("types/{urn:x}Pay/group(Iban)".to_owned(), group, ItemKind::Struct(Struct::default()));
    let both = vec![structure("Pay", &[]), choice("Card"), group, choice("cash")];
    assert_eq!(items(both), ["Pay", "PayCardChoice", "PayCardIbanGroup", "PayCashChoice"]);
}

#[test]
fn a_family_has_the_name_of_its_type() {
    let name = || QName::new("urn:x", "Item");
    let family = |base, names: &[&str]| {
        let members = names.iter().enumerate().map(|(index, local)| FamilyMember {
            path: format!("types/{{urn:x}}Item/type({{urn:x}}{local})").into(),
            type_name: WireName { ns: NsId::default(), local: (*local).into() },
            item: ItemId::of(index),
        });
        ItemKind::Family(Family {
            base,
            members: members.collect(),
            declared: Some(0),
            shared: Vec::new(),
            left_out: Vec::new(),
        })
    };
    let base = item("types/{urn:x}Item/base()".to_owned(), Origin::Base(name()), ItemKind::Struct(Struct::default()));
    let family = family(ItemId::of(0), &["Item", "Other", "item"]);
    let items = vec![base, item("types/{urn:x}Item".to_owned(), Origin::ComplexType(name()), family)];
    let names = names(&plan(items, &[]));
    assert_eq!([&*names.items[0].item, &*names.items[1].item], ["ItemBase", "Item"]);
    assert_eq!(names.items[1].members, ["Item", "Other2", "Item2"]);
    assert_eq!(names.items[1].unlisted, "Other");
}
