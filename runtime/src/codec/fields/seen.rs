//! The rows of a structure that were read.

/// A set of numbers; the first 64 need no allocation.
#[derive(Debug, Default)]
pub(in crate::codec) struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
    #[inline(always)]
    pub(in crate::codec) fn has(&self, index: usize) -> bool {
        let word = if index < 64 { self.low } else { self.high.get(index / 64 - 1).copied().unwrap_or(0) };
        word & (1 << (index % 64)) != 0
    }

    #[inline(always)]
    pub(in crate::codec) fn insert(&mut self, index: usize) {
        if index < 64 {
            self.low |= 1 << index;
        } else {
            self.insert_high(index);
        }
    }

    #[cold]
    fn insert_high(&mut self, index: usize) {
        let word = index / 64 - 1;
        if self.high.len() <= word {
            self.high.resize(word + 1, 0);
        }
        self.high[word] |= 1 << (index % 64);
    }

    /// Whether all of the first `len` rows were read, if `len` is below 64; `false` if that is not known.
    #[inline(always)]
    pub(in crate::codec) fn has_all(&self, len: usize) -> bool {
        len < 64 && self.low == (1 << len) - 1
    }
}
