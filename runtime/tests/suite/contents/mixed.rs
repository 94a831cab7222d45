//! Character data between elements.

use super::groups::Pair;
use super::*;
use rt::PieceOfText;

/// Mixed `(a | b)*`, whose text is among the alternatives.
#[derive(Debug, PartialEq)]
pub(super) enum Inline {
    A(i32),
    B(i32),
    Text(String),
}

impl rt::Choice for Inline {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::A(fields.arm()?),
            1 => Self::B(fields.arm()?),
            2 => Self::Text(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::A(value) => fields.arm(slot, 0, value),
            Self::B(value) => fields.arm(slot, 1, value),
            Self::Text(value) => fields.arm(slot, 2, value),
        }
    }
}

rt::choice!(Inline);

#[derive(Debug, PartialEq)]
pub(super) struct Paragraph(pub(super) Vec<Inline>);

impl rt::Structure for Paragraph {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::arm(0, 0, N0, "a").times(0, u32::MAX),
        rt::Row::arm(0, 1, N0, "b").times(0, u32::MAX),
        rt::Row::text(0, 2).times(0, u32::MAX),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
    }
}

/// Mixed `(d, (a | b){1,2})`.
#[derive(Debug, PartialEq)]
pub(super) struct Late {
    d: i32,
    inline: Vec<Inline>,
}

impl rt::Structure for Late {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, N0, "d"),
        rt::Row::arm(1, 0, N0, "a").times(1, 2),
        rt::Row::arm(1, 1, N0, "b").times(1, 2),
        rt::Row::text(1, 2).times(1, 2),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { d: fields.required(0)?, inline: fields.many(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.d);
        fields.many(1, &self.inline);
    }
}

/// Mixed `(a, b?)`.
#[derive(Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) texts: Vec<PieceOfText>,
    pub(super) a: i32,
    pub(super) b: Option<i32>,
}

impl rt::Structure for Letter {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "a"), rt::Row::optional(1, N0, "b")];
    const TEXT: rt::TextContent = rt::TextContent::Pieces;

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        let (a, b) = (fields.required(0)?, fields.optional(1)?);
        Ok(Self { texts: fields.texts()?, a, b })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.texts(&self.texts);
        fields.required(0, &self.a);
        fields.optional(1, self.b.as_ref());
    }
}

/// Mixed `(c, (a, b?)*)`.
#[derive(Debug, PartialEq)]
pub(super) struct Letters {
    texts: Vec<PieceOfText>,
    c: i32,
    pairs: Vec<Pair>,
}

impl rt::Structure for Letters {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, N0, "c"), rt::Row::group::<Pair>(1, N0, "a").times(0, u32::MAX)];
    const TEXT: rt::TextContent = rt::TextContent::Pieces;

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        let (c, pairs) = (fields.required(0)?, fields.many(1)?);
        Ok(Self { texts: fields.texts()?, c, pairs })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.texts(&self.texts);
        fields.required(0, &self.c);
        fields.many(1, &self.pairs);
    }
}

/// The group `(a, b?)` with the text inside.
#[derive(Debug, PartialEq)]
pub(super) struct Clause {
    texts: Vec<PieceOfText>,
    a: i32,
    b: Option<i32>,
}

impl rt::Group for Clause {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "a"), rt::Row::optional(1, N0, "b")];
    const TEXT: rt::TextContent = rt::TextContent::Pieces;

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        let (a, b) = (fields.required(0)?, fields.optional(1)?);
        Ok(Self { texts: fields.texts()?, a, b })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.texts(&self.texts);
        fields.required(0, &self.a);
        fields.optional(1, self.b.as_ref());
    }
}

rt::group!(Clause);

/// Mixed `(a, b?)*`.
#[derive(Debug, PartialEq)]
pub(super) struct Clauses {
    texts: Vec<PieceOfText>,
    clauses: Vec<Clause>,
}

impl rt::Structure for Clauses {
    const ROWS: &'static [rt::Row] = &[rt::Row::group::<Clause>(0, N0, "a").times(0, u32::MAX)];
    const TEXT: rt::TextContent = rt::TextContent::Pieces;

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        let clauses = fields.many(0)?;
        Ok(Self { texts: fields.texts()?, clauses })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.texts(&self.texts);
        fields.many(0, &self.clauses);
    }
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn piece(position: u32, text: &str) -> PieceOfText {
    PieceOfText::new(position, text)
}

#[test]
fn text_among_alternatives_keeps_its_place() {
    let inline = vec![text("x "), Inline::A(1), Inline::B(2), text("\n "), Inline::A(3), text(" y")];
    same("x <a>1</a><b>2</b>\n <a>3</a> y", Paragraph(inline));
    same("", Paragraph(Vec::new()));
    same(" ", Paragraph(vec![text(" ")]));
}

#[test]
fn text_joins_over_cdata_references_and_comments() {
    let content = "1 &lt; <![CDATA[2 & ]]>&#x33;<!-- no -->4<?no no?>5<a>6</a>";
    assert_eq!(strict::<Paragraph>(content), Paragraph(vec![text("1 < 2 & 345"), Inline::A(6)]));
    let letter = strict::<Letter>(content);
    assert_eq!(letter, Letter { texts: vec![piece(0, "1 < 2 & 345")], a: 6, b: None });
}

#[test]
fn text_before_its_slot_waits_for_it_and_does_not_count() {
    let late = strict::<Late>(" x<d>1</d>y<a>2</a> <b>3</b> ");
    let inline = vec![text(" xy"), Inline::A(2), text(" "), Inline::B(3), text(" ")];
    assert_eq!(late, Late { d: 1, inline });
    let (late, found) = lenient::<Late>("<d>1</d>y");
    assert_eq!(late, Late { d: 1, inline: vec![text("y")] });
    assert!(matches!(&found[..], [DeviationKind::Occurrences { count: 0, .. }]), "{found:?}");
}

#[test]
fn text_between_named_elements_has_a_position() {
    let texts = vec![piece(0, "Dear "), piece(1, " and\n"), piece(2, "!")];
    same("Dear <a>1</a> and\n<b>2</b>!", Letter { texts, a: 1, b: Some(2) });
    same("<a>1</a>x", Letter { texts: vec![piece(1, "x")], a: 1, b: None });
    same("<a>1</a>", Letter { texts: Vec::new(), a: 1, b: None });
}

#[test]
fn text_around_an_unknown_element_is_one_piece() {
    let (letter, found) = lenient::<Letter>("<a>1</a>x<z>no</z>y<b>2</b>");
    assert_eq!(letter, Letter { texts: vec![piece(1, "xy")], a: 1, b: Some(2) });
    assert_eq!(found, [DeviationKind::UnknownElement(name("z"))]);
}

#[test]
fn text_is_kept_if_elements_are_out_of_order() {
    let (letter, found) = lenient::<Letter>("x<b>1</b>y<a>2</a>z");
    assert_eq!(letter, Letter { texts: vec![piece(0, "x"), piece(1, "y"), piece(2, "z")], a: 2, b: Some(1) });
    assert_eq!(found, [DeviationKind::Misordered(name("a"))]);
    let (late, found) = lenient::<Late>("x<b>1</b>y<d>2</d>z<a>3</a>");
    let inline = vec![text("x"), Inline::B(1), text("y"), text("z"), Inline::A(3)];
    assert_eq!(late, Late { d: 2, inline });
    assert_eq!(found, [DeviationKind::Misordered(name("d"))]);
}

#[test]
fn text_inside_groups_belongs_to_the_element() {
    let texts = vec![piece(0, "0"), piece(1, "1"), piece(2, "2"), piece(3, "3"), piece(4, "4")];
    let pairs = vec![Pair { a: 2, b: Some(3) }, Pair { a: 4, b: None }];
    same("0<c>1</c>1<a>2</a>2<b>3</b>3<a>4</a>4", Letters { texts, c: 1, pairs });
}

#[test]
fn text_inside_groups_belongs_to_them_if_they_keep_it() {
    let first = Clause { texts: vec![piece(1, "1"), piece(2, "2")], a: 1, b: Some(2) };
    let second = Clause { texts: vec![piece(1, "3")], a: 3, b: None };
    let clauses = Clauses { texts: vec![piece(0, "0")], clauses: vec![first, second] };
    same("0<a>1</a>1<b>2</b>2<a>3</a>3", clauses);
}

#[test]
fn text_outside_mixed_content_is_reported() {
    let (_, found) = lenient::<super::groups::Pairs>(" <a>1</a> x <b>2</b> ");
    assert_eq!(found, [DeviationKind::StrayText]);
}
