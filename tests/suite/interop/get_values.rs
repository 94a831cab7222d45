//! Values that the service makes itself: of its own zone, nil among others, with an attribute.

use listrak_v31::{Client, StatusEnum};
use wsdl_runtime::DeviationKind;
use wsdl_runtime::codec::{Reader, Sink, Start, read_document};
use wsdl_runtime::codegen::{Name, Ns, ReadError, Request, SchemaType, Writer};
use wsdl_runtime::values::{Binary, Nillable};
use wsdl_runtime::{Error, SoapVersion};
use wsdl_tests::interop::Peer;

use super::probes::{GetValues, Values};
use super::values::least;
use super::{builder, date, run};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    let client: Client = builder(peer, "", version).strict(false).build().unwrap();
    let answer = run(client.send(&GetValues)).unwrap_or_else(|error| panic!("{version}: {error}"));
    let found = answer.response.result.unwrap();
    let body = String::from_utf8(answer.exchange.response.body.to_vec()).unwrap();
    // Generated types know no attributes: one that comes is told.
    let told: Vec<_> = answer.deviations.as_slice().iter().map(|found| (&found.kind, found.path.as_str())).collect();
    let path = "Envelope/Body/GetValuesResponse/GetValuesResult/WSValues";
    assert_eq!(told, [(&DeviationKind::UnknownAttribute("Attr".to_owned()), path)], "{version}");
    let strict: Client = builder(peer, "", version).build().unwrap();
    assert!(matches!(run(strict.send(&GetValues)), Err(Error::NotUnderstood(_))), "{version}");
    // Line ends are written as references there, a tab is not and becomes a blank (XML 1.0, section 3.3.3).
    assert_eq!(attribute(&body), "a<\"&\r\n b", "{version}");

    let [first, second, third, last] = <[_; 4]>::try_from(found).unwrap();
    assert_eq!((first, second, last), (Some(first_of_all()), Some(full()), None), "{version}");
    let third = third.unwrap();
    // The clock of the service, and its offset, whatever that is.
    assert!(third.date.offset().is_some(), "{version}: {}", third.date);
    assert_eq!(third.date.with_offset(None).to_string(), "2016-07-05T13:07:09.12", "{version}");
    assert_eq!((third.double, third.single), (1e-300, 1.1), "{version}");
    assert_eq!(third.decimal.to_string(), "1.50", "{version}");
    // An absent number, a nil text and a nil list.
    assert_eq!((third.optional, third.nillable_text), (None, Nillable::Nil), "{version}");
    assert_eq!((third.nillable_ints, third.texts, third.bytes), (Nillable::Nil, None, None), "{version}");
    // Base64 in one line: 300 bytes of nothing.
    assert!(body.contains(&format!("<Bytes>{}</Bytes>", "A".repeat(400))), "{version}");
}

fn first_of_all() -> Values {
    Values {
        text: Some(String::new()),
        nillable_text: Nillable::Value(String::new()),
        texts: Some(vec![Some(String::new()), None, Some(" x ".to_owned())]),
        nillable_ints: Nillable::Value(vec![]),
        bytes: Some(Binary::from(Vec::new())),
        ..nil()
    }
}

fn full() -> Values {
    Values {
        double: f64::INFINITY,
        single: f32::NEG_INFINITY,
        decimal: "79228162514264337593543950335".parse().unwrap(),
        long: i64::MIN,
        short: -1,
        byte: 255,
        bool: true,
        guid: "00112233-4455-6677-8899-aabbccddeeff".to_owned(),
        nullable_int: Nillable::Value(0),
        nullable_date: Nillable::Value(date("9999-12-31T23:59:59.9999999")),
        nullable_bool: Nillable::Value(false),
        date: date("2016-04-05T13:07:09.1234567Z"),
        date_only: "2016-04-05".to_owned(),
        // Its carriage return came raw, which XML makes a line end.
        text: Some("a\nb".to_owned()),
        nillable_text: Nillable::Value(" ".to_owned()),
        bytes: Some(Binary::from(vec![0; 300])),
        nillable_ints: Nillable::Value(vec![1, -2]),
        texts: None,
        optional: Some(7),
        status: StatusEnum::ProcessingFailed,
    }
}

fn nil() -> Values {
    Values {
        nullable_int: Nillable::Nil,
        nullable_date: Nillable::Nil,
        nullable_bool: Nillable::Nil,
        nillable_text: Nillable::Nil,
        nillable_ints: Nillable::Nil,
        ..least()
    }
}

/// The attribute of the first element that has one.
#[derive(Debug)]
struct Attribute(String);

impl SchemaType for Attribute {
    const TAKES_ATTRIBUTES: bool = true;

    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        let found = reader.attributes(start).get(Name::new(Ns::NONE, "Attr")).map(str::to_owned);
        reader.skip()?;
        Ok(Self(found.unwrap_or_default()))
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        self.0.write(writer, name);
    }
}

/// The attribute of the first of the values, by hand.
fn attribute(body: &str) -> String {
    let (_, from) = body.split_once("<WSValues Attr").unwrap();
    let (attribute, _) = from.split_once('>').unwrap();
    let first = format!("<WSValues xmlns=\"{NS}\" Attr{attribute}></WSValues>");
    let name = Name::new(GetValues::OPERATION.input.ns, "WSValues");
    let table = listrak_v31::namespaces::TABLE;
    let (found, _) = read_document::<Attribute>(&first, table, name, Sink::strict()).unwrap();
    found.0
}

const NS: &str = "http://webservices.listrak.com/v31/";
