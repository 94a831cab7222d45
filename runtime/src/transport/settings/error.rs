//! Why settings cannot be used.

use std::borrow::Cow;
use std::fmt;

use super::BoxError;

/// Why HTTP cannot be set up: which setting is wrong, and what to do about it. The source is the error of the crate that
/// refused it, if one did.
#[derive(Debug)]
pub struct HttpSettingsError {
    problem: Cow<'static, str>,
    source: Option<BoxError>,
}

impl HttpSettingsError {
    pub(super) fn new(problem: impl Into<Cow<'static, str>>) -> Self {
        Self { problem: problem.into(), source: None }
    }

    /// Returns a function that wraps the error of another crate.
    pub(in crate::transport) fn of<E: Into<BoxError>>(problem: impl Into<Cow<'static, str>>) -> impl FnOnce(E) -> Self {
        move |source| Self { problem: problem.into(), source: Some(source.into()) }
    }
}

impl fmt::Display for HttpSettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for HttpSettingsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
