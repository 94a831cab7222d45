//! Random values of generated types, for tests: legal, the same for the same seed, with a liking for limits.

mod each;
mod scalars;
#[cfg(test)]
mod tests;

pub use each::EachOperation;

use crate::values::Nillable;

/// So many values inside one another are optional or items of lists; what is deeper is left out.
const DEPTH: u32 = 8;
/// So many optional values and items are made for one outermost of them; what comes after is left out.
const BREADTH: u32 = 300;
/// Where even lists that must not be empty are, so that types which cannot end do.
const DEEPEST: u32 = 3 * DEPTH;

/// A source of random values: what functions of a generated crate's `samples` take.
///
/// The same seed gives the same values. Types that contain themselves end: beyond a depth of 8, and after some hundreds
/// of values, what may be left out is left out. Values keep to the types of XML Schema, and not to the facets of derived
/// simple types, of which generated code knows nothing; a floating-point number is never `NaN`, which would not equal
/// itself.
///
/// ```
/// use wsdl_runtime::Samples;
///
/// let mut samples = Samples::new(1);
/// let values = samples.many(Samples::string);
/// assert_eq!(Samples::new(1).many(Samples::string), values);
/// assert_eq!(Samples::sparse(1).many(Samples::string), [""; 0]);
/// ```
#[derive(Debug, Clone)]
pub struct Samples {
    state: u64,
    presence: Presence,
    depth: u32,
    left: u32,
    /// How many digits decimal numbers have at most; no limit of their own where it is `None`.
    digits: Option<u32>,
}

/// Whether there is what may be left out.
#[derive(Debug, Clone, Copy)]
enum Presence {
    Sometimes,
    Never,
    Always,
}

impl Samples {
    fn with(seed: u64, presence: Presence) -> Self {
        Self { state: seed, presence, depth: 0, left: BREADTH, digits: None }
    }

    /// A source of values of which some are absent or nil.
    pub fn new(seed: u64) -> Self {
        Self::with(seed, Presence::Sometimes)
    }

    /// A source of the least that is legal: whatever may be absent or nil is, and lists are as short as may be.
    pub fn sparse(seed: u64) -> Self {
        Self::with(seed, Presence::Never)
    }

    /// A source of whole values: nothing is absent or nil, and no list is empty, as far as depth allows.
    pub fn full(seed: u64) -> Self {
        Self::with(seed, Presence::Always)
    }

    /// The same source, whose decimal numbers have no more digits than every processor of XML Schema has to know, which
    /// are 18 (XML Schema part 2, section 3.2.3).
    pub fn portable(self) -> Self {
        Self { digits: Some(18), ..self }
    }

    /// 64 random bits, all of which depend on all of the state (the mixing function of SplitMix64).
    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        let random = self.bits() >> 32;
        u32::try_from((random * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// One of some values.
    ///
    /// # Panics
    /// There is none.
    pub fn one_of<T: Clone>(&mut self, values: &[T]) -> T {
        let index = self.below(u32::try_from(values.len()).unwrap_or(u32::MAX));
        values[index as usize].clone()
    }

    /// Whether something that may be left out is there.
    fn is_present(&mut self) -> bool {
        if self.depth == 0 {
            self.left = BREADTH;
        }
        let may_be = self.depth < DEPTH && self.left > 0;
        may_be
            && match self.presence {
                Presence::Sometimes => self.below(3) != 0,
                Presence::Never => false,
                Presence::Always => true,
            }
    }

    /// A value one step deeper.
    fn deeper<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        self.left = self.left.saturating_sub(1);
        let value = value(self);
        self.depth -= 1;
        value
    }

    /// A value, or nothing, which stands for an absent element or a nil one.
    pub fn optional<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.is_present().then(|| self.deeper(value))
    }

    /// Absent, nil or a value. Where values are few it is absent.
    pub fn nillable<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Nillable<T> {
        match self.optional(value) {
            Some(value) => Nillable::Value(value),
            None if matches!(self.presence, Presence::Sometimes) && self.below(2) == 0 => Nillable::Nil,
            None => Nillable::Absent,
        }
    }

    /// Any number of values.
    pub fn many<T>(&mut self, value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        self.many_within(0, None, value)
    }

    /// Any number of values or nothing, which stands for a nil item.
    pub fn many_or_nil<T>(&mut self, value: impl FnMut(&mut Self) -> T) -> Vec<Option<T>> {
        self.many_or_nil_within(0, None, value)
    }

    /// As [`many`](Self::many), between `min` and `max` of them; no upper bound is `None`.
    pub fn many_within<T>(&mut self, min: u32, max: Option<u32>, mut value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let present = self.is_present();
        let more = if present { 1 + self.below(3) } else { 0 };
        let least = if self.depth < DEEPEST { min } else { 0 };
        let length = least.max(more).min(max.unwrap_or(u32::MAX));
        (0..length).map(|_| self.deeper(&mut value)).collect()
    }

    /// As [`many_or_nil`](Self::many_or_nil), between `min` and `max` of them; no upper bound is `None`.
    pub fn many_or_nil_within<T>(
        &mut self,
        min: u32,
        max: Option<u32>,
        mut value: impl FnMut(&mut Self) -> T,
    ) -> Vec<Option<T>> {
        self.many_within(min, max, |samples| samples.optional(&mut value))
    }
}
