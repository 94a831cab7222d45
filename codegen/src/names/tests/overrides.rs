//! Names that the configuration gives.

use super::{allot, config, element, enumeration, field, item, names, plan, quoted, structure};
use crate::diagnostics::{Diagnostics, Severity};
use crate::plan::{ItemKind, Origin, Plan, Struct};
use crate::qname::QName;
use crate::record::Released;

fn library() -> Plan {
    let types = vec![
        structure("Book", &["title", "Title", "subTitle"]),
        structure("Title", &[]),
        enumeration("Colour", &["red", "{red}", "a/b", ""]),
        element("Book"),
    ];
    plan(types, &["GetBook", "FindBook"])
}

/// The names with these overrides; what is wrong with them.
fn told(overrides: &[(&str, &str)]) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    allot(&library(), &config(overrides), &mut diagnostics);
    diagnostics.iter().map(|diagnostic| diagnostic.title.clone()).collect()
}

#[test]
fn a_path_names_one_thing_with_or_without_its_namespace() {
    let overrides = [
        ("types/Book", "Volume"),
        ("types/{urn:x}Title", "Heading"),
        ("types/Book/subTitle", "below"),
        ("types/{urn:x}Colour/=red", "Crimson"),
        ("types/Colour/={red}", "Braced"),
        ("types/Colour/=a/b", "Either"),
        ("types/Colour/=", "Colourless"),
        ("elements/Book", "Tome"),
        ("operations/GetBook", "fetch"),
    ];
    let mut diagnostics = Diagnostics::default();
    let names = allot(&library(), &config(&overrides), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let items: Vec<&str> = names.items.iter().map(|names| names.item.as_str()).collect();
    assert_eq!(items, ["Volume", "Heading", "Colour", "Tome"]);
    assert_eq!(names.items[0].module, "volume");
    assert_eq!(names.items[0].members, ["title", "title2", "below"]);
    assert_eq!(names.items[2].members, ["Crimson", "Braced", "Either", "Colourless"]);
    let operations: Vec<_> = names.operations.iter().map(|o| (o.method.as_str(), o.module.as_str())).collect();
    assert_eq!(operations, [("fetch", "fetch"), ("find_book", "find_book")]);
}

#[test]
fn what_is_given_is_taken_before_anything_is_allotted() {
    let overrides = [("types/Book/Title", "title"), ("elements/Book", "Title"), ("operations/FindBook", "get_book")];
    let mut diagnostics = Diagnostics::default();
    let names = allot(&library(), &config(&overrides), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(names.items[0].members, ["title2", "title", "sub_title"]);
    let items: Vec<&str> = names.items.iter().map(|names| names.item.as_str()).collect();
    assert_eq!(items, ["Book", "TitleType", "Colour", "Title"]);
    assert_eq!(names.operations[0].method, "get_book_operation");
    assert_eq!(names.operations[1].method, "get_book");
}

#[test]
fn a_module_is_never_called_as_what_is_in_it() {
    let mut diagnostics = Diagnostics::default();
    let names =
        allot(&library(), &config(&[("types/Book", "volume"), ("elements/Book", "get_book")]), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!((names.items[0].item.as_str(), names.items[0].module.as_str()), ("volume", "volume2"));
    assert_eq!(names.operations[0].module, "get_book2");
}

#[test]
fn a_name_must_be_one_that_rust_takes() {
    for name in
        ["", "a b", "1a", "a-b", "type", "gen", "self", "r#self", "r#Self", "_", "r#_", "fn()", "A::B", "'a", "a;b"]
    {
        assert_eq!(told(&[("types/Book/title", name)]), [format!("`{name}` is no Rust identifier")]);
    }
    let title = "`r#title` is written raw, and what is behind `r#` is no keyword";
    assert_eq!(told(&[("types/Book/subTitle", "r#title")]), [title]);
    for name in ["r#type", "r#gen", "été", "_a", "a1"] {
        assert_eq!(told(&[("types/Book/title", name)]), [""; 0], "{name}");
    }
}

/// What tokenizes as an identifier and is none, and what no tokenizer takes.
const NOT_ALONE: [&str; 22] = [
    "Foo ",
    " Foo",
    "Foo\n",
    "Foo\t",
    "Foo\r\n",
    "Foo /* x */",
    "/**/Foo",
    "Foo // x",
    "é ",
    "\u{A0}é",
    "é\u{85}",
    "é\u{2028}",
    "\u{200E}Foo",
    "Foo\u{200F}",
    "r# type",
    "r#type ",
    "r#",
    "r#r#type",
    "Foo\0",
    "\u{FEFF}Foo",
    "a\u{200D}b",
    "Foo\u{202E}",
];

#[test]
fn nothing_stands_beside_a_name() {
    for name in NOT_ALONE {
        for path in ["types/Book", "types/Book/title", "types/Colour/=red", "elements/Book", "operations/GetBook"] {
            assert_eq!(told(&[(path, name)]), [format!("`{name}` is no Rust identifier")], "{path}");
        }
    }
}

#[test]
fn a_name_is_written_as_rust_reads_it() {
    assert_eq!(told(&[("types/Book", "\u{212A}ey")]), ["Rust reads `\u{212A}ey` as `Key`"]);
    assert_eq!(told(&[("types/Book/title", "e\u{301}")]), ["Rust reads `e\u{301}` as `\u{E9}`"]);
}

#[test]
fn names_of_paths_are_names_of_nothing() {
    for name in ["self", "Self", "super", "crate", "_", "r#crate", "r#super", "r#_", "fn", "async", "Self::A", "$crate"]
    {
        assert_eq!(told(&[("types/Book", name)]), [format!("`{name}` is no Rust identifier")]);
    }
}

#[test]
fn what_is_wrong_with_a_name_is_told_at_its_line() {
    for name in NOT_ALONE {
        let record = format!("namespace = \"urn:x\"\n\"types/Title\" = \"Title\"\n\"types/Book\" = {}\n", quoted(name));
        // What the description does not have any more too.
        for record in [record.clone(), record.replace("types/Book", "types/Gone")] {
            let released = Released::parse(&record, "a.names").unwrap();
            let mut diagnostics = Diagnostics::default();
            super::super::allot(&library(), &config(&[]), &released, &mut diagnostics);
            let wrong: Vec<_> = diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
            assert_eq!(wrong.len(), 1, "{name:?} {record} {diagnostics}");
            let place = wrong[0].place.as_ref().unwrap();
            assert_eq!((&*place.file, place.line), ("a.names", 3), "{name:?}");
        }
    }
}

#[test]
fn a_name_must_be_free() {
    for name in ["Option", "Client", "String"] {
        assert_eq!(
            told(&[("types/Book", name)]),
            [format!("the name `{name}` is kept for generated crates themselves")]
        );
    }
    assert_eq!(told(&[("operations/GetBook", "send")]), ["the name `send` is kept for generated crates themselves"]);
    assert_eq!(told(&[("types/Book", "X"), ("types/Title", "X")]), ["the name `X` is given twice"]);
    for name in ["rt", "ns", "i32", "str", "TryFrom", "ToOwned", "IntoFuture"] {
        assert_eq!(
            told(&[("types/Book", name)]),
            [format!("the name `{name}` is kept for generated crates themselves")]
        );
    }
    // In another scope it is another name.
    assert_eq!(told(&[("types/Book/title", "x"), ("types/Colour/=red", "x"), ("operations/GetBook", "x")]), [""; 0]);
}

#[test]
fn an_override_is_for_one_thing() {
    assert_eq!(
        told(&[("types/Book", "X"), ("types/{urn:x}Book", "Y")]),
        ["override `types/{urn:x}Book` is given twice"]
    );
    for nothing in ["types/book", "Book", "types/{urn:y}Book", "types/Colour/=blue", "operations/{urn:x}GetBook", ""] {
        assert_eq!(told(&[(nothing, "X")]), [format!("override `{nothing}` matches nothing")]);
    }
}

#[test]
fn of_several_things_the_namespace_tells() {
    let other = |namespace: &str| {
        let path = format!("types/{{{namespace}}}Book");
        let members = vec![field(&path, "title")];
        let kind = ItemKind::Struct(Struct { members, ..Struct::default() });
        item(path, Origin::ComplexType(QName::new(namespace, "Book")), kind)
    };
    let plan = plan(vec![other("urn:x"), other("urn:y")], &[]);
    let mut diagnostics = Diagnostics::default();
    allot(&plan, &config(&[("types/Book/title", "a")]), &mut diagnostics);
    let found: Vec<_> = diagnostics.iter().map(|d| (d.title.as_str(), d.help.as_str())).collect();
    let expected = (
        "override `types/Book/title` matches several things",
        "name one of types/{urn:x}Book/title, types/{urn:y}Book/title with its namespace",
    );
    assert_eq!(found, [expected]);
    let mut diagnostics = Diagnostics::default();
    let names = allot(&plan, &config(&[("types/{urn:x}Book/title", "a")]), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!((names.items[0].members[0].as_str(), names.items[1].members[0].as_str()), ("a", "title"));
}

#[test]
fn a_copy_of_a_type_for_a_request_has_the_names_of_its_fields() {
    // The copy is a type of its own, with the fields of the original.
    let original = structure("Book", &["title"]);
    let copy =
        item("elements/{urn:x}Get".to_owned(), Origin::Element(QName::new("urn:x", "Get")), original.kind.clone());
    let mut diagnostics = Diagnostics::default();
    let plan = plan(vec![original, copy], &[]);
    let names = allot(&plan, &config(&[("types/Book/title", "heading")]), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(names.items[0].members, ["heading"]);
    assert_eq!(names.items[1].members, ["heading"]);
}

#[test]
fn without_overrides_nothing_is_told() {
    names(&library());
}
