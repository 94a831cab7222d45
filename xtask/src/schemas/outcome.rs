//! What came of the instances of a group.

use super::generate::Refusal;
use super::manifest::Group;

/// A group with what came of it.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The group.
    pub(super) group: Group,
    /// Why there is no program for it.
    pub(super) stopped: Option<Stopped>,
    /// What came of each instance, in the order of the group.
    pub(super) verdicts: Vec<Verdict>,
    /// What other processors say that does not count against us.
    pub(super) notes: Vec<String>,
}

/// Why there is no program for a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stopped {
    /// The generator refuses it.
    Refused(Refusal),
    /// What is generated does not compile.
    NotCompiled(String),
}

/// What came of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is no program for its group.
    Untried,
    /// Valid: read and written again as the same infoset, which is valid.
    Equal,
    /// Valid: what is written differs.
    Unequal(String),
    /// Valid: what is written is the same infoset, but not valid for another processor.
    NotValid(String),
    /// Valid: strict reading refuses it.
    NotRead(String),
    /// Invalid: strict reading refuses it.
    Refused(String),
    /// Invalid: strict reading takes it. What other processors say of it.
    LetPass(String),
    /// It is not as it should be, for a reason that nothing is promised of.
    Aside(String),
}

impl Verdict {
    /// What is not as it should be, in a word, and why.
    pub(super) fn wrong(&self, stopped: Option<&Stopped>) -> Option<(&'static str, String)> {
        Some(match self {
            Self::Equal | Self::Refused(_) => return None,
            Self::Untried => match stopped {
                Some(Stopped::Refused(refusal)) => ("refused group", refusal.first.clone()),
                Some(Stopped::NotCompiled(said)) => ("does not compile", said.clone()),
                None => ("untried", String::new()),
            },
            Self::Unequal(why) => ("unequal", why.clone()),
            Self::NotValid(why) => ("written invalid", why.clone()),
            Self::NotRead(why) => ("not read", why.clone()),
            Self::LetPass(why) => ("let pass", why.clone()),
            Self::Aside(why) => ("aside", why.clone()),
        })
    }
}
