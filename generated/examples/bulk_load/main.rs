//! Loads a file of contacts, waits for it and shows the rows that were rejected.
//!
//! `cargo run -p listrak-v31 --example bulk_load -- [FILE.csv] [--list ID] [--address COLUMN] [--attribute COLUMN=ID]…
//! [--endpoint URL] [--soap12] [--rehearse PLAN]`
//!
//! Columns count from 0, and the first line holds their names. It runs anywhere: without a file a tiny one is loaded, and
//! a service in this process answers; it can be told to go wrong: `fails`, `never-ends`, `loses-answer`, `loses-file`,
//! `no-report`. With `LISTRAK_USER` and `LISTRAK_PASSWORD` set, the real service does.

mod flow;
mod in_process;

use std::env;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use flow::{Failure, Load, Patience, Report};
use in_process::{InProcess, Plan};
use listrak_v31::runtime::SoapVersion;
use listrak_v31::runtime::values::Binary;
use listrak_v31::{Client, Error, StatusEnum};

const USAGE: &str = "usage: bulk_load [FILE.csv] [--list ID] [--address COLUMN] [--attribute COLUMN=ID]… \
    [--endpoint URL] [--soap12] [--rehearse PLAN]";

const TINY: &str = "email,city\n\
    ann@example.com,Lyon\n\
    nobody,Rome\n\
    banned@example.com,\"Paris, Texas\"\n";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let set_up = match SetUp::from_arguments(env::args().skip(1)) {
        Ok(set_up) => set_up,
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    let builder = Client::builder().soap_version(set_up.version);
    let (built, first) = match (env::var("LISTRAK_USER"), env::var("LISTRAK_PASSWORD")) {
        (Ok(user), Ok(password)) => {
            let mut builder = builder.credentials(user, password);
            if let Some(endpoint) = set_up.endpoint.or_else(|| env::var("LISTRAK_ENDPOINT").ok()) {
                builder = builder.endpoint(endpoint);
            }
            (builder.build(), Duration::from_secs(2))
        }
        _ => {
            println!("LISTRAK_USER and LISTRAK_PASSWORD are not set: a service in this process answers");
            let service = InProcess::new(set_up.plan);
            (builder.credentials("user", "password").transport(service).build(), Duration::from_millis(50))
        }
    };
    let client = match built {
        Ok(client) => client,
        Err(error) => {
            eprintln!("the client cannot be set up: {error}");
            return ExitCode::FAILURE;
        }
    };
    let patience = Patience { first, longest: first * 30, overall: first * 1_800 };
    println!("loading as {:?}", set_up.load.file_name);
    match flow::load_and_report(&client, &set_up.load, patience).await {
        Ok(report) => show(&report),
        Err(failure) => {
            explain(&failure);
            ExitCode::FAILURE
        }
    }
}

/// What the command line says.
struct SetUp {
    load: Load,
    version: SoapVersion,
    endpoint: Option<String>,
    plan: Plan,
}

impl SetUp {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut list_id, mut address_column, mut attributes) = (17, 0, Vec::new());
        let (mut path, mut version, mut endpoint, mut plan) = (None, SoapVersion::Soap11, None, Plan::default());
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--soap12" => version = SoapVersion::Soap12,
                "--endpoint" => endpoint = Some(value()?),
                "--list" => list_id = number(&value()?)?,
                "--address" => address_column = number(&value()?)?,
                "--attribute" => {
                    let value = value()?;
                    let (column, id) = value.split_once('=').ok_or(format!("{value:?} is not COLUMN=ID"))?;
                    attributes.push((number(column)?, number(id)?));
                }
                "--rehearse" => {
                    let name = value()?;
                    plan = Plan::named(&name).ok_or(format!("there is no plan {name:?}"))?;
                }
                _ => path = Some(argument),
            }
        }
        let (file, stem) = match &path {
            Some(path) => {
                (Binary::from(std::fs::read(path).map_err(|error| format!("{path}: {error}"))?), path.as_str())
            }
            None => (Binary::from(TINY.as_bytes()), "tiny.csv"),
        };
        // A name of its own, by which the import is found again.
        let stem = stem.rsplit(['/', '\\']).next().unwrap_or(stem).trim_end_matches(".csv");
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let file_name = format!("{stem}-{}-{}.csv", now.as_secs(), std::process::id());
        Ok(Self { load: Load { list_id, file_name, file, address_column, attributes }, version, endpoint, plan })
    }
}

fn number(text: &str) -> Result<i32, String> {
    text.parse().map_err(|error| format!("{text:?}: {error}"))
}

/// Shows counts and rows; success is that all went well with the process.
fn show(report: &Report) -> ExitCode {
    match &report.process {
        Some(process) => println!("process {} is over: {}", process.process_id, process.status),
        None => println!("the answer to the load was lost, but the import is in the history; it may still go on"),
    }
    match &report.import {
        Some(import) => println!(
            "import {}: {} processed, {} subscribed, {} invalid, {} banned, {} suppressed, {} skipped, {} had unsubscribed",
            import.import_file_id,
            import.processed_count,
            import.subscribed_count,
            import.invalid_email_count,
            import.banned_count,
            import.suppressed_count,
            import.skipped_count,
            import.already_unsubscribed_count
        ),
        None => println!("the import is not in the history"),
    }
    for (outcome, rows) in &report.rejected {
        for row in rows {
            println!("{outcome}: {}", row.email_address.as_deref().unwrap_or("(no address)"));
        }
    }
    match &report.process {
        Some(process) if process.status == StatusEnum::ProcessingCompleted => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Says what to do about a failure.
fn explain(failure: &Failure) {
    match failure {
        Failure::Logon(error) => {
            eprintln!("{error}\nmend user, password or the list of allowed addresses before trying again");
        }
        Failure::Unknown(error) => {
            eprintln!("{error}\nthe file may have been loaded: look into the import history before loading it again");
        }
        Failure::NoSuchProcess(id) => eprintln!("the service does not know process {id}, which it gave itself"),
        Failure::NotInTime(id, last) => {
            let last = last.as_ref().map_or("nothing", StatusEnum::as_str);
            eprintln!("process {id} is not over yet, and said {last} last: ask for it again, do not load again");
        }
        Failure::Endless => eprintln!("a report does not end"),
        Failure::Call(error) => {
            eprintln!("{error}");
            match error {
                Error::NotSoap(page) => eprintln!("it begins:\n{}", page.beginning()),
                Error::Service(_) | Error::Fault(_) => {
                    eprintln!("the service says so itself: the same would fail again")
                }
                Error::NotUnderstood(_) => {
                    eprintln!("the service speaks otherwise than its description: please report")
                }
                _ if error.may_have_been_processed() => eprintln!("the service may have got the request"),
                _ => eprintln!("the service did not get the request: trying again is safe"),
            }
        }
    }
}
