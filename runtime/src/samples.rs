//! Random values of generated types, for tests: valid, reproducible by a seed, and often at limits.

mod anything;
mod choices;
mod dates;
mod each;
mod names;
mod scalars;
#[cfg(test)]
mod tests;
mod texts;

pub use each::EachOperation;

use crate::codec::TypedNil;
use crate::values::{Nillable, OrNil, QName};

/// The depth of optional values and list items below which they are left out.
const DEPTH: u32 = 8;
/// The number of optional values and items made inside an outermost one, after which they are left out.
const BREADTH: u32 = 300;
/// The depth below which even required items of lists are left out, so that endless types end.
const DEEPEST: u32 = 3 * DEPTH;

/// A source of random values, for the functions of a generated crate's `samples`.
///
/// The same seed returns the same values. Types that contain themselves end: below a depth of 8, and after some hundred
/// values, optional ones are left out. Values conform to their types in XML Schema, as far as the generator of the code
/// finds examples for facets. Floating-point numbers are never `NaN`, which would not equal
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
    /// The most digits of decimal numbers; `None` for no limit.
    digits: Option<u32>,
    /// The number of identifiers so far.
    ids: u32,
}

/// Whether optional values are present.
#[derive(Debug, Clone, Copy)]
enum Presence {
    Sometimes,
    Never,
    Always,
}

impl Samples {
    fn with(seed: u64, presence: Presence) -> Self {
        Self { state: seed, presence, depth: 0, left: BREADTH, digits: None, ids: 0 }
    }

    /// Creates a source of values some of which are absent or nil.
    pub fn new(seed: u64) -> Self {
        Self::with(seed, Presence::Sometimes)
    }

    /// Creates a source of minimal values: everything that may be absent or nil is, and lists are as short as allowed.
    pub fn sparse(seed: u64) -> Self {
        Self::with(seed, Presence::Never)
    }

    /// Creates a source of complete values: nothing is absent or nil and no list is empty, as far as the depth allows.
    pub fn full(seed: u64) -> Self {
        Self::with(seed, Presence::Always)
    }

    /// Returns the source with values that every XML Schema processor must support: decimal numbers of at most 18 digits
    /// (XML Schema part 2, section 3.2.3), years of four digits (section 3.2.7), short durations.
    pub fn portable(self) -> Self {
        Self { digits: Some(18), ..self }
    }

    fn is_portable(&self) -> bool {
        self.digits.is_some()
    }

    /// Returns 64 random bits that depend on the whole state (the mixing function of SplitMix64).
    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        let random = self.bits() >> 32;
        u32::try_from((random * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// Returns one of some values.
    ///
    /// # Panics
    /// The slice is empty.
    pub fn one_of<T: Clone>(&mut self, values: &[T]) -> T {
        let index = self.below(u32::try_from(values.len()).unwrap_or(u32::MAX));
        values[index as usize].clone()
    }

    /// Whether an optional value is present.
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

    /// Returns a value one level deeper.
    fn deeper<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        self.left = self.left.saturating_sub(1);
        let value = value(self);
        self.depth -= 1;
        value
    }

    /// Returns a value, or `None` for an absent or nil element.
    pub fn optional<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.is_present().then(|| self.deeper(value))
    }

    /// Returns an absent, nil or present value; absent if the source is sparse.
    pub fn nillable<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Nillable<T> {
        match self.optional(value) {
            Some(value) => Nillable::Value(value),
            None if matches!(self.presence, Presence::Sometimes) && self.below(2) == 0 => Nillable::Nil,
            None => Nillable::Absent,
        }
    }

    /// Returns a value, or the attributes of a nil element.
    pub fn or_nil<T, A>(
        &mut self,
        value: impl FnOnce(&mut Self) -> T,
        nil: impl FnOnce(&mut Self) -> A,
    ) -> OrNil<T, A> {
        match self.optional(value) {
            Some(value) => OrNil::Value(value),
            None => OrNil::Nil(self.deeper(nil)),
        }
    }

    /// Returns the attributes of a nil element of a derived type.
    pub fn typed_nil<A>(
        &mut self,
        namespace: &str,
        local: &str,
        attributes: impl FnOnce(&mut Self) -> A,
    ) -> TypedNil<A> {
        let type_name = QName::new(namespace, local);
        TypedNil { type_name: Some(type_name), ..attributes(self).into() }
    }

    /// Returns any number of values.
    pub fn many<T>(&mut self, value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        self.many_within(0, None, value)
    }

    /// Returns any number of values, with `None` for nil items.
    pub fn many_or_nil<T>(&mut self, value: impl FnMut(&mut Self) -> T) -> Vec<Option<T>> {
        self.many_or_nil_within(0, None, value)
    }

    /// Returns values like [`many`](Self::many), at least `min` and at most `max` of them; `None` is no upper bound.
    pub fn many_within<T>(&mut self, min: u32, max: Option<u32>, mut value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let present = self.is_present();
        let more = if present { 1 + self.below(3) } else { 0 };
        let least = if self.depth < DEEPEST { min } else { 0 };
        let length = least.max(more).min(max.unwrap_or(u32::MAX));
        (0..length).map(|_| self.deeper(&mut value)).collect()
    }

    /// Returns values like [`many_or_nil`](Self::many_or_nil), at least `min` and at most `max` of them; `None` is no
    /// upper bound.
    pub fn many_or_nil_within<T>(
        &mut self,
        min: u32,
        max: Option<u32>,
        mut value: impl FnMut(&mut Self) -> T,
    ) -> Vec<Option<T>> {
        self.many_within(min, max, |samples| samples.optional(&mut value))
    }
}
