use std::collections::BTreeSet;
use std::fmt::Debug;

use super::*;
use crate::values::{Binary, Date, DateTime, Decimal, Duration, Integer, QName, Time};

/// A type that contains itself in every way that can end.
#[derive(Debug, PartialEq)]
struct Tree {
    left: Option<Box<Tree>>,
    right: Nillable<Box<Tree>>,
    more: Vec<Tree>,
    items: Vec<Option<Tree>>,
}

fn tree(samples: &mut Samples) -> Tree {
    Tree {
        left: samples.optional(|s| Box::new(tree(s))),
        right: samples.nillable(|s| Box::new(tree(s))),
        more: samples.many(tree),
        items: samples.many_or_nil(tree),
    }
}

fn depth(tree: &Tree) -> usize {
    let children = tree.left.iter().map(AsRef::as_ref).chain(tree.right.as_option().map(AsRef::as_ref));
    let items = tree.more.iter().chain(tree.items.iter().flatten());
    children.chain(items).map(depth).max().unwrap_or(0) + 1
}

fn count(tree: &Tree) -> usize {
    let children = tree.left.iter().map(AsRef::as_ref).chain(tree.right.as_option().map(AsRef::as_ref));
    children.chain(tree.more.iter().chain(tree.items.iter().flatten())).map(count).sum::<usize>() + 1
}

/// A type whose schema requires another one of itself, without end.
struct Endless(Vec<Endless>);

fn endless(samples: &mut Samples) -> Endless {
    Endless(samples.many_within(1, Some(1), endless))
}

#[test]
fn the_same_seed_gives_the_same_values() {
    let all = |mut s: Samples| {
        let numbers = (s.int8(), s.uint64(), s.double(), s.float(), s.decimal());
        (s.string(), s.boolean(), s.date_time().to_string(), s.binary(), format!("{numbers:?}"), tree(&mut s))
    };
    let make = [Samples::new, Samples::sparse, Samples::full];
    for make in make {
        for seed in [0, 1, u64::MAX] {
            assert_eq!(all(make(seed)), all(make(seed)));
        }
        let different: BTreeSet<String> = (0..100).map(|seed| format!("{:?}", all(make(seed)))).collect();
        assert_eq!(different.len(), 100);
    }
}

#[test]
fn what_contains_itself_ends() {
    for seed in 0..200 {
        for mut samples in [Samples::new(seed), Samples::full(seed)] {
            let tree = tree(&mut samples);
            // Every field of the outermost value has its own budget.
            let most = 1 + 4 * (BREADTH as usize + 3 * DEPTH as usize);
            assert!(depth(&tree) <= DEPTH as usize + 1 && count(&tree) <= most, "{} {}", depth(&tree), count(&tree));
        }
        assert_eq!(count(&tree(&mut Samples::sparse(seed))), 1);
    }
    assert!((0..50).any(|seed| depth(&tree(&mut Samples::new(seed))) > 4));
    let mut endless = endless(&mut Samples::new(0));
    let mut depth = 0;
    while let Some(inner) = endless.0.pop() {
        (endless, depth) = (inner, depth + 1);
    }
    assert_eq!(depth, DEEPEST);
}

#[test]
fn sparse_ones_have_the_least_and_full_ones_all() {
    for seed in 0..100 {
        let mut sparse = Samples::sparse(seed);
        assert_eq!(sparse.optional(Samples::int8), None);
        assert_eq!(sparse.nillable(Samples::int8), Nillable::Absent);
        assert_eq!((sparse.many(Samples::int8).len(), sparse.many_or_nil(Samples::int8).len()), (0, 0));
        assert_eq!(sparse.many_within(2, Some(5), Samples::int8).len(), 2);
        assert_eq!(sparse.many_or_nil_within(2, None, Samples::int8), [None, None]);
        let mut full = Samples::full(seed);
        assert!(full.optional(Samples::int8).is_some() && full.nillable(Samples::int8).as_option().is_some());
        assert!(!full.many(Samples::int8).is_empty());
        assert!(full.many_or_nil(Samples::int8).iter().all(Option::is_some));
        assert_eq!(full.many_within(1, Some(1), Samples::int8).len(), 1);
        assert_eq!(full.many_within(0, Some(0), Samples::int8).len(), 0);
    }
}

#[test]
fn every_state_turns_up() {
    let mut samples = Samples::new(3);
    let mut states = BTreeSet::new();
    let mut lengths = BTreeSet::new();
    let mut nil_items = 0;
    for _ in 0..200 {
        let value = samples.nillable(Samples::boolean);
        states.insert((value.is_absent(), value.is_nil()));
        states.insert((samples.optional(Samples::boolean).is_some(), true));
        lengths.insert(samples.many(Samples::boolean).len());
        let items = samples.many_or_nil(Samples::boolean);
        nil_items += items.iter().filter(|item| item.is_none()).count();
        assert!((2..=3).contains(&samples.many_within(2, Some(3), Samples::boolean).len()));
    }
    assert_eq!(states.len(), 4);
    assert_eq!(lengths, BTreeSet::from([0, 1, 2, 3]));
    assert!(nil_items > 0);
    let picked: BTreeSet<u8> = (0..100).map(|_| samples.one_of(&[1, 2, 3])).collect();
    assert_eq!(picked, BTreeSet::from([1, 2, 3]));
    assert_eq!((samples.below(0), samples.below(1)), (0, 0));
}

/// Returns many values of one source.
fn values<T>(value: impl Fn(&mut Samples) -> T) -> Vec<T> {
    let mut samples = Samples::new(11);
    (0..5_000).map(|_| value(&mut samples)).collect()
}

fn has<T: Debug>(values: &[T], what: &str, is_it: impl Fn(&T) -> bool) {
    assert!(values.iter().any(is_it), "{what} never turns up");
}

#[test]
fn numbers_at_limits_turn_up() {
    macro_rules! integers {
        ($($name:ident: $type:ident;)*) => {$(
            let numbers = values(Samples::$name);
            for limit in [$type::MIN, $type::MAX, 0, 1] {
                assert!(numbers.contains(&limit), "{limit}");
            }
            has(&numbers, "any other", |n| ![$type::MIN, $type::MAX, 0, 1].contains(n));
        )*};
    }
    integers! { int8: i8; int16: i16; int32: i32; int64: i64; uint8: u8; uint16: u16; uint32: u32; uint64: u64; }
    macro_rules! floats {
        ($($name:ident: $type:ident;)*) => {$(
            let numbers = values(Samples::$name);
            assert!(!numbers.iter().any(|n| n.is_nan()));
            for limit in [$type::MIN, $type::MAX, $type::INFINITY, $type::NEG_INFINITY, $type::MIN_POSITIVE] {
                assert!(numbers.contains(&limit), "{limit}");
            }
            has(&numbers, "-0", |n| *n == 0.0 && n.is_sign_negative());
            has(&numbers, "0", |n| *n == 0.0 && n.is_sign_positive());
            has(&numbers, "the smallest", |n| *n == $type::from_bits(1));
            has(&numbers, "any other", |n| n.is_normal() && n.abs() < 1e30 && n.fract() != 0.0);
        )*};
    }
    floats! { float: f32; double: f64; }
    assert_eq!(values(Samples::boolean).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([false, true]));
    let decimals = values(Samples::decimal);
    has(&decimals, "the largest without allocation", |d: &Decimal| d.coefficient() == &i128::MAX.into());
    has(&decimals, "the smallest without allocation", |d| d.coefficient() == &i128::MIN.into());
    has(&decimals, "more digits", |d| d.coefficient() > &i128::MAX.into());
    has(&decimals, "all digits after the point", |d| d.scale() == 38);
    has(&decimals, "trailing zeros", |d| d.scale() > d.normalized().scale() && d.coefficient().signum() != 0);
    has(&decimals, "no point", |d| d.scale() == 0);
    let portable: Vec<Decimal> = (0..500).map(|seed| Samples::new(seed).portable().decimal()).collect();
    let digits = |d: &Decimal| d.coefficient().to_string().trim_start_matches('-').len();
    assert!(portable.iter().all(|d| digits(d) <= 18 && d.scale() <= 18));
    has(&portable, "18 digits", |d| digits(d) == 18 && d.scale() == 18);
}

#[test]
fn texts_and_bytes_at_limits_turn_up() {
    let texts = values(Samples::string);
    has(&texts, "nothing", String::is_empty);
    has(&texts, "a long text", |t| t.len() > 500);
    for part in ["]]>", "<", ">", "&", "\"", "'", "\t", "\n", "\r", "\u{D7FF}", "\u{FFFD}", "\u{10FFFF}", "\u{85}"] {
        has(&texts, part, |t| t.contains(part));
    }
    has(&texts, "white space around", |t| t.trim() != t && !t.trim().is_empty());
    let planes: BTreeSet<u32> = texts.iter().flat_map(|t| t.chars()).map(|c| u32::from(c) >> 16).collect();
    assert_eq!(planes, (0..=16).collect());
    assert!(texts.iter().flat_map(|t| t.chars()).all(wsdl_xml::is_char), "no other character can be written");

    let payloads = values(Samples::binary);
    for length in [0, 1, 2, 3] {
        has(&payloads, "a short payload", |p: &Binary| p.known_len() == Some(length));
    }
    has(&payloads, "a long payload", |p| p.known_len() > Some(400));
}

#[test]
fn dates_at_limits_turn_up() {
    let dates = values(Samples::date_time);
    has(&dates, "year 1", |d: &DateTime| d.is_year_one());
    has(&dates, "year 9999", |d| d.year() == 9_999);
    has(&dates, "a leap day", |d| (d.month(), d.day()) == (2, 29));
    for digits in [0, 3, 7, 9, 12] {
        has(&dates, "a fraction", |d| d.fraction_digits() == digits);
    }
    let zones: BTreeSet<String> =
        dates.iter().map(|d| d.offset().map_or("none".to_owned(), |zone| zone.to_string())).collect();
    assert_eq!(
        zones.iter().map(String::as_str).collect::<Vec<_>>(),
        ["+00:00", "+05:45", "+14:00", "-00:00", "-05:00", "-14:00", "Z", "none"]
    );
}

#[test]
fn days_times_and_durations_at_limits_turn_up() {
    let days = values(Samples::date);
    has(&days, "a leap day", |d: &Date| (d.month(), d.day()) == (2, 29));
    has(&days, "a year before 1", |d| d.year() < 1);
    has(&days, "a year of more than four digits", |d| d.year() > 9_999);
    has(&days, "an offset", |d| d.offset().is_some());
    let times = values(Samples::time);
    has(&times, "the end of a day", |t: &Time| t.hour() == 24);
    has(&times, "a fraction", |t| t.fraction_digits() == 12);
    let durations = values(Samples::xsd_duration);
    has(&durations, "zero", |d: &Duration| d.is_zero());
    has(&durations, "a negative one", |d| d.is_negative());
    has(&durations, "a long one", |d| d.months() > u64::from(u32::MAX) && d.seconds() > u64::from(u32::MAX));
    has(&durations, "a fraction", |d| d.nanosecond() % 1_000 != 0);
    let parts = |s: &mut Samples| {
        (s.g_year().year(), s.g_year_month().month(), s.g_month().month(), s.g_month_day().day(), s.g_day().day())
    };
    let parts = values(parts);
    has(&parts, "a year before 1", |p| p.0 < 1);
    has(&parts, "the last of each", |p| p.2 == 12);
    has(&parts, "the last day", |p| p.4 == 31);
    for seed in 0..500 {
        let mut samples = Samples::new(seed).portable();
        let (day, time, duration) = (samples.date(), samples.time(), samples.xsd_duration());
        assert!((1..=9_999).contains(&day.year()) && time.hour() < 24, "{day} {time}");
        assert!(duration.seconds() < 1 << 32 && duration.months() < 1 << 32, "{duration}");
    }
}

#[test]
fn numbers_names_and_lists_are_of_their_type() {
    let integers = values(Samples::integer);
    for (what, limit) in [("the smallest", i128::MIN), ("the largest", i128::MAX), ("0", 0), ("-1", -1)] {
        has(&integers, what, |i: &Integer| i == &limit.into());
    }
    has(&integers, "a long one", |i| i.to_string().len() > 90);
    assert!(values(Samples::positive_integer).iter().all(|i| i.signum() > 0));
    assert!(values(Samples::negative_integer).iter().all(|i| i.signum() < 0));
    let signs = |values: Vec<Integer>| values.iter().map(Integer::signum).collect::<BTreeSet<_>>();
    assert_eq!(signs(values(Samples::non_negative_integer)), BTreeSet::from([0, 1]));
    assert_eq!(signs(values(Samples::non_positive_integer)), BTreeSet::from([-1, 0]));
    assert!(values(Samples::name).iter().all(|name| wsdl_xml::is_ncname(name)));
    let names = values(Samples::q_name);
    has(&names, "no namespace", |name: &QName| name.namespace.is_empty());
    has(&names, "a namespace", |name| !name.namespace.is_empty());
    for token in values(Samples::token) {
        assert_eq!(crate::values::collapse(token.as_str().into()), token);
    }
    assert!(values(Samples::normalized_string).iter().all(|text| !text.contains(['\t', '\r', '\n'])));
    let lists = values(|s| s.list(Samples::name));
    has(&lists, "no item", Vec::is_empty);
    has(&lists, "several items", |list| list.len() > 2);
}
