//! Findings about what cannot be generated: one for each construct, with what needs it.

use super::Selected;
use super::problems::{Construct, Problems, Root};
use crate::config::{Config, Selection, TypeSelection};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Severity};
use crate::record::Released;
use crate::report::by_construct;

/// Reports the operations that were asked for and cannot be generated. `total` is the number of operations asked for.
pub(super) fn refused(
    problems: &Problems,
    roots: &[Root<'_>],
    refused: &[usize],
    total: usize,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let by_name = matches!(config.operations, Some(Selection::Names(_)));
    for (construct, names) in constructs(problems, roots, refused) {
        let way_out = match by_name {
            true => format!("remove from `operations`: {}", list(&names)),
            false => format!(
                "set `operations = \"supported\"` to generate the others, or name in `except`: {}",
                list(&names)
            ),
        };
        let title = format!("{}: affects {} of {total} operations", titled(construct), names.len());
        diagnostics.push(finding(construct, Severity::Error, title, &way_out));
    }
}

/// Reports the types that were asked for and cannot be generated: an error if they were named, otherwise they are left out.
pub(super) fn types(
    problems: &Problems,
    roots: &[Root<'_>],
    broken: &[usize],
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let (severity, way_out) = match config.types {
        Some(TypeSelection::Names(_)) => (Severity::Error, "remove from `types`"),
        _ => (Severity::Warning, "these are not generated"),
    };
    for (construct, names) in constructs(problems, roots, broken) {
        let title = match names.len() {
            1 => format!("{}: affects 1 type", titled(construct)),
            count => format!("{}: affects {count} types", titled(construct)),
        };
        diagnostics.push(finding(construct, severity, title, &format!("{way_out}: {}", list(&names))));
    }
}

/// Reports operations that are missing although all were asked for, although they were released, or although nothing else
/// is left.
pub(super) fn missing(selected: &Selected, config: &Config, released: &Released, diagnostics: &mut Diagnostics) {
    for missing in &selected.missing {
        let reason = missing.reasons.first().map_or("", |reason| &reason.title);
        if let Some((line, place)) = released.find(&missing.path) {
            let title = format!("operation `{}` was released and cannot be generated any more: {reason}", missing.name);
            let help = format!("this breaks code that calls it; if that is intended, delete {line}");
            diagnostics.error(title, &place, help);
        }
    }
    let groups = by_construct(&selected.missing);
    if config.operations == Some(Selection::All) {
        for group in &groups {
            let title = match group.operations.as_slice() {
                [one] => format!("operation `{one}` is left out: {}", group.first.title),
                several => format!("{} operations are left out: {}", several.len(), group.first.title),
            };
            let help = format!("nothing else needs them; name them in `except` to say so: {}", list(&group.operations));
            diagnostics.push(Diagnostic::warning(title, group.first.place.clone(), help));
        }
    }
    if selected.operations.is_empty() && !selected.missing.is_empty() && !diagnostics.has_errors() {
        for group in groups {
            diagnostics.push(Diagnostic { severity: Severity::Error, ..group.first.clone() });
        }
        let help = "without these constructs in it, an operation can be generated";
        let place = Place::of_file(config.file.clone());
        diagnostics.error("none of the operations can be generated", &place, help);
    }
}

/// Returns the constructs that keep these roots from being generated, each with the names of the roots.
fn constructs<'a, 'p>(
    problems: &'a Problems,
    roots: &[Root<'p>],
    refused: &[usize],
) -> impl Iterator<Item = (&'a Construct, Vec<&'p str>)> {
    let mut names: Vec<Vec<&'p str>> = vec![Vec::new(); problems.constructs.len()];
    for root in refused {
        for construct in &problems.of_roots[*root] {
            names[*construct].push(roots[*root].name);
        }
    }
    problems.constructs.iter().zip(names).filter(|(_, names)| !names.is_empty())
}

fn titled(construct: &Construct) -> String {
    match construct.places {
        1 => construct.first.title.clone(),
        places => format!("{} (the first of {places} places)", construct.first.title),
    }
}

fn finding(construct: &Construct, severity: Severity, title: String, way_out: &str) -> Diagnostic {
    let help = match construct.first.help.as_str() {
        "" => way_out.to_owned(),
        help if help.ends_with('?') => format!("{help} Otherwise {way_out}"),
        help => format!("{}; otherwise {way_out}", help.trim_end_matches('.')),
    };
    Diagnostic { severity, title, help, ..(*construct.first).clone() }
}

/// Returns the first few of some names.
pub(super) fn list(names: &[&str]) -> String {
    const MOST: usize = 3;
    let first: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(MOST) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
