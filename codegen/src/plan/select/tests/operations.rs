//! Which operations are selected, and what is reported of the others.

use super::plans::{Made, items, names, place, selected};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::plan::Plan;
use crate::report::missing_for_docs;

/// Operations `One` and `Two` need mixed content, `Two` a list too; `Three` needs nothing that is wrong; `Notify` is not of
/// a kind that is generated.
fn plan() -> Plan {
    let mut made = Made::default();
    let broken = made.structure("Broken", &[]);
    made.problem(broken, "mixed content is not supported", 7);
    let also = made.structure("Also", &[]);
    made.problem(also, "mixed content is not supported", 3);
    let list = made.structure("List", &[]);
    made.problem(list, "xs:list is not supported", 9);
    let deep = made.choice("Deep", &[broken]);
    let fine = made.structure("Fine", &[]);
    made.operation("One", &[deep]);
    made.operation("Two", &[also, list]);
    made.operation("Three", &[fine]);
    let notify = made.operation("Notify", &[fine]);
    notify.problems.push(Diagnostic::warning("one-way operations are not generated", Some(place(20)), ""));
    made.plan()
}

fn errors(diagnostics: &Diagnostics) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|d| d.severity == Severity::Error).collect()
}

#[test]
fn all_reports_each_construct_once_with_its_operations() {
    let plan = plan();
    let (_, diagnostics) = selected(&plan, "operations = 'all'", "");
    let wrong = errors(&diagnostics);
    let places: Vec<_> = wrong.iter().map(|d| d.place.as_ref().map(|place| place.line)).collect();
    assert_eq!(places, [Some(7), Some(9)]);
    assert!(wrong[0].title.contains("2 of 4 operations") && wrong[0].title.contains("2 places"), "{}", wrong[0].title);
    assert!(wrong[0].help.contains("operations = \"supported\"") && wrong[0].help.contains("`One`, `Two`"));
    assert!(wrong[1].title.contains("1 of 4 operations") && !wrong[1].help.contains("`One`"));
}

#[test]
fn an_operation_of_another_kind_does_not_refuse_all() {
    let plan = plan();
    let (selected, diagnostics) = selected(&plan, "operations = 'all'\nexcept = ['One', 'Two']", "");
    assert!(errors(&diagnostics).is_empty(), "{diagnostics}");
    assert_eq!(names(&plan, selected.operations), ["Three"]);
    assert_eq!(names(&plan, selected.missing.iter().map(|missing| missing.operation)), ["Notify"]);
    let warning = diagnostics.iter().next().unwrap();
    assert!(warning.title.contains("`Notify`") && warning.place == Some(place(20)), "{warning}");
}

#[test]
fn supported_generates_the_others_and_lists_what_is_missing() {
    let plan = plan();
    let (selected, diagnostics) = selected(&plan, "operations = 'supported'", "");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(names(&plan, selected.operations.clone()), ["Three"]);
    assert_eq!(items(&plan, &selected), ["Fine", "ThreeRequest"]);
    let reasons: Vec<_> = selected.missing.iter().map(|missing| (&*missing.name, missing.reasons.len())).collect();
    assert_eq!(reasons, [("One", 1), ("Two", 2), ("Notify", 1)]);
    assert_eq!(missing_for_docs(&selected.missing).len(), 3);
}

#[test]
fn supported_keeps_what_was_released() {
    let plan = plan();
    let record = "namespace = \"urn:x\"\n\"operations/Three\" = \"three\"\n\"operations/Two\" = \"two\"\n";
    let (_, diagnostics) = selected(&plan, "operations = 'supported'", record);
    let wrong = errors(&diagnostics);
    let places: Vec<_> = wrong.iter().filter_map(|d| d.place.as_ref()).map(|p| (&*p.file, p.line)).collect();
    assert_eq!(places, [("a.names", 3)]);
    assert!(wrong[0].help.contains("line 3") && wrong[0].title.contains("mixed content"), "{}", wrong[0]);
    // An operation that is excluded on purpose is not reported.
    assert!(selected(&plan, "operations = 'supported'\nexcept = ['Two']", record).1.is_empty());
}

#[test]
fn what_is_named_must_be_there_and_must_be_supported() {
    let plan = plan();
    let (one, diagnostics) = selected(&plan, "operations = ['Three']", "");
    assert!(diagnostics.is_empty() && one.missing.is_empty(), "{diagnostics}");
    assert_eq!(names(&plan, one.operations), ["Three"]);
    for (keys, line) in [
        ("operations = ['One']", 7),
        ("operations = ['Three', 'Notify']", 20),
        ("operations = ['Three',\n'Four']", 4),
        ("operations = ['Three',\n'Three']", 4),
        ("operations = 'all'\nexcept = ['One', 'Two',\n'Four']", 5),
        ("operations = 'supported'\nexcept = ['four']", 4),
    ] {
        let (_, diagnostics) = selected(&plan, keys, "");
        let lines: Vec<_> = errors(&diagnostics).iter().filter_map(|d| d.place.as_ref()).map(|p| p.line).collect();
        assert_eq!(lines, [line], "{keys}: {diagnostics}");
    }
    let (_, diagnostics) = selected(&plan, "operations = 'supported'\nexcept = ['three', 'Three']", "");
    assert!(errors(&diagnostics)[0].help.contains("`Three`"), "{diagnostics}");
}

#[test]
fn nothing_that_can_be_generated_is_an_error() {
    let plan = plan();
    let (_, diagnostics) = selected(&plan, "operations = 'supported'\nexcept = ['Three']", "");
    assert_eq!(errors(&diagnostics).len(), 4, "{diagnostics}");
}

#[test]
fn findings_about_one_construct_are_one() {
    let mut made = Made::default();
    for (name, title) in [("A", "the attribute `a` is"), ("B", "the attribute `b` is")] {
        let item = made.structure(name, &[]);
        made.items[item].problems.push(Diagnostic::error(title, Some(place(1)), "").about("attributes"));
        made.operation(name, &[item]);
    }
    let (_, diagnostics) = selected(&made.plan(), "operations = 'all'", "");
    assert_eq!(diagnostics.iter().count(), 1);
}

#[test]
fn overloaded_operations_are_selected_by_name_together_and_by_path_alone() {
    let mut made = Made::default();
    made.operation("Do", &[]);
    made.operation("Do", &[]).path = "operations/Do(Second)".into();
    let plan = made.plan();
    assert_eq!(selected(&plan, "operations = ['Do']", "").0.operations, [0, 1]);
    assert_eq!(selected(&plan, "operations = ['operations/Do(Second)']", "").0.operations, [1]);
    assert_eq!(selected(&plan, "operations = 'all'\nexcept = ['operations/Do']", "").0.operations, [1]);
}

#[test]
fn many_operations_over_many_shared_items_take_linear_time() {
    // A chain of 5,000 items that refer back to the first, 500 constructs: each operation needs all of it.
    let mut made = Made::default();
    for index in 0..5_000_usize {
        let item = made.structure(&format!("T{index}"), &[index.saturating_sub(1), 0, (index + 1).min(4_999)]);
        if index % 10 == 0 {
            made.problem(item, &format!("construct {index} is not supported"), 1);
        }
    }
    for index in 0..5_000 {
        made.operation(&format!("O{index}"), &[index]);
    }
    let plan = made.plan();
    let (selected, diagnostics) = selected(&plan, "operations = 'supported'", "");
    assert_eq!((selected.operations.len(), selected.missing.len()), (0, 5_000));
    assert!(diagnostics.has_errors());
}

#[test]
fn groups_are_for_the_guide_alone() {
    let plan = plan();
    let group = |operations: &str| format!("[[group]]\ntitle = 'G'\noperations = {operations}\n");
    let supported = |groups: &str| selected(&plan, &format!("operations = 'supported'\n{groups}"), "");
    // An operation that is not generated is left out of its group.
    let (all, diagnostics) = supported(&group("['One', 'Three']"));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(all.groups.iter().map(|group| group.operations.clone()).collect::<Vec<_>>(), [[2]]);
    let (others, diagnostics) = supported(&group("['One', 'Gone']"));
    assert!(!diagnostics.has_errors(), "{diagnostics}");
    assert_eq!(diagnostics.iter().count(), 2);
    assert_eq!(others.groups.len(), 1);
    assert_eq!(others.groups[0].operations, [2]);
    assert!(supported(&group("['Three', 'Three']")).1.has_errors());
}
