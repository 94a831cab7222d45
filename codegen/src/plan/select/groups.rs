//! The groups of the guide.

use std::collections::BTreeMap;

use super::operations::Index;
use super::{Group, Selected};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::plan::Operation;

/// The title of the operations that are in no group.
const OTHERS: &str = "Other operations";

/// Returns the groups with their selected operations. An unknown operation in a group, or an operation in no group, is
/// only a warning: nothing but the guide depends on groups.
pub(super) fn of(all: &[Operation], config: &Config, selected: &Selected, diagnostics: &mut Diagnostics) -> Vec<Group> {
    if config.groups.is_empty() {
        return Vec::new();
    }
    let index = Index::of(all);
    let mut titles: BTreeMap<usize, &str> = BTreeMap::new();
    let mut groups = Vec::new();
    for group in &config.groups {
        let mut operations = Vec::new();
        for name in &group.operations {
            let found = index.find(&name.text);
            if found.is_empty() {
                let title = format!("group `{}` names an unknown operation `{}`", group.title, name.text);
                let help = index.help(&name.text, "remove the name from the group");
                diagnostics.warning(title, &name.place, help);
            }
            for operation in found {
                if let Some(other) = titles.insert(*operation, &group.title) {
                    let title = format!("operation `{}` is already in group `{other}`", name.text);
                    diagnostics.error(title, &name.place, "name it in one group only");
                } else if selected.operations.binary_search(operation).is_ok() {
                    operations.push(*operation);
                }
            }
        }
        if !operations.is_empty() {
            groups.push(Group { title: group.title.clone(), operations });
        }
    }
    let others: Vec<usize> =
        selected.operations.iter().copied().filter(|operation| !titles.contains_key(operation)).collect();
    if let Some(first) = others.first() {
        let title = match others.len() {
            1 => format!("operation `{}` is in no group", all[*first].name),
            count => format!("{count} operations are in no group, the first is `{}`", all[*first].name),
        };
        let help = format!("add them to the `operations` of a [[group]]; the guide has them under \"{OTHERS}\"");
        diagnostics.push(Diagnostic::warning(title, Some(Place::of_file(config.file.clone())), help));
        groups.push(Group { title: OTHERS.to_owned(), operations: others });
    }
    groups
}
