//! Patterns are tried as the runtime uses them.

use regex::RegexBuilder;

use super::*;

fn matches(pattern: &str, text: &str) -> bool {
    let translated = whole(&[Expression::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))]);
    let regex = RegexBuilder::new(&translated).size_limit(10 << 20).build();
    regex.unwrap_or_else(|error| panic!("{pattern}: {error}")).is_match(text)
}

#[test]
fn a_pattern_is_matched_as_a_whole() {
    for (pattern, right, wrong) in [
        ("", &[""][..], &["a"][..]),
        ("a|b", &["a", "b"], &["ab", "", "a\n"]),
        ("a|", &["a", ""], &["b"]),
        ("(a|b)c?", &["a", "bc"], &["abc"]),
        ("a{2}", &["aa"], &["a", "aaa"]),
        ("a{2,}", &["aa", "aaaa"], &["a"]),
        ("a{0,2}", &["", "aa"], &["aaa"]),
        ("a{0}b", &["b"], &["ab"]),
        (r"[0-9]{5}(-[0-9]{4})?", &["12345", "12345-6789"], &["1234", "12345-"]),
        (r"\d+", &["12", "٣"], &["1a"]),
        ("^a$", &["^a$"], &["a"]),
        ("a.c", &["abc", "a\tc", "aöc"], &["a\nc", "a\rc", "ac"]),
        (r"\.\\\n\^\-", &[".\\\n^-"], &["a"]),
        (" a ", &[" a "], &["a"]),
        ("<a>&#~%@\"'/", &["<a>&#~%@\"'/"], &["a"]),
    ] {
        right.iter().for_each(|text| assert!(matches(pattern, text), "{pattern} {text:?}"));
        wrong.iter().for_each(|text| assert!(!matches(pattern, text), "{pattern} {text:?}"));
    }
}

#[test]
fn classes_are_sets() {
    for (pattern, right, wrong) in [
        ("[a-c]", &["a", "c"][..], &["d", ""][..]),
        ("[^a-c]", &["d", "\n"], &["a"]),
        ("[a-c-[b]]", &["a", "c"], &["b", "-"]),
        ("[^a-[b]]", &["c"], &["a", "b"]),
        ("[a-z-[^aeiou]]", &["e"], &["b"]),
        ("[a-z-[b-y-[m]]]", &["a", "m", "z"], &["b"]),
        ("[-a]", &["-", "a"], &["b"]),
        ("[a-]", &["-", "a"], &["b"]),
        (r"[\w-.]", &["x", "-", "."], &[" "]),
        (r"[\-\]\[]", &["-", "]", "["], &["\\"]),
        ("[a^]", &["^", "a"], &["b"]),
        ("[+-/]", &["+", ",", "/"], &["*"]),
        (r"[\i-[:]][\c-[:]]*", &["a1", "_-.", "größe"], &["1a", "a:b", ""]),
        (r"\I", &["1", " "], &["a"]),
        (r"\C", &[" ", "<"], &["1"]),
        (r"\s\S", &[" a", "\ta"], &["\u{A0}a", "  "]),
        (r"\w\W", &["a ", "$.", "1_"], &["aa"]),
        (r"\D", &["a"], &["1"]),
        (r"\p{Lu}\p{Ll}", &["Äö"], &["äö"]),
        (r"\P{L}", &["1"], &["a"]),
        (r"[\p{Nd}\p{L}]", &["1", "ä"], &["-"]),
        (r"[^\P{L}]", &["a"], &["1"]),
        (r"\p{IsBasicLatin}*", &["az"], &["ä"]),
        (r"\P{IsBasicLatin}", &["ä"], &["a"]),
        (r"\p{IsLowSurrogates}?", &[""], &["a", "\u{E000}"]),
        (r"[\P{IsHighSurrogates}-[a]]", &["b"], &["a"]),
        (r"[\p{IsGreek}-[α]]", &["β"], &["α", "b"]),
    ] {
        right.iter().for_each(|text| assert!(matches(pattern, text), "{pattern} {text:?}"));
        wrong.iter().for_each(|text| assert!(!matches(pattern, text), "{pattern} {text:?}"));
    }
}

#[test]
fn alternatives_of_a_step_are_one_expression() {
    let patterns: Vec<_> = ["a|b", "c"].iter().map(|text| Expression::parse(text).unwrap()).collect();
    let regex = regex::Regex::new(&whole(&patterns)).unwrap();
    assert!(["a", "b", "c"].iter().all(|text| regex.is_match(text)));
    assert!(["ab", "ac", ""].iter().all(|text| !regex.is_match(text)));
}

#[test]
fn what_is_not_a_pattern_is_an_error_at_its_place() {
    for (pattern, at) in [
        ("(a", 2),
        ("a)", 1),
        ("[a", 2),
        ("[]", 1),
        ("a]", 1),
        ("*a", 0),
        ("a**", 2),
        ("a{", 2),
        ("a{2", 3),
        ("a{3,2}", 6),
        ("a{99999999999}", 13),
        (r"\y", 1),
        (r"a\", 2),
        (r"\p{Xx}", 5),
        (r"\p{IsKlingon}", 12),
        ("[z-a]", 4),
        (r"[a-\d]", 5),
        ("[a-[b]c]", 6),
    ] {
        assert_eq!(Expression::parse(pattern).unwrap_err().at, at, "{pattern}");
    }
}

#[test]
fn hostile_patterns_end_in_an_error() {
    let nested = "(".repeat(100_000);
    let powers = format!("{}a{}", "(".repeat(20), "{9})".repeat(20));
    for pattern in [&*nested, &"[a-".repeat(100_000), &powers, "a{1000000000}", "(a{1000}){1000}", r"[\p{L}\p{N}]{500}"]
    {
        assert!(Expression::parse(pattern).is_err(), "{pattern:.40}");
    }
}

#[test]
fn the_largest_patterns_fit_into_the_automaton() {
    for pattern in [
        r"\p{L}{99}",
        r"[\p{L}\p{N}\p{M}\p{P}\p{S}]{19}",
        r"\w{33}",
        r"\c{1,900}",
        "[a-zäöü]{4999}",
        "(abc|[def]|.){2800}",
    ] {
        assert!(!matches(pattern, ""), "{pattern}");
    }
}

#[test]
fn anchors_of_other_languages_are_seen() {
    for (pattern, has) in [("^a", true), ("a$", true), ("b|^a", true), ("a", false), (r"\^a", true), ("[$^]", false)] {
        assert_eq!(Expression::parse(pattern).unwrap().has_anchors(), has, "{pattern}");
    }
}
