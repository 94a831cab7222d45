//! What becomes of values that do not satisfy the facets of their types.

/// What becomes of values in requests that do not satisfy the facets of their types (XML Schema part 2, section 4.3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase", expecting = "`facets` is \"check\" or \"report\"")]
pub enum FacetChecks {
    /// The request is not sent.
    #[default]
    Check,
    /// The request is sent, and the values are reported.
    Report,
}
