//! The types of the tests.

use super::super::*;

/// The group `(a, b?)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair {
    pub(crate) a: i32,
    pub(crate) b: Option<i32>,
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
pub(crate) struct Pairs(pub(crate) Vec<Pair>);

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
pub(crate) struct Once {
    pub(crate) d: i32,
    pub(crate) pair: Option<Pair>,
    pub(crate) c: i32,
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
pub(crate) struct Tail {
    pub(crate) b: i32,
    pub(crate) c: Option<i32>,
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
pub(crate) struct Head {
    pub(crate) a: i32,
    pub(crate) tails: Vec<Tail>,
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
pub(crate) enum Step {
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
pub(crate) struct Steps(pub(crate) Vec<Step>);

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
pub(crate) struct LooseTail {
    pub(crate) b: Option<i32>,
    pub(crate) c: Option<i32>,
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
pub(crate) struct LooseHead {
    pub(crate) a: Option<i32>,
    pub(crate) tails: Vec<LooseTail>,
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
pub(crate) enum LooseStep {
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
pub(crate) struct LooseSteps(pub(crate) Vec<LooseStep>);

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
pub(crate) struct Two(pub(crate) Vec<i32>);

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
pub(crate) struct Twos(pub(crate) Vec<Two>, pub(crate) i32, pub(crate) i32);

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

/// `((a, b?){1,2}, c)`
#[derive(Debug, PartialEq)]
pub(crate) struct Few(pub(crate) Vec<Pair>, pub(crate) i32);

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
