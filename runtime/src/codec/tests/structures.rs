//! Structures without generated code: order, repetition, nil, lists and disorder.

use super::*;
use crate::values::Nillable;

/// A structure with a field of every shape.
#[derive(Debug, Clone, Default, PartialEq)]
struct Node {
    id: i32,
    name: Option<String>,
    date: Option<i32>,
    state: Nillable<i32>,
    child: Option<Box<Node>>,
    many: Vec<i32>,
    holes: Vec<Option<i32>>,
    list: Option<Vec<Node>>,
}

impl Structure for Node {
    const ROWS: &'static [Row] = &[
        Row::required(0, A, "id"),
        Row::optional(1, A, "name"),
        Row::required(2, A, "date").nillable(),
        Row::optional(3, A, "state").nillable(),
        Row::optional(4, A, "child"),
        Row::many(5, A, "many"),
        Row::many(6, A, "holes").nillable(),
        Row::optional(7, A, "list").list(A, "item"),
        Row::required(8, A, "ignored").nillable().ignored(),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: fields.required(0)?,
            name: fields.optional(1)?,
            date: fields.or_nil(2)?,
            state: fields.nillable(3)?,
            child: fields.optional(4)?.map(Box::new),
            many: fields.many(5)?,
            holes: fields.many(6)?,
            list: fields.optional_list(7)?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.required(0, &self.id);
        fields.optional(1, self.name.as_ref());
        fields.or_nil(2, self.date.as_ref());
        fields.nillable(3, self.state.as_ref());
        fields.optional(4, self.child.as_deref());
        fields.many(5, &self.many);
        fields.many(6, &self.holes);
        fields.optional_list(7, self.list.as_deref());
        fields.nil(8);
    }
}

/// Returns the value of a text, and its deviations.
fn read_with<T: SchemaType>(text: &str, sink: &Sink) -> Result<(T, Vec<String>), ReadError> {
    let make = || Reader::new(text, TABLE, Limits::default(), sink.clone());
    let (reader, read) = in_any_order(make, |reader| {
        let start = reader.root()?;
        let value = T::read(reader, &start)?;
        reader.finish()?;
        Ok::<_, ReadError>(value)
    });
    let deviations = reader.into_sink().into_deviations();
    let told = deviations.as_slice().iter().map(|d| format!("{}: {}", d.path, d.kind)).collect();
    read.map(|value| (value, told))
}

fn read<T: SchemaType>(text: &str) -> Result<(T, Vec<String>), ReadError> {
    read_with(text, &Sink::lenient())
}

/// Returns a node's element with this content, in which `xsi` is declared.
fn node(content: &str) -> String {
    format!("<n xmlns=\"urn:a\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{content}</n>")
}

const NIL: &str = " xsi:nil=\"true\"/>";

fn full() -> Node {
    let leaf = |id| Node { id, ..Node::default() };
    Node {
        id: 1,
        name: Some(String::new()),
        date: Some(2),
        state: Nillable::Nil,
        child: Some(Box::new(leaf(3))),
        many: vec![4, 5],
        holes: vec![None, Some(6)],
        list: Some(vec![leaf(7), Node { list: Some(Vec::new()), ..leaf(8) }]),
    }
}

fn children() -> [String; 8] {
    let leaf = |tag: &str, id: i32, more: &str| format!("<{tag}><id>{id}</id><date{NIL}{more}<ignored{NIL}</{tag}>");
    [
        "<id>1</id>".to_owned(),
        "<name/>".to_owned(),
        "<date>2</date>".to_owned(),
        format!("<state{NIL}"),
        leaf("child", 3, ""),
        "<many>4</many><many>5</many>".to_owned(),
        format!("<holes{NIL}<holes>6</holes>"),
        format!("<list>{}{}</list>", leaf("item", 7, ""), leaf("item", 8, "<list/>")),
    ]
}

#[test]
fn what_is_written_is_read_back() {
    let mut writer = Writer::new(TABLE);
    full().write(&mut writer, Name::new(A, "n"));
    let text = writer.finish().unwrap().replacen("<n", "<n xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"", 1);
    assert_eq!(read_with::<Node>(&text, &Sink::strict()).unwrap(), (full(), Vec::new()));
    assert_eq!(read::<Node>(&node(&children().concat())).unwrap(), (full(), Vec::new()));
}

#[test]
fn every_order_reads_the_same_and_is_reported() {
    let children = children();
    // Every pair, exchanged.
    for first in 0..children.len() {
        for second in first + 1..children.len() {
            let mut children = children.clone();
            children.swap(first, second);
            let text = node(&children.concat());
            let (value, told) = read::<Node>(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(value, full(), "{text}");
            assert!(!told.is_empty() && told.iter().all(|line| line.ends_with("is out of order")), "{told:?}");
            let strict = read_with::<Node>(&text, &Sink::strict()).unwrap_err();
            assert_eq!(strict.kind(), ReadErrorKind::Deviation, "{strict}");
        }
    }
}

#[test]
fn disorder_inside_disorder_is_read_as_well() {
    let inner = "<child><date xsi:nil=\"1\"/><list><item><date>9</date><id>8</id></item></list><id>7</id></child>";
    let (value, told) = read::<Node>(&node(&format!("{inner}<id>1</id><date>2</date>"))).unwrap();
    let child = value.child.unwrap();
    let item = &child.list.as_ref().unwrap()[0];
    assert_eq!((value.id, value.date, child.id, item.id, item.date), (1, Some(2), 7, 8, Some(9)));
    let paths: Vec<&str> = told.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(paths, ["n/child/list/item", "n/child", "n", "n"], "{told:?}");
}

#[test]
fn repeated_elements_that_are_apart_are_all_read() {
    let text = node("<id>1</id><many>1</many><date>2</date><many>2</many><list/><many>3</many>");
    let (value, told) = read::<Node>(&text).unwrap();
    assert_eq!((value.many, value.list), (vec![1, 2, 3], Some(Vec::new())));
    assert!(told.iter().any(|line| line.contains("out of order")), "{told:?}");
}

#[test]
fn what_comes_again_or_is_unknown_is_passed_over_in_order_and_out_of_it() {
    let strays = "<id>9</id><odd><id>5</id></odd><b xmlns=\"urn:b\"/>";
    let told = |text: &str| {
        let (value, told) = read::<Node>(text).unwrap();
        assert_eq!((value.id, value.name.as_deref(), value.date), (1, Some("x"), Some(2)), "{text}");
        told
    };
    let expected = |more: &[&str]| {
        let mut told = vec![
            "n: element {urn:a}id is repeated".to_owned(),
            "n: unknown element {urn:a}odd".to_owned(),
            "n: unknown element {urn:b}b".to_owned(),
        ];
        told.extend(more.iter().map(|line| (*line).to_owned()));
        told
    };
    let in_order = node(&format!("<id>1</id>{strays}<name>x</name><date>2</date>"));
    assert_eq!(told(&in_order), expected(&[]));
    let at_the_end = node(&format!("<id>1</id><name>x</name><date>2</date>{strays}"));
    assert_eq!(told(&at_the_end), expected(&[]));
    let out_of_order = node(&format!("<id>1</id>{strays}<date>2</date><name>x</name>"));
    assert_eq!(told(&out_of_order), expected(&["n: element {urn:a}name is out of order"]));
}

#[test]
fn what_is_missing_is_named_in_order_and_out_of_it() {
    let wrong = |content: &str| read::<Node>(&node(content)).unwrap_err();
    for content in ["", "<name/><date>2</date>", "<date>2</date><name/>", "<list/>", "<list/><name/><date>1</date>"] {
        let error = wrong(content);
        assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n"), "{content}: {error}");
        assert_eq!((error.expected(), error.found()), ("the required element {urn:a}id", "none"), "{content}");
    }
    assert_eq!(wrong(&format!("<id{NIL}<date>1</date>")).found(), "one without a value");
    assert_eq!(wrong("<id xmlns=\"urn:b\">1</id><date>1</date>").found(), "the element {urn:b}id instead");
    let nillable = wrong("<id>1</id><date xmlns=\"urn:b\">1</date>");
    assert_eq!(nillable.found(), "the element {urn:b}date instead");
    let (value, told) = read::<Node>(&node("<id>1</id>")).unwrap();
    assert_eq!((value.date, told), (None, vec!["n: required nillable element {urn:a}date is missing".to_owned()]));
}

#[test]
fn nil_is_told_where_it_may_not_be_and_where_it_has_content() {
    let text = node(&format!("<id>1</id><name{NIL}<date xsi:nil=\"1\">7</date><many{NIL}<many>2</many><list{NIL}"));
    let (value, told) = read::<Node>(&text).unwrap();
    assert_eq!((value.name, value.date, value.many, value.list), (None, None, vec![2], None));
    assert_eq!(
        told,
        [
            "n: element {urn:a}name is nil but not nillable",
            "n: nil element {urn:a}date has content",
            "n: element {urn:a}many is nil but not nillable",
            "n: element {urn:a}list is nil but not nillable",
        ]
    );
}

#[test]
fn rows_in_a_wrong_namespace_are_an_error_and_others_are_reported() {
    let row = "<item xmlns=\"urn:b\"><id>1</id></item>";
    let error = read::<Node>(&node(&format!("<id>1</id><list>{row}</list>"))).unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::Unexpected);
    assert_eq!((error.expected(), error.found()), ("items {urn:a}item", "the element {urn:b}item instead"));
    let text = node("<id>1</id><date>1</date><list k=\"v\"><other/><item><id>2</id><date>3</date></item></list>");
    let (value, told) = read::<Node>(&text).unwrap();
    assert_eq!(value.list.unwrap()[0].id, 2);
    assert_eq!(told, ["n/list: unknown attribute k", "n/list: unknown element {urn:a}other"]);
}

#[test]
fn an_optional_element_in_a_wrong_namespace_is_told_with_both_names_in_order_and_out_of_it() {
    let stray = "<name xmlns=\"urn:b\">x</name>";
    let said = "n: element {urn:b}name instead of {urn:a}name".to_owned();
    for content in [format!("<id>1</id>{stray}<date>2</date>"), format!("<id>1</id><date>2</date>{stray}")] {
        let (value, told) = read::<Node>(&node(&content)).unwrap();
        assert_eq!((value.name, told), (None, vec![said.clone()]));
    }
    let (value, told) = read::<Node>(&node(&format!("<date>2</date>{stray}<id>1</id>"))).unwrap();
    assert_eq!((value.name, told[0].as_str(), told.len()), (None, said.as_str(), 2));
}

#[test]
fn attributes_of_values_and_items_are_reported_wherever_they_are() {
    let text = node("<id a=\"1\">1</id><name b=\"1\"/><date>2</date><many c=\"1\">3</many><holes d=\"1\">4</holes>");
    let (_, told) = read::<Node>(&text).unwrap();
    let paths = ["n/id: unknown attribute a", "n/name: unknown attribute b", "n/many: unknown attribute c"];
    assert_eq!(told[..3], paths);
    assert_eq!(told[3..], ["n/holes: unknown attribute d"]);
}

#[test]
fn empty_optional_values_read_as_none_and_are_reported() {
    let (value, told) = read::<Node>(&node("<id>1</id><date/><state> </state>")).unwrap();
    assert_eq!((value.date, value.state), (None, Nillable::Absent));
    assert_eq!(told, ["n/date: element is empty", "n/state: element is empty"]);
    // An empty item reads as nil if items may be nil; otherwise it is not a value.
    let (value, told) = read::<Node>(&node("<id>1</id><date>2</date><holes/><holes>3</holes>")).unwrap();
    assert_eq!((value.holes, told), (vec![None, Some(3)], vec!["n/holes: element is empty".to_owned()]));
    assert_eq!(read::<Node>(&node("<id>1</id><date>2</date><many/>")).unwrap_err().path(), "n/many");
    let error = read::<Node>(&node("<id/><date>1</date>")).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::InvalidValue, "n/id"));
}

/// A structure of many fields, some of them present.
#[derive(Debug, PartialEq)]
struct Wide(Vec<usize>);

static WIDE: [Row; 130] = {
    let mut rows = [Row::optional(0, A, "f"); 130];
    let mut slot = 0;
    while slot < rows.len() {
        rows[slot] = rows[slot].in_slot(slot as u16);
        slot += 1;
    }
    rows[63] = Row::optional(63, A, "f63");
    rows[64] = Row::optional(64, A, "f64");
    rows[129] = Row::many(129, A, "f129");
    rows
};

impl Structure for Wide {
    const ROWS: &'static [Row] = &WIDE;
    const ANY_ORDER: bool = true;
    const ANY_ATTRIBUTE: Option<Wildcard> = Some(Wildcard::ANY);

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        let mut came = Vec::new();
        for index in [63, 64] {
            if fields.optional::<String>(index)?.is_some() {
                came.push(index);
            }
        }
        came.extend(fields.many::<String>(129)?.iter().map(|_| 129));
        Ok(Self(came))
    }

    fn write_fields(&self, _: &mut WriteFields<'_>) {}
}

#[test]
fn fields_beyond_the_64th_are_known_when_they_come_again() {
    let text = "<a xmlns=\"urn:a\"><f63/><f64/><f64/><f129/><f129/><f63/></a>";
    let (value, told) = read::<Wide>(text).unwrap();
    assert_eq!(value, Wide(vec![63, 64, 129, 129]));
    assert_eq!(told, ["a: element {urn:a}f64 is repeated", "a: element {urn:a}f63 is repeated"]);
}

#[test]
fn elements_in_any_order_are_no_deviation_where_the_type_has_no_order() {
    let text = "<a xmlns=\"urn:a\" k=\"v\"><f129/><f64/><f129/><f63/></a>";
    assert_eq!(read_with::<Wide>(text, &Sink::strict()).unwrap(), (Wide(vec![63, 64, 129, 129]), Vec::new()));
}

#[test]
fn deviations_are_counted_beyond_those_that_are_kept() {
    let text = format!("<a xmlns=\"urn:a\">{}</a>", "<b/>".repeat(Sink::KEPT + 7));
    let mut reader = reader(&text);
    let start = reader.root().unwrap();
    Wide::read(&mut reader, &start).unwrap();
    let deviations = reader.into_sink().into_deviations();
    assert_eq!((deviations.as_slice().len(), deviations.count()), (Sink::KEPT, Sink::KEPT + 7));
}

#[test]
fn disorder_at_every_depth_costs_no_more_than_its_length() {
    // If each level were read twice, this would take 2^60 steps.
    let depth = 60;
    let text = format!("{}{}", "<child>".repeat(depth), "<date>1</date><id>1</id></child>".repeat(depth));
    let (value, told) = read::<Node>(&node(&format!("{text}<date>1</date><id>0</id>"))).unwrap();
    let mut node = &value;
    for _ in 0..depth {
        node = node.child.as_deref().unwrap();
    }
    assert_eq!((value.id, node.id, told.len()), (0, 1, 2 * depth + 1));
}

/// However many rows there are, only what is around them makes tokens: rows are read by expectation.
#[test]
fn plain_rows_make_no_tokens() {
    let tokens = |rows: usize, prefix: &str, between: &str, state: &str| {
        let leaf = |name: &str, text: &str| format!("{between}<{prefix}{name}>{text}</{prefix}{name}>");
        let row = format!(
            "{between}<{prefix}item>{}{}{}{state}{between}</{prefix}item>",
            leaf("id", "1"),
            leaf("name", "a &amp; b"),
            leaf("date", "2"),
        );
        let list = format!("<{prefix}list>{}{between}</{prefix}list>", row.repeat(rows));
        let declared = format!("xmlns=\"urn:a\" xmlns:p=\"urn:a\" xmlns:xsi=\"{}\"", Ns::XSI.text(TABLE));
        let text = format!("<n {declared}>{}{}{list}</n>", leaf("id", "1"), leaf("date", "2"));
        let mut reader = reader(&text);
        let start = reader.root().unwrap();
        assert_eq!(Node::read(&mut reader, &start).unwrap().list.unwrap().len(), rows);
        reader.scan.tokens()
    };
    for (prefix, between) in [("", ""), ("p:", ""), ("", "\r\n  "), ("p:", "\n\t")] {
        assert_eq!(tokens(2_000, prefix, between, ""), tokens(1, prefix, between, ""), "{prefix:?} {between:?}");
        // Other rows take the general way: an attribute is noticed.
        let nil = format!("<{prefix}state xsi:nil=\"true\"/>");
        assert!(tokens(2_000, prefix, between, &nil) > 2_000);
    }
}
