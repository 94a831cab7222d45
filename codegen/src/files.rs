//! What is generated: paths and texts. Only the caller touches a disk.

use std::collections::BTreeMap;

/// Files by their path, parts joined by `/`, in order. The map is the whole truth: what is not in it is to be removed.
pub type Files = BTreeMap<String, String>;
