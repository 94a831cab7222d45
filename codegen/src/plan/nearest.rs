//! Suggestions for misspelled names.

/// Returns the most similar name, if one is close: it may differ in case, or share most of its beginning.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let shared = |other: &str| {
        let pairs = name.chars().zip(other.chars());
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    let best = known.max_by_key(|other| (shared(other), std::cmp::Reverse(other.len())))?;
    (shared(best) * 3 >= name.chars().count() * 2).then_some(best)
}
