//! Client for Listrak's v31 IntegrationService, a SOAP service: contact lists and contacts, profile attributes, file
//! imports, messages, conversations and reports.
//!
//! [`Client`] has one method an operation, listed in [the guide](#operations); requests and responses are plain structs.
//! What a client can be set up with is at [`ClientBuilder`], what can go wrong at [`Error`].
//!
//! # The first call
//!
//! It needs a user of the service, and to come from an address on the account's allow-list. Asking for all lists shows
//! whether both are right:
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use listrak_v31::{Client, GetContactListCollection};
//!
//! let client = Client::builder().credentials("user", "password").build()?;
//! let answer = client.get_contact_list_collection(&GetContactListCollection {}).await?;
//! for list in answer.result.unwrap_or_default() {
//!     println!("{list:?}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Load a file
//!
//! A load is a job of the service's: it gives a number, which is asked about until the job is over. Columns count from 0.
//! The column of the e-mail address is given the attribute id 0.
//!
//! A request has 4 MiB at most, which is what such services take, and a file grows by a third on the way: one above some
//! 3 MB is not sent, but an [`Error::NotSent`] that says so. Load it in parts, or raise
//! [`largest_request`](ClientBuilder::largest_request) where the service takes more.
//!
//! ```no_run
//! # async fn example(client: listrak_v31::Client) -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//!
//! use listrak_v31::{
//!     BulkLoadContacts, GetProcessStatus, ImportProfileTypeEnum, ImportTypeEnum, StatusEnum, WsFileMappings,
//!     WsImportDirectives,
//! };
//!
//! let (list_id, first_name) = (17, 3011);
//! let what = ImportTypeEnum::AddSubscribersAndProfileData;
//! let directives = WsImportDirectives {
//!     file_name: Some("contacts.csv".into()),
//!     file_delimiter: Some(",".into()),
//!     ..WsImportDirectives::new(what, ImportProfileTypeEnum::Update, true)
//! };
//! let load = BulkLoadContacts {
//!     file_mappings: Some(vec![WsFileMappings::new(0, 0, true), WsFileMappings::new(first_name, 1, false)]),
//!     import_file_stream: Some(std::fs::read("contacts.csv")?.into()),
//!     ..BulkLoadContacts::new(list_id, directives)
//! };
//! let process_id = client.bulk_load_contacts(&load).await?.result;
//! loop {
//!     let answer = client.get_process_status(&GetProcessStatus { process_id }).await?;
//!     match answer.ws_process_status.map(|process| process.status) {
//!         Some(StatusEnum::ProcessingCompleted) => break,
//!         Some(StatusEnum::ProcessingFailed) | None => return Err("the file was not loaded".into()),
//!         // Also a state that is not listed.
//!         Some(_) => tokio::time::sleep(Duration::from_secs(15)).await,
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What became of single rows is told by [`report_list_import_history`](Client::report_list_import_history), for 30 days,
//! and [`report_import_contact_detail`](Client::report_import_contact_detail).
//!
//! # Export a report
//!
//! Pages count from 1. Ask until a page is empty, whatever its size. Empty has two shapes: the list is absent (`None`), or
//! there without rows (`Some(vec![])`); who looks for one of them alone asks for ever.
//!
//! ```no_run
//! # async fn example(client: listrak_v31::Client) -> Result<(), listrak_v31::Error> {
//! use listrak_v31::ReportMessageContactOpen;
//!
//! for page in 1.. {
//!     let answer = client.report_message_contact_open(&ReportMessageContactOpen { msg_id: 4711, page }).await?;
//!     let rows = answer.result.unwrap_or_default();
//!     if rows.is_empty() {
//!         break;
//!     }
//!     for row in rows {
//!         println!("{:?} opened at {:?}", row.contact_id, row.open_date);
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`report_list_message_activity`](Client::report_list_message_activity) and
//! [`report_list_message_delivery`](Client::report_list_message_delivery) have no pages: ask for short spans of time.
//!
//! # Subscribe or update a contact
//!
//! Attributes go by number; [`get_profile_header_collection`](Client::get_profile_header_collection) tells the numbers of
//! the names. One contact a call is for forms and shops; loads are for volume.
//!
//! ```no_run
//! # async fn example(client: listrak_v31::Client) -> Result<(), Box<dyn std::error::Error>> {
//! use listrak_v31::{
//!     GetProfileHeaderCollection, ImportProfileTypeEnum, Outcome, SetContact, WsContact, WsProfileAttributeValue,
//! };
//!
//! let list_id = 17;
//! let headers = client.get_profile_header_collection(&GetProfileHeaderCollection { list_id }).await?.result;
//! let mut attributes = headers.iter().flatten().flat_map(|header| &header.ws_profile_attributes);
//! let first_name = attributes
//!     .find(|attribute| attribute.optional.name.as_deref() == Some("First name"))
//!     .ok_or("the list has no such attribute")?;
//! let value = WsProfileAttributeValue {
//!     value: Some("Ada".into()),
//!     ..WsProfileAttributeValue::new(first_name.attribute_id)
//! };
//! let contact = WsContact {
//!     email_address: Some("someone@example.com".into()),
//!     contact_profile_attribute: vec![value],
//!     ..WsContact::new(list_id)
//! };
//! let answer = client.set_contact(&SetContact::new(contact, ImportProfileTypeEnum::Update, false)).await?;
//! match answer.result.outcome() {
//!     Outcome::Success => println!("subscribed"),
//!     Outcome::Failure => println!("not subscribed: {}", answer.result),
//!     // A value that is newer than this crate.
//!     Outcome::Unknown => println!("perhaps subscribed: {}", answer.result),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Send a transactional message
//!
//! A message that was sent cannot be taken back, so that an error does not mean that it should be sent again:
//! [`Error::may_have_been_processed`] says whether that is safe. The same holds of all sends and loads.
//!
//! ```no_run
//! # async fn example(client: listrak_v31::Client) -> Result<(), listrak_v31::Error> {
//! use listrak_v31::{FaultCode, Outcome, SendTransactionalMessage, WsProfileAttributeValue};
//!
//! let order = WsProfileAttributeValue { value: Some("A-1001".into()), ..WsProfileAttributeValue::new(3012) };
//! let request = SendTransactionalMessage {
//!     email_address: Some("someone@example.com".into()),
//!     profile_data: Some(vec![order]),
//!     ..SendTransactionalMessage::new(812)
//! };
//! match client.send_transactional_message(&request).await {
//!     Ok(response) => match response.result.outcome() {
//!         Outcome::Success => println!("sent"),
//!         Outcome::Failure => eprintln!("not sent: {}", response.result),
//!         // A value that is newer than this crate.
//!         Outcome::Unknown => eprintln!("perhaps sent, so not again: {}", response.result),
//!     },
//!     // Neither this call nor any other will do.
//!     Err(error) if FaultCode::of(&error).is_some() => return Err(error),
//!     Err(error) if error.may_have_been_processed() => eprintln!("perhaps sent, so not again: {error}"),
//!     Err(error) => eprintln!("not sent, and safe to send again: {error}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What the shapes mean
//!
//! | in the schema | in Rust |
//! |---|---|
//! | required | `T` |
//! | optional | `Option<T>`, `None` is absent |
//! | required, nillable | `Option<T>`, `None` is nil |
//! | optional, nillable | [`Nillable<T>`](Nillable): absent, nil or a value |
//! | repeated | `Vec<T>`; of nillable items `Vec<Option<T>>` |
//! | an element that holds nothing but a list | the list: `Vec<T>` or, optional, `Option<Vec<T>>`, where `None` is absent and `Some` of no items is there and empty. Nil items are left out and reported; only where they stand for something asked for is the list a `Vec<Option<T>>` |
//! | enumeration | an open enum: a value that the description does not list is kept as `Unlisted` |
//! | `WSException` | no field: requests send it as nil, and a response in which it is not nil is [`Error::Service`], which has the rest of the answer |
//!
//! What can be sent and has optional fields has a function `new`, which takes the required ones; `..T::new(…)` leaves out
//! the rest. With more than four required fields it has no `new`: its optional fields are a structure of their own, as
//! [`CreateContactListOptional`], which has a default. So nothing required is forgotten without the compiler's saying so:
//!
//! ```compile_fail,E0063
//! let request = listrak_v31::GetProcessStatus {};
//! ```
//!
//! A new field in the service's description is a new major version of this crate; a new value of an enumeration, a new
//! operation and a new [`FaultCode`] are not.
//!
//! # Dates
//!
//! The service's dates have no offset, and [`DateTime`] invents none. Times to send at are US Eastern. The zone of the dates
//! in reports is documented nowhere; some reports have dates as texts. A date in the year 1, usual for .NET services, stands
//! for what has not happened yet: [`DateTime::unless_year_one`] makes it `None`.
//!
//! ```
//! use listrak_v31::DateTime;
//! use listrak_v31::runtime::values::Offset;
//!
//! let send_date: DateTime = "2026-01-05T09:30:00".parse()?;
//! let eastern_standard_time = Offset::from_minutes(-5 * 60)?;
//! assert_eq!(send_date.assume(eastern_standard_time).to_string(), "2026-01-05T09:30:00-05:00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Dates convert to and from jiff, chrono and time, decimal numbers to and from rust_decimal and bigdecimal, and none does
//! so silently: what does not fit is an error. [`runtime::values`] has the table. A zone whose offset changes with the
//! season needs the feature `jiff` or `chrono`:
//!
#![cfg_attr(feature = "jiff", doc = "```")]
#![cfg_attr(not(feature = "jiff"), doc = "```text")]
//! use listrak_v31::DateTime;
//! use listrak_v31::runtime::jiff::tz::TimeZone;
//!
//! // In applications rather `TimeZone::get("America/New_York")`, with a dependency on jiff and its default features: they
//! // bring the data of zones, and are not on here. chrono's `Local` and `Utc::now` need its feature `clock`, just so.
//! let eastern = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0")?;
//! let send_date: DateTime = "2026-07-05T09:30:00".parse()?;
//! let sent = send_date.unless_year_one().map(|date| date.assume_jiff_zone(&eastern)).transpose()?;
//! assert_eq!(sent.map(|sent| sent.timestamp().to_string()).as_deref(), Some("2026-07-05T13:30:00Z"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Errors
//!
//! What comes back says in four ways that a call failed; the first three are an [`Error`]: faults, the `WSException` of an
//! answer, pages of gateways instead of SOAP, and results such as [`SubscribeContactResult`], whose `outcome()` is success, failure or unknown.
//! What was not sent, got no answer or cannot be read is an [`Error`] too.
//!
//! Never try again after a fault with a [`FaultCode`]: user or password is wrong, the user is locked out, or the caller's
//! address is not allowed. Failed attempts are counted, and lock the user out. The client itself repeats what reads or
//! changes nothing the second time ([`Retry`](runtime::Retry)); what sends, loads or creates it repeats only if it certainly
//! was not processed.
//!
//! # What is hidden, what is refused
//!
//! Credentials are shown nowhere; the documentation of [`runtime`] says in which forms. Fields that hold what is personal
//! (addresses and names of people, values of their profiles, files of contacts) are `***` in `Debug`; the fields themselves
//! are open, of course. Bodies hold both: `masked_request` and `masked_response` of an [`Exchange`](runtime::Exchange), which
//! every answer and error has, show them without.
//!
//! Credentials go over TLS alone, except to this machine; [`allow_http`](ClientBuilder::allow_http) lets them go without.
//!
//! The methods give the response alone. [`Client::send`] takes the same request and gives the [`Answer`]: the response with
//! its header blocks, its exchange and what departs from the description.
//!
//! An answer that departs from the description without being unclear is read; [`Answer::deviations`] says what departs, and
//! [`strict`](ClientBuilder::strict) makes it an error. [`limits`](ClientBuilder::limits) and
//! [`largest_answer`](ClientBuilder::largest_answer) bound what an answer may be;
//! [`forbidden_characters`](ClientBuilder::forbidden_characters) lets those pass that XML forbids and .NET sends.
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `reqwest` (default) | HTTP with TLS by rustls; without it clients are given a [`Transport`](runtime::Transport) and an [`Environment`](runtime::Environment) |
//! | `pkcs12` | client certificates from archives |
//! | `tokio` (by `reqwest` and `blocking`) | Tokio's timer, for clients that are given no [`Environment`](runtime::Environment) |
//! | `blocking` | module `blocking`: the client for code that is not asynchronous, with the same methods and options |
//! | `tracing` | a span a call for the crate `tracing`; bodies at level TRACE alone, masked |
//! | `cassettes` | exchanges recorded in files for people to read (`runtime::Recorder`), masked, and tests answered from them (`runtime::Replayer`) |
//! | `samples` | module `samples`: random values of every type, for tests and for doubles of the service |
//! | `jiff`, `chrono`, `time` | conversions of dates to and from these crates |
//! | `rust_decimal`, `bigdecimal` | conversions of decimal numbers to and from these crates |
//!
//! # Calls that differ, other clients
//!
//! A clone of a client differs by [`with_timeout`](Client::with_timeout) and the like, and shares connections and retries:
//!
//! ```no_run
//! # async fn example(client: listrak_v31::Client) -> Result<(), listrak_v31::Error> {
//! # use std::time::Duration;
//! # use listrak_v31::GetContactListCollection;
//! let patient = client.with_timeout(Duration::from_secs(600)).with_attempt_timeout(None);
//! let lists = patient.get_contact_list_collection(&GetContactListCollection {}).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Dropping the future of a call gives it up; what was sent by then may be processed, and nobody is told. Proxies,
//! certificates and HTTP Basic are set by `HttpSettings`:
//!
#![cfg_attr(feature = "reqwest", doc = "```no_run")]
#![cfg_attr(not(feature = "reqwest"), doc = "```text")]
//! use listrak_v31::Client;
//! use listrak_v31::runtime::HttpSettings;
//!
//! let http = HttpSettings::new()
//!     .proxy("http://proxy.example.com:3128")
//!     .proxy_credentials("user", "password")
//!     .root_certificates(std::fs::read("authorities.pem")?);
//! let client = Client::builder().credentials("user", "password").http(http).build()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Code that is not asynchronous has a client of its own, by the feature `blocking`:
//!
#![cfg_attr(feature = "blocking", doc = "```no_run")]
#![cfg_attr(not(feature = "blocking"), doc = "```text")]
//! use listrak_v31::GetContactListCollection;
//! use listrak_v31::blocking::Client;
//!
//! let client = Client::builder().credentials("user", "password").build()?;
//! let lists = client.get_contact_list_collection(&GetContactListCollection {})?.result;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Operations
#![doc = include_str!("service/guide.md")]
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[rustfmt::skip]
mod service;

pub use service::operations::*;
pub use service::types::*;
pub use service::*;
pub use wsdl_runtime as runtime;
pub use wsdl_runtime::values::{Binary, DateTime, Decimal, Nillable};
pub use wsdl_runtime::{Answer, BuildError, ClientBuilder, Error, Fault, Outcome, ServiceError, ServiceFailure};
