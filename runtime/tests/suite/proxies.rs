//! Requests that go through a proxy, and those that do not.

use std::io::{Read, Write, copy};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;

use wsdl_runtime::{HttpSettings, NotSoapReason, Retry, TransportErrorKind};

use crate::certificates::ROOT;
use crate::enterprise::{BASIC, answer, builder, call, header, refused, transport_error};
use crate::support::server::{Act, Server};

/// The settings for a proxy that is a server of bytes.
fn through(proxy: &Server) -> HttpSettings {
    HttpSettings::new().proxy(format!("http://{}", proxy.address))
}

fn closes(status: &str) -> Act {
    Act::AnswerAndClose(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into())
}

#[test]
fn a_proxy_gets_requests_and_its_credentials() {
    let proxy = Server::start([answer("")]);
    let settings = through(&proxy).proxy_credentials("user", "pass-word");
    assert!(call(builder("http://service.example/shop").allow_http().http(settings)).is_ok());
    let came = proxy.came().remove(0);
    assert!(came.head.starts_with("POST http://service.example/shop HTTP/1.1\r\n"), "{}", came.head);
    assert_eq!(header(&came.head, "proxy-authorization"), Some(BASIC));
    assert!(came.body.contains("Login"));
}

#[test]
fn a_proxy_is_asked_for_a_tunnel_and_sees_nothing_else() {
    let proxy = Server::start([closes("403 Forbidden")]);
    let settings = through(&proxy).proxy_credentials("user", "pass-word");
    let error = call(builder("https://service.example/shop").http(settings)).unwrap_err();
    assert!(transport_error(&error).is_some() && !error.may_have_been_processed(), "{error:?}");
    let came = proxy.came();
    assert_eq!(came.len(), 1);
    assert!(came[0].head.starts_with("CONNECT service.example:443 HTTP/1.1\r\n"), "{}", came[0].head);
    assert_eq!(header(&came[0].head, "proxy-authorization"), Some(BASIC));
    assert!(came[0].body.is_empty() && !came[0].head.contains("Login"));
}

#[test]
fn a_named_proxy_is_used_for_this_machine_too() {
    let (server, proxy) = (Server::start([]), Server::start([answer("")]));
    assert!(call(builder(&server.url()).http(through(&proxy))).is_ok());
    assert!(server.came().is_empty());
    assert_eq!(proxy.came().len(), 1);
}

/// A proxy that makes one tunnel to an address, whatever it is asked for.
fn tunnel(to: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let (mut head, mut byte) = (Vec::new(), [0]);
        while !head.ends_with(b"\r\n\r\n") {
            client.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let mut server = TcpStream::connect(to).unwrap();
        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").unwrap();
        let (mut from, mut into) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        thread::spawn(move || copy(&mut from, &mut into));
        copy(&mut server, &mut client)
    });
    address
}

#[test]
fn tls_goes_through_a_tunnel_to_the_service() {
    let server = Server::start_tls([answer("")], None);
    let settings = HttpSettings::new().proxy(format!("http://{}", tunnel(server.address))).root_certificates(ROOT);
    assert!(call(builder("https://localhost/shop").http(settings)).is_ok());
    let came = server.came().remove(0);
    assert!(came.head.starts_with("POST /shop HTTP/1.1\r\n") && came.body.contains("Login"), "{}", came.head);
    assert_eq!(header(&came.head, "proxy-authorization"), None);
}

#[test]
fn a_proxy_that_wants_another_password_is_told_apart() {
    let proxy = Server::start((0..3).map(|_| closes("407 Proxy Authentication Required")));
    let settings = through(&proxy).proxy_credentials("user", "wrong");
    let error = call(builder("https://service.example/shop").retry(Retry::default()).http(settings)).unwrap_err();
    assert_eq!(transport_error(&error), Some(TransportErrorKind::Proxy), "{error:?}");
    assert!(!error.may_have_been_processed());
    // Proxies lock out whoever shows a wrong password too often.
    assert_eq!((proxy.came().len(), error.attempts()), (1, 1));
    // Without TLS it is an answer as any other.
    let proxy = Server::start((0..3).map(|_| closes("407 Proxy Authentication Required")));
    let plain = builder("http://service.example/shop").allow_http().retry(Retry::default());
    let error = call(plain.http(through(&proxy))).unwrap_err();
    assert!(matches!(&error, wsdl_runtime::Error::NotSoap(error) if error.reason == NotSoapReason::Empty), "{error:?}");
    assert_eq!(proxy.came().len(), 1);
}

#[test]
fn a_proxys_password_arrives_as_it_is() {
    let proxy = Server::start([answer("")]);
    let settings = through(&proxy).proxy_credentials("user", "%41x");
    assert!(call(builder("http://service.example/shop").allow_http().http(settings)).is_ok());
    assert_eq!(header(&proxy.came()[0].head, "proxy-authorization"), Some("Basic dXNlcjolNDF4"));
}

#[test]
fn wrong_settings_of_proxies_are_told() {
    let new = HttpSettings::new;
    for address in ["", "\u{0}", "user:secret@x", "proxy.example.com:3128", "socks5://x", "http://"] {
        let why = refused(new().proxy(address));
        assert!(why.starts_with("the proxy's address is not an http or https address"), "{address}: {why}");
        assert!(!why.contains("secret"), "{why}");
    }
    let with_user = refused(new().proxy("http://user:secret@x:3128"));
    assert!(with_user.contains("`proxy_credentials`") && !with_user.contains("secret"), "{with_user}");
    assert_eq!(refused(new().proxy("http://x").no_proxy()), "`proxy` and `no_proxy` exclude each other");
    assert_eq!(refused(new().proxy_credentials("a", "b")), "`proxy_credentials` needs `proxy`");
    let colon = refused(new().proxy("http://x").proxy_credentials("a:b", "c"));
    assert_eq!(colon, "the proxy's user name holds a colon, which HTTP Basic does not allow");
}

/// Runs in a process of its own with a proxy in its environment.
#[test]
fn a_proxy_of_the_environment_can_be_ruled_out() {
    const CHILD: &str = "PROXIES_TEST_BEHIND_A_PROXY";
    if std::env::var(CHILD).is_ok() {
        // RFC 2606, section 2: only a proxy can know such a name.
        let builder = || builder("http://service.invalid/").allow_http();
        assert!(call(builder()).is_ok());
        assert_eq!(
            transport_error(&call(builder().http(HttpSettings::new().no_proxy())).unwrap_err()),
            Some(TransportErrorKind::Dns)
        );
        return;
    }
    let proxy = Server::start([answer("")]);
    let address = format!("http://{}", proxy.address);
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "proxies::a_proxy_of_the_environment_can_be_ruled_out"])
        .envs([("HTTP_PROXY", &address), ("http_proxy", &address)])
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .env(CHILD, "")
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(proxy.came().len(), 1);
}
