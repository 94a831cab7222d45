//! Answers of any kind to a call of any operation.

use std::fmt::Debug;

use listrak_v31::{Client, samples};
use wsdl_runtime::codegen::{EachOperation, Request};
use wsdl_runtime::{Error, Retry, Samples, SoapVersion};

use crate::memory::{PASSWORD, Reply, Service, builder, run};

/// The statuses that an answer may have.
pub const STATUSES: &[u16] =
    &[200, 202, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 405, 415, 429, 500, 502, 503, 504];

/// The content types that an answer may have; none where it is empty.
pub const CONTENT_TYPES: &[&str] = &[
    "text/xml; charset=utf-8",
    "application/soap+xml; charset=utf-8",
    "",
    "text/html",
    "text/xml",
    "text/xml; charset=iso-8859-1",
    "text/xml; charset=utf-16",
    "text/xml; charset=\"utf-16be\"",
    "text/plain; charset=x-unheard-of",
    "application/json",
    "multipart/related; boundary=x; type=\"text/xml\"",
    ";;=",
];

/// What came of a call, without its type.
struct Outcome {
    deviations: usize,
    result: Result<(), Error>,
}

/// Calls the operation of this number.
struct Calls<'a> {
    client: &'a Client,
    left: usize,
    outcome: Option<Outcome>,
}

impl EachOperation for Calls<'_> {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, _: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        if self.left == 0 {
            self.outcome = Some(match run(self.client.send(&request(&mut Samples::sparse(1)))) {
                Ok(answer) => {
                    let _ = format!("{answer:?} {}", answer.headers.len());
                    Outcome { deviations: answer.deviations.as_slice().len(), result: Ok(()) }
                }
                Err(error) => Outcome { deviations: 0, result: Err(error) },
            });
        }
        self.left = self.left.wrapping_sub(1);
    }
}

/// Gives a client an answer. The first byte picks the operation, the second the status, the third the content type, the
/// fourth the version of SOAP and whether the client is strict; the rest is the body.
///
/// # Panics
/// A response under a status of failure, a deviation in a strict client, an answer that is not at hand behind the call, an
/// error that shows the password.
pub fn answer(bytes: &[u8]) {
    let [operation, status, content_type, how, body @ ..] = bytes else { return };
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    let content_type = CONTENT_TYPES[usize::from(*content_type) % CONTENT_TYPES.len()];
    let service = Service::new([Reply::Answer { status, content_type, body: body.to_vec() }]);
    let version = if how & 1 == 0 { SoapVersion::Soap11 } else { SoapVersion::Soap12 };
    let strict = how & 2 != 0;
    let client = builder(&service).retry(Retry::never()).soap_version(version).strict(strict).build();
    let client = client.expect("nothing of this client is wrong");
    let mut calls = Calls { client: &client, left: usize::from(*operation) % OPERATIONS, outcome: None };
    samples::each(&mut calls);
    let outcome = calls.outcome.expect("there are so many operations");
    assert_eq!(service.seen().len(), 1);
    match outcome.result {
        Ok(()) => {
            assert!((200..300).contains(&status), "a response under {status}");
            assert!(!strict || outcome.deviations == 0);
        }
        Err(error) => {
            let shown = format!("{error} {error:?} {:?}", std::error::Error::source(&error));
            assert!(!shown.contains(PASSWORD));
            let _ = (error.may_have_been_processed(), error.is_timeout());
            let raw = error.exchange().response.as_ref();
            assert!(raw.is_some_and(|raw| raw.body == body && raw.status == status), "{error:?}");
        }
    }
}

/// How many operations there are to pick from.
pub const OPERATIONS: usize = 97;
