//! How calls prove who they are, and how the service reports that a call failed.

use super::Placed;
use crate::diagnostics::Place;

/// The header block that carries user and password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The local name of its element, as declared by the binding.
    pub header: String,
    /// The local name of the element for the user inside it.
    pub user: String,
    /// The local name of the element for the password inside it.
    pub password: String,
    /// Where the table stands.
    pub place: Place,
}

/// The type by which responses report that a call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceError {
    /// The local name of the complex type.
    pub ty: Placed,
    /// The local name of its element that names the method.
    pub method: Option<Placed>,
    /// The local name of its element that gives the time.
    pub time: Option<Placed>,
    /// The local name of its element that says why.
    pub description: Option<Placed>,
}

/// A code that the texts of faults hold in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultCode {
    /// The code, without its brackets.
    pub code: Placed,
    /// What it means.
    pub meaning: String,
    /// What it means for the call and for later calls.
    pub effect: Option<FaultEffect>,
}

/// What a fault means for its call and for later calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum FaultEffect {
    /// The service did not process the request.
    #[serde(rename = "not processed")]
    NotProcessed,
    /// The credentials are wrong, and nothing was processed.
    #[serde(rename = "logon rejected")]
    LogonRejected,
    /// The user is locked out for some time, and nothing was processed.
    #[serde(rename = "locked out")]
    LockedOut,
}
