//! Credentials are in nothing that is shown.

mod everywhere;

use std::collections::BTreeSet;
use std::error::Error as _;

use listrak_v31::{Client, GetContactByEmailKey, GetProcessStatus};
use wsdl_runtime::codec::DeviationKind;
use wsdl_runtime::codegen::ServiceClient;
use wsdl_runtime::{Credentials, HttpSettings};
use wsdl_tests::listener::{listen_in_scope, overhear};
use wsdl_tests::memory::{PASSWORD, Reply, Service, USER, builder, run};
use wsdl_tests::server::{Act, Server};

use everywhere::{MARK, check};

/// All that an error shows, sources and all.
fn shown(error: &wsdl_runtime::Error) -> String {
    let mut all = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        all.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    all
}

#[test]
fn no_error_shows_credentials() {
    let echo = || format!("<html><body>{USER} {PASSWORD}</body></html>");
    let replies = [
        Reply::Unreachable,
        Reply::Reset,
        Reply::Silence,
        Reply::CutOff(vec!["<a/>"]),
        Reply::Answer { status: 500, content_type: "text/html", body: echo().into() },
        Reply::soap11(crate::answers::envelope(&format!("<a>{USER}</a>"))),
        Reply::soap11(crate::answers::envelope(&format!(
            "<GetProcessStatusResponse xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus><ProcessID>{USER}\
             </ProcessID></WSProcessStatus></GetProcessStatusResponse>"
        ))),
    ];
    for reply in replies {
        let service = Service::new([reply]);
        let client = builder(&service).endpoint(format!("https://example.com/v31?key={USER}")).build().unwrap();
        let error = run(client.get_process_status(&GetProcessStatus { process_id: 1 })).unwrap_err();
        let shown = shown(&error);
        assert!(!shown.contains(USER) && !shown.contains("p&ssw"), "{shown}");
        assert!(service.seen()[0].body.contains(USER));
    }
}

#[test]
fn no_debug_shows_credentials() {
    let service = Service::new([]);
    let shown =
        format!("{:?} {:#?} {:?}", builder(&service), builder(&service).build(), Credentials::new(USER, PASSWORD));
    assert!(!shown.contains(USER) && !shown.contains("p&ssw"), "{shown}");
}

/// Nor do other crates, over real HTTP with the password of a gateway besides.
#[test]
fn nobody_tells_what_is_secret() {
    let fault = format!(
        "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>{USER}, no {MARK}, gate:way-4c1f, Z2F0ZTp3YXktNGMxZg==\
         </faultstring></soap:Fault>"
    );
    let answer = || Act::answer("500 No", "Content-Type: text/xml\r\n", crate::answers::envelope(&fault));
    let server =
        Server::start([answer(), Act::AnswerAndClose(Vec::new()), Act::AnswerAndClose(b"HTTP/1.1 2".to_vec())]);
    let http = HttpSettings::new().basic_auth("gate", "way-4c1f");
    let builder = Client::builder().credentials(USER, PASSWORD).http(http).endpoint(server.url());
    let client = builder.retry(wsdl_runtime::Retry::never()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let request = GetContactByEmailKey { list_id: 1, email_key: Some(MARK.to_owned()) };
    let told = overhear(|| {
        for _ in 0..3 {
            let error = runtime.block_on(client.send(&request)).unwrap_err();
            check("over HTTP", &[shown(&error), error.exchange().masked_response().unwrap_or_default()]);
            assert!(!shown(&error).contains("way-4c1f") && !shown(&error).contains("Z2F0ZT"), "{error:?}");
        }
    });
    assert!(told.iter().any(|line| line.starts_with("reqwest") || line.starts_with("hyper")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("GetContactByEmailKey")), "{told:?}");
    check("over HTTP", &told);
    assert!(!told.iter().any(|line| line.contains("way-4c1f") || line.contains("Z2F0ZT")), "{told:?}");
}

/// What is read by programs stays as it came, whatever the user is called; what people read does not.
#[test]
fn deviations_are_masked_where_they_are_shown() {
    let response = crate::answers::envelope(
        "<GetProcessStatusResponse xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus xsi:nil=\"true\"/>\
         <status-7 xmlns=\"urn:x\"/></GetProcessStatusResponse>",
    );
    let service = Service::new([Reply::soap11(response)]);
    let client = builder(&service).credentials("status", "status-7").build().unwrap();
    let answer = run(client.send(&GetProcessStatus { process_id: 1 })).unwrap();
    let deviation = &answer.deviations.as_slice()[0];
    assert!(deviation.path.starts_with("Envelope/Body/GetProcessStatusResponse"), "{}", deviation.path);
    assert_eq!(deviation.kind, DeviationKind::UnknownElement("{urn:x}status-7".to_owned()));
    for shown in [deviation.to_string(), format!("{deviation:?}"), format!("{answer:?}")] {
        assert!(!shown.contains("status-7") && shown.contains("{urn:x}***"), "{shown}");
    }
}

#[cfg(feature = "blocking")]
#[test]
fn the_blocking_client_tells_no_secrets_to_the_subscriber_of_its_caller() {
    let fault =
        format!("<soap:Fault><faultcode>a</faultcode><faultstring>{USER}, no {MARK}</faultstring></soap:Fault>");
    let service = Service::new([Reply::soap11(crate::answers::envelope(&fault))]);
    let builder = listrak_v31::blocking::Client::builder().credentials(USER, PASSWORD).transport(service);
    let client = builder.build().unwrap();
    let mut error = String::new();
    let told = listen_in_scope(|| {
        let request = GetContactByEmailKey { list_id: 1, email_key: Some(MARK.to_owned()) };
        error = shown(&client.send(&request).unwrap_err());
    });
    for message in ["sending", "answered", "response", "\"outcome\": \"fault\""] {
        assert!(told.iter().any(|line| line.contains(message)), "{message}: {told:?}");
    }
    check("blocking", &told);
    check("blocking", &[error]);
}

/// Texts that say nothing of a person, or only to who has access to the account. What is in neither list is to be decided on.
const HARMLESS: &[&str] = &[
    "AddDate",
    "AdditionMethod",
    "ApplicationName",
    "BounceDate",
    "BounceReason",
    "CampaignName",
    "ClickDate",
    "ContactID",
    "ConversationKey",
    "ConversationName",
    "CountryName",
    "Description",
    "DomainAliasLink",
    "EventName",
    "ExternalEventIDs",
    "FileDelimiter",
    "FileName",
    "FromContactID",
    "GoogleAnalyticsCampaignContent",
    "GoogleAnalyticsCampaignName",
    "GoogleTrackingDomains",
    "HygieneDate",
    "ISPName",
    "ImportSource",
    "ImportType",
    "LinkDescription",
    "LinkType",
    "ListName",
    "ListrakAnalyticsCampaignName",
    "ListrakAnalyticsModuleName",
    "ListrakAnalyticsVersion",
    "MessageName",
    "MessageSubject",
    "Name",
    "OpenDate",
    "PassAlongDate",
    "ProcessName",
    "ProcessType",
    "ProfileImportType",
    "PublicID",
    "ReadDate",
    "RegionName",
    "RemovalMethod",
    "RemoveMethod",
    "Rule",
    "SavedName",
    "SoapMethod",
    "Subject",
    "TextQualifier",
    "ToContactID",
    "Type",
    "string",
];

#[test]
fn every_text_is_marked_or_held_harmless() {
    let wsdl = std::fs::read_to_string(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).unwrap();
    let attribute =
        |tag: &'_ str, name: &str| Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.to_owned());
    let tags = wsdl.split("<s:element").skip(1).filter_map(|tag| tag.split('>').next());
    let is_text = |tag: &&str| ["s:string", "s:base64Binary"].map(Some).contains(&attribute(tag, "type").as_deref());
    let texts: BTreeSet<String> = tags.filter(is_text).filter_map(|tag| attribute(tag, "name")).collect();
    let marked: BTreeSet<&str> = <Client as ServiceClient>::SERVICE.sensitive.iter().map(|name| name.local).collect();
    assert!(texts.len() > 60, "{texts:?}");
    let undecided: Vec<_> =
        texts.iter().filter(|text| !marked.contains(&***text) && !HARMLESS.contains(&&***text)).collect();
    assert!(undecided.is_empty(), "neither marked nor harmless: {undecided:?}");
    let gone: Vec<_> = HARMLESS.iter().filter(|name| !texts.contains(**name) || marked.contains(**name)).collect();
    assert!(gone.is_empty(), "no text, or marked: {gone:?}");
}
