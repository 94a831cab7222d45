//! The groups of the suite, as its `manifest.jsonl` lists them, and which of them are tried.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::plain;

/// The environment variable that names the unpacked suite.
const VARIABLE: &str = "XSD_TESTS";
/// The file in its folder.
const MANIFEST: &str = "manifest.jsonl";
/// The size of a manifest, in bytes.
const LARGEST: u64 = 256 << 20;

/// A group of the suite: schemas that belong together, with instances of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Its number in the manifest, from 0; what is made of it has this in its name.
    pub(super) number: usize,
    /// The set that it is of.
    pub(super) set: String,
    /// What it is called.
    pub(super) name: String,
    /// Its schema documents, relative to the suite.
    pub(super) schemas: Vec<String>,
    /// Its instances.
    pub(super) instances: Vec<Instance>,
}

/// An instance of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instance {
    /// The document, relative to the suite.
    pub(super) path: String,
    /// Whether the suite says that it is valid.
    pub(super) is_valid: bool,
}

impl Group {
    /// The name of its module and of its folders.
    pub(super) fn module(&self) -> String {
        format!("g{:05}", self.number)
    }
}

/// Returns the folder of the suite: the given one, or that of the environment.
pub(super) fn folder(given: Option<&str>) -> Result<PathBuf, String> {
    let named = given.map(PathBuf::from).or_else(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    named.ok_or_else(|| format!("error: set {VARIABLE} to a folder with a {MANIFEST}, or name it with --dir"))
}

/// Reads all groups.
pub(super) fn groups(folder: &Path) -> Result<Vec<Group>, String> {
    let shown = folder.join(MANIFEST).display().to_string();
    let text = plain::read_text(folder, Path::new(MANIFEST), LARGEST).map_err(|refusal| refusal.line())?;
    let text = text.ok_or_else(|| format!("error: there is no {shown}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let groups = lines.enumerate().map(|(number, (line, text))| {
        let what = "a group has the texts `set` and `group`, the list `schemas`, and `instances` as pairs of a path and \
                    \"valid\" or \"invalid\"";
        group(number, text).ok_or_else(|| format!("error: {shown}:{}: {what}", line + 1))
    });
    groups.collect()
}

fn group(number: usize, line: &str) -> Option<Group> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let schemas = value["schemas"].as_array()?.iter().map(text).collect::<Option<_>>()?;
    let instances = value["instances"].as_array()?.iter().map(|pair| {
        let is_valid = match pair[1].as_str()? {
            "valid" => true,
            "invalid" => false,
            _ => return None,
        };
        Some(Instance { path: text(&pair[0])?, is_valid })
    });
    let (set, name) = (text(&value["set"])?, text(&value["group"])?);
    Some(Group { number, set, name, schemas, instances: instances.collect::<Option<_>>()? })
}

/// Keeps the groups of these sets or names, all if there are none.
pub(super) fn named(groups: Vec<Group>, names: &[&str]) -> Result<Vec<Group>, String> {
    let is = |group: &Group, name: &str| group.name == name || group.set == name || short(&group.set) == name;
    if let Some(unknown) = names.iter().find(|name| !groups.iter().any(|group| is(group, name))) {
        return Err(format!("error: no set and no group is called `{unknown}`"));
    }
    Ok(groups.into_iter().filter(|group| names.is_empty() || names.iter().any(|name| is(group, name))).collect())
}

/// Keeps about this number of groups, evenly chosen from all, so that each set has its share; a set keeps one at least.
pub(super) fn sample(groups: Vec<Group>, number: usize) -> Vec<Group> {
    let all = groups.len();
    let mut seen = std::collections::HashSet::new();
    let is_chosen = |(index, group): &(usize, Group)| {
        // Exactly `number` indexes are the first of their step.
        let step = |index: usize| index * number / all;
        let is_step = number > 0 && (*index == 0 || number >= all || step(*index) > step(index - 1));
        seen.insert(group.set.clone()) || is_step
    };
    groups.into_iter().enumerate().filter(is_chosen).map(|(_, group)| group).collect()
}

/// The name of a set without its folder and file type.
pub(super) fn short(set: &str) -> &str {
    let name = set.rsplit('/').next().unwrap_or(set);
    name.strip_suffix(".testSet").or_else(|| name.strip_suffix("_w3c.xml")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(count: usize, per_set: usize) -> Vec<Group> {
        let of = |number| Group {
            number,
            set: format!("x/{}.testSet", number / per_set),
            name: number.to_string(),
            schemas: Vec::new(),
            instances: Vec::new(),
        };
        (0..count).map(of).collect()
    }

    #[test]
    fn a_line_is_a_group() {
        let line = r#"{"set": "a/B_w3c.xml", "group": "g", "schemas": ["x.xsd"], "instances": [["x.xml", "valid"], ["y.xml", "invalid"]]}"#;
        let read = group(3, line).expect("it is a group");
        assert_eq!((&*read.set, &*read.name, &*read.module()), ("a/B_w3c.xml", "g", "g00003"));
        assert_eq!(read.schemas, ["x.xsd"]);
        let instances: Vec<_> = read.instances.iter().map(|each| (&*each.path, each.is_valid)).collect();
        assert_eq!(instances, [("x.xml", true), ("y.xml", false)]);
        assert_eq!(short(&read.set), "B");
    }

    #[test]
    fn what_is_not_a_group_is_refused() {
        assert_eq!(group(0, r#"{"set": "a", "group": "g", "schemas": [], "instances": [["x.xml", "maybe"]]}"#), None);
        assert_eq!(group(0, r#"{"set": "a", "group": "g", "schemas": [1], "instances": []}"#), None);
        assert_eq!(group(0, "{"), None);
    }

    #[test]
    fn a_sample_is_even_and_has_every_set() {
        let numbers = |groups: Vec<Group>| groups.into_iter().map(|group| group.number).collect::<Vec<_>>();
        assert_eq!(numbers(sample(numbered(10, 10), 5)), [0, 2, 4, 6, 8]);
        assert_eq!(numbers(sample(numbered(10, 5), 2)), [0, 5]);
        assert_eq!(numbers(sample(numbered(6, 2), 1)), [0, 2, 4]);
        assert_eq!(numbers(sample(numbered(3, 3), 7)), [0, 1, 2]);
        assert_eq!(sample(numbered(1_000, 100), 300).len(), 300);
    }

    #[test]
    fn groups_are_named_by_set_or_name() {
        let numbers = |names: &[&str]| named(numbered(6, 2), names).map(|groups| groups.len());
        assert_eq!(numbers(&[]), Ok(6));
        assert_eq!(numbers(&["x/1.testSet", "5"]), Ok(3));
        assert!(numbers(&["7"]).is_err());
    }
}
