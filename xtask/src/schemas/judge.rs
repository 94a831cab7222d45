//! What the programs wrote, held against the instances and the schemas.

use std::fs;
use std::path::Path;

use super::entry::{Entry, NAMESPACE, ROOT};
use super::generate::contract;
use super::instance::is_xml_1_1;
use super::manifest::Group;
use super::outcome::Verdict;
use super::{aside, others};
use crate::disk::Folder;
use crate::infoset::{Comparison, Element};
use crate::schema::Schema;

/// The folder of documents as they are read, in that of a group.
pub(super) const READ: &str = "read";
/// The folder of documents as they are written.
pub(super) const WRITTEN: &str = "written";

/// The name of the file of an instance.
pub(super) fn file(number: usize) -> String {
    format!("{number}.xml")
}

/// Judges the instances of a group by what its program says of each. `folder` is that of the group. Returns verdicts in the
/// order of the instances, and what other processors say.
pub(super) fn judge(
    group: &Group,
    entry: &Entry,
    suite: &Folder,
    folder: &Path,
    said: &[Result<(), String>],
) -> Result<(Vec<Verdict>, Vec<String>), String> {
    let contract = contract(entry, suite).map_err(|refusal| refusal.first)?;
    let comparison = Comparison::of(&contract);
    let root = Schema::of(&contract).element_named(NAMESPACE, ROOT).ok_or("the entry has no element")?;
    let read = |folder: &Path, number: usize| {
        let path = folder.join(file(number));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Element::read(&text)
    };
    let (from, to) = (folder.join(READ), folder.join(WRITTEN));
    let mut verdicts = Vec::new();
    for (number, (instance, said)) in group.instances.iter().zip(said).enumerate() {
        let verdict = match (instance.is_valid, said) {
            (false, Err(why)) => Verdict::Refused(why.clone()),
            (false, Ok(())) => Verdict::LetPass(String::new()),
            (true, Err(why)) => Verdict::NotRead(why.clone()),
            (true, Ok(())) => match (read(&from, number), read(&to, number)) {
                (Ok(one), Ok(other)) => match comparison.differences(root, &one, &other).as_slice() {
                    [] => Verdict::Equal,
                    [first] => Verdict::Unequal(first.to_string()),
                    [first, more @ ..] => Verdict::Unequal(format!("{first}; and {} more", more.len())),
                },
                (Err(why), _) | (_, Err(why)) => Verdict::Unequal(why),
            },
        };
        let is_1_1 = || fs::read(suite.path.join(&instance.path)).is_ok_and(|bytes| is_xml_1_1(&bytes));
        let is_right = matches!(verdict, Verdict::Equal | Verdict::Refused(_));
        verdicts.push(if !is_right && is_1_1() { Verdict::Aside("XML 1.1".to_owned()) } else { verdict });
    }
    let passed = (0..verdicts.len())
        .filter(|number| matches!(verdicts[*number], Verdict::LetPass(_)))
        .map(file)
        .collect::<Vec<_>>();
    let reasons = aside::reasons(group, entry, suite, (folder, READ), &passed)?;
    for (number, verdict) in verdicts.iter_mut().enumerate() {
        if let Some(reason) = reasons.get(&file(number)) {
            *verdict = Verdict::Aside(reason.clone());
        }
    }
    for (location, text) in entry.documents(&format!("{}/", suite.path.display())) {
        fs::write(folder.join(location), text).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let notes = others::validate(folder, &mut verdicts)?;
    others::ask(folder, &mut verdicts)?;
    Ok((verdicts, notes))
}
