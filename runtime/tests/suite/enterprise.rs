//! HTTP as networks of enterprises want it: passwords for gateways, no cookies. `proxies.rs` and `certificates.rs` have what
//! else is set.

use wsdl_runtime::{Answer, BuildError, ClientBuilder, Error, HttpSettings, NotSentReason, Retry, TransportErrorKind};

use crate::shop::{Client, GetOrder, GetOrderResponse};
use crate::support::memory::envelope;
use crate::support::server::{Act, Server};

const XML: &str = "Content-Type: text/xml; charset=utf-8\r\n";
/// `user:pass-word` as HTTP Basic writes it.
pub(crate) const BASIC: &str = "Basic dXNlcjpwYXNzLXdvcmQ=";

pub(crate) fn builder(endpoint: &str) -> ClientBuilder<Client> {
    Client::builder().credentials("user", "password").endpoint(endpoint).retry(Retry::never())
}

pub(crate) fn call(builder: ClientBuilder<Client>) -> Result<Answer<GetOrderResponse>, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { builder.build().unwrap().send(&GetOrder { order_id: 1 }).await })
}

pub(crate) fn answer(headers: &str) -> Act {
    Act::answer(
        "200 OK",
        &format!("{XML}{headers}"),
        envelope(
            "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
             </GetOrderResponse>",
        ),
    )
}

pub(crate) fn transport_error(error: &Error) -> Option<TransportErrorKind> {
    match error {
        Error::NotSent(error) => match &error.reason {
            NotSentReason::Transport(error) => Some(error.kind()),
            _ => None,
        },
        _ => None,
    }
}

pub(crate) fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[test]
fn http_basic_goes_with_every_request_and_is_shown_nowhere() {
    let server = Server::start([answer("")]);
    let settings = HttpSettings::new().basic_auth("user", "pass-word").proxy_credentials("user", "pass-word");
    let shown = format!("{settings:?} {settings:#?}");
    assert!(!shown.contains("user") && !shown.contains("pass-word") && !shown.contains("dXNl"), "{shown}");
    let settings = HttpSettings::new().basic_auth("user", "pass-word");
    let transport = wsdl_runtime::ReqwestTransport::with_settings(&settings, None).unwrap();
    let shown = format!("{transport:?}");
    assert!(!shown.contains("pass-word") && !shown.contains("dXNl"), "{shown}");
    assert!(call(builder(&server.url()).http(settings)).is_ok());
    assert_eq!(header(&server.came()[0].head, "authorization"), Some(BASIC));
}

#[test]
fn a_client_of_the_application_can_have_the_same_settings() {
    let server = Server::start_tls([answer("")], None);
    let settings = HttpSettings::new().root_certificates(crate::certificates::ROOT).only_these_roots();
    let own = settings.basic_auth("user", "pass-word").reqwest_builder().unwrap();
    let shown = format!("{own:?}");
    assert!(!shown.contains("pass-word") && !shown.contains("dXNl"), "{shown}");
    let own = own.pool_max_idle_per_host(0).build().unwrap();
    assert!(call(builder(&server.url().replace("http:", "https:")).reqwest_client(own)).is_ok());
    assert_eq!(header(&server.came()[0].head, "authorization"), Some(BASIC));
}

#[test]
fn cookies_are_not_sent_back() {
    let server = Server::start([answer("Set-Cookie: session=1; Path=/\r\n"), answer("")]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = builder(&server.url()).build().unwrap();
        for _ in 0..2 {
            client.send(&GetOrder { order_id: 1 }).await.unwrap();
        }
    });
    let came = server.came();
    assert_eq!(came.len(), 2);
    assert!(came.iter().all(|came| header(&came.head, "cookie").is_none()));
}

/// Why a client with these settings is not built.
pub(crate) fn refused(settings: HttpSettings) -> String {
    match builder("https://example.com/").http(settings).build().unwrap_err() {
        BuildError::Http(why) => match std::error::Error::source(&why) {
            Some(source) => format!("{why}: {source}"),
            None => why.to_string(),
        },
        other => panic!("{other}"),
    }
}

#[test]
fn wrong_settings_are_told_when_the_client_is_built() {
    let why = refused(HttpSettings::new().basic_auth("a:b", "c"));
    assert_eq!(why, "the user name holds a colon, which HTTP Basic does not allow");
    // Settings for HTTP that is not used would be lost without a word.
    let own = HttpSettings::new().reqwest_builder().unwrap().build().unwrap();
    let own = builder("https://example.com/").reqwest_client(own);
    let own = own.http(HttpSettings::new().proxy("http://x"));
    assert!(matches!(own.build(), Err(BuildError::SettingsWithTransport)));
}

#[test]
fn an_endpoint_holds_no_user() {
    for endpoint in ["https://user:secret@example.com/", "https://user@example.com/", "https://@example.com/"] {
        let error = builder(endpoint).build().unwrap_err();
        assert!(matches!(error, BuildError::CredentialsInEndpoint), "{endpoint}: {error:?}");
        assert!(error.to_string().contains("`HttpSettings::basic_auth`"), "{error}");
    }
    assert!(builder("https://example.com/a@b?c=d@e").build().is_ok());
}
