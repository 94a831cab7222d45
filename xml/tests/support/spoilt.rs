//! Spoiling documents at random.

use super::differential::Numbers;

/// What is put into them.
const PIECES: [&str; 53] = [
    "<",
    ">",
    "&",
    ";",
    "\"",
    "'",
    "=",
    " ",
    "/",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?",
    "?>",
    "xmlns",
    ":",
    "\u{0}",
    "\u{FFFF}",
    "é",
    "<a>",
    "</a>",
    "xmlns:q=\"\"",
    "&#x1;",
    "\r",
    "\n",
    "]",
    "]]",
    "\u{FFFE}",
    "\u{FEFF}",
    "--",
    "xml:lang='a'",
    "<x:y/>",
    "<p:b>",
    "</p:b>",
    "xmlns:xml='a'",
    "xmlns='http://www.w3.org/2000/xmlns/'",
    "/>",
    "</",
    "\t",
    "<b>text</b>",
    "<c/>",
    "€",
    "😀",
    "&x;",
    "&#38;",
    "<!ENTITY x \"y\">",
    "<!DOCTYPE a>",
    "<!ENTITY",
    "version='1.1'",
    "encoding='utf-8'",
    "standalone='yes'",
    "%p;",
];

/// A document spoilt in one to four places.
pub(crate) fn mutate(seed: &str, numbers: &mut Numbers) -> String {
    let mut chars: Vec<String> = seed.chars().map(String::from).collect();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(chars.len());
        match numbers.below(8) {
            0 | 1 if chars.len() > 1 => drop(chars.remove(at)),
            2 | 3 => chars.insert(at, PIECES[numbers.below(PIECES.len())].to_owned()),
            4 => chars.truncate(at.max(1)),
            5 if chars.len() > 2 => {
                let to = at + numbers.below((chars.len() - at).min(40));
                let part: Vec<String> = chars[at..to].to_vec();
                let into = numbers.below(chars.len());
                chars.splice(into..into, part);
            }
            _ => chars[at] = PIECES[numbers.below(PIECES.len())].to_owned(),
        }
    }
    chars.concat()
}
