//! Calls to a real ASMX stack, in both versions of SOAP. Skipped where Mono is missing, unless the environment says
//! `INTEROP=required`.

mod broken;
mod characters;
mod charsets;
mod clients;
mod description;
mod faults;
mod get_values;
mod headers;
mod operations;
mod pages;
mod probes;
mod refusals;
mod required;
mod routing;
mod sizes;
mod spoil;
mod transport;
mod values;
mod waits;
mod wrong_values;

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::time::Duration;

use listrak_v31::{Client, GetProcessStatus, GetProcessStatusResponse, StatusEnum, WsProcessStatus};
use tokio::runtime::Runtime;
use wsdl_runtime::values::DateTime;
use wsdl_runtime::{
    Answer, ClientBuilder, Error, FaultKind, NoAnswer, RawResponse, ReqwestTransport, Retry, SoapVersion,
};
use wsdl_tests::interop::{PASSWORD, Peer, USER};

const VERSIONS: [SoapVersion; 2] = [SoapVersion::Soap11, SoapVersion::Soap12];

/// An id of which the service says nil.
const NIL: i32 = 404;

/// What is asked of the service, in one version of SOAP.
type Question = (&'static str, fn(&Peer, SoapVersion));

const QUESTIONS: [Question; 26] = [
    ("a process is polled to its end", a_process_is_polled_to_its_end),
    ("a process that fails says so", a_process_that_fails_says_so),
    ("nil is none", nil_is_none),
    ("a wrong password is a fault", a_wrong_password_is_a_fault),
    ("an unknown process is a fault", an_unknown_process_is_a_fault),
    ("slow answers", slow_answers),
    ("ways of sending", ways_of_sending),
    ("cut answers", cut_answers),
    ("operations", operations::all),
    ("values", values::all),
    ("values of the service", get_values::all),
    ("wrong values", wrong_values::all),
    ("forbidden characters", characters::all),
    ("faults", faults::all),
    ("a required header", required::all),
    ("headers", headers::all),
    ("routing", routing::all),
    ("charsets", charsets::all),
    ("refusals", refusals::all),
    ("pages", pages::all),
    ("broken answers", broken::all),
    ("sizes", sizes::all),
    ("transport", transport::all),
    ("waits", waits::all),
    ("other clients", clients::all),
    ("description", description::all),
];

/// One test, since the service is started for it: some seconds.
#[test]
fn a_real_stack() {
    let Some(peer) = Peer::start() else { return };
    let peer = &peer;
    // Every question is asked, whatever becomes of those before; what is wrong is on standard error.
    let ask = |version: SoapVersion| {
        let wrong = |(_, ask): &&Question| catch_unwind(AssertUnwindSafe(|| ask(peer, version))).is_err();
        QUESTIONS.iter().filter(wrong).map(|(what, _)| format!("{version}: {what}")).collect::<Vec<_>>()
    };
    let wrong = std::thread::scope(|scope| {
        VERSIONS.map(|version| scope.spawn(move || ask(version))).map(|asked| asked.join().unwrap()).concat()
    });
    assert_eq!(wrong, [""; 0]);
    many_callers(peer);
}

/// HTTP as clients make it by themselves, once for all of them: setting up TLS takes its time.
static HTTP: LazyLock<ReqwestTransport> = LazyLock::new(|| ReqwestTransport::without_proxy(None).unwrap());
/// Connections live as long as the runtime that they were made on.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());

fn builder(peer: &Peer, switches: &str, version: SoapVersion) -> ClientBuilder<Client> {
    let builder = Client::builder().credentials(USER, PASSWORD).endpoint(peer.url(switches)).soap_version(version);
    // A strict client: nothing that this stack sends may depart from the schema.
    builder.transport(HTTP.clone()).strict(true)
}

fn call(builder: ClientBuilder<Client>, process_id: i32) -> Result<Answer<GetProcessStatusResponse>, Error> {
    let client = builder.build().unwrap();
    run(client.send(&GetProcessStatus { process_id }))
}

fn run<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// Process ids: the service counts the polls of each, and one that ends in 9 fails.
fn id(version: SoapVersion, number: i32) -> i32 {
    match version {
        SoapVersion::Soap11 => 1_100_000 + number,
        SoapVersion::Soap12 => 1_200_000 + number,
    }
}

/// What polling says until a process is at its end.
fn poll(peer: &Peer, version: SoapVersion, process_id: i32) -> Vec<WsProcessStatus> {
    let client = builder(peer, "", version).build().unwrap();
    run(async {
        let mut seen = Vec::new();
        // It takes five.
        while seen.len() < 10 {
            let answer = client.get_process_status(&GetProcessStatus { process_id }).await.unwrap();
            let status = answer.ws_process_status.unwrap();
            let at_its_end = matches!(status.status, StatusEnum::ProcessingCompleted | StatusEnum::ProcessingFailed);
            seen.push(status);
            if at_its_end {
                break;
            }
        }
        seen
    })
}

fn a_process_is_polled_to_its_end(peer: &Peer, version: SoapVersion) {
    let process_id = id(version, 1);
    let seen = poll(peer, version, process_id);
    let begun = WsProcessStatus {
        process_id,
        list_id: 17,
        process_name: Some(format!("Bulk load <{process_id}> & more")),
        process_start_time: date("2016-04-05T13:07:09.123"),
        process_complete_time: date("0001-01-01T00:00:00"),
        status: StatusEnum::DataActivelyUploading,
    };
    let expected = [
        begun.clone(),
        WsProcessStatus { status: StatusEnum::DataUploaded, ..begun.clone() },
        WsProcessStatus { status: StatusEnum::DataReadyForProcessing, ..begun.clone() },
        WsProcessStatus { status: StatusEnum::ProcessingData, ..begun.clone() },
        WsProcessStatus {
            status: StatusEnum::ProcessingCompleted,
            process_complete_time: date("2016-04-05T13:11:39.123"),
            ..begun
        },
    ];
    assert_eq!(seen, expected, "{version}");
}

fn date(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn a_process_that_fails_says_so(peer: &Peer, version: SoapVersion) {
    let seen = poll(peer, version, id(version, 9));
    assert_eq!(seen.last().map(|status| &status.status), Some(&StatusEnum::ProcessingFailed), "{version}");
}

fn nil_is_none(peer: &Peer, version: SoapVersion) {
    let answer = call(builder(peer, "", version), NIL).unwrap();
    assert_eq!(answer.response, GetProcessStatusResponse { ws_process_status: None }, "{version}");
    let raw = answer.exchange.response;
    assert!(String::from_utf8_lossy(&raw.body).contains("<WSProcessStatus xsi:nil=\"true\" />"), "{version}");
}

fn a_wrong_password_is_a_fault(peer: &Peer, version: SoapVersion) {
    // With the status that belongs to it, and with one that does not.
    for (switches, status) in [("", 500), ("ok=1", 200)] {
        let error = call(builder(peer, switches, version).credentials(USER, "wr<o>ng"), NIL).unwrap_err();
        let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
        assert_eq!((fault.version, fault.kind()), (version, FaultKind::Sender));
        assert_eq!(fault.text(), "[InvalidLogonAttempt] Invalid user name or password.");
        assert_eq!(error.response().map(|raw| raw.status.as_u16()), Some(status), "{version}");
    }
}

fn an_unknown_process_is_a_fault(peer: &Peer, version: SoapVersion) {
    let error = call(builder(peer, "", version), -5).unwrap_err();
    let fault = error.fault().unwrap_or_else(|| panic!("{version}: {error}"));
    assert_eq!((fault.version, fault.kind()), (version, FaultKind::Receiver));
    assert_eq!(fault.text(), "The process -5 does not exist.");
}

fn slow_answers(peer: &Peer, version: SoapVersion) {
    // A byte a minute is too slow for every machine, and a byte a millisecond is not.
    let short = builder(peer, "slow=60000", version).attempt_timeout(Some(Duration::from_millis(200)));
    let short = short.retry(Retry::default().with_max_attempts(2));
    let error = no_answer(call(short, NIL));
    assert!(error.timeout && error.exchange.response.is_none(), "{version}: {error:?}");
    // It reads, so that it may be asked again.
    assert_eq!((error.exchange.attempts, error.exchange.unknown_outcomes), (2, 1), "{version}");
    assert!(call(builder(peer, "slow=1", version), NIL).is_ok(), "{version}");
}

fn no_answer(result: Result<Answer<GetProcessStatusResponse>, Error>) -> NoAnswer {
    match result {
        Err(Error::NoAnswer(error)) => *error,
        other => panic!("{other:?}"),
    }
}

fn ways_of_sending(peer: &Peer, version: SoapVersion) {
    let header = |raw: &RawResponse, name: &str| raw.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    for (number, switches) in
        ["chunked=7", "gzip=1", "bom=1", "close=1", "gzip=1&chunked=1&bom=1&close=1"].into_iter().enumerate()
    {
        let process_id = id(version, 100 + 10 * i32::try_from(number).unwrap());
        let client = builder(peer, switches, version).build().unwrap();
        run(async {
            // Twice over one client: what is left of the first answer must not spoil the second.
            for status in [StatusEnum::DataActivelyUploading, StatusEnum::DataUploaded] {
                let answer = client.send(&GetProcessStatus { process_id }).await;
                let answer = answer.unwrap_or_else(|error| panic!("{version}, {switches}: {error}"));
                assert_eq!(
                    answer.response.ws_process_status.as_ref().map(|s| &s.status),
                    Some(&status),
                    "{version}, {switches}"
                );
                // The service did as it was told.
                let raw = &answer.exchange.response;
                let did = [
                    ("chunked", header(raw, "transfer-encoding").as_deref() == Some("chunked")),
                    ("gzip", header(raw, "vary").as_deref() == Some("Accept-Encoding")),
                    ("bom", raw.body.starts_with(b"\xEF\xBB\xBF")),
                    ("close", header(raw, "connection").as_deref() == Some("close")),
                ];
                for (switch, done) in did {
                    // What is compressed comes in chunks.
                    let told = switches.contains(switch) || (switch == "chunked" && switches.contains("gzip"));
                    assert_eq!(done, told, "{version}, {switches}: {switch}");
                }
            }
        });
    }
}

fn cut_answers(peer: &Peer, version: SoapVersion) {
    // The last bytes of the body, then all of it and the end of the head; of the last chunk; of what is compressed.
    let whole = call(builder(peer, "", version), NIL).unwrap().exchange.response.body.len();
    for (switches, head) in [
        ("cut=1".to_owned(), true),
        (format!("cut={whole}"), true),
        (format!("cut={}", whole + 10), false),
        ("chunked=50&cut=5".to_owned(), true),
        ("gzip=1&cut=20".to_owned(), true),
    ] {
        let error = no_answer(call(builder(peer, &switches, version), NIL));
        assert!(!error.timeout && error.source.is_some(), "{version}, {switches}: {error:?}");
        assert_eq!(error.exchange.response.is_some(), head, "{version}, {switches}: {error:?}");
    }
}

/// The short form of `examples/load.rs`. Memory is not looked at, since other tests run in this process.
fn many_callers(peer: &Peer) {
    let figures = wsdl_tests::load::load(peer, 64, Duration::from_secs(2));
    // Not by `println!`, whose lines nobody sees when the test passes.
    let _ = writeln!(std::io::stderr(), "{figures}");
    assert_eq!(figures.leaks(), [""; 0], "{figures}");
    // All nine kinds of calls were among them.
    assert_eq!(figures.right.len(), 9, "{figures}");
}
