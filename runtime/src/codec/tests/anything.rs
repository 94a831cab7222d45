//! Content that a schema leaves open: kept, written back, read as types.

use super::families::Item;
use super::support::*;
use super::*;
use crate::codec::limits::Limits;
use crate::values::QName;

fn any(rest: &str) -> AnyElement {
    let text = element(&format!("around><{rest}</around>"));
    let mut reader = reader(&text);
    reader.root().unwrap();
    let start = reader.child().unwrap().unwrap();
    AnyElement::read(&mut reader, &start).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn name(namespace: &str, local: &str) -> QName {
    QName::new(namespace, local)
}

fn again(value: &AnyElement) -> AnyElement {
    let mut writer = Writer::new(TABLE);
    // In another default namespace, with prefixes of the writer's own around it.
    writer.start(Name::new(B, "around"));
    writer.attribute(Name::new(A, "x"), "1");
    value.write(&mut writer, Name::new(A, "ignored"));
    writer.end();
    let text = writer.finish().unwrap();
    let mut reader = Reader::of_written(&text, TABLE, Limits::default(), Sink::lenient());
    reader.root().unwrap();
    let start = reader.child().unwrap().unwrap();
    AnyElement::read(&mut reader, &start).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const SAMPLES: [&str; 12] = [
    "n/>",
    "n xsi:nil='true'/>",
    "n xsi:type='b:T' k='v' b:k='&quot;&#9;&lt;'>a<x/>b &amp;<![CDATA[<c>]]> <!-- d --><b:y>e</b:y>&#13;</n>",
    "n xmlns=''>x<y xmlns='urn:d'><z xmlns=''/></y></n>",
    "n xmlns='urn:\"1'><p:m xmlns:p='urn:2' p:k='1' xml:lang='de'><p:m xmlns:p='urn:3'/><q xmlns='urn:2'/></p:m></n>",
    "n xsi:type='T' xmlns=''/>",
    "b:n xsi:type='T' xmlns=''><x/></b:n>",
    "n xsi:schemaLocation='urn:a a.xsd' xsi:type='none:T'>a:x</n>",
    "n xmlns:a1='urn:9' a1:k='a1:v'><x xmlns:a1='urn:8' k='a1:v'>a2:x</x></n>",
    "n><x xmlns:xsi='urn:other'>xsi:nil</x><x xsi:nil='1'/></n>",
    "n>  <x> </x>\n</n>",
    "n xml:space='preserve' xsi:type='xs:QName'>xs:int</n>",
];

#[test]
fn what_is_read_is_written_back_to_an_equal_element() {
    for sample in SAMPLES {
        let value = any(sample);
        assert_eq!(again(&value), value, "{sample}");
        assert_eq!(again(&again(&value)), value, "{sample}");
    }
}

#[test]
fn nothing_is_declared_that_is_in_scope() {
    let local = || AnyElement::new("", "local", AnyType::from_text("x").with_type("", "T"));
    let own = || AnyElement::new("urn:a", "own", AnyType::default().with_content(local()));
    let nil = AnyElement::new("urn:a", "nil", AnyType::nil());
    for (namespace, value, written) in [
        (Ns::NONE, local(), "<local xsi:type=\"T\">x</local>"),
        (A, local(), "<local xmlns=\"\" xsi:type=\"T\">x</local>"),
        (A, own(), "<own><local xmlns=\"\" xsi:type=\"T\">x</local></own>"),
        (Ns::NONE, own(), "<own xmlns=\"urn:a\"><local xmlns=\"\" xsi:type=\"T\">x</local></own>"),
        (A, nil, "<nil xsi:nil=\"true\"/>"),
    ] {
        let mut writer = Writer::new(TABLE);
        writer.start(Name::new(namespace, "around"));
        value.write(&mut writer, Name::new(A, "ignored"));
        writer.end();
        let text = writer.finish().unwrap();
        assert!(text.ends_with(&format!(">{written}</around>")), "{text}");
        assert_eq!(again(&value), value, "{text}");
    }
}

#[test]
fn names_attributes_and_texts_are_kept_in_their_order() {
    let value = any(SAMPLES[2]);
    assert_eq!(value.name, name("urn:a", "n"));
    assert_eq!(value.value.type_name, Some(name("urn:b", "T")));
    let attributes = [(name("", "k"), "v".to_owned()), (name("urn:b", "k"), "\"\t<".to_owned())];
    assert_eq!(value.value.attributes, attributes);
    let texts: Vec<String> = value
        .value
        .content
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => format!("<{}>", element.display_name()),
        })
        .collect();
    assert_eq!(texts, ["a", "<{urn:a}x>", "b &<c> ", "<{urn:b}y>", "\r"]);
    assert_eq!(value.value.text(), None);
    assert_eq!(any("n>a<![CDATA[b]]></n>").value.text().as_deref(), Some("ab"));
    assert_eq!(any("n/>").value.text().as_deref(), Some(""));
    assert!(any("n xsi:nil='1'/>").value.nil);
    // A type whose prefix is not declared stays an attribute, and so does what only helps to find schemas.
    let odd = any(SAMPLES[7]);
    assert_eq!((odd.value.type_name.as_ref(), odd.value.attributes.len()), (None, 2));
}

#[test]
fn prefixes_that_texts_use_mean_the_same_wherever_they_are_written() {
    let value = any("n xmlns:p='urn:p'><x k='p:k'>a:x</x><y xmlns:p='urn:q'>p:y</y><z xmlns='urn:z'>z</z></n>");
    for value in [again(&value), again(&again(&value)), value] {
        let of = |index: usize| value.value.elements().nth(index).unwrap().value.clone();
        assert_eq!(of(0).qname(of(0).attribute("", "k").unwrap()), Some(name("urn:p", "k")));
        assert_eq!(of(0).qname(&of(0).text().unwrap()), Some(name("urn:a", "x")));
        assert_eq!(of(1).qname("p:y"), Some(name("urn:q", "y")));
        assert_eq!(of(2).qname("z"), Some(name("urn:z", "z")));
        assert_eq!(of(2).qname("none:z"), None);
        assert_eq!(of(0).decode::<QName>().unwrap(), name("urn:a", "x"));
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    key: String,
    of: Option<QName>,
    value: AnyType,
    more: Vec<AnyType>,
}

impl Structure for Pair {
    const ROWS: &'static [Row] =
        &[Row::required(0, A, "key"), Row::optional(1, A, "of"), Row::required(2, A, "value"), Row::many(3, B, "more")];
    const TYPE: Option<Name> = Some(Name::new(B, "Pair"));
    const TABLE: Table = TABLE;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            key: fields.required(0)?,
            of: fields.optional(1)?,
            value: fields.required(2)?,
            more: fields.many(3)?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.required(0, &self.key);
        fields.optional(1, self.of.as_ref());
        fields.required(2, &self.value);
        fields.many(3, &self.more);
    }
}

impl Entry for Pair {
    const NAMES: &'static [Name] = &[Name::new(A, "pair")];
    const TABLE: Table = TABLE;
}

fn pair() -> Pair {
    Pair {
        key: " k ".to_owned(),
        of: Some(name("urn:other", "x")),
        value: AnyType::of(&7).unwrap(),
        more: vec![AnyType::of(&"<&\r".to_owned()).unwrap(), AnyType::of(&true).unwrap(), AnyType::from_text("x")],
    }
}

#[test]
fn values_of_types_go_in_and_come_out() {
    let seven = AnyType::of(&7).unwrap();
    assert_eq!(seven.type_name, Some(name("http://www.w3.org/2001/XMLSchema", "int")));
    assert_eq!((seven.decode::<i32>().unwrap(), seven.decode::<String>().unwrap()), (7, "7".to_owned()));
    assert_eq!(AnyType::of(&1.5).unwrap().decode::<f64>().unwrap(), 1.5);
    let value = AnyType::of(&pair()).unwrap();
    assert_eq!(value.type_name, Some(name("urn:b", "Pair")));
    assert_eq!(value.decode::<Pair>().unwrap(), pair());
    let value = AnyElement::of(&pair()).unwrap();
    assert_eq!(value.name, name("urn:a", "pair"));
    assert_eq!(value.decode::<Pair>().unwrap().unwrap(), pair());
    assert_eq!(again(&value).decode::<Pair>().unwrap().unwrap(), pair());
    assert!(any("other/>").decode::<Pair>().is_none());
    assert_eq!(strict::<Pair>(&written(&pair())), pair(), "{}", written(&pair()));
    assert!(AnyType::of(&"\0".to_owned()).is_err());
}

#[test]
fn what_is_read_as_a_type_follows_the_rules_for_answers() {
    let value = any("pair><value/><key>k</key><odd/></pair>");
    let pair = value.decode::<Pair>().unwrap().unwrap();
    assert_eq!((pair.key.as_str(), pair.value), ("k", AnyType::default()));
    let error = any("pair><value/></pair>").decode::<Pair>().unwrap().unwrap_err();
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "pair"));
    assert_eq!(any("n>x</n>").value.decode::<i32>().unwrap_err().kind(), ReadErrorKind::InvalidValue);
    assert_eq!(any("n xsi:nil='1'/>").value.decode::<String>().unwrap_err().kind(), ReadErrorKind::Missing);
}

#[test]
fn a_field_of_any_type_takes_attributes_elements_and_types() {
    let text = element(
        "n><key/><value k='v' xsi:type='b:Pair'>a<x/></value><b:more xsi:type='xs:int'>1</b:more><b:more/></n>",
    );
    let value = strict::<Pair>(&text);
    assert_eq!((value.value.attribute("", "k"), value.value.content.len(), value.more.len()), (Some("v"), 2, 2));
    assert_eq!(strict::<Pair>(&written(&value)), value);
    let (_, told) = lenient::<Pair>(&element("n><key/><value/><b:more xsi:nil='1'/></n>"));
    assert_eq!(told, [("n".to_owned(), DeviationKind::UnexpectedNil("{urn:b}more".to_owned()))]);
}

#[test]
fn what_cannot_be_written_makes_the_message_fail() {
    let text = |text: &str| Node::Text(text.to_owned());
    let of = |local: &str| AnyElement { name: name("urn:a", local), value: AnyType::default() };
    let mut nil = AnyType::default().with_attribute(XSI, "nil", "");
    nil.nil = true;
    for wrong in [
        AnyType::from_text("\0"),
        AnyType::from_content([Node::Element(of("a b"))]),
        AnyType::from_content([text("x"), Node::Element(of("a:b"))]),
        AnyType::default().with_attribute("", "x", "").with_attribute("", "x", ""),
        AnyType::default().with_attribute("", "xmlns", ""),
        AnyType::default().with_attribute("", ">", ""),
        nil,
        AnyType::default().with_type("urn:a", ""),
    ] {
        let mut writer = Writer::new(TABLE);
        wrong.write(&mut writer, Name::new(A, "n"));
        assert!(writer.finish().is_err(), "{wrong:?}");
    }
}

#[test]
fn limits_hold_for_what_is_kept() {
    let text = element(&format!("n>{}</n>", "<x k='v'/>".repeat(1_000)));
    let read = |limits: Limits| {
        let mut reader = Reader::new(&text, TABLE, limits, Sink::strict());
        let start = reader.root()?;
        AnyElement::read(&mut reader, &start)
    };
    assert!(read(Limits::default()).is_ok());
    assert_eq!(read(Limits::default().with_value_bytes(100_000)).unwrap_err().kind(), ReadErrorKind::Refused);
    assert_eq!(read(Limits::default().with_elements(100)).unwrap_err().kind(), ReadErrorKind::Refused);
    let deep = element(&format!("n>{}{}</n>", "<x>".repeat(300), "</x>".repeat(300)));
    let mut reader = reader(&deep);
    let start = reader.root().unwrap();
    assert_eq!(AnyElement::read(&mut reader, &start).unwrap_err().kind(), ReadErrorKind::Refused);
    // Declarations at every element are counted, too.
    let declarations: String = (0..100).map(|number| format!(" xmlns:p{number}='urn:{}'", "x".repeat(1_000))).collect();
    let wide = element(&format!("n{declarations}>{}</n>", "<x xmlns:q='urn:q'/>".repeat(1_000)));
    let mut reader = Reader::new(&wide, TABLE, Limits::default().with_value_bytes(50_000_000), Sink::strict());
    let start = reader.root().unwrap();
    assert_eq!(AnyElement::read(&mut reader, &start).unwrap_err().kind(), ReadErrorKind::Refused);
}

#[test]
fn names_in_the_namespace_of_declarations_are_not_written() {
    const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
    let element = |namespace: &str, value| AnyElement { name: name(namespace, "n"), value };
    let text = || AnyType::from_text("x");
    let within = Node::Element(element(XMLNS, text()));
    for value in [
        element(XMLNS, text()),
        element("urn:a", text().with_type(XMLNS, "T")),
        element("urn:a", text().with_attribute(XMLNS, "p", "urn:p")),
        element("urn:a", AnyType::from_content([within])),
    ] {
        assert!(AnyType::of(&value).is_err(), "{value:?}");
    }
    assert!(AnyType::of(&name(XMLNS, "n")).is_err());
}

#[test]
fn names_in_the_namespace_of_xml_have_its_prefix() {
    const XML: &str = "http://www.w3.org/XML/1998/namespace";
    let value = AnyType::from_text("x").with_type(XML, "T").with_attribute(XML, "lang", "de");
    let inner = Node::Element(AnyElement { name: name("", "plain"), value: AnyType::from_text("y") });
    for value in [value, AnyType::from_content([inner])] {
        let value = AnyElement { name: name(XML, "n"), value };
        let mut writer = Writer::new(TABLE);
        writer.start(Name::new(A, "around"));
        value.write(&mut writer, Name::new(A, "n"));
        writer.end();
        let text = writer.finish().unwrap();
        assert_eq!(any(text.strip_prefix('<').unwrap()).value.elements().next(), Some(&value), "{text}");
    }
}

#[test]
fn debug_shows_what_is_in_it_but_masks_can_hide_it() {
    let value = any("n k='v'>x</n>").value;
    let shown = format!("{value:?}");
    assert!(shown.contains("\"v\"") && shown.contains("\"x\"") && !shown.contains("context"), "{shown}");
    assert_eq!(format!("{:?}", Masked(&value)), "***");
    let attributes = AnyAttributes(value.attributes);
    assert_eq!(format!("{:?}", Masked(&attributes)), "[***]");
}

#[test]
fn attributes_for_the_next_element_are_those_of_the_one_that_is_written() {
    let mut writer = Writer::new(TABLE);
    writer.start(Name::new(B, "around"));
    writer.decorate(Name::new(Ns::ENVELOPE_11, "mustUnderstand"), "1");
    AnyType::from_text("x").write(&mut writer, Name::new(A, "n"));
    writer.string(Name::new(B, "next"), "");
    writer.end();
    let text = writer.finish().unwrap();
    assert!(text.contains(":mustUnderstand=\"1\">x</n><next/>"), "{text}");
}

/// Elements of any name in a slot of their own and as an alternative, beside names and a family.
#[derive(Debug, Clone, PartialEq)]
struct Open {
    id: i32,
    first: Option<AnyElement>,
    choices: Vec<Alternative>,
    rest: Vec<AnyElement>,
}

#[derive(Debug, Clone, PartialEq)]
enum Alternative {
    Name(QName),
    Code(String),
    Item(Item),
    Value(AnyType),
    Other(AnyElement),
}

impl Choice for Alternative {
    fn read_arm(arm: u16, fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::Name(fields.arm()?),
            1 => Self::Code(fields.arm()?),
            2 => Self::Item(fields.arm()?),
            3 => Self::Value(fields.arm()?),
            4 => Self::Other(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut WriteFields<'_>, slot: usize) {
        match self {
            Self::Name(value) => fields.arm(slot, 0, value),
            Self::Code(value) => fields.arm(slot, 1, value),
            Self::Item(value) => fields.arm(slot, 2, value),
            Self::Value(value) => fields.arm(slot, 3, value),
            Self::Other(value) => fields.arm(slot, 4, value),
        }
    }
}

crate::choice!(Alternative);

impl Structure for Open {
    const ROWS: &'static [Row] = &[
        Row::any(0, Wildcard::listed(&[Ns::NONE])).times(0, 1),
        Row::arm(1, 0, A, "name").times(0, u32::MAX),
        Row::arm(1, 1, A, "code").times(0, u32::MAX).default("x").collapse(),
        Row::arm(1, 2, A, "item").times(0, u32::MAX),
        Row::arm(1, 3, A, "value").times(0, u32::MAX),
        Row::any(1, Wildcard::listed(&[B])).in_arm(4).times(0, u32::MAX),
        Row::any(2, Wildcard::other(A)).times(0, u32::MAX),
    ];
    const ATTRIBUTES: &'static [Attribute] = &[Attribute::required(Ns::NONE, "id")];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: fields.attribute(0)?,
            first: fields.optional(0)?,
            choices: fields.many(1)?,
            rest: fields.many(2)?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.attribute(0, &self.id);
        fields.optional(0, self.first.as_ref());
        fields.many(1, &self.choices);
        fields.many(2, &self.rest);
    }
}

#[test]
fn open_content_and_families_are_values_of_slots_and_alternatives() {
    let text = element(
        "n id='1' xmlns:c='urn:c'><free xmlns='' k='v'/><name xmlns:p='urn:p'>p:x</name><b:any>b:y</b:any><code/>\
         <code> a  b </code><item xsi:type='b:Message'><id>2</id><subject>s</subject></item>\
         <value xsi:type='xs:int'>3</value><item><id>4</id></item><c:rest xsi:nil='true' c:k=''/><c:rest>z</c:rest></n>",
    );
    let value = strict::<Open>(&text);
    assert_eq!((value.id, value.first.as_ref().map(|first| &*first.name.local)), (1, Some("free")));
    let arms: Vec<String> = value
        .choices
        .iter()
        .map(|choice| match choice {
            Alternative::Name(name) => name.to_string(),
            Alternative::Code(code) => code.clone(),
            Alternative::Item(Item::Message(_)) => "message".to_owned(),
            Alternative::Item(_) => "item".to_owned(),
            Alternative::Value(value) => value.decode::<i32>().unwrap().to_string(),
            Alternative::Other(other) => other.value.decode::<QName>().unwrap().to_string(),
        })
        .collect();
    assert_eq!(arms, ["{urn:p}x", "{urn:b}y", "x", "a b", "message", "3", "item"]);
    assert_eq!((value.rest.len(), value.rest[0].value.nil), (2, true));
    assert_eq!(strict::<Open>(&written(&value)), value, "{}", written(&value));
}

#[test]
fn attributes_come_before_mixed_content() {
    #[derive(Debug, PartialEq)]
    struct Mixed(Option<String>, AnyAttributes, Option<String>, Option<i32>, Vec<PieceOfText>);
    impl Structure for Mixed {
        const ROWS: &'static [Row] = &[Row::optional(0, A, "a"), Row::optional(1, A, "b")];
        const ATTRIBUTES: &'static [Attribute] = &[Attribute::optional(Ns::NONE, "k")];
        const ANY_ATTRIBUTE: Option<Wildcard> = Some(Wildcard::other(A));
        const TEXT: TextContent = TextContent::Pieces;
        fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
            let (k, more) = (fields.optional_attribute(0)?, fields.any_attributes()?);
            Ok(Self(k, more, fields.optional(0)?, fields.optional(1)?, fields.texts()?))
        }
        fn write_fields(&self, fields: &mut WriteFields<'_>) {
            fields.optional_attribute(0, self.0.as_ref());
            fields.any_attributes(&self.1);
            fields.texts(&self.4);
            fields.optional(0, self.2.as_ref());
            fields.optional(1, self.3.as_ref());
        }
    }
    let value = strict::<Mixed>(&element("n b:y='2' k='1'>x<a>A</a>y<b>7</b>z</n>"));
    assert_eq!((value.0.as_deref(), value.1.get("urn:b", "y"), value.3), (Some("1"), Some("2"), Some(7)));
    assert_eq!(value.4.len(), 3);
    assert_eq!(strict::<Mixed>(&written(&value)), value, "{}", written(&value));
    let (again, told) = lenient::<Mixed>(&element("n b:y='2' k='1'>x<b>7</b>y<a>A</a>z</n>"));
    assert_eq!((again.0, again.1, again.2, again.3), (value.0, value.1, value.2, value.3));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_type_that_is_a_choice_reports_other_types() {
    #[derive(Debug, PartialEq)]
    struct Only(Alternative);
    impl Choice for Only {
        fn read_arm(arm: u16, fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
            Alternative::read_arm(arm, fields).map(Self)
        }
        fn write_arm(&self, fields: &mut WriteFields<'_>, slot: usize) {
            self.0.write_arm(fields, slot);
        }
    }
    impl ChoiceType for Only {
        const ROWS: &'static [Row] = &[Row::arm(0, 0, A, "name"), Row::arm(0, 1, A, "code")];
        const TYPE: Option<Name> = Some(Name::new(A, "Only"));
        const TABLE: Table = TABLE;
    }
    crate::choice_type!(Only);
    assert_eq!(
        strict::<Only>(&element("n xsi:type='Only'><code>c</code></n>")),
        Only(Alternative::Code("c".to_owned()))
    );
    let (_, told) = lenient::<Only>(&element("n xsi:type='b:Only'><code>c</code></n>"));
    assert_eq!(told, [("n".to_owned(), DeviationKind::UnexpectedType("{urn:b}Only".to_owned()))]);
    let value = AnyType::of(&Only(Alternative::Code("c".to_owned()))).unwrap();
    assert_eq!(value.type_name, Some(name("urn:a", "Only")));
    assert_eq!(value.decode::<Only>().unwrap(), Only(Alternative::Code("c".to_owned())));
}

#[test]
fn a_fixed_value_of_any_type_is_checked() {
    #[derive(Debug)]
    struct Fixed {
        any: AnyType,
    }

    impl Structure for Fixed {
        const ROWS: &'static [Row] = &[Row::required(0, A, "any").fixed("one two")];

        fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
            Ok(Self { any: fields.required(0)? })
        }

        fn write_fields(&self, fields: &mut WriteFields<'_>) {
            fields.required(0, &self.any);
        }
    }

    for valid in ["<any>one two</any>", "<any/>", "<any xsi:type='xs:token'> one two </any>"] {
        strict::<Fixed>(&element(&format!("f>{valid}</f>")));
    }
    for invalid in ["<any> one two </any>", "<any>one</any>", "<any>one <x/>two</any>"] {
        let (value, deviations) = lenient::<Fixed>(&element(&format!("f>{invalid}</f>")));
        assert_eq!(deviations, [("f/any".to_owned(), DeviationKind::FixedValue)], "{invalid}");
        assert!(!value.any.content.is_empty(), "{invalid}");
    }
}
