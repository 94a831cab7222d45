//! `docs/MAPPING.md` as code: what the generator makes of each schema in it, and modules that compile and run its examples.
//!
//! A section is a heading with these code blocks after it: `xml` the schema, `toml` configuration if it needs any, `rust` what
//! comes out, `rust` an example that uses it. A table whose rows begin with the name of a built-in type has its Rust type
//! in the second column. What comes out is written by the generator, and the rest by hand. `mapping/description.rs`
//! says how a fragment of a schema becomes a WSDL.

mod description;
mod document;
mod inline;
mod module;
mod shape;
mod table;

use std::collections::BTreeMap;
use std::path::PathBuf;

use document::Section;

/// The page, from the root of the workspace.
pub const PAGE: &str = "docs/MAPPING.md";

/// The command that writes what this module makes.
pub const COMMAND: &str = "cargo run -p wsdl-tests --example write_mapping";

/// The folder of the modules that compile the examples.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("mapping/compiled")
}

/// The page as it must be, and the modules that belong to it.
pub struct Mapping {
    /// The page, with the Rust that the generator makes today.
    pub page: String,
    /// The modules by their file names.
    pub modules: BTreeMap<String, String>,
}

/// Generates every schema of the page.
///
/// # Errors
/// A section lacks a block, or its schema cannot be generated; each message names the section.
pub fn generate(page: &str) -> Result<Mapping, String> {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let mut modules = BTreeMap::new();
    let mut index = module::HEAD.to_owned();
    // From the last section to the first, so that lines before it keep their numbers.
    for section in document::sections(page)?.iter().rev() {
        let in_section = |wrong| format!("section {:?}: {wrong}", section.title);
        let generated = generated(section).map_err(in_section)?;
        let shape = shape::of(&generated).map_err(in_section)?;
        lines.splice(section.shape.lines.clone(), shape.lines().map(str::to_owned));
        let name = document::slug(&section.title);
        if modules.insert(format!("{name}.rs"), module::of(section, &generated)).is_some() {
            return Err(in_section("another section has a title like it".to_owned()));
        }
    }
    for name in modules.keys() {
        index.push_str(&format!("mod {};\n", name.trim_end_matches(".rs")));
    }
    modules.insert("mod.rs".to_owned(), index);
    table::fill(&mut lines)?;
    Ok(Mapping { page: lines.join("\n") + "\n", modules })
}

/// What is generated for a section, as one text of nested modules.
fn generated(section: &Section) -> Result<String, String> {
    let types: Vec<&str> = section.xml.types.iter().map(String::as_str).collect();
    let configuration = section.toml.as_ref().map_or("", |block| &block.text);
    inline::modules(&description::generate(&section.xml.text, &types, configuration)?)
}
