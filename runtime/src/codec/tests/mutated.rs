//! Mutated texts: reading ends without a panic, and a text read as well-formed is well-formed when read again.

use super::*;

const SEEDS: [&str; 4] = [
    "<?xml version=\"1.0\"?><a xmlns=\"urn:a\" xmlns:p=\"urn:b\"><p:b k='v' p:k=\"&lt;\">t&amp;<![CDATA[x]]>&#65;</p:b><c/></a>",
    "<!-- c --><a><?pi d?><b xsi:nil=\"1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>\r\nü€😀</a> ",
    "<a>]]&gt;<b><c><d>&#x10FFFF;</d></c></b></a><!-- e -->",
    "<!DOCTYPE a [<!ENTITY x \"y\">]><a b=\"1\" c=\"2\">&x;</a>",
];
const PIECES: [&str; 24] = [
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
];

/// A number generator with the same numbers on every machine.
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

pub(super) fn mutate(seed: &str, numbers: &mut Numbers) -> String {
    let mut chars: Vec<String> = seed.chars().map(String::from).collect();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(chars.len());
        match numbers.below(4) {
            0 if chars.len() > 1 => drop(chars.remove(at)),
            1 => chars.insert(at, PIECES[numbers.below(PIECES.len())].to_owned()),
            2 => chars.truncate(at.max(1)),
            _ => chars[at] = PIECES[numbers.below(PIECES.len())].to_owned(),
        }
    }
    chars.concat()
}

/// Reads everything: names, attributes, and the texts of elements without children.
fn read_all(text: &str) -> Result<usize, ReadError> {
    let mut reader = reader(text);
    let root = reader.root()?;
    reader.attributes(&root);
    let (mut open, mut elements) = (1_usize, 1_usize);
    while open > 0 {
        match reader.child()? {
            Some(start) => {
                reader.attributes(&start);
                elements += 1;
                if elements % 3 == 0 {
                    let fragment = reader.fragment(&start)?;
                    let (mut inner, _) = fragment.open(TABLE, Limits::default(), Sink::lenient())?;
                    inner.skip()?;
                    inner.finish()?;
                } else {
                    open += 1;
                }
            }
            None => open -= 1,
        }
    }
    reader.finish()?;
    Ok(elements)
}

#[test]
fn broken_texts_end_in_an_error_inside_the_text() {
    let mut numbers = Numbers(2026);
    let (mut good, mut bad) = (0, 0);
    for round in 0..40_000 {
        let text = mutate(SEEDS[round % SEEDS.len()], &mut numbers);
        match read_all(&text) {
            Ok(elements) => {
                good += 1;
                assert!(elements <= text.matches('<').count(), "{text}");
            }
            Err(error) => {
                bad += 1;
                assert!(error.offset() <= text.len(), "{text}: {error}");
                assert!(!error.found().is_empty(), "{text}");
            }
        }
    }
    assert!(good > 1_000 && bad > 10_000, "{good} good, {bad} bad");
}

#[test]
fn the_seeds_are_what_they_seem() {
    assert_eq!(SEEDS.map(|seed| read_all(seed).is_ok()), [true, true, true, false]);
}
