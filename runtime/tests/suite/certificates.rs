//! Certificates: which are trusted, which is shown, and what is said of wrong ones.

use std::process::{Command, Stdio};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use wsdl_runtime::{HttpSettings, TransportErrorKind};

use crate::enterprise::{answer, builder, call, refused, transport_error};
use crate::support::server::Server;

pub(crate) const ROOT: &[u8] = include_bytes!("../support/certificates/root.pem");
const CLIENT: &[u8] = include_bytes!("../support/certificates/client.pem");
const SEC1: &[u8] = include_bytes!("../support/certificates/client-sec1.pem");
const PKCS1: &[u8] = include_bytes!("../support/certificates/rsa-pkcs1.pem");
const ARCHIVE: &[u8] = include_bytes!("../support/certificates/client.p12");
#[cfg(feature = "pkcs12")]
const OLD_ARCHIVE: &[u8] = include_bytes!("../support/certificates/client-legacy.p12");

/// The first certificate of a PEM.
fn der(pem: &[u8]) -> Vec<u8> {
    CertificateDer::from_pem_slice(pem).unwrap().to_vec()
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
    tls(Some(HttpSettings::new().root_certificates(der(ROOT)))).unwrap();
    // Another one alone.
    let error = tls(Some(HttpSettings::new().root_certificates(CLIENT).only_these_roots())).unwrap_err();
    assert_eq!(transport_error(&error), Some(TransportErrorKind::Tls), "{error:?}");
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
    result(trusting.clone().client_certificate(SEC1)).unwrap();
    #[cfg(feature = "pkcs12")]
    for archive in [ARCHIVE, OLD_ARCHIVE] {
        result(trusting.clone().client_certificate_pkcs12(archive, "archive")).unwrap();
    }
    result(trusting).unwrap_err();
}

#[test]
fn keys_come_in_several_forms() {
    for pem in [CLIENT, SEC1, PKCS1] {
        assert!(builder("https://example.com/").http(HttpSettings::new().client_certificate(pem)).build().is_ok());
    }
}

#[test]
#[cfg(feature = "blocking")]
fn a_blocking_client_has_the_same_certificates() {
    let server = Server::start_tls([answer("")], Some(ROOT));
    let settings =
        HttpSettings::new().root_certificates(ROOT).client_certificate(CLIENT).basic_auth("user", "password");
    let client = crate::shop::blocking::Client::builder()
        .credentials("user", "password")
        .endpoint(server.url().replace("http:", "https:"))
        .http(settings)
        .build()
        .unwrap();
    client.get_order(&crate::shop::GetOrder { order_id: 1 }).unwrap();
    assert!(server.came()[0].head.to_ascii_lowercase().contains("authorization: basic"));
}

#[test]
fn wrong_certificates_are_told_when_the_client_is_built() {
    let root = |bytes: &[u8]| refused(HttpSettings::new().root_certificates(bytes));
    assert_eq!(refused(HttpSettings::new().only_these_roots()), "`only_these_roots` needs `root_certificates`");
    assert_eq!(root(b"no PEM"), "the PEM of trusted authorities holds no certificate");
    let pem = |base64: &str| format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n");
    let unreadable = "the PEM of trusted authorities cannot be read: ";
    let why = root(pem("=!=").as_bytes());
    assert!(why.starts_with(unreadable) && why.len() > unreadable.len(), "{why}");
    for no_certificate in [[ROOT, pem("AAAA").as_bytes()].concat(), [ROOT, pem("MAMBAQA=").as_bytes()].concat()] {
        let why = root(&no_certificate);
        assert!(why.starts_with("certificate 2 of the trusted authorities cannot be used: "), "{why}");
    }
    assert!(root(&der(ROOT)[..100]).starts_with("certificate 1 of the trusted authorities cannot be used: "));

    let client = |bytes: &[u8]| refused(HttpSettings::new().client_certificate(bytes));
    for bytes in [ROOT, b"no PEM"] {
        let why = client(bytes);
        assert!(
            why.contains("certificate and its key (PKCS#8, PKCS#1 or SEC1): ") || why.contains("no certificate"),
            "{why}"
        );
    }
    let another = [ROOT, include_bytes!("../support/certificates/server.key")].concat();
    let why = client(&another);
    assert!(why.starts_with("the client certificate and its key cannot be used together: "), "{why}");
    for archive in [ARCHIVE, &der(CLIENT)] {
        assert!(client(archive).contains("`openssl pkcs12 -in a.p12 -out a.pem -nodes`"));
    }
    #[cfg(feature = "pkcs12")]
    for (archive, password) in
        [(ARCHIVE, "wrong"), (OLD_ARCHIVE, ""), (CLIENT, "archive"), (&ARCHIVE[..500], "archive")]
    {
        let why = refused(HttpSettings::new().client_certificate_pkcs12(archive, password));
        let unreadable = "the archive of the client certificate cannot be read: ";
        assert!(why.starts_with(unreadable) && why.len() > unreadable.len(), "{why}");
    }
    let encrypted = String::from_utf8_lossy(CLIENT).replace("PRIVATE", "ENCRYPTED PRIVATE");
    assert!(client(encrypted.as_bytes()).contains("`openssl pkcs8 -topk8 -nocrypt "));
}

/// Runs in a process of its own whose system trusts nobody.
#[test]
#[cfg(target_os = "linux")]
fn a_system_that_trusts_nobody_is_told() {
    const CHILD: &str = "CERTIFICATES_TEST_WITHOUT_ANY";
    if std::env::var(CHILD).is_ok() {
        let why = refused(HttpSettings::new());
        assert!(why.contains("`ca-certificates`") && why.contains("No CA certificates"), "{why}");
        let settings = HttpSettings::new().root_certificates(ROOT);
        assert!(builder("https://example.com/").http(settings).build().is_ok());
        return;
    }
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "certificates::a_system_that_trusts_nobody_is_told"])
        .envs([("SSL_CERT_FILE", "/nowhere/at/all"), ("SSL_CERT_DIR", "/nowhere/at/all"), (CHILD, "")])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}
