//! The generator's cases: `tests/cases/<question>/`, each the smallest description that asks its question.
//!
//! A folder holds `input.wsdl` and what it imports, `config.toml`, `expected/` and examples of messages. What is expected
//! is compared with what is generated, is compiled here with warnings denied, and reads and writes the examples.
//!
//! After a change of the generator, `cargo run -p wsdl-tests --example write_cases` writes what is expected anew, to be
//! looked at in the diff. A new case needs its module and its line in [`CASES`].

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use wsdl_runtime::Limits;
use wsdl_runtime::codec::{self, DeviationKind, Name, Reader, Sink, Table, Writer};
use wsdl_runtime::codegen::{AnyElement, AnyType, Request, SchemaType};
use wsdl_runtime::{Outcome, Samples};
use wsdl_tests::canonical::canonical;
use wsdl_tests::cases::{self, folder};
use wsdl_tests::messages::Messages;
use wsdl_tests::rewrite::{Element, Style};

/// Compiles what is expected of each case. Nothing calls it, and nobody outside can: of the warnings that are denied, those
/// that say so do not count, nor does clippy's taste in the names of descriptions.
macro_rules! modules {
    ($($path:literal $module:ident)*) => {
        $(
            #[rustfmt::skip]
            #[deny(warnings)]
            #[allow(dead_code, unreachable_pub, unused_imports, clippy::all)]
            #[path = $path]
            mod $module;
        )*
    };
}

modules! {
    "../cases/attributes_and_simple_content/expected/service/mod.rs" attributes_and_simple_content
    "../cases/choices_and_groups/expected/service/mod.rs" choices_and_groups
    "../cases/construction_of_requests/expected/service/mod.rs" construction_of_requests
    "../cases/content_that_is_empty_or_open/expected/service/mod.rs" content_that_is_empty_or_open
    "../cases/derived_types/expected/service/mod.rs" derived_types
    "../cases/documentation_of_operations/expected/service/mod.rs" documentation_of_operations
    "../cases/documentation_that_looks_like_markdown/expected/service/mod.rs" documentation_that_looks_like_markdown
    "../cases/element_and_type_of_one_name/expected/service/mod.rs" element_and_type_of_one_name
    "../cases/errors_in_answers/expected/service/mod.rs" errors_in_answers
    "../cases/extension_of_a_base_type/expected/service/mod.rs" extension_of_a_base_type
    "../cases/facets/expected/service/mod.rs" facets
    "../cases/groups_and_all/expected/service/mod.rs" groups_and_all
    "../cases/header_blocks_and_fault_details/expected/service/mod.rs" header_blocks_and_fault_details
    "../cases/imports_of_imports/expected/service/mod.rs" imports_of_imports
    "../cases/lists_in_wrappers/expected/service/mod.rs" lists_in_wrappers
    "../cases/members_named_like_what_code_uses/expected/service/mod.rs" members_named_like_what_code_uses
    "../cases/messages_of_any_type/expected/service/mod.rs" messages_of_any_type
    "../cases/mixed_content/expected/service/mod.rs" mixed_content
    "../cases/names_in_other_scripts/expected/service/mod.rs" names_in_other_scripts
    "../cases/names_that_hide_others/expected/service/mod.rs" names_that_hide_others
    "../cases/nil_with_attributes/expected/service/mod.rs" nil_with_attributes
    "../cases/nillable_optional_and_many/expected/service/mod.rs" nillable_optional_and_many
    "../cases/one_element_in_several_messages/expected/service/mod.rs" one_element_in_several_messages
    "../cases/open_content/expected/service/mod.rs" open_content
    "../cases/open_enumeration/expected/service/mod.rs" open_enumeration
    "../cases/overrides/expected/service/mod.rs" overrides
    "../cases/recursive_types/expected/service/mod.rs" recursive_types
    "../cases/redefined_types/expected/service/mod.rs" redefined_types
    "../cases/repeated_names_in_derived_types/expected/service/mod.rs" repeated_names_in_derived_types
    "../cases/request_element_with_a_named_type/expected/service/mod.rs" request_element_with_a_named_type
    "../cases/reserved_keywords/expected/service/mod.rs" reserved_keywords
    "../cases/scalars/expected/service/mod.rs" scalars
    "../cases/schema_without_a_service/expected/service/mod.rs" schema_without_a_service
    "../cases/several_port_types/expected/service/mod.rs" several_port_types
    "../cases/substitution_groups/expected/service/mod.rs" substitution_groups
    "../cases/two_namespaces/expected/service/mod.rs" two_namespaces
    "../cases/unions_lists_and_values/expected/service/mod.rs" unions_lists_and_values
    "../cases/unqualified_locals/expected/service/mod.rs" unqualified_locals
    "../cases/values_that_are_not_shown/expected/service/mod.rs" values_that_are_not_shown
}

/// A case, and how each of its examples is read and written.
struct Case {
    name: &'static str,
    examples: &'static [Example],
}

type Example = (&'static str, fn(&str) -> String);

/// The examples of a case: each file is the request of an operation or the response to it.
macro_rules! case {
    ($module:ident $(, $file:literal $direction:ident $folder:ident $request:ident)*) => {
        Case {
            name: stringify!($module),
            examples: &[$(($file, |xml| {
                $direction::<$module::$folder::$request>(xml, $module::namespaces::TABLE)
            })),*],
        }
    };
}

const CASES: &[Case] = &[
    case!(construction_of_requests, "full.xml" request operations Do),
    case!(content_that_is_empty_or_open, "request.xml" request operations Do, "response.xml" response operations Do),
    case!(documentation_of_operations),
    case!(documentation_that_looks_like_markdown, "request.xml" request operations Do),
    case!(element_and_type_of_one_name, "request.xml" request operations Do, "response.xml" response operations Do),
    case!(errors_in_answers, "request.xml" request operations Do, "response.xml" response operations Do),
    case!(extension_of_a_base_type, "request.xml" request operations Do),
    case!(groups_and_all, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(header_blocks_and_fault_details),
    case!(imports_of_imports, "request.xml" request operations Do),
    case!(members_named_like_what_code_uses, "request.xml" request operations Do, "response.xml" response operations Do),
    case!(names_in_other_scripts, "request.xml" request operations 名前),
    case!(
        lists_in_wrappers,
        "empty.xml" request operations Do,
        "full.xml" request operations Do,
        "least.xml" request operations Do
    ),
    case!(
        nillable_optional_and_many,
        "full.xml" request operations Do,
        "least.xml" request operations Do,
        "nil.xml" request operations Do
    ),
    case!(
        nil_with_attributes,
        "full.xml" request operations Do,
        "least.xml" request operations Do,
        "nil.xml" request operations Do,
        "put.xml" request operations Put
    ),
    case!(
        one_element_in_several_messages,
        "echo.xml" request operations Echo,
        "ping_response.xml" response operations Ping,
        "wrap.xml" request operations Wrap,
        "one_response.xml" response operations One
    ),
    case!(open_enumeration, "request.xml" request operations Do),
    case!(overrides, "request.xml" request operations Act),
    case!(recursive_types, "request.xml" request operations Do),
    case!(redefined_types, "request.xml" request operations Do),
    case!(repeated_names_in_derived_types, "request.xml" request operations Do),
    case!(
        request_element_with_a_named_type,
        "first.xml" request operations First,
        "second.xml" request operations Second,
        "second_response.xml" response operations Second
    ),
    case!(reserved_keywords, "request.xml" request operations Type, "response.xml" response operations Type),
    case!(
        scalars,
        "required.xml" request operations Required,
        "optional.xml" request operations Optional,
        "nillable.xml" request operations NillableElement,
        "absent.xml" request operations Absent,
        "many.xml" request operations Many,
        "restricted.xml" request operations Restricted
    ),
    case!(schema_without_a_service),
    case!(several_port_types),
    case!(two_namespaces, "request.xml" request operations Do, "response.xml" response operations Do),
    case!(unqualified_locals, "request.xml" request operations Do),
    case!(values_that_are_not_shown, "request.xml" request operations Do, "response.xml" response operations Do),
    case!(attributes_and_simple_content, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(facets, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(choices_and_groups, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(derived_types, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(
        messages_of_any_type,
        "text.xml" request types Text,
        "number.xml" response types Text,
        "pick.xml" request operations PickElement
    ),
    case!(mixed_content, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(names_that_hide_others, "request.xml" request operations Do),
    case!(open_content, "full.xml" request operations Do, "least.xml" request operations Do),
    case!(substitution_groups, "request.xml" request operations Do),
    case!(unions_lists_and_values, "full.xml" request operations Do, "least.xml" request operations Do),
];

fn request<R: Request>(xml: &str, table: Table) -> String {
    written_back::<R>(xml, table, R::OPERATION.input)
}

fn response<R: Request>(xml: &str, table: Table) -> String {
    written_back::<R::Response>(xml, table, R::OPERATION.output)
}

/// Reads a message, from which nothing may depart.
fn value<T: SchemaType>(xml: &str, table: Table, name: Name) -> T {
    let mut reader = Reader::new(xml, table, Limits::default(), Sink::strict());
    let start = reader.root().unwrap_or_else(|error| panic!("{error}: {xml}"));
    assert_eq!(start.local, name.local);
    T::read(&mut reader, &start).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

/// Reads a message and writes it.
fn written_back<T: SchemaType>(xml: &str, table: Table, name: Name) -> String {
    let value: T = value(xml, table, name);
    let mut writer = Writer::new(table);
    value.write(&mut writer, name);
    let text = writer.finish().expect("what could be read can be written");
    // The envelope declares the prefix.
    let at = text.find([' ', '>', '/']).expect("there is a tag");
    format!("{} xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"{}", &text[..at], &text[at..])
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of what is in a folder.
fn entries(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// The files in a folder and the folders in it, by their path from there.
fn files(folder: &Path, from: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for name in entries(&folder.join(from)) {
        let path = if from.is_empty() { name } else { format!("{from}/{name}") };
        if folder.join(&path).is_dir() {
            found.extend(files(folder, &path));
        } else {
            found.insert(path);
        }
    }
    found
}

#[test]
fn every_case_is_run_with_every_example() {
    let names: BTreeSet<String> = CASES.iter().map(|case| case.name.to_owned()).collect();
    assert_eq!(names, entries(&folder("")));
    for case in CASES {
        let examples: BTreeSet<String> = case.examples.iter().map(|(file, _)| (*file).to_owned()).collect();
        let present = entries(&folder(case.name)).into_iter().filter(|file| file.ends_with(".xml"));
        assert_eq!(examples, present.collect(), "{}", case.name);
    }
}

#[test]
fn what_is_generated_is_what_is_expected() {
    for case in CASES {
        let output = cases::generate(case.name);
        assert!(output.warnings.is_empty(), "{}: {}", case.name, output.warnings);
        assert!(output.report.definitions.balance(), "{}: {}", case.name, output.report);
        let expected = folder(case.name).join("expected");
        let paths: BTreeSet<String> = output.files.keys().cloned().collect();
        assert_eq!(paths, files(&expected, ""), "{}: {WRITE}", case.name);
        for (path, text) in &output.files {
            assert_eq!(*text, read(&expected.join(path)), "{}: {WRITE}", case.name);
        }
    }
}

const WRITE: &str = "if this is meant, run the example `write_cases`";

#[test]
fn examples_are_read_and_written_back() {
    for case in CASES {
        for (file, written_back) in case.examples {
            let xml = read(&folder(case.name).join(file));
            assert_eq!(canonical(&written_back(&xml)), canonical(&xml), "{} {file}", case.name);
        }
    }
}

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
fn global_elements_that_are_no_messages_become_open_content_and_back() {
    use two_namespaces::types::ItemType;
    let item = ItemType { other: true };
    let element = AnyElement::of(&item).expect("a value that XML takes");
    assert_eq!(&*element.name.local, "Item");
    assert_eq!(element.decode::<ItemType>().map(Result::ok), Some(Some(item)));
}

#[test]
fn messages_of_simple_types_have_their_default_and_facets() {
    use messages_of_any_type::namespaces::TABLE;
    use messages_of_any_type::operations::Again;
    let name = <Again as Request>::OPERATION.input;
    let read = |text: &str| {
        let xml = format!("<Text xmlns='urn:case'>{text}</Text>");
        codec::read_document::<Again>(&xml, TABLE, name, Sink::lenient()).expect("a text")
    };
    assert_eq!(read("").0, Again { value: "none".to_owned() });
    let (value, deviations) = read("123456789");
    assert!(matches!(deviations.as_slice(), [deviation] if matches!(deviation.kind, DeviationKind::Facet(_))));
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, name);
    assert_eq!(writer.finish_with_remarks().map(|(_, remarks)| remarks.len()), Ok(1));
}

#[test]
fn elements_of_a_schema_hold_all_that_their_declarations_say() {
    use schema_without_a_service::namespaces::{N0, TABLE};
    use schema_without_a_service::types::{Age, Car, CarOptional, Code, Color, Paint, PriceElement};
    fn read<T: SchemaType>(local: &'static str, rest: &str) -> (T, usize) {
        let xml =
            format!("<{local} xmlns='urn:case' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'{rest}</{local}>");
        let (value, deviations) = codec::read_document(&xml, TABLE, Name::new(N0, local), Sink::lenient()).expect(&xml);
        (value, deviations.as_slice().len())
    }
    assert_eq!(read("Age", ">"), (Age { value: 18 }, 0));
    assert_eq!(read("Code", "> a  b "), (Code { value: "a b".to_owned() }, 0));
    assert_eq!(read("Code", ">abcd"), (Code { value: "abcd".to_owned() }, 1));
    assert_eq!(read("Color", ">red"), (Color::Red, 0));
    assert_eq!(read("Paint", " xsi:nil='1'>"), (Paint { value: None }, 0));
    let (price, deviations) = read::<PriceElement>("Price", " xsi:nil='1' currency='EUR'>");
    assert!(price.value.is_nil() && deviations == 0);
    let half = CarOptional::default();
    let car = Car {
        maker: "a".into(),
        model: "b".into(),
        year: "1999".parse().unwrap(),
        doors: 3,
        color: Color::Green,
        optional: half,
    };
    let element = AnyElement::of(&car).expect("a value that XML takes");
    assert_eq!(element.decode::<Car>().map(Result::ok), Some(Some(car)));
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

macro_rules! messages {
    ($($module:ident)*) => {
        vec![$((
            stringify!($module),
            Messages::of($module::namespaces::TABLE, |messages| $module::samples::each(messages)),
        )),*]
    };
}

/// The messages of cases that are sequences of elements, with the names of the cases.
fn sampled() -> Vec<(&'static str, Messages)> {
    messages! {
        groups_and_all
        members_named_like_what_code_uses
        names_in_other_scripts
        nillable_optional_and_many
        one_element_in_several_messages
        open_enumeration
        recursive_types
        reserved_keywords
        scalars
        unqualified_locals
    }
}

/// The messages of cases whose elements have a meaning by their order, or text between them.
fn sampled_in_order() -> Vec<(&'static str, Messages)> {
    messages! {
        attributes_and_simple_content
        choices_and_groups
        derived_types
        messages_of_any_type
        mixed_content
        names_that_hide_others
        nil_with_attributes
        open_content
        substitution_groups
        unions_lists_and_values
    }
}

#[test]
fn a_choice_keeps_its_namespaces_where_any_type_may_be() {
    let value = AnyType::of(&open_content::types::Pick::A("x".to_owned())).unwrap();
    assert_eq!(value.type_name.as_ref().map(|name| &*name.namespace), Some("urn:case"));
    assert!(value.elements().all(|element| element.name.namespace == "urn:case") && value.elements().count() == 1);
}

#[test]
fn samples_of_every_construct_are_read_as_they_were_written() {
    let random = (0..300).map(Samples::new);
    let sources = random.chain((0..20).flat_map(|seed| [Samples::sparse(seed), Samples::full(seed)]));
    for mut source in sources {
        for (case, messages) in sampled_in_order() {
            for kind in &messages.all {
                let message = kind.sample(&mut source);
                let read = message.read_back(&message.write(), Sink::strict());
                read.unwrap_or_else(|wrong| panic!("{case} {}: {wrong}", kind.element));
            }
        }
    }
}

#[test]
fn samples_are_read_as_they_were_written() {
    let random = (0..50).map(Samples::new);
    let sources = random.chain((0..3).flat_map(|seed| [Samples::sparse(seed), Samples::full(seed)]));
    for mut source in sources {
        for (case, messages) in sampled() {
            for kind in &messages.all {
                let message = kind.sample(&mut source);
                let text = message.write();
                let mut element = Element::read(&text);
                let mut forms = vec![text];
                forms.extend([Style::Indented, Style::Prefixes, Style::ManyPrefixes].map(|style| element.write(style)));
                for form in forms {
                    let read = message.read_back(&form, Sink::strict());
                    read.unwrap_or_else(|wrong| panic!("{case} {}: {wrong}", kind.element));
                }
                element.shuffle(&mut |end| source.below(end), &|_| false);
                let read = message.read_back(&element.write(Style::Plain), Sink::lenient());
                read.unwrap_or_else(|wrong| panic!("{case} {}: {wrong}", kind.element));
            }
        }
    }
}

/// Each facet by a request that lacks it alone: the content, and the path in the error.
const BEYOND: &[(&str, &str)] = &[
    ("<Name/>", "Do/Name"),
    ("<Name>Joanne</Name>", "Do/Name"),
    ("<Name>J</Name><Zip>301</Zip>", "Do/Zip"),
    ("<Name>J</Name><Zip>IO</Zip>", "Do/Zip"),
    ("<Name>J</Name><Price>1.234</Price>", "Do/Price"),
    ("<Name>J</Name><Price>1234.56</Price>", "Do/Price"),
    ("<Name>J</Name><Price>0</Price>", "Do/Price"),
    ("<Name>J</Name><Start>2019-12-31</Start>", "Do/Start"),
    ("<Name>J</Name><Codes>a b c</Codes>", "Do/Codes"),
    ("<Name>J</Name><Codes>a abcdef</Codes>", "Do/Codes"),
    ("<Name>J</Name><Size>10000</Size>", "Do/Size"),
    ("<Name>J</Name><Key>ab</Key>", "Do/Key"),
    ("<Name>J</Name><Lines><Line>Joanne</Line></Lines>", "Do/Lines/Line"),
    ("<Name>J</Name><Count>0</Count>", "Do/Count"),
    ("<Name>J</Name><Data>AQIDBA==</Data>", "Do/Data"),
    ("<Name>J</Name><Weight>-1</Weight>", "Do/Weight"),
    ("<Name>J</Name><Weight unit='pounds'>1</Weight>", "Do/Weight/@unit"),
];

#[test]
fn values_beyond_their_facets_are_deviations_and_are_not_sent_unless_that_is_asked_for() {
    use facets::operations::Do;
    use wsdl_runtime::codec::read_document;
    use wsdl_runtime::{DeviationKind, Error, FacetChecks, NotSentReason};
    use wsdl_tests::memory::{Reply, Service};

    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime without input");
    for (content, path) in BEYOND {
        let xml = format!("<Do xmlns='urn:case'>{content}</Do>");
        let (table, name) = (facets::namespaces::TABLE, Do::OPERATION.input);
        assert!(read_document::<Do>(&xml, table, name, Sink::strict()).is_err(), "{xml}");
        let (value, deviations) = read_document::<Do>(&xml, table, name, Sink::lenient()).expect("it can be read");
        let all = deviations.as_slice();
        assert!(matches!(all.first().map(|one| &one.kind), Some(DeviationKind::Facet(_))), "{xml}: {all:?}");
        assert_eq!((all.len(), all[0].path.as_str()), (1, *path), "{xml}");

        let answer = "<DoResponse xmlns='urn:case'><Zip>long</Zip></DoResponse>";
        let service = Service::new([Reply::soap11(wsdl_tests::memory::envelope(answer))]);
        let client = facets::Client::builder().transport(service.clone()).endpoint("http://localhost/").build();
        let client = client.expect("the settings are right");
        let error = runtime.block_on(client.r#do(&value)).expect_err(&xml);
        let Error::NotSent(not_sent) = &error else { panic!("{error:?}") };
        let NotSentReason::Facets(errors) = &not_sent.reason else { panic!("{error:?}") };
        assert_eq!((errors.0.len(), errors.0[0].path.as_str()), (1, *path), "{xml}");
        assert_eq!(service.seen().len(), 0);

        let client = client.with_facets(FacetChecks::Report);
        let answer = runtime.block_on(client.send(&value)).expect("it is sent");
        assert_eq!(answer.exchange.violations, errors.0, "{xml}");
        assert_eq!(answer.deviations.count(), 1);
    }
}
