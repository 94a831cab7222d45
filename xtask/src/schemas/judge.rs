//! What the programs wrote, held against the instances and the schemas.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::aside;
use super::entry::{ENTRY, Entry, NAMESPACE, ROOT};
use super::generate::contract;
use super::instance::is_xml_1_1;
use super::manifest::Group;
use super::outcome::Verdict;
use crate::corpus::validate::{Verdict as Validity, python, xmllint};
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
            (false, Err(_)) => Verdict::Refused,
            (false, Ok(())) => Verdict::LetPass,
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
        let is_right = matches!(verdict, Verdict::Equal | Verdict::Refused);
        verdicts.push(if !is_right && is_1_1() { Verdict::Aside("XML 1.1".to_owned()) } else { verdict });
    }
    let passed =
        (0..verdicts.len()).filter(|number| verdicts[*number] == Verdict::LetPass).map(file).collect::<Vec<_>>();
    let reasons = aside::reasons(group, entry, suite, (folder, READ), &passed)?;
    for (number, verdict) in verdicts.iter_mut().enumerate() {
        if let Some(reason) = reasons.get(&file(number)) {
            *verdict = Verdict::Aside(reason.clone());
        }
    }
    let notes = validate(entry, suite, folder, &mut verdicts)?;
    Ok((verdicts, notes))
}

/// Holds what is equal against the schemas; returns what other processors say wrongly.
fn validate(entry: &Entry, suite: &Folder, folder: &Path, verdicts: &mut [Verdict]) -> Result<Vec<String>, String> {
    let equal: Vec<usize> = (0..verdicts.len()).filter(|number| verdicts[*number] == Verdict::Equal).collect();
    if equal.is_empty() {
        return Ok(Vec::new());
    }
    for (location, text) in entry.documents(&format!("{}/", suite.path.display())) {
        fs::write(folder.join(location), text).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let schema = folder.join(ENTRY);
    let name = |of: &str, number: usize| format!("{of}/{}", file(number));
    let names: Vec<String> = equal.iter().flat_map(|number| [name(READ, *number), name(WRITTEN, *number)]).collect();
    let (by_libxml2, refused) = match xmllint(&schema, folder, &names)? {
        Ok(verdicts) => (verdicts, None),
        Err(why) => (BTreeMap::new(), Some(why)),
    };
    let is_valid = |verdict: Option<&Validity>| matches!(verdict, Some(Validity::Valid));
    if names.iter().all(|name| is_valid(by_libxml2.get(name))) {
        return Ok(Vec::new());
    }
    let mut by_xmlschema = BTreeMap::new();
    for of in [READ, WRITTEN] {
        let (verdicts, how) = python(&[&schema, &schema], &folder.join(of));
        if verdicts.is_empty() && !how.starts_with("xmlschema") {
            return Err(how);
        }
        by_xmlschema.extend(verdicts.into_iter().map(|(file, verdict)| (format!("{of}/{file}"), verdict)));
    }
    let mut notes: Vec<String> = refused.iter().map(|why| format!("libxml2 refuses the schemas: {why}")).collect();
    for number in equal {
        let (read, written) = (name(READ, number), name(WRITTEN, number));
        let [libxml2, xmlschema] = [&by_libxml2, &by_xmlschema].map(|all| (all.get(&read), all.get(&written)));
        let wrong = |verdict: Option<&Validity>| match verdict {
            Some(Validity::Invalid(why)) => why.clone(),
            Some(Validity::Facets) => "a facet".to_owned(),
            _ => "no verdict".to_owned(),
        };
        // A processor that refuses the instance itself cannot judge what is written.
        let judges = [libxml2, xmlschema].map(|(read, written)| is_valid(read).then(|| is_valid(written)));
        match judges {
            [Some(true), _] => {}
            [judge, Some(true)] => {
                if judge.is_some() || refused.is_none() {
                    notes.push(format!("{written}: libxml2, against xmlschema: {}", wrong(libxml2.1.or(libxml2.0))));
                }
            }
            [None, None] => notes.push(format!("{read}: nothing judges: {}", wrong(xmlschema.0))),
            [_, Some(false)] => verdicts[number] = Verdict::NotValid(wrong(xmlschema.1)),
            [Some(false), None] => verdicts[number] = Verdict::NotValid(wrong(libxml2.1)),
        }
    }
    Ok(notes)
}
