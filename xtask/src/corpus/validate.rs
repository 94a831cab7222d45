//! Holding messages against their schemas by xmllint, and by Python's `xmlschema` if libxml2 refuses a schema.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::schemas;

/// The number of messages that xmllint is given at once.
const AT_ONCE: usize = 1_000;
/// The script for Python.
const SCRIPT: &str = include_str!("xmlschema_check.py");

/// What came of the messages of a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Validated {
    /// Valid messages.
    pub(super) valid: usize,
    /// Messages of which nothing but facets of simple types is wrong.
    pub(super) facets: usize,
    /// Invalid messages.
    pub(super) invalid: usize,
    /// Messages of which nothing but identity constraints is wrong, which nothing here knows.
    pub(super) keys: usize,
    /// Messages that no processor could judge.
    pub(super) unchecked: usize,
    /// Why libxml2 refuses the schema.
    pub(super) refused: Option<String>,
    /// What judges instead, or why nothing does.
    pub(super) instead: Option<String>,
    /// The first invalid messages.
    pub(super) wrong: Vec<String>,
}

/// A verdict on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is valid.
    Valid,
    /// Nothing but facets of simple types is wrong.
    Facets,
    /// Nothing but identity constraints is wrong.
    Keys,
    /// What is wrong.
    Invalid(String),
}

/// The verdicts on messages, by the names of their files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Verdicts {
    /// Those that were reached.
    pub(super) all: BTreeMap<String, Verdict>,
    /// Why libxml2 refuses the schema.
    pub(super) refused: Option<String>,
    /// What judges instead, or why nothing does.
    pub(super) instead: Option<String>,
}

/// Holds the messages of a folder that are to be judged, by their names, against the schemas of another. Those that are
/// valid are removed if they may be.
pub(super) fn validate(
    schemas: &Path,
    messages: &Path,
    is_judged: impl Fn(&str) -> bool,
    may_go: impl Fn(&str) -> bool,
) -> Result<Validated, String> {
    let entries = fs::read_dir(messages).map_err(|error| format!("{}: {error}", messages.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| is_judged(name));
    names.sort();
    let Verdicts { all: mut verdicts, refused, instead } = judge(schemas, messages, &names)?;
    let mut validated = Validated { refused, instead, ..Validated::default() };
    for name in &names {
        match verdicts.remove(name) {
            Some(Verdict::Valid) => {
                validated.valid += 1;
                // Only what is wrong is worth its place.
                if may_go(name) {
                    let _ = fs::remove_file(messages.join(name));
                }
            }
            Some(Verdict::Facets) => validated.facets += 1,
            Some(Verdict::Keys) => validated.keys += 1,
            Some(Verdict::Invalid(why)) => {
                validated.invalid += 1;
                validated.wrong.push(format!("{name}: {why}"));
            }
            None => validated.unchecked += 1,
        }
    }
    Ok(validated)
}

/// Judges messages of a folder by their names.
pub(super) fn judge(schemas: &Path, messages: &Path, names: &[String]) -> Result<Verdicts, String> {
    let schema = schemas.join(schemas::ALL);
    let mut verdicts = Verdicts::default();
    for names in names.chunks(AT_ONCE) {
        match xmllint(&schema, messages, names)? {
            Ok(some) => verdicts.all.extend(some),
            Err(why) => {
                verdicts.refused = Some(why);
                break;
            }
        }
    }
    if verdicts.refused.is_some() && !names.is_empty() {
        let (all, how) = instead(schemas, messages);
        (verdicts.all, verdicts.instead) = (all, Some(how));
    }
    Ok(verdicts)
}

/// The verdicts of Python's `xmlschema` on all messages of a folder, and how it came to them; none, and why not.
pub(super) fn instead(schemas: &Path, messages: &Path) -> (BTreeMap<String, Verdict>, String) {
    let mended = schemas.join(schemas::MENDED).join(schemas::ALL);
    python(&[&schemas.join(schemas::ALL), &mended], messages)
}

/// The verdicts of libxml2, or why it refuses the schema.
pub(crate) fn xmllint(
    schema: &Path,
    folder: &Path,
    names: &[String],
) -> Result<Result<BTreeMap<String, Verdict>, String>, String> {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--huge", "--schema"]).arg(schema).args(names).current_dir(folder);
    let output = command.output().map_err(|error| format!("xmllint does not run: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if said.lines().any(|line| line.contains("failed to compile")) {
        let mut errors = said.lines().filter(|line| line.contains("error :"));
        let first = errors.next().unwrap_or_default();
        return Ok(Err(first.rsplit_once("parser error : ").map_or(first, |(_, what)| what).to_owned()));
    }
    Ok(Ok(verdicts(&said)))
}

/// What xmllint says, read: lines that say what is wrong, then one with the verdict.
fn verdicts(said: &str) -> BTreeMap<String, Verdict> {
    let (mut verdicts, mut wrong, mut facet, mut has_keys) = (BTreeMap::new(), None, None, false);
    for line in said.lines() {
        if let Some(name) = line.strip_suffix(" validates") {
            verdicts.insert(name.to_owned(), Verdict::Valid);
            (wrong, facet, has_keys) = (None, None, false);
        } else if let Some(name) = line.strip_suffix(" fails to validate") {
            let otherwise = if has_keys && facet.is_none() { Verdict::Keys } else { Verdict::Facets };
            verdicts.insert(name.to_owned(), wrong.take().map_or(otherwise, Verdict::Invalid));
            (facet, has_keys) = (None, false);
        } else if let Some((place, what)) = line.split_once(" validity error : ") {
            // Two lines are about one facet: the value breaks it, and so is not one of its type.
            let subject = what.split_once(": ").map_or(what, |(subject, _)| subject);
            let is_facet = what.contains(": [facet '") && !what.contains(": [facet 'enumeration']");
            let follows = facet == Some((place, subject)) && what.contains(" is not a valid value of the ");
            if what.contains(" key-sequence [") {
                has_keys = true;
            } else if is_facet {
                facet = Some((place, subject));
            } else if !follows && wrong.is_none() {
                wrong = Some(what.chars().take(500).collect());
            }
        } else if let Some((name, what)) = line.split_once(':').filter(|(_, what)| what.contains("parser error")) {
            verdicts.insert(name.to_owned(), Verdict::Invalid(what.to_owned()));
        }
    }
    verdicts
}

/// The verdicts of Python's `xmlschema` by the first of these schemas that it takes, and how it came to them; none, and why
/// not.
pub(crate) fn python(schemas: &[&Path], folder: &Path) -> (BTreeMap<String, Verdict>, String) {
    let mut verdicts = BTreeMap::new();
    let output = match Command::new("python3").args(["-c", SCRIPT]).arg(folder).args(schemas).output() {
        Ok(output) => output,
        Err(error) => return (verdicts, format!("python3 does not run: {error}")),
    };
    if output.status.code() == Some(3) {
        return (verdicts, "xmlschema is not installed (pip install xmlschema)".to_owned());
    }
    let mut how = String::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut parts = line.splitn(3, '\t');
        let (kind, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let what = parts.next().unwrap_or_default().replace('\t', ": ");
        let verdict = match kind {
            "how" => {
                how = name.to_owned();
                continue;
            }
            "valid" => Verdict::Valid,
            "facets" => Verdict::Facets,
            _ => Verdict::Invalid(what),
        };
        verdicts.insert(name.to_owned(), verdict);
    }
    if !output.status.success() {
        how = String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default().to_owned();
    }
    (verdicts, how)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facets_are_told_from_what_else_is_wrong() {
        let said = "a.xml validates\n\
                    b.xml:1: element x: Schemas validity error : Element 'x': [facet 'pattern'] The value 'a: b'.\n\
                    b.xml:1: element x: Schemas validity error : Element 'x': 'a: b' is not a valid value of the atomic type.\n\
                    b.xml fails to validate\n\
                    c.xml:1: element x: Schemas validity error : Element 'x': [facet 'length'] No.\n\
                    c.xml:1: element y: Schemas validity error : Element 'y': This element is not expected.\n\
                    c.xml fails to validate\n\
                    d.xml:1: element x: Schemas validity error : Element 'x': [facet 'enumeration'] No.\n\
                    d.xml fails to validate\n\
                    e.xml:1: element x: Schemas validity error : Element 'x': No match found for key-sequence ['1'] of keyref 'k'.\n\
                    e.xml fails to validate\n";
        let read: Vec<_> = verdicts(said).into_iter().collect();
        let invalid = |what: &str| Verdict::Invalid(what.to_owned());
        let expected = [
            ("a.xml".to_owned(), Verdict::Valid),
            ("b.xml".to_owned(), Verdict::Facets),
            ("c.xml".to_owned(), invalid("Element 'y': This element is not expected.")),
            ("d.xml".to_owned(), invalid("Element 'x': [facet 'enumeration'] No.")),
            ("e.xml".to_owned(), Verdict::Keys),
        ];
        assert_eq!(read, expected);
    }
}
