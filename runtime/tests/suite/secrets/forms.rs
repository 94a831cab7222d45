//! Every form of a credential in every place that a service writes to, and everything that is shown of it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use wsdl_runtime::http::{HeaderValue, Request, Response};
use wsdl_runtime::{Body, BoxFuture, Error, Retry, Transport, TransportError};

use crate::shop::{Client, CreateVoucher, GetOrder};
use crate::support::leaks::shown;
use crate::support::memory::{Clock, envelope, run};

const USER: &str = "us\"er/7\u{e4}'";
const PASSWORD: &str = "p&s<w>'d\" \\+9";

/// A text in each form of the promise.
fn forms(text: &str) -> Vec<String> {
    let per_char = |form: &dyn Fn(char) -> String| text.chars().map(form).collect::<String>();
    let percent = |upper: bool| -> String {
        let byte = |b: u8| if upper { format!("%{b:02X}") } else { format!("%{b:02x}") };
        text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { byte(b) }).collect()
    };
    let named = text.replace('&', "&amp;").replace('<', "&lt;");
    let json = text.replace('\\', "\\\\").replace('"', "\\\"");
    let mut forms = vec![
        text.to_owned(),
        named.replace('>', "&gt;"),
        named.replace('"', "&quot;").replace('\'', "&apos;"),
        named.replace('"', "&#34;").replace('\'', "&#39;"),
        named,
        per_char(&|c| format!("&#{};", u32::from(c))),
        per_char(&|c| format!("&#x{:X};", u32::from(c))),
        per_char(&|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("&#x00{:x};", u32::from(c)) }),
        percent(true),
        percent(false),
        percent(true).replace("%20", "+"),
        json.replace('/', "\\/"),
        json.replace('\u{e4}', "\\u00e4"),
        per_char(&|c| format!("\\u{:04X}", u32::from(c))),
        json,
    ];
    for text in [text.to_owned(), format!("{USER}:{PASSWORD}")] {
        forms.extend([STANDARD.encode(&text), URL_SAFE.encode(&text)]);
        forms
            .extend([STANDARD.encode(&text), URL_SAFE.encode(&text)].map(|text| text.trim_end_matches('=').to_owned()));
    }
    forms
}

/// What a service, or the way to it, does.
#[derive(Debug, Clone)]
enum Act {
    Answer(u16, String, Option<String>, String),
    CutOff(String),
    NotSent(String),
}

impl Transport for Act {
    fn send(&self, _: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let result = match self.clone() {
            Self::Answer(status, content_type, location, body) => {
                let mut response = Response::builder().status(status);
                for (name, value) in [("content-type", Some(content_type)), ("location", location)] {
                    if let Some(value) = value.and_then(|value| value.parse::<HeaderValue>().ok()) {
                        response = response.header(name, value);
                    }
                }
                Ok(response.body(Body::from(body)).unwrap())
            }
            Self::CutOff(why) => Err(TransportError::maybe_sent(std::io::Error::other(why))),
            Self::NotSent(why) => Err(TransportError::not_sent(why)),
        };
        Box::pin(async move { result })
    }
}

/// Envelopes with a text of character data wherever services write texts.
fn envelopes(text: &str) -> Vec<String> {
    let fault12 = format!(
        "<soap:Fault><soap:Code><soap:Value>soap:{text}</soap:Value><soap:Subcode><soap:Value>{text}</soap:Value>\
         </soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang=\"{text}\">{text}</soap:Text></soap:Reason><soap:Node>\
         {text}</soap:Node><soap:Role>{text}</soap:Role><soap:Detail><a b=\"{text}\">{text}</a></soap:Detail></soap:Fault>"
    );
    let namespaces = ("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
    vec![
        envelope(&format!(
            "<soap:Fault><faultcode>soap:{text}</faultcode><faultstring>no {text}, {text}!</faultstring><faultactor>{text}\
             </faultactor><detail>{text}<a>{text}</a><b><![CDATA[{text}]]></b></detail></soap:Fault>"
        )),
        envelope(&fault12).replace(namespaces.0, namespaces.1),
        envelope(&format!(
            "<CreateVoucherResponse xmlns=\"urn:example:shop\"><CreateVoucherResult>true</CreateVoucherResult><Code>{text}\
             </Code><Failure xsi:nil=\"true\"/></CreateVoucherResponse>"
        )),
        envelope(&format!(
            "<CreateVoucherResponse xmlns=\"urn:example:shop\"><Failure><Method>{text}</Method><Description>{text}\
             </Description></Failure></CreateVoucherResponse>"
        )),
        envelope(&format!(
            "<CreateVoucherResponse xmlns=\"urn:example:shop\"><CreateVoucherResult>{text}</CreateVoucherResult>\
             </CreateVoucherResponse>"
        )),
        envelope(&format!("<a xmlns=\"{text}\" b=\"{text}\"><!-- {text} -->{text}<?p {text}?>{text}</a>")),
        envelope("<a/>").replace("<soap:Body>", &format!("<soap:Header><h>{text}</h></soap:Header><soap:Body>")),
        format!("<html>{text}</html>"),
        text.to_owned(),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Everything that is shown of a call.
fn all_shown(transport: impl Transport + 'static) -> String {
    let client = Client::builder().credentials(USER, PASSWORD).transport(transport).environment(Clock::default());
    let client = client.retry(Retry::never()).build().unwrap();
    let call = || match run(client.send(&CreateVoucher { amount: 5.into() })) {
        Ok(answer) => {
            let exchange = &answer.exchange;
            let bodies = exchange.masked_request() + &exchange.masked_response();
            format!("{answer:?} {answer:#?} {exchange} {exchange:?} {bodies}")
        }
        Err(error) => {
            let bodies = error.masked_request() + &error.masked_response().unwrap_or_default();
            format!("{} {bodies}", shown(&error))
        }
    };
    #[cfg(feature = "tracing")]
    {
        let mut all = String::new();
        let told = crate::support::listener::listen(tracing::Level::TRACE, || all = call());
        all + &format!("{told:?}")
    }
    #[cfg(not(feature = "tracing"))]
    call()
}

/// All forms of both credentials, and what XML and `Debug` make of them.
fn leaks() -> Vec<String> {
    let forms = [forms(USER), forms(PASSWORD)].concat();
    let mut all: Vec<String> = forms.iter().flat_map(|form| [escaped(form), format!("{form:?}")]).collect();
    all.iter_mut().for_each(|form| *form = form.trim_matches('"').to_owned());
    all.extend(forms);
    all.sort_unstable();
    all.dedup();
    all
}

/// The first of these that is in a text.
fn leak<'f>(text: &str, leaks: &'f [String]) -> Option<&'f String> {
    leaks.iter().find(|form| text.contains(form.as_str()))
}

#[test]
fn no_form_is_shown_anywhere() {
    let leaks = leaks();
    for form in &[forms(USER), forms(PASSWORD)].concat() {
        let acts = [(200, escaped(form)), (500, form.clone())].into_iter().flat_map(|(status, text)| {
            envelopes(&text).into_iter().map(move |body| Act::Answer(status, "text/xml".to_owned(), None, body))
        });
        let location = format!("https://{form}@example.com/{form}?{form}#{form}");
        let page = |content_type: String| Act::Answer(302, content_type, Some(location.clone()), String::new());
        let headers = [page(format!("text/{form}; charset={form}; a={form}")), page(form.clone())];
        let broken = [Act::CutOff(format!("no {form}")), Act::NotSent(format!("({form})"))];
        for act in acts.chain(headers).chain(broken) {
            let shown = all_shown(act.clone());
            assert_eq!(leak(&shown, &leaks), None, "{act:?}\n{shown}");
        }
    }
}

/// Wherever an answer is cut, no credential is shown.
#[test]
fn no_cut_shows_a_credential() {
    let leaks = leaks();
    let client = Client::builder().credentials(USER, PASSWORD).environment(Clock::default()).retry(Retry::never());
    let client = client.transport(Act::Answer(200, "text/xml".to_owned(), None, String::new())).build().unwrap();
    let Err(Error::NotSoap(mut error)) = run(client.send(&GetOrder { order_id: 1 })) else { panic!("it is empty") };
    for form in forms(PASSWORD) {
        for body in envelopes(&escaped(&form)) {
            for at in (0..body.len()).step_by(10).filter(|at| body.is_char_boundary(*at)) {
                error.exchange.response.body = bytes::Bytes::copy_from_slice(&body.as_bytes()[..at]);
                let shown = error.exchange.masked_response();
                assert_eq!(leak(&shown, &leaks), None, "{shown}");
            }
        }
    }
}

#[cfg(feature = "cassettes")]
#[test]
fn no_form_is_recorded() {
    use std::sync::Arc;
    use wsdl_runtime::Recorder;

    let leaks = leaks();
    let file = std::env::temp_dir().join(format!("wsdl-forms-{}.cassette", std::process::id()));
    for form in &[forms(USER), forms(PASSWORD)].concat() {
        for body in envelopes(&escaped(form)).into_iter().chain(envelopes(form)) {
            let act = Act::Answer(200, format!("text/{form}; charset={form}"), None, body);
            let recorder = Arc::new(Recorder::new(act, &file).unwrap());
            all_shown(recorder);
            let text = std::fs::read_to_string(&file).unwrap();
            assert_eq!(leak(&text, &leaks), None, "{text}");
        }
    }
    std::fs::remove_file(&file).unwrap();
}
