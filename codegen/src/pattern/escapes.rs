//! The classes that escapes stand for (XML Schema part 2, appendix F.1.1).

use super::blocks;
use super::tree::{Class, Part};

/// The general categories of Unicode, except surrogates, which are not characters of XML.
const CATEGORIES: &[&str] = &[
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
];

/// The characters that begin a name (XML 1.0, production 4).
const NAME_START: &[(char, char)] = &[
    (':', ':'),
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{C0}', '\u{D6}'),
    ('\u{D8}', '\u{F6}'),
    ('\u{F8}', '\u{2FF}'),
    ('\u{370}', '\u{37D}'),
    ('\u{37F}', '\u{1FFF}'),
    ('\u{200C}', '\u{200D}'),
    ('\u{2070}', '\u{218F}'),
    ('\u{2C00}', '\u{2FEF}'),
    ('\u{3001}', '\u{D7FF}'),
    ('\u{F900}', '\u{FDCF}'),
    ('\u{FDF0}', '\u{FFFD}'),
    ('\u{10000}', '\u{EFFFF}'),
];

/// The other characters of names (XML 1.0, production 4a).
const NAME_REST: &[(char, char)] =
    &[('-', '.'), ('0', '9'), ('\u{B7}', '\u{B7}'), ('\u{300}', '\u{36F}'), ('\u{203F}', '\u{2040}')];

/// Returns the class of an escape such as `\d`; `None` if the letter has none.
pub(super) fn several(letter: char) -> Option<Class> {
    let class = match letter.to_ascii_lowercase() {
        's' => Class::of_ranges(&[(' ', ' '), ('\t', '\n'), ('\r', '\r')]),
        'i' => Class::of_ranges(NAME_START),
        'c' => Class::of_ranges(&[NAME_START, NAME_REST].concat()),
        'd' => of_categories(&["Nd"]),
        'w' => of_categories(&["P", "Z", "C"]).negated(),
        _ => return None,
    };
    Some(if letter.is_ascii_uppercase() { class.negated() } else { class })
}

/// Returns the class of `.`: any character but line breaks.
pub(super) fn wildcard() -> Class {
    Class::of_ranges(&[('\n', '\n'), ('\r', '\r')]).negated()
}

/// Returns the part that `\p{…}` with this name stands for; `None` if the name is unknown.
pub(super) fn property(name: &str, is_negated: bool) -> Option<Part> {
    if let Some(block) = name.strip_prefix("Is") {
        let ranges = blocks::ranges(block);
        let class = Class { is_negated, ..Class::of_ranges(&ranges) };
        // Surrogates are not characters of XML: these blocks have none.
        let is_empty = ["HighSurrogates", "HighPrivateUseSurrogates", "LowSurrogates"].contains(&block);
        return (!ranges.is_empty() || is_empty).then_some(Part::Class(class));
    }
    let name = CATEGORIES.iter().find(|category| **category == name)?;
    Some(Part::Category { name, is_negated })
}

fn of_categories(names: &[&'static str]) -> Class {
    let parts = names.iter().map(|name| Part::Category { name, is_negated: false }).collect();
    Class { parts, ..Class::default() }
}
