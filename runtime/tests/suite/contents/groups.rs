//! Groups: once, repeated, inside each other, among alternatives.

use super::*;
use wsdl_runtime::ReadErrorKind;

/// The group `(a, b?)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub(super) a: i32,
    pub(super) b: Option<i32>,
}

impl rt::Group for Pair {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "a"), rt::Row::optional(1, N0, "b")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.required(0)?, b: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.a);
        fields.optional(1, self.b.as_ref());
    }
}

rt::group!(Pair);

/// `(a, b?)*`
#[derive(Debug, PartialEq)]
pub(super) struct Pairs(pub(super) Vec<Pair>);

impl rt::Structure for Pairs {
    const ROWS: &'static [rt::Row] = &[rt::Row::group::<Pair>(0, N0, "a").times(0, u32::MAX)];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
    }
}

/// `(d, (a, b?)?, c)`
#[derive(Debug, PartialEq)]
pub(super) struct Once {
    d: i32,
    pair: Option<Pair>,
    c: i32,
}

impl rt::Structure for Once {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, N0, "d"), rt::Row::group::<Pair>(1, N0, "a").times(0, 1), rt::Row::required(2, N0, "c")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { d: fields.required(0)?, pair: fields.optional(1)?, c: fields.required(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.d);
        fields.optional(1, self.pair.as_ref());
        fields.required(2, &self.c);
    }
}

/// The group `(b, c?)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tail {
    b: i32,
    c: Option<i32>,
}

impl rt::Group for Tail {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "b"), rt::Row::optional(1, N0, "c")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { b: fields.required(0)?, c: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.b);
        fields.optional(1, self.c.as_ref());
    }
}

rt::group!(Tail);

/// The group `(a, (b, c?)*)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    a: i32,
    tails: Vec<Tail>,
}

impl rt::Group for Head {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, N0, "a"), rt::Row::group::<Tail>(1, N0, "b").times(0, u32::MAX)];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.required(0)?, tails: fields.many(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.a);
        fields.many(1, &self.tails);
    }
}

rt::group!(Head);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Head(Head),
    D(i32),
}

impl rt::Choice for Step {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::Head(fields.arm()?),
            1 => Self::D(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::Head(value) => fields.arm(slot, 0, value),
            Self::D(value) => fields.arm(slot, 1, value),
        }
    }
}

rt::choice!(Step);

/// `((a, (b, c?)*) | d)*`
#[derive(Debug, PartialEq)]
pub(super) struct Steps(pub(super) Vec<Step>);

impl rt::Structure for Steps {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::arm(0, 0, N0, "a").group_of::<Head>().times(0, u32::MAX),
        rt::Row::arm(0, 1, N0, "d").times(0, u32::MAX),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
    }
}

/// The group `(b?, c?)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LooseTail {
    b: Option<i32>,
    c: Option<i32>,
}

impl rt::Group for LooseTail {
    const ROWS: &'static [rt::Row] = &[rt::Row::optional(0, N0, "b"), rt::Row::optional(1, N0, "c")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { b: fields.optional(0)?, c: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.b.as_ref());
        fields.optional(1, self.c.as_ref());
    }
}

rt::group!(LooseTail);

/// The group `(a?, (b?, c?)*)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LooseHead {
    a: Option<i32>,
    tails: Vec<LooseTail>,
}

impl rt::Group for LooseHead {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::optional(0, N0, "a"),
        rt::Row::group::<LooseTail>(1, N0, "b").times(0, u32::MAX),
        rt::Row::group::<LooseTail>(1, N0, "c").times(0, u32::MAX),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.optional(0)?, tails: fields.many(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.a.as_ref());
        fields.many(1, &self.tails);
    }
}

rt::group!(LooseHead);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum LooseStep {
    Head(LooseHead),
    D(i32),
}

impl rt::Choice for LooseStep {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::Head(fields.arm()?),
            1 => Self::D(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::Head(value) => fields.arm(slot, 0, value),
            Self::D(value) => fields.arm(slot, 1, value),
        }
    }
}

rt::choice!(LooseStep);

/// `((a?, (b?, c?)*) | d?)*`
#[derive(Debug, PartialEq)]
pub(super) struct LooseSteps(Vec<LooseStep>);

impl rt::Structure for LooseSteps {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::arm(0, 0, N0, "a").group_of::<LooseHead>().times(0, u32::MAX),
        rt::Row::arm(0, 0, N0, "b").group_of::<LooseHead>().times(0, u32::MAX),
        rt::Row::arm(0, 0, N0, "c").group_of::<LooseHead>().times(0, u32::MAX),
        rt::Row::arm(0, 1, N0, "d").times(0, u32::MAX),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
    }
}

/// The group `a{2,2}`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Two(Vec<i32>);

impl rt::Group for Two {
    const ROWS: &'static [rt::Row] = &[rt::Row::many(0, N0, "a").times(2, 2)];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
    }
}

rt::group!(Two);

/// `((a{2,2}){1,2}, b, a)`
#[derive(Debug, PartialEq)]
pub(super) struct Twos(Vec<Two>, i32, i32);

impl rt::Structure for Twos {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::group::<Two>(0, N0, "a").times(1, 2), rt::Row::required(1, N0, "b"), rt::Row::required(2, N0, "a")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?, fields.required(1)?, fields.required(2)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
        fields.required(1, &self.1);
        fields.required(2, &self.2);
    }
}

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

/// `((a, b?){1,2}, c)`
#[derive(Debug, PartialEq)]
pub(super) struct Few(Vec<Pair>, i32);

impl rt::Structure for Few {
    const ROWS: &'static [rt::Row] = &[rt::Row::group::<Pair>(0, N0, "a").times(1, 2), rt::Row::required(1, N0, "c")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?, fields.required(1)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
        fields.required(1, &self.1);
    }
}

#[test]
fn a_group_that_comes_too_often_is_kept_and_reported() {
    for (letters, count) in [("ababac", 3), ("abaaabc", 4), ("c", 0)] {
        let (few, found) = lenient::<Few>(&children(letters));
        assert_eq!(few.0.len(), count);
        assert_eq!(found, [DeviationKind::Occurrences { name: name("a"), count }], "{letters}");
    }
}
