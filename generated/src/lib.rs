//! Client for Listrak's v31 IntegrationService, a SOAP service.
//!
//! [`Client`] has one method an operation; requests and responses are plain structs. What the client can be set up with
//! is at [`ClientBuilder`], what can go wrong at [`Error`].
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use listrak_v31::{Client, GetProcessStatus, StatusEnum};
//!
//! let client = Client::builder().credentials("user", "password").build()?;
//! let answer = client.get_process_status(&GetProcessStatus { process_id: 4711 }).await?;
//! match answer.ws_process_status {
//!     Some(status) if status.status == StatusEnum::ProcessingCompleted => println!("{:?} is loaded", status.process_name),
//!     Some(status) => println!("not yet: {}", status.status),
//!     None => println!("there is no such process"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A field that is left out does not compile:
//!
//! ```compile_fail,E0063
//! let request = listrak_v31::GetProcessStatus {};
//! ```
//!
//! # What the shapes mean
//!
//! | in the schema | in Rust |
//! |---|---|
//! | required | `T` |
//! | optional | `Option<T>`, `None` is absent |
//! | required, nillable | `Option<T>`, `None` is nil |
//! | optional, nillable | [`Nillable<T>`](runtime::values::Nillable): absent, nil or a value |
//! | repeated | `Vec<T>`; of nillable items `Vec<Option<T>>` |
//! | enumeration | an open enum: a value that the description does not list is kept as `Unlisted` |
//!
//! A new field in the service's description is a new major version of this crate.
#![warn(missing_docs)]

#[rustfmt::skip]
mod service;

pub use service::operations::*;
pub use service::types::*;
pub use service::*;
pub use wsdl_runtime as runtime;
pub use wsdl_runtime::{Answer, BuildError, ClientBuilder, Error};
