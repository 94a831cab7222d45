//! What would be called the same.

use super::{allot, config, element, enumeration, item, items, members, methods, names, plan, structure};
use crate::config::Selection;
use crate::diagnostics::Diagnostics;
use crate::plan::{ItemId, ItemKind, Origin, Struct};

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
