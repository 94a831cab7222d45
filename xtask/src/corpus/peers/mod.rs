//! Documents that other tools make from the same descriptions: zeep and xsdata, which are Python's. Those that are valid are
//! read and written again by the crate of a port type, and must stay what they are.

pub(super) mod table;
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wsdl_codegen::contract::ElementId;

use super::drive::Root;
use super::rewrite::{Folders, contract, rewrite};
use super::validate::{Verdict, instead, judge};
use crate::disk::Folder;
use crate::schema::Schema;
use tools::Task;
pub(super) use tools::{Tool, Tools};

/// What is wrong with a document whose texts alone are.
const FACETS: &str = "facets of simple types";
/// What else is wrong with some.
const KEYS: &str = "identity constraints";

/// What became of the documents that one tool makes for a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Peered {
    /// The tool.
    pub(super) tool: Tool,
    /// The number of documents.
    pub(super) made: usize,
    /// The number of those that are valid.
    pub(super) valid: usize,
    /// The number of those that no processor could judge.
    pub(super) open: usize,
    /// The number of valid ones whose root is nil, which are not read.
    pub(super) nil: usize,
    /// The first invalid one, with what is wrong.
    pub(super) invalid: Option<String>,
    /// The number of valid ones that were read and written again without a difference.
    pub(super) kept: usize,
    /// The other valid ones, with what is wrong.
    pub(super) wrong: Vec<String>,
    /// Those that libxml2 takes for valid, and neither the crate nor `xmlschema`, with what the latter says.
    pub(super) disputed: Vec<String>,
    /// Why the tool makes no document, or not all of some element.
    pub(super) unmade: Vec<String>,
    /// Why the documents were not held against the crate.
    pub(super) failed: Option<String>,
}

/// The crate that documents are made for.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its program.
    pub(super) program: &'a Path,
    /// The elements that the program knows.
    pub(super) roots: &'a [Root],
    /// The entry document of its service.
    pub(super) entry: &'a str,
    /// The corpus.
    pub(super) source: &'a Folder,
    /// The folder of its service's schemas.
    pub(super) schemas: &'a Path,
}

/// Has each tool make this number of documents of each element for a crate, and holds the crate against them.
pub(super) fn hold(tools: &Tools, subject: Subject<'_>, count: usize) -> Vec<Peered> {
    Tool::ALL.map(|tool| Peered::of(tools, tool, subject, count)).to_vec()
}

impl Peered {
    fn of(tools: &Tools, tool: Tool, subject: Subject<'_>, count: usize) -> Self {
        let mut peered = Self {
            tool,
            made: 0,
            valid: 0,
            open: 0,
            nil: 0,
            invalid: None,
            kept: 0,
            wrong: Vec::new(),
            disputed: Vec::new(),
            unmade: Vec::new(),
            failed: None,
        };
        let own = tools.folder.join(tool.name()).join(subject.name);
        let [made, rewritten] = ["made", "rewritten"].map(|each| own.join(each));
        let folders = Folders { schemas: subject.schemas.to_owned(), made, rewritten };
        peered.failed = peered.fill(tools, subject, &folders, count).err();
        peered
    }

    /// Whether all valid documents are kept.
    pub(super) fn is_right(&self) -> bool {
        self.failed.is_none() && self.kept == self.valid
    }

    fn fill(&mut self, tools: &Tools, subject: Subject<'_>, folders: &Folders, count: usize) -> Result<(), String> {
        let failed = |error: std::io::Error| folders.failed(&error);
        folders.clear()?;
        let Subject { entry, schemas, roots, .. } = subject;
        self.unmade = tools.make(self.tool, Task { entry, schemas, roots, count }, &folders.made).map_err(failed)?;
        let contract = contract(entry, subject.source)?;
        let documents = self.keep_valid(subject, &Schema::of(&contract), folders)?;
        let wrong = rewrite(subject.program, &contract, &documents, folders)?;
        for (name, _) in documents.iter().filter(|(name, _)| !wrong.contains_key(name)) {
            self.kept += 1;
            fs::remove_file(folders.made.join(name)).map_err(failed)?;
        }
        // Of what is left another processor has its say.
        let mut verdicts = if wrong.is_empty() { BTreeMap::new() } else { instead(schemas, &folders.made).0 };
        for (name, wrong) in wrong {
            let why = match verdicts.remove(&name) {
                Some(Verdict::Invalid(why)) => why,
                Some(Verdict::Facets) => FACETS.to_owned(),
                Some(Verdict::Keys) => KEYS.to_owned(),
                Some(Verdict::Valid) | None => {
                    self.wrong.push(format!("{name}: {wrong}"));
                    continue;
                }
            };
            self.valid -= 1;
            self.disputed.push(format!("{name}: {why}"));
        }
        Ok(())
    }

    /// The valid ones among the documents that were made, with their root elements. The others are removed.
    fn keep_valid(
        &mut self,
        subject: Subject<'_>,
        schema: &Schema<'_>,
        folders: &Folders,
    ) -> Result<Vec<(String, ElementId)>, String> {
        let failed = |error: std::io::Error| folders.failed(&error);
        let entries = fs::read_dir(&folders.made).map_err(failed)?;
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let mut verdicts = judge(&folders.schemas, &folders.made, &names)?.all;
        self.made = names.len();
        let mut documents = Vec::new();
        for name in names {
            let why = match verdicts.remove(&name) {
                Some(Verdict::Valid) => {
                    let text = fs::read_to_string(folders.made.join(&name)).map_err(failed)?;
                    if has_nil_root(&text) {
                        self.nil += 1;
                        fs::remove_file(folders.made.join(&name)).map_err(failed)?;
                        continue;
                    }
                    let root = root(&name, subject.roots);
                    let element = root.and_then(|root| schema.element_named(&root.namespace, &root.local));
                    let element = element.ok_or_else(|| format!("{name}: there is no such element"))?;
                    documents.push((name, element));
                    continue;
                }
                Some(Verdict::Invalid(why)) => Some(why),
                Some(Verdict::Facets) => Some(FACETS.to_owned()),
                Some(Verdict::Keys) => Some(KEYS.to_owned()),
                None => None,
            };
            fs::remove_file(folders.made.join(&name)).map_err(failed)?;
            self.open += usize::from(why.is_none());
            self.invalid = self.invalid.take().or(why.map(|why| format!("{name}: {why}")));
        }
        self.valid = documents.len();
        Ok(documents)
    }
}

/// Whether the root of a document is nil. A value of its type is not, so that no crate keeps it.
fn has_nil_root(text: &str) -> bool {
    let tags = text.split('<').map(|tag| tag.split('>').next().unwrap_or_default());
    let root = tags.filter(|tag| !tag.is_empty() && !tag.starts_with(['?', '!'])).find(|tag| !tag.trim().is_empty());
    root.is_some_and(|root| ["true", "1"].iter().any(|nil| root.contains(&format!(":nil=\"{nil}\""))))
}

/// The root element of a document, by the name of its file.
fn root<'a>(name: &str, roots: &'a [Root]) -> Option<&'a Root> {
    let number: usize = name.split_once('-')?.0.parse().ok()?;
    roots.iter().find(|root| root.number == number)
}
