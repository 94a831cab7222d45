//! What can be wrong with a configuration before any document is read, and how it fits the kind of its entry.

use std::collections::HashSet;

use super::{Config, Placed, Selection, TypeSelection};
use crate::diagnostics::Diagnostics;
use crate::identifier::is_identifier;

/// Checks the values of a configuration.
pub(super) fn values(config: &Config, diagnostics: &mut Diagnostics) {
    if config.entry.trim().is_empty() {
        let help = "name the document to start with, such as `service.wsdl`";
        diagnostics.error("`entry` is empty", &config.entry_place, help);
    }
    except(config, diagnostics);
    types(config, diagnostics);
    locations(config, diagnostics);
    for entry in config.overrides.iter().filter(|entry| entry.reason.trim().is_empty()) {
        let title = format!("override `{}` gives no reason", entry.path);
        diagnostics.error(title, &entry.place, "say in `reason` why the name is given by hand");
    }
    for entry in &config.sensitive {
        match entry.elements.first() {
            None => {
                let help = "name some in `elements`, or remove the table";
                diagnostics.error("no element is sensitive", &entry.place, help);
            }
            Some(first) if entry.reason.trim().is_empty() => {
                let title = format!("`{}` is sensitive for no reason", first.text);
                diagnostics.error(title, &first.place, "say in `reason` what the values tell, and of whom");
            }
            Some(_) => {}
        }
    }
}

fn except(config: &Config, diagnostics: &mut Diagnostics) {
    repeated(&config.except, "`except`", diagnostics);
    if let (Some(first), Some(Selection::Names(_))) = (config.except.first(), &config.operations) {
        let help = "remove the name from `operations`; `except` is for \"all\" and \"supported\"";
        diagnostics.error("`except` stands beside a list of operations", &first.place, help);
    }
}

fn types(config: &Config, diagnostics: &mut Diagnostics) {
    if let Some(TypeSelection::Names(names)) = &config.types {
        repeated(names, "`types`", diagnostics);
    }
    let mut seen = HashSet::new();
    for family in &config.families {
        if !seen.insert(&family.ty.text) {
            let title = format!("the family of `{}` is listed twice", family.ty.text);
            diagnostics.error(title, &family.ty.place, "keep one table for each type");
        }
        repeated(&family.members, &format!("the family of `{}`", family.ty.text), diagnostics);
    }
}

fn locations(config: &Config, diagnostics: &mut Diagnostics) {
    for entry in config.locations.iter().filter(|entry| entry.file.trim().is_empty()) {
        let title = format!("the location `{}` stands for no file", entry.location.text);
        diagnostics.error(title, &entry.location.place, "name a file, relative to the configuration");
    }
}

/// Reports names that are listed more than once.
fn repeated(names: &[Placed], of: &str, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for name in names.iter().filter(|name| !seen.insert(&name.text)) {
        diagnostics.error(format!("{of} names `{}` twice", name.text), &name.place, "name it once");
    }
}

/// Checks the name by which code uses a crate.
pub(super) fn crate_name(name: &Placed, diagnostics: &mut Diagnostics) {
    let text = &name.text;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let help = if !text.starts_with(|c: char| c.is_ascii_alphabetic()) || !text.chars().all(is_part) {
        "write it as code does: letters, digits and `_`"
    } else if !is_identifier(text) {
        "it is a keyword, which cannot be the name of a crate: choose another name"
    } else {
        return;
    };
    diagnostics.error(format!("`crate_name` is {text:?}"), &name.place, help);
}

/// Checks that what the configuration says of operations fits the entry, which is a WSDL or a schema.
pub(crate) fn entry(config: &Config, is_schema: bool, diagnostics: &mut Diagnostics) {
    if !is_schema {
        if config.operations.is_none() {
            let help = "add `operations = \"all\"`, `operations = \"supported\"` or a list of names";
            diagnostics.error("the configuration selects no operations", &config.entry_place, help);
        }
        return;
    }
    let of_services = [
        ("operations", config.operations.is_some()),
        ("except", !config.except.is_empty()),
        ("port_type", config.port_type.is_some()),
        ("blocking", config.blocking),
        ("[credentials]", config.credentials.is_some()),
        ("[service_error]", config.service_error.is_some()),
        ("[[fault_code]]", !config.fault_codes.is_empty()),
        ("[[group]]", !config.groups.is_empty()),
        (
            "[kinds]",
            [&config.kinds.safe, &config.kinds.idempotent, &config.kinds.non_idempotent].iter().any(|k| !k.is_empty()),
        ),
    ];
    let written: Vec<_> =
        of_services.iter().filter(|(_, is_there)| *is_there).map(|(key, _)| format!("`{key}`")).collect();
    if !written.is_empty() {
        let title = format!("the entry is a schema, and the configuration has {}", written.join(", "));
        let help = "a schema has no operations: remove these keys, or start from a WSDL";
        diagnostics.error(title, &config.entry_place, help);
    }
}
