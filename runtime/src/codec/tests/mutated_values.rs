//! Mutated texts read as types: no panic, nothing lost, and what is read can be written and read again.

use super::anything::Pair;
use super::attributes::{Leaves, Money};
use super::families::Item;
use super::mutated::{Numbers, mutate};
use super::qnames::Typed;
use super::support::*;
use super::*;

/// Reads a text as a type, strictly and leniently. A value that is read conforms to its schema once it is written.
fn try_as<T: SchemaType + PartialEq + std::fmt::Debug>(text: &str) -> bool {
    let lenient = read_with::<T>(text, &Sink::lenient());
    let strict = read_with::<T>(text, &Sink::strict());
    match (&lenient, strict) {
        (Ok((_, deviations)), Err(error)) => {
            assert!(!deviations.is_empty() && error.kind() == ReadErrorKind::Deviation, "{error}: {text}");
        }
        (Ok((value, deviations)), Ok((same, _))) => assert!(value == &same && deviations.is_empty(), "{text}"),
        (Err(error), Err(_)) => assert!(error.offset() <= text.len(), "{error}: {text}"),
        (Err(error), Ok(_)) => panic!("only strict reading succeeds ({error}): {text}"),
    }
    let Ok((value, _)) = lenient else { return false };
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, Name::new(A, "n"));
    assert!(writer.finish().is_ok(), "{text}");
    let text = written(&value);
    let (again, _) = read_with::<T>(&text, &Sink::lenient()).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(again, value, "{text}");
    true
}

#[test]
fn mutated_texts_are_read_or_refused_and_what_is_read_is_written_back() {
    let seeds = [
        element("n b:x='&lt;1' other='02' version='1' xsi:type='a:Money' b:rate='-3' currency=' E  U '>7</n>"),
        element("n><token> a\n b</token><line>a\tb</line><currency/><version>01</version><words><word/></words></n>"),
        element("n xsi:type='b:T' k='a'><id>1</id><inner xsi:type='b:Message'><id>2</id><subject/></inner><x/></n>"),
        element("n of='a:x' xmlns:p='urn:1'><name xmlns:p='urn:2'>p:x</name><b:names>x p:x</b:names></n>"),
        element(
            "n><key>k</key><of>b:x</of><value k='v'>a<x>xs:int</x></value><b:more xsi:type='xs:int'>1</b:more></n>",
        ),
    ];
    let mut numbers = Numbers(12);
    let mut read = 0;
    for round in 0..8_000 {
        let text = mutate(&seeds[round % seeds.len()], &mut numbers);
        let is_read = match round % seeds.len() {
            0 => try_as::<Money>(&text),
            1 => try_as::<Leaves>(&text),
            2 => try_as::<Item>(&text),
            3 => try_as::<Typed>(&text),
            _ => try_as::<Pair>(&text),
        };
        read += usize::from(is_read);
        try_as::<AnyType>(&text);
    }
    assert!(read > 200, "{read}");
}

#[test]
fn every_attribute_is_in_the_value_or_in_a_deviation() {
    const NAMES: [&str; 12] = [
        "currency", "b:rate", "kind", "version", "other", "odd", "a:odd", "b:odd", "c:odd", "xml:lang", "rate",
        "a:kind",
    ];
    let mut numbers = Numbers(7);
    for _ in 0..2_000 {
        let mut names = vec!["currency"];
        for _ in 0..numbers.below(NAMES.len()) {
            let name = NAMES[numbers.below(NAMES.len())];
            if !names.contains(&name) {
                names.insert(numbers.below(names.len() + 1), name);
            }
        }
        let attributes: String = names.iter().map(|name| format!(" {name}='1'")).collect();
        let text = element(&format!("n xmlns:c='urn:c'{attributes}>7</n>"));
        let (value, told) = lenient::<Money>(&text);
        let declared = names.iter().filter(|name| NAMES[..5].contains(name)).count();
        let unknown = told.iter().filter(|(_, kind)| matches!(kind, DeviationKind::UnknownAttribute(_))).count();
        assert_eq!(declared + value.extra.0.len() + unknown, names.len(), "{text}: {told:?}");
        assert_eq!(value.rate.is_some(), names.contains(&"b:rate"));
        assert_eq!(value.other.is_some(), names.contains(&"other"));
        // The same of an element that is kept whole.
        let whole = strict::<AnyType>(&text);
        assert_eq!(whole.attributes.len(), names.len(), "{text}");
    }
}
