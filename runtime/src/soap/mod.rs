//! SOAP messages: envelopes, faults, header blocks, and the text of an answer. Only this module knows how the versions
//! of SOAP differ.

mod beginning;
mod broken_off;
mod credentials;
mod fault;
mod header;
mod read;
mod text;
mod version;
mod write;

pub(crate) use beginning::{Beginning, has_fault};
pub(crate) use broken_off::fault_after_break;
pub use credentials::{Credentials, CredentialsHeader};
pub use fault::{Fault, FaultKind, Reason};
pub use header::HeaderBlock;
pub(crate) use read::{Body, close, close_empty, is_envelope, open};
pub(crate) use text::{NoText, lossy_text, text};
pub use version::SoapVersion;
pub(crate) use version::{Action, Quoted};
pub(crate) use write::{Opening, Written};
