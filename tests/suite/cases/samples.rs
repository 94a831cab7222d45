//! Random values of the cases' types are read as they were written.

use wsdl_runtime::Samples;
use wsdl_tests::messages::Messages;
use wsdl_tests::rewrite::{Element, Style};

use super::*;

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
