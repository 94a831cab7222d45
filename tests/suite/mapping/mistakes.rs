//! What is wrong with the page is reported, and the generator's part of it is repaired.

use super::page;
use wsdl_tests::mapping::generate;

fn wrong(page: &str) -> String {
    generate(page).map(|_| ()).expect_err("the page is wrong")
}

#[test]
fn what_is_generated_takes_the_place_of_what_is_shown() {
    let page = page();
    for (generated, other) in [
        ("    pub died: Nillable<Date>,\n", "    pub died: Option<Date>,\n    pub more: String,\n"),
        ("    pub died: Nillable<Date>,\n", ""),
        ("| `xs:int` | `i32` |", "| `xs:int` | `i64` |"),
    ] {
        assert!(page.contains(generated), "{generated}");
        assert!(generate(&page.replace(generated, other)).expect("it can be generated").page == page, "{other}");
    }
}

#[test]
fn an_example_goes_into_the_module_of_its_section() {
    let page = page().replacen("### Sequence\n", "### A *new* title\n", 1);
    let modules = generate(&page).expect("it can be generated").modules;
    assert!(modules["a_new_title.rs"].contains("Contact::new(7, born)"));
    assert!(modules["mod.rs"].contains("mod a_new_title;\n") && !modules.contains_key("sequence.rs"));
}

#[test]
fn mistakes_name_their_section() {
    let section = |blocks: &str| format!("{}\n### Wrong\n\n{blocks}", page());
    let schema = "```xml\n<xs:complexType name=\"A\"/>\n```\n";
    for (blocks, said) in [
        (schema.to_owned(), "section \"Wrong\": not the blocks"),
        (format!("{schema}```rust\n```\n```rust\n```\n```rust\n```\n"), "section \"Wrong\": not the blocks"),
        (format!("{}```rust\n```\n```rust\n```\n", schema.replace("/>", " base=\"B\">")), "section \"Wrong\""),
        (format!("{schema}```toml\nno = 1\n```\n```rust\n```\n```rust\n```\n"), "section \"Wrong\""),
        ("```rust\n".to_owned(), "the code block has no end"),
    ] {
        let message = wrong(&section(&blocks));
        assert!(message.contains(said), "{blocks}\n{message}");
    }
    assert!(
        wrong(&format!("{}\n### Choice\n\n{schema}```rust\n```\n```rust\n```\n", page())).contains("a title like it")
    );
}

#[test]
fn the_table_has_all_built_in_types_and_no_others() {
    assert!(wrong(&page().replace("| `xs:gDay` |", "| gDay |")).contains("gDay"));
    assert!(wrong(&page().replace("| `xs:gDay` |", "| `xs:gDays` |")).contains("gDays"));
}
