use std::fmt;
use std::hash::{Hash, Hasher};

use crate::values::InvalidValue;

/// The offset of a local time from UTC, from -14:00 to +14:00, in minutes (section 3.2.7.3).
///
/// `Z`, `+00:00` and `-00:00` are equal, but each is written as it was read.
#[derive(Clone, Copy)]
pub struct Offset {
    minutes: i16,
    zero: Zero,
}

/// How a zero offset is written; not used for others.
#[derive(Clone, Copy, PartialEq)]
enum Zero {
    Z,
    Plus,
    Minus,
}

impl Offset {
    /// UTC, written `Z`.
    pub const UTC: Self = Self { minutes: 0, zero: Zero::Z };

    /// Creates an offset of this many minutes east of UTC, from -840 to 840, written like `+02:00`. 0 is written
    /// `+00:00`; for `Z`, use [`Offset::UTC`].
    ///
    /// # Errors
    /// The offset is outside this range.
    pub fn from_minutes(minutes: i16) -> Result<Self, InvalidValue> {
        if (-840..=840).contains(&minutes) {
            Ok(Self { minutes, zero: Zero::Plus })
        } else {
            Err(InvalidValue::new(
                "xs:dateTime",
                format!("an offset of {minutes} minutes is not between -840 and 840"),
                None,
            ))
        }
    }

    /// Creates an offset from a sign, hours and minutes; `None` if it is beyond 14:00.
    pub(in crate::values) fn from_parts(negative: bool, hours: u8, minutes: u8) -> Option<Self> {
        let total = i16::from(hours) * 60 + i16::from(minutes);
        let zero = if negative { Zero::Minus } else { Zero::Plus };
        (minutes < 60 && total <= 840).then_some(Self { minutes: if negative { -total } else { total }, zero })
    }

    /// Returns the minutes east of UTC, from -840 to 840; negative in the Americas.
    pub const fn minutes(self) -> i16 {
        self.minutes
    }

    /// Whether it is written as `Z` instead of hours and minutes.
    pub const fn is_z(self) -> bool {
        self.minutes == 0 && matches!(self.zero, Zero::Z)
    }
}

impl PartialEq for Offset {
    fn eq(&self, other: &Self) -> bool {
        self.minutes == other.minutes
    }
}

impl Eq for Offset {}

impl Hash for Offset {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.minutes.hash(state);
    }
}

impl fmt::Display for Offset {
    /// Writes `Z`, or the sign with hours and minutes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_z() {
            return f.write_str("Z");
        }
        let negative = self.minutes < 0 || (self.minutes == 0 && self.zero == Zero::Minus);
        let total = self.minutes.unsigned_abs();
        write!(f, "{}{:02}:{:02}", if negative { '-' } else { '+' }, total / 60, total % 60)
    }
}

impl fmt::Debug for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Offset({self})")
    }
}
