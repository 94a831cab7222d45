//! Documents that other tools make from the same descriptions: zeep and xsdata, which are Python's. Those that are valid are
//! read and written again by the crate of a port type, and must stay what they are.
//!
//! Each tool has a script that makes the documents; `peer_*.py` is what these share.

pub(super) mod table;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::drive::{Root, empty, output};
use super::rewrite::{Folders, contract, rewrite};
use super::validate::{Verdict, Verdicts, judge};
use super::workspace::write;
use crate::disk::Folder;
use crate::schema::Schema;

/// The environment variable that names the Python that has the tools.
const VARIABLE: &str = "PEERS_PYTHON";
/// What imports all that the scripts need.
const IMPORTS: &str = "import zeep, xsdata, click, jinja2, ruff, lxml";
/// How it is installed.
const INSTALL: &str = "pip install zeep 'xsdata[cli,lxml]' xmlschema";
/// The folder of scripts and documents.
const FOLDER: &str = "peers";
/// The tools, with their scripts.
const TOOLS: [(&str, &str); 2] = [("zeep", "by_zeep.py"), ("xsdata", "by_xsdata.py")];
/// The scripts.
const SCRIPTS: [(&str, &str); 5] = [
    ("by_zeep.py", include_str!("by_zeep.py")),
    ("by_xsdata.py", include_str!("by_xsdata.py")),
    ("peer_run.py", include_str!("peer_run.py")),
    ("peer_values.py", include_str!("peer_values.py")),
    ("peer_patterns.py", include_str!("peer_patterns.py")),
];

/// What became of the documents that one tool makes for a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Peered {
    /// The tool.
    pub(super) tool: &'static str,
    /// The number of documents.
    pub(super) made: usize,
    /// The number of those that are valid.
    pub(super) valid: usize,
    /// The number of those that no processor could judge.
    pub(super) unjudged: usize,
    /// The first invalid one, with what is wrong.
    pub(super) invalid: Option<String>,
    /// The number of valid ones that were read and written again without a difference.
    pub(super) kept: usize,
    /// The other valid ones, with what is wrong.
    pub(super) wrong: Vec<String>,
    /// Why the tool makes no document, or none of some elements.
    pub(super) unmade: Vec<String>,
    /// Why the documents were not held against the crate.
    pub(super) failed: Option<String>,
}

impl Peered {
    /// Whether all valid documents are kept.
    pub(super) fn is_right(&self) -> bool {
        self.failed.is_none() && self.kept == self.valid
    }
}

/// The crate that documents are made for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// Its program.
    pub(super) program: &'a Path,
    /// The elements that the program knows.
    pub(super) roots: &'a [Root],
    /// The entry document of its service.
    pub(super) entry: &'a str,
    /// The corpus.
    pub(super) source: &'a Folder,
}

/// The tools, ready to be run.
#[derive(Debug)]
pub(super) struct Peers {
    python: PathBuf,
    /// The folder of scripts and documents.
    folder: PathBuf,
    /// The folder of the corpus.
    corpus: PathBuf,
}

fn python() -> PathBuf {
    std::env::var_os(VARIABLE).map_or_else(|| "python3".into(), PathBuf::from)
}

/// Makes sure that the tools are installed.
pub(super) fn require() -> Result<(), String> {
    let python = python();
    let output = Command::new(&python).args(["-c", IMPORTS]).output();
    let output = output.map_err(|error| format!("error: {} does not run: {error}", python.display()))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().last().unwrap_or_default();
    Err(format!(
        "error: {} lacks what --peers needs ({last})\n  help: run `{INSTALL}`; {VARIABLE} names a Python that has it",
        python.display()
    ))
}

impl Peers {
    /// Writes the scripts into a workspace.
    pub(super) fn open(workspace: &Path, corpus: &Folder) -> Result<Self, String> {
        let folder = workspace.join(FOLDER);
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        for (name, text) in SCRIPTS {
            write(&folder.join(name), text).map_err(failed)?;
        }
        let corpus = std::path::absolute(&corpus.path).map_err(failed)?;
        Ok(Self { python: python(), folder, corpus })
    }

    /// Has each tool make this number of documents of each element for the crate of this name, and holds them against the
    /// crate.
    pub(super) fn hold(&self, asked: &Asked<'_>, schemas: &Path, name: &str, count: usize) -> Vec<Peered> {
        let one = |(tool, script): (&'static str, &str)| {
            let mut peered = Peered { tool, ..Peered::default() };
            let [made, rewritten] = ["made", "rewritten"].map(|each| self.folder.join(tool).join(name).join(each));
            let folders = Folders { schemas: schemas.to_owned(), made, rewritten };
            if let Err(wrong) = self.hold_one(asked, &folders, script, count, &mut peered) {
                peered.failed = Some(wrong);
            }
            peered
        };
        TOOLS.map(one).to_vec()
    }

    fn hold_one(
        &self,
        asked: &Asked<'_>,
        folders: &Folders,
        script: &str,
        count: usize,
        peered: &mut Peered,
    ) -> Result<(), String> {
        let failed = |error: std::io::Error| folders.failed(&error);
        self.make(asked, folders, script, count, peered)?;
        let entries = fs::read_dir(&folders.made).map_err(failed)?;
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        peered.made = names.len();
        let Verdicts { all: mut verdicts, .. } = judge(&folders.schemas, &folders.made, &names)?;
        let contract = contract(asked.entry, asked.source)?;
        let schema = Schema::of(&contract);
        let mut documents = Vec::new();
        for name in names {
            let why = match verdicts.remove(&name) {
                Some(Verdict::Valid) => {
                    let element = root(&name, asked.roots)
                        .and_then(|root| schema.element_named(&root.namespace, &root.local))
                        .ok_or_else(|| format!("{name}: there is no such element"))?;
                    documents.push((name, element));
                    continue;
                }
                Some(Verdict::Invalid(why)) => Some(why),
                Some(Verdict::Facets) => Some("facets of simple types".to_owned()),
                None => None,
            };
            fs::remove_file(folders.made.join(&name)).map_err(failed)?;
            peered.unjudged += usize::from(why.is_none());
            peered.invalid = peered.invalid.take().or(why.map(|why| format!("{name}: {why}")));
        }
        peered.valid = documents.len();
        let wrong = rewrite(asked.program, &contract, &documents, folders)?;
        for (name, _) in documents {
            match wrong.get(&name) {
                Some(wrong) => peered.wrong.push(format!("{name}: {wrong}")),
                None => {
                    peered.kept += 1;
                    fs::remove_file(folders.made.join(&name)).map_err(failed)?;
                }
            }
        }
        Ok(())
    }

    /// Has a tool make documents.
    fn make(
        &self,
        asked: &Asked<'_>,
        folders: &Folders,
        script: &str,
        count: usize,
        peered: &mut Peered,
    ) -> Result<(), String> {
        folders.clear()?;
        let mut seen = HashSet::new();
        let roots: String = (asked.roots.iter())
            .filter(|root| seen.insert((&root.namespace, &root.local)))
            .map(|root| format!("{}\t{}\t{}\n", root.number, root.namespace, root.local))
            .collect();
        let listed = folders.rewritten.with_file_name("roots");
        fs::write(&listed, roots).map_err(|error| folders.failed(&error))?;
        let (script, entry) = (self.folder.join(script), self.corpus.join(asked.entry));
        let count = PathBuf::from(count.to_string());
        let arguments = [&script, &entry, &folders.schemas, &folders.made, &listed, &count].map(PathBuf::as_path);
        let output = output(&self.python, &arguments);
        let (stdout, ended) = output.map_err(|error| format!("{}: {error}", self.python.display()))?;
        let said = |line: &str| Some(line.strip_prefix("unmade\t")?.replace('\t', ": "));
        peered.unmade = stdout.lines().filter_map(said).collect();
        if !stdout.lines().any(|line| line == "done") {
            peered.unmade.push(ended);
            // What was made before it ended may not be whole.
            empty(&folders.made).map_err(|error| folders.failed(&error))?;
        }
        Ok(())
    }
}

/// The root element of a document, by the name of its file.
fn root<'a>(name: &str, roots: &'a [Root]) -> Option<&'a Root> {
    let number: usize = name.split_once('-')?.0.parse().ok()?;
    roots.iter().find(|root| root.number == number)
}
