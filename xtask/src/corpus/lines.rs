//! What generated lines consist of.

use std::fmt;
use std::ops::AddAssign;

use wsdl_codegen::files::Files;

/// Generated lines by what they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// Types, operations and the client, without documentation.
    pub(super) code: usize,
    /// Documentation and other comments, those of samples not among them.
    pub(super) documentation: usize,
    /// Blank lines, those of samples not among them.
    pub(super) blank: usize,
    /// All lines of samples: functions that make random values for tests.
    pub(super) samples: usize,
}

impl Lines {
    /// Counts the lines of generated files.
    pub(super) fn of(files: &Files) -> Self {
        let mut lines = Self::default();
        for (path, text) in files {
            let is_of_samples = path.split('/').any(|folder| folder == "samples");
            for line in text.lines().map(str::trim_start) {
                let count = match line {
                    _ if is_of_samples => &mut lines.samples,
                    "" => &mut lines.blank,
                    line if line.starts_with("//") || path.ends_with(".md") => &mut lines.documentation,
                    _ => &mut lines.code,
                };
                *count += 1;
            }
        }
        lines
    }

    /// Returns the number of all lines.
    pub(super) fn all(&self) -> usize {
        self.code + self.documentation + self.blank + self.samples
    }

    /// Returns the number of all lines for each of this number of types; 0 if there are none.
    pub(super) fn of_each(&self, types: usize) -> usize {
        (self.all() + types / 2).checked_div(types).unwrap_or_default()
    }
}

impl AddAssign for Lines {
    fn add_assign(&mut self, other: Self) {
        self.code += other.code;
        self.documentation += other.documentation;
        self.blank += other.blank;
        self.samples += other.samples;
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, documentation, blank, samples } = self;
        write!(f, "{code} code, {documentation} documentation, {blank} blank, {samples} samples")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_counted_once() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let files = Files::from([
            file("service/mod.rs", "//! A service.\n\nmod types;\n"),
            file("service/types/a.rs", "    /// An `A`.\npub struct A {\n    // Nothing.\n}\n"),
            file("service/samples/a.rs", "/// Makes one.\n\nfn a() {}\n"),
            file("service/guide.md", "A guide\n"),
        ]);
        let mut lines = Lines::of(&files);
        assert_eq!(lines, Lines { code: 3, documentation: 4, blank: 1, samples: 3 });
        assert_eq!((lines.all(), lines.of_each(4), lines.of_each(2), lines.of_each(0)), (11, 3, 6, 0));
        lines += lines;
        assert_eq!(lines.all(), 22);
    }
}
