//! Generating the types of a group, as a module of a crate.

use wsdl_codegen::config::Config;
use wsdl_codegen::contract::{Contract, lower};
use wsdl_codegen::diagnostics::{Diagnostics, Severity};
use wsdl_codegen::emit;
use wsdl_codegen::files::Files;
use wsdl_codegen::load::load;
use wsdl_codegen::planned;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::Source;

use super::entry::{ENTRY, Entry, ROOT, WithEntry};
use super::manifest::Group;

/// What is generated of a group.
#[derive(Debug, Clone)]
pub(super) struct Generated {
    /// The files by their path in the module's folder.
    pub(super) files: Files,
    /// The type in which any global element can stand.
    pub(super) item: String,
    /// The entry document.
    pub(super) entry: Entry,
}

/// Why a group is not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The construct, without names.
    pub(super) reason: String,
    /// What is said of it, with its place.
    pub(super) first: String,
}

/// Generates a group: all of its types, since wildcards are checked against all elements. If the types of the instances are
/// not among them, only those are generated; the error then says why.
pub(super) fn generate(group: &Group, suite: &dyn Source) -> Result<Generated, Refusal> {
    let mut entry = Entry::of(group, suite).map_err(Refusal::plain)?;
    entry.add_elements(&contract(&entry, suite)?);
    let all = types(&entry, suite, "");
    let (files, item) = all.or_else(|_| types(&entry, suite, &format!("types = [\"{ROOT}\"]\n")))?;
    Ok(Generated { files, item, entry })
}

/// Generates the types that the configuration selects by this line. Returns their files, and the type in which any global
/// element can stand.
fn types(entry: &Entry, suite: &dyn Source, selection: &str) -> Result<(Files, String), Refusal> {
    let text = format!("entry = \"{ENTRY}\"\ncrate = \".\"\n{selection}facets = \"check\"\n");
    let config = Config::parse(&text, "group.toml").map_err(|wrong| Refusal::of(&wrong))?;
    let source = WithEntry { suite, documents: entry.documents("") };
    let mut diagnostics = Diagnostics::default();
    let made = planned(&config, &Released::default(), &source, &mut diagnostics);
    let made = made.ok_or_else(|| Refusal::of(&diagnostics))?;
    let root = made.plan.elements.iter().find(|element| &*element.name.local == ROOT);
    // Without a selection, types that cannot be had are left out.
    let root = root.filter(|root| made.selected.items.contains(&root.item));
    let root = root.ok_or_else(|| Refusal::plain("the entry has no type of its own".to_owned()))?;
    let item = made.names.of(root.item).item.clone();
    let files = emit::emit(&made.plan, &made.names, &made.selected, &config).map_err(Refusal::plain)?;
    let below = |path: String| path.strip_prefix(emit::FOLDER).map_or(path.clone(), |path| path[1..].to_owned());
    let files = files.into_iter().map(|(path, text)| (below(path), text)).collect();
    Ok((files, item))
}

/// The contract of an entry.
pub(super) fn contract(entry: &Entry, suite: &dyn Source) -> Result<Contract, Refusal> {
    let mut diagnostics = Diagnostics::default();
    let source = WithEntry { suite, documents: entry.documents("") };
    let documents = load(ENTRY, &source, &mut diagnostics);
    let contract = documents.and_then(|documents| lower(&documents, &mut diagnostics));
    contract.ok_or_else(|| Refusal::of(&diagnostics))
}

impl Refusal {
    pub(super) fn plain(said: String) -> Self {
        Self { reason: without_names(&said), first: said }
    }

    fn of(diagnostics: &Diagnostics) -> Self {
        let Some(error) = diagnostics.iter().find(|each| each.severity == Severity::Error) else {
            return Self::plain("nothing is said".to_owned());
        };
        let place = error.place.as_ref().map(|at| format!(" at {}:{}", at.file, at.line)).unwrap_or_default();
        let first = format!("{}{place}", error.title).replace(['\n', '\t'], " ");
        Self { reason: without_names(error.construct()), first }
    }
}

/// A text without the names in it, which stand in quotes of either kind.
pub(super) fn without_names(text: &str) -> String {
    let (mut kept, mut quote) = (String::new(), None);
    for c in text.chars() {
        match quote {
            Some(end) if c == end => {
                quote = None;
                kept.push_str("…`");
            }
            Some(_) => {}
            None if c == '`' => {
                quote = Some('`');
                kept.push('`');
            }
            None if c == '\'' && !kept.ends_with(char::is_alphanumeric) => {
                quote = Some('\'');
                kept.push('`');
            }
            None => kept.push(if c.is_control() { ' ' } else { c }),
        }
    }
    kept
}
