//! Groups: once, repeated, inside each other, among alternatives.

mod types;

pub(super) use types::*;

use super::*;
use wsdl_runtime::ReadErrorKind;

fn pair(a: i32, b: Option<i32>) -> Pair {
    Pair { a, b }
}

#[test]
fn a_repeated_group_keeps_what_belongs_together() {
    same(&children("aabab"), Pairs(vec![pair(101, None), pair(102, Some(103)), pair(104, Some(105))]));
    same("", Pairs(Vec::new()));
}

#[test]
fn groups_inside_groups_end_together() {
    let tail = |b, c| Tail { b, c };
    let head = |a, tails| Step::Head(Head { a, tails });
    let steps = vec![
        head(101, vec![tail(102, Some(103)), tail(104, None)]),
        head(105, Vec::new()),
        Step::D(106),
        head(107, vec![tail(108, None)]),
    ];
    same(&children("abcbadab"), Steps(steps));
}

#[test]
fn nothing_empty_is_read_from_groups_of_optional_elements() {
    let tail = |b, c| LooseTail { b, c };
    let head = |a, tails| LooseStep::Head(LooseHead { a, tails });
    same(
        &children("cbcadb"),
        LooseSteps(vec![
            head(None, vec![tail(None, Some(101)), tail(Some(102), Some(103))]),
            head(Some(104), Vec::new()),
            LooseStep::D(105),
            head(None, vec![tail(Some(106), None)]),
        ]),
    );
}

#[test]
fn an_unknown_element_in_a_group_is_reported_and_does_not_end_it() {
    let (pairs, found) = lenient::<Pairs>(&children("axbFab"));
    assert_eq!(pairs, Pairs(vec![pair(101, Some(103)), pair(105, Some(106))]));
    assert_eq!(
        found,
        [DeviationKind::UnknownElement(name("x")), DeviationKind::UnknownElement("{urn:other}f".to_owned())]
    );
}

#[test]
fn a_repeated_element_in_a_group_is_reported() {
    let (pairs, found) = lenient::<Pairs>(&children("abba"));
    assert_eq!(pairs, Pairs(vec![pair(101, Some(102)), pair(104, None)]));
    assert_eq!(found, [DeviationKind::Repeated(name("b"))]);
}

#[test]
fn a_group_that_occurs_once_is_read_in_any_order() {
    let once = Once { d: 1, pair: Some(pair(2, Some(3))), c: 4 };
    let parts = ["<d>1</d>", "<a>2</a>", "<b>3</b>", "<c>4</c>"];
    assert_eq!(strict::<Once>(&parts.concat()), once);
    for order in ["0213", "3210", "1032", "2013", "1203", "3012"] {
        let content: String = order.chars().map(|at| parts[at.to_digit(10).unwrap() as usize]).collect();
        let (value, found) = lenient::<Once>(&content);
        assert_eq!(value, once, "{order}");
        assert!(
            !found.is_empty() && found.iter().all(|kind| matches!(kind, DeviationKind::Misordered(_))),
            "{found:?}"
        );
    }
}

#[test]
fn a_repeated_group_stays_together_if_others_are_out_of_order() {
    // Read by places, since the report of disorder in `Once` concerns the whole text.
    let (twos, found) = lenient::<Twos>(&children("baaaaa"));
    assert_eq!(twos, Twos(vec![Two(vec![102, 103]), Two(vec![104, 105])], 101, 106));
    assert!(found.iter().all(|kind| matches!(kind, DeviationKind::Misordered(_))), "{found:?}");
}

#[test]
fn a_repeated_group_that_is_itself_out_of_order_is_an_error_that_says_so() {
    let error = refused::<Pairs>(&children("baba"));
    assert_eq!(error.kind(), ReadErrorKind::Unexpected);
    assert_eq!(error.expected(), "the order of the schema inside a repeated group");
    assert_eq!(error.found(), format!("the element {} out of order", name("b")));
}

#[test]
fn what_is_missing_in_a_group_is_named() {
    let error = refused::<Once>("<d>1</d><b>2</b><c>3</c>");
    assert_eq!(
        (error.kind(), error.expected()),
        (ReadErrorKind::Missing, &*format!("the required element {}", name("a")))
    );
    assert_eq!(strict::<Once>("<d>1</d><c>3</c>"), Once { d: 1, pair: None, c: 3 });
}

#[test]
fn a_group_that_comes_too_often_is_kept_and_reported() {
    for (letters, count) in [("ababac", 3), ("abaaabc", 4), ("c", 0)] {
        let (few, found) = lenient::<Few>(&children(letters));
        assert_eq!(few.0.len(), count);
        assert_eq!(found, [DeviationKind::Occurrences { name: name("a"), count }], "{letters}");
    }
}
