//! The table of the sets, the reasons, and the list of instances that are not as they should be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::json;

use super::generate::without_names;
use super::manifest::short;
use super::outcome::{Outcome, Stopped, Verdict};

/// The columns.
const COLUMNS: [&str; 16] = [
    "groups", "gen", "ref", "compile", "valid", "equal", "unequal", "unread", "badout", "aside", "untried", "invalid",
    "refused", "passed", "aside", "untried",
];

/// The numbers of a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Row([usize; COLUMNS.len()]);

impl Row {
    fn add(&mut self, outcome: &Outcome) {
        self.0[0] += 1;
        let is_refused = matches!(outcome.stopped, Some(Stopped::Refused(_)));
        self.0[if is_refused { 2 } else { 1 }] += 1;
        self.0[3] += usize::from(outcome.stopped.is_none());
        for (instance, verdict) in outcome.group.instances.iter().zip(&outcome.verdicts) {
            self.0[if instance.is_valid { 4 } else { 11 }] += 1;
            self.0[match (instance.is_valid, verdict) {
                (_, Verdict::Equal) => 5,
                (_, Verdict::Unequal(_)) => 6,
                (_, Verdict::NotRead(_)) => 7,
                (_, Verdict::NotValid(_)) => 8,
                (true, Verdict::Aside(_)) => 9,
                (true, _) => 10,
                (_, Verdict::Refused(_)) => 12,
                (_, Verdict::LetPass(_)) => 13,
                (_, Verdict::Aside(_)) => 14,
                (false, Verdict::Untried) => 15,
            }] += 1;
        }
    }
}

/// The table for people.
pub(super) fn text(outcomes: &[Outcome]) -> String {
    let (mut rows, mut total): (BTreeMap<&str, Row>, Row) = (BTreeMap::new(), Row::default());
    for outcome in outcomes {
        rows.entry(short(&outcome.group.set)).or_default().add(outcome);
        total.add(outcome);
    }
    let mut text = format!("{:<20}", "set");
    text.extend(COLUMNS.map(|column| format!(" {column:>7}")));
    for (name, row) in rows.iter().chain([(&"total", &total)]) {
        let _ = write!(text, "\n{name:<20}");
        text.extend(row.0.map(|number| format!(" {number:>7}")));
    }
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    let Row(n) = total;
    let _ = write!(text, "\n\nvalid instances equal: {} of {}, {:.2} %", n[5], n[4], percent(n[5], n[4]));
    let _ = write!(
        text,
        "\ninvalid instances refused: {} of {} that are not aside, {:.2} %",
        n[12],
        n[11] - n[14],
        percent(n[12], n[11] - n[14])
    );
    let nist = rows.get("nist").map_or([0; COLUMNS.len()], |row| row.0);
    let others = (n[12] - nist[12], n[11] - n[14] - (nist[11] - nist[14]));
    let _ = write!(
        text,
        "\n  NIST: {:.2} %; all others: {:.2} %\n",
        percent(nist[12], nist[11] - nist[14]),
        percent(others.0, others.1)
    );
    for (kind, reasons) in reasons(outcomes) {
        let _ = write!(text, "\n{kind}:");
        for (reason, (count, example)) in sorted(reasons) {
            let _ = write!(text, "\n{count:>6}  {reason} ({example})");
        }
        text.push('\n');
    }
    text
}

type Reasons = BTreeMap<String, (usize, String)>;

/// What is wrong by kind and reason, with the number of instances and the first group; refused groups are counted once.
fn reasons(outcomes: &[Outcome]) -> BTreeMap<String, Reasons> {
    let mut all: BTreeMap<String, Reasons> = BTreeMap::new();
    let mut add = |kind: &str, reason: String, group: &str| {
        let entry = all.entry(kind.to_owned()).or_default().entry(reason).or_insert_with(|| (0, group.to_owned()));
        entry.0 += 1;
    };
    for outcome in outcomes {
        let group = &outcome.group;
        match &outcome.stopped {
            Some(Stopped::Refused(refusal)) => add("refused groups", refusal.reason.clone(), &group.name),
            Some(Stopped::NotCompiled(said)) => {
                let said = said.rsplit_once(" at ").map_or(said.as_str(), |(said, _)| said);
                add("groups that do not compile", without_names(said), &group.name);
            }
            None => {}
        }
        for verdict in &outcome.verdicts {
            match verdict.wrong(None) {
                None | Some(("untried", _)) => {}
                Some(("let pass", why)) => add("let pass", format!("in {}{why}", short(&group.set)), &group.name),
                Some((kind, why)) => add(kind, without_places(&why), &group.name),
            }
        }
    }
    all
}

fn sorted(reasons: Reasons) -> Vec<(String, (usize, String))> {
    let mut list: Vec<_> = reasons.into_iter().collect();
    list.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    list
}

/// What is said of an instance without names, values and numbers.
fn without_places(text: &str) -> String {
    let text = without_names(text);
    let (mut kept, mut is_in) = (String::new(), false);
    for c in text.chars() {
        match c {
            '"' | '{' | '}' => is_in = !is_in && c != '}',
            _ if is_in => {}
            _ if c.is_ascii_digit() => {
                if !kept.ends_with('#') {
                    kept.push('#');
                }
            }
            _ => kept.push(c),
        }
    }
    kept.chars().take(160).collect()
}

/// A line of JSON for each invalid instance that is refused, with the reason: it may be another than the one that it was made for.
pub(super) fn refused(outcomes: &[Outcome]) -> String {
    let mut lines = String::new();
    for Outcome { group, verdicts, .. } in outcomes {
        for (instance, verdict) in group.instances.iter().zip(verdicts) {
            let Verdict::Refused(reason) = verdict else { continue };
            let line = json!({"set": short(&group.set), "group": group.name, "file": instance.path, "reason": reason});
            let _ = writeln!(lines, "{line}");
        }
    }
    lines
}

/// A line of JSON for each instance that is not as it should be, and for each note.
pub(super) fn lines(outcomes: &[Outcome]) -> String {
    let mut lines = String::new();
    for Outcome { group, stopped, verdicts, notes } in outcomes {
        for (instance, verdict) in group.instances.iter().zip(verdicts) {
            let Some((kind, reason)) = verdict.wrong(stopped.as_ref()) else { continue };
            let line = json!({"set": short(&group.set), "group": group.name, "module": group.module(), "file": instance.path,
                "valid": instance.is_valid, "kind": kind, "reason": reason});
            let _ = writeln!(lines, "{line}");
        }
        for note in notes {
            let line = json!({"set": short(&group.set), "group": group.name, "module": group.module(), "kind": "note", "reason": note});
            let _ = writeln!(lines, "{line}");
        }
    }
    lines
}
