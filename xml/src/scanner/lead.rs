//! How the names of a namespace begin in tags.

/// `<` or `<prefix:`, as one number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lead {
    pub(super) word: u128,
    pub(super) mask: u128,
    pub(super) len: usize,
}

impl Lead {
    /// Longer ones are left to the general way.
    pub(super) const LONGEST: usize = 16;

    /// `<` alone.
    const WITHOUT_PREFIX: Self = Self { word: b'<' as u128, mask: 0xFF, len: 1 };

    /// `<` and this prefix, with its colon if there is one.
    #[inline]
    pub(super) fn new(prefix: &str) -> Option<Self> {
        if prefix.is_empty() { Some(Self::WITHOUT_PREFIX) } else { Self::with_prefix(prefix) }
    }

    fn with_prefix(prefix: &str) -> Option<Self> {
        let len = 1 + prefix.len() + 1;
        if len > Self::LONGEST {
            return None;
        }
        let mut word = [0; 16];
        word[0] = b'<';
        word[1..=prefix.len()].copy_from_slice(prefix.as_bytes());
        word[len - 1] = b':';
        Some(Self { word: u128::from_le_bytes(word), mask: u128::MAX >> (8 * (Self::LONGEST - len)), len })
    }
}
