//! Client for Listrak's v31 IntegrationService, a SOAP service: contact lists and contacts, profile attributes, file
//! imports, messages, conversations and reports.
//!
//! [`Client`] has one method for each operation; [the guide](#operations) lists them. Requests and responses are plain
//! structs. [`ClientBuilder`] has all settings, and [`Error`] everything that can go wrong.
//!
//! # The first call
//!
//! You need a user of the service, and an address on the account's allow-list. Ask for all lists to find out whether both
//! are right:
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use listrak_v31::{Client, GetContactListCollection};
//!
//! let client = Client::builder().credentials("user", "password").build()?;
//! let response = client.get_contact_list_collection(&GetContactListCollection {}).await?;
//! for list in response.result.unwrap_or_default() {
//!     println!("{list:?}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Build one client and clone it: clones share connections, settings and the budget of retries.
//!
//! # Load a file
//!
//! A load starts a job and returns its number; ask for the job's status until it is over. Columns count from 0. The column
//! of the e-mail address gets the attribute id 0.
//!
//! A request may have 4 MiB, and a file grows by a third when it is encoded. A file of more than about 3 MB is not sent: the
//! call is an [`Error::NotSent`]. Load such a file in parts, or raise [`largest_request`](ClientBuilder::largest_request) if
//! the service takes more.
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
//!     let response = client.get_process_status(&GetProcessStatus { process_id }).await?;
//!     match response.ws_process_status.map(|process| process.status) {
//!         Some(StatusEnum::ProcessingCompleted) => break,
//!         Some(StatusEnum::ProcessingFailed) => return Err("the file was not loaded".into()),
//!         None => return Err("the service does not know the job".into()),
//!         // It is not over, whatever the status is called.
//!         Some(_) => tokio::time::sleep(Duration::from_secs(15)).await,
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`report_list_import_history`](Client::report_list_import_history) finds the import for 30 days, and
//! [`report_import_contact_detail`](Client::report_import_contact_detail) returns its rows by what became of them. If no
//! answer to the load came, look into the history before you load again; the example `bulk_load` does so.
//!
//! # Export a report
//!
//! Pages count from 1. Ask until a page is empty, and rely on no page size. An empty page comes in two shapes: without a
//! list (`None`), or with a list without rows (`Some(vec![])`). `unwrap_or_default()` covers both.
//!
//! ```no_run
//! # async fn example(client: listrak_v31::Client) -> Result<(), listrak_v31::Error> {
//! use listrak_v31::ReportMessageContactOpen;
//!
//! for page in 1.. {
//!     let response = client.report_message_contact_open(&ReportMessageContactOpen { msg_id: 4711, page }).await?;
//!     let rows = response.result.unwrap_or_default();
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
//! [`report_list_message_delivery`](Client::report_list_message_delivery) have no pages. Ask them for short spans of time.
//!
//! # Subscribe or update a contact
//!
//! Profile attributes have numbers; [`get_profile_header_collection`](Client::get_profile_header_collection) returns them
//! with their names. Use one call per contact for forms and shops, and a load for many contacts.
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
//! let response = client.set_contact(&SetContact::new(contact, ImportProfileTypeEnum::Update, false)).await?;
//! match response.result.outcome() {
//!     Outcome::Success => println!("subscribed"),
//!     Outcome::Failure => println!("not subscribed: {}", response.result),
//!     // A value that is newer than this crate.
//!     Outcome::Unknown => println!("perhaps subscribed: {}", response.result),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Send a transactional message
//!
//! A message that was sent cannot be taken back. Before you send one again after an error, ask
//! [`may_have_been_processed`](Error::may_have_been_processed) whether that is safe. So it is with every operation that sends
//! or loads.
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
//!         Outcome::Failure => println!("not sent: {}", response.result),
//!         // A value that is newer than this crate.
//!         Outcome::Unknown => println!("perhaps sent; do not send it again: {}", response.result),
//!     },
//!     // The service lets this client in no more: every other call fails too.
//!     Err(error) if FaultCode::of(&error).is_some() => return Err(error),
//!     Err(error) if error.may_have_been_processed() => println!("perhaps sent; do not send it again: {error}"),
//!     Err(error) => println!("not sent; it is safe to send it again: {error}"),
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
//! | optional | `Option<T>`; `None` is absent |
//! | required and nillable | `Option<T>`; `None` is nil |
//! | optional and nillable | [`Nillable<T>`](Nillable): absent, nil or a value |
//! | repeated | `Vec<T>`; of nillable items `Vec<Option<T>>` |
//! | an element that holds nothing but a list | the list: `Vec<T>`, or `Option<Vec<T>>` if it is optional. `None` is an absent element, `Some(vec![])` an empty one. Nil items are left out; in the response of [`get_message_analytics_information`](Client::get_message_analytics_information) they keep their places as `None`, since the list answers a list of questions |
//! | enumeration | an open enum: a value that the description does not list is kept in `Unlisted` |
//! | `WSException` | no field: requests send it as nil. If it is not nil in a response, the call is an [`Error::Service`] |
//!
//! A struct of a request with optional fields has a function `new`, which takes the required ones; `..T::new(…)` leaves the
//! others out. A struct with more than four required fields has no `new`: its optional fields are in a struct of their own,
//! as [`CreateContactListOptional`], which implements `Default`. Either way a forgotten required field does not compile:
//!
//! ```compile_fail,E0063
//! let request = listrak_v31::GetProcessStatus {};
//! ```
//!
//! If the service's description gets a new field, this crate gets a new major version. New operations, new values of
//! enumerations and new [`FaultCode`]s come in minor versions.
//!
//! # Dates
//!
//! The service's dates have no offset, and [`DateTime`] does not invent one. Times for sending are US Eastern. The zone of
//! dates in reports is not documented, and some reports have dates as texts. .NET services write a date in the year 1 for
//! what has not happened yet: [`DateTime::unless_year_one`] turns it into `None`.
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
//! Features convert dates to and from jiff, chrono and time, and decimal numbers to and from rust_decimal and bigdecimal.
//! What does not fit without loss is an error; [`runtime::values`] has the table. A zone whose offset changes with the season
//! needs the feature `jiff` or `chrono`:
//!
#![cfg_attr(feature = "jiff", doc = "```")]
#![cfg_attr(not(feature = "jiff"), doc = "```text")]
//! use listrak_v31::DateTime;
//! use listrak_v31::runtime::jiff::tz::TimeZone;
//!
//! // An application that depends on jiff with its default features has the data of zones: it writes
//! // `TimeZone::get("America/New_York")`.
//! let eastern = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0")?;
//! let send_date: DateTime = "2026-07-05T09:30:00".parse()?;
//! let sent = send_date.unless_year_one().map(|date| date.assume_jiff_zone(&eastern)).transpose()?;
//! assert_eq!(sent.map(|sent| sent.timestamp().to_string()).as_deref(), Some("2026-07-05T13:30:00Z"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Errors
//!
//! A call can fail in four ways that the service or a gateway reports:
//!
//! | what comes | what you get |
//! |---|---|
//! | a SOAP fault | [`Error::Fault`]; [`FaultCode::of`] tells the known codes apart |
//! | a response whose `WSException` is not nil | [`Error::Service`], with the rest of the response |
//! | an HTML page or an empty refusal | [`Error::NotSoap`], with status and body |
//! | a result such as [`SubscribeContactResult`] | the response: `outcome()` is success, failure or unknown |
//!
//! The others are [`Error::NotSent`], [`Error::NoAnswer`] and [`Error::NotUnderstood`].
//!
//! **The client does not lock your account.** The service counts wrong passwords. After a fault with
//! [`FaultCode::InvalidLogonAttempt`] the client and its clones send no further requests; calls fail at once as
//! [`Error::NotSent`]. [`with_credentials`](Client::with_credentials) returns a client with another password, and
//! [`reset_logon`](Client::reset_logon) lets this one try again. After [`FaultCode::LoginAttemptsExceeded`] nothing is sent
//! for 15 minutes ([`lockout`](ClientBuilder::lockout)). Until the service has accepted the credentials once, calls go out
//! one at a time ([`one_logon_at_a_time`](ClientBuilder::one_logon_at_a_time)).
//!
//! **The client sends nothing twice that must not be.** If no answer comes, it sends operations again that only read, or
//! whose second request changes nothing. It sends others again only if they certainly were not processed. [`Retry`](runtime::Retry)
//! has the settings, and the documentation of each method says which kind it is.
//!
//! # What is hidden, what is refused
//!
//! Credentials are never shown; the documentation of [`runtime`] says in which forms. Fields with personal values (addresses
//! and names of people, profile values, files of contacts) are `***` in `Debug`. For logs, the methods `masked_request` and
//! `masked_response` of errors and of an [`Exchange`](runtime::Exchange) return bodies without either.
//!
//! Credentials are sent over TLS only, except to this machine. [`allow_http`](ClientBuilder::allow_http) allows them without.
//!
//! The methods return the response alone. [`Client::send`] takes the same requests and returns an [`Answer`]: the response
//! with its header blocks, its exchange and its deviations.
//!
//! A response that departs from the description, but whose meaning is clear, is read, and [`Answer::deviations`] lists where
//! it departs. [`strict`](ClientBuilder::strict) makes each deviation an error. [`limits`](ClientBuilder::limits) and
//! [`largest_answer`](ClientBuilder::largest_answer) bound what is read. .NET services send characters that XML forbids;
//! [`forbidden_characters`](ClientBuilder::forbidden_characters) reads on after them.
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `reqwest` (default) | HTTP with TLS by rustls; without it clients are given a [`Transport`](runtime::Transport) and an [`Environment`](runtime::Environment) |
//! | `tls-ring` (default), `tls-aws-lc` | the cryptography of TLS; see [the runtime's features](runtime#features) |
//! | `cookies` | cookies for services that keep sessions by them: `HttpSettings::cookies` |
//! | `pkcs12` | client certificates from archives |
//! | `tokio` (by `reqwest` and `blocking`) | Tokio's timer, for clients that are given no [`Environment`](runtime::Environment) |
//! | `blocking` | module `blocking`: the client for code that is not asynchronous, with the same methods and options |
//! | `tracing` | a span a call for the crate `tracing`; bodies at level TRACE alone, masked |
//! | `cassettes` | exchanges recorded in files for people to read (`runtime::Recorder`), masked, and tests answered from them (`runtime::Replayer`) |
//! | `samples` | module `samples`: random values of every type, for tests and for doubles of the service |
//! | `jiff`, `chrono`, `time` | conversions of dates to and from these crates |
//! | `rust_decimal`, `bigdecimal` | conversions of decimal numbers to and from these crates |
//!
//! # Settings of a client
//!
//! `with_timeout` and its like return a client that differs in one setting:
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
//! If you drop the future of a call, nothing more is sent. What was sent by then may be processed, and you do not learn
//! whether it was.
//!
//! `HttpSettings` has proxies, certificates, cookies and HTTP Basic:
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
//! The feature `blocking` brings a client for code that is not asynchronous:
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

#[cfg(feature = "blocking")]
pub use service::blocking;
pub use service::operations::*;
#[cfg(feature = "samples")]
pub use service::samples;
pub use service::types::*;
pub use service::*;
pub use wsdl_runtime as runtime;
pub use wsdl_runtime::values::{Binary, DateTime, Decimal, Nillable};
pub use wsdl_runtime::{Answer, BuildError, ClientBuilder, Error, Fault, Outcome, ServiceError, ServiceFailure};
