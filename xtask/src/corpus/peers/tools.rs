//! The tools and the scripts that have them make documents.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::corpus::drive::{Root, empty, output};
use crate::corpus::workspace::write;
use crate::disk::Folder;

/// The program that runs the scripts.
const PYTHON: &str = "python3";
/// What imports all that they need.
const IMPORTS: &str = "import zeep, xsdata, click, jinja2, ruff, lxml";
/// How it is installed.
const INSTALL: &str = "pip install zeep 'xsdata[cli,lxml]' xmlschema";
/// The folder of scripts and documents.
const FOLDER: &str = "peers";
/// The files that are written into it.
const SCRIPTS: [(&str, &str); 5] = [
    (Tool::Zeep.script(), include_str!("by_zeep.py")),
    (Tool::Xsdata.script(), include_str!("by_xsdata.py")),
    ("peer_run.py", include_str!("peer_run.py")),
    ("peer_values.py", include_str!("peer_values.py")),
    ("peer_patterns.py", include_str!("peer_patterns.py")),
];

/// A tool that makes documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::corpus) enum Tool {
    /// It reads a description when it runs.
    Zeep,
    /// It generates dataclasses from schemas.
    Xsdata,
}

impl Tool {
    /// All tools.
    pub(super) const ALL: [Self; 2] = [Self::Zeep, Self::Xsdata];

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Zeep => "zeep",
            Self::Xsdata => "xsdata",
        }
    }

    const fn script(self) -> &'static str {
        match self {
            Self::Zeep => "by_zeep.py",
            Self::Xsdata => "by_xsdata.py",
        }
    }
}

/// The tools, ready to be run.
#[derive(Debug)]
pub(in crate::corpus) struct Tools {
    /// The folder of scripts and documents.
    pub(super) folder: PathBuf,
    /// The folder of the corpus.
    corpus: PathBuf,
}

/// What documents are to be made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task<'a> {
    /// The entry document, in the corpus.
    pub(super) entry: &'a str,
    /// The folder of the schemas.
    pub(super) schemas: &'a Path,
    /// The elements.
    pub(super) roots: &'a [Root],
    /// The number of documents of each.
    pub(super) count: usize,
}

impl Tools {
    /// Makes sure that the tools are installed.
    pub(in crate::corpus) fn require() -> Result<(), String> {
        let lacks = |what: &str| {
            let install = format!("run `{INSTALL}` for the {PYTHON} that PATH finds first");
            Err(format!("error: --peers needs zeep and xsdata: {what}\n  = help: {install}"))
        };
        match Command::new(PYTHON).args(["-c", IMPORTS]).output() {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => lacks(String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or("it failed")),
            Err(error) => lacks(&format!("{PYTHON} does not run: {error}")),
        }
    }

    /// Writes the scripts into a workspace.
    pub(in crate::corpus) fn open(workspace: &Path, corpus: &Folder) -> Result<Self, String> {
        let folder = workspace.join(FOLDER);
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        for (name, text) in SCRIPTS {
            write(&folder.join(name), text).map_err(failed)?;
        }
        let corpus = std::path::absolute(&corpus.path).map_err(failed)?;
        Ok(Self { folder, corpus })
    }

    /// Has a tool make documents in a folder of its own, named `NUMBER-INDEX.xml` by the numbers of their root elements.
    /// Returns what it says of those that it does not make.
    pub(super) fn make(&self, tool: Tool, task: Task<'_>, made: &Path) -> std::io::Result<Vec<String>> {
        let mut seen = HashSet::new();
        let roots: String = (task.roots.iter())
            .filter(|root| seen.insert((&root.namespace, &root.local)))
            .map(|root| format!("{}\t{}\t{}\n", root.number, root.namespace, root.local))
            .collect();
        let listed = made.with_file_name("roots");
        fs::write(&listed, roots)?;
        let (script, entry) = (self.folder.join(tool.script()), self.corpus.join(task.entry));
        let count = PathBuf::from(task.count.to_string());
        let arguments = [&script, &entry, task.schemas, made, &listed, &count];
        let (stdout, ended) = output(Path::new(PYTHON), &arguments)?;
        let said = |line: &str| Some(line.strip_prefix("unmade\t")?.replace('\t', ": "));
        let mut unmade: Vec<String> = stdout.lines().filter_map(said).collect();
        if !stdout.lines().any(|line| line == "done") {
            unmade.push(ended);
            // What it made before may not be whole.
            empty(made)?;
        }
        Ok(unmade)
    }
}
