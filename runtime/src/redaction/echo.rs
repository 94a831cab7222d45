//! What a request says of people, which services repeat where they say what is wrong with it.

use std::sync::OnceLock;

use bytes::Bytes;

use super::finder::Finder;
use super::forms;
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
    texts: OnceLock<Finder>,
}

impl Echo {
    /// That of a request, whose marks this has.
    pub(super) fn new(request: Bytes, mask: &Masker) -> Self {
        Self { request, mask: mask.without_secrets(), texts: OnceLock::new() }
    }

    /// The texts that are hidden in the request.
    pub(super) fn texts(&self) -> &Finder {
        self.texts.get_or_init(|| {
            let mut hidden = scan::hidden(&String::from_utf8_lossy(&self.request), &self.mask);
            hidden.retain(|text| text.chars().count() >= SHORTEST && text.len() <= LONGEST);
            let forms = forms::sorted(hidden.iter().flat_map(|text| forms::of(text.trim())).collect());
            Finder::new(forms, SHORT)
        })
    }
}
