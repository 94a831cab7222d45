//! Nil elements whose types have attributes.

use super::attributes::{Money, money};
use super::families::{Base, Item};
use super::support::*;
use super::*;
use crate::values::{Decimal, OrNil, QName};

/// The attributes of a nil `Money`.
#[derive(Debug, Clone, PartialEq, Default)]
struct MoneyNil {
    currency: String,
    rate: Option<i32>,
    extra: AnyAttributes,
}

impl Structure for MoneyNil {
    const ROWS: &'static [Row] = &[];
    const ATTRIBUTES: &'static [Attribute] = &[
        Attribute::required(Ns::NONE, "currency").collapse(),
        Attribute::optional(B, "rate"),
        Attribute::required(Ns::NONE, "version").fixed("1.0"),
    ];
    const ANY_ATTRIBUTE: Option<Wildcard> = Some(Wildcard::other(A));
    const TYPE: Option<Name> = Some(Name::new(A, "Money"));
    const TABLE: Table = TABLE;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        let currency = fields.attribute(0)?;
        let rate = fields.optional_attribute(1)?;
        fields.fixed_attribute::<Decimal>(2)?;
        Ok(Self { currency, rate, extra: fields.any_attributes()? })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.attribute(0, &self.currency);
        fields.optional_attribute(1, self.rate.as_ref());
        fields.fixed_attribute(2);
        fields.any_attributes(&self.extra);
    }
}

/// The attributes of a nil `Item`, all of which are optional.
#[derive(Debug, Clone, PartialEq, Default)]
struct ItemNil {
    kind: Option<String>,
}

impl Structure for ItemNil {
    const ROWS: &'static [Row] = &[];
    const ATTRIBUTES: &'static [Attribute] = &[Attribute::optional(Ns::NONE, "kind")];
    const TYPE: Option<Name> = Some(Name::new(A, "Item"));
    const TABLE: Table = TABLE;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { kind: fields.optional_attribute(0)? })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.optional_attribute(0, self.kind.as_ref());
    }
}

type Price = OrNil<Money, MoneyNil>;
type Thing = OrNil<Item, TypedNil<ItemNil>>;

#[derive(Debug, Clone, PartialEq)]
enum Pick {
    Price(Price),
    Things(Vec<Thing>),
}

impl Choice for Pick {
    fn read_arm(arm: u16, fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(match arm {
            0 => Self::Price(fields.arm()?),
            1 => Self::Things(fields.arm_many()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut WriteFields<'_>, slot: usize) {
        match self {
            Self::Price(value) => fields.arm(slot, 0, value),
            Self::Things(values) => fields.arm_many(slot, 1, values),
        }
    }
}

crate::choice!(Pick);

/// A nillable element in every place.
#[derive(Debug, Clone, PartialEq)]
struct Order {
    price: Price,
    discount: Option<Price>,
    prices: Vec<Price>,
    thing: Thing,
    picks: Vec<Pick>,
    list: Option<Vec<Price>>,
    last: i32,
}

impl Structure for Order {
    const ROWS: &'static [Row] = &[
        Row::required(0, A, "price").nillable(),
        Row::optional(1, A, "discount").nillable(),
        Row::many(2, A, "prices").nillable(),
        Row::required(3, A, "thing").nillable(),
        Row::arm(4, 0, A, "pick").nillable().times(0, u32::MAX),
        Row::arm(4, 1, A, "things").nillable().arm_times(1, u32::MAX).times(0, u32::MAX),
        Row::optional(5, A, "list").list(A, "item"),
        Row::required(6, A, "last"),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            price: fields.required(0)?,
            discount: fields.optional(1)?,
            prices: fields.many(2)?,
            thing: fields.required(3)?,
            picks: fields.many(4)?,
            list: fields.optional_list(5)?,
            last: fields.required(6)?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.required(0, &self.price);
        fields.optional(1, self.discount.as_ref());
        fields.many(2, &self.prices);
        fields.required(3, &self.thing);
        fields.many(4, &self.picks);
        fields.optional_list(5, self.list.as_deref());
        fields.required(6, &self.last);
    }
}

fn nil_money(currency: &str) -> Price {
    OrNil::Nil(MoneyNil { currency: currency.to_owned(), ..MoneyNil::default() })
}

fn nil_item(kind: Option<&str>) -> Thing {
    OrNil::Nil(ItemNil { kind: kind.map(str::to_owned) }.into())
}

const PRICE: &str = "<price currency='EUR' version='1.0'>7</price>";
const NIL_PRICE: &str = "<price currency='EUR' version='1.0' xsi:nil='true'/>";
const NIL_THING: &str = "<thing xsi:nil='true'/>";

fn order() -> Order {
    Order {
        price: money().into(),
        discount: None,
        prices: Vec::new(),
        thing: nil_item(None),
        picks: Vec::new(),
        list: None,
        last: 1,
    }
}

fn text(children: &str) -> String {
    element(&format!("n>{children}<last>1</last></n>"))
}

#[test]
fn a_value_absence_and_nil_with_attributes_stay_apart_in_every_place() {
    let nil = |name: &str, of: &str| format!("<{name} xsi:nil='1' {of} version='1'></{name}>");
    let children = [
        nil("price", "b:rate='3' b:x='y' currency=' EUR '"),
        nil("discount", "currency='USD'"),
        format!("<prices version='1.0' currency='EUR'>7</prices>{}", nil("prices", "currency='CHF'")),
        "<thing xsi:nil='true' kind='odd'/>".to_owned(),
        format!("{}<pick currency='EUR' version='1.0'>7</pick>", nil("pick", "currency='NOK'")),
        "<things xsi:nil='true' kind='a'/><things><id>1</id></things><things xsi:nil='true'/>".to_owned(),
        format!("<list>{}<item currency='EUR' version='1.0'>7</item></list>", nil("item", "currency='DKK'")),
    ];
    let expected = Order {
        price: OrNil::Nil(MoneyNil {
            currency: "EUR".to_owned(),
            rate: Some(3),
            extra: AnyAttributes(vec![(QName::new("urn:b", "x"), "y".into())]),
        }),
        discount: Some(nil_money("USD")),
        prices: vec![money().into(), nil_money("CHF")],
        thing: nil_item(Some("odd")),
        picks: vec![
            Pick::Price(nil_money("NOK")),
            Pick::Price(money().into()),
            Pick::Things(vec![nil_item(Some("a")), Item::Base(Box::new(Base::of(1))).into(), nil_item(None)]),
        ],
        list: Some(vec![nil_money("DKK"), money().into()]),
        last: 1,
    };
    assert_eq!(strict::<Order>(&text(&children.concat())), expected);
    assert_eq!(strict::<Order>(&written(&expected)), expected, "{}", written(&expected));
    assert_eq!(strict::<Order>(&text(&format!("{PRICE}{NIL_THING}"))), order());
    assert_eq!(strict::<Order>(&written(&order())), order());
}

#[test]
fn nil_elements_are_read_out_of_order() {
    let children = format!("{NIL_THING}<discount xsi:nil='true' currency='USD' version='1.0'/>{PRICE}");
    let (value, told) = lenient::<Order>(&text(&children));
    assert_eq!(value, Order { discount: Some(nil_money("USD")), ..order() });
    assert!(!told.is_empty() && told.iter().all(|(_, kind)| matches!(kind, DeviationKind::Misordered(_))), "{told:?}");
    let late = element(&format!("n><last>1</last>{NIL_THING}<pick currency='a' version='1'>7</pick>{NIL_PRICE}</n>"));
    let (value, _) = lenient::<Order>(&late);
    assert_eq!(value.price, nil_money("EUR"));
    assert!(matches!(&value.picks[..], [Pick::Price(OrNil::Value(_))]));
}

#[test]
fn the_attributes_of_a_nil_element_are_checked() {
    let nil = |of: &str| text(&format!("<price xsi:nil='true' {of}/>{NIL_THING}"));
    let error = wrong::<Order>(&nil("version='1.0'"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n/price/@currency"));
    let error = wrong::<Order>(&nil("version='1.0' currency='EUR' b:rate='x'"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::InvalidValue, "n/price/@rate"));
    let (value, told) = lenient::<Order>(&nil("version='2' currency='EUR' odd='1' a:odd='2' xsi:type='a:Money'"));
    assert_eq!(value.price, nil_money("EUR"));
    let unknown = |name: &str| ("n/price".to_owned(), DeviationKind::UnknownAttribute(name.to_owned()));
    let fixed = ("n/price/@version".to_owned(), DeviationKind::FixedValue);
    assert_eq!(told, [unknown("odd"), unknown("{urn:a}odd"), fixed]);
    let (_, told) = lenient::<Order>(&nil("version='1.0' currency='EUR' xsi:type='b:Money'"));
    assert_eq!(told, [("n/price".to_owned(), DeviationKind::UnexpectedType("{urn:b}Money".to_owned()))]);
}

#[test]
fn content_in_a_nil_element_is_a_deviation() {
    for content in ["7", "<x/>", "<![CDATA[]]>"] {
        let price = format!("<price xsi:nil='true' currency='EUR' version='1.0'>{content}</price>");
        let (value, told) = lenient::<Order>(&text(&format!("{price}{NIL_THING}")));
        assert_eq!(value.price, nil_money("EUR"));
        let expected = DeviationKind::ContentInNil("{urn:a}price".to_owned());
        assert_eq!(told, [("n".to_owned(), expected)], "{content}");
    }
}

#[test]
fn a_missing_element_reads_as_nil_if_no_attribute_is_required() {
    let (value, told) = lenient::<Order>(&text(PRICE));
    assert_eq!(value, order());
    assert_eq!(told, [("n".to_owned(), DeviationKind::MissingNillable("{urn:a}thing".to_owned()))]);
    let error = wrong::<Order>(&text(NIL_THING));
    assert_eq!(error.kind(), ReadErrorKind::Missing);
    assert!(error.expected().contains("price"), "{error}");
    // An element in another namespace is not a missing one.
    let error = wrong::<Order>(&text(&format!("{PRICE}<thing xmlns='urn:b' xsi:nil='true'/>")));
    assert_eq!(error.kind(), ReadErrorKind::Missing);
}

#[test]
fn a_nil_element_keeps_the_derived_type_and_its_attributes() {
    let of = |namespace: &str, local: &str| Some(QName::new(namespace, local));
    let thing = "<thing xsi:nil='true' xsi:type='b:Message' size='1' kind='odd' b:x='2'/>";
    let expected = TypedNil {
        type_name: of("urn:b", "Message"),
        attributes: ItemNil { kind: Some("odd".to_owned()) },
        other_attributes: AnyAttributes(vec![
            (QName::new("", "size"), "1".to_owned()),
            (QName::new("urn:b", "x"), "2".to_owned()),
        ]),
    };
    let value = strict::<Order>(&text(&format!("{PRICE}{thing}")));
    assert_eq!(value.thing, OrNil::Nil(expected));
    assert_eq!(strict::<Order>(&written(&value)), value, "{}", written(&value));
    for type_name in [of("", "Plain"), of("urn:c", "Newer")] {
        let nil = TypedNil { type_name, ..TypedNil::default() };
        let value = Order { thing: OrNil::Nil(nil), ..order() };
        assert_eq!(strict::<Order>(&written(&value)), value, "{}", written(&value));
    }
    // The declared type has no other attributes, whether it is named or not.
    for (of, expected) in
        [("xsi:type='a:Item'", vec![]), ("xsi:type='c:Item'", vec![DeviationKind::UnexpectedType("c:Item".to_owned())])]
    {
        let thing = format!("<thing xsi:nil='true' {of} size='1'/>");
        let (value, told) = lenient::<Order>(&text(&format!("{PRICE}{thing}")));
        assert_eq!(value, order());
        let mut kinds: Vec<_> = told.into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds.pop(), Some(DeviationKind::UnknownAttribute("size".to_owned())));
        assert_eq!(kinds, expected);
    }
}

#[test]
fn attributes_of_a_nil_element_that_cannot_be_written_make_the_message_fail() {
    let twice = AnyAttributes(vec![(QName::new("", "kind"), String::new())]);
    let nil = TypedNil { other_attributes: twice, ..TypedNil::<ItemNil>::default() };
    let unnamed = TypedNil { type_name: Some(QName::new("", "a b")), ..TypedNil::default() };
    for (nil, name) in [(nil, "kind"), (unnamed, "a b")] {
        let mut writer = Writer::new(TABLE);
        Order { thing: OrNil::Nil(nil), ..order() }.write(&mut writer, Name::new(A, "n"));
        let error = writer.finish().unwrap_err();
        assert_eq!((error.path(), error.name()), ("n/thing", Some(name)));
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Whole {
    value: Price,
}

crate::whole!(Whole { value: Price });

#[test]
fn a_whole_message_may_be_nil_with_attributes() {
    let value = strict::<Whole>(&element("n xsi:nil='true' currency='EUR' version='1.0'/>"));
    assert_eq!(value, Whole { value: nil_money("EUR") });
    assert_eq!(strict::<Whole>(&written(&value)), value);
    let value = strict::<Whole>(&element("n currency='EUR' version='1.0'>7</n>"));
    assert_eq!(value, Whole { value: money().into() });
    assert_eq!(strict::<Whole>(&written(&value)), value);
}

#[test]
fn what_is_masked_shows_whether_it_is_nil() {
    let shown = |value: &Thing| format!("{:?}", Masked(value));
    assert_eq!(shown(&nil_item(Some("secret"))), "Nil(***)");
    assert_eq!(shown(&Item::Base(Box::new(Base::of(1))).into()), "Value(***)");
}
