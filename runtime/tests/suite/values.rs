//! Values in forms of their own, in a structure that has one of each.

use wsdl_runtime::DeviationKind;
use wsdl_runtime::codec::{Sink, read_document};
use wsdl_runtime::codegen::{Fields, Name, Ns, ReadError, Row, SchemaType, Structure, WriteFields, Writer};
use wsdl_runtime::values::{Binary, DateTime, Decimal, Nillable, Offset};

const NS: Ns = Ns::of(0);
const NAME: Name = Name::new(NS, "Values");
const URI: &str = crate::shop::namespaces::TABLE[0];

#[derive(Debug, Clone, Default, PartialEq)]
struct Values {
    int: Option<i32>,
    double: Option<f64>,
    date: Option<DateTime>,
    decimal: Option<Decimal>,
    file: Option<Binary>,
    nullable: Nillable<i32>,
}

impl Structure for Values {
    const ROWS: &'static [Row] = &[
        Row::optional(0, NS, "Int"),
        Row::optional(1, NS, "Double"),
        Row::optional(2, NS, "Date"),
        Row::optional(3, NS, "Decimal"),
        Row::optional(4, NS, "File"),
        Row::optional(5, NS, "Nullable").nillable(),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            int: fields.optional(0)?,
            double: fields.optional(1)?,
            date: fields.optional(2)?,
            decimal: fields.optional(3)?,
            file: fields.optional(4)?,
            nullable: fields.nillable(5)?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.optional(0, self.int.as_ref());
        fields.optional(1, self.double.as_ref());
        fields.optional(2, self.date.as_ref());
        fields.optional(3, self.decimal.as_ref());
        fields.optional(4, self.file.as_ref());
        fields.nillable(5, self.nullable.as_ref());
    }
}

/// What is read, and what was found to depart from the schema.
fn read(content: &str) -> (Values, Vec<DeviationKind>) {
    let text =
        format!("<Values xmlns=\"{URI}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{content}</Values>");
    let read = read_document(&text, crate::shop::namespaces::TABLE, NAME, Sink::lenient());
    let (values, deviations) = read.unwrap_or_else(|error| panic!("{content}: {error}"));
    (values, deviations.as_slice().iter().map(|one| one.kind.clone()).collect())
}

fn written(values: &Values) -> String {
    let mut writer = Writer::new(crate::shop::namespaces::TABLE);
    values.write(&mut writer, NAME);
    writer.finish().unwrap()
}

#[test]
fn a_number_that_is_absent_is_none_and_an_empty_one_is_told() {
    assert_eq!(read(""), (Values::default(), vec![]));
    let (values, told) = read("<Int>0</Int><Double>-0</Double><Nullable>0</Nullable>");
    assert_eq!((values.int, values.double, values.nullable), (Some(0), Some(0.0), Nillable::Value(0)));
    assert_eq!((values.date, told), (None, vec![]));
    let (values, told) = read("<Int/><Double></Double><Date /><Decimal/>");
    assert_eq!((values, told), (Values::default(), vec![DeviationKind::Blank; 4]));
    assert_eq!(read("<Nullable xsi:nil=\"true\"/>").0.nullable, Nillable::Nil);
}

#[test]
fn what_is_absent_is_left_out_and_what_is_nil_is_sent_as_nil() {
    let empty = format!("<Values xmlns=\"{URI}\"/>");
    assert_eq!(written(&Values::default()), empty);
    let nil = written(&Values { nullable: Nillable::Nil, ..Values::default() });
    assert_eq!(nil, format!("<Values xmlns=\"{URI}\"><Nullable xsi:nil=\"true\"/></Values>"));
    let date = Some("2016-04-05T13:07:09".parse().unwrap());
    let some = written(&Values { int: Some(0), date, ..Values::default() });
    assert_eq!(some, format!("<Values xmlns=\"{URI}\"><Int>0</Int><Date>2016-04-05T13:07:09</Date></Values>"));
}

#[test]
fn decimals_keep_all_their_digits() {
    for text in [
        "1.50",
        "0.00",
        "-1",
        "1234567890.10",
        "0.3333333333333333333333333333",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "-7.9228162514264337593543950335",
        "0.0000000000000000000000000001",
    ] {
        let (values, told) = read(&format!("<Decimal>{text}</Decimal>"));
        assert_eq!((values.decimal.as_ref().unwrap().to_string().as_str(), &*told), (text, &[][..]));
        assert!(written(&values).contains(&format!("<Decimal>{text}</Decimal>")));
    }
}

#[test]
fn base64_is_read_with_line_breaks_and_without() {
    let file: Vec<u8> = (0..=255).collect();
    let text = written(&Values { file: Some(Binary::from(file.clone())), ..Values::default() });
    let text = text.split_once("<File>").unwrap().1.split_once("</File>").unwrap().0;
    let lines = |width: usize, end: &str| {
        let lines = text.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap());
        lines.collect::<Vec<_>>().join(end)
    };
    for text in [
        text.to_owned(),
        lines(76, "\r\n"),
        lines(64, "\n"),
        lines(1, " "),
        format!("\n\t{}\n", lines(76, "\n\t")),
        lines(76, "&#xD;&#xA;"),
    ] {
        let (values, told) = read(&format!("<File>{text}</File>"));
        assert_eq!((values.file.unwrap().to_bytes().as_ref(), told), (file.as_slice(), vec![]), "{text}");
    }
    assert_eq!(read("<File/>").0.file, Some(Binary::from(Vec::new())));
    assert_eq!(read("").0.file, None);
}

#[test]
fn the_ends_of_the_calendar_are_read_in_every_zone() {
    for zone in ["", "Z", "+14:00", "-14:00", "+00:01", "-06:00"] {
        for (text, is_unset) in [("0001-01-01T00:00:00", true), ("9999-12-31T23:59:59.9999999", false)] {
            let text = format!("{text}{zone}");
            let (values, told) = read(&format!("<Date>{text}</Date>"));
            let date = values.date.unwrap();
            assert_eq!((date.to_string(), told), (text.clone(), vec![]));
            assert_eq!(date.unless_year_one().is_none(), is_unset, "{text}");
            for minutes in [-840, 0, 840] {
                let offset = Offset::from_minutes(minutes).unwrap();
                // The clock is not moved, so that no year goes beyond what there is.
                assert_eq!(date.assume(offset).year(), date.year(), "{text}");
                assert_eq!(date.with_offset(Some(offset)).with_offset(date.offset()), date, "{text}");
            }
        }
    }
}
