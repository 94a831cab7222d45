//! Generated files as paths and texts. Only the caller touches a disk.

use std::collections::BTreeMap;

/// Files by path, with parts joined by `/`, in order. The map is complete: a file that is not in it is to be removed.
pub type Files = BTreeMap<String, String>;
