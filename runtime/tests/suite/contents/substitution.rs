//! Substitution groups, whose members may be newer than the schema.

use super::raw::{Raw, raw};
use super::*;
use wsdl_runtime::ReadErrorKind;

/// The members `a` and `b`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Member {
    A(i32),
    B(i32),
    Other(Raw),
}

impl rt::Choice for Member {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::A(fields.arm()?),
            1 => Self::B(fields.arm()?),
            2 => Self::Other(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::A(value) => fields.arm(slot, 0, value),
            Self::B(value) => fields.arm(slot, 1, value),
            Self::Other(value) => fields.arm(slot, 2, value),
        }
    }
}

rt::choice!(Member);

const fn members(slot: u16, min: u32, max: u32) -> [rt::Row; 3] {
    [
        rt::Row::arm(slot, 0, N0, "a").times(min, max),
        rt::Row::arm(slot, 1, N0, "b").times(min, max),
        rt::Row::unlisted(slot, 2).times(min, max),
    ]
}

macro_rules! members {
    ($type:ident { $count:ident: $ty:ty }, $min:expr, $max:expr) => {
        /// `(d?, members, e?)`
        #[derive(Debug, Clone, PartialEq)]
        pub(super) struct $type {
            d: Option<i32>,
            members: $ty,
            e: Option<i32>,
        }

        impl rt::Structure for $type {
            const ROWS: &'static [rt::Row] = {
                const MEMBERS: [rt::Row; 3] = members(1, $min, $max);
                &[
                    rt::Row::optional(0, N0, "d"),
                    MEMBERS[0],
                    MEMBERS[1],
                    MEMBERS[2],
                    rt::Row::optional(2, N0, "e"),
                ]
            };

            fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
                Ok(Self { d: fields.optional(0)?, members: fields.$count(1)?, e: fields.optional(2)? })
            }

            fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
                fields.optional(0, self.d.as_ref());
                members!(@put $count fields self);
                fields.optional(2, self.e.as_ref());
            }
        }
    };
    (@put optional $fields:ident $self:ident) => { $fields.optional(1, $self.members.as_ref()) };
    (@put $count:ident $fields:ident $self:ident) => { $fields.$count(1, &$self.members) };
}

members!(One { required: Member }, 1, 1);
members!(Maybe { optional: Option<Member> }, 0, 1);
members!(Many { many: Vec<Member> }, 0, u32::MAX);

fn other(letter: &str, text: &str) -> Member {
    Member::Other(raw(letter, text))
}

fn unlisted(names: &[&str]) -> Vec<DeviationKind> {
    names.iter().map(|name| DeviationKind::UnlistedElement((*name).to_owned())).collect()
}

#[test]
fn a_member_that_the_schema_does_not_have_is_kept_in_its_place() {
    let (many, found) = lenient::<Many>(&children("daxFbe"));
    let members = vec![Member::A(102), other(&name("x"), "103"), other("{urn:other}f", "104"), Member::B(105)];
    assert_eq!(many, Many { d: Some(101), members, e: Some(106) });
    assert_eq!(found, unlisted(&[&name("x"), "{urn:other}f"]));
    let (one, found) = lenient::<One>(&children("xe"));
    assert_eq!(one, One { d: None, members: other(&name("x"), "101"), e: Some(102) });
    assert_eq!(found, unlisted(&[&name("x")]));
    let (maybe, _) = lenient::<Maybe>(&children("dx"));
    assert_eq!(maybe.members, Some(other(&name("x"), "102")));
    let (nil, found) = lenient::<Many>("<x xsi:nil=\"true\"/>");
    assert_eq!((nil.members.len(), found), (1, unlisted(&[&name("x")])));
}

#[test]
fn an_unknown_element_elsewhere_is_no_member() {
    let (many, found) = lenient::<Many>(&children("aex"));
    assert_eq!(many, Many { d: None, members: vec![Member::A(101)], e: Some(102) });
    assert_eq!(found, [DeviationKind::UnknownElement(name("x"))]);
    let (one, found) = lenient::<One>(&children("axe"));
    assert_eq!(one, One { d: None, members: Member::A(101), e: Some(103) });
    assert_eq!(found, [DeviationKind::UnknownElement(name("x"))]);
    assert_eq!(refused::<One>(&children("e")).kind(), ReadErrorKind::Missing);
}

#[test]
fn an_unknown_element_does_not_take_the_place_of_a_member() {
    for letters in ["xa", "xae"] {
        let (one, found) = lenient::<One>(&children(letters));
        assert_eq!(one.members, Member::A(102), "{letters}");
        assert_eq!(found, [DeviationKind::UnknownElement(name("x"))], "{letters}");
        let (maybe, _) = lenient::<Maybe>(&children(letters));
        assert_eq!(maybe.members, Some(Member::A(102)), "{letters}");
    }
    let (one, found) = lenient::<One>(&children("dxae"));
    assert_eq!(one, One { d: Some(101), members: Member::A(103), e: Some(104) });
    assert_eq!(found, [DeviationKind::UnknownElement(name("x"))]);
    // Before an element of an earlier slot, it is not where members are.
    let (many, found) = lenient::<Many>(&children("xda"));
    assert_eq!(many, Many { d: Some(102), members: vec![Member::A(103)], e: None });
    assert_eq!(found, [DeviationKind::UnknownElement(name("x"))]);
}

/// The group `(a, c?)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    a: i32,
    c: Option<i32>,
}

impl rt::Group for Step {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "a"), rt::Row::optional(1, N0, "c")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.required(0)?, c: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.a);
        fields.optional(1, self.c.as_ref());
    }
}

rt::group!(Step);

/// `((a, c?)*, members*)`, where `a` is not a member.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Steps {
    steps: Vec<Step>,
    members: Vec<Member>,
}

impl rt::Structure for Steps {
    const ROWS: &'static [rt::Row] = {
        const MEMBERS: [rt::Row; 3] = members(1, 0, u32::MAX);
        &[rt::Row::group::<Step>(0, N0, "a").times(0, u32::MAX), MEMBERS[1], MEMBERS[2]]
    };

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { steps: fields.many(0)?, members: fields.many(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.steps);
        fields.many(1, &self.members);
    }
}

#[test]
fn an_unknown_member_ends_a_group_that_may_end() {
    let (steps, found) = lenient::<Steps>(&children("acaxb"));
    let expected = vec![Step { a: 101, c: Some(102) }, Step { a: 103, c: None }];
    assert_eq!(steps, Steps { steps: expected, members: vec![other(&name("x"), "104"), Member::B(105)] });
    assert_eq!(found, unlisted(&[&name("x")]));
}

#[test]
fn members_out_of_order_are_kept_too() {
    let (many, _) = lenient::<Many>(&children("eaxd"));
    assert_eq!(many, Many { d: Some(104), members: vec![Member::A(102), other(&name("x"), "103")], e: Some(101) });
}

#[test]
fn members_that_were_kept_are_written_again() {
    let many = Many { d: None, members: vec![other(&name("x"), "1"), Member::A(2)], e: Some(3) };
    assert_eq!(write(&many), document("<x>1</x><a>2</a><e>3</e>"));
}
