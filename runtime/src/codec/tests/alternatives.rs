//! Alternatives and groups are read by expectation, and by places in one pass.

use super::*;

/// The group `(a, b?)`.
struct Pair;

impl Group for Pair {
    const ROWS: &'static [Row] = &[Row::required(0, A, "a"), Row::optional(1, A, "b")];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        let _: (i32, Option<String>) = (fields.required(0)?, fields.optional(1)?);
        Ok(Self)
    }

    fn write_fields(&self, _: &mut WriteFields<'_>) {}
}

crate::group!(Pair);

enum Step {
    Pair,
    Leaf,
}

impl Choice for Step {
    fn read_arm(arm: u16, fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        match arm {
            0 => fields.arm::<Pair>().map(|_| Self::Pair),
            1 => fields.arm::<String>().map(|_| Self::Leaf),
            _ => Err(fields.no_arm(arm)),
        }
    }

    fn write_arm(&self, _: &mut WriteFields<'_>, _: usize) {}
}

crate::choice!(Step);

/// `((a, b?) | c)*, d?`
struct Steps(Vec<Step>);

impl Structure for Steps {
    const ROWS: &'static [Row] = &[
        Row::arm(0, 0, A, "a").group_of::<Pair>().times(0, u32::MAX),
        Row::arm(0, 1, A, "c").times(0, u32::MAX),
        Row::optional(1, A, "d"),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        let steps = fields.many(0)?;
        fields.optional::<String>(1)?;
        Ok(Self(steps))
    }

    fn write_fields(&self, _: &mut WriteFields<'_>) {}
}

/// Reads a content with a fresh reader. Returns the number of groups, of other values, and of tokens.
fn steps(content: &str) -> (usize, usize, usize) {
    let text = format!("<n xmlns=\"urn:a\" xmlns:p=\"urn:a\">{content}</n>");
    let make = || reader(&text);
    let (reader, read) = in_any_order(make, |reader| {
        let start = reader.root()?;
        Steps::read(reader, &start)
    });
    let values = read.unwrap_or_else(|error| panic!("{error}")).0;
    let groups = values.iter().filter(|value| matches!(value, Step::Pair)).count();
    (groups, values.len() - groups, reader.scan.tokens())
}

#[test]
fn plain_alternatives_and_groups_make_no_tokens() {
    for part in ["<a>1</a><b>x</b><c>y</c>", "\n <a>1</a>\n <c>y &amp; z</c>", "<a>1</a>", "<c></c><c>2</c>"] {
        let (one, many) = (steps(part), steps(&part.repeat(1_000)));
        assert_eq!((many.0, many.1), (one.0 * 1_000, one.1 * 1_000), "{part}");
        assert_eq!(many.2, steps(&part.repeat(2)).2, "{part}");
    }
}

#[test]
fn tokens_are_in_proportion_to_the_text_whatever_comes() {
    for part in [
        "<a k=\"1\">1</a><b k=\"2\">2</b>",
        "<a>1</a><x/><x><y/></x>",
        "<a>1</a><b>1</b><b>2</b>",
        "<!-- x --><c>1</c>",
        "<c xmlns=\"urn:b\"/><c>1</c>",
    ] {
        // In order, and with an element before them that belongs after.
        for before in ["", "<d>0</d>"] {
            let tokens = |count: usize| steps(&format!("{before}{}", part.repeat(count))).2;
            let (less, more) = (tokens(500), tokens(1_000));
            assert!(more <= 2 * less, "{before}{part}: {less} {more}");
        }
    }
}
