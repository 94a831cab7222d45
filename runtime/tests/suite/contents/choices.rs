//! Choices: once, optional, repeated, with alternatives of every kind.

use super::groups::Pair;
use super::raw::{Raw, raw};
use super::*;
use wsdl_runtime::ReadErrorKind;

/// `a | b (nillable) | c+ | (a, b?) after d | any ##other`; the group begins with `d` here, to tell it from `a`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Pay {
    A(i32),
    B(Option<i32>),
    C(Vec<i32>),
    Group(Marked),
    Rest(Raw),
}

/// The group `(d, (a, b?)?)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marked {
    d: i32,
    pair: Option<Pair>,
}

impl rt::Group for Marked {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "d"), rt::Row::group::<Pair>(1, N0, "a").times(0, 1)];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { d: fields.required(0)?, pair: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.d);
        fields.optional(1, self.pair.as_ref());
    }
}

rt::group!(Marked);

impl rt::Choice for Pay {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::A(fields.arm()?),
            1 => Self::B(fields.arm_or_nil()?),
            2 => Self::C(fields.arm_many()?),
            3 => Self::Group(fields.arm()?),
            4 => Self::Rest(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::A(value) => fields.arm(slot, 0, value),
            Self::B(value) => fields.arm_or_nil(slot, 1, value.as_ref()),
            Self::C(values) => fields.arm_many(slot, 2, values),
            Self::Group(value) => fields.arm(slot, 3, value),
            Self::Rest(value) => fields.arm(slot, 4, value),
        }
    }
}

rt::choice!(Pay);

const fn pay(slot: u16, min: u32, max: u32) -> [rt::Row; 5] {
    [
        rt::Row::arm(slot, 0, N0, "a").times(min, max),
        rt::Row::arm(slot, 1, N0, "b").nillable().times(min, max),
        rt::Row::arm(slot, 2, N0, "c").arm_times(1, u32::MAX).times(min, max),
        rt::Row::arm(slot, 3, N0, "d").group_of::<Marked>().times(min, max),
        rt::Row::any(slot, rt::Wildcard::other(N0)).in_arm(4).times(min, max),
    ]
}

macro_rules! payments {
    ($name:ident, $value:ty, $method:ident, $min:literal, $max:expr, |$self:ident, $fields:ident| $write:expr) => {
        #[derive(Debug, PartialEq)]
        pub(super) struct $name {
            pub(super) pay: $value,
            pub(super) e: Option<i32>,
        }

        impl rt::Structure for $name {
            const ROWS: &'static [rt::Row] = &{
                let [a, b, c, d, any] = pay(0, $min, $max);
                [a, b, c, d, any, rt::Row::optional(1, N0, "e")]
            };

            fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
                Ok(Self { pay: fields.$method(0)?, e: fields.optional(1)? })
            }

            fn write_fields(&self, $fields: &mut rt::WriteFields<'_>) {
                let $self = self;
                $write;
                $fields.optional(1, self.e.as_ref());
            }
        }
    };
}

payments!(One, Pay, required, 1, 1, |this, fields| fields.required(0, &this.pay));
payments!(Maybe, Option<Pay>, optional, 0, 1, |this, fields| fields.optional(0, this.pay.as_ref()));
payments!(Many, Vec<Pay>, many, 0, u32::MAX, |this, fields| fields.many(0, &this.pay));
payments!(Few, Vec<Pay>, many, 2, 3, |this, fields| fields.many(0, &this.pay));

/// The type is `a | b`.
#[derive(Debug, PartialEq)]
pub(super) enum Either {
    A(i32),
    B(String),
}

impl rt::Choice for Either {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::A(fields.arm()?),
            1 => Self::B(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::A(value) => fields.arm(slot, 0, value),
            Self::B(value) => fields.arm(slot, 1, value),
        }
    }
}

impl rt::ChoiceType for Either {
    const ROWS: &'static [rt::Row] = &[rt::Row::arm(0, 0, N0, "a"), rt::Row::arm(0, 1, N0, "b")];
}

rt::choice_type!(Either);

/// `(a, (b | c)), (d, b?)`: an extension of a base that ends in a choice.
#[derive(Debug, PartialEq)]
pub(super) struct Extended {
    a: i32,
    choice: BorC,
    d: i32,
    b: Option<i32>,
}

#[derive(Debug, PartialEq)]
pub(super) enum BorC {
    B(i32),
    C(i32),
}

impl rt::Choice for BorC {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::B(fields.arm()?),
            1 => Self::C(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::B(value) => fields.arm(slot, 0, value),
            Self::C(value) => fields.arm(slot, 1, value),
        }
    }
}

rt::choice!(BorC);

impl rt::Structure for Extended {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, N0, "a"),
        rt::Row::arm(1, 0, N0, "b"),
        rt::Row::arm(1, 1, N0, "c"),
        rt::Row::required(2, N0, "d"),
        rt::Row::optional(3, N0, "b"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.required(0)?, choice: fields.required(1)?, d: fields.required(2)?, b: fields.optional(3)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.a);
        fields.required(1, &self.choice);
        fields.required(2, &self.d);
        fields.optional(3, self.b.as_ref());
    }
}

fn marked(d: i32, pair: Option<Pair>) -> Pay {
    Pay::Group(Marked { d, pair })
}

#[test]
fn every_alternative_is_read_and_written() {
    same(&children("a"), One { pay: Pay::A(101), e: None });
    same(&children("be"), One { pay: Pay::B(Some(101)), e: Some(102) });
    same(&children("ccce"), One { pay: Pay::C(vec![101, 102, 103]), e: Some(104) });
    same(&children("dabe"), One { pay: marked(101, Some(Pair { a: 102, b: Some(103) })), e: Some(104) });
    assert_eq!(strict::<One>(&children("F")).pay, Pay::Rest(raw("{urn:other}f", "101")));
    assert_eq!(strict::<One>("<b xsi:nil=\"true\"/>").pay, Pay::B(None));
    assert_eq!(write(&One { pay: Pay::B(None), e: None }), document("<b xsi:nil=\"true\"/>"));
    same(&children("e"), Maybe { pay: None, e: Some(101) });
}

#[test]
fn a_repeated_choice_keeps_the_order_of_the_document() {
    same(
        &children("adaccbdce"),
        Many {
            pay: vec![
                Pay::A(101),
                marked(102, Some(Pair { a: 103, b: None })),
                Pay::C(vec![104, 105]),
                Pay::B(Some(106)),
                marked(107, None),
                Pay::C(vec![108]),
            ],
            e: Some(109),
        },
    );
}

#[test]
fn a_required_choice_that_is_absent_names_its_alternatives() {
    for content in ["", "<e>1</e>", "<x/>"] {
        let error = refused::<One>(content);
        assert_eq!(error.kind(), ReadErrorKind::Missing, "{content}");
        let names = ["a", "b", "c", "d"].map(name).join(" or ");
        assert_eq!(error.expected(), format!("the required element {names} or any"), "{content}");
    }
}

#[test]
fn the_first_of_two_alternatives_counts() {
    let (one, found) = lenient::<One>(&children("abe"));
    assert_eq!(one, One { pay: Pay::A(101), e: Some(103) });
    assert_eq!(found, [DeviationKind::Repeated(name("b"))]);
}

#[test]
fn a_choice_that_comes_too_often_or_too_seldom_is_kept_and_reported() {
    for (letters, count) in [("a", 1), ("ab", 2), ("abcc", 3), ("abab", 4), ("cccccc", 1)] {
        let (few, found) = lenient::<Few>(&children(letters));
        assert_eq!(few.pay.len(), count, "{letters}");
        let is_reported =
            found.iter().any(|kind| matches!(kind, DeviationKind::Occurrences { count: of, .. } if *of == count));
        assert_eq!(is_reported, !(2..=3).contains(&count), "{letters}: {found:?}");
        assert_eq!(found.len(), usize::from(is_reported), "{letters}: {found:?}");
    }
}

#[test]
fn a_nil_alternative_that_may_not_be_nil_is_left_out_and_reported() {
    let nil = "<a xsi:nil=\"true\"/>";
    let (many, found) = lenient::<Many>(&format!("{nil}<a>1</a>"));
    assert_eq!((many.pay, found), (vec![Pay::A(1)], vec![DeviationKind::UnexpectedNil(name("a"))]));
    let (maybe, found) = lenient::<Maybe>(&format!("{nil}<e>1</e>"));
    assert_eq!(maybe, Maybe { pay: None, e: Some(1) });
    assert_eq!(found, [DeviationKind::UnexpectedNil(name("a"))]);
    assert_eq!(refused::<One>(nil).kind(), ReadErrorKind::Missing);
    // The same if the text is out of order.
    let (many, found) = lenient::<Many>(&format!("<e>1</e>{nil}<a>1</a>"));
    assert_eq!((many.pay, many.e), (vec![Pay::A(1)], Some(1)));
    assert!(found.contains(&DeviationKind::UnexpectedNil(name("a"))), "{found:?}");
}

#[test]
fn choices_are_read_by_places_if_the_text_is_out_of_order() {
    let (many, found) = lenient::<Many>(&children("ecadcabc"));
    let expected = vec![
        Pay::C(vec![102]),
        Pay::A(103),
        marked(104, None),
        Pay::C(vec![105]),
        Pay::A(106),
        Pay::B(Some(107)),
        Pay::C(vec![108]),
    ];
    assert_eq!((many.pay, many.e), (expected, Some(101)));
    assert_eq!(found.len(), 7, "{found:?}");
    let (many, _) = lenient::<Many>(&children("eccdabab"));
    let expected =
        vec![Pay::C(vec![102, 103]), marked(104, Some(Pair { a: 105, b: Some(106) })), Pay::A(107), Pay::B(Some(108))];
    assert_eq!(many.pay, expected);
}

#[test]
fn a_type_that_is_a_choice_is_an_enum() {
    same(&children("a"), Either::A(101));
    same("<b>x</b>", Either::B("x".to_owned()));
    assert_eq!(refused::<Either>("").kind(), ReadErrorKind::Missing);
    let (either, found) = lenient::<Either>(&children("xab"));
    assert_eq!(either, Either::A(102));
    assert_eq!(found, [DeviationKind::UnknownElement(name("x")), DeviationKind::Repeated(name("b"))]);
}

#[test]
fn slots_of_an_extension_follow_those_of_its_base() {
    same(&children("abdb"), Extended { a: 101, choice: BorC::B(102), d: 103, b: Some(104) });
    same(&children("acd"), Extended { a: 101, choice: BorC::C(102), d: 103, b: None });
}
