//! The module that compiles and runs a section's example.

use super::COMMAND;
use super::document::Section;

/// The beginning of `mod.rs`.
pub(super) const HEAD: &str = "\
// Written by `cargo run -p wsdl-tests --example write_mapping`.

//! What is generated for each section of `docs/MAPPING.md`, with the example that uses it.

";

/// The text of a section's module.
pub(super) fn of(section: &Section, generated: &str) -> String {
    let (title, usage) = (&section.title, &section.usage.text);
    format!(
        "// Written by `{COMMAND}`.\n\n\
         //! The section \"{title}\".\n\n\
         mod service {{\n{generated}}}\n\n\
         mod example {{\n    use super::service::{{*, operations::*, types::*}};\n    use crate::mapping::usage::*;\n\n\
         async fn example() -> Result<(), Box<dyn std::error::Error>> {{\n{usage}Ok(())\n}}\n\n\
         #[test]\nfn runs() {{\n    block_on(example()).unwrap();\n}}\n}}\n"
    )
}
