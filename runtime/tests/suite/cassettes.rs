//! Exchanges that are recorded, and answered from the record.

use std::error::Error as _;
use std::path::PathBuf;
use std::sync::Arc;

use wsdl_runtime::codec::{Name, Ns};
use wsdl_runtime::codegen::{self, ClientCore, ServiceClient, WithCredentials};
use wsdl_runtime::{
    Answer, BuildError, CassetteError, ClientBuilder, Error, NotSoapReason, Recorder, Replayer, Retry, SoapVersion,
    Transport,
};

use crate::builder;
use crate::shop::{Client, GetOrder, GetOrderResponse, SendParcel};
use crate::support::memory::{Clock, PASSWORD, Reply, Service, USER, envelope, run};

/// A file that goes with the test.
struct Cassette(PathBuf);

impl Cassette {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("wsdl-tests-{}-{name}.cassette", std::process::id())))
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.0).unwrap()
    }
}

impl Drop for Cassette {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn client(transport: impl Transport + 'static, password: &str) -> Client {
    client_of(transport, USER, password)
}

fn client_of(transport: impl Transport + 'static, user: &str, password: &str) -> Client {
    let builder = Client::builder().credentials(user, password).environment(Clock::default()).retry(Retry::never());
    builder.endpoint("https://example.com/shop?key=hidden").transport(transport).build().unwrap()
}

fn get(client: &Client, order_id: i32) -> Result<Answer<GetOrderResponse>, Error> {
    run(client.send(&GetOrder { order_id }))
}

fn status(order_id: i32) -> String {
    let file = "parcels \u{EB} &lt;a&gt; \\ \r\n  x ";
    envelope(&format!(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order>\
         <OrderID>{order_id}</OrderID><CustomerID>17</CustomerID><Note>{file}</Note>\
         <Placed>2016-04-05T13:07:09.123</Placed>\
         <Shipped>2016-04-05T13:09:00Z</Shipped><State>Completed</State></Order>\
         </GetOrderResponse>",
    ))
}

#[test]
fn what_was_recorded_is_answered_again() {
    let cassette = Cassette::new("again");
    let page = || Reply::Answer { status: 503, content_type: "text/html", body: b"<html> later\n</html>\n".to_vec() };
    let service =
        Service::new([Reply::soap11(status(1)), page(), Reply::soap11(status(2)), Reply::Unreachable, Reply::Reset]);
    let recording = client(Recorder::new(service, &cassette.0).unwrap(), PASSWORD);
    let asked = [1, 1, 2, 3, 4];
    let recorded = asked.map(|id| get(&recording, id));
    // Whoever replays it has no password, and another order of different requests is as good.
    let replayer = Arc::new(Replayer::open(&cassette.0).unwrap());
    assert_eq!(replayer.left(), 5);
    let replaying = client(replayer.clone(), "another");
    for (id, recorded) in
        [(2, &recorded[2]), (1, &recorded[0]), (1, &recorded[1]), (4, &recorded[4]), (3, &recorded[3])]
    {
        let replayed = get(&replaying, id);
        let body = |result: &Result<Answer<GetOrderResponse>, Error>| {
            let response =
                result.as_ref().map_or_else(Error::response, |answer| Some(&answer.exchange.response)).cloned();
            response.map(|response| (response.status, response.body))
        };
        if let Some((status, page)) = body(recorded).filter(|(_, body)| body.starts_with(b"<html>")) {
            // Nobody knows what is personal in a page: only its length is kept.
            let masked = format!("*** ({} bytes)", page.len());
            assert_eq!(body(&replayed), Some((status, masked.into())));
            continue;
        }
        assert_eq!(body(&replayed), body(recorded), "{id}");
        match (replayed, recorded) {
            (Ok(replayed), Ok(recorded)) => assert_eq!(replayed.response, recorded.response),
            (Err(replayed), Err(recorded)) => assert_eq!(replayed.to_string(), recorded.to_string()),
            (replayed, _) => panic!("{replayed:?}"),
        }
    }
    assert_eq!(replayer.left(), 0);
}

/// What a service says with an empty body, or with bytes that are no text, is replayed as the same kind of error.
#[test]
fn answers_without_text_keep_their_meaning() {
    let cassette = Cassette::new("no-text");
    let empty = Reply::Answer { status: 400, content_type: "", body: Vec::new() };
    let bytes = Reply::Answer { status: 200, content_type: "image/png", body: b"\xFF\xFE\x00".to_vec() };
    let recording = client(Recorder::new(Service::new([empty, bytes]), &cassette.0).unwrap(), PASSWORD);
    let recorded = [1, 2].map(|id| get(&recording, id).unwrap_err());
    let replaying = client(Replayer::open(&cassette.0).unwrap(), PASSWORD);
    for (id, recorded) in [1, 2].into_iter().zip(recorded) {
        let replayed = get(&replaying, id).unwrap_err();
        let (Error::NotSoap(recorded), Error::NotSoap(replayed)) = (&recorded, &replayed) else {
            panic!("{replayed:?}")
        };
        assert_eq!(replayed.reason, recorded.reason, "{}", cassette.text());
    }
    assert!(cassette.text().contains("(3 bytes that are not text)"), "{}", cassette.text());
}

/// A text is decoded by what its answer says, not a second time by what its declaration says.
#[test]
fn a_declaration_that_is_overruled_changes_nothing() {
    let cassette = Cassette::new("overruled");
    let fault = "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Zo\u{EB}</faultstring></soap:Fault>";
    let declared = envelope(fault).replace("encoding=\"utf-8\"", "encoding=\"iso-8859-1\"");
    assert!(declared.contains("iso-8859-1"), "{declared}");
    let latin: Vec<u8> = declared.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let reply = Reply::Answer { status: 500, content_type: "text/xml; charset=iso-8859-1", body: latin };
    let recording = client(Recorder::new(Service::new([reply]), &cassette.0).unwrap(), PASSWORD);
    let error = get(&recording, 1).unwrap_err();
    assert!(error.masked_response().unwrap().contains(">Zo\u{EB}<"), "{error:?}");
    assert!(cassette.text().contains("Zo\u{EB}"), "{}", cassette.text());
    let replaying = client(Replayer::open(&cassette.0).unwrap(), PASSWORD);
    assert_eq!(get(&replaying, 1).unwrap_err().fault().unwrap().text(), "Zo\u{EB}");
}

#[test]
fn a_cassette_is_for_people_and_holds_no_secrets() {
    let cassette = Cassette::new("people");
    let response = envelope(&format!(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
         <UserName>{USER}</UserName></GetOrderResponse>",
    ));
    let service = Service::new([Reply::soap11(response)]);
    let recording = client(Recorder::new(service, &cassette.0).unwrap(), PASSWORD);
    // The caller of a recorder has what the service said.
    let answer = get(&recording, 4711).unwrap();
    assert!(String::from_utf8_lossy(&answer.exchange.response.body).contains(USER));
    get(&recording, 1).unwrap_err();
    let text = cassette.text();
    for secret in [USER, PASSWORD, "p&amp;ssw", "hidden"] {
        assert!(!text.contains(secret), "{text}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn other_encodings_are_recorded_as_text() {
    let cassette = Cassette::new("encodings");
    let fault =
        envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Zo\u{EB}</faultstring></soap:Fault>");
    let body: Vec<u8> = fault.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let reply = Reply::Answer { status: 500, content_type: "text/xml; charset=utf-16be", body };
    let recording = client(Recorder::new(Service::new([reply]), &cassette.0).unwrap(), PASSWORD);
    assert_eq!(get(&recording, 1).unwrap_err().fault().unwrap().text(), "Zo\u{EB}");
    assert!(cassette.text().contains("Zo\u{EB}"));
    let replaying = client(Replayer::open(&cassette.0).unwrap(), PASSWORD);
    assert_eq!(get(&replaying, 1).unwrap_err().fault().unwrap().text(), "Zo\u{EB}");
}

/// Credentials that are words of the contract hide none of its names. Numbers that are credentials are masked, and read again
/// as other numbers.
#[test]
fn credentials_may_be_parts_of_names_and_values() {
    for (user, password) in [("user", "password"), ("shop", "Envelope"), ("4711", "2016"), ("http", "Order")] {
        let cassette = Cassette::new(&format!("words-{user}"));
        let service = Service::new([4711, 17].map(|id| Reply::soap11(status(id))));
        let recording = client_of(Recorder::new(service, &cassette.0).unwrap(), user, password);
        [4711, 17].into_iter().for_each(|id| assert!(get(&recording, id).is_ok()));
        let text = cassette.text();
        let is_number = user == "4711";
        assert_eq!(text.contains(">0<") && text.contains("1970-01-01T00:00:00<"), is_number, "{text}");
        assert!(!is_number || !(text.contains("4711") || text.contains("2016")), "{text}");
        for (user, password) in [(user, password), ("another", "secret")] {
            let replaying = client_of(Replayer::open(&cassette.0).unwrap(), user, password);
            for id in [17, 4711] {
                let response = get(&replaying, id).unwrap().response;
                let recorded = if id == 4711 && text.contains("<OrderID>0<") { 0 } else { id };
                assert_eq!(response.order.unwrap().order_id, recorded, "{text}");
            }
        }
    }
}

/// The shop whose numbers and times are marked.
struct Marked(ClientCore);

impl ServiceClient for Marked {
    const SERVICE: codegen::Service = codegen::Service {
        sensitive: &[
            Name::new(Ns::of(0), "OrderID"),
            Name::new(Ns::of(0), "CustomerID"),
            Name::new(Ns::of(0), "Placed"),
            Name::new(Ns::of(0), "Note"),
        ],
        ..<Client as ServiceClient>::SERVICE
    };

    fn from_core(core: ClientCore) -> Result<Self, BuildError> {
        Ok(Self(core))
    }
}

impl WithCredentials for Marked {}

/// Marked values of any type are replayed as values of that type.
#[test]
fn marked_numbers_and_times_are_replayed_as_such() {
    let cassette = Cassette::new("marked");
    let client = |transport: Arc<dyn Transport>| {
        let builder = ClientBuilder::<Marked>::new().credentials(USER, PASSWORD).environment(Clock::default());
        builder.transport(transport).build().unwrap().0
    };
    let ask = |core: &ClientCore, order_id| run(core.send(&GetOrder { order_id })).unwrap().response.order.unwrap();
    let service =
        Service::new([1, 2].map(|id| Reply::soap11(status(id).replace("Completed", &format!("Completed{id}")))));
    let recording = client(Arc::new(Recorder::new(service, &cassette.0).unwrap()));
    assert_eq!([1, 2].map(|id| ask(&recording, id).customer_id), [17, 17]);
    let text = cassette.text();
    assert!(!text.contains("2016-04-05T13:07") && !text.contains(">17<") && !text.contains(">1<"), "{text}");
    assert!(text.contains("<OrderID>***</OrderID>") && text.contains("<OrderID>0</OrderID>"), "{text}");
    // What is marked in a request counts as equal: the first answer comes first.
    let replaying = client(Arc::new(Replayer::open(&cassette.0).unwrap()));
    for (asked, recorded) in [(2, "Completed1"), (7, "Completed2")] {
        let order = ask(&replaying, asked);
        assert_eq!((order.order_id, order.customer_id, order.state.as_str()), (0, 0, recorded));
        assert_eq!(order.note.as_deref(), Some("***"));
        assert_eq!(order.placed.to_string(), "1970-01-01T00:00:00");
        assert_eq!(order.shipped.to_string(), "2016-04-05T13:09:00Z");
    }
}

/// The user's name stands in a value: it is masked in the file, and other users ask the same all the same.
#[test]
fn values_that_hold_the_user_are_found_again() {
    let cassette = Cassette::new("another-user");
    let ask = |client: &Client, name: &str| {
        run(client.send(&SendParcel { message: Some(name.into()), ..SendParcel::new(7) }))
    };
    let answer = |id: i32| {
        Reply::soap11(envelope(&format!(
            "<SendParcelResponse xmlns=\"urn:example:shop\"><SendParcelResult>{id}</SendParcelResult></SendParcelResponse>"
        )))
    };
    let names = [format!("parcels of {USER}, 1"), format!("parcels of {USER}, 2"), "anna".to_owned()];
    let service = Service::new([1, 2, 3].map(answer));
    let recording = client(Recorder::new(service, &cassette.0).unwrap(), PASSWORD);
    names.iter().for_each(|name| assert!(ask(&recording, name).is_ok()));
    assert!(cassette.text().contains(">parcels of ***, 2<") && !cassette.text().contains(USER), "{}", cassette.text());
    // `anna` is a value of the record and the user of one who replays it.
    for user in [USER, "another", "anna"] {
        let replaying = client_of(Replayer::open(&cassette.0).unwrap(), user, "another");
        for (id, name) in names.iter().enumerate().rev() {
            assert_eq!(ask(&replaying, name).unwrap().response.result, 1 + id as i32, "{user}: {name}");
        }
    }
}

/// A call that ran out of time is in the record, and does so again; one that the application gave up counts as such.
#[test]
fn what_was_given_up_is_recorded() {
    let cassette = Cassette::new("given-up");
    let service = Service::new([Reply::Silence, Reply::Silence]);
    let recording = client(Recorder::new(service, &cassette.0).unwrap(), PASSWORD);
    assert!(get(&recording, 1).unwrap_err().is_timeout());
    let request = GetOrder { order_id: 2 };
    let patient = recording.with_timeout(None).with_attempt_timeout(None);
    let mut future = Box::pin(patient.send(&request));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_pending());
    drop(future);
    let replayer = Arc::new(Replayer::open(&cassette.0).unwrap());
    let replaying = client(replayer.clone(), PASSWORD);
    for id in [1, 2] {
        let error = get(&replaying, id).unwrap_err();
        assert!(matches!(error, Error::NoAnswer(_)) && error.is_timeout(), "{error}");
    }
    assert_eq!(replayer.left(), 0);
}

#[test]
fn of_a_media_type_only_what_says_how_to_read_is_kept() {
    let cassette = Cassette::new("media-type");
    let reply = |content_type| Reply::Answer { status: 200, content_type, body: status(1).into() };
    let service = Service::new([
        reply("text/xml; charset=\"UTF-8\"; user=user-7f3a"),
        reply("text/xml;user=user-7f3a"),
        reply("user-7f3a is here"),
    ]);
    let recording = client(Recorder::new(service, &cassette.0).unwrap(), PASSWORD);
    (0..3).for_each(|_| assert!(get(&recording, 1).is_ok()));
    let text = cassette.text();
    let answers = text.split("--- 200\n").skip(1).filter_map(|answer| answer.lines().next());
    let kept: Vec<&str> = answers.collect();
    assert_eq!(kept, ["content-type: text/xml; charset=utf-8", "content-type: text/xml", "content-type: ***"]);
    let replaying = client(Replayer::open(&cassette.0).unwrap(), PASSWORD);
    (0..3).for_each(|_| assert!(get(&replaying, 1).is_ok()));
}

/// What the service wrote as CDATA, and in a namespace whose name is long, is read from the record too.
#[test]
fn odd_texts_are_replayed() {
    let cassette = Cassette::new("odd");
    let long = format!("urn:{}", "x".repeat(500));
    let answer = status(1)
        .replace("<CustomerID>17</CustomerID>", "<CustomerID><![CDATA[17]]></CustomerID>")
        .replace("</Order>", &format!("<x:New xmlns:x=\"{long}\"/></Order>"));
    let recording = client(Recorder::new(Service::new([Reply::soap11(answer)]), &cassette.0).unwrap(), PASSWORD);
    let recorded = get(&recording, 1).unwrap();
    let replayed = get(&client(Replayer::open(&cassette.0).unwrap(), PASSWORD), 1).unwrap();
    assert_eq!(replayed.response, recorded.response);
    let kinds = |answer: &Answer<_>| answer.deviations.as_slice().iter().map(|d| d.kind.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&replayed), kinds(&recorded));
}

/// The answer is there, and the record is not: both are told, and nothing more is sent.
#[cfg(target_os = "linux")]
#[test]
fn a_record_that_cannot_be_written_takes_no_answer_away() {
    let service = Service::new([Reply::soap11(status(1)), Reply::soap11(status(2))]);
    let recorder = Arc::new(Recorder::new(service.clone(), "/dev/full").unwrap());
    let recording = client(recorder.clone(), PASSWORD);
    assert!(recorder.failure().is_none());
    assert_eq!(get(&recording, 1).unwrap().response.order.unwrap().order_id, 1);
    assert!(recorder.failure().unwrap().to_string().contains("/dev/full"));
    let error = get(&recording, 2).unwrap_err();
    assert!(!error.may_have_been_processed() && service.seen().len() == 1, "{error:?}");
}

#[test]
fn an_old_cassette_stays_until_something_is_recorded() {
    let cassette = Cassette::new("old");
    let record = |id| {
        let recorder = Recorder::new(Service::new([Reply::soap11(status(id))]), &cassette.0).unwrap();
        get(&client(recorder, PASSWORD), id).unwrap()
    };
    record(1);
    let old = cassette.text();
    drop(Recorder::new(Service::new([]), &cassette.0).unwrap());
    assert_eq!(cassette.text(), old);
    record(2);
    assert!(!cassette.text().contains(">1<") && cassette.text().contains(">2<"), "{}", cassette.text());
}

#[test]
fn what_was_not_recorded_says_what_is_there() {
    let cassette = Cassette::new("unmatched");
    let recording = client(Recorder::new(Service::new([Reply::soap11(status(1))]), &cassette.0).unwrap(), PASSWORD);
    get(&recording, 1).unwrap();
    let why = |client: &Client, id| {
        let error = get(client, id).unwrap_err();
        assert!(!error.may_have_been_processed());
        let mut last = error.source().unwrap();
        while let Some(source) = last.source() {
            last = source;
        }
        last.to_string()
    };
    let replaying = client(Replayer::open(&cassette.0).unwrap(), PASSWORD);
    let other = why(&replaying, 2);
    assert!(other.contains("has no answer to GetOrder with these values: 1 of GetOrder"), "{other}");
    assert!(other.contains("<OrderID>1</OrderID>") && other.contains("<OrderID>2</OrderID>"), "{other}");
    let soap12 = Client::builder().credentials(USER, PASSWORD).soap_version(SoapVersion::Soap12);
    let soap12 = soap12.transport(Replayer::open(&cassette.0).unwrap()).environment(Clock::default()).build().unwrap();
    assert!(why(&soap12, 1).contains("has no answer to GetOrder"));
    // Nor does the client ask for it again and again, with waits that nobody understands.
    let clock = Clock::default();
    let patient = builder(&Service::new([])).transport(Replayer::open(&cassette.0).unwrap()).environment(clock.clone());
    let error = get(&patient.build().unwrap(), 2).unwrap_err();
    assert_eq!((error.attempts(), clock.slept()), (1, std::time::Duration::ZERO));
    get(&replaying, 1).unwrap();
    assert!(why(&replaying, 1).ends_with("all of its exchanges were used"));
}

/// Attempts to log on are counted, those that are recorded too: the beginning of a fault ends the call.
#[test]
fn recording_does_not_change_what_is_tried_again() {
    let cassette = Cassette::new("cut");
    let fault = envelope("<soap:Fault><faultstring>[InvalidLogonAttempt]</faultstring></soap:Fault>");
    let part = || Reply::Part { status: 500, content_type: "text/xml", body: fault.as_bytes()[..300].into() };
    let service = Service::new([part(), part(), part()]);
    let recording = builder(&service).transport(Recorder::new(service.clone(), &cassette.0).unwrap()).build().unwrap();
    let error = get(&recording, 1).unwrap_err();
    assert!(matches!(error, Error::NoAnswer(_)), "{error:?}");
    assert_eq!(service.seen().len(), 1);
    assert_eq!(error.response().unwrap().body, fault.as_bytes()[..300]);
    assert!(cassette.text().ends_with("--- none exchange\n"), "{}", cassette.text());
}

#[test]
fn files_that_are_no_cassettes_are_told() {
    let cassette = Cassette::new("wrong");
    assert!(matches!(Replayer::open(&cassette.0), Err(CassetteError::File { .. })));
    std::fs::write(&cassette.0, "cassette 1\n\n=== A b\n\n  <a/>\n--- x\n").unwrap();
    let error = Replayer::open(&cassette.0).unwrap_err().to_string();
    assert!(error.ends_with("is not valid at line 6: expected a status from 100 to 999 after `---`"), "{error}");
    assert!(matches!(Recorder::new(Service::new([]), "/no/such/folder/x"), Err(CassetteError::File { .. })));
}

#[test]
fn of_pages_only_the_length_is_kept() {
    let cassette = Cassette::new("pages");
    let body = "  <html>\r\n<a> \t</a>\u{1}\\n ";
    let reply = Reply::Answer { status: 404, content_type: "text/html", body: body.into() };
    get(&client(Recorder::new(Service::new([reply]), &cassette.0).unwrap(), PASSWORD), 1).unwrap_err();
    match get(&client(Replayer::open(&cassette.0).unwrap(), PASSWORD), 1).unwrap_err() {
        Error::NotSoap(error) => {
            assert_eq!(error.reason, NotSoapReason::NotXml);
            let masked = format!("*** ({} bytes)", body.len());
            assert_eq!(error.exchange.response.body, masked.as_bytes());
        }
        other => panic!("{other}"),
    }
}
