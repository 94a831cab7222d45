//! Failures that a service reports inside an answer instead of by a fault.

use std::fmt;

use super::error::ReadError;
use super::reader::{Reader, Start};
use super::schema_type::{SchemaType, read_value};
use crate::legible::{Legible, without_stack_trace};
use crate::redaction::Masker;
use crate::values::DateTime;

/// A failed call as the service describes it in an element of the answer.
///
/// The client's credentials are masked in its texts. The response's body keeps them as received.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceFailure {
    /// The method that failed, by the service's name for it.
    pub method: Option<String>,
    /// The time of the failure, by the service's clock.
    pub time: Option<DateTime>,
    /// The reason, as text for people.
    pub description: Option<String>,
}

impl ServiceFailure {
    /// Creates a failure without details.
    pub fn new() -> Self {
        Self::default()
    }

    /// Masks secrets in the texts. A time that contains one is removed.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        for text in [&mut self.method, &mut self.description].into_iter().flatten() {
            mask.mask(text);
        }
        self.time = self.time.take_if(|time| !mask.hides(&time.to_string()));
    }
}

/// Shows the description, or says that there is none.
impl fmt::Display for ServiceFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.description {
            Some(description) => write!(f, "{}", Legible::new(without_stack_trace(description).trim())),
            None => f.write_str("no reason given"),
        }
    }
}

impl fmt::Debug for ServiceFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, time, description } = self;
        f.debug_struct("ServiceFailure")
            .field("method", &method.as_deref().map(Legible::new))
            .field("time", time)
            .field("description", &description.as_deref().map(Legible::new))
            .finish()
    }
}

/// What a result says about its call, by the service's configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The service did what the request asked for.
    Success,
    /// The service did not do it, for the reason that the result names.
    Failure,
    /// The configuration does not list the result: the service may have done it or not.
    Unknown,
}

impl Outcome {
    /// Whether the service certainly did what the request asked for.
    pub fn is_success(self) -> bool {
        self == Self::Success
    }

    /// Whether the service certainly did nothing, so that sending the request again is safe.
    pub fn is_failure(self) -> bool {
        self == Self::Failure
    }
}

/// The type of an element that reports a failed call. For generated code only.
pub trait ErrorReport: SchemaType {
    /// Returns the failure that it reports.
    fn into_failure(self) -> ServiceFailure;
}

/// The row of a response that reports a failed call, and how to read it. For generated code only.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    pub(super) slot: u16,
    pub(super) read: for<'a> fn(&mut Reader<'a>, &Start<'a>) -> Result<ServiceFailure, ReadError>,
}

impl Report {
    /// Creates a report from the element in this slot, which is nil if the call did not fail.
    pub const fn of<T: ErrorReport>(slot: u16) -> Self {
        Self { slot, read: |reader, start| Ok(read_value::<T>(reader, start)?.into_failure()) }
    }
}
