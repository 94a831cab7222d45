//! Generating a port type: all of it, or as much as the generator supports, with what it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use wsdl_codegen::config::Config;
use wsdl_codegen::diagnostics::{Diagnostic, Diagnostics, Severity};
use wsdl_codegen::files::Files;
use wsdl_codegen::generate;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::Source;

use super::interfaces::Interface;
use super::probe::probe;

/// What the generator made of a port type.
#[derive(Debug, Default)]
pub(super) struct Generated {
    /// The files, if there are any operations.
    pub(super) files: Files,
    /// The number of operations that were generated.
    pub(super) operations: usize,
    /// The number of types that were generated.
    pub(super) types: usize,
    /// The time of the run that made the files, or of the one that refused them, in milliseconds.
    pub(super) milliseconds: u128,
    /// The number of operations that are refused, those that are refused by design not among them.
    pub(super) refused: usize,
    /// Why they are refused.
    pub(super) constructs: Vec<Construct>,
    /// The number of operations that are refused by design, and of each reason.
    pub(super) by_design: usize,
    /// The reasons for that, with the number of operations.
    pub(super) designs: BTreeMap<&'static str, usize>,
}

/// A construct that is not supported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Construct {
    /// What the generator says of it, without what differs from case to case.
    pub(super) title: String,
    /// The number of operations that cannot be generated for it.
    pub(super) operations: usize,
    /// The number of places that are reported.
    pub(super) places: usize,
    /// The first finding, as the generator says it.
    pub(super) example: String,
}

/// Generates a port type.
pub(super) fn run(service: &str, entry: &str, interface: &Interface, source: &(dyn Source + Sync)) -> Generated {
    let with = |operations: &str| {
        let text = configuration(service, entry, &interface.name, operations);
        Config::parse(&text, &format!("{service}.toml"))
            .and_then(|config| generate(&config, &Released::default(), source))
    };
    let mut generated = Generated::default();
    // The configuration may have a word for this. Until then all is tried first, and then each operation alone.
    let begin = Instant::now();
    let whole = with("\"all\"");
    generated.milliseconds = begin.elapsed().as_millis();
    let wrong = match whole {
        Ok(output) => {
            count(&mut generated, &output.report, output.files);
            return generated;
        }
        Err(wrong) => wrong,
    };
    let names: BTreeSet<&str> = interface.operations.iter().map(|operation| operation.name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let refusals = probe(&names, |name| with(&format!("[{name:?}]")).map(drop));
    let mut findings = Findings::default();
    for operation in &interface.operations {
        let Some(refusal) = refusals.get(operation.name.as_str()) else { continue };
        if operation.by_design.is_empty() {
            generated.refused += 1;
            findings.add(refusal);
        } else {
            generated.by_design += 1;
            for reason in &operation.by_design {
                *generated.designs.entry(reason).or_default() += 1;
            }
        }
    }
    let supported: Vec<&str> = names.into_iter().filter(|name| !refusals.contains_key(name)).collect();
    if supported.is_empty() && generated.refused == 0 && generated.by_design == 0 {
        // There are no operations to ask for, or all of them are fine alone.
        findings.add(&wrong);
    }
    if !supported.is_empty() {
        let begin = Instant::now();
        let output = with(&format!("{supported:?}"));
        generated.milliseconds = begin.elapsed().as_millis();
        match output {
            Ok(output) => count(&mut generated, &output.report, output.files),
            Err(wrong) => {
                generated.refused += supported.len();
                supported.iter().for_each(|_| findings.add(&wrong));
            }
        }
    }
    generated.constructs = findings.constructs();
    generated
}

fn count(generated: &mut Generated, report: &wsdl_codegen::report::Report, files: Files) {
    generated.operations = report.operations.0;
    generated.types = report.types;
    generated.files = files;
}

/// The configuration of a port type. Names of XML are texts of TOML as Rust quotes them, but for other escapes.
fn configuration(service: &str, entry: &str, port_type: &str, operations: &str) -> String {
    let crate_name = service.replace('-', "_");
    format!(
        "entry = {entry:?}\ncrate = \".\"\ncrate_name = \"corpus_{crate_name}\"\nport_type = {port_type:?}\n\
         operations = {operations}\nsamples = true\n"
    )
}

/// Findings of several operations, by what they are about.
#[derive(Default)]
struct Findings {
    list: Vec<Construct>,
    places: BTreeSet<String>,
}

impl Findings {
    /// Adds what is said of one operation.
    fn add(&mut self, refusal: &Diagnostics) {
        let mut counted = BTreeSet::new();
        for finding in refusal.iter().filter(|finding| finding.severity == Severity::Error) {
            let title = without_names(&finding.title);
            let index = self.list.iter().position(|construct| construct.title == title).unwrap_or_else(|| {
                let example = one_line(finding);
                self.list.push(Construct { title: title.clone(), operations: 0, places: 0, example });
                self.list.len() - 1
            });
            self.list[index].operations += usize::from(counted.insert(title));
            self.list[index].places += usize::from(self.places.insert(one_line(finding)));
        }
    }

    /// All of them, those of most operations first.
    fn constructs(mut self) -> Vec<Construct> {
        self.list.sort_by_key(|construct| std::cmp::Reverse(construct.operations));
        self.list
    }
}

fn one_line(finding: &Diagnostic) -> String {
    let place = finding.place.as_ref().map(|place| format!(" at {}:{}:{}", place.file, place.line, place.column));
    format!("{}{}", finding.title, place.unwrap_or_default())
}

/// A title without the names in it, which stand in back quotes.
fn without_names(title: &str) -> String {
    let parts = title.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { "`…`" } else { part }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_of_one_construct_are_one() {
        let refusal = |title: &str| {
            let mut wrong = Diagnostics::default();
            wrong.push(Diagnostic::error(title, None, ""));
            wrong.push(Diagnostic::warning("no matter", None, ""));
            wrong
        };
        let mut findings = Findings::default();
        for title in ["of `a` x", "y", "of `b` x", "of `a` x"] {
            findings.add(&refusal(title));
        }
        let counts: Vec<_> = findings.constructs().into_iter().map(|c| (c.title, c.operations, c.places)).collect();
        assert_eq!(counts, [("of `…` x".to_owned(), 3, 2), ("y".to_owned(), 1, 1)]);
    }
}
