use super::{Definitions, FamilyCost, Missing, Report, by_construct, missing_for_docs};
use crate::diagnostics::{Diagnostic, Place};

fn missing(operation: usize, name: &str, reasons: &[(&str, u32)]) -> Missing {
    let reason = |(title, line): &(&str, u32)| {
        let place = Place { line: *line, ..Place::of_file("a.wsdl") };
        Diagnostic::error(*title, Some(place), "").into()
    };
    let path = format!("operations/{name}").into();
    Missing { operation, name: name.into(), path, reasons: reasons.iter().map(reason).collect() }
}

fn all() -> Vec<Missing> {
    vec![
        missing(0, "B", &[("lists", 7), ("mixed", 3)]),
        missing(2, "A", &[("mixed", 3)]),
        missing(3, "D", &[("mixed", 3)]),
        missing(4, "C", &[("lists", 7), ("mixed", 3)]),
    ]
}

#[test]
fn what_is_missing_is_grouped_by_construct() {
    let all = all();
    let groups: Vec<_> = by_construct(&all).into_iter().map(|group| (&*group.first.title, group.operations)).collect();
    assert_eq!(groups, [("lists", vec!["B", "C"]), ("mixed", vec!["B", "A", "D", "C"])]);
}

#[test]
fn the_documentation_names_every_missing_operation_once() {
    assert_eq!(missing_for_docs(&all()), ["B, C: lists; mixed", "A, D: mixed"]);
    assert_eq!(missing_for_docs(&[]), [""; 0]);
}

#[test]
fn people_see_counts_what_is_missing_and_what_families_cost() {
    let family = |name: &str, members, operations| FamilyCost { name: name.into(), members, derived: 9, operations };
    let report = Report {
        service: "S".into(),
        operations: (1, 5),
        types: 20,
        definitions: Definitions { read: 3, written: 1, unneeded: 1, without_type: 1 },
        files: 4,
        missing: all(),
        families: vec![family("Big", 8, 1), family("Pruned", 1, 1)],
        types_of_families: 12,
    };
    assert!(report.to_string().starts_with("S: 1 of 5 operations, 20 types, 4 files; 3 definitions = "), "{report}");
    assert!(Report { operations: (0, 0), ..report.clone() }.to_string().starts_with("S: 20 types"), "{report}");
    let details = report.details();
    assert_eq!(details.len(), 4, "{details:?}");
    assert!(details[0].contains('2') && details[0].contains("a.wsdl:7"), "{details:?}");
    assert!(details[1].contains('4') && details[1].contains("a.wsdl:3"), "{details:?}");
    assert!(details[2].contains("12 of the 20"), "{details:?}");
    assert!(details[3].contains("`Big`") && !details[3].contains("Pruned"), "{details:?}");
}
