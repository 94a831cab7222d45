//! What may have been processed is sent again only where that does no harm: for every operation, by its kind.

use std::collections::BTreeMap;
use std::fmt::Debug;

use listrak_v31::{Client, samples};
use wsdl_runtime::codegen::{EachOperation, Request};
use wsdl_runtime::{OperationKind, Retry, Samples};
use wsdl_tests::memory::{Reply, Service, builder, run};

const PAGE: &str = "<!DOCTYPE html><html><body>Bad gateway</body></html>";

/// A name, what the service does, and whether it may have processed the request by then.
type Failure = (&'static str, fn() -> Reply, bool);

/// Where an exchange can fail.
fn failures() -> Vec<Failure> {
    fn answer(status: u16, content_type: &'static str, body: &str) -> Reply {
        Reply::Answer { status, content_type, body: body.into() }
    }
    vec![
        ("no connection", || Reply::Unreachable, false),
        ("turned away over the rate", || answer(429, "", ""), false),
        ("reset after sending", || Reply::Reset, true),
        ("no answer in time", || Reply::Silence, true),
        ("no answer in time to the gateway", || answer(408, "", ""), true),
        ("cut off before the body", || Reply::CutOff(vec![]), true),
        ("cut off in the body", || Reply::CutOff(vec!["<soap:Envelope", " xmlns"]), true),
        ("bad gateway", || answer(502, "text/html", PAGE), true),
        ("unavailable", || answer(503, "text/plain", "busy"), true),
        ("gateway timeout", || answer(504, "", ""), true),
        ("a page instead of SOAP", || answer(200, "text/html", PAGE), true),
        ("a page that says not found", || answer(404, "text/html", PAGE), true),
    ]
}

/// What an operation does is in the first word of its name; the configuration is not asked.
fn is_harmless(operation: &str) -> bool {
    ["Get", "Report", "ConductorGet"].iter().any(|word| operation.starts_with(word))
}

/// Calls every operation against every failure and counts what was sent.
#[derive(Default)]
struct Count {
    kinds: BTreeMap<String, Vec<&'static str>>,
}

impl EachOperation for Count {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, _: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        let (name, kind) = (R::OPERATION.name, R::OPERATION.kind);
        self.kinds.entry(format!("{kind:?}")).or_default().push(name);
        assert_eq!(kind == OperationKind::Safe, is_harmless(name), "{name}");
        let request = request(&mut Samples::new(7));
        for (failure, reply, processed) in failures() {
            for idempotent in [true, false] {
                let service = Service::new((0..9).map(|_| reply()));
                let client = builder(&service).retry(Retry::default().with_max_attempts(4).with_idempotent(idempotent));
                // No bound on the whole call, so that a late attempt leaves time for the next.
                let client: Client = client.timeout(None).build().unwrap();
                let error = run(client.send(&request)).unwrap_err();
                let again = !processed || is_harmless(name) || (kind == OperationKind::Idempotent && idempotent);
                let sent = service.seen().len();
                assert_eq!(sent, if again { 4 } else { 1 }, "{name}: {failure}");
                assert_eq!(error.attempts() as usize, sent, "{name}: {failure}");
                // What a gateway does not find went nowhere.
                let may_have_been = processed && !failure.contains("not found");
                assert_eq!(error.may_have_been_processed(), may_have_been, "{name}: {failure}");
            }
        }
    }
}

#[test]
fn no_unsafe_operation_is_sent_again_once_it_may_have_been_processed() {
    let mut count = Count::default();
    samples::each(&mut count);
    insta::assert_debug_snapshot!(count.kinds);
}
