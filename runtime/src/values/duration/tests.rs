use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::DefaultHasher;

use super::super::tests::Generator;
use super::*;

fn read(text: &str) -> Duration {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn hash(value: Duration) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn all_forms_of_the_specification_are_read_and_written_in_one() {
    for (text, written) in [
        ("P1Y2M3DT10H30M", "P1Y2M3DT10H30M"),
        ("-P120D", "-P120D"),
        ("P1347Y", "P1347Y"),
        ("P1347M", "P112Y3M"),
        ("P1Y2MT2H", "P1Y2MT2H"),
        ("P0Y1347M", "P112Y3M"),
        ("P0Y1347M0D", "P112Y3M"),
        ("-P1347M", "-P112Y3M"),
        ("P0Y", "PT0S"),
        ("-PT0.000S", "PT0S"),
        (" \nPT1.50S ", "PT1.5S"),
        ("PT0.000000001S", "PT0.000000001S"),
        ("PT3600.1000000000000S", "PT1H0.1S"),
        ("-PT0.5S", "-PT0.5S"),
        ("P0001DT0024H", "P2D"),
        ("PT1M", "PT1M"),
        ("P1M", "P1M"),
        ("PT90000S", "P1DT1H"),
        ("PT18446744073709551615.999999999S", "P213503982334601DT7H15.999999999S"),
        ("P18446744073709551615M", "P1537228672809129301Y3M"),
        (&format!("P{}1D", "0".repeat(10_000)), "P1D"),
    ] {
        assert_eq!(read(text).to_string(), written, "{text:?}");
    }
}

#[test]
fn other_forms_are_refused_with_their_place() {
    for (text, problem, at) in [
        ("", "the text is empty", 0),
        (" ", "the text is empty", 1),
        ("P", "expected the number of a part", 1),
        ("-P", "expected the number of a part", 2),
        ("1Y", "expected 'P'", 0),
        ("P-1347M", "expected the number of a part", 1),
        ("+P1Y", "expected 'P'", 0),
        ("--P1Y", "expected 'P'", 1),
        ("P1Y2MT", "expected the number of a part", 6),
        ("PT", "expected the number of a part", 2),
        ("P1", "expected Y, M or D, in this order", 2),
        ("P1M1Y", "expected Y, M or D, in this order", 4),
        ("P1Y1Y", "expected Y, M or D, in this order", 4),
        ("P1H", "expected Y, M or D, in this order", 2),
        ("P1W", "expected Y, M or D, in this order", 2),
        ("PT1D", "expected H, M or S, in this order", 3),
        ("PT1S1M", "expected H, M or S, in this order", 5),
        ("P1.5Y", "only seconds may have a fraction", 4),
        ("PT1.5M", "only seconds may have a fraction", 5),
        ("PT1.S", "expected the digits of the fraction", 4),
        ("PT.5S", "expected the number of a part", 2),
        ("PT1,5S", "expected H, M or S, in this order", 3),
        ("PT0.0000000001S", "a fraction finer than a nanosecond", 13),
        ("P1YT1H1", "expected H, M or S, in this order", 7),
        ("P1D ?", "unexpected text after the value", 3),
        ("P1DT1HT1M", "unexpected text after the value", 6),
        ("p1d", "expected 'P'", 0),
        ("P1Yé", "unexpected text after the value", 3),
        ("PT18446744073709551616S", "more than 64 bits of months or seconds", 22),
        ("P18446744073709551615D", "more than 64 bits of months or seconds", 21),
        ("P1Y18446744073709551615M", "more than 64 bits of months or seconds", 23),
    ] {
        let error = text.parse::<Duration>().unwrap_err();
        assert_eq!((error.expected(), error.problem(), error.at()), (XSD, problem, Some(at)), "{text:?}");
    }
    let long = format!("P{}Y", "9".repeat(100_000)).parse::<Duration>().unwrap_err();
    assert_eq!(long.problem(), "more than 64 bits of months or seconds");
}

#[test]
fn the_order_is_that_of_the_table_in_the_specification() {
    let order = |left: &str, right: &str| read(left).partial_cmp(&read(right));
    for (months, shorter, between, longer) in [
        ("P1Y", "P364D", &["P365D", "P366D"][..], "P367D"),
        ("P1M", "P27D", &["P28D", "P29D", "P30D", "P31D"], "P32D"),
        ("P5M", "P149D", &["P150D", "P151D", "P152D", "P153D"], "P154D"),
    ] {
        assert_eq!(order(months, shorter), Some(Ordering::Greater), "{months}");
        assert_eq!(order(months, longer), Some(Ordering::Less), "{months}");
        assert_eq!(order(longer, months), Some(Ordering::Greater), "{months}");
        for days in between {
            assert_eq!((order(months, days), order(days, months)), (None, None), "{months} {days}");
            assert_ne!(read(months), read(days));
        }
        // Signs turn the order around.
        assert_eq!(order(&format!("-{months}"), &format!("-{shorter}")), Some(Ordering::Less), "{months}");
    }
    assert_eq!(order("P1M", "P30DT24H"), None);
    assert_eq!(order("-P1M", "P1M"), Some(Ordering::Less));
    assert_eq!(order("PT0S", "-PT0.000000001S"), Some(Ordering::Greater));
    assert_eq!(order("P18446744073709551615M", "PT18446744073709551615S"), Some(Ordering::Greater));
}

#[test]
fn equal_durations_have_other_words_only() {
    for (left, right) in [
        ("P1Y", "P12M"),
        ("P1D", "PT24H"),
        ("PT1H", "PT3600.00S"),
        ("-P0D", "P0M"),
        ("-PT60S", "-PT1M"),
        // The days of the Gregorian calendar recur after 400 years.
        ("P400Y", "P146097D"),
    ] {
        let (left, right) = (read(left), read(right));
        assert_eq!((left, hash(left)), (right, hash(right)));
        assert_eq!(left.partial_cmp(&right), Some(Ordering::Equal));
    }
    assert_ne!(read("P1D"), read("-P1D"));
}

#[test]
fn constructors_agree_with_the_text() {
    assert_eq!(Duration::new(14, 90, 5_000_000).unwrap().to_string(), "P1Y2MT1M30.005S");
    assert_eq!(Duration::from_months(12).negated().to_string(), "-P1Y");
    assert_eq!(Duration::from_seconds(86_400), read("P1D"));
    assert!(!Duration::default().negated().is_negative() && Duration::default().is_zero());
    let error = Duration::new(0, 0, 1_000_000_000).unwrap_err();
    assert_eq!((error.expected(), error.at()), (XSD, None));
    assert_eq!(format!("{:?}", Duration::default()), "Duration(PT0S)");
}

#[test]
fn random_values_read_back_and_are_ordered_alike_in_both_directions() {
    let mut random = Generator::new(33);
    let mut seen = HashSet::new();
    let mut last = Duration::default();
    for _ in 0..20_000 {
        let (months, seconds) = (random.next() >> (random.next() % 64), random.next() >> (random.next() % 64));
        let nanosecond = random.pick(&[0, 1, 120_000_000, 999_999_999]);
        let value = Duration::new(months * (random.next() % 2), seconds, nanosecond).unwrap();
        let value = if random.next().is_multiple_of(2) { value.negated() } else { value };
        let back = read(&value.to_string());
        let parts = |value: Duration| (value.is_negative, value.months, value.seconds, value.nanosecond);
        assert_eq!((parts(back), back, hash(back)), (parts(value), value, hash(value)));
        assert_eq!(value.partial_cmp(&last), last.partial_cmp(&value).map(Ordering::reverse));
        assert_eq!(value.partial_cmp(&last) == Some(Ordering::Equal), value == last);
        seen.insert(value);
        assert!(seen.contains(&back));
        last = value;
    }
}
