//! What the operations of a real stack understand of our requests, and what we read of its answers.

use std::time::Duration;

use listrak_v31::{
    BulkLoadContacts, Client, GetMessageAnalyticsInformation, ImportProfileTypeEnum, ImportTypeEnum,
    ReportImportContactDetail, ReportListImportHistory, ReportListMessageActivity, ReportListMessageActivityResponse,
    ReportRangeMessageContactBounces, SendTransactionalMessage, SendTransactionalMessageToContactResult as Sent,
    SetContact, StatusEnum, SubscribeContactResult, WsContact, WsContactBounce, WsFileMappings, WsImportDirectives,
    WsImportResultEnum, WsMessageAnalyticsInformation, WsProfileAttributeValue,
};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::values::{Binary, DateTime};
use wsdl_runtime::{Answer, Error, FaultKind, SoapVersion};
use wsdl_tests::interop::Peer;

use super::{builder, date, run};
use crate::bulk_load::flow::{self, Failure, Patience};
use crate::bulk_load::{FILE, addresses, load, rejected};

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    a_file_is_loaded_waited_for_and_its_rejected_rows_are_read(peer, version);
    let client = builder(peer, "", version).build().unwrap();
    files(&client);
    the_history_of_imports(&client);
    contacts(&client);
    transactional_messages(&client);
    analytics(&client);
    activity(&client);
    bounces(&client);
}

fn send<R: Request>(client: &Client, request: &R) -> Result<Answer<R::Response>, Error> {
    run(client.send(request))
}

fn ok<R: Request>(client: &Client, request: &R) -> R::Response {
    send(client, request).unwrap_or_else(|error| panic!("{error}")).response
}

/// A header of the answer, in which the service says what it understood.
fn understood<R>(answer: &Answer<R>, header: &str) -> String {
    let raw = &answer.exchange.response;
    raw.headers.get(header).unwrap_or_else(|| panic!("no {header}")).to_str().unwrap().to_owned()
}

fn fault_of<R>(result: Result<R, Error>) -> (FaultKind, String) {
    match result {
        Err(Error::Fault(error)) => (error.fault.kind(), error.fault.text().to_owned()),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("an answer"),
    }
}

fn a_file_is_loaded_waited_for_and_its_rejected_rows_are_read(peer: &Peer, version: SoapVersion) {
    let client = builder(peer, "", version).build().unwrap();
    let milliseconds = Duration::from_millis;
    let patience = Patience { first: milliseconds(1), longest: milliseconds(5), overall: Duration::from_secs(60) };
    // A list of its own, whose history is only what is loaded here: three, so that the last is on a page of its own.
    let list_id = super::id(version, 17);
    for name in ["first.csv", "second.csv", "spring & <1>.csv"] {
        let load = flow::Load { list_id, ..load(name) };
        let report = run(flow::load_and_report(&client, &load, patience)).unwrap();
        let (process, import) = (report.process.as_ref().unwrap(), report.import.as_ref().unwrap());
        assert_eq!(process.status, StatusEnum::ProcessingCompleted);
        assert_eq!((import.file_name.as_deref(), import.import_file_id), (Some(name), process.process_id));
        assert_eq!(import.file_size, i32::try_from(FILE.len()).unwrap());
        assert_eq!(import.import_type.as_deref(), Some("AddSubscribersAndProfileData"));
        assert_eq!(import.profile_import_type.as_deref(), Some("Update"));
        assert_eq!((import.processed_count, import.subscribed_count, import.invalid_email_count), (7, 1, 3));
        assert_eq!((import.banned_count, import.suppressed_count, import.skipped_count), (1, 1, 1));
        assert_eq!(addresses(&report), rejected());
    }
    let client = builder(peer, "", version).credentials("peer-user", "wrong").build().unwrap();
    let failure = run(flow::load_and_report(&client, &load("a.csv"), patience)).unwrap_err();
    assert!(matches!(failure, Failure::Logon(_)), "{failure:?}");
}

fn directives() -> WsImportDirectives {
    WsImportDirectives::new(ImportTypeEnum::UpdateSubscribers, ImportProfileTypeEnum::Append, false)
}

fn files(client: &Client) {
    let bytes: Vec<u8> = (0..=255).cycle().take(300_001).collect();
    for (file, length) in [(None, "null"), (Some(Vec::new()), "0"), (Some(vec![0xFF]), "1"), (Some(bytes), "300001")] {
        let request = BulkLoadContacts {
            import_file_stream: file.map(Binary::from),
            ..BulkLoadContacts::new(17, Some(directives()))
        };
        let answer = send(client, &request).unwrap();
        assert_eq!(understood(&answer, "x-bytes"), length);
        assert_eq!(understood(&answer, "x-directives"), "UpdateSubscribers/Append/False/null");
    }
    for (mappings, count) in [(vec![], "0"), (vec![WsFileMappings::new(0, 0, true); 3], "3")] {
        let request =
            BulkLoadContacts { file_mappings: Some(mappings), ..BulkLoadContacts::new(17, Some(directives())) };
        let answer = send(client, &request).unwrap();
        assert_eq!(understood(&answer, "x-directives"), format!("UpdateSubscribers/Append/False/{count}"));
    }
    let (kind, text) = fault_of(send(client, &BulkLoadContacts::new(17, None)));
    assert_eq!((kind, text.as_str()), (FaultKind::Sender, "WSImportDirectives is required."));
    // A value that the service does not list is sent as it is.
    let unlisted = WsImportDirectives { import_type_enum: ImportTypeEnum::Unlisted("Later".into()), ..directives() };
    let (kind, text) = fault_of(send(client, &BulkLoadContacts::new(17, unlisted)));
    assert_eq!(kind, FaultKind::Sender);
    assert!(text.contains("Server was unable to read request."), "{text}");
}

fn the_history_of_imports(client: &Client) {
    // No import of that list; of list 17 those before, of which the window has all or none.
    let history = |list_id, page, start, end| {
        let request = ReportListImportHistory::new(list_id, page, start, end);
        ok(client, &request).result.unwrap().len()
    };
    assert_eq!(history(99, 1, None, None), 0);
    assert_eq!(history(17, 1, None, None), 2);
    assert_eq!(history(17, 1, Some(date("2016-04-05T13:07:09.123")), Some(date("2016-04-05T13:07:09.123"))), 2);
    assert_eq!(history(17, 1, Some(date("2016-04-05T13:07:09.124")), None), 0);
    assert_eq!(history(17, 1, None, Some(date("2016-04-05T13:07:09.122"))), 0);

    match send(client, &ReportListImportHistory::new(0, 1, None, None)) {
        Err(Error::Service(error)) => {
            assert_eq!(error.failure.method.as_deref(), Some("ReportListImportHistory"));
            assert_eq!(error.failure.time, Some(date("2016-04-05T13:07:09.123")));
            assert_eq!(error.failure.description.as_deref(), Some("[InvalidList] No such list"));
        }
        other => panic!("{other:?}"),
    }
    let detail = ReportImportContactDetail { import_file_id: 1, page: 1, import_result: WsImportResultEnum::All };
    match send(client, &detail) {
        Err(Error::Service(error)) => {
            assert_eq!(error.failure.time, None);
            assert_eq!(error.failure.description.as_deref(), Some("[InvalidFile] No such import"));
        }
        other => panic!("{other:?}"),
    }
}

fn attribute(attribute_id: i32, value: Option<&str>) -> WsProfileAttributeValue {
    WsProfileAttributeValue { attribute_id, value: value.map(str::to_owned) }
}

fn contacts(client: &Client) {
    let contact = WsContact {
        email_address: Some("Zoë+1@example.com".to_owned()),
        list_id: i32::MIN,
        contact_profile_attribute: vec![
            attribute(1, Some("  a & <b> \"c\" 'd' ]]> &amp; ")),
            attribute(i32::MAX, Some("two\r\nlines\ttab 😀")),
            attribute(3, Some("")),
            attribute(4, None),
        ],
    };
    let request = SetContact {
        external_event_ids: Some("1,2".to_owned()),
        ..SetContact::new(contact, ImportProfileTypeEnum::Overwrite, true)
    };
    let answer = send(client, &request).unwrap();
    assert_eq!(answer.response.result, SubscribeContactResult::SuccessContactSubscribed);
    assert_eq!(
        decoded(&understood(&answer, "x-contact")),
        "-2147483648|Zoë+1@example.com|Overwrite|1,2|True|1=  a & <b> \"c\" 'd' ]]> &amp; ;\
         2147483647=two\r\nlines\ttab 😀;3=;4="
    );
    // Absent and empty; no attributes.
    for email_address in [None, Some(String::new())] {
        let contact = WsContact { email_address, ..WsContact::new(5) };
        let answer = send(client, &SetContact::new(contact, ImportProfileTypeEnum::NotDefined, false)).unwrap();
        assert_eq!(answer.response.result, SubscribeContactResult::FailedContactInvalidEmailAddress);
        assert_eq!(decoded(&understood(&answer, "x-contact")), "5||NotDefined||False|");
    }
    let nil = ok(client, &SetContact::new(None, ImportProfileTypeEnum::NotDefined, false));
    assert_eq!(nil.result, SubscribeContactResult::FailedContactInvalidEmailAddress);
}

/// Undoes the encoding of URLs.
fn decoded(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            other => other,
        });
    }
    String::from_utf8(out).unwrap()
}

fn transactional_messages(client: &Client) {
    let result = |address: Option<&str>, data: Option<Vec<WsProfileAttributeValue>>| {
        let request = SendTransactionalMessage {
            email_address: address.map(str::to_owned),
            transactional_msg_id: 5,
            profile_data: data,
        };
        ok(client, &request).result
    };
    let address = Some("a@b.c");
    assert_eq!(result(address, None), Sent::Success);
    assert_eq!(result(address, Some(vec![])), Sent::Success);
    assert_eq!(result(address, Some(vec![attribute(3, Some("x"))])), Sent::Success);
    assert_eq!(result(None, None), Sent::FailedInvalidEmailAddress);
    assert_eq!(result(Some(""), None), Sent::FailedInvalidEmailAddress);
    // The second of a list, and values with a blank.
    let second = |id| Some(vec![attribute(3, None), attribute(id, Some("x"))]);
    let system_link = result(address, second(1));
    assert_eq!(system_link, Sent::FailedInvalidProfileDataSystemLink);
    assert_eq!(system_link.as_str(), "FailedInvalidProfileData: SystemLink");
    assert_eq!(result(address, second(2)).as_str(), "FailedInvalidProfileData: ExternalContent");
}

fn analytics(client: &Client) {
    let result = |ids| ok(client, &GetMessageAnalyticsInformation { msg_ids: ids }).result;
    assert_eq!(result(None), None);
    assert_eq!(result(Some(vec![])), Some(vec![]));
    let of = |id: i32, send_date| {
        Some(WsMessageAnalyticsInformation {
            campaign_id: id + 1,
            campaign_name: Some(format!("Campaign {id}")),
            google_analytics_campaign_content: Some(String::new()),
            google_analytics_campaign_name: None,
            listrak_analytics_campaign_name: None,
            listrak_analytics_module_name: None,
            listrak_analytics_version: Some("2.0".to_owned()),
            list_id: 17,
            msg_id: id,
            send_date: date(send_date),
            subject: Some(format!("Café & <{id}>")),
        })
    };
    // Nil items keep their places.
    let expected = vec![
        None,
        of(1, "2016-04-05T13:07:09.1230001"),
        None,
        None,
        of(0, "0001-01-01T00:00:00"),
        of(9_999_999, "2016-04-05T13:07:10.1229999"),
        None,
    ];
    assert_eq!(result(Some(vec![-1, 1, -2, -3, 0, 9_999_999, i32::MIN])), Some(expected));
}

fn april() -> (DateTime, DateTime) {
    (date("2016-04-01T00:00:00"), date("2016-05-01T00:00:00.5Z"))
}

fn activity(client: &Client) {
    let (start_date, end_date) = april();
    let request = |list_id| ReportListMessageActivity { list_id, start_date, end_date, include_test_messages: false };
    let rows = ok(client, &request(17)).result.unwrap();
    assert_eq!(rows.len(), 2);
    let shown = |row: &listrak_v31::WsMessageActivity| {
        let percent = row.open_percent.to_string();
        (row.msg_id, row.subject.clone(), row.send_date, row.open_count, percent, row.order_total.to_string())
    };
    let one = (Some("one".to_owned()), date("2016-04-05T13:07:09.123"));
    let third = "0.3333333333333333333333333333".to_owned();
    assert_eq!(shown(&rows[0]), (1, one.0, one.1, 3, third, "1234567890.10".to_owned()));
    let year_one = date("0001-01-01T00:00:00");
    assert_eq!(shown(&rows[1]), (2, None, year_one, 0, "0".to_owned(), "-1".to_owned()));
    assert_eq!(rows[0].average_order_value.to_string(), "0.00");

    match send(client, &request(0)) {
        Err(Error::Service(error)) => {
            assert_eq!(error.failure.method.as_deref(), Some("ReportListMessageActivity"));
            assert_eq!(error.failure.time, None);
            assert_eq!(error.failure.description.as_deref(), Some("[InvalidList] No such list"));
            let answer = error.answer::<ReportListMessageActivityResponse>().unwrap();
            assert_eq!(answer.response.result, None);
        }
        other => panic!("{other:?}"),
    }
    // A failure beside a result: both are at hand.
    match send(client, &request(-1)) {
        Err(Error::Service(error)) => {
            assert_eq!(error.failure.method.as_deref(), Some(""));
            assert_eq!(error.failure.time, Some(date("2016-04-05T13:07:09.123")));
            let answer = error.answer::<ReportListMessageActivityResponse>().unwrap();
            assert_eq!(answer.response.result.as_ref().map(Vec::len), Some(2));
        }
        other => panic!("{other:?}"),
    }
}

fn page_of_bounces(client: &Client, msg_id: i32, page: i32) -> Result<Option<Vec<WsContactBounce>>, Error> {
    let (start_date, end_date) = april();
    let request = ReportRangeMessageContactBounces { msg_id, start_date, end_date, page };
    send(client, &request).map(|answer| answer.response.result)
}

fn bounces(client: &Client) {
    let rows = page_of_bounces(client, 7, 3).unwrap().unwrap();
    let details: Vec<Option<&str>> = rows.iter().map(|row| row.bounce_detail.as_deref()).collect();
    let usual = Some("550 5.1.1 mailbox unavailable");
    let long = "x".repeat(2_000);
    assert_eq!(
        details[..12],
        [
            usual,
            Some("<b>a & b</b> \"quoted\" 'single' ]]> &amp; &#65;"),
            Some("Zoë Łukasz 日本語 рус 😀 e\u{301} \u{a0} \u{feff}\u{200d}"),
            Some("  leading and trailing  "),
            // Line ends become those of XML on the way.
            Some("line1\nline2\nline3\nline4\ttab"),
            Some(""),
            None,
            Some("   "),
            Some("\n"),
            None,
            Some(&*long),
            Some("\u{85}\u{2028}\u{7f}\u{d7ff}\u{fffd}"),
        ]
    );
    assert!(details[12..].iter().all(|detail| *detail == usual) && rows.len() == 17);
    assert_eq!(rows[10].bounce_count, i32::MIN);
    // A row of nothing but what is required.
    let WsContactBounce { contact_id, email_address, bounce_reason, bounce_date, bounce_count, .. } = &rows[9];
    assert_eq!((contact_id, email_address, bounce_reason, bounce_date, *bounce_count), (&None, &None, &None, &None, 2));

    // The two shapes of an empty page.
    assert_eq!(page_of_bounces(client, 7, 4).unwrap(), Some(vec![]));
    assert_eq!(page_of_bounces(client, 7, 0).unwrap(), None);
}
