//! What other processors, libxml2 and Python's `xmlschema`, say of documents.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::entry::ENTRY;
use super::judge::{READ, WRITTEN, file};
use super::outcome::Verdict;
use crate::corpus::validate::{Verdict as Validity, python, xmllint};

/// Whether both processors run.
pub(super) fn are_installed() -> bool {
    let runs = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    runs("xmllint", &["--version"]) && runs("python3", &["-c", "import xmlschema"])
}

/// Holds what is equal against the schemas; returns what other processors say wrongly.
pub(super) fn validate(folder: &Path, verdicts: &mut [Verdict]) -> Result<Vec<String>, String> {
    let equal: Vec<usize> = (0..verdicts.len()).filter(|number| verdicts[*number] == Verdict::Equal).collect();
    if equal.is_empty() {
        return Ok(Vec::new());
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
    let (mut by_xmlschema, mut is_installed) = (BTreeMap::new(), true);
    for of in [READ, WRITTEN] {
        let (verdicts, how) = python(&[&schema, &schema], &folder.join(of));
        is_installed &= !how.contains("is not installed") && !how.contains("does not run");
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
            [Some(false), None] if !is_installed => {
                notes.push(format!("{written}: libxml2, and xmlschema is not installed: {}", wrong(libxml2.1)));
            }
            [_, Some(false)] => verdicts[number] = Verdict::NotValid(wrong(xmlschema.1)),
            [Some(false), None] => verdicts[number] = Verdict::NotValid(wrong(libxml2.1)),
        }
    }
    Ok(notes)
}

/// Says of instances that are judged otherwise than by the suite whether other processors judge so too.
pub(super) fn ask(folder: &Path, verdicts: &mut [Verdict]) -> Result<(), String> {
    let is_asked = |verdict: &Verdict| matches!(verdict, Verdict::NotRead(_) | Verdict::LetPass(_));
    let asked: Vec<usize> = (0..verdicts.len()).filter(|number| is_asked(&verdicts[*number])).collect();
    if asked.is_empty() {
        return Ok(());
    }
    let (schema, documents) = (folder.join(ENTRY), folder.join(READ));
    let names: Vec<String> = asked.iter().map(|number| file(*number)).collect();
    let libxml2 = xmllint(&schema, &documents, &names)?.unwrap_or_default();
    let xmlschema = python(&[&schema, &schema], &documents).0;
    for number in asked {
        let agrees = |all: &BTreeMap<String, Validity>, is_valid: bool| {
            all.get(&file(number)).is_some_and(|verdict| (*verdict == Validity::Valid) == is_valid)
        };
        let with = |is_valid: bool| match (agrees(&libxml2, is_valid), agrees(&xmlschema, is_valid)) {
            (true, true) => " [as by libxml2 and xmlschema]",
            (true, false) => " [as by libxml2]",
            (false, true) => " [as by xmlschema]",
            (false, false) => "",
        };
        match &mut verdicts[number] {
            Verdict::NotRead(why) => why.push_str(with(false)),
            Verdict::LetPass(why) => why.push_str(with(true)),
            _ => {}
        }
    }
    Ok(())
}
