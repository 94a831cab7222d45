//! Values of all types and in all forms, there and back.

use listrak_v31::{Client, StatusEnum};
use wsdl_runtime::SoapVersion;
use wsdl_runtime::values::{Binary, Nillable};
use wsdl_tests::interop::Peer;

use super::probes::{Echo, EchoValues, Values};
use super::{builder, date, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).build().unwrap();
    for text in texts() {
        let answer = run(client.send(&Echo { text: text.clone() })).unwrap();
        // On the way back line ends are written raw, so that XML makes them one.
        let expected = text.map(|text| text.replace("\r\n", "\n").replace('\r', "\n"));
        assert_eq!(answer.response.result, expected, "{version}");
    }
    for values in values() {
        let answer = run(client.send(&EchoValues { values: Some(values.clone()) }));
        let answer = answer.unwrap_or_else(|error| panic!("{version}: {error}"));
        let Values { nullable_int, nullable_date, nullable_bool, nillable_text, nillable_ints, .. } = values.clone();
        // What may be nil comes back as nil where it was absent.
        let expected = Values {
            nullable_int: nil(nullable_int),
            nullable_date: nil(nullable_date),
            nullable_bool: nil(nullable_bool),
            nillable_text: nil(nillable_text),
            nillable_ints: nil(nillable_ints),
            ..values
        };
        assert_eq!(answer.response.result, Some(expected), "{version}");
    }
    // The service knows NaN too, which equals nothing.
    let values = Values { double: f64::NAN, single: f32::NAN, ..least() };
    let result = run(client.send(&EchoValues { values: Some(values) })).unwrap().response.result.unwrap();
    assert!(result.double.is_nan() && result.single.is_nan(), "{version}");
    assert_eq!(run(client.send(&EchoValues { values: None })).unwrap().response.result, None, "{version}");
    an_offset_becomes_the_services_own_time(&client, version);
}

fn nil<T>(value: Nillable<T>) -> Nillable<T> {
    if value.is_absent() { Nillable::Nil } else { value }
}

fn texts() -> Vec<Option<String>> {
    let some = [
        "",
        " ",
        "  a  ",
        "\t\n",
        "a\r\nb\rc",
        "<a b='\"'>&amp;]]>",
        "Zo\u{eb} \u{65e5}\u{672c} \u{1F600}",
        "\u{85}\u{2028}",
    ];
    let some = some.into_iter().map(|text| Some(text.to_owned()));
    [None, Some("x".repeat(100_000))].into_iter().chain(some).collect()
}

pub(super) fn least() -> Values {
    Values {
        double: 0.0,
        single: 0.0,
        decimal: "0".parse().unwrap(),
        long: 0,
        short: 0,
        byte: 0,
        bool: false,
        guid: "00000000-0000-0000-0000-000000000000".to_owned(),
        nullable_int: Nillable::Absent,
        nullable_date: Nillable::Absent,
        nullable_bool: Nillable::Absent,
        date: date("0001-01-01T00:00:00"),
        date_only: "0001-01-01".to_owned(),
        text: None,
        nillable_text: Nillable::Absent,
        bytes: None,
        nillable_ints: Nillable::Absent,
        texts: None,
        optional: None,
        status: StatusEnum::DataActivelyUploading,
    }
}

fn values() -> Vec<Values> {
    let text = |text: &str| Some(text.to_owned());
    let most = Values {
        double: f64::MAX,
        single: f32::MIN,
        decimal: "79228162514264337593543950335".parse().unwrap(),
        long: i64::MAX,
        short: i16::MIN,
        byte: u8::MAX,
        bool: true,
        guid: "00112233-4455-6677-8899-aabbccddeeff".to_owned(),
        nullable_int: Nillable::Value(i32::MIN),
        nullable_date: Nillable::Value(date("9999-12-31T23:59:59.9999999")),
        nullable_bool: Nillable::Value(true),
        date: date("2016-04-05T13:07:09.1234567Z"),
        date_only: "9999-12-31".to_owned(),
        text: text("a < b & c"),
        nillable_text: Nillable::Value(" ".to_owned()),
        bytes: Some(Binary::from((0..=255).collect::<Vec<u8>>())),
        nillable_ints: Nillable::Value(vec![i32::MAX, 0, i32::MIN]),
        texts: Some(vec![text(""), None, text(" x "), text("<>")]),
        optional: Some(-1),
        status: StatusEnum::ProcessingFailed,
    };
    let empty = Values {
        double: f64::INFINITY,
        single: f32::NEG_INFINITY,
        decimal: "-1.50".parse().unwrap(),
        long: i64::MIN,
        text: text(""),
        nillable_text: Nillable::Value(String::new()),
        bytes: Some(Binary::from(Vec::new())),
        nillable_ints: Nillable::Value(vec![]),
        texts: Some(vec![]),
        date: date("2016-02-29T23:59:59"),
        ..least()
    };
    let nil = Values {
        double: 1.0 / 3.0,
        single: 1.1,
        decimal: "0.0000000000000000000000000001".parse().unwrap(),
        nullable_int: Nillable::Nil,
        nullable_date: Nillable::Nil,
        nullable_bool: Nillable::Nil,
        nillable_text: Nillable::Nil,
        nillable_ints: Nillable::Nil,
        ..least()
    };
    let false_and_zero = Values {
        double: f64::MIN_POSITIVE,
        decimal: "0.00".parse().unwrap(),
        nullable_int: Nillable::Value(0),
        nullable_bool: Nillable::Value(false),
        nullable_date: Nillable::Value(date("2016-04-05T13:07:09Z")),
        optional: Some(0),
        ..least()
    };
    vec![least(), most, empty, nil, false_and_zero]
}

/// Sent with an offset, a date comes back as the same moment with the offset of the service, whatever that is.
fn an_offset_becomes_the_services_own_time(client: &Client, version: SoapVersion) {
    let values = Values { date: date("2016-04-05T13:07:09.5+02:00"), ..least() };
    let result = run(client.send(&EchoValues { values: Some(values) })).unwrap().response.result.unwrap();
    assert!(result.date.offset().is_some(), "{version}: {}", result.date);
    assert!(result.date.to_string().contains(":07:09.5"), "{version}: {}", result.date);
}
