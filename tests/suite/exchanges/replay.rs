//! The recorded responses as clients see them that called the operation that they belong to.

use std::fmt;
use std::sync::OnceLock;

use listrak_v31::{
    BulkLoadContacts, Client, GetMessageAnalyticsInformation, GetProcessStatus, ImportProfileTypeEnum,
    ReportListMessageActivity, ReportRangeMessageContactBounces, SendTransactionalMessage, SetContact,
};
use wsdl_runtime::Deviations;
use wsdl_runtime::codec::{SchemaType, Writer};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::{Error, Exchange, Fault, HttpSettings, RawResponse, Retry, SoapVersion, reqwest};
use wsdl_tests::exchanges::{Message, responses};
use wsdl_tests::server::{Act, Server};

/// An answer to any of the operations.
pub(super) struct Got {
    /// The response for people.
    pub(super) shown: String,
    /// The response as an element.
    pub(super) written: String,
    pub(super) deviations: Deviations,
    pub(super) header_blocks: usize,
    exchange: Exchange,
}

impl Got {
    pub(super) fn raw(&self) -> &RawResponse {
        &self.exchange.response
    }
}

/// Calls an operation.
pub(super) async fn ask<R>(client: &Client, request: &R) -> Result<Got, Error>
where
    R: Request,
    R::Response: fmt::Debug,
{
    let answer = client.send(request).await?;
    let mut writer = Writer::new(listrak_v31::namespaces::TABLE);
    answer.response.write(&mut writer, R::OPERATION.output);
    Ok(Got {
        shown: format!("{:#?}", answer.response),
        written: writer.finish().unwrap(),
        deviations: answer.deviations,
        header_blocks: answer.headers.len(),
        exchange: answer.exchange,
    })
}

/// What came of a response.
pub(super) struct Replayed {
    pub(super) message: Message,
    pub(super) outcome: Result<Got, Error>,
}

impl Replayed {
    pub(super) fn raw(&self) -> &RawResponse {
        match &self.outcome {
            Ok(got) => &got.exchange.response,
            Err(error) => error.response().unwrap_or_else(|| panic!("{}: no response", self.message.name)),
        }
    }

    pub(super) fn fault(&self) -> Option<(&Error, &Fault)> {
        let error = self.outcome.as_ref().err()?;
        Some((error, error.fault()?))
    }
}

/// All responses as the client sees them, each over a connection of its own.
pub(super) fn replayed() -> &'static [Replayed] {
    static REPLAYED: OnceLock<Vec<Replayed>> = OnceLock::new();
    REPLAYED.get_or_init(|| {
        let messages = responses();
        let server = Server::start(messages.iter().map(|message| Act::AnswerAndClose(message.raw.clone())));
        let replay = |message: Message| {
            let client = client(&server, message.version, "user", "password");
            let outcome = run(call(&client, operation_of(&message)));
            Replayed { message, outcome }
        };
        messages.into_iter().map(replay).collect()
    })
}

/// The local name of the response element, by the bytes alone.
pub(super) fn response_element(message: &Message) -> Option<String> {
    if message.header("content-encoding") == Some("gzip") {
        // It shows only when it is unpacked. This is the only one.
        assert_eq!(message.name, "http-gzip.soap11");
        return Some("ReportRangeMessageContactBouncesResponse".to_owned());
    }
    let body = String::from_utf8_lossy(&message.body);
    let (_, behind) = body.split_once("<soap:Body><")?;
    let name = behind.split([' ', '>', '/']).next()?;
    name.ends_with("Response").then(|| name.to_owned())
}

/// The operation of the contract that the exchange belongs to. For those that belong to none, and those whose answer does
/// not tell, it is GetProcessStatus.
pub(super) fn operation_of(message: &Message) -> &'static str {
    let operations = [
        "BulkLoadContacts",
        "GetMessageAnalyticsInformation",
        "ReportListMessageActivity",
        "ReportRangeMessageContactBounces",
        "SendTransactionalMessage",
        "SetContact",
    ];
    let named = if message.name.starts_with("fault-BulkLoad") {
        "BulkLoadContacts".to_owned()
    } else {
        response_element(message).unwrap_or_default().replace("Response", "")
    };
    operations.into_iter().find(|operation| *operation == named).unwrap_or("GetProcessStatus")
}

/// Calls an operation of this name. What is asked for is of no interest: the answer is recorded.
async fn call(client: &Client, operation: &str) -> Result<Got, Error> {
    let day = "2016-04-01T00:00:00".parse().unwrap();
    match operation {
        "BulkLoadContacts" => ask(client, &BulkLoadContacts::new(17, None)).await,
        "GetMessageAnalyticsInformation" => ask(client, &GetMessageAnalyticsInformation::new()).await,
        "ReportListMessageActivity" => {
            let request =
                ReportListMessageActivity { list_id: 17, start_date: day, end_date: day, include_test_messages: false };
            ask(client, &request).await
        }
        "ReportRangeMessageContactBounces" => {
            ask(client, &ReportRangeMessageContactBounces { msg_id: 7, start_date: day, end_date: day, page: 1 }).await
        }
        "SendTransactionalMessage" => ask(client, &SendTransactionalMessage::new(5)).await,
        "SetContact" => ask(client, &SetContact::new(None, ImportProfileTypeEnum::NotDefined, false)).await,
        _ => ask(client, &GetProcessStatus { process_id: 1 }).await,
    }
}

/// A client whose connections are not used again: some of the exchanges end theirs.
pub(super) fn client(server: &Server, version: SoapVersion, user: &str, password: &str) -> Client {
    // Setting up TLS, which nothing here uses, takes its time; a proxy would not find this machine.
    static HTTP: OnceLock<reqwest::Client> = OnceLock::new();
    let http = HTTP.get_or_init(|| {
        let builder = HttpSettings::new().reqwest_builder().unwrap();
        builder.pool_max_idle_per_host(0).no_proxy().build().unwrap()
    });
    let builder = Client::builder().credentials(user, password).endpoint(server.url()).soap_version(version);
    builder.reqwest_client(http.clone()).retry(Retry::never()).build().unwrap()
}

pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
