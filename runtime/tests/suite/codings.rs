//! What HTTP does to an answer on its way: encodings of its body, and lines of its head that are not written as today.

use std::error::Error as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use wsdl_runtime::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use wsdl_runtime::{Answer, Error, NotSoapReason, Retry, UnknownEncoding, WrongEncoding};

use crate::shop::{Client, GetOrder, GetOrderResponse};
use crate::support::memory::{PASSWORD, USER, envelope};
use crate::support::server::{Act, Server};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };
const XML: &str = "Content-Type: text/xml; charset=utf-8\r\n";

/// What comes of a call that is answered like this; reads are tried again.
fn call(acts: &[Act]) -> (Result<Answer<GetOrderResponse>, Error>, usize) {
    let server = Server::start(acts.to_vec());
    let builder = Client::builder().credentials(USER, PASSWORD).endpoint(server.url());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let retry = Retry::default().with_initial_backoff(std::time::Duration::ZERO);
    let result = runtime.block_on(async { builder.retry(retry).build().unwrap().send(&REQUEST).await });
    (result, server.came().len())
}

fn nil() -> String {
    envelope("<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/></GetOrderResponse>")
}

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn encoded(encoding: &str, body: impl AsRef<[u8]>) -> Act {
    Act::answer("200 OK", &format!("{XML}Content-Encoding: {encoding}\r\n"), body)
}

#[test]
fn encodings_are_known_by_their_names_in_any_case() {
    let (begin, end) = (&nil().into_bytes()[..100], &nil().into_bytes()[100..]);
    for (encoding, body) in [
        ("gzip", gzip(nil())),
        ("GZIP", gzip(nil())),
        ("x-gzip", gzip(nil())),
        ("Deflate", zlib(nil())),
        ("identity", nil().into_bytes()),
        ("deflate\r\nContent-Encoding: , gzip", gzip(zlib(nil()))),
        ("gzip", [gzip(begin), gzip(end)].concat()),
    ] {
        let answer = call(&[encoded(encoding, body)]).0.unwrap_or_else(|error| panic!("{encoding}: {error}"));
        assert_eq!(&*answer.exchange.response.body, nil().as_bytes(), "{encoding}");
    }
}

#[test]
fn a_compressed_body_that_is_cut_or_corrupt_is_no_answer() {
    let whole = gzip(nil());
    let mut corrupt = whole.clone();
    corrupt[whole.len() - 8] ^= 1;
    for body in [&whole[..whole.len() - 1], &corrupt, &[&*whole, b"trailing"].concat()] {
        let act = encoded("gzip", body);
        // It may come whole the next time.
        let (result, requests) = call(&[act.clone(), act.clone(), act]);
        let error = result.unwrap_err();
        assert!(matches!(error, Error::NoAnswer(_)) && error.may_have_been_processed(), "{error}");
        assert_eq!((wrong_encoding(&error).is_named_twice, requests), (false, 3));
        assert_eq!(&*error.response().unwrap().body, nil().as_bytes());
    }
    let (result, requests) = call(&[encoded("gzip", &corrupt), encoded("gzip", &whole)]);
    assert_eq!((result.is_ok(), requests), (true, 2));
}

fn wrong_encoding(error: &Error) -> WrongEncoding {
    let Error::NoAnswer(no_answer) = error else { panic!("{error}") };
    let wrong = *no_answer.source.as_ref().unwrap().downcast_ref::<WrongEncoding>().unwrap();
    assert!(error.to_string().contains(&wrong.to_string()) && error.source().is_none(), "{error}");
    wrong
}

/// Two gateways that both say that they encoded, of which one did.
#[test]
fn an_encoding_that_is_named_twice_is_named() {
    for encoding in ["gzip\r\nContent-Encoding: gzip", "gzip, gzip", "x-gzip, GZIP"] {
        let act = encoded(encoding, gzip(nil()));
        let error = call(&[act.clone(), act.clone(), act]).0.unwrap_err();
        assert!(wrong_encoding(&error).is_named_twice, "{encoding}");
        let act = encoded(encoding, gzip(gzip(nil())));
        assert!(call(&[act]).0.is_ok(), "{encoding}");
    }
}

#[test]
fn an_encoding_that_is_not_known_is_named_and_not_asked_for_again() {
    for (encoding, named) in [
        ("br", "br"),
        ("gzip, zstd", "zstd"),
        ("gzip, gzip, gzip", "more than 2 at once"),
        ("not a name", "***"),
        (USER, "***"),
    ] {
        let act = encoded(encoding, nil());
        let (result, requests) = call(&[act.clone(), act]);
        let error = result.unwrap_err();
        let Error::NoAnswer(no_answer) = &error else { panic!("{error}") };
        let unknown = no_answer.source.as_ref().unwrap().downcast_ref::<UnknownEncoding>().unwrap();
        assert!(error.to_string().contains(&unknown.to_string()) && error.source().is_none(), "{error}");
        assert_eq!((unknown.encoding.as_str(), requests), (named, 1));
        assert!(unknown.to_string().ends_with(named) && error.may_have_been_processed());
        let response = error.response().unwrap();
        assert_eq!((response.status.as_u16(), response.headers.len()), (200, 3));
        assert_eq!(response.headers[CONTENT_ENCODING], encoding);
    }
}

#[test]
fn folded_lines_and_blanks_before_colons_cost_no_answer() {
    for (line, value) in [
        ("Content-Type: text/xml;\r\n charset=utf-8", "text/xml;   charset=utf-8"),
        ("Content-Type:\r\n\ttext/xml;\r\n\t\tcharset=utf-8", "text/xml;     charset=utf-8"),
        ("Content-Type : text/xml", "text/xml"),
        ("X-Powered-By: a\r\n b\r\nContent-Type\t: text/xml", "text/xml"),
    ] {
        let answer = call(&[Act::answer("200 OK", &format!("{line}\r\n"), nil())]).0;
        let answer = answer.unwrap_or_else(|error| panic!("{line:?}: {error:?}"));
        let response = answer.exchange.response;
        let blanks = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(blanks(response.content_type()), blanks(value), "{line:?}");
        assert_eq!(response.headers[CONTENT_TYPE].to_str().unwrap(), response.content_type());
    }
}

#[test]
fn a_redirect_to_an_address_that_is_not_escaped_is_told() {
    for (location, told) in
        [("/L\u{E4}den/B\u{FC}cher?a=b".as_bytes(), "/L%C3%A4den/B%C3%BCcher?a=b"), (b"/L\xE4den a", "/L%E4den%20a")]
    {
        let head = [b"HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\nLocation: ", location, b"\r\n\r\n"];
        let error = call(&[Act::Answer(head.concat())]).0.unwrap_err();
        assert!(error.to_string().contains(told.split('?').next().unwrap()), "{error}");
        match error {
            Error::NotSoap(error) => {
                assert_eq!((error.reason, error.location().as_deref()), (NotSoapReason::Redirect, Some(told)));
            }
            other => panic!("{other}"),
        }
    }
}
