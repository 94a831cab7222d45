//! What a request says of people, which services repeat where they say what is wrong with it.

use std::collections::HashMap;
use std::sync::OnceLock;

use bytes::Bytes;

use super::forms::{self, is_at};
use super::{Masker, scan};

/// Shorter texts are words like others.
const SHORTEST: usize = 4;
/// Texts of fewer characters are only found as words of their own.
const SHORT: usize = 8;
/// Longer ones are files; nothing repeats them.
const LONGEST: usize = 1_000;

/// The hidden texts of a request. They are looked for in it when something is to be shown, so that a call of which nothing
/// is shown pays nothing.
pub(super) struct Echo {
    request: Bytes,
    mask: Masker,
    texts: OnceLock<Texts>,
}

/// Texts by their first four bytes, in small letters, the longest first.
type Texts = HashMap<[u8; SHORTEST], Vec<String>>;

impl Echo {
    /// That of a request, whose marks this has.
    pub(super) fn new(request: Bytes, mask: &Masker) -> Self {
        Self { request, mask: mask.without_secrets(), texts: OnceLock::new() }
    }

    /// How long the text is that is hidden in the request and is at this byte of another text too.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<usize> {
        let beginning = beginning(text.as_bytes().get(at..)?)?;
        let candidates = self.texts.get_or_init(|| self.read()).get(&beginning)?;
        let found = candidates.iter().find(|hidden| is_at(text, at, hidden, SHORT))?;
        Some(found.len())
    }

    fn read(&self) -> Texts {
        let mut hidden = scan::hidden(&String::from_utf8_lossy(&self.request), &self.mask);
        hidden.retain(|text| text.chars().count() >= SHORTEST && text.len() <= LONGEST);
        hidden.sort_unstable();
        hidden.dedup();
        let mut texts = Texts::new();
        for form in hidden.iter().flat_map(|text| forms::of(text.trim())) {
            if let Some(beginning) = beginning(form.as_bytes()) {
                texts.entry(beginning).or_default().push(form);
            }
        }
        texts.into_iter().map(|(beginning, all)| (beginning, forms::sorted(all))).collect()
    }
}

fn beginning(bytes: &[u8]) -> Option<[u8; SHORTEST]> {
    bytes.first_chunk::<SHORTEST>().map(|first| first.map(|byte| byte.to_ascii_lowercase()))
}
