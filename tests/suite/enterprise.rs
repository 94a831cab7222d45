//! HTTP as networks of enterprises want it: proxies, certificates, passwords for gateways; no cookies.

use listrak_v31::{Client, GetProcessStatus, GetProcessStatusResponse};
use wsdl_runtime::{
    Answer, BuildError, ClientBuilder, Error, HttpSettings, NotSentReason, Retry, TransportErrorKind, reqwest,
};
use wsdl_tests::server::{Act, Server};

use crate::answers::envelope;

const XML: &str = "Content-Type: text/xml; charset=utf-8\r\n";
const ROOT: &[u8] = include_bytes!("../certificates/root.pem");
const CLIENT: &[u8] = include_bytes!("../certificates/client.pem");
/// `user:pass-word` as HTTP Basic writes it.
const BASIC: &str = "Basic dXNlcjpwYXNzLXdvcmQ=";

fn builder(endpoint: &str) -> ClientBuilder<Client> {
    Client::builder().credentials("user", "password").endpoint(endpoint).retry(Retry::never())
}

fn call(builder: ClientBuilder<Client>) -> Result<Answer<GetProcessStatusResponse>, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { builder.build().unwrap().send(&GetProcessStatus { process_id: 1 }).await })
}

fn answer(headers: &str) -> Act {
    Act::answer(
        "200 OK",
        &format!("{XML}{headers}"),
        envelope(
            "<GetProcessStatusResponse xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus xsi:nil=\"true\"/>\
             </GetProcessStatusResponse>",
        ),
    )
}

fn transport_error(error: &Error) -> Option<TransportErrorKind> {
    match error {
        Error::NotSent(error) => match &error.reason {
            NotSentReason::Transport(error) => Some(error.kind()),
            _ => None,
        },
        _ => None,
    }
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[test]
fn a_proxy_gets_requests_and_its_credentials() {
    let proxy = Server::start([answer("")]);
    let settings =
        HttpSettings::new().proxy(format!("http://{}", proxy.address)).proxy_credentials("user", "pass-word");
    assert!(call(builder("http://service.example/v31").allow_http().http(settings)).is_ok());
    let came = proxy.came().remove(0);
    assert!(came.head.starts_with("POST http://service.example/v31 HTTP/1.1\r\n"), "{}", came.head);
    assert_eq!(header(&came.head, "proxy-authorization"), Some(BASIC));
    assert!(came.body.contains("WSUser"));
}

#[test]
fn a_proxy_is_asked_for_a_tunnel_and_sees_nothing_else() {
    let proxy = Server::start([Act::AnswerAndClose(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".to_vec())]);
    let settings =
        HttpSettings::new().proxy(format!("http://{}", proxy.address)).proxy_credentials("user", "pass-word");
    let error = call(builder("https://service.example/v31").http(settings)).unwrap_err();
    assert!(transport_error(&error).is_some() && !error.may_have_been_processed(), "{error:?}");
    let came = proxy.came();
    assert_eq!(came.len(), 1);
    assert!(came[0].head.starts_with("CONNECT service.example:443 HTTP/1.1\r\n"), "{}", came[0].head);
    assert_eq!(header(&came[0].head, "proxy-authorization"), Some(BASIC));
    assert!(came[0].body.is_empty() && !came[0].head.contains("WSUser"));
}

#[test]
fn a_named_proxy_is_used_for_this_machine_too() {
    let (server, proxy) = (Server::start([]), Server::start([answer("")]));
    let settings = HttpSettings::new().proxy(format!("http://{}", proxy.address));
    assert!(call(builder(&server.url()).http(settings)).is_ok());
    assert!(server.came().is_empty());
    assert_eq!(proxy.came().len(), 1);
}

#[test]
fn certificates_are_trusted_only_where_that_was_asked_for() {
    let tls = |settings: Option<HttpSettings>| {
        let server = Server::start_tls([answer("")], None);
        let url = server.url().replace("http:", "https:");
        let builder = builder(&url);
        let result = call(match settings {
            Some(settings) => builder.http(settings),
            None => builder,
        });
        assert_eq!(server.came().len(), usize::from(result.is_ok()));
        result
    };
    for settings in [None, Some(HttpSettings::new()), Some(HttpSettings::new().client_certificate(CLIENT))] {
        let error = tls(settings).unwrap_err();
        assert_eq!(transport_error(&error), Some(TransportErrorKind::Tls), "{error:?}");
        assert!(!error.may_have_been_processed());
    }
    tls(Some(HttpSettings::new().root_certificates(ROOT))).unwrap();
    tls(Some(HttpSettings::new().root_certificates(ROOT).only_these_roots())).unwrap();
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let server = Server::start_tls([answer("")], None);
    // It names `localhost` and 127.0.0.1 only.
    let url = format!("https://127.0.0.2:{}/", server.address.port());
    let error = call(builder(&url).http(HttpSettings::new().root_certificates(ROOT))).unwrap_err();
    // Where there is no such address, there is no connection.
    let kind = transport_error(&error);
    assert!(matches!(kind, Some(TransportErrorKind::Tls | TransportErrorKind::Connect)), "{error:?}");
    assert!(server.came().is_empty());
}

#[test]
fn a_client_shows_its_certificate() {
    let result = |settings: HttpSettings| {
        let server = Server::start_tls([answer("")], Some(ROOT));
        let result = call(builder(&server.url().replace("http:", "https:")).http(settings));
        assert_eq!(server.came().len(), usize::from(result.is_ok()));
        result
    };
    let trusting = HttpSettings::new().root_certificates(ROOT);
    result(trusting.clone().client_certificate(CLIENT)).unwrap();
    result(trusting).unwrap_err();
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
fn cookies_are_not_sent_back() {
    let server = Server::start([answer("Set-Cookie: session=1; Path=/\r\n"), answer("")]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = builder(&server.url()).build().unwrap();
        for _ in 0..2 {
            client.send(&GetProcessStatus { process_id: 1 }).await.unwrap();
        }
    });
    let came = server.came();
    assert_eq!(came.len(), 2);
    assert!(came.iter().all(|came| header(&came.head, "cookie").is_none()));
}

#[test]
fn wrong_settings_are_told_when_the_client_is_built() {
    let why = |settings: HttpSettings| match builder("https://example.com/").http(settings).build().unwrap_err() {
        BuildError::Http(why) => why,
        other => panic!("{other}"),
    };
    let new = HttpSettings::new;
    for address in ["", "\u{0}", "user:secret@x", "proxy.example.com:3128", "socks5://x", "http://"] {
        assert_eq!(why(new().proxy(address)), "the proxy's address is no http or https address", "{address}");
    }
    assert_eq!(why(new().proxy("http://x").no_proxy()), "a proxy is both named and ruled out");
    assert_eq!(why(new().proxy_credentials("a", "b")), "there are credentials for a proxy, and no proxy");
    assert_eq!(why(new().only_these_roots()), "only the given authorities are trusted, and none is given");
    assert_eq!(why(new().root_certificates("no PEM")), "there is no certificate in the PEM of trusted authorities");
    let no_key = "the client certificate is no PEM of a certificate and its key";
    assert_eq!(why(new().client_certificate(ROOT)), no_key);
    assert_eq!(why(new().client_certificate("no PEM")), no_key);
    assert_eq!(why(new().basic_auth("a:b", "c")), "a user with a colon cannot be shown by HTTP Basic");
    // Settings for HTTP that is not used would be lost without a word.
    let own = builder("https://example.com/").reqwest_client(reqwest::Client::new()).http(new().proxy("http://x"));
    assert!(matches!(own.build().unwrap_err(), BuildError::Http(why) if why.contains("transport")));
}
