//! Families: `xsi:type` says which type a value has.

use super::support::*;
use super::*;
use crate::values::QName;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Base {
    id: i32,
    kind: Option<String>,
    inner: Option<Box<Item>>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Message {
    id: i32,
    inner: Option<Box<Item>>,
    subject: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    Base(Box<Base>),
    Message(Box<Message>),
    Other(Box<OtherType<Base>>),
}

impl Base {
    pub(super) fn of(id: i32) -> Self {
        Self { id, ..Self::default() }
    }
}

impl Structure for Base {
    const ROWS: &'static [Row] = &[Row::required(0, A, "id"), Row::optional(1, A, "inner")];
    const ATTRIBUTES: &'static [Attribute] = &[Attribute::optional(Ns::NONE, "kind")];
    const TYPE: Option<Name> = Some(Name::new(A, "Item"));
    const TABLE: Table = TABLE;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            kind: fields.optional_attribute(0)?,
            id: fields.required(0)?,
            inner: fields.optional(1)?.map(Box::new),
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.optional_attribute(0, self.kind.as_ref());
        fields.required(0, &self.id);
        fields.optional(1, self.inner.as_deref());
    }
}

impl Structure for Message {
    const ROWS: &'static [Row] =
        &[Row::required(0, A, "id"), Row::optional(1, A, "inner"), Row::required(2, A, "subject")];
    const TYPE: Option<Name> = Some(Name::new(B, "Message"));
    const TABLE: Table = TABLE;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { id: fields.required(0)?, inner: fields.optional(1)?.map(Box::new), subject: fields.required(2)? })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.required(0, &self.id);
        fields.optional(1, self.inner.as_deref());
        fields.required(2, &self.subject);
    }
}

impl Family for Item {
    type Base = Base;
    const DECLARED: Option<u16> = Some(0);
    const MEMBERS: &'static [Name] = &[Name::new(A, "Item"), Name::new(B, "Message")];

    fn read_member<'a>(member: u16, reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        Ok(match member {
            0 => Self::Base(read_boxed(reader, start)?),
            1 => Self::Message(read_boxed(reader, start)?),
            _ => return Err(reader.no_member(member)),
        })
    }

    fn other(other: OtherType<Base>) -> Self {
        Self::Other(Box::new(other))
    }

    fn write_member(&self, out: &mut WriteMember<'_>) {
        match self {
            Self::Base(value) => out.member(0, &**value),
            Self::Message(value) => out.member(1, &**value),
            Self::Other(value) => out.other(value),
        }
    }
}

crate::family!(Item);

/// The same family where the base is abstract.
#[derive(Debug, Clone, PartialEq)]
struct Abstract(Item);

impl Family for Abstract {
    type Base = Base;
    const DECLARED: Option<u16> = None;
    const MEMBERS: &'static [Name] = &[Name::new(B, "Message")];

    fn read_member<'a>(member: u16, reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        Item::read_member(member + 1, reader, start).map(Self)
    }

    fn other(other: OtherType<Base>) -> Self {
        Self(Item::other(other))
    }

    fn write_member(&self, out: &mut WriteMember<'_>) {
        match &self.0 {
            Item::Base(_) => {}
            Item::Message(value) => out.member(0, &**value),
            Item::Other(value) => out.other(value),
        }
    }
}

crate::family!(Abstract);

fn base(id: i32) -> Base {
    Base { id, ..Base::default() }
}

fn message(id: i32) -> Item {
    Item::Message(Box::new(Message { id, inner: None, subject: "s".to_owned() }))
}

#[test]
fn the_type_is_that_of_the_element_or_the_declared_one() {
    for of in ["", " xsi:type='Item'", " xsi:type='a:Item'"] {
        assert_eq!(strict::<Item>(&element(&format!("n{of}><id>1</id></n>"))), Item::Base(Box::new(base(1))));
    }
    for (of, more) in [("b:Message", ""), (" b:Message ", ""), ("q:Message", " xmlns:q='urn:b'")] {
        let text = element(&format!("n{more} xsi:type='{of}'><id>1</id><subject>s</subject></n>"));
        assert_eq!(strict::<Item>(&text), message(1), "{text}");
    }
    let text = element("n xsi:type='b:Message' kind='x'><id>1</id><subject>s</subject></n>");
    let (value, told) = lenient::<Item>(&text);
    assert_eq!(value, message(1));
    assert_eq!(told, [("n".to_owned(), DeviationKind::UnknownAttribute("kind".to_owned()))]);
}

#[test]
fn members_are_written_with_their_type_unless_it_is_declared() {
    let plain = Item::Base(Box::new(Base { kind: Some("k".to_owned()), ..base(1) }));
    assert!(!written(&plain).contains("xsi:type"));
    assert!(written(&message(1)).contains("xmlns:n1=\"urn:b\" xsi:type=\"n1:Message\""), "{}", written(&message(1)));
    let nested = Item::Base(Box::new(Base { inner: Some(Box::new(message(2))), ..base(1) }));
    for value in [plain, message(1), nested] {
        assert_eq!(strict::<Item>(&written(&value)), value);
    }
    let of_abstract = Abstract(message(3));
    assert_eq!(strict::<Abstract>(&written(&of_abstract)), of_abstract);
}

#[test]
fn a_type_of_tomorrow_is_kept_whole_with_what_all_have() {
    let text = element(
        "n xsi:type='b:Task' kind='k' due='now'><id>1</id><inner xsi:type='b:Odd'><id>2</id><x/></inner>\
         <done xsi:type='xs:boolean'>true</done></n>",
    );
    let (value, told) = lenient::<Item>(&text);
    assert!(matches!(&told[..], [(_, DeviationKind::UnlistedType(name))] if name == "{urn:b}Task"), "{told:?}");
    let Item::Other(other) = &value else { panic!("{value:?}") };
    assert_eq!((other.base.id, other.base.kind.as_deref()), (1, Some("k")));
    assert!(matches!(other.base.inner.as_deref(), Some(Item::Other(inner)) if inner.base.id == 2));
    assert_eq!(other.raw.type_name, Some(QName::new("urn:b", "Task")));
    assert_eq!(other.raw.attribute("", "due"), Some("now"));
    let names: Vec<&str> = other.raw.elements().map(|element| &*element.name.local).collect();
    assert_eq!(names, ["id", "inner", "done"]);
    assert_eq!(lenient::<Item>(&written(&value)).0, value, "{}", written(&value));
    // As items that follow others, and where the text is out of order.
    let (value, told) = lenient::<Item>(&element(
        "n><inner xsi:type='b:Task'><y/><inner><id>3</id></inner><id>2</id></inner><id>1</id></n>",
    ));
    let Item::Base(outer) = value else { panic!("{value:?}") };
    let Some(Item::Other(other)) = outer.inner.as_deref() else { panic!("{outer:?}") };
    assert_eq!((outer.id, other.base.id, told.len()), (1, 2, 2));
    assert!(matches!(other.base.inner.as_deref(), Some(Item::Base(inner)) if inner.id == 3));
}

#[test]
fn what_is_missing_in_a_type_of_tomorrow_is_an_error() {
    let error = wrong::<Item>(&element("n xsi:type='b:Task'><x/></n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n"));
}

#[test]
fn an_abstract_type_needs_a_type_of_the_element() {
    let error = wrong::<Abstract>(&element("n><id>1</id></n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n/@type"));
    assert!(error.expected().contains("{urn:b}Message"), "{error}");
    let error = wrong::<Abstract>(&element("n xsi:type='none:Message'><id>1</id></n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n/@type"));
    let (other, told) = lenient::<Abstract>(&element("n xsi:type='Item'><id>1</id></n>"));
    assert!(matches!(&told[..], [(_, DeviationKind::UnlistedType(_))]), "{told:?}");
    assert!(matches!(other.0, Item::Other(other) if other.base.id == 1));
}

#[test]
fn unexpected_types_are_told_where_a_type_has_no_family() {
    for (of, told_as) in [
        ("b:Message", "{urn:b}Message"),
        ("xs:string", "{http://www.w3.org/2001/XMLSchema}string"),
        ("none:Item", "none:Item"),
    ] {
        let (value, told) = lenient::<Base>(&element(&format!("n xsi:type='{of}'><id>1</id></n>")));
        assert_eq!(value, base(1));
        assert_eq!(told, [("n".to_owned(), DeviationKind::UnexpectedType(told_as.to_owned()))]);
    }
    assert_eq!(strict::<Base>(&element("n xsi:type='Item'><id>1</id></n>")), base(1));
    let (value, told) = lenient::<Item>(&element("n xsi:type='none:Item'><id>1</id></n>"));
    assert_eq!(value, Item::Base(Box::new(base(1))));
    assert_eq!(told, [("n".to_owned(), DeviationKind::UnexpectedType("none:Item".to_owned()))]);
}

#[test]
fn types_of_tomorrow_at_every_depth_cost_a_multiple_of_the_length() {
    let depth = 60;
    let text = format!(
        "n xsi:type='b:Task'><id>0</id>{}{}</n>",
        "<inner xsi:type='b:Task'><id>1</id>".repeat(depth),
        "</inner>".repeat(depth)
    );
    let (value, _) = lenient::<Item>(&element(&text));
    let mut item = &value;
    for _ in 0..depth {
        let Item::Other(other) = item else { panic!("{item:?}") };
        item = other.base.inner.as_deref().unwrap();
    }
    assert_eq!(lenient::<Item>(&written(&value)).0, value);
    let limits = Limits::default().with_elements(2 * depth + 2);
    let text = element(&text);
    let mut reader = Reader::new(&text, TABLE, limits, Sink::lenient());
    let start = reader.root().unwrap();
    assert!(Item::read(&mut reader, &start).is_ok(), "elements are counted once");
}
