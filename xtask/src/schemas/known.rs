//! The instances that are known not to be as they should be, each with its reason. Everything else must be.

use std::collections::BTreeMap;

use super::outcome::{Outcome, Stopped, Verdict};

/// A line an instance: what is not as it should be, its group, its file, and the reason.
const KNOWN: &str = include_str!("known.txt");

/// The kind and the reason of each known instance, by its group and its file.
type All = BTreeMap<(&'static str, &'static str), (&'static str, &'static str)>;

fn all() -> All {
    let line = |line: &'static str| {
        let mut parts = line.splitn(4, '\t');
        let (kind, group, file) = (parts.next()?, parts.next()?, parts.next()?);
        Some(((group, file), (kind, parts.next()?)))
    };
    KNOWN.lines().filter_map(line).collect()
}

/// What departs from the list: instances that are not as they should be and not in it, and those in it that are as they
/// should be. Without all processors, some of what is written or let pass is judged otherwise, and does not count.
pub(super) fn departures(outcomes: &[Outcome], has_processors: bool) -> Vec<String> {
    let known = all();
    let mut departures = Vec::new();
    for outcome in outcomes {
        if let Some(Stopped::NotCompiled(said)) = &outcome.stopped {
            departures.push(format!("{}: does not compile: {said}", outcome.group.name));
        }
        for (instance, verdict) in outcome.group.instances.iter().zip(&outcome.verdicts) {
            let wrong = match verdict {
                Verdict::Aside(_) => None,
                verdict => verdict.wrong(outcome.stopped.as_ref()),
            };
            let counts = |kind: &str| has_processors || !["written invalid", "let pass"].contains(&kind);
            let of_list = known.get(&(&*outcome.group.name, &*instance.path)).map(|(kind, _)| *kind);
            match (wrong.filter(|(kind, _)| counts(kind)), of_list.filter(|kind| counts(kind))) {
                (Some((kind, _)), Some(of_list)) if kind == of_list => {}
                (Some((kind, why)), _) => departures.push(format!("{}: {kind}: {why}", instance.path)),
                (None, Some(_)) => {
                    departures.push(format!("{}: is as it should be; take it out of known.txt", instance.path));
                }
                (None, None) => {}
            }
        }
    }
    departures
}

/// The reasons with the number of instances.
pub(super) fn reasons() -> BTreeMap<&'static str, usize> {
    let mut reasons = BTreeMap::new();
    for (_, reason) in all().into_values() {
        *reasons.entry(reason).or_default() += 1;
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_kind_a_file_and_a_reason() {
        const KINDS: [&str; 6] = ["unequal", "not read", "written invalid", "let pass", "refused group", "untried"];
        let all = all();
        assert_eq!(all.len(), KNOWN.lines().count(), "each file is there once");
        for ((_, file), (kind, reason)) in all {
            assert!(KINDS.contains(&kind) && file.ends_with(".xml") && !reason.is_empty(), "{file}");
        }
    }
}
