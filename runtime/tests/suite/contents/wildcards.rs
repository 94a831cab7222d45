//! Wildcards beside named elements.

use super::raw::{Raw, raw};
use super::*;

/// `(x?, any ##any*)`
#[derive(Debug, PartialEq)]
pub(super) struct Open {
    x: Option<i32>,
    rest: Vec<Raw>,
}

impl rt::Structure for Open {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::optional(0, N0, "x"), rt::Row::any(1, rt::Wildcard::ANY).times(0, u32::MAX)];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { x: fields.optional(0)?, rest: fields.many(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.x.as_ref());
        fields.many(1, &self.rest);
    }
}

/// `(any ##other, b)`
#[derive(Debug, PartialEq)]
pub(super) struct Foreign {
    any: Raw,
    b: i32,
}

impl rt::Structure for Foreign {
    const ROWS: &'static [rt::Row] = &[rt::Row::any(0, rt::Wildcard::other(N0)), rt::Row::required(1, N0, "b")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { any: fields.required(0)?, b: fields.required(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.any);
        fields.required(1, &self.b);
    }
}

/// `(a?, any ##local ##targetNamespace?, b?)`
#[derive(Debug, PartialEq)]
pub(super) struct Local {
    a: Option<i32>,
    any: Option<Raw>,
    b: Option<i32>,
}

impl rt::Structure for Local {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::optional(0, N0, "a"),
        rt::Row::any(1, rt::Wildcard::listed(&[rt::Ns::NONE, N0])).times(0, 1),
        rt::Row::optional(2, N0, "b"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.optional(0)?, any: fields.optional(1)?, b: fields.optional(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.a.as_ref());
        fields.optional(1, self.any.as_ref());
        fields.optional(2, self.b.as_ref());
    }
}

/// `(x?, any ##any, b)`
#[derive(Debug, PartialEq)]
pub(super) struct One {
    x: Option<i32>,
    any: Raw,
    b: i32,
}

impl rt::Structure for One {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::optional(0, N0, "x"), rt::Row::any(1, rt::Wildcard::ANY), rt::Row::required(2, N0, "b")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { x: fields.optional(0)?, any: fields.required(1)?, b: fields.required(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.x.as_ref());
        fields.required(1, &self.any);
        fields.required(2, &self.b);
    }
}

/// `(any ##any{2}, b?)`
#[derive(Debug, PartialEq)]
pub(super) struct Two {
    any: Vec<Raw>,
    b: Option<i32>,
}

impl rt::Structure for Two {
    const ROWS: &'static [rt::Row] = &[rt::Row::any(0, rt::Wildcard::ANY).times(2, 2), rt::Row::optional(1, N0, "b")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { any: fields.many(0)?, b: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.any);
        fields.optional(1, self.b.as_ref());
    }
}

/// The group `(a, any)`.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    a: i32,
    any: Raw,
}

impl rt::Group for Entry {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "a"), rt::Row::any(1, rt::Wildcard::ANY)];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { a: fields.required(0)?, any: fields.required(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.a);
        fields.required(1, &self.any);
    }
}

rt::group!(Entry);

/// `((a, any)*, b?)`
#[derive(Debug, PartialEq)]
pub(super) struct Entries {
    entries: Vec<Entry>,
    b: Option<i32>,
}

impl rt::Structure for Entries {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::group::<Entry>(0, N0, "a").times(0, u32::MAX), rt::Row::optional(1, N0, "b")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { entries: fields.many(0)?, b: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.entries);
        fields.optional(1, self.b.as_ref());
    }
}

#[test]
fn a_wildcard_that_must_have_an_element_comes_before_names() {
    assert_eq!(strict::<One>(&children("bb")), One { x: None, any: raw(&name("b"), "101"), b: 102 });
    assert_eq!(strict::<One>(&children("xbb")), One { x: Some(101), any: raw(&name("b"), "102"), b: 103 });
    let any = vec![raw(&name("b"), "101"), raw(&name("b"), "102")];
    assert_eq!(strict::<Two>(&children("bbb")), Two { any, b: Some(103) });
    assert_eq!(refused::<One>(&children("xb")).kind(), wsdl_runtime::ReadErrorKind::Missing);
}

#[test]
fn names_come_before_wildcards() {
    let open = strict::<Open>(&children("xyFx"));
    let rest = vec![raw(&name("y"), "102"), raw("{urn:other}f", "103"), raw(&name("x"), "104")];
    assert_eq!(open, Open { x: Some(101), rest });
    let open = strict::<Open>(&children("yx"));
    assert_eq!(open, Open { x: None, rest: vec![raw(&name("y"), "101"), raw(&name("x"), "102")] });
}

#[test]
fn a_wildcard_takes_what_its_namespaces_admit() {
    let foreign = Foreign { any: raw("{urn:other}f", "101"), b: 102 };
    assert_eq!(strict::<Foreign>(&children("Fb")), foreign);
    let (value, found) = lenient::<Foreign>(&children("FbG"));
    assert_eq!((value, found), (foreign, vec![DeviationKind::UnknownElement("{urn:other}g".to_owned())]));
    let (value, found) = lenient::<Foreign>(&children("bF"));
    assert_eq!(value, Foreign { any: raw("{urn:other}f", "102"), b: 101 });
    assert_eq!(found, [DeviationKind::Misordered("{urn:other}f".to_owned())]);
    assert_eq!(refused::<Foreign>(&children("xb")).kind(), wsdl_runtime::ReadErrorKind::Missing);
    // ##other does not admit an element without a namespace.
    assert_eq!(refused::<Foreign>("<x xmlns=\"\"/><b>1</b>").kind(), wsdl_runtime::ReadErrorKind::Missing);
    let local = strict::<Local>("<a>1</a><x xmlns=\"\">2</x><b>3</b>");
    assert_eq!(local, Local { a: Some(1), any: Some(raw("x", "2")), b: Some(3) });
    assert_eq!(strict::<Local>(&children("aab")).any, Some(raw(&name("a"), "102")));
    let (local, found) = lenient::<Local>(&children("aFb"));
    assert_eq!((local.any, found), (None, vec![DeviationKind::UnknownElement("{urn:other}f".to_owned())]));
}

#[test]
fn what_a_wildcard_takes_may_be_nil() {
    let open = strict::<Open>("<y xsi:nil=\"true\"/>");
    assert_eq!(open.rest, [raw(&name("y"), "")]);
}
