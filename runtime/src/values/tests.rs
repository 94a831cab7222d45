//! Properties of all parsers, and the generator for the tests of single types.

use super::*;

/// The same pseudo-random numbers on every run (SplitMix64).
pub(super) struct Generator(u64);

impl Generator {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[(self.next() % choices.len() as u64) as usize]
    }
}

type Outcome = Result<(), InvalidValue>;

/// All parsers of this module.
const PARSERS: [fn(&str) -> Outcome; 24] = [
    |text| boolean(text).map(drop),
    |text| int8(text).map(drop),
    |text| int16(text).map(drop),
    |text| int32(text).map(drop),
    |text| int64(text).map(drop),
    |text| uint8(text).map(drop),
    |text| uint16(text).map(drop),
    |text| uint32(text).map(drop),
    |text| uint64(text).map(drop),
    |text| float(text).map(drop),
    |text| double(text).map(drop),
    |text| text.parse::<Decimal>().map(drop),
    |text| text.parse::<DateTime>().map(drop),
    |text| Binary::from_base64(text).map(drop),
    |text| text.parse::<HexBinary>().map(drop),
    |text| text.parse::<Integer>().map(drop),
    |text| text.parse::<Date>().map(drop),
    |text| text.parse::<Time>().map(drop),
    |text| text.parse::<GYear>().map(drop),
    |text| text.parse::<GYearMonth>().map(drop),
    |text| text.parse::<GMonth>().map(drop),
    |text| text.parse::<GMonthDay>().map(drop),
    |text| text.parse::<GDay>().map(drop),
    |text| text.parse::<Duration>().map(drop),
];

#[test]
fn no_text_makes_a_parser_panic_or_point_outside_of_it() {
    let pieces = [
        "0",
        "9",
        "2016",
        "-",
        "+",
        ".",
        ":",
        "T",
        "Z",
        "24",
        "--",
        "12",
        "P",
        "PT",
        "S",
        "=",
        "==",
        "aGVs",
        "E",
        "e+",
        "INF",
        "NaN",
        "true",
        " ",
        "\n",
        "\u{a0}",
        "\u{0}",
        "é",
        "€",
        "😀",
        "\u{feff}",
        "-04-05T13:07:09",
        "99999999999999999999",
        "00000000000000000000",
    ];
    let mut random = Generator::new(6);
    for _ in 0..50_000 {
        let text: String = (0..random.next() % 9).map(|_| random.pick(&pieces)).collect();
        for parser in PARSERS {
            if let Err(error) = parser(&text) {
                assert!(error.at().is_some_and(|at| at <= text.len()), "{text:?}: {error}");
                assert!(error.to_string().starts_with("not an xs:"), "{error}");
            }
        }
    }
}

#[test]
fn errors_do_not_carry_the_text() {
    let texts = ["jane.doe@example.com", "4/5/2016 1:07:09 PM jane", "2016-04-05T13:07:09 jane", "7jane", "aGVsjane*"];
    for text in texts {
        for parser in PARSERS {
            if let Err(error) = parser(text) {
                assert!(!format!("{error} {error:?}").contains("jane"), "{error:?}");
            }
        }
    }
}

#[test]
fn white_space_around_a_value_does_not_matter() {
    let texts = ["true", "1", "-1.50", "1E5", "2016-04-05T13:07:09Z", "aGVsbG8=", "00FF", "--02-29", "-P1DT1S"];
    for text in texts {
        for parser in PARSERS {
            assert_eq!(parser(text).is_ok(), parser(&format!(" \t\r\n{text}\n\r\t ")).is_ok(), "{text}");
        }
    }
}
