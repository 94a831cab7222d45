//! The workspace's verbs. They touch the disk; the generator does not.

pub mod corpus;
mod disk;
pub mod infoset;
pub mod instances;
mod lock;
mod plain;
mod present;
pub mod regen;
pub mod schema;
pub mod schemas;
pub mod trial;

use std::path::{Path, PathBuf};

/// Returns the folder of the workspace, which is the parent of this crate's.
pub fn workspace_root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
