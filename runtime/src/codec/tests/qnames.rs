//! Qualified names in values, by the declarations in scope.

use super::support::*;
use super::*;
use crate::values::QName;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    of: Option<QName>,
    name: QName,
    names: Vec<QName>,
    many: Vec<QName>,
}

impl Structure for Typed {
    const ROWS: &'static [Row] =
        &[Row::required(0, A, "name"), Row::required(1, B, "names"), Row::many(2, Ns::NONE, "many")];
    const ATTRIBUTES: &'static [Attribute] = &[Attribute::optional(Ns::NONE, "of")];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            of: fields.optional_attribute(0)?,
            name: fields.required(0)?,
            names: fields.required(1)?,
            many: fields.many(2)?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.optional_attribute(0, self.of.as_ref());
        fields.required(0, &self.name);
        fields.required(1, &self.names);
        fields.many(2, &self.many);
    }
}

fn name(namespace: &str, local: &str) -> QName {
    QName::new(namespace, local)
}

#[test]
fn prefixes_are_those_in_scope_where_the_value_stands() {
    let text = element(
        "n of='p:x' xmlns:p='urn:1'><name xmlns:p='urn:2'> p:x </name><b:names xmlns='urn:3'>x p:x a:x</b:names>\
         <many xmlns=''>p:x</many><many xmlns='' xmlns:p='urn:4'>p:x</many><many xmlns=''>x</many></n>",
    );
    let value = strict::<Typed>(&text);
    assert_eq!(value.of, Some(name("urn:1", "x")));
    assert_eq!(value.name, name("urn:2", "x"));
    assert_eq!(value.names, [name("urn:3", "x"), name("urn:1", "x"), name("urn:a", "x")]);
    assert_eq!(value.many, [name("urn:1", "x"), name("urn:4", "x"), name("", "x")]);
}

#[test]
fn an_undeclared_prefix_is_not_a_value() {
    for (rest, path) in [
        ("n of='p:x'><name>x</name><b:names/></n>", "n/@of"),
        ("n><name>p:x</name><b:names/></n>", "n/name"),
        ("n><name xmlns:q='urn:q'>p:x</name><b:names/></n>", "n/name"),
        ("n><name>x</name><b:names>x p:x</b:names></n>", "n/names"),
        ("n><name>a:</name><b:names/></n>", "n/name"),
        ("n><name>:x</name><b:names/></n>", "n/name"),
        ("n><name>a b</name><b:names/></n>", "n/name"),
    ] {
        let error = wrong::<Typed>(&element(rest));
        assert_eq!((error.kind(), error.path()), (ReadErrorKind::InvalidValue, path), "{rest}");
    }
    // A declaration of another element does not count.
    let error = wrong::<Typed>(&element("n><x xmlns:p='urn:p'/><name>p:x</name><b:names/></n>"));
    assert_eq!(error.path(), "n/name");
}

#[test]
fn names_are_written_with_prefixes_and_read_back() {
    let spaces = ["", "urn:a", "urn:b", "urn:\"<&", "http://www.w3.org/XML/1998/namespace"];
    for first in spaces {
        for second in spaces {
            let value = Typed {
                of: Some(name(first, "x")),
                name: name(second, "y"),
                names: vec![name(first, "x"), name(second, "y"), name("urn:a", "z")],
                many: vec![name(first, "x"), name(second, "y")],
            };
            assert_eq!(strict::<Typed>(&written(&value)), value, "{}", written(&value));
        }
    }
    let wrong = Typed { of: None, name: name("urn:a", "a b"), names: Vec::new(), many: Vec::new() };
    let mut writer = Writer::new(TABLE);
    wrong.write(&mut writer, Name::new(A, "n"));
    assert_eq!(writer.finish().unwrap_err().name(), Some("a b"));
}

#[test]
fn names_are_read_from_texts_out_of_order() {
    let text = element("n of='b:x'><b:names xmlns:p='urn:p'>p:x</b:names><name xmlns='urn:d'>x</name></n>");
    // The name is in another namespace there.
    assert_eq!(wrong::<Typed>(&text).kind(), ReadErrorKind::Missing);
    let text = element("n of='b:x'><b:names xmlns:p='urn:p'>p:x</b:names><a:name xmlns='urn:d'>x</a:name></n>");
    let (value, told) = lenient::<Typed>(&text);
    assert_eq!((value.of, value.name), (Some(name("urn:b", "x")), name("urn:d", "x")));
    assert_eq!((value.names, told.len()), (vec![name("urn:p", "x")], 1));
}

#[derive(Debug, Clone, PartialEq)]
enum Reference {
    Number(i32),
    Name(QName),
    Text(Vec<String>),
}

crate::union!(Reference { Number(i32), Name(QName), Text(Vec<String>) });

#[test]
fn names_in_unions_are_resolved_too() {
    let read = |content: &str| strict::<Reference>(&element(&format!("n xmlns:p='urn:p'>{content}</n>")));
    assert_eq!(read("7"), Reference::Number(7));
    assert_eq!(read("p:x"), Reference::Name(name("urn:p", "x")));
    assert_eq!(read("q:x y"), Reference::Text(vec!["q:x".to_owned(), "y".to_owned()]));
    for value in [read("7"), read("p:x"), read("&lt;q:x y")] {
        assert_eq!(strict::<Reference>(&written(&value)), value, "{}", written(&value));
    }
}
