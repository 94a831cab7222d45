//! What generated types offer besides reading and writing: construction, getters, outcomes, `Debug`.

use wsdl_runtime::Outcome;
use wsdl_runtime::codegen::AnyType;

use super::*;

#[test]
fn what_is_made_has_what_was_given_and_nothing_else() {
    use construction_of_requests::types::{Big, BigOptionalHalf, Free, Small};
    let small = Small::new(1, None);
    assert_eq!((small.id, small.date, small.name.is_none(), small.tags.len()), (1, None, true, 0));
    assert!(small.state.is_absent());
    let date: wsdl_runtime::values::DateTime = "2024-02-29T00:00:00".parse().unwrap();
    assert_eq!(Small { name: Some("n".to_owned()), ..Small::new(1, date) }.date, Some(date));
    assert_eq!(Free::new(), Free::default());
    let half = BigOptionalHalf { last: Some(small), ..BigOptionalHalf::default() };
    let big = Big { r1: 1, r2: 2, r3: 3, r4: 4, r5: 5, fields: 6, optional_half: half };
    assert!(big.optional_half.optional.is_none() && big.optional_half.last.is_some());
}

#[test]
fn values_that_mean_success_are_known_by_configuration() {
    use errors_in_answers::types::Verdict;
    let verdicts = [Verdict::Done, Verdict::DoneBefore, Verdict::Failed, Verdict::Unlisted("Done".into())];
    let expected = [Outcome::Success, Outcome::Success, Outcome::Failure, Outcome::Unknown];
    assert_eq!(verdicts.map(|verdict| verdict.outcome()), expected);
}

#[test]
fn getters_of_a_family_read_the_same_member_of_each_variant() {
    use repeated_names_in_derived_types::namespaces::TABLE;
    use repeated_names_in_derived_types::operations::Do;
    let example = read(&folder("repeated_names_in_derived_types").join("request.xml"));
    let request: Do = value(&example, TABLE, <Do as Request>::OPERATION.input);
    assert_eq!(request.step.len(), 2);
    for step in &request.step {
        let all = (step.at_attribute(), step.at(), step.by(), step.at2(), step.by2(), step.at3());
        assert_eq!(all, (Some(1), 2, "a", 3, "b", 4));
    }
}

#[test]
fn getters_of_a_family_read_what_a_restriction_requires_or_leaves_out() {
    use derived_types::types::{Item, Note};
    let note = Item::from(Note { kind: None, id: 7, name: "n".to_owned() });
    assert_eq!((note.id(), note.name(), note.kind()), (7, Some("n"), None));
    assert!(note.tag().is_empty() && note.parent().is_none() && note.born().is_absent());
}

#[test]
fn debug_shows_nothing_of_what_is_sensitive() {
    use values_that_are_not_shown::namespaces::TABLE;
    use values_that_are_not_shown::operations::{Do, DoResponse};
    let example = |file: &str| read(&folder("values_that_are_not_shown").join(file));
    let request: Do = value(&example("request.xml"), TABLE, <Do as Request>::OPERATION.input);
    let response: DoResponse = value(&example("response.xml"), TABLE, <Do as Request>::OPERATION.output);
    for shown in [format!("{request:?} {response:?}"), format!("{request:#?} {response:#?}")] {
        let leak = ["hidden", "Ill", "1965", "04"].iter().find(|value| shown.contains(**value));
        assert_eq!(leak, None, "{shown}");
        // What has the same name elsewhere and is not meant, and types that others have unmarked.
        assert_eq!((shown.matches("shown").count(), shown.matches("Well").count()), (3, 2), "{shown}");
    }
}

#[test]
fn a_choice_keeps_its_namespaces_where_any_type_may_be() {
    let value = AnyType::of(&open_content::types::Pick::A("x".to_owned())).unwrap();
    assert_eq!(value.type_name.as_ref().map(|name| &*name.namespace), Some("urn:case"));
    assert!(value.elements().all(|element| element.name.namespace == "urn:case") && value.elements().count() == 1);
}
