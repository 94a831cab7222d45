// Written by `cargo run -p wsdl-tests --example write_mapping`.

//! What is generated for each section of `docs/MAPPING.md`, with the example that uses it.

mod a_type_that_is_a_choice;
mod abstract_types;
mod any_element;
mod any_type;
mod attributes;
mod choice;
mod default_and_fixed_values_of_elements;
mod elements_in_any_order;
mod elements_that_hold_nothing_but_a_list;
mod empty_bodies;
mod enumerations;
mod enumerations_of_other_values;
mod extension_and_restriction;
mod facets;
mod families;
mod families_with_fewer_members;
mod families_without_members;
mod faults;
mod header_blocks;
mod lists;
mod mixed_content_with_text_among_alternatives;
mod mixed_content_with_text_between_elements;
mod mixed_content_without_elements;
mod named_model_groups;
mod nested_and_optional_groups;
mod nil_elements_with_attributes;
mod optional_and_repeated_choices;
mod qualified_attributes_and_any_attribute;
mod repeated_groups;
mod requests_and_responses;
mod requests_of_simple_types;
mod requests_that_share_an_element;
mod sequence;
mod simple_content;
mod substitution_groups;
mod the_same_element_twice;
mod types_inside_elements_and_types_that_hold_themselves;
mod types_that_only_open_content_holds;
mod types_with_many_required_elements;
mod unions;
