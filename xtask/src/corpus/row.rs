//! A service of the corpus, with what is known of each of its port types.

use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;

use super::Counts;
use super::compile::Compiled;
use super::drive::{Driven, drive};
use super::generate::{self, Generated};
use super::instances::{Held, hold};
use super::lines::Lines;
use super::manifest::Service;
use super::peers::{self, Peered, Subject, Tools};
use super::rewrite::Folders;
use super::schemas::Imports;
use super::validate::{Validated, validate};
use super::workspace::{self, Workspace};
use super::{documents, interfaces, schemas};
use crate::disk::Folder;

/// A service.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// What it is called.
    pub(super) name: String,
    /// The number of operations of all port types that SOAP bindings carry.
    pub(super) operations: usize,
    /// Its port types.
    pub(super) units: Vec<Unit>,
    /// What is wrong with the whole.
    pub(super) wrong: Vec<String>,
}

/// A port type of a service, which is a crate.
#[derive(Debug, Default)]
pub(super) struct Unit {
    /// The name of the crate.
    pub(super) name: String,
    /// The service that it is of.
    service: String,
    /// The entry document of the service.
    entry: String,
    /// What the generator made of it.
    pub(super) generated: Generated,
    /// The generated lines.
    pub(super) lines: Lines,
    /// What the compiler says of the library.
    pub(super) checked: Option<Compiled>,
    /// The compiler's seconds for that.
    pub(super) seconds: Option<f64>,
    /// What the compiler says of the program.
    pub(super) built: Option<Compiled>,
    /// What the program found.
    pub(super) driven: Option<Driven>,
    /// What became of the messages.
    pub(super) validated: Option<Result<Validated, String>>,
    /// What became of instances.
    pub(super) held: Option<Result<Held, String>>,
    /// What became of documents that other tools make.
    pub(super) peered: Vec<Peered>,
}

/// The folder of a service's schemas.
const SCHEMAS: &str = "schemas";
/// The folder of the messages of crates.
const MESSAGES: &str = "messages";
/// The folder of instances that are made from schemas.
const INSTANCES: &str = "instances";
/// The folder of instances as crates write them again.
const REWRITTEN: &str = "rewritten";

/// Generates the crates of a service. Only what is counted is kept in memory.
pub(super) fn generate(service: &Service, source: &Folder, workspace: &Workspace) -> Row {
    let mut row = Row { name: service.name.clone(), ..Row::default() };
    if let Err(wrong) = fill(&mut row, service, source, workspace) {
        row.wrong.push(wrong);
    }
    row
}

fn fill(row: &mut Row, service: &Service, source: &Folder, workspace: &Workspace) -> Result<(), String> {
    let documents = documents::load(&service.entry, source)?;
    let schemas = workspace.path.join(SCHEMAS).join(&service.name);
    let mended = schemas.join(schemas::MENDED);
    for (folder, imports) in [(&schemas, Imports::AsWritten), (&mended, Imports::Added)] {
        for (file, text) in schemas::extract(&documents, imports) {
            workspace::write(&folder.join(file), &text).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    let interfaces = interfaces::of(&documents);
    drop(documents);
    if interfaces.is_empty() {
        return Err("no SOAP binding is found".to_owned());
    }
    for interface in &interfaces {
        let name =
            if interfaces.len() == 1 { service.name.clone() } else { crate_name(&service.name, &interface.name) };
        let mut generated = generate::run(&name, &service.entry, interface, source);
        let files = std::mem::take(&mut generated.files);
        let put = if files.is_empty() {
            workspace.remove(&name).map(|()| Lines::default())
        } else {
            workspace.put(&name, &files)
        };
        let lines = put.map_err(|error| format!("crate {name}: {error}"))?;
        row.operations += interface.operations.len();
        let (entry, service) = (service.entry.clone(), service.name.clone());
        row.units.push(Unit { name, service, entry, generated, lines, ..Unit::default() });
    }
    Ok(())
}

/// A name for the crate of one port type of several.
fn crate_name(service: &str, port_type: &str) -> String {
    let port_type: String = port_type.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{service}-{}", port_type.to_ascii_lowercase())
}

impl Row {
    /// The number of operations that were generated.
    pub(super) fn generated(&self) -> usize {
        self.units.iter().map(|unit| unit.generated.operations).sum()
    }

    /// The number of operations that are refused by design.
    pub(super) fn by_design(&self) -> usize {
        self.units.iter().map(|unit| unit.generated.by_design).sum()
    }

    /// Whether nothing is wrong: all operations are generated but those that are refused by design, and everything about
    /// them holds.
    pub(super) fn is_right(&self) -> bool {
        self.wrong.is_empty() && self.units.iter().all(Unit::is_right)
    }
}

impl Unit {
    /// Runs the program of the crate in a workspace, holds its messages against the schemas, and holds it against this number
    /// of random samples and instances of each element, and against documents of other tools.
    pub(super) fn drive(&mut self, workspace: &Path, source: &Folder, counts: Counts, tools: Option<&Tools>) {
        let Some(program) = self.built.as_ref().and_then(|built| built.program.clone()) else { return };
        let messages = workspace.join(MESSAGES).join(&self.name);
        let schemas = workspace.join(SCHEMAS).join(&self.service);
        let driven = drive(&program, &messages, counts.samples);
        self.validated = Some(validate(&schemas, &messages, |_| true, |_| true));
        let [made, rewritten] = [INSTANCES, REWRITTEN].map(|folder| workspace.join(folder).join(&self.name));
        let folders = Folders { schemas, made, rewritten };
        self.held = Some(hold(&program, &driven, (&self.entry, source), &folders, counts.instances));
        let subject = Subject {
            name: &self.name,
            program: &program,
            roots: &driven.elements,
            entry: &self.entry,
            source,
            schemas: &folders.schemas,
        };
        self.peered = tools.map(|tools| peers::hold(tools, subject, counts.instances)).unwrap_or_default();
        self.driven = Some(driven);
    }

    /// Whether nothing is wrong with it.
    pub(super) fn is_right(&self) -> bool {
        let Generated { operations, refused, constructs, .. } = &self.generated;
        if *refused > 0 || !constructs.is_empty() {
            return false;
        }
        let compiles =
            |compiled: &Option<Compiled>| compiled.as_ref().is_some_and(|c| c.is_whole && c.warnings.is_empty());
        let holds = self.driven.as_ref().is_some_and(|driven| driven.is_done && driven.sent == driven.equal);
        let is_valid = self.validated.as_ref().is_some_and(|all| all.as_ref().is_ok_and(|all| all.invalid == 0));
        let is_kept = self.held.as_ref().is_some_and(|all| all.as_ref().is_ok_and(|all| all.made == all.kept));
        let is_kept = is_kept && self.peered.iter().all(Peered::is_right);
        *operations == 0 || compiles(&self.checked) && compiles(&self.built) && holds && is_valid && is_kept
    }
}

/// Does something with each, as many at once as there are processors.
pub(crate) fn in_parallel<T: Send>(items: Vec<T>, work: impl Fn(T) + Sync) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let items = Mutex::new(items.into_iter());
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || {
        while let Some(item) = next() {
            work(item);
        }
    };
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(worker))));
}
