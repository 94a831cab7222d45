//! All operations with marked values in all that they hold, with every outcome, and all that is shown of it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use listrak_v31::Client;
use tracing::Level;
use wsdl_runtime::codec::{Name, Sink, Writer, read_document};
use wsdl_runtime::codegen::{EachOperation, Request, SchemaType, ServiceClient};
use wsdl_runtime::{Error, Recorder, Replayer, Retry, Samples, SoapVersion, Transport};
use wsdl_tests::leaks::{MARK, check, outputs, shown};
use wsdl_tests::listener::listen;
use wsdl_tests::memory::{Clock, PASSWORD, Reply, Service, USER, envelope, run};

/// A message whose sensitive elements all hold the mark; how many of them there are.
fn marked<T: SchemaType>(value: &T, name: Name) -> (T, String, usize) {
    let service = <Client as ServiceClient>::SERVICE;
    let mut writer = Writer::new(service.table);
    value.write(&mut writer, name);
    let text = writer.finish().unwrap();
    let at = text.find([' ', '>', '/']).unwrap();
    let xsi = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    let mut text = format!("{}{xsi}{}", &text[..at], &text[at..]);
    let mut count = 0;
    for Name { local, .. } in service.sensitive {
        // It is marked in one place alone.
        if *local == "LinkURL" && !text.contains("<WSContactLinkClick>") {
            continue;
        }
        let more;
        (text, more) = with_text(&text, local, MARK);
        count += more;
    }
    let (value, _) = read_document(&text, service.table, name, Sink::lenient()).unwrap();
    (value, text, count)
}

/// A document whose elements of this name, and without elements of their own, all hold this text; how many of them there are.
fn with_text(document: &str, local: &str, text: &str) -> (String, usize) {
    let (open, close) = (format!("<{local}>"), format!("</{local}>"));
    let document = document.replace(&format!("<{local}/>"), &format!("{open}{close}"));
    let mut parts = document.split(&open);
    let mut out = parts.next().unwrap().to_owned();
    let mut count = 0;
    for part in parts {
        out += &format!("{open}{text}{}", &part[part.find(&close).unwrap()..]);
        count += 1;
    }
    (out, count)
}

/// What the service says that knows no better.
fn replies<R: Request>(asked: &str, answered: &str) -> Vec<Reply> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let said = escaped(&format!(
        "{USER} {PASSWORD} {} p&#38;ssw&#60;rd-91c2 p%26ssw%3Crd-91c2 dXNlci03ZjNhOnAmc3N3PHJkLTkxYzI=!",
        escaped(PASSWORD)
    ));
    let fault = envelope(&format!(
        "<soap:Fault><faultcode>soap:{USER}</faultcode><faultstring>{said}</faultstring><faultactor>{said}</faultactor>\
         <detail>{asked}</detail></soap:Fault>",
    ));
    let fault12 = envelope(&format!(
        "<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>soap:{USER}</soap:Value>\
         </soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">{said}</soap:Text></soap:Reason><soap:Node>{said}\
         </soap:Node><soap:Role>{said}</soap:Role><soap:Detail>{asked}</soap:Detail></soap:Fault>",
    ));
    let fault12 =
        fault12.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
    let good = envelope(answered);
    // What a service error says; what has none does not know the element.
    let without = good.replace("<WSException xsi:nil=\"true\"/>", "");
    let end = without.rfind(&format!("</{}>", R::OPERATION.output.local)).unwrap();
    let failed = |time: &str| {
        let exception = format!(
            "<WSException><SoapMethod>{said}</SoapMethod>{time}<Description>{said}</Description></WSException>"
        );
        format!("{}{exception}{}", &without[..end], &without[end..])
    };
    let page = format!("<html>{said} {asked} {answered}</html>");
    let html = |status| Reply::Answer { status, content_type: "text/html; user=user-7f3a", body: page.clone().into() };
    let of_status = |body: &str| Reply::Answer { status: 500, content_type: "text/xml", body: body.into() };
    let header = format!("<soap:Header><{USER} xmlns=\"urn:{USER}\">{MARK}</{USER}></soap:Header><soap:Body>");
    let odd = format!("<{USER} xmlns=\"urn:{USER}\" {USER}=\"{MARK}\">{MARK}&#1;</{USER}>");
    let mut replies = vec![
        Reply::soap11(good.clone()),
        Reply::Unreachable,
        Reply::Reset,
        Reply::Silence,
        Reply::CutOff(vec!["<a/>"]),
        html(200),
        html(500),
        of_status(&fault),
        of_status(&fault12),
        of_status(&good),
        Reply::soap11(envelope(&format!("<{USER} xmlns=\"urn:x\">{MARK}</{USER}>"))),
        Reply::soap11(good.replace("<soap:Body>", &format!("<soap:Body>{MARK}")).replace(">1<", &format!(">{MARK}<"))),
        Reply::soap11(good.replace("<soap:Body>", &header)),
        Reply::soap11(format!("{}{odd}{}", &without[..end], &without[end..])),
        Reply::soap11(format!("{}{}{}", &without[..end], odd.replace("&#1;", ""), &without[end..])),
        Reply::soap11(failed("")),
        Reply::soap11(failed(&format!("<DateTime>{said}</DateTime>"))),
    ];
    for (whole, step) in [(&good, 40), (&fault, 120), (&fault12, 120), (&failed(""), 120)] {
        replies.extend((0..whole.len()).step_by(step).filter_map(|at| whole.get(..at)).map(Reply::soap11));
    }
    replies
}

/// How many of the replies are whole, and are recorded too.
const WHOLE: usize = 17;

#[derive(Default)]
struct Secrets {
    marks: usize,
    bodies: usize,
    outcomes: BTreeMap<&'static str, usize>,
}

impl Secrets {
    fn call<R>(&mut self, transport: impl Transport + 'static, version: SoapVersion, request: &R)
    where
        R: Request<Response: Debug>,
    {
        let name = R::OPERATION.name;
        let builder = Client::builder().credentials(USER, PASSWORD).transport(transport).environment(Clock::default());
        let client = builder.soap_version(version).retry(Retry::never()).build().unwrap();
        let mut result = None;
        let told = listen(Level::TRACE, || result = Some(run(client.send(request))));
        let (outcome, mut shown) = match result.unwrap() {
            Ok(answer) => {
                let mut shown = outputs(&answer);
                shown.extend(answer.deviations.as_slice().iter().map(|deviation| format!("{deviation} {deviation:?}")));
                ("ok", shown)
            }
            Err(error) => (outcome(&error), vec![shown(&error)]),
        };
        *self.outcomes.entry(outcome).or_default() += 1;
        let bodies = told.events.iter().filter(|(level, _)| *level == Level::TRACE).count();
        assert!(bodies > 0, "{name}: no body was told");
        self.bodies += bodies;
        shown.push(format!("{told:?}"));
        check(name, &shown);
    }
}

fn outcome(error: &Error) -> &'static str {
    match error {
        Error::NotSent(_) => "not sent",
        Error::NoAnswer(error) if error.timeout => "timed out",
        Error::NoAnswer(_) => "no answer",
        Error::NotSoap(_) => "not SOAP",
        Error::Fault(_) => "fault",
        Error::Service(_) => "service error",
        Error::NotUnderstood(_) => "not understood",
        _ => "another",
    }
}

impl EachOperation for Secrets {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, response: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        let name = R::OPERATION.name;
        let (request, asked, of_request) = marked(&request(&mut Samples::full(3)), R::OPERATION.input);
        let (response, answered, of_response) = marked(&response(&mut Samples::full(3)), R::OPERATION.output);
        self.marks += of_request + of_response;
        check(name, &outputs(&request));
        check(name, &outputs(&response));
        let replies = || replies::<R>(&asked, &answered);
        for reply in replies() {
            self.call(Service::new([reply]), SoapVersion::Soap11, &request);
        }
        let file = std::env::temp_dir().join(format!("wsdl-tests-{}-{name}.cassette", std::process::id()));
        let whole = replies().into_iter().take(WHOLE);
        let recorder = Arc::new(Recorder::new(Service::new(whole), &file).unwrap());
        for _ in 0..WHOLE {
            self.call(recorder.clone(), SoapVersion::Soap12, &request);
        }
        check(name, &[std::fs::read_to_string(&file).unwrap()]);
        assert!(recorder.failure().is_none());
        assert_eq!(Replayer::open(&file).unwrap().left(), WHOLE);
        std::fs::remove_file(&file).unwrap();
    }
}

#[test]
fn no_operation_shows_what_is_marked() {
    let mut secrets = Secrets::default();
    listrak_v31::samples::each(&mut secrets);
    let Secrets { marks, bodies, outcomes } = secrets;
    assert!(marks > 100 && bodies > 10_000, "{marks}, {bodies}");
    let least = [
        ("ok", 97),
        ("not sent", 2 * 97),
        ("timed out", 2 * 97),
        ("no answer", 4 * 97),
        ("not SOAP", 6 * 97),
        ("fault", 4 * 97),
        ("service error", 2 * 45),
        ("not understood", 4 * 97),
    ];
    for (outcome, least) in least {
        assert!(outcomes.get(outcome).is_some_and(|count| *count >= least), "{outcome}: {outcomes:?}");
    }
}
