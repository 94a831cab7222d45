//! The guide: operations by what users want to do, as a page of Markdown for the crate's front page.

use super::context::Context;
use super::{FOLDER, docs};

/// The path of the page and its text, where the configuration has groups. Its links count from a module that has the
/// client in scope.
pub(super) fn emit(context: &Context<'_>) -> Option<(String, String)> {
    let groups = &context.selected.groups;
    if groups.is_empty() {
        return None;
    }
    let mut text = format!("<!-- {} -->\n", context.generated_from());
    for group in groups {
        text.push_str(&format!(
            "\n## {}\n\n| method | what it does |\n|---|---|\n",
            docs::first_sentence(&group.title)
        ));
        for index in &group.operations {
            let operation = &context.operations()[*index];
            let method = context.method(*index);
            let summary = operation.documentation.as_deref().map(docs::first_sentence);
            let summary = summary.unwrap_or_else(|| format!("Operation {}.", docs::cell(&docs::code(&operation.name))));
            let mark = if operation.deprecated.is_some() { "*Deprecated.* " } else { "" };
            text.push_str(&format!("| [`{method}`](Client::{method}) | {mark}{summary} |\n"));
        }
    }
    Some((format!("{FOLDER}/guide.md"), text))
}
