//! The codec without generated code: fragments, many fields, writing, mutated texts.

use super::*;

mod mutated;

const TABLE: Table = &["urn:a", "urn:b"];
const A: Ns = Ns::of(0);
const B: Ns = Ns::of(1);

fn reader(text: &str) -> Reader<'_> {
    Reader::new(text, TABLE, Limits::default(), Sink::lenient())
}

#[test]
fn a_fragment_keeps_declarations_place_and_path() {
    let text = "<a xmlns=\"urn:a\" xmlns:p=\"urn:b\" xmlns:hidden=\"urn:old\"><x xmlns:hidden=\"urn:new\">\
        <p:y hidden:q=\"1\" q=\"2\"><z>p:name</z><w>1 2</w></p:y></x></a>";
    let mut outer = reader(text);
    outer.root().unwrap();
    outer.child().unwrap();
    let y = outer.child().unwrap().unwrap();
    let fragment = outer.fragment(&y).unwrap().into_owned();
    assert_eq!((fragment.namespace(), fragment.local_name(), fragment.parent_path()), ("urn:b", "y", "a/x"));
    assert_eq!(&text[fragment.offset()..][..fragment.xml().len()], fragment.xml());
    assert!(outer.child().unwrap().is_none());

    let (mut inner, start) = fragment.open(TABLE, Limits::default(), Sink::lenient()).unwrap();
    assert_eq!((start.ns, start.local), (B, "y"));
    let attributes = inner.attributes(&start).unwrap();
    assert_eq!(attributes.get(Name::new(Ns::NONE, "q")), Some("2"));
    let unknown: Vec<String> = attributes.outside(&[Name::new(Ns::NONE, "q")]).collect();
    assert_eq!(unknown, ["{urn:new}q"]);
    let z = inner.child().unwrap().unwrap();
    assert_eq!((z.ns, z.local), (A, "z"));
    assert_eq!(inner.path(), "a/x/y/z");
    assert_eq!(inner.qname().unwrap().to_string(), "{urn:b}name");
    inner.child().unwrap();
    let error = inner.int32().unwrap_err();
    assert_eq!(error.path(), "a/x/y/w");
    assert_eq!(&text[error.offset()..][..6], "</p:y>", "errors in values are noticed behind the value");
}

#[test]
fn fields_beyond_the_64th_are_known_when_they_come_again() {
    const FIELDS: [Field; 130] = [Field::optional(A, "f"); 130];
    const NAMED: [Field; 130] = {
        let mut fields = FIELDS;
        fields[63] = Field::optional(A, "f63");
        fields[64] = Field::optional(A, "f64");
        fields[129] = Field::many(A, "f129");
        fields
    };
    const SHAPE: Shape = Shape::sequence(&NAMED);
    let text = "<a xmlns=\"urn:a\"><f63/><f64/><f64/><f129/><f129/><f63/></a>";
    let mut reader = reader(text);
    let start = reader.root().unwrap();
    let mut fields = Fields::new(&mut reader, &start, &SHAPE).unwrap();
    let mut seen = Vec::new();
    while let Some((index, _)) = fields.next(&mut reader).unwrap() {
        reader.skip().unwrap();
        seen.push(index);
    }
    assert_eq!(seen, [63, 64, 129, 129]);
    let deviations = reader.into_sink().into_deviations();
    let kinds: Vec<String> = deviations.as_slice().iter().map(|d| d.kind.to_string()).collect();
    assert_eq!(kinds, ["element {urn:a}f64 came again", "element {urn:a}f63 came again"]);
}

#[test]
fn elements_in_any_order_are_no_deviation_where_the_type_has_no_order() {
    const SHAPE: Shape = Shape {
        any_order: true,
        any_attribute: true,
        ..Shape::sequence(&[Field::required(A, "x"), Field::required(A, "y")])
    };
    let mut reader = reader("<a xmlns=\"urn:a\" k=\"v\"><y/><x/></a>");
    let start = reader.root().unwrap();
    let mut fields = Fields::new(&mut reader, &start, &SHAPE).unwrap();
    while fields.next(&mut reader).unwrap().is_some() {
        reader.skip().unwrap();
    }
    assert!(reader.into_sink().into_deviations().is_empty());
}

#[test]
fn deviations_are_counted_beyond_those_that_are_kept() {
    const SHAPE: Shape = Shape::sequence(&[]);
    let text = format!("<a>{}</a>", "<b/>".repeat(Sink::KEPT + 7));
    let mut reader = reader(&text);
    let start = reader.root().unwrap();
    let mut fields = Fields::new(&mut reader, &start, &SHAPE).unwrap();
    assert!(fields.next(&mut reader).unwrap().is_none());
    let deviations = reader.into_sink().into_deviations();
    assert_eq!((deviations.as_slice().len(), deviations.count()), (Sink::KEPT, Sink::KEPT + 7));
}

#[test]
fn empty_optional_values_read_as_none_and_are_reported() {
    let mut reader = reader("<a><b/><b> </b><b>1</b></a>");
    reader.root().unwrap();
    let mut values = Vec::new();
    while reader.child().unwrap().is_some() {
        values.push(reader.optional_int32().unwrap());
    }
    assert_eq!(values, [None, None, Some(1)]);
    assert_eq!(reader.into_sink().into_deviations().count(), 2);
}

#[test]
fn the_writer_declares_namespaces_where_they_change_and_escapes() {
    let mut writer = Writer::new(TABLE);
    writer.start(Name::new(A, "a"));
    writer.attribute(Name::new(Ns::NONE, "plain"), "<\"&>\t\n\r'");
    writer.attribute(Name::new(B, "other"), "x");
    writer.attribute(Name::new(Ns::XML, "lang"), "de");
    writer.string(Name::new(A, "same"), "a<b>&\r\n]]>");
    writer.string(Name::new(B, "other"), "");
    writer.string(Name::new(Ns::NONE, "none"), " ");
    writer.nil(Name::new(A, "nil"));
    writer.double(Name::new(A, "double"), f64::NEG_INFINITY);
    writer.end();
    let text = writer.finish().unwrap();
    assert_eq!(
        text,
        "<a xmlns=\"urn:a\" plain=\"&lt;&quot;&amp;&gt;&#x9;&#xA;&#xD;'\" xmlns:a60=\"urn:b\" a60:other=\"x\" \
         xml:lang=\"de\"><same>a&lt;b&gt;&amp;&#xD;\n]]&gt;</same><other xmlns=\"urn:b\"/><none xmlns=\"\"> </none>\
         <nil xsi:nil=\"true\"/><double>-INF</double></a>"
    );
    // It reads back as what was written.
    let text = text.replacen(" plain", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" plain", 1);
    let mut reader = reader(&text);
    let start = reader.root().unwrap();
    let attributes = reader.attributes(&start).unwrap();
    assert_eq!(attributes.get(Name::new(Ns::NONE, "plain")), Some("<\"&>\t\n\r'"));
    assert_eq!(attributes.get(Name::new(B, "other")), Some("x"));
    assert_eq!(attributes.get(Name::new(Ns::XML, "lang")), Some("de"));
    let mut names = Vec::new();
    while let Some(child) = reader.child().unwrap() {
        names.push((child.ns, child.local, child.is_nil(), reader.string().unwrap()));
    }
    let expected = [
        (A, "same", false, "a<b>&\r\n]]>"),
        (B, "other", false, ""),
        (Ns::NONE, "none", false, " "),
        (A, "nil", true, ""),
        (A, "double", false, "-INF"),
    ];
    assert_eq!(names, expected.map(|(ns, local, nil, text)| (ns, local, nil, text.to_owned())));
}

#[test]
fn what_xml_cannot_carry_is_named_with_its_element() {
    for bad in ["\0", "a\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
        let mut writer = Writer::new(TABLE);
        writer.start(Name::new(A, "a"));
        writer.string(Name::new(A, "b"), bad);
        writer.end();
        let error = writer.finish().unwrap_err();
        assert_eq!((error.path(), error.character()), ("a/b", bad.chars().last().unwrap()));
    }
}
