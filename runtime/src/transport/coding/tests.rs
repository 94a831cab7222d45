//! What is read as gzip and deflate, and what is not, however the bytes are cut into chunks.

use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use flate2::{Compression, GzBuilder};
use http::{HeaderValue, Response};
use http_body::Frame;

use super::*;

const TEXT: &[u8] = b"<a>text text text</a>";

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn zlib(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn bare(text: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A body in chunks of this size.
struct Chunks(Bytes, usize);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let size = self.1.min(self.0.len());
        Poll::Ready((size > 0).then(|| Ok(Frame::data(self.0.split_to(size)))))
    }
}

fn response(encodings: &[&[u8]], body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    for encoding in encodings {
        response.headers_mut().append(CONTENT_ENCODING, HeaderValue::from_bytes(encoding).unwrap());
    }
    response
}

/// All that comes of a body, and the error that it ends with.
fn all(mut body: Body) -> (Vec<u8>, Option<BoxError>) {
    let mut context = Context::from_waker(Waker::noop());
    let mut all = Vec::new();
    loop {
        match Pin::new(&mut body).poll_frame(&mut context) {
            Poll::Ready(Some(Ok(frame))) => all.extend_from_slice(frame.data_ref().unwrap()),
            Poll::Ready(Some(Err(error))) => return (all, Some(error)),
            Poll::Ready(None) => return (all, None),
            Poll::Pending => {}
        }
    }
}

/// What is read of a body in an encoding, in chunks of any size.
#[track_caller]
fn read(encoding: &str, body: &[u8]) -> Result<Vec<u8>, String> {
    let read = |size| {
        let chunks = Body::new(Chunks(Bytes::copy_from_slice(body), size));
        let (all, error) = all(decoded(response(&[encoding.as_bytes()], chunks)).into_body());
        (all, error.map(|error| error.to_string()))
    };
    let whole = read(usize::MAX);
    for size in [1, 2, 3, 7, 100] {
        let (all, error) = read(size);
        assert_eq!(error, whole.1, "{size}");
        assert!(error.is_some() || all == whole.0, "{size}");
    }
    match whole {
        (all, None) => Ok(all),
        (_, Some(error)) => Err(error),
    }
}

#[test]
fn names_are_read_in_any_case_and_order() {
    let (gzip, zlib, bare) = (gzip(TEXT), zlib(TEXT), bare(TEXT));
    for name in ["gzip", "GZIP", "x-gzip", "X-GZip", " gzip\t", ",gzip,,", "identity, gzip", "gzip ,identity"] {
        assert_eq!(read(name, &gzip).unwrap(), TEXT, "{name}");
    }
    for name in ["deflate", "Deflate"] {
        assert_eq!(read(name, &zlib).unwrap(), TEXT);
        assert_eq!(read(name, &bare).unwrap(), TEXT);
    }
    for name in ["", ",", "identity", "IDENTITY, identity"] {
        assert_eq!(read(name, TEXT).unwrap(), TEXT, "{name}");
    }
    assert_eq!(read("deflate, gzip", &self::gzip(&zlib)).unwrap(), TEXT);
    assert_eq!(read("gzip,gzip", &self::gzip(&gzip)).unwrap(), TEXT);
    let lines = decoded(response(&[b"deflate", b"gzip"], self::gzip(&zlib).into()));
    assert!(!lines.headers().contains_key(CONTENT_ENCODING));
    assert_eq!(all(lines.into_body()).0, TEXT);
}

#[test]
fn an_encoding_that_is_not_known_is_an_error_that_names_it() {
    for (names, expected) in [
        (&[b"br".as_slice()][..], "br"),
        (&[b"gzip, X-New"], "X-New"),
        (&[b"gzip", b"compress"], "compress"),
        (&[b"gzip br"], "***"),
        (&[b"gzip;q=1"], "***"),
        (&[b"\xFF"], "***"),
        (&[b"a-name-that-is-longer-than-any-name-can-be-meant-to-be"], "***"),
        (&[b"gzip, gzip", b"gzip"], "more than 2 at once"),
    ] {
        let response = decoded(response(names, TEXT.into()));
        assert!(response.headers().contains_key(CONTENT_ENCODING));
        let (all, error) = all(response.into_body());
        let unknown = error.unwrap().downcast::<UnknownEncoding>().unwrap();
        assert_eq!((unknown.encoding.as_str(), all.len()), (expected, 0));
    }
}

#[test]
fn members_follow_one_another_and_zeros_follow_the_last() {
    let members = [gzip(b"<a>"), gzip(b""), gzip(b"text"), gzip(b"</a>")].concat();
    assert_eq!(read("gzip", &members).unwrap(), b"<a>text</a>");
    for padding in [1, 2, 513] {
        assert_eq!(read("gzip", &[&*gzip(TEXT), &vec![0; padding]].concat()).unwrap(), TEXT);
        assert_eq!(read("deflate", &[&*zlib(TEXT), &vec![0; padding]].concat()).unwrap(), TEXT);
    }
    let empty: Vec<u8> = std::iter::repeat_n(gzip(b""), 5_000).flatten().collect();
    assert_eq!(read("gzip", &empty).unwrap(), b"");
    // Nothing was compressed: so answers without a body come.
    assert_eq!((read("gzip", b"").unwrap(), read("deflate", b"").unwrap()), (vec![], vec![]));
}

#[test]
fn optional_fields_of_the_header_are_passed_over() {
    let builder = || GzBuilder::new().mtime(7).filename("a.xml").comment("a comment").extra([1, 0, 2]);
    let builders =
        [builder(), GzBuilder::new().filename(""), GzBuilder::new().extra(""), GzBuilder::new().comment("c")];
    for builder in builders {
        let mut encoder = builder.write(Vec::new(), Compression::default());
        encoder.write_all(TEXT).unwrap();
        assert_eq!(read("gzip", &encoder.finish().unwrap()).unwrap(), TEXT);
    }
    // With a checksum of the header, which covers its fields.
    let plain = gzip(TEXT);
    let mut header = plain[..10].to_vec();
    header[3] = 0b1_1110;
    header.extend_from_slice(b"\x03\0abcname\0comment\0");
    let mut sum = flate2::Crc::new();
    sum.update(&header);
    let whole = |sum: u32| [&*header, &sum.to_le_bytes()[..2], &plain[10..]].concat();
    assert_eq!(read("gzip", &whole(sum.sum())).unwrap(), TEXT);
    assert_eq!(read("gzip", &whole(sum.sum() ^ 1)).unwrap_err(), "the gzip header does not match its checksum");
}

#[test]
fn a_body_that_is_cut_anywhere_is_an_error() {
    for (encoding, body) in [("gzip", gzip(TEXT)), ("deflate", zlib(TEXT)), ("deflate", bare(TEXT))] {
        for length in 1..body.len() {
            assert_eq!(read(encoding, &body[..length]).unwrap_err(), CUT, "{encoding} {length}");
        }
    }
    // What came before is given.
    let body = gzip(TEXT);
    let cut = Body::from(body[..body.len() - 4].to_vec());
    assert_eq!(all(decoded(response(&[b"gzip"], cut)).into_body()).0, TEXT);
}

#[test]
fn whatever_else_is_wrong_is_an_error() {
    let body = gzip(TEXT);
    let changed = |at: usize| {
        let mut body = body.clone();
        body[at] ^= 0x81;
        read("gzip", &body).unwrap_err()
    };
    let end = body.len();
    assert_eq!(changed(0), "the body is not compressed by gzip");
    assert_eq!(changed(2), "the gzip header names an unknown method");
    assert_eq!(changed(3), "the gzip header has unknown flags");
    assert_eq!(changed(end - 5), "the body does not match its gzip checksum");
    assert_eq!(changed(end - 1), "the body does not have the length that gzip says");
    for at in 10..end - 8 {
        changed(at);
    }
    assert_eq!(read("gzip", TEXT).unwrap_err(), "the body is not compressed by gzip");
    assert!(read("deflate", TEXT).is_err());
    for trailing in [b"\0x".as_slice(), b"x", b"\r\n"] {
        assert_eq!(read("gzip", &[&*body, trailing].concat()).unwrap_err(), TRAILING);
        assert_eq!(read("deflate", &[&*zlib(TEXT), trailing].concat()).unwrap_err(), TRAILING);
    }
    assert_eq!(read("gzip", &[&*body, &body[..5]].concat()).unwrap_err(), CUT);
    let mut wrong = zlib(TEXT);
    *wrong.last_mut().unwrap() ^= 1;
    assert_eq!(read("deflate", &wrong).unwrap_err(), CORRUPT);
    // The error of the body itself comes through.
    let broken = Body::broken(body[..20].to_vec(), "reset");
    assert_eq!(all(decoded(response(&[b"gzip"], broken)).into_body()).1.unwrap().to_string(), "reset");
}

#[test]
fn large_bodies_come_in_pieces() {
    let text: Vec<u8> = (0..300_000_u32).flat_map(|number| (number % 7_919).to_le_bytes()).collect();
    for (encoding, body) in [("gzip", gzip(&text)), ("deflate", zlib(&text)), ("deflate", bare(&text))] {
        assert!(read(encoding, &body).unwrap() == text);
        let mut body = decoded(response(&[encoding.as_bytes()], body.into())).into_body();
        let mut context = Context::from_waker(Waker::noop());
        while let Poll::Ready(Some(Ok(frame))) = Pin::new(&mut body).poll_frame(&mut context) {
            assert!((1..=PIECE).contains(&frame.data_ref().unwrap().len()));
        }
    }
}
