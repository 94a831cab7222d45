//! Values and lists that other SOAP stacks write otherwise than the schema has them, though their meaning is clear. They are
//! read and reported; strict reading makes them errors.

use wsdl_runtime::codec::{Sink, read_document};
use wsdl_runtime::codegen as rt;
use wsdl_runtime::values::Decimal;
use wsdl_runtime::{DeviationKind, ReadError, ReadErrorKind};

const N0: rt::Ns = rt::Ns::of(0);
const NAME: rt::Name = rt::Name::new(N0, "Values");
const TABLE: rt::Table = &["urn:example:stacks", "urn:example:items"];
const N1: rt::Ns = rt::Ns::of(1);

/// A point whose coordinates may both be absent.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    x: Option<i32>,
    y: Option<i32>,
}

impl rt::Structure for Point {
    const ROWS: &'static [rt::Row] = &[rt::Row::optional(0, N0, "X"), rt::Row::optional(1, N0, "Y")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { x: fields.optional(0)?, y: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.x.as_ref());
        fields.optional(1, self.y.as_ref());
    }
}

/// Points of points, by lists in lists.
#[derive(Debug, Clone, PartialEq)]
struct Tree {
    name: String,
    children: Option<Vec<Tree>>,
}

impl rt::Structure for Tree {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, N0, "Name"), rt::Row::optional(1, N0, "Children").list(N0, "Tree")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { name: fields.required(0)?, children: fields.optional_list(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.name);
        fields.optional_list(1, self.children.as_deref());
    }
}

macro_rules! values {
    ($($name:ident: $type:ty = $slot:literal, $local:literal;)*) => {
        /// One value of each type.
        #[derive(Debug, Default, PartialEq)]
        struct Values {
            $($name: Option<$type>,)*
            ints: Option<Vec<i32>>,
            nils: Option<Vec<Option<i32>>>,
            names: Option<Vec<String>>,
            points: Option<Vec<Point>>,
            tree: Option<Tree>,
            loose: Option<Vec<i32>>,
        }

        impl rt::Structure for Values {
            const ROWS: &'static [rt::Row] = &[
                $(rt::Row::optional($slot, N0, $local),)*
                rt::Row::optional(13, N0, "ints").list(N0, "item"),
                rt::Row::optional(14, N0, "nils").list(N0, "item"),
                rt::Row::optional(15, N0, "names").list(N1, "item"),
                rt::Row::optional(16, N0, "points").list(N0, "item"),
                rt::Row::optional(17, N0, "tree"),
                rt::Row::optional(18, N0, "loose").list_of_nillable(N0, "item"),
            ];

            fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
                Ok(Self {
                    $($name: fields.optional($slot)?,)*
                    ints: fields.optional_list(13)?,
                    nils: fields.optional_list(14)?,
                    names: fields.optional_list(15)?,
                    points: fields.optional_list(16)?,
                    tree: fields.optional(17)?,
                    loose: fields.optional_list(18)?,
                })
            }

            fn write_fields(&self, _: &mut rt::WriteFields<'_>) {}
        }
    };
}

values! {
    double: f64 = 0, "Double";
    float: f32 = 1, "Float";
    decimal: Decimal = 2, "Decimal";
    int8: i8 = 3, "Byte";
    int16: i16 = 4, "Short";
    int32: i32 = 5, "Int";
    int64: i64 = 6, "Long";
    uint8: u8 = 7, "UByte";
    uint16: u16 = 8, "UShort";
    uint32: u32 = 9, "UInt";
    uint64: u64 = 10, "ULong";
    boolean: bool = 11, "Boolean";
    date: rt::DateTime = 12, "Date";
}

fn document(content: &str) -> String {
    format!(
        "<Values xmlns=\"{}\" xmlns:v=\"{}\" xmlns:i=\"{}\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{content}</Values>",
        TABLE[0], TABLE[0], TABLE[1]
    )
}

/// What is read, and every deviation. A strict reader refuses what deviates.
fn read(content: &str) -> Result<(Values, Vec<DeviationKind>), ReadError> {
    let text = document(content);
    let read = read_document::<Values>(&text, TABLE, NAME, Sink::lenient());
    let strict = read_document::<Values>(&text, TABLE, NAME, Sink::strict());
    let (values, deviations) = read?;
    match strict {
        Ok((strict, _)) => {
            assert!(deviations.is_empty() && format!("{strict:?}") == format!("{values:?}"), "{content}")
        }
        Err(error) => {
            assert_eq!(error.kind(), ReadErrorKind::Deviation, "{content}: {error}");
            let first = &deviations.as_slice()[0];
            assert_eq!((error.found(), error.path()), (&*first.kind.to_string(), &*first.path), "{content}");
        }
    }
    Ok((values, deviations.as_slice().iter().map(|one| one.kind.clone()).collect()))
}

fn read_well(content: &str) -> (Values, Vec<DeviationKind>) {
    read(content).unwrap_or_else(|error| panic!("{content}: {error}"))
}

fn lexical(of: &'static str) -> Vec<DeviationKind> {
    vec![DeviationKind::LexicalForm(of)]
}

#[test]
fn special_values_of_floating_point_are_read_by_any_name() {
    for (text, value) in [
        ("inf", f64::INFINITY),
        ("+inf", f64::INFINITY),
        ("Infinity", f64::INFINITY),
        ("&#73;nfinity", f64::INFINITY),
        ("-inf", f64::NEG_INFINITY),
        ("-Inf", f64::NEG_INFINITY),
        ("-INFINITY", f64::NEG_INFINITY),
        ("nan", f64::NAN),
        ("NAN", f64::NAN),
        ("-nan", f64::NAN),
    ] {
        let (values, told) = read_well(&format!("<Double>{text}</Double>"));
        assert_eq!((values.double.map(f64::to_bits), told), (Some(value.to_bits()), lexical("xs:double")), "{text}");
        let (values, told) = read_well(&format!("<Float> {text}\n</Float>"));
        assert_eq!(told, lexical("xs:float"), "{text}");
        assert!(values.float.is_some_and(|float| float.is_nan() == value.is_nan()), "{text}");
    }
    for text in ["INF", "-INF", "NaN", "+INF"] {
        assert_eq!(read_well(&format!("<Double>{text}</Double><Float>{text}</Float>")).1, [], "{text}");
    }
    for text in ["infinit", "nano", "1,5", "--inf", "x"] {
        let error = read(&format!("<Double>{text}</Double>")).unwrap_err();
        assert_eq!(error.kind(), ReadErrorKind::InvalidValue, "{text}");
    }
}

#[test]
fn numbers_with_an_exponent_are_exact() {
    for (text, value) in [("1E-10", "0.0000000001"), ("7.922816251426434e+28", "79228162514264340000000000000")] {
        let (values, told) = read_well(&format!("<Decimal>{text}</Decimal>"));
        assert_eq!((values.decimal.unwrap().to_string(), told), (value.to_owned(), lexical("xs:decimal")));
    }
    let (values, told) = read_well(
        "<Byte>1e2</Byte><Short>-3.0E4</Short><Int>5.00</Int><Long>9.223372036854775807e18</Long><UByte>2.55E2</UByte>\
         <UShort>1.</UShort><UInt>1e3</UInt><ULong>18446744073709551615.0</ULong>",
    );
    assert_eq!(
        (values.int8, values.int16, values.int32, values.int64),
        (Some(100), Some(-30_000), Some(5), Some(i64::MAX))
    );
    assert_eq!((values.uint8, values.uint16), (Some(255), Some(1)));
    assert_eq!((values.uint32, values.uint64), (Some(1_000), Some(u64::MAX)));
    let types = ["byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong"];
    assert_eq!(told.len(), types.len());
    for (kind, name) in told.iter().zip(types) {
        assert!(matches!(kind, DeviationKind::LexicalForm(of) if of.strip_prefix("xs:") == Some(name)), "{kind}");
    }
}

#[test]
fn numbers_that_do_not_fit_are_errors_that_name_the_limit() {
    for (content, found) in [
        ("<Int>1e999999999</Int>", "above 2147483647"),
        ("<UInt>-1e3</UInt>", "below 0"),
        ("<Byte>128.0</Byte>", "above 127"),
        ("<Decimal>1e999999999</Decimal>", "more than 400 zeros"),
        ("<Decimal>1e-99999999999999999999999</Decimal>", "more than 400 zeros"),
        ("<Int>1.5</Int>", "expected a digit"),
        ("<Int>1e-3</Int>", "expected a digit"),
    ] {
        let error = read(content).unwrap_err();
        assert_eq!(error.kind(), ReadErrorKind::InvalidValue, "{content}");
        assert!(error.found().contains(found), "{content}: {error}");
    }
}

#[test]
fn booleans_and_dates_are_read_if_they_mean_one_thing() {
    let (values, told) = read_well("<Boolean>True</Boolean><Date>2016-04-05 13:07:09+0200</Date>");
    assert_eq!((values.boolean, values.date), (Some(true), Some("2016-04-05T13:07:09+02:00".parse().unwrap())));
    assert_eq!(told, [DeviationKind::LexicalForm("xs:boolean"), DeviationKind::LexicalForm("xs:dateTime")]);
    let (values, told) = read_well("<Int xsi:nil=\"False\">1</Int><nils><item xsi:nil=\"TRUE\"/></nils>");
    assert_eq!((values.int32, values.nils, told.len()), (Some(1), Some(vec![None]), 2));
    for content in
        ["<Boolean>yes</Boolean>", "<Boolean>2</Boolean>", "<Date>2016-04-05</Date>", "<Date>5.4.2016 13:07:09</Date>"]
    {
        assert_eq!(read(content).unwrap_err().kind(), ReadErrorKind::InvalidValue, "{content}");
    }
}

fn renamed(found: &str, expected: &str) -> Vec<DeviationKind> {
    vec![DeviationKind::WrongName { found: found.to_owned(), expected: expected.to_owned() }]
}

#[test]
fn items_that_all_have_another_name_are_read() {
    let (v, item) = (format!("{{{}}}", TABLE[0]), format!("{{{}}}item", TABLE[0]));
    let ints = format!("{v}ints");
    for (content, rows, found) in [
        ("<ints><ints>1</ints><ints>2</ints></ints>", vec![1, 2], &*ints),
        ("<ints>\n <!-- a --> <ints>1</ints>\n</ints>", vec![1], &ints),
        ("<ints><v:ints>1</v:ints><ints><![CDATA[2]]></ints></ints>", vec![1, 2], &ints),
        ("<ints><int xmlns=\"\">1</int><int xmlns=\"\">-2</int></ints>", vec![1, -2], "int"),
        ("<ints><ints xmlns:x=\"http://www.w3.org/2001/XMLSchema\" xsi:type=\"x:int\">1</ints></ints>", vec![1], &ints),
    ] {
        let (values, told) = read_well(content);
        assert_eq!((values.ints, told), (Some(rows), renamed(found, &item)), "{content}");
    }
    // The namespace of the item is not that of the list here.
    let item = format!("{{{}}}item", TABLE[1]);
    for (content, found) in [
        ("<names><names>a</names><names/></names>", format!("{v}names")),
        ("<names><i:name>a</i:name><i:name/></names>", format!("{{{}}}name", TABLE[1])),
    ] {
        let (values, told) = read_well(content);
        assert_eq!(
            (values.names, told),
            (Some(vec!["a".to_owned(), String::new()]), renamed(&found, &item)),
            "{content}"
        );
    }
}

#[test]
fn nil_items_and_structures_with_another_name_are_read() {
    let item = format!("{{{}}}item", TABLE[0]);
    let found = |local: &str| format!("{{{}}}{local}", TABLE[0]);
    let (values, told) = read_well("<nils><int>1</int><int xsi:nil=\"true\"/><int>3</int></nils>");
    assert_eq!((values.nils, told), (Some(vec![Some(1), None, Some(3)]), renamed(&found("int"), &item)));
    let (values, told) = read_well("<ints><int xsi:nil=\"true\"/><int>3</int></ints>");
    let nil = DeviationKind::UnexpectedNil(item.clone());
    assert_eq!((values.ints, told), (Some(vec![3]), [renamed(&found("int"), &item), vec![nil]].concat()));
    let (values, told) = read_well("<points><Point><X>1</X><Y>2</Y></Point><Point/></points>");
    let points = vec![Point { x: Some(1), y: Some(2) }, Point { x: None, y: None }];
    assert_eq!((values.points, told), (Some(points), renamed(&found("Point"), &item)));
    // What departs from the schema in them is reported after it, at its place.
    let (values, told) = read_well("<points><Point><Y>2</Y><X>1.0</X><New/></Point></points>");
    assert_eq!(values.points, Some(vec![Point { x: Some(1), y: Some(2) }]));
    let rest = [
        DeviationKind::Misordered(found("X")),
        DeviationKind::LexicalForm("xs:int"),
        DeviationKind::UnknownElement(found("New")),
    ];
    assert_eq!(told, [renamed(&found("Point"), &item), rest.to_vec()].concat());
}

#[test]
fn lists_in_lists_are_read_by_another_name() {
    let leaf = |name: &str| Tree { name: name.to_owned(), children: None };
    let (values, told) = read_well(
        "<tree><Name>a</Name><Children><Node><Name>b</Name><Children><n><Name>c</Name></n><n><Name>d</Name></n>\
         </Children></Node><Node><Name>e</Name></Node></Children></tree>",
    );
    let b = Tree { children: Some(vec![leaf("c"), leaf("d")]), ..leaf("b") };
    assert_eq!(values.tree, Some(Tree { children: Some(vec![b, leaf("e")]), ..leaf("a") }));
    assert_eq!(told.len(), 2);
    // Deep ones take no more than a multiple of their length.
    let deep = 80;
    let content = format!(
        "<tree><Name>a</Name>{}{}</tree>",
        "<Children><n><Name>a</Name>".repeat(deep),
        "</n></Children>".repeat(deep)
    );
    assert_eq!(read_well(&content).1.len(), deep);
    // The innermost is not an item: only that one is lost.
    let content = content.replacen("<Name>a</Name></n>", "<Other/></n>", 1);
    let (values, told) = read_well(&content);
    assert_eq!(told.len(), deep);
    let innermost = std::iter::successors(values.tree.as_ref(), |tree| tree.children.as_ref()?.first()).last();
    assert_eq!(innermost.and_then(|tree| tree.children.clone()), Some(vec![]));
}

#[test]
fn what_may_be_something_else_is_not_read_as_items() {
    for (content, lost) in [
        // Two names, known and unknown, and text between them.
        ("<ints><a>1</a><b>2</b></ints>", 2),
        ("<ints><a>1</a>x<a>2</a></ints>", 3),
        // Attributes may say anything.
        ("<ints><a href=\"#1\">1</a></ints>", 1),
        ("<ints><a>1</a><a v:k=\"\">1</a></ints>", 2),
        // Another service's namespace.
        ("<ints><a xmlns=\"urn:x\">1</a></ints>", 1),
        // Not values of the type.
        ("<ints><a>1</a><a>x</a></ints>", 2),
        ("<ints><a><b/></a></ints>", 1),
        ("<ints><a/></ints>", 1),
    ] {
        let (values, told) = read_well(content);
        assert_eq!(values.ints, Some(vec![]), "{content}");
        assert_eq!(told.len(), lost, "{content}: {told:?}");
        let is_as_ever =
            |kind: &DeviationKind| matches!(kind, DeviationKind::UnknownElement(_) | DeviationKind::StrayText);
        assert!(told.iter().all(is_as_ever), "{content}: {told:?}");
    }
    let (values, told) = read_well("<ints><a>1</a><item>2</item><a>3</a></ints>");
    assert_eq!((values.ints, told.len()), (Some(vec![2]), 2));
    let (values, told) = read_well("<ints><item>2</item><a>3</a></ints>");
    assert_eq!((values.ints, told.len()), (Some(vec![2]), 1));
    // A structure whose elements are all optional would read from anything.
    for content in ["<points><Warning>none</Warning></points>", "<points><Page><Number>1</Number></Page></points>"] {
        let (values, told) = read_well(content);
        assert_eq!((values.points, told.len()), (Some(vec![]), 1), "{content}");
    }
    // A wrong namespace of the right name is an error, as ever.
    let error = read("<ints><item xmlns=\"\">1</item></ints>").unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::Unexpected);
}

#[test]
fn a_nil_item_is_left_out_without_a_word_where_the_schema_has_nil_items() {
    let (values, told) = read_well("<loose><item>1</item><item xsi:nil=\"true\"/><item>3</item></loose>");
    assert_eq!((values.loose, told), (Some(vec![1, 3]), vec![]));
    let (values, told) = read_well("<ints><item>1</item><item xsi:nil=\"true\"/></ints>");
    let nil = DeviationKind::UnexpectedNil(format!("{{{}}}item", TABLE[0]));
    assert_eq!((values.ints, told), (Some(vec![1]), vec![nil]));
}
