//! The blocks of Unicode, for `\p{Is…}`.

/// The blocks: name without spaces, first and last character. Names that XML Schema 1.0 has from Unicode 3.1, such as
/// `Greek`, stand beside today's.
const BLOCKS: &str = include_str!("blocks.txt");

/// Returns the ranges of a block. An unknown name has none.
pub(super) fn ranges(name: &str) -> Vec<(char, char)> {
    BLOCKS.lines().filter_map(|line| range(line, name)).collect()
}

fn range(line: &str, name: &str) -> Option<(char, char)> {
    let (block, range) = line.split_once(' ')?;
    if block != name {
        return None;
    }
    let (first, last) = range.split_once(' ')?;
    let character = |digits| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    Some((character(first)?, character(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_block() {
        for line in BLOCKS.lines() {
            let name = line.split(' ').next().unwrap_or_default();
            assert!(range(line, name).is_some_and(|(first, last)| first <= last), "{line}");
        }
    }

    #[test]
    fn blocks_are_found_by_their_names() {
        assert_eq!(ranges("BasicLatin"), [('\0', '\u{7F}')]);
        assert_eq!(ranges("Greek"), ranges("GreekandCoptic"));
        assert_eq!(ranges("PrivateUse").len(), 3);
        assert_eq!(ranges("basiclatin"), []);
        assert_eq!(ranges("Klingon"), []);
    }
}
