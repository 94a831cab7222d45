//! Which fields of a structure have come.

/// A set of numbers; the first 64 without an allocation.
#[derive(Debug, Default)]
pub(super) struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
    pub(super) fn has(&self, index: usize) -> bool {
        let word = if index < 64 { self.low } else { self.high.get(index / 64 - 1).copied().unwrap_or(0) };
        word & (1 << (index % 64)) != 0
    }

    pub(super) fn insert(&mut self, index: usize) {
        let bit = 1 << (index % 64);
        if index < 64 {
            self.low |= bit;
            return;
        }
        let word = index / 64 - 1;
        if self.high.len() <= word {
            self.high.resize(word + 1, 0);
        }
        self.high[word] |= bit;
    }
}
