//! Which items are selected, by operations, by families and by the configuration.

use super::plans::{Made, items, selected};
use crate::plan::{Origin, Plan};
use crate::qname::QName;

/// `Do` needs `Base`'s family, whose member `Big` needs `Part`; `Free` is needed by nothing.
fn plan() -> Made {
    let mut made = Made::default();
    let part = made.structure("Part", &[]);
    let base = made.structure("BaseBase", &[]);
    let big = made.structure("Big", &[part]);
    let family = made.family("Base", base, &[base, big]);
    let free = made.structure("Free", &[]);
    let unsent = made.structure("Unsent", &[]);
    made.operation("Do", &[family]);
    made.operation("Redo", &[family]);
    let request = made.items.len() - 1;
    made.nil(request, unsent);
    let _ = free;
    made
}

#[test]
fn members_of_families_are_needed_and_what_is_sent_as_nil_is_not() {
    let plan = plan().plan();
    let (selected, diagnostics) = selected(&plan, "operations = 'all'", "");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(items(&plan, &selected), ["Part", "BaseBase", "Big", "Base", "DoRequest", "RedoRequest"]);
    let cost = &selected.families[0];
    assert_eq!((&*cost.name, cost.members, cost.derived, cost.operations), ("Base", 2, 2, 2));
    // Only the family needs `Big` and `Part`.
    assert_eq!(selected.items_of_families, 2);
}

#[test]
fn types_can_be_brought_in_by_name_and_by_path() {
    let plan = plan().plan();
    for text in ["Free", "types/Free", "types/{urn:x}Free"] {
        let (selected, diagnostics) = selected(&plan, &format!("operations = ['Do']\ntypes = ['{text}']"), "");
        assert!(diagnostics.is_empty(), "{text}: {diagnostics}");
        assert_eq!(items(&plan, &selected), ["Part", "BaseBase", "Big", "Base", "Free", "DoRequest"], "{text}");
    }
    let (all, _) = selected(&plan, "operations = ['Do']\ntypes = 'all'", "");
    assert!(items(&plan, &all).contains(&"Unsent".to_owned()));
    for text in ["Fre", "types/{urn:y}Free", "DoRequest", "elements/Free"] {
        let (_, diagnostics) = selected(&plan, &format!("operations = ['Do']\ntypes = ['{text}']"), "");
        let places: Vec<_> = diagnostics.iter().filter_map(|d| d.place.as_ref()).map(|place| place.line).collect();
        assert_eq!(places, [4], "{text}: {diagnostics}");
    }
}

#[test]
fn a_name_in_two_namespaces_needs_its_path() {
    let mut made = plan();
    let other = made.structure("Free", &[]);
    made.items[other].path = "types/{urn:y}Free".into();
    made.items[other].origin = Origin::ComplexType(QName::new("urn:y", "Free"));
    let plan = made.plan();
    let (_, diagnostics) = selected(&plan, "operations = ['Do']\ntypes = ['Free']", "");
    assert!(diagnostics.has_errors() && diagnostics.to_string().contains("types/{urn:y}Free"), "{diagnostics}");
    assert!(selected(&plan, "operations = ['Do']\ntypes = ['types/{urn:y}Free']", "").1.is_empty());
}

/// Creates a plan of types only; one type is broken.
fn schema() -> Plan {
    let mut made = plan();
    made.operations.clear();
    let broken = made.structure("Broken", &[]);
    made.problem(broken, "mixed content is not supported", 7);
    made.structure("Holder", &[broken]);
    Plan { service: None, ..made.plan() }
}

#[test]
fn without_a_service_all_types_are_generated() {
    let plan = schema();
    let (all, diagnostics) = selected(&plan, "", "");
    // A broken type is left out with a warning, together with everything that needs it.
    assert!(!diagnostics.has_errors());
    let lines: Vec<_> = diagnostics.iter().filter_map(|d| d.place.as_ref()).map(|place| place.line).collect();
    assert_eq!(lines, [7]);
    assert_eq!(items(&plan, &all), ["Part", "BaseBase", "Big", "Base", "Free", "Unsent"]);
    let (one, _) = selected(&plan, "types = ['Big']", "");
    assert_eq!(items(&plan, &one), ["Part", "Big"]);
    assert!(selected(&plan, "types = ['Holder']", "").1.has_errors());
}
