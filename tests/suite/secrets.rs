//! Credentials are in nothing that is shown.

use std::error::Error as _;
use std::fmt::Debug;

use listrak_v31::{Client, GetProcessStatus};
use tracing::Level;
use wsdl_runtime::codec::{Name, Sink, Writer, read_document};
use wsdl_runtime::codegen::{EachOperation, Request, SchemaType, ServiceClient};
use wsdl_runtime::{Credentials, Retry, Samples};
use wsdl_tests::listener::listen;
use wsdl_tests::memory::{PASSWORD, Reply, Service, USER, builder, run};

/// All that an error shows, sources and all.
fn shown(error: &wsdl_runtime::Error) -> String {
    let mut all = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        all.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    all
}

#[test]
fn no_error_shows_credentials() {
    let echo = || format!("<html><body>{USER} {PASSWORD}</body></html>");
    let replies = [
        Reply::Unreachable,
        Reply::Reset,
        Reply::Silence,
        Reply::CutOff(vec!["<a/>"]),
        Reply::Answer { status: 500, content_type: "text/html", body: echo().into() },
        Reply::soap11(crate::answers::envelope(&format!("<a>{USER}</a>"))),
        Reply::soap11(crate::answers::envelope(&format!(
            "<GetProcessStatusResponse xmlns=\"http://webservices.listrak.com/v31/\"><WSProcessStatus><ProcessID>{USER}\
             </ProcessID></WSProcessStatus></GetProcessStatusResponse>"
        ))),
    ];
    for reply in replies {
        let service = Service::new([reply]);
        let client = builder(&service).endpoint(format!("https://example.com/v31?key={USER}")).build().unwrap();
        let error = run(client.get_process_status(&GetProcessStatus { process_id: 1 })).unwrap_err();
        let shown = shown(&error);
        assert!(!shown.contains(USER) && !shown.contains("p&ssw"), "{shown}");
        assert!(service.seen()[0].body.contains(USER));
    }
}

#[test]
fn no_debug_shows_credentials() {
    let service = Service::new([]);
    let shown =
        format!("{:?} {:#?} {:?}", builder(&service), builder(&service).build(), Credentials::new(USER, PASSWORD));
    assert!(!shown.contains(USER) && !shown.contains("p&ssw"), "{shown}");
}

/// What sensitive elements hold here; it is base64 too, for files.
const MARK: &str = "markermarkermark";

/// All that is shown of something.
fn outputs(of: &impl Debug) -> Vec<String> {
    vec![format!("{of:?}"), format!("{of:#?}")]
}

fn check(what: &str, outputs: &[String]) {
    for shown in outputs {
        let leak = [MARK, USER, "p&ssw", "p&amp;ssw", "ann@"].iter().find(|secret| shown.contains(**secret));
        assert_eq!(leak, None, "{what}: {shown}");
    }
}

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

#[derive(Default)]
struct Secrets {
    marks: usize,
    service_errors: usize,
    bodies: usize,
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

        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let echo = format!("{USER} {PASSWORD} {} ann@example.com", escaped(PASSWORD));
        let fault = format!(
            "<soap:Fault><faultcode>soap:{USER}</faultcode><faultstring>{0}</faultstring><faultactor>{0}</faultactor>\
             <detail>{asked}</detail></soap:Fault>",
            escaped(&echo)
        );
        let page = format!("<html>{echo} {asked} {answered}</html>");
        let good = crate::answers::envelope(&answered);
        let html =
            |status| Reply::Answer { status, content_type: "text/html; user=user-7f3a", body: page.clone().into() };
        let fault =
            Reply::Answer { status: 500, content_type: "text/xml", body: crate::answers::envelope(&fault).into() };
        let unknown = crate::answers::envelope(&format!("<{USER} xmlns=\"urn:ann@x\">{MARK}</{USER}>"));
        let wrong = good.replace("<soap:Body>", &format!("<soap:Body>{MARK}")).replace(">1<", &format!(">{MARK}<"));
        let mut replies = vec![
            Reply::soap11(good.clone()),
            Reply::Unreachable,
            Reply::Reset,
            Reply::Silence,
            Reply::CutOff(vec!["<a/>"]),
            html(200),
            html(500),
            fault,
            Reply::soap11(unknown),
            Reply::soap11(wrong),
        ];
        // What a service error says; what has none does not know the element.
        let said = escaped(&echo);
        let failed = good.replace("<WSException xsi:nil=\"true\"/>", "");
        let end = failed.rfind(&format!("</{}>", R::OPERATION.output.local)).unwrap();
        let exception = format!(
            "<WSException><SoapMethod>{said}</SoapMethod><DateTime>{said}</DateTime><Description>{said}</Description>\
             </WSException>"
        );
        for exception in [exception.replace(&format!("<DateTime>{said}</DateTime>"), ""), exception] {
            replies.push(Reply::soap11(format!("{}{exception}{}", &failed[..end], &failed[end..])));
        }
        replies.extend((0..good.len()).step_by(10).filter_map(|at| good.get(..at)).map(Reply::soap11));
        for reply in replies {
            let service = Service::new([reply]);
            let client = builder(&service).retry(Retry { attempts: 1, ..Retry::default() }).build().unwrap();
            let mut result = None;
            let told = listen(Level::TRACE, || result = Some(run(client.send(&request))));
            let mut outputs = match result.unwrap() {
                Ok(answer) => outputs(&answer),
                Err(error) => {
                    self.service_errors += usize::from(matches!(error, wsdl_runtime::Error::Service(_)));
                    vec![shown(&error)]
                }
            };
            let bodies = told.events.iter().filter(|(level, _)| *level == Level::TRACE).count();
            assert!(bodies > 0, "{name}: no body was told");
            self.bodies += bodies;
            outputs.push(format!("{told:?}"));
            check(name, &outputs);
        }
    }
}

#[test]
fn no_operation_shows_what_is_marked() {
    let mut secrets = Secrets::default();
    listrak_v31::samples::each(&mut secrets);
    let Secrets { marks, service_errors, bodies } = secrets;
    assert!(marks > 100 && service_errors == 45 && bodies > 10_000, "{marks}, {service_errors}, {bodies}");
}
