//! Which values are boxed.

use super::boxes;
use crate::diagnostics::Place;
use crate::plan::{
    Alternative, Choice, Count, Item, ItemId, ItemKind, Member, Origin, Role, Scalar, Simple, Source, Struct, TypeUse,
    ValueType,
};
use crate::qname::QName;

const ONE: Count = Count::One;
const MAYBE: Count = Count::Optional;
const MANY: Count = Count::Many { nil: false };

fn member(to: usize, count: Count) -> Member {
    Member {
        path: "p".into(),
        local: "f".into(),
        source: Source::Slot(0),
        count,
        ty: ValueType::Item(ItemId::of(to)),
        boxed: false,
        list: None,
        role: Role::Value,
        sensitive: false,
        documentation: None,
        type_use: TypeUse::None,
        lexical: None,
        remarks: Vec::new(),
        place: Place::of_file("x"),
    }
}

fn item(kind: ItemKind) -> Item {
    Item {
        path: "types/T".into(),
        origin: Origin::ComplexType(QName::new("", "T")),
        documentation: None,
        remarks: Vec::new(),
        place: Place::of_file("x"),
        kind,
        problems: Vec::new(),
    }
}

fn structure(members: &[(usize, Count)]) -> Item {
    let members = members.iter().map(|(to, count)| member(*to, *count)).collect();
    item(ItemKind::Struct(Struct { members, ..Struct::default() }))
}

fn choice(alternatives: &[(usize, Count)]) -> Item {
    let alternative = |(to, count): &(usize, Count)| Alternative {
        path: "p".into(),
        local: "f".into(),
        count: *count,
        ty: ValueType::Item(ItemId::of(*to)),
        boxed: false,
        sensitive: false,
        documentation: None,
        type_use: TypeUse::None,
        lexical: None,
        remarks: Vec::new(),
        place: Place::of_file("x"),
    };
    item(ItemKind::Choice(Choice { alternatives: alternatives.iter().map(alternative).collect(), ..Choice::default() }))
}

/// Creates a struct of this many texts.
fn texts(count: usize) -> Item {
    let text = Member { ty: ValueType::Simple(Simple::Scalar(Scalar::String)), ..member(0, ONE) };
    item(ItemKind::Struct(Struct { members: vec![text; count], ..Struct::default() }))
}

fn boxed(mut items: Vec<Item>) -> Vec<Vec<bool>> {
    boxes(&mut items);
    let of = |item: &Item| match &item.kind {
        ItemKind::Struct(of) => of.members.iter().map(|member| member.boxed).collect(),
        ItemKind::Choice(of) => of.alternatives.iter().map(|alternative| alternative.boxed).collect(),
        _ => Vec::new(),
    };
    items.iter().map(of).collect()
}

#[test]
fn only_ways_back_are_boxed() {
    let of_structs = |members: &[&[(usize, Count)]]| boxed(members.iter().map(|members| structure(members)).collect());
    assert_eq!(of_structs(&[&[(0, MAYBE)]]), [[true]]);
    assert_eq!(of_structs(&[&[(0, ONE)]]), [[true]]);
    assert_eq!(of_structs(&[&[(0, MANY)]]), [[false]]);
    assert_eq!(of_structs(&[&[(1, ONE), (2, ONE)], &[(0, MAYBE)], &[]]), [vec![true, false], vec![true], vec![]]);
    // A list breaks the cycle.
    assert_eq!(of_structs(&[&[(1, ONE)], &[(0, MANY)]]), [[false], [false]]);
    // Two cycles with a bridge: the bridge is not part of a cycle.
    let bridged = of_structs(&[&[(1, ONE)], &[(0, ONE), (2, ONE)], &[(3, ONE)], &[(2, ONE)]]);
    assert_eq!(bridged, [vec![true], vec![true, false], vec![true], vec![true]]);
    // A diamond has no cycle.
    assert_eq!(of_structs(&[&[(1, ONE), (2, ONE)], &[(3, ONE)], &[(3, ONE)], &[]])[0], [false, false]);
}

#[test]
fn a_circle_through_a_choice_is_broken_there() {
    assert_eq!(
        boxed(vec![structure(&[(1, MAYBE)]), choice(&[(0, ONE), (2, ONE)]), texts(1)])[..2],
        [vec![false], vec![true, false]]
    );
}

#[test]
fn large_variants_and_large_members_are_boxed() {
    let of_choice = |count: usize| boxed(vec![choice(&[(1, ONE), (2, ONE)]), texts(count), texts(1)])[0].clone();
    assert_eq!(of_choice(8), [false, false]);
    assert_eq!(of_choice(9), [true, false]);
    // The only alternative is as large as its enum anyway.
    assert_eq!(boxed(vec![choice(&[(1, ONE)]), texts(9)])[0], [false]);
    let of_struct = |count: usize| boxed(vec![structure(&[(1, MAYBE)]), texts(count)])[0].clone();
    assert_eq!(of_struct(170), [false]);
    assert_eq!(of_struct(171), [true]);
}

#[test]
fn a_long_chain_needs_no_stack() {
    const LENGTH: usize = 200_000;
    let items = (0..LENGTH).map(|n| structure(&[((n + 1) % LENGTH, MAYBE)])).collect();
    assert!(boxed(items).iter().all(|of| *of == [true]));
}
