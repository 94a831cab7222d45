//! The generator's cases: `tests/cases/<question>/`, each the smallest description that asks its question.
//!
//! A folder holds `input.wsdl` and what it imports, `config.toml`, `expected/` and examples of messages. What is expected
//! is compared with what is generated, is compiled here with warnings denied, and reads and writes the examples.
//!
//! After a change of the generator, `cargo run -p wsdl-tests --example write_cases` writes what is expected anew, to be
//! looked at in the diff. A new case needs its module and its line in [`CASES`].

mod elements;
mod facets_of_values;
mod samples;
mod values;
mod wildcards;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use wsdl_runtime::Limits;
use wsdl_runtime::codec::{Name, Reader, Sink, Table, Writer};
use wsdl_runtime::codegen::{Request, SchemaType};
use wsdl_tests::canonical::canonical;
use wsdl_tests::cases::{self, folder};

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
    "../cases/wildcards_for_declared_content/expected/service/mod.rs" wildcards_for_declared_content
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
    case!(wildcards_for_declared_content),
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
