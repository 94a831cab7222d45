//! What the client sends, beside what was sent when the exchanges were recorded.

use listrak_v31::{
    BulkLoadContacts, Client, GetMessageAnalyticsInformation, GetProcessStatus, ImportProfileTypeEnum, ImportTypeEnum,
    ReportListMessageActivity, ReportRangeMessageContactBounces, SendTransactionalMessage, SetContact, WsContact,
    WsFileMappings, WsImportDirectives, WsProfileAttributeValue,
};
use wsdl_codegen::xml::Document;
use wsdl_runtime::Error;
use wsdl_runtime::values::{Binary, DateTime};
use wsdl_tests::canonical::canonical;
use wsdl_tests::exchanges::{Message, requests, responses};
use wsdl_tests::server::{Act, Came, Server};

use super::NAMESPACE;
use super::replay::{Got, ask, client, run};

#[test]
fn our_requests_say_the_same_element_by_element() {
    let requests = requests();
    assert_eq!(requests.len(), 53);
    let responses = responses();
    for message in requests {
        let body = recorded_body(&message);
        let document = Document::read(body.as_bytes(), message.name.as_str()).unwrap();
        let parts: Vec<_> = document.root().children().collect();
        let text = |part: usize, element: &str, child: &str| {
            let element = parts[part].child(NAMESPACE, element).unwrap();
            element.child(NAMESPACE, child).unwrap().text()
        };
        let (user, password) = (text(0, "WSUser", "UserName"), text(0, "WSUser", "Password"));
        let process_id =
            parts[1].child(NAMESPACE, "GetProcessStatus").map(|_| text(1, "GetProcessStatus", "ProcessID"));

        let response = responses.iter().find(|response| response.name == message.name).unwrap();
        let server = Server::start([Act::AnswerAndClose(response.raw.clone())]);
        let client = client(&server, message.version, &user, &password);
        // What comes back is another test's matter.
        let _ = run(async {
            match process_id {
                Some(id) => ask(&client, &GetProcessStatus { process_id: id.parse().unwrap() }).await,
                None => call(&client, message.name.split('.').next().unwrap()).await,
            }
        });
        let Came { head, body: ours, .. } = server.came().remove(0);
        assert_eq!(canonical(&ours), canonical(&body), "{}", message.name);
        for name in ["content-type", "soapaction"] {
            let ours = head.lines().filter_map(|line| line.split_once(": ")).find(|h| h.0.eq_ignore_ascii_case(name));
            assert_eq!(ours.map(|(_, value)| value), message.header(name), "{}", message.name);
        }
    }
}

/// The body, in the form that this client has for what has several.
fn recorded_body(message: &Message) -> String {
    let mut body = String::from_utf8(message.body.clone()).unwrap();
    body = body.replace("<IsEmailAddressColumn>1<", "<IsEmailAddressColumn>true<");
    if message.name == "ok-ReportListMessageActivity-exception.soap11" {
        // What may be nil may be left out in a request; the description asks for nil.
        let end = "</ReportListMessageActivity>";
        assert!(!body.contains("WSException"));
        body = body.replace(end, &format!("<WSException xsi:nil=\"true\"/>{end}"));
    }
    body
}

/// Makes the call of a recorded exchange.
async fn call(client: &Client, name: &str) -> Result<Got, Error> {
    match name {
        "empty-Analytics" => analytics(client, vec![]).await,
        "ok-Analytics" => analytics(client, vec![1, 0, -1, 9_999_999]).await,
        "null-Bounces-page0" => bounces(client, 0).await,
        "ok-Bounces-page1" => bounces(client, 1).await,
        "ok-Bounces-page3" => bounces(client, 3).await,
        "empty-Bounces-page4" => bounces(client, 4).await,
        "ok-BulkLoad" => load(client, Some("email\na@b.c\n")).await,
        "ok-BulkLoad-base64-absent" => load(client, None).await,
        "ok-BulkLoad-base64-empty" => load(client, Some("")).await,
        "fault-BulkLoad-nil-directives" => ask(client, &BulkLoadContacts::new(17, None)).await,
        "ok-ReportListMessageActivity" => activity(client, 17).await,
        "ok-ReportListMessageActivity-exception" => activity(client, 0).await,
        "ok-SendTransactional" => send(client, 3, "x & y").await,
        "ok-SendTransactional-enum-space" => send(client, 1, "x").await,
        "ok-SendTransactional-no-data" => ask(client, &SendTransactionalMessage::new(5)).await,
        "ok-SetContact" => {
            let contact = WsContact {
                email_address: Some("a@b.c".to_owned()),
                list_id: 17,
                contact_profile_attribute: vec![attribute(1, "x"), attribute(2, "y")],
            };
            let request = SetContact {
                external_event_ids: Some("1,2".to_owned()),
                ..SetContact::new(contact, ImportProfileTypeEnum::Overwrite, false)
            };
            ask(client, &request).await
        }
        other => panic!("{other}: what was asked for?"),
    }
}

async fn analytics(client: &Client, ids: Vec<i32>) -> Result<Got, Error> {
    ask(client, &GetMessageAnalyticsInformation { msg_ids: Some(ids) }).await
}

async fn bounces(client: &Client, page: i32) -> Result<Got, Error> {
    let (start_date, end_date) = april();
    ask(client, &ReportRangeMessageContactBounces { msg_id: 7, start_date, end_date, page }).await
}

async fn activity(client: &Client, list_id: i32) -> Result<Got, Error> {
    let (start_date, end_date) = april();
    ask(client, &ReportListMessageActivity { list_id, start_date, end_date, include_test_messages: false }).await
}

fn april() -> (DateTime, DateTime) {
    (DateTime::new(2016, 4, 1, 0, 0, 0).unwrap(), DateTime::new(2016, 5, 1, 0, 0, 0).unwrap())
}

async fn load(client: &Client, file: Option<&'static str>) -> Result<Got, Error> {
    let directives = WsImportDirectives {
        import_type_enum: ImportTypeEnum::UpdateSubscribers,
        import_profile_type_enum: ImportProfileTypeEnum::Append,
        file_name: Some("a.csv".to_owned()),
        has_column_names: true,
        file_delimiter: Some(",".to_owned()),
        text_qualifier: Some("\"".to_owned()),
    };
    let mapping = WsFileMappings {
        attribute_id: 1,
        default_value: Some(String::new()),
        file_column: 0,
        is_email_address_column: true,
    };
    let request = BulkLoadContacts {
        list_id: 17,
        ws_import_directives: Some(directives),
        file_mappings: Some(vec![mapping]),
        import_file_stream: file.map(|file| Binary::from(file.as_bytes())),
    };
    ask(client, &request).await
}

async fn send(client: &Client, attribute_id: i32, value: &str) -> Result<Got, Error> {
    let request = SendTransactionalMessage {
        email_address: Some("a@b.c".to_owned()),
        transactional_msg_id: 5,
        profile_data: Some(vec![attribute(attribute_id, value)]),
    };
    ask(client, &request).await
}

fn attribute(attribute_id: i32, value: &str) -> WsProfileAttributeValue {
    WsProfileAttributeValue { attribute_id, value: Some(value.to_owned()) }
}
