//! Polls a process until it is over, and says what it sees.
//!
//! `cargo run -p listrak-v31 --example get_process_status -- 4711 [--soap12]`
//!
//! It runs anywhere: a service in this process answers. With `LISTRAK_USER` and `LISTRAK_PASSWORD` set (and perhaps
//! `LISTRAK_ENDPOINT`), the real service does.

use std::env;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use listrak_v31::runtime::http::{Request, Response};
use listrak_v31::runtime::{Body, BoxFuture, SoapVersion, Transport, TransportError};
use listrak_v31::{Client, Error, FaultCode, GetProcessStatus, StatusEnum};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut process_id = None;
    let mut version = SoapVersion::Soap11;
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--soap12" => version = SoapVersion::Soap12,
            number => process_id = number.parse().ok(),
        }
    }
    let Some(process_id) = process_id else {
        eprintln!("usage: get_process_status PROCESS_ID [--soap12]");
        return ExitCode::FAILURE;
    };

    let builder = Client::builder().soap_version(version);
    let (built, wait) = match (env::var("LISTRAK_USER"), env::var("LISTRAK_PASSWORD")) {
        (Ok(user), Ok(password)) => {
            let mut builder = builder.credentials(user, password);
            if let Ok(endpoint) = env::var("LISTRAK_ENDPOINT") {
                builder = builder.endpoint(endpoint);
            }
            (builder.build(), Duration::from_secs(5))
        }
        _ => {
            println!("LISTRAK_USER and LISTRAK_PASSWORD are not set: a service in this process answers");
            let builder = builder.credentials("user", "password").transport(InProcess::default());
            (builder.build(), Duration::from_millis(50))
        }
    };
    let client = match built {
        Ok(client) => client,
        Err(error) => {
            eprintln!("the client cannot be set up: {error}");
            return ExitCode::FAILURE;
        }
    };
    match poll(&client, process_id, wait).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            explain(&error);
            ExitCode::FAILURE
        }
    }
}

/// Asks until the process is over; says whether it went well.
async fn poll(client: &Client, process_id: i32, wait: Duration) -> Result<bool, Error> {
    loop {
        let answer = client.get_process_status(&GetProcessStatus { process_id }).await?;
        let Some(process) = answer.ws_process_status else {
            println!("process {process_id}: there is no such process");
            return Ok(false);
        };
        let name = process.process_name.as_deref().unwrap_or("without a name");
        println!("process {process_id} ({name}), begun {}: {}", process.process_start_time, process.status);
        match process.status {
            StatusEnum::ProcessingCompleted => {
                println!("over at {}", process.process_complete_time);
                return Ok(true);
            }
            StatusEnum::ProcessingFailed => return Ok(false),
            // Also a state that this program does not know yet.
            _ => tokio::time::sleep(wait).await,
        }
    }
}

/// Says what a caller can do about an error.
fn explain(error: &Error) {
    eprintln!("{error}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        eprintln!("  because {cause}");
        source = cause.source();
    }
    match error {
        Error::Fault(answer) if FaultCode::of_fault(&answer.fault) == Some(FaultCode::InvalidLogonAttempt) => {
            eprintln!("user or password is wrong; after several attempts the account is locked");
        }
        Error::NotSoap(page) => eprintln!("it begins:\n{}", page.beginning()),
        _ if error.may_have_been_processed() => eprintln!("the service may have got the request"),
        _ => eprintln!("the service did not get the request"),
    }
}

/// A service in this process: the process goes one state on with every question.
#[derive(Default)]
struct InProcess {
    asked: AtomicUsize,
}

impl Transport for InProcess {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let states = ["DataActivelyUploading", "DataUploaded", "ProcessingData", "ProcessingCompleted"];
        let asked = self.asked.fetch_add(1, Ordering::Relaxed).min(states.len() - 1);
        let over = if asked + 1 == states.len() { "2016-04-05T13:09:00" } else { "0001-01-01T00:00:00" };
        let bytes = request.into_body().as_bytes().unwrap_or_default();
        let asked_for = String::from_utf8_lossy(&bytes).into_owned();
        let between = |begin: &str, end: &str| {
            let behind = asked_for.split_once(begin).map_or("", |(_, behind)| behind);
            behind.split_once(end).map_or("", |(value, _)| value).to_owned()
        };
        // The answer comes in the version of the question.
        let (envelope, id) = (between("xmlns:soap=\"", "\""), between("<ProcessID>", "<"));
        let body = format!(
            "<soap:Envelope xmlns:soap=\"{envelope}\"><soap:Body><GetProcessStatusResponse \
             xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus><ProcessID>{id}</ProcessID><ListID>17</ListID>\
             <ProcessName>Spring load</ProcessName><ProcessStartTime>2016-04-05T13:07:09.123</ProcessStartTime>\
             <ProcessCompleteTime>{over}</ProcessCompleteTime><Status>{}</Status></WSProcessStatus>\
             </GetProcessStatusResponse></soap:Body></soap:Envelope>",
            states[asked]
        );
        Box::pin(async move { Ok(Response::new(Body::from(body))) })
    }
}
