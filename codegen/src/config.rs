//! The configuration of one generated crate, as data: what to generate from what, and what the documents do not say.
//! [`Config::parse`] reads it and checks what can be checked without the documents.

pub(crate) mod check;
mod facets;
mod failures;
mod file;
mod operations;
mod overrides;
mod read;
mod sensitive;
mod text;
mod types;

use std::sync::Arc;

use crate::diagnostics::Place;

pub use facets::FacetChecks;
pub use failures::{Credentials, FaultCode, FaultEffect, ServiceError};
pub use operations::{Group, Kinds, Selection};
pub use overrides::Override;
pub use sensitive::Sensitive;
pub use types::{Arrays, Family, NilItems, Success, TypeSelection};

/// The configuration of one generated crate.
#[derive(Debug, Clone)]
pub struct Config {
    /// The name of the file, for diagnostics.
    pub file: Arc<str>,
    /// The entry document, a WSDL or a schema, relative to the configuration.
    pub entry: String,
    /// Where the configuration names it.
    pub entry_place: Place,
    /// The folder of the crate, relative to the configuration.
    pub crate_folder: String,
    /// The name by which code uses the crate, if examples are to be written.
    pub crate_name: Option<String>,
    /// The port type to generate, if the WSDL has several.
    pub port_type: Option<(String, Place)>,
    /// The operations to generate; `None` if the entry is a schema.
    pub operations: Option<Selection>,
    /// Names of operations that are not generated, whatever `operations` says.
    pub except: Vec<Placed>,
    /// Types and elements to generate, whether or not an operation needs them.
    pub types: Option<TypeSelection>,
    /// Documents whose location in a reference is not that of a file: the location as it is written, and the file.
    pub locations: Vec<Location>,
    /// The members of families, if not all of them are wanted.
    pub families: Vec<Family>,
    /// The header block of user and password, if calls carry one.
    pub credentials: Option<Credentials>,
    /// Names given by hand.
    pub overrides: Vec<Override>,
    /// What becomes of elements that hold nothing but a list.
    pub arrays: Arrays,
    /// The type by which responses report that a call failed, if they do.
    pub service_error: Option<ServiceError>,
    /// Enumerations some of whose values mean success.
    pub success: Vec<Success>,
    /// Codes in brackets that the texts of faults hold.
    pub fault_codes: Vec<FaultCode>,
    /// What users want to do, with the operations for it.
    pub groups: Vec<Group>,
    /// Elements whose values are personal or secret.
    pub sensitive: Vec<Sensitive>,
    /// What a second request would do, if the name of the operation does not say it.
    pub kinds: Kinds,
    /// What becomes of values in requests that do not satisfy the facets of their types, unless a client says otherwise.
    pub facets: FacetChecks,
    /// Whether functions that make random values are generated, behind the crate's feature `samples`.
    pub samples: bool,
    /// Whether a client for code that is not asynchronous is generated, behind the crate's feature `blocking`.
    pub blocking: bool,
}

/// A text of the configuration with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// The file that a location in a document stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The location as the document writes it, such as `?xsd=1`.
    pub location: Placed,
    /// The file, relative to the configuration.
    pub file: String,
}

#[cfg(test)]
mod tests;
