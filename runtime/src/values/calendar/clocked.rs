//! What a type with a time of the day has of it.

/// Implements the methods that return the parts of the time of the day, for a type with a field `clock`.
macro_rules! clocked {
    ($type:ident) => {
        impl $type {
            /// Returns the hour, 0 to 23, or 24 for `24:00:00`, the end of the day.
            pub const fn hour(self) -> u8 {
                self.clock.hour
            }

            /// Returns the minute, 0 to 59.
            pub const fn minute(self) -> u8 {
                self.clock.minute
            }

            /// Returns the second, 0 to 59.
            pub const fn second(self) -> u8 {
                self.clock.second
            }

            /// Returns the fraction of the second in nanoseconds, 0 to 999,999,999.
            pub const fn nanosecond(self) -> u32 {
                self.clock.nanosecond
            }

            /// Returns the number of written digits of the fraction: 3 for `.120`, 0 without a fraction.
            pub const fn fraction_digits(self) -> u8 {
                self.clock.digits
            }
        }
    };
}

pub(in crate::values) use clocked;
