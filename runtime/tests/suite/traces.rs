//! What calls tell `tracing`: a span a call, an event an attempt, bodies at level TRACE alone and masked.

use std::fmt::Write;
use std::time::Duration;

use tracing::Level;
use wsdl_runtime::Environment;

use crate::builder;
use crate::shop::{GetOrder, ListOrders};
use crate::support::listener::{Told, listen};
use crate::support::memory::{Clock, PASSWORD, Reply, Service, USER, envelope, run};

const REQUEST: GetOrder = GetOrder { order_id: 4711 };

/// What a call tells down to a level.
fn told(level: Level, replies: Vec<Reply>) -> Told {
    let service = Service::new(replies);
    let client = builder(&service).build().unwrap();
    listen(level, || {
        let _ = run(client.send(&REQUEST));
    })
}

fn answer() -> Reply {
    Reply::soap11(envelope(&format!(
        "<GetOrderResponse xmlns=\"urn:example:shop\"><Order xsi:nil=\"true\"/>\
         <v:UserName xmlns:v=\"urn:echo\">{USER}</v:UserName></GetOrderResponse>",
    )))
}

#[test]
fn a_call_is_a_span() {
    let told = told(Level::INFO, vec![Reply::Unreachable, answer()]);
    let field = |name: &str| told.span.0.get(name).map_or("-", String::as_str);
    assert_eq!((field("service"), field("operation"), field("version")), ("Shop", "GetOrder", "SOAP 1.1"));
    assert_eq!((field("attempts"), field("status"), field("outcome")), ("2", "200", "ok"));
    // The clock moves by the wait alone: 200 ms, three quarters of which are taken.
    assert_eq!(field("elapsed_ms"), "150");
    assert!(field("request_bytes").parse::<usize>().unwrap() > 300);
    assert!(field("response_bytes").parse::<usize>().unwrap() > 300);
    assert!(told.events.is_empty());
}

/// Filters by target name the generated crate, not the runtime that all of them share.
#[test]
fn span_and_events_have_the_generated_crate_as_target() {
    let told = told(Level::TRACE, vec![Reply::Unreachable, answer()]);
    // The crate in which the client's code stands: here, that of these tests.
    assert_eq!(told.targets.len(), 1 + told.events.len());
    assert!(told.targets.iter().all(|target| target == "suite"), "{:?}", told.targets);
    assert_eq!(told.events.iter().filter(|(level, _)| *level == Level::TRACE).count(), 2);
}

#[test]
fn outcomes_are_the_kinds_of_errors() {
    let page = || Reply::Answer { status: 404, content_type: "text/html", body: b"<html>".to_vec() };
    let fault = "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring></soap:Fault>";
    for (outcome, reply) in [
        ("not_sent", vec![]),
        ("no_answer", vec![Reply::Reset, Reply::Reset, Reply::Reset]),
        ("timed_out", vec![Reply::Silence, Reply::Silence, Reply::Silence]),
        ("not_soap", vec![page(), page(), page()]),
        ("fault", vec![Reply::soap11(envelope(fault))]),
        ("not_understood", vec![Reply::soap11(envelope("<a/>"))]),
    ] {
        assert_eq!(told(Level::INFO, reply).span.0["outcome"], outcome);
    }
    let failed = "<ListOrdersResponse xmlns=\"urn:example:shop\"><Failure><Description>no\
                  </Description></Failure></ListOrdersResponse>";
    let client = builder(&Service::new([Reply::soap11(envelope(failed))])).build().unwrap();
    let request = ListOrders { customer_id: 1, page: 1 };
    let told = listen(Level::INFO, || assert!(run(client.send(&request)).is_err()));
    assert_eq!(told.span.0["outcome"], "service_error");
}

#[test]
fn a_call_that_is_given_up_says_so() {
    let clock = Clock::default();
    let builder = builder(&Service::new([Reply::Silence])).environment(clock.clone());
    let client = builder.build().unwrap().with_timeout(None).with_attempt_timeout(None);
    let told = listen(Level::INFO, || {
        let mut future = Box::pin(client.send(&REQUEST));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(future.as_mut().poll(&mut context).is_pending());
        run(clock.sleep(Duration::from_secs(2)));
    });
    let field = |name: &str| told.span.0.get(name).map_or("-", String::as_str);
    assert_eq!((field("outcome"), field("elapsed_ms")), ("dropped", "2000"));
}

#[test]
fn attempts_are_events_and_bodies_are_masked() {
    let told_to = |level| {
        let told = told(level, vec![Reply::Unreachable, answer()]);
        let mut all = String::new();
        for (level, fields) in told.events {
            writeln!(all, "{level} {:?}", fields.0).unwrap();
        }
        all
    };
    let debug = told_to(Level::DEBUG);
    let messages: Vec<&str> =
        debug.lines().filter_map(|line| line.split_once("\"message\": \"")?.1.split('"').next()).collect();
    assert_eq!(messages, ["sending", "failed", "waiting", "sending", "answered"], "{debug}");
    assert!(!debug.contains("Envelope"), "{debug}");
    let trace = told_to(Level::TRACE);
    assert_eq!(trace.matches("<Login").count(), 1, "{trace}");
    assert!(trace.contains("GetOrderResponse"), "{trace}");
    assert!(!trace.contains(USER) && !trace.contains(PASSWORD) && !trace.contains("p&amp;ssw"), "{trace}");
}
