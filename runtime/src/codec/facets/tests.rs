use super::*;

fn text() -> Facets {
    Facets::of(Primitive::Text)
}

#[test]
fn lengths_are_counted_in_the_unit_of_the_type() {
    let at_most_3 = |of| Facets { max_length: 3, min_length: 2, ..Facets::of(of) };
    for (of, right, long, short) in [
        (Primitive::Text, "äöü", "abcd", "a"),
        (Primitive::Hex, " 0a0b0c ", "0a0b0c0d", "0a"),
        (Primitive::Base64, "AQ ID", "AQIDBA==", "AQ=="),
        (Primitive::List, " a\n b  c ", "a b c d", "a"),
    ] {
        let facets = at_most_3(of);
        assert_eq!(facets.violation(right), None, "{of:?}");
        assert_eq!(facets.violation(long), Some(FacetViolation::MaxLength { length: 4, max: 3 }), "{of:?}");
        assert_eq!(facets.violation(short), Some(FacetViolation::MinLength { length: 1, min: 2 }), "{of:?}");
    }
    // Lengths of qualified names mean nothing (XML Schema part 2, second edition, section 3.2.18).
    assert_eq!(at_most_3(Primitive::Other).violation("abcde"), None);
}

#[test]
fn digits_that_do_not_change_the_value_do_not_count() {
    let facets = Facets { total_digits: 3, fraction_digits: 2, ..Facets::of(Primitive::Decimal) };
    for right in ["123", "-1.23", "+001.2300", "0", ".05", "100"] {
        assert_eq!(facets.violation(right), None, "{right}");
    }
    assert_eq!(facets.violation("12.34"), Some(FacetViolation::TotalDigits { digits: 4, max: 3 }));
    assert_eq!(facets.violation("1234"), Some(FacetViolation::TotalDigits { digits: 4, max: 3 }));
    assert_eq!(facets.violation(".123"), Some(FacetViolation::FractionDigits { digits: 3, max: 2 }));
}

#[test]
fn bounds_are_in_the_order_of_the_type() {
    for (of, min, inside, max) in [
        (Primitive::Decimal, "-1.5", "7", "10"),
        (Primitive::Decimal, "99999999999999999999", "100000000000000000000", "100000000000000000000.5"),
        (Primitive::Float, "-INF", "1E3", "INF"),
        (Primitive::Double, "9", "10", "1e2"),
        (Primitive::Duration, "P1M", "P40D", "P2M"),
        (Primitive::DateTime, "2020-01-01T00:00:00Z", "2020-01-01T12:00:00+01:00", "2020-01-01T12:00:00Z"),
        (Primitive::Date, "2020-01-01", "2020-02-01", "2020-03-01"),
        (Primitive::Time, "01:00:00", "02:00:00", "03:00:00"),
        (Primitive::GYear, "1999", "2000", "2001"),
        (Primitive::GYearMonth, "1999-12", "2000-01", "2000-02"),
        (Primitive::GMonth, "--01", "--02", "--03"),
        (Primitive::GMonthDay, "--01-01", "--02-01", "--03-01"),
        (Primitive::GDay, "---01", "---02", "---03"),
    ] {
        let inclusive = Facets { min: Some(Bound::inclusive(min)), max: Some(Bound::inclusive(max)), ..Facets::of(of) };
        let exclusive = Facets { min: Some(Bound::exclusive(min)), max: Some(Bound::exclusive(max)), ..Facets::of(of) };
        for text in [min, inside, max] {
            assert_eq!(inclusive.violation(text), None, "{of:?} {text}");
        }
        assert_eq!(exclusive.violation(min), Some(FacetViolation::MinExclusive(min)));
        assert_eq!(exclusive.violation(inside), None, "{of:?}");
        assert_eq!(exclusive.violation(max), Some(FacetViolation::MaxExclusive(max)));
        let above = Facets { min: Some(Bound::inclusive(max)), ..Facets::of(of) };
        assert_eq!(above.violation(inside), Some(FacetViolation::MinInclusive(max)), "{of:?}");
        let below = Facets { max: Some(Bound::inclusive(min)), ..Facets::of(of) };
        assert_eq!(below.violation(inside), Some(FacetViolation::MaxInclusive(min)), "{of:?}");
    }
}

#[test]
fn what_has_no_order_with_a_bound_is_not_within_it() {
    let at_most = |of, text| Facets { max: Some(Bound::inclusive(text)), ..Facets::of(of) };
    assert!(at_most(Primitive::Double, "10").violation("NaN").is_some());
    assert!(at_most(Primitive::Duration, "P30D").violation("P1M").is_some());
    assert!(at_most(Primitive::DateTime, "2020-01-01T00:00:00Z").violation("2020-01-01T00:00:00").is_some());
    assert_eq!(at_most(Primitive::Double, "NaN").violation("NaN"), None);
    // What is not a value at all is reported as such.
    assert_eq!(at_most(Primitive::Decimal, "10").violation("x"), None);
}

#[test]
fn lexical_spaces_of_names() {
    let of = |lexical| Facets { lexical, ..text() };
    for (lexical, right, wrong) in [
        (Lexical::Name, &["a:b", "größe", ":"][..], &["", "1", "a b", "-a"][..]),
        (Lexical::NcName, &["a-1", "_"], &["a:b", "", "1a"]),
        (Lexical::NmToken, &["1", "-:.a"], &["", "a b", "a,"]),
        (Lexical::Language, &["de", "en-US", "x-klingon1"], &["", "abcdefghi", "d3", "de_AT", "de-"]),
    ] {
        right.iter().for_each(|text| assert_eq!(of(lexical).violation(text), None, "{lexical:?} {text}"));
        let violation = FacetViolation::LexicalSpace(lexical.name());
        wrong.iter().for_each(|text| assert_eq!(of(lexical).violation(text).as_ref(), Some(&violation), "{text}"));
    }
}

#[test]
fn listed_values_are_compared_as_values() {
    static ITEM: Facets = Facets { max: Some(Bound::inclusive("9")), ..Facets::of(Primitive::Decimal) };
    let facets = Facets { values: &["1 2", "10"], items: Some(&ITEM), ..Facets::of(Primitive::List) };
    assert_eq!(facets.violation("01  2.0"), None);
    assert_eq!(facets.violation("2 1"), Some(FacetViolation::Enumeration));
    assert_eq!(facets.violation("10"), Some(FacetViolation::MaxInclusive("9")));
}

#[cfg(feature = "patterns")]
#[test]
fn all_patterns_hold() {
    const PATTERNS: &[Pattern] = &[crate::pattern!("[a-z]*", "^(?:[a-z]*)$"), crate::pattern!("a.*", "^(?:a.*)$")];
    let facets = Facets { patterns: PATTERNS, ..text() };
    assert_eq!(facets.violation("abc"), None);
    assert_eq!(facets.violation("a1"), Some(FacetViolation::Pattern("[a-z]*")));
    assert_eq!(facets.violation("bc"), Some(FacetViolation::Pattern("a.*")));
}

#[test]
fn what_is_seen_at_once_is_so_by_a_close_look_too() {
    let lengths = [(0, 3), (1, 3), (2, 2), (3, usize::MAX), (0, usize::MAX)];
    for (min_length, max_length) in lengths {
        let facets = Facets { min_length, max_length, ..text() };
        for value in ["", "a", "ab", "abc", "abcd", "ä", "äö", "€€€", "😀", "😀😀😀😀"] {
            let count = value.chars().count();
            assert_eq!(facets.violation(value).is_none(), (min_length..=max_length).contains(&count), "{value}");
        }
    }
    let bounds = [None, Some(Bound::inclusive("-2")), Some(Bound::exclusive("-2")), Some(Bound::inclusive("-2.5"))];
    let numbers = ["-3", "-2", "-1", "0", "00", "7", "+7", "7.0", "100", "123456789012345678901", "-", "", "x"];
    for min in bounds {
        for max in [None, Some(Bound::inclusive("7")), Some(Bound::exclusive("7")), Some(Bound::inclusive("1e"))] {
            for total_digits in [1, 2, usize::MAX] {
                let facets = Facets { min, max, total_digits, ..Facets::of(Primitive::Decimal) };
                for number in numbers {
                    assert_eq!(facets.violation(number), facets.of_any_kind(number), "{number} {min:?} {max:?}");
                }
            }
        }
    }
}
