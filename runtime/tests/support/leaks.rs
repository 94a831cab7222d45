//! Looking for secrets in what is shown.

use std::error::Error as _;
use std::fmt::Debug;

use super::memory::USER;

/// What sensitive elements hold in tests; it is base64 too, for files.
pub const MARK: &str = "markermarkermark";

/// What is looked for: the password as it is, and as XML, addresses and HTTP Basic have it.
const LEAKS: [&str; 8] =
    [MARK, USER, "p&ssw", "p&amp;ssw", "p&#38;ssw", "p%26ssw", "dXNlci03ZjNhOnAmc3N3PHJkLTkxYzI=", "91c2"];

/// Everything that `Debug` shows.
pub fn outputs(of: &impl Debug) -> Vec<String> {
    vec![format!("{of:?}"), format!("{of:#?}")]
}

/// Checks that no secret is in what is shown.
///
/// # Panics
/// One is.
pub fn check(what: &str, outputs: &[String]) {
    for shown in outputs {
        let leak = LEAKS.iter().find(|secret| shown.contains(**secret));
        assert_eq!(leak, None, "{what}: {shown}");
    }
}

/// Everything that an error shows, its sources included.
pub fn shown(error: &wsdl_runtime::Error) -> String {
    let mut all = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        all.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    all
}
