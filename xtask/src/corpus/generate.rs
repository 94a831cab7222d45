//! Generating a port type: all of it, or as much as the generator supports, with what it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use wsdl_codegen::config::Config;
use wsdl_codegen::diagnostics::{Diagnostic, Severity};
use wsdl_codegen::files::Files;
use wsdl_codegen::generate;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::Source;

use super::interfaces::{Interface, Operation};

/// What the generator made of a port type.
#[derive(Debug, Default)]
pub(super) struct Generated {
    /// The files, if there are any operations.
    pub(super) files: Files,
    /// The number of operations that were generated.
    pub(super) operations: usize,
    /// The number of types that were generated.
    pub(super) types: usize,
    /// The time of the run, in milliseconds.
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
    /// What it says of the first case.
    pub(super) first: String,
    /// The number of operations that cannot be generated for it.
    pub(super) operations: usize,
    /// The number of places that are reported.
    pub(super) places: usize,
    /// The first place, if there is one.
    pub(super) place: Option<String>,
}

/// Generates a port type.
pub(super) fn run(service: &str, entry: &str, interface: &Interface, source: &(dyn Source + Sync)) -> Generated {
    let mut generated = Generated::default();
    let begin = Instant::now();
    let text = configuration(service, entry, &interface.name);
    let made = Config::parse(&text, &format!("{service}.toml"))
        .and_then(|config| generate(&config, &Released::default(), source));
    generated.milliseconds = begin.elapsed().as_millis();
    let mut findings = Findings::default();
    match made {
        Ok(output) => {
            for missing in &output.report.missing {
                let operation = interface.operations.get(missing.operation);
                refuse(&mut generated, operation, &mut findings, missing.reasons.iter().map(|reason| &**reason));
            }
            generated.operations = output.report.operations.0;
            generated.types = output.report.types;
            generated.files = output.files;
        }
        Err(wrong) => {
            for operation in &interface.operations {
                refuse(&mut generated, Some(operation), &mut findings, wrong.iter());
            }
            if interface.operations.is_empty() {
                findings.add(wrong.iter());
            }
        }
    }
    generated.constructs = findings.constructs();
    generated
}

/// Counts an operation that is not generated, for these reasons.
fn refuse<'d>(
    generated: &mut Generated,
    operation: Option<&Operation>,
    findings: &mut Findings,
    reasons: impl Iterator<Item = &'d Diagnostic>,
) {
    let by_design = operation.map(|operation| &operation.by_design).filter(|reasons| !reasons.is_empty());
    let Some(by_design) = by_design else {
        generated.refused += 1;
        return findings.add(reasons);
    };
    generated.by_design += 1;
    for reason in by_design {
        *generated.designs.entry(reason).or_default() += 1;
    }
}

/// The configuration of a port type. Names of XML are texts of TOML as Rust quotes them, but for other escapes.
fn configuration(service: &str, entry: &str, port_type: &str) -> String {
    let crate_name = service.replace('-', "_");
    format!(
        "entry = {entry:?}\ncrate = \".\"\ncrate_name = \"corpus_{crate_name}\"\nport_type = {port_type:?}\n\
         operations = \"supported\"\nsamples = true\n"
    )
}

/// Findings of several operations, by what they are about.
#[derive(Default)]
struct Findings {
    list: Vec<Construct>,
    /// Titles with their places.
    places: BTreeSet<(String, Option<String>)>,
}

impl Findings {
    /// Adds the reasons why one operation is not generated.
    fn add<'d>(&mut self, reasons: impl Iterator<Item = &'d Diagnostic>) {
        let mut counted = BTreeSet::new();
        for finding in reasons.filter(|finding| finding.severity == Severity::Error) {
            let title = without_names(&finding.title);
            let place = finding.place.as_ref().map(|at| format!("{}:{}:{}", at.file, at.line, at.column));
            let is_new = self.places.insert((finding.title.clone(), place.clone()));
            let index = self.list.iter().position(|construct| construct.title == title).unwrap_or_else(|| {
                let first = finding.title.clone();
                self.list.push(Construct { title: title.clone(), first, operations: 0, places: 0, place });
                self.list.len() - 1
            });
            self.list[index].operations += usize::from(counted.insert(title));
            self.list[index].places += usize::from(is_new);
        }
    }

    /// All of them, those of most operations first.
    fn constructs(mut self) -> Vec<Construct> {
        self.list.sort_by_key(|construct| std::cmp::Reverse(construct.operations));
        self.list
    }
}

/// A title without the names in it, which stand in back quotes.
fn without_names(title: &str) -> String {
    let parts = title.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { "`…`" } else { part }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wsdl_codegen::diagnostics::Diagnostics;

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
            findings.add(refusal(title).iter());
        }
        let counts: Vec<_> = findings.constructs().into_iter().map(|c| (c.title, c.operations, c.places)).collect();
        assert_eq!(counts, [("of `…` x".to_owned(), 3, 2), ("y".to_owned(), 1, 1)]);
    }
}
