//! The arguments of the verb.

use crate::trial;

/// The arguments of the verb.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments<'a> {
    /// The folder of the suite.
    pub(super) dir: Option<&'a str>,
    /// The folder of the workspace.
    pub(super) into: Option<&'a str>,
    /// About how many groups are tried.
    pub(super) sample: Option<usize>,
    /// The sets and groups that are tried; all if there are none.
    pub(super) names: Vec<&'a str>,
}

impl<'a> Arguments<'a> {
    pub(super) fn read(arguments: &[&'a str]) -> Result<Self, String> {
        let mut read = Self::default();
        let mut rest = trial::Arguments::new(arguments);
        while let Some(argument) = rest.next() {
            match argument {
                "--dir" => read.dir = Some(rest.folder(argument)?),
                "--into" => read.into = Some(rest.folder(argument)?),
                "--sample" => read.sample = Some(rest.number(argument)?),
                other => read.names.push(trial::name(other)?),
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_take_what_follows_them() {
        let read = Arguments::read(&["--dir", "d", "a", "--sample", "3", "b"]);
        assert_eq!(read, Ok(Arguments { dir: Some("d"), into: None, sample: Some(3), names: vec!["a", "b"] }));
        for wrong in [&["--dir"][..], &["--sample", "many"], &["--other"]] {
            assert!(Arguments::read(wrong).is_err(), "{wrong:?}");
        }
    }
}
