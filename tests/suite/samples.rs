//! Every message of every operation: written and read back, in every form that it may come in.

use std::collections::{BTreeMap, BTreeSet};

use listrak_v31::samples;
use wsdl_runtime::DeviationKind;
use wsdl_runtime::Samples;
use wsdl_runtime::codec::Sink;
use wsdl_tests::messages::{Kind, Messages, Sender};
use wsdl_tests::rewrite::{Element, Style};
use wsdl_tests::schema::{Schema, Type};

/// So many messages of each kind are made at random.
const SEEDS: u64 = 12;

fn messages() -> Messages {
    Messages::of(listrak_v31::namespaces::TABLE, samples::each)
}

/// Sources of samples: the least, all, and anything between.
fn sources(seeds: u64) -> impl Iterator<Item = Samples> {
    let random = (0..seeds).map(Samples::new);
    random.chain([0, 1].into_iter().flat_map(|seed| [Samples::sparse(seed), Samples::full(seed)]))
}

/// What is sent as nil and not looked at: elements of requests by which only responses say something.
fn is_ignored(kind: &Kind) -> impl Fn(&Element) -> bool {
    let is_request = kind.sender == Sender::Client;
    move |element| is_request && element.local == "WSException"
}

fn wsdl() -> String {
    std::fs::read_to_string(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).expect("the description")
}

#[test]
fn every_message_is_read_as_it_was_written() {
    let messages = messages();
    let names: BTreeSet<(&str, bool)> =
        messages.all.iter().map(|kind| (kind.element, kind.sender == Sender::Client)).collect();
    assert_eq!((messages.all.len(), names.len()), (2 * 97, 2 * 97));
    for kind in &messages.all {
        for mut source in sources(SEEDS) {
            let message = kind.sample(&mut source);
            let read = message.read_back(&message.write(), Sink::strict());
            read.unwrap_or_else(|wrong| panic!("{}: {wrong}", kind.element));
        }
    }
}

#[test]
fn every_element_that_is_declared_turns_up() {
    let wsdl = wsdl();
    let schema = Schema::of_description(&wsdl);
    let (mut declared, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for kind in &messages().all {
        for seed in 0..3 {
            let text = kind.sample(&mut Samples::full(seed)).write();
            schema.walk(&mut Element::read(&text), &mut |element, ty| {
                // A nil element has nothing in it.
                if element.local != "WSException" {
                    declared.extend(schema.declared(ty).into_iter().map(|(name, _)| (ty.place(), name.to_owned())));
                }
                seen.extend(element.children.iter().map(|child| (ty.place(), child.local.clone())));
            });
        }
    }
    assert_eq!(seen, declared);
    assert!(seen.len() > 700, "{}", seen.len());
}

/// A name without what Rust's conventions change.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reading and writing might make the same mistake: what is in a field must be in the element of that name.
#[test]
fn values_are_in_the_elements_of_their_names() {
    let mut looked_at = BTreeSet::new();
    for kind in &messages().all {
        for seed in 0..6 {
            let message = kind.sample(&mut Samples::full(seed));
            // By what `Debug` gives of a value: the elements that it is in, and those around them, which are lists.
            let mut elements: BTreeMap<String, Vec<[String; 2]>> = BTreeMap::new();
            Element::read(&message.write()).for_each(&mut |outer| {
                for inner in outer.children.iter().filter(|inner| inner.children.is_empty()) {
                    let text = &inner.text;
                    let wrapped = ["DateTime", "Decimal"].map(|ty| format!("{ty}({text})"));
                    for debug in [format!("{text:?}"), text.clone()].into_iter().chain(wrapped) {
                        elements.entry(debug).or_default().push([inner.local.clone(), outer.local.clone()]);
                    }
                }
            });
            for (field, value) in message.fields() {
                // A value that stands in several places, or is written otherwise in Rust, proves nothing.
                let Some([names]) = elements.get(&value).map(Vec::as_slice) else { continue };
                let is_result = field == "result" && names.iter().any(|name| name.ends_with("Result"));
                assert!(is_result || names.iter().any(|name| bare(name) == bare(&field)), "{field}: {names:?}");
                looked_at.insert((kind.element, field, names.clone()));
            }
        }
    }
    // What `Debug` masks cannot be looked at in this way.
    assert!(looked_at.len() > 770, "{}", looked_at.len());
}

#[test]
fn prefixes_and_indentation_are_nothing() {
    for kind in &messages().all {
        for mut source in sources(2) {
            let message = kind.sample(&mut source);
            let element = Element::read(&message.write());
            for style in [Style::Plain, Style::Indented, Style::Prefixes, Style::ManyPrefixes] {
                let read = message.read_back(&element.write(style), Sink::strict());
                read.unwrap_or_else(|wrong| panic!("{} {style:?}: {wrong}", kind.element));
            }
        }
    }
}

#[test]
fn elements_in_any_order_give_the_same_value() {
    let (mut shuffled, mut misordered) = (0, 0);
    for kind in &messages().all {
        for (seed, mut source) in sources(SEEDS).enumerate() {
            let message = kind.sample(&mut source);
            let mut element = Element::read(&message.write());
            let expected = element.shuffle(&mut |end| source.below(end), &is_ignored(kind));
            let style = [Style::Plain, Style::Indented, Style::Prefixes, Style::ManyPrefixes][seed % 4];
            let xml = element.write(style);
            let read = message.read_back(&xml, Sink::lenient());
            let deviations = read.unwrap_or_else(|wrong| panic!("{}: {wrong}", kind.element));
            assert_eq!(deviations.count(), expected, "{}: {xml}", kind.element);
            for deviation in deviations.as_slice() {
                assert!(matches!(deviation.kind, DeviationKind::Misordered(_)), "{deviation}");
            }
            assert_eq!(message.read_back(&xml, Sink::strict()).is_ok(), expected == 0, "{xml}");
            shuffled += 1;
            misordered += usize::from(expected > 0);
        }
    }
    // Small messages have few elements to be brought out of order.
    assert!(misordered > shuffled / 3, "{misordered} of {shuffled}");
}

#[test]
fn listed_values_are_known_and_kept() {
    let wsdl = wsdl();
    let schema = Schema::of_description(&wsdl);
    let (mut enumerations, mut values) = (BTreeSet::new(), 0);
    for kind in &messages().all {
        let message = kind.sample(&mut Samples::full(5));
        let mut element = Element::read(&message.write());
        let mut fresh = 0;
        schema.walk(&mut element, &mut |_, ty| {
            if let Type::Enumeration(_) = ty
                && enumerations.insert(ty.place())
            {
                values += ty.values().len();
                fresh = fresh.max(ty.values().len());
            }
        });
        // Each enumeration is tried in the first message that holds it, all of its values one after another.
        for number in 0..fresh {
            schema.walk(&mut element, &mut |element, ty| {
                if let Type::Enumeration(_) = ty {
                    element.text = ty.values().iter().cycle().nth(number).expect("some value is listed").clone();
                }
            });
            let (text, deviations) = message.rewrite(&element.write(Style::Plain)).expect("listed values are legal");
            assert_eq!(Element::read(&text), element, "{}", kind.element);
            assert!(deviations.is_empty(), "{deviations:?}");
        }
    }
    assert_eq!((enumerations.len(), values), (18, wsdl.matches("<s:enumeration ").count()));
}

#[test]
fn unlisted_values_are_reported_and_kept() {
    let wsdl = wsdl();
    let schema = Schema::of_description(&wsdl);
    let mut enumerations = BTreeSet::new();
    for kind in &messages().all {
        let message = kind.sample(&mut Samples::full(5));
        let mut element = Element::read(&message.write());
        let mut changed = 0;
        schema.walk(&mut element, &mut |element, ty| {
            if let Type::Enumeration(_) = ty {
                enumerations.insert(ty.place());
                // Unlike a listed value in case alone, or in blanks, or in everything.
                element.text = match changed % 3 {
                    0 => format!(" {}", element.text),
                    1 => element.text.to_uppercase() + "?",
                    _ => "<a> & \r\n\u{1F600}".to_owned(),
                };
                changed += 1;
            }
        });
        let (text, deviations) = message.rewrite(&element.write(Style::Plain)).expect("other values are legal");
        assert_eq!(Element::read(&text), element, "{}", kind.element);
        assert_eq!(deviations.count(), changed, "{}", kind.element);
        for deviation in deviations.as_slice() {
            assert!(matches!(deviation.kind, DeviationKind::UnlistedValue(_)), "{deviation}");
        }
    }
    assert_eq!(enumerations.len(), 18);
}
