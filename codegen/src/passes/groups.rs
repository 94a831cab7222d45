//! The groups of the guide: every selected operation is in one of them, and in one alone.

use std::collections::BTreeMap;

use super::select::{Group, nearest};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Contract;

/// The groups with what is selected of them; those of which nothing is are left out.
pub(super) fn run(
    contract: &Contract,
    config: &Config,
    selected: &[usize],
    diagnostics: &mut Diagnostics,
) -> Vec<Group> {
    if config.groups.is_empty() {
        return Vec::new();
    }
    let all = &contract.service.operations;
    let mut of: BTreeMap<usize, &str> = BTreeMap::new();
    let mut groups = Vec::new();
    for group in &config.groups {
        let mut operations = Vec::new();
        for name in &group.operations {
            let Some(index) = all.iter().position(|operation| operation.name == name.text) else {
                let title = format!("group `{}` names an operation `{}` that there is not", group.title, name.text);
                let help = match nearest(&name.text, all.iter().map(|operation| &*operation.name)) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "take the name out of the group".to_owned(),
                };
                diagnostics.error(title, &name.place, help);
                continue;
            };
            if let Some(other) = of.insert(index, &group.title) {
                let title = format!("operation `{}` is in group `{other}` already", name.text);
                diagnostics.error(title, &name.place, "name it in one group alone");
            } else if selected.contains(&index) {
                operations.push(index);
            }
        }
        if !operations.is_empty() {
            groups.push(Group { title: group.title.clone(), operations });
        }
    }
    for index in selected.iter().filter(|index| !of.contains_key(index)) {
        let title = format!("operation `{}` is in no group", all[*index].name);
        let help = "name it in the `operations` of a [[group]], or take all groups out";
        diagnostics.push(Diagnostic::error(title, Some(Place::of_file(config.file.clone())), help));
    }
    groups
}
