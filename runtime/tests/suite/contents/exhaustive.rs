//! All short lines of children, held against the content model.

use std::fmt::Debug;

use super::model::Model;
use super::*;

/// `&(a, b?)`
#[derive(Debug, PartialEq)]
struct All(i32, Option<i32>);

impl rt::Structure for All {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "a"), rt::Row::optional(1, N0, "b")];
    const ANY_ORDER: bool = true;

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.required(0)?, fields.optional(1)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.0);
        fields.optional(1, self.1.as_ref());
    }
}

/// `(a{2,3}, b?, a)`
#[derive(Debug, PartialEq)]
struct Bounded(Vec<i32>, Option<i32>, i32);

impl rt::Structure for Bounded {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::many(0, N0, "a").times(2, 3), rt::Row::optional(1, N0, "b"), rt::Row::required(2, N0, "a")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.many(0)?, fields.optional(1)?, fields.required(2)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
        fields.optional(1, self.1.as_ref());
        fields.required(2, &self.2);
    }
}

/// `(p, q)`, where `q` has the content that is tested.
#[derive(Debug, PartialEq)]
struct Around<T>(i32, T);

impl<T: SchemaType> rt::Structure for Around<T> {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "p"), rt::Row::required(1, N0, "q")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.required(0)?, fields.required(1)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.0);
        fields.required(1, &self.1);
    }
}

/// Asserts that a content is read in the same way if something around it is out of order, so that all of the text is read
/// by places.
fn check_by_places<T: SchemaType + Debug + PartialEq>(content: &str) {
    let direct = read::<T>(content, Sink::lenient());
    let around = read::<Around<T>>(&format!("<q>{content}</q><p>1</p>"), Sink::lenient());
    match (direct, around) {
        (Ok((value, deviations)), Ok((around, others))) => {
            assert_eq!(value, around.1, "{content}");
            let sorted = |kinds: Vec<DeviationKind>| {
                let mut lines: Vec<String> = kinds.iter().map(ToString::to_string).collect();
                lines.sort_unstable();
                lines
            };
            let expected = deviations.into_iter().chain([DeviationKind::Misordered(name("p"))]).collect();
            assert_eq!(sorted(others), sorted(expected), "{content}");
        }
        (Err(direct), Err(around)) => assert_eq!(direct.kind(), around.kind(), "{content}: {direct} {around}"),
        (direct, around) => panic!("{content}: {direct:?} {around:?}"),
    }
}

/// Calls a function with all lines of letters up to a length.
fn lines(letters: &str, longest: usize, each: &mut impl FnMut(&str)) {
    fn longer(line: &mut String, letters: &str, left: usize, each: &mut impl FnMut(&str)) {
        each(line);
        if left > 0 {
            for letter in letters.chars() {
                line.push(letter);
                longer(line, letters, left - 1, each);
                line.pop();
            }
        }
    }
    longer(&mut String::new(), letters, longest, each);
}

/// Returns the letter of the child that a deviation says is not in the value.
fn lost(kind: &DeviationKind) -> Option<&str> {
    match kind {
        DeviationKind::UnknownElement(name)
        | DeviationKind::Repeated(name)
        | DeviationKind::WrongNamespace { found: name, .. } => name.rsplit('}').next(),
        _ => None,
    }
}

/// Reads every line. A line is read strictly if the model has it. If a line is read at all, each child is in the value, or
/// a deviation names it.
fn check<T: SchemaType + Debug + PartialEq>(model: &str, letters: &str, longest: usize, excepted: fn(&str) -> bool) {
    let made = Model::new(model);
    let (mut right, mut kept) = (0, 0);
    lines(letters, longest, &mut |line| {
        let content = children(line);
        let strictly = read::<T>(&content, Sink::strict());
        check_by_places::<T>(&content);
        if !excepted(line) {
            assert_eq!(strictly.is_ok(), made.matches(line), "{model} {line}: {strictly:?}");
        }
        let Ok((value, deviations)) = read::<T>(&content, Sink::lenient()) else {
            assert!(strictly.is_err(), "{model} {line}");
            return;
        };
        let shown = format!("{value:?}");
        for letter in letters.chars() {
            let of_letter = || line.chars().enumerate().filter(|(_, other)| *other == letter);
            let missing = of_letter().filter(|(index, _)| !shown.contains(&(101 + index).to_string())).count();
            let small = letter.to_ascii_lowercase().to_string();
            let reported = deviations.iter().filter(|kind| lost(kind) == Some(&small)).count();
            assert!(missing <= reported, "{model} {line}: {shown} {deviations:?}");
        }
        kept += 1;
        if let Ok((strict, _)) = strictly {
            right += 1;
            assert!(strict == value && deviations.is_empty(), "{model} {line}: {deviations:?}");
            let written = write(&value);
            // What a wildcard took is written with one name here, and `xs:all` in the order of the schema.
            if !shown.contains("Raw") && !model.starts_with('&') {
                assert_eq!(written, document(&content), "{model} {line}");
            }
        }
    });
    assert!(right > 0 && kept >= right, "{model}: {right} of {kept}");
}

fn never(_: &str) -> bool {
    false
}

#[test]
fn groups() {
    check::<groups::Pairs>("(ab?)*", "abx", 5, never);
    check::<groups::Once>("d(ab?)?c", "abcdx", 4, never);
    check::<groups::Steps>("((a(bc?)*)|d)*", "abcd", 5, never);
    check::<groups::LooseSteps>("((a?(b?c?)*)|d?)*", "abcd", 5, never);
    check::<groups::Few>("(ab?){1,2}c", "abcx", 5, never);
    check::<groups::Twos>("(aa){1,2}ba", "ab", 8, never);
}

#[test]
fn choices() {
    check::<choices::One>("(a|b|c+|d(ab?)?|~)e?", "abcdeF", 4, never);
    check::<choices::Maybe>("(a|b|c+|d(ab?)?|~)?e?", "abcdeF", 4, never);
    check::<choices::Many>("(a|b|c+|d(ab?)?|~)*e?", "abcdeF", 4, never);
    // A run of `c` is read as one alternative, though it may be two. So are `d` and the `a` after it.
    check::<choices::Few>("(a|b|c+|d(ab?)?|~){2,3}e?", "abcdeF", 4, |line| line.contains("cc") || line.contains("da"));
    check::<choices::Either>("a|b", "abx", 4, never);
    check::<choices::Extended>("a(b|c)db?", "abcdx", 4, never);
}

#[test]
fn wildcards() {
    check::<wildcards::Open>("x?.*", "xyF", 5, never);
    // Names come before wildcards: `x` is the wildcard's only if its own slot is full.
    check::<wildcards::One>("x?.b", "xbF", 5, |line| line == "xb");
    check::<wildcards::Entries>("(a.)*b?", "abxF", 5, never);
    check::<wildcards::Two>(".{2,2}b?", "xbF", 5, never);
    check::<wildcards::Foreign>("~b", "bxF", 5, never);
    // So are `a` and `b`.
    check::<wildcards::Local>("a?[abx]?b?".replace("[abx]", "(a|b|x)").as_str(), "abxF", 5, |line| line.contains("bb"));
}

#[test]
fn substitution() {
    check::<substitution::One>("d?(a|b)e?", "abdex", 5, never);
    check::<substitution::Maybe>("d?(a|b)?e?", "abdex", 5, never);
    check::<substitution::Many>("d?(a|b)*e?", "abdex", 5, never);
}

#[test]
fn order_and_occurrence() {
    check::<All>("&(ab?)", "abx", 5, never);
    check::<mixed::Paragraph>("(a|b)*", "abx", 5, never);
    check::<mixed::Letter>("ab?", "abx", 5, never);
    // Three are taken if there are so many, and none is then left for the last slot.
    check::<Bounded>("a{2,3}b?a", "abx", 5, |line| line.contains("aaa") && !line.contains("aaaa"));
}
