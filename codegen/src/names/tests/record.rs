//! Names that were released.

use super::{config, element, enumeration, plan, structure};
use crate::diagnostics::Diagnostics;
use crate::names::emitted::namespaces;
use crate::names::{Names, allot};
use crate::paths::{in_namespace, lengthened, shortened};
use crate::plan::{ItemId, ItemKind, Plan, Selected};
use crate::record::Released;

/// What is told of a record: line and title.
fn refused(text: &str) -> Vec<(u32, String)> {
    let wrong = Released::parse(text, "a.names").expect_err(text);
    wrong.iter().map(|d| (d.place.as_ref().map_or(0, |place| place.line), d.title.clone())).collect()
}

fn all(plan: &Plan) -> Selected {
    let items = (0..plan.items.len()).map(ItemId::of).collect();
    let operations = plan.service.as_ref().map_or(0, |service| service.operations.len());
    Selected { operations: (0..operations).collect(), items, ..Selected::default() }
}

/// Returns the names of a plan with this record, the record afterwards, and the findings.
fn released(plan: &Plan, record: &str) -> (Names, String, Diagnostics) {
    let (record, config) = (Released::parse(record, "a.names").unwrap(), config(&[]));
    let mut diagnostics = Diagnostics::default();
    let names = allot(plan, &config, &record, &mut diagnostics);
    let text = record.text(namespaces(plan), names.emitted(plan, &all(plan), &config));
    (names, text, diagnostics)
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with('#')).collect()
}

fn titles(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| &*diagnostic.title).collect()
}

#[test]
fn everything_emitted_is_recorded_in_order() {
    let plan = plan(vec![structure("B", &["type", "a"]), enumeration("A", &["x", "*"]), element("B")], &["Go"]);
    let (_, text, diagnostics) = released(&plan, "");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let expected = [
        "namespace = \"urn:x\"",
        "\"elements/B\" = \"BElement\"",
        "\"operations/Go\" = \"go\"",
        "\"types/A\" = \"A\"",
        "\"types/A/*\" = \"Unlisted\"",
        "\"types/A/=*\" = \"Value\"",
        "\"types/A/=x\" = \"X\"",
        "\"types/B\" = \"B\"",
        "\"types/B/a\" = \"a\"",
        "\"types/B/type\" = \"r#type\"",
    ];
    assert_eq!(lines(&text), expected);
    assert_eq!(released(&plan, &text).1, text);
}

#[test]
fn what_is_not_selected_is_not_recorded() {
    let plan = plan(vec![structure("B", &["a"]), structure("C", &[])], &["Go", "Stay"]);
    let (record, config) = (Released::default(), config(&[]));
    let names = allot(&plan, &config, &record, &mut Diagnostics::default());
    let selected = Selected { operations: vec![1], items: [ItemId::of(1)].into(), ..Selected::default() };
    let text = record.text(namespaces(&plan), names.emitted(&plan, &selected, &config));
    assert_eq!(lines(&text)[1..], ["\"operations/Stay\" = \"stay\"", "\"types/C\" = \"C\""]);
}

#[test]
fn what_is_new_does_not_rename() {
    let before = plan(vec![structure("Book", &["title"]), enumeration("E", &["a"])], &["GetBook"]);
    let (_, record, _) = released(&before, "");
    // Each of these would be first and take the name.
    let types = vec![structure("book", &[]), structure("Book", &["Title", "title"]), enumeration("E", &["A", "a"])];
    let after = plan(types, &["getBook", "GetBook"]);
    let (names, text, diagnostics) = released(&after, &record);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let items: Vec<&str> = names.items.iter().map(|names| &*names.item).collect();
    assert_eq!(items, ["BookType", "Book", "E"]);
    assert_eq!(names.items[1].members, ["title2", "title"]);
    assert_eq!(names.items[2].members, ["A2", "A"]);
    assert_eq!(names.operations[1].method, "get_book");
    assert!(lines(&record).iter().all(|line| lines(&text).contains(line)), "{text}");
}

#[test]
fn the_variant_for_unlisted_values_keeps_its_name() {
    let plan = plan(vec![enumeration("E", &["Unlisted"])], &[]);
    let (names, text, _) = released(&plan, "namespace = \"urn:x\"\n\"types/E/*\" = \"Other\"\n");
    assert_eq!((&*names.items[0].unlisted, &*names.items[0].members[0]), ("Other", "Unlisted"));
    let record = Released::parse(&text, "a.names").unwrap();
    let mut diagnostics = Diagnostics::default();
    allot(&plan, &config(&[("types/E/=Unlisted", "Other")]), &record, &mut diagnostics);
    assert!(diagnostics.has_errors());
}

#[test]
fn lost_lines_are_kept_and_told_with_what_they_hold() {
    let plan = plan(vec![structure("B", &["a"]), enumeration("E", &["x"])], &["Go"]);
    let record = "namespace = \"urn:x\"\n\"operations/Gone\" = \"gone\"\n\"types/B/b\" = \"b\"\n\"types/E/=y\" = \"Y\"\n\
                  \"types/Old\" = \"Old\"\n\"types/Old/a\" = \"a\"\n\"types/{urn:y}B\" = \"YB\"\n";
    let (_, text, diagnostics) = released(&plan, record);
    assert!(!diagnostics.has_errors());
    let title = |path: &str| format!("`{path}` is no longer in the description: its released name is lost");
    let expected = ["operations/Gone", "types/B/b", "types/E/=y", "types/Old", "types/{urn:y}B"].map(title);
    assert_eq!(titles(&diagnostics), expected);
    assert!(lines(record).iter().all(|line| lines(&text).contains(line)), "{text}");
}

#[test]
fn the_name_of_what_is_lost_is_free() {
    let plan = plan(vec![element("Book")], &[]);
    let (names, ..) = released(&plan, "namespace = \"urn:x\"\n\"types/Book\" = \"Book\"\n");
    assert_eq!(names.items[0].item, "Book");
}

#[test]
fn another_namespace_is_one_edit() {
    let plan = plan(vec![structure("B", &["a"])], &[]);
    let record = "namespace = \"urn:old\"\n\"types/B\" = \"Bee\"\n\"types/B/a\" = \"ay\"\n";
    let (_, _, diagnostics) = released(&plan, record);
    assert_eq!(titles(&diagnostics), ["no type is in the namespace of the record, `urn:old`"]);
    assert!(diagnostics.has_errors());
    let (names, _, diagnostics) = released(&plan, &record.replace("urn:old", "urn:x"));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!((&*names.items[0].item, &*names.items[0].members[0]), ("Bee", "ay"));
}

#[test]
fn a_path_for_two_things_is_not_recorded() {
    let mut item = structure("B", &["a", "a"]);
    if let ItemKind::Struct(of) = &mut item.kind {
        of.members.push(of.members[0].clone());
    }
    let plan = plan(vec![item], &[]);
    let (names, text, _) = released(&plan, "");
    assert_eq!(names.items[0].members, ["a", "a2", "a3"]);
    assert_eq!(lines(&text)[1..], ["\"types/B\" = \"B\""]);
    assert!(released(&plan, "namespace = \"urn:x\"\n\"types/B/a\" = \"a\"\n").2.has_errors());
}

#[test]
fn whatever_a_value_holds_is_read_as_it_was_written() {
    let values = [
        "\"",
        "\\",
        "a\"b\\\"",
        "\n\r\t",
        "\u{1}\u{7f}\u{85}",
        " = \"x\" # no",
        "#",
        "é\u{1F600}",
        "",
        "/*",
        "\u{202E}\u{2028}\u{E0041}",
    ];
    let plan = plan(vec![enumeration("E", &values)], &[]);
    let (_, text, _) = released(&plan, "");
    let (_, again, diagnostics) = released(&plan, &text);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(again, text);
    assert_eq!(lines(&text).len(), values.len() + 3);
    assert!(!text.contains(|c| c != '\n' && crate::shown::is_hidden(c)), "{text:?}");
    // It is TOML too.
    let read: std::collections::BTreeMap<String, String> = toml::from_str(&text).unwrap();
    for value in values {
        assert!(read.contains_key(&format!("types/E/={value}")), "{value:?}: {text}");
    }
}

#[test]
fn lines_may_be_written_by_hand() {
    let text = "# c\r\n\r\n  namespace=\"urn:x\" # c\r\n\t\"types/B\"  =  \"\\u0042ee\"#c\r\n\"types/{}C\" = \"C\"";
    let record = Released::parse(text, "a.names").unwrap();
    let lines: Vec<_> = record.lines().map(|(path, line)| (path, &*line.name, record.place(line).line)).collect();
    assert_eq!(lines, [("types/C", "C", 5), ("types/{urn:x}B", "Bee", 4)]);
    assert!(Released::parse("", "a.names").unwrap().is_empty());
}

#[test]
fn every_malformed_line_is_told() {
    for line in [
        "x",
        "=",
        "\"a/b\"",
        "\"a/b\" =",
        "\"a/b\" = x",
        "\"a/b\" = \"x",
        "\"a/b = \"x\"",
        "\"ab\" = \"x\"",
        "a/b = \"x\"",
        "\"a/b\" = \"x\" y",
        "\"a/b\" = \"x\\",
        "\"a/b\" = \"\\q\"",
        "\"a/b\" = \"\\u12\"",
        "\"a/b\" = \"\\u+123\"",
        "\"a/b\" = \"\\uD800\"",
        "\"a/b\" = \"\\u000é\"",
        "\"a/b\" = \"\\U0001\"",
        "\"a/b\" = 'x'",
        "namespaces = \"x\"",
        "namespace",
        "<<<<<<< HEAD",
    ] {
        let title = "this is not a line of a record of names".to_owned();
        let text = format!("# c\n{line}\n\"a/c\" = \"x\"\n{line}\n");
        assert_eq!(refused(&text), [(2, title.clone()), (4, title)], "{line}");
    }
}

#[test]
fn a_path_is_recorded_once_and_with_a_namespace() {
    let twice = "namespace = \"urn:x\"\n\"types/A\" = \"A\"\n\"types/{urn:x}A\" = \"A\"\n";
    assert_eq!(refused(twice), [(3, "`types/{urn:x}A` is recorded twice".to_owned())]);
    let said = "the record does not say which namespace `types/A` is in".to_owned();
    assert_eq!(refused("\"types/A\" = \"A\""), [(1, said)]);
    let said = "the namespace of the record is not given exactly once, before all paths".to_owned();
    assert_eq!(refused("namespace = \"a\"\nnamespace = \"a\"\n"), [(2, said.clone())]);
    assert_eq!(refused("\"operations/A\" = \"a\"\nnamespace = \"a\"\n"), [(2, said)]);
    assert!(Released::parse("\"operations/A\" = \"a\"\n\"types/{urn:x}A\" = \"A\"\n", "a.names").is_ok());
}

#[test]
fn short_paths_are_made_long_again() {
    let paths = [
        "types/{urn:x}T/a",
        "types/{urn:y}T/a",
        "types/T",
        "elements/{urn:x}T/=/{urn:x}",
        "elements/{urn:x}{y}T",
        "elements/{urn:x}}T",
        "operations/T",
        "types/",
        "",
    ];
    for namespace in ["urn:x", "", "{", "urn:x}{y"] {
        for path in paths {
            let short = shortened(path, namespace);
            assert_eq!(lengthened(&short, Some(namespace)).as_deref(), Some(path), "{namespace} {short}");
        }
    }
    assert_eq!(shortened("types/{urn:x}T/a", "urn:x"), "types/T/a");
    assert_eq!(shortened("types/T", "urn:x"), "types/{}T");
    assert!(
        in_namespace("types/T", "") && !in_namespace("operations/T", "") && !in_namespace("types/{urn:xy}T", "urn:x")
    );
}
