//! What departs from the schema, or from SOAP, without being unclear: told with its place, an error where reading is
//! strict, never passed over in silence.

use wsdl_runtime::{Answer, ClientBuilder, Error, NotSoapReason, Retry};
use wsdl_runtime::{DeviationKind, ForbiddenCharacters, ReadErrorKind};

use crate::builder;
use crate::shop::{Client, GetOrder, GetOrderResponse, ListOrders};
use crate::support::memory::{Reply, Service, envelope, run};

const NS: &str = "urn:example:shop";
const NIL: &str = "<Order xsi:nil=\"true\"/>";
const FAULT: &str = "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring></soap:Fault>";

type Outcome = Result<Answer<GetOrderResponse>, Error>;

fn call_with(body: &str, set: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>) -> Outcome {
    let client = set(builder(&Service::new([Reply::soap11(body)]))).retry(Retry::never()).build().unwrap();
    run(client.send(&GetOrder { order_id: 1 }))
}

fn response(content: &str) -> String {
    format!("<GetOrderResponse xmlns=\"{NS}\">{content}</GetOrderResponse>")
}

fn status(name: &str) -> String {
    envelope(&response(&format!(
        "<Order><OrderID>1</OrderID><CustomerID>2</CustomerID>{name}<Placed>2016-04-05T13:07:09\
         </Placed><Shipped>2016-04-05T13:07:09</Shipped><State>Completed</State>\
         </Order>"
    )))
}

/// The deviations of an answer; in strict reading the first of them is the error.
fn told(body: &str) -> Vec<String> {
    let answer = call_with(body, |builder| builder).unwrap_or_else(|error| panic!("{error}: {body}"));
    let told: Vec<String> = answer.deviations.as_slice().iter().map(|d| format!("{}: {}", d.path, d.kind)).collect();
    match call_with(body, |builder| builder.strict(true)) {
        Err(Error::NotUnderstood(error)) => {
            assert_eq!(error.problem.kind(), ReadErrorKind::Deviation);
            assert_eq!(format!("{}: {}", error.problem.path(), error.problem.found()), told[0]);
        }
        Ok(_) => assert!(told.is_empty(), "{told:?}"),
        Err(other) => panic!("{other}"),
    }
    told
}

/// What a fault says, and the deviations beside it; strict reading tells the same fault.
fn fault_told(body: &str) -> (String, Vec<String>) {
    let outcome = |strict| match call_with(body, |builder| builder.strict(strict)) {
        Err(Error::Fault(error)) => error,
        other => panic!("{other:?}: {body}"),
    };
    let (lenient, strict) = (outcome(false), outcome(true));
    assert_eq!(lenient.fault, strict.fault);
    let told = lenient.deviations.as_slice().iter().map(|d| format!("{}: {}", d.path, d.kind)).collect();
    (lenient.fault.text().to_owned(), told)
}

#[test]
fn attributes_of_values_and_nil_of_the_response_are_told() {
    let body = status("<Note k=\"v\" xmlns:o=\"urn:o\" o:l=\"w\">x</Note>");
    let path = "Envelope/Body/GetOrderResponse/Order/Note";
    assert_eq!(told(&body), [format!("{path}: unknown attribute k"), format!("{path}: unknown attribute {{urn:o}}l")]);
    let body = status("").replace("<State>", "<State k=\"v\">");
    assert_eq!(told(&body), [format!("{}: unknown attribute k", path.replace("Note", "State"))]);
    let body = envelope(&format!("<GetOrderResponse xmlns=\"{NS}\" xsi:nil=\"1\">{NIL}</GetOrderResponse>"));
    let name = format!("{{{NS}}}GetOrderResponse");
    assert_eq!(told(&body), [format!("Envelope/Body/GetOrderResponse: element {name} is nil but not nillable")]);
    let body = envelope(&response("<Order xsi:nil=\"true\" k=\"v\" xsi:unknown=\"w\"/>"));
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    let path = "Envelope/Body/GetOrderResponse/Order";
    assert_eq!(
        told(&body),
        [format!("{path}: unknown attribute k"), format!("{path}: unknown attribute {{{xsi}}}unknown")]
    );
    // XML's white space around the word, and nothing more.
    assert!(told(&envelope(&response("<Order xsi:nil=\" true\t\"/>"))).is_empty());
    let wide = envelope(&response("<Order xsi:nil=\"\u{A0}true\"/>"));
    assert!(
        matches!(call_with(&wide, |b| b), Err(Error::NotUnderstood(e)) if e.problem.kind() == ReadErrorKind::InvalidValue)
    );
}

/// Rules 2 and 18: services read a wrong namespace as nothing. This client does not: it names what came.
#[test]
fn an_optional_element_in_a_wrong_namespace_is_told_with_both_names() {
    let body = status("<Note xmlns=\"urn:x\">lost</Note>");
    let path = "Envelope/Body/GetOrderResponse/Order";
    assert_eq!(told(&body), [format!("{path}: element {{urn:x}}Note instead of {{{NS}}}Note")]);
}

/// What is out of order is read a second time, in another order; it is told in the order of the text.
#[test]
fn deviations_are_told_in_the_order_of_the_text() {
    let body = status("")
        .replace("<State>Completed</State>", "<New2/>")
        .replace("<OrderID>1</OrderID>", "<OrderID k=\"v\">1</OrderID><State>Tomorrow</State><New1/>");
    let kinds: Vec<_> = told(&body).into_iter().map(|told| told.rsplit_once(": ").unwrap().1.to_owned()).collect();
    let ns = "{urn:example:shop}";
    assert_eq!(
        kinds,
        [
            "unknown attribute k".to_owned(),
            "value is not listed in OrderState".to_owned(),
            format!("unknown element {ns}New1"),
            format!("element {ns}CustomerID is out of order"),
            format!("element {ns}Placed is out of order"),
            format!("element {ns}Shipped is out of order"),
            format!("unknown element {ns}New2"),
        ]
    );
}

/// What the service says of its failure is the error, in whatever form it is.
#[test]
fn strict_reading_does_not_hide_what_the_service_says() {
    let body = envelope(&format!(
        "<ListOrdersResponse xmlns=\"{NS}\"><Failure><New/><Method>Report</Method><Description>\
         [InvalidLogonAttempt]</Description></Failure></ListOrdersResponse>"
    ));
    for strict in [false, true] {
        let client = builder(&Service::new([Reply::soap11(&*body)])).strict(strict).build().unwrap();
        match run(client.send(&ListOrders { customer_id: 1, page: 1 })) {
            Err(Error::Service(error)) => {
                assert_eq!(error.failure.description.as_deref(), Some("[InvalidLogonAttempt]"))
            }
            other => panic!("{strict}: {other:?}"),
        }
    }
}

/// A report whose rows, or whose list, are in a wrong namespace has rows; they must not be lost in silence.
#[test]
fn rows_in_a_wrong_namespace_are_an_error() {
    let client = |body: String| builder(&Service::new([Reply::soap11(body)])).build().unwrap();
    let rows = |list: &str, row: &str| {
        client(envelope(&format!(
            "<ListOrdersResponse xmlns=\"{NS}\"><ListOrdersResult{list}><OrderRow{row}/>\
             </ListOrdersResult><Failure xsi:nil=\"true\"/></ListOrdersResponse>"
        )))
    };
    let found = |error: Error| match error {
        Error::NotUnderstood(error) => error.problem.found().to_owned(),
        other => panic!("{other:?}"),
    };
    let report = ListOrders { customer_id: 1, page: 1 };
    let of_list = found(run(rows(" xmlns=\"urn:x\"", "").send(&report)).unwrap_err());
    assert_eq!(of_list, "the element {urn:x}ListOrdersResult instead");
    let of_row = found(run(rows("", " xmlns=\"urn:x\"").send(&report)).unwrap_err());
    assert_eq!(of_row, "the element {urn:x}OrderRow instead");
    // Repeats without an element around them: none may be lost.
    let parcels = envelope(&format!(
        "<ListOrdersResponse xmlns=\"{NS}\"><ListOrdersResult><OrderRow><OrderID>1</OrderID><ParcelID xmlns=\"urn:x\"/>\
         </OrderRow></ListOrdersResult><Failure xsi:nil=\"true\"/></ListOrdersResponse>"
    ));
    let of_repeat = found(run(client(parcels).send(&report)).unwrap_err());
    assert_eq!(of_repeat, "the element {urn:x}ParcelID instead");
}

#[test]
fn header_blocks_that_have_to_be_understood_are_told() {
    let header = |attributes: &str| {
        envelope(&response(NIL))
            .replace("<soap:Body>", &format!("<soap:Header><a xmlns=\"urn:a\" {attributes}/></soap:Header><soap:Body>"))
    };
    let next = "http://schemas.xmlsoap.org/soap/actor/next";
    let said = ["Envelope/Header/a: header block {urn:a}a must be understood, but is not"];
    for (attributes, is_told) in [
        ("soap:mustUnderstand=\"1\"".to_owned(), true),
        ("soap:mustUnderstand=\"true\" soap:actor=\"\"".to_owned(), true),
        (format!("soap:mustUnderstand=\"1\" soap:actor=\"{next}\""), true),
        ("soap:mustUnderstand=\"1\" soap:actor=\"urn:somebody-else\"".to_owned(), false),
        ("soap:mustUnderstand=\"0\"".to_owned(), false),
        ("mustUnderstand=\"1\"".to_owned(), false),
    ] {
        assert_eq!(told(&header(&attributes)).as_slice(), if is_told { &said[..] } else { &[] }, "{attributes}");
    }
    let soap12 = |attributes: &str| {
        let body = header(attributes);
        told(&body.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"))
    };
    let role = |name: &str| {
        format!("soap:mustUnderstand=\"1\" soap:role=\"http://www.w3.org/2003/05/soap-envelope/role/{name}\"")
    };
    assert_eq!(soap12(&role("ultimateReceiver")), said);
    assert_eq!(soap12(&role("next")), said);
    assert!(soap12(&role("none")).is_empty());
}

#[test]
fn what_stands_beside_header_and_body_is_told() {
    let good = envelope(&response(NIL));
    let soap = "{http://schemas.xmlsoap.org/soap/envelope/}";
    let behind = |more: &str| good.replace("</soap:Envelope>", &format!("{more}</soap:Envelope>"));
    assert_eq!(told(&behind("<soap:Body/>")), [format!("Envelope: element {soap}Body is repeated")]);
    assert_eq!(told(&behind("<soap:Header/>")), [format!("Envelope: element {soap}Header is repeated")]);
    assert_eq!(told(&behind("<a xmlns=\"urn:a\"/>")), ["Envelope: unknown element {urn:a}a"]);
    let twice = good.replace("<soap:Body>", "<soap:Header/><soap:Header><a/></soap:Header><soap:Body>");
    assert_eq!(told(&twice), [format!("Envelope: element {soap}Header is repeated")]);
    let second = envelope(&format!("{}<a xmlns=\"urn:a\"/>", response(NIL)));
    assert_eq!(told(&second), ["Envelope/Body: second element {urn:a}a in the SOAP body"]);
}

/// Rule 33: a fault is one wherever it comes. SOAP 1.1 lets it stand anywhere among the body's entries.
#[test]
fn a_fault_behind_a_response_is_a_fault() {
    let name = "{http://schemas.xmlsoap.org/soap/envelope/}Fault";
    for before in [response(NIL), response("<Order/>").replace("Response", "Other"), "<a/>".to_owned()] {
        let (text, told) = fault_told(&envelope(&format!("{before}{FAULT}")));
        assert_eq!(text, "no", "{before}");
        assert_eq!(told, [format!("Envelope/Body/Fault: second element {name} in the SOAP body")]);
    }
    let (text, told) = fault_told(&envelope(&format!("{FAULT}{}", response(NIL))));
    let second = format!("{{{NS}}}GetOrderResponse");
    assert_eq!(text, "no");
    assert_eq!(told, [format!("Envelope/Body: second element {second} in the SOAP body")]);
    // A fault that was read stands, even if the rest does not come.
    let cut = envelope(FAULT).replace("</soap:Body></soap:Envelope>", "");
    assert_eq!(fault_told(&cut).0, "no");
}

#[test]
fn a_fault_under_a_status_of_failure_is_found_behind_a_response() {
    let body = envelope(&format!("{}{FAULT}", response(NIL)));
    let answered = |body: String| {
        let reply = Reply::Answer { status: 500, content_type: "text/xml", body: body.into() };
        let client = builder(&Service::new([reply])).retry(Retry::never()).build().unwrap();
        run(client.send(&GetOrder { order_id: 1 })).unwrap_err()
    };
    assert_eq!(answered(body).fault().map(|fault| fault.text()), Some("no"));
    assert!(matches!(answered(envelope(&response(NIL))), Error::NotSoap(e) if e.reason == NotSoapReason::FailedStatus));
}

/// Rule 30: the parts of a fault, and what some services make of them.
#[test]
fn faults_keep_their_headers_and_what_is_odd_about_them() {
    let fault = "<soap:Fault><faultcode>soap:<b/>Server</faultcode><faultstring>It is <b>very</b> late.</faultstring>\
        <extra/><detail><a/></detail><detail><b/></detail></soap:Fault>";
    let body = envelope(fault).replace(
        "<soap:Body>",
        "<soap:Header><t xmlns=\"urn:t\" soap:mustUnderstand=\"1\">1</t></soap:Header><soap:Body>",
    );
    let (text, told) = fault_told(&body);
    assert_eq!(text, "It is very late.");
    assert_eq!(
        told,
        [
            "Envelope/Header/t: header block {urn:t}t must be understood, but is not",
            "Envelope/Body/Fault/faultcode/b: unknown element b",
            "Envelope/Body/Fault/faultstring/b: unknown element b",
            "Envelope/Body/Fault: unknown element extra",
            "Envelope/Body/Fault: element detail is repeated",
        ]
    );
    match call_with(&body, |builder| builder) {
        Err(Error::Fault(error)) => {
            assert_eq!((error.headers.len(), error.headers[0].local_name()), (1, "t"));
            assert_eq!(error.fault.codes[0].local, "Server");
            assert_eq!(error.fault.detail_entries().unwrap()[0].local_name(), "a");
        }
        other => panic!("{other:?}"),
    }
}

/// Rule 28: characters that XML forbids come as references, and lose whole pages of rows.
#[test]
fn characters_that_xml_forbids_are_an_error_that_says_so_and_what_to_do() {
    for (written, said) in [
        ("a&#x1;b", "the reference `&#x1;` to a character that XML forbids"),
        ("a&#0;b", "the reference `&#0;` to a character that XML forbids"),
        ("a&#xD800;b", "the reference `&#xD800;` to a character that XML forbids"),
        ("a\u{1F}b", "the character U+001F, which XML forbids"),
        ("<![CDATA[a\u{FFFF}b]]>", "the character U+FFFF, which XML forbids"),
    ] {
        let body = status(&format!("<Note>{written}</Note>"));
        match call_with(&body, |builder| builder) {
            Err(Error::NotUnderstood(error)) => {
                let problem = &error.problem;
                assert_eq!((problem.kind(), problem.found()), (ReadErrorKind::ForbiddenCharacter, said));
                assert_eq!(problem.path(), "Envelope/Body/GetOrderResponse/Order/Note");
                let at = body.find(written).unwrap()..body.find(written).unwrap() + written.len();
                assert!(
                    at.contains(&problem.offset()) && body[problem.offset()..].starts_with(['&', '\u{1F}', '\u{FFFF}'])
                );
                let shown = problem.to_string();
                assert!(shown.contains("`forbidden_characters(ForbiddenCharacters::Replace)`"), "{shown}");
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Both halves of the pair are forbidden as references; together they mean one character.
#[test]
fn surrogate_halves_are_refused_or_read() {
    let body = status("<Note>a&#xD83D;&#xDE00;</Note>");
    match call_with(&body, |builder| builder) {
        Err(Error::NotUnderstood(error)) => {
            assert_eq!(error.problem.kind(), ReadErrorKind::ForbiddenCharacter);
        }
        other => panic!("{other:?}"),
    }
    let answer = call_with(&body, |builder| builder.forbidden_characters(ForbiddenCharacters::Replace)).unwrap();
    let kinds: Vec<_> = answer.deviations.as_slice().iter().map(|one| &one.kind).collect();
    assert_eq!(kinds, [&DeviationKind::ForbiddenCharacter]);
    assert_eq!(answer.response.order.unwrap().note.as_deref(), Some("a😀"));
}

#[test]
fn characters_that_xml_forbids_are_replaced_and_told_where_that_is_asked_for() {
    let replace = |builder: ClientBuilder<Client>| builder.forbidden_characters(ForbiddenCharacters::Replace);
    let path = "Envelope/Body/GetOrderResponse/Order/Note";
    for (written, read) in [
        ("a&#x1;b", "a\u{FFFD}b"),
        ("a&#x1;&#xFFFF;&#x110000;b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
        ("a\u{1}\r\nb", "a\u{FFFD}\nb"),
        ("<![CDATA[a\u{0}&#x1;]]>b", "a\u{FFFD}&#x1;b"),
        ("<!-- \u{1} -->ab", "ab"),
        ("&amp;#x1;", "&#x1;"),
    ] {
        let body = status(&format!("<Note>{written}</Note>"));
        let answer = call_with(&body, replace).unwrap_or_else(|error| panic!("{error}: {written}"));
        assert_eq!(answer.response.order.unwrap().note.as_deref(), Some(read));
        let told = answer.deviations.as_slice();
        assert_eq!(told.is_empty(), written == "&amp;#x1;");
        assert!(told.iter().all(|d| d.path == path && d.kind.to_string() == "character that XML forbids"), "{told:?}");
        let strict = call_with(&body, |builder| replace(builder).strict(true));
        assert_eq!(strict.is_ok(), told.is_empty());
    }
    // Attributes, header blocks that are opened later, faults; what is broken otherwise stays so.
    let body = status("<Note k=\"&#x1;\u{2}\">x</Note>");
    let told = call_with(&body, replace).unwrap().deviations;
    let told: Vec<String> = told.as_slice().iter().map(|d| format!("{}: {}", d.path, d.kind)).collect();
    assert_eq!(told, [format!("{path}: character that XML forbids"), format!("{path}: unknown attribute k")]);
    let fault =
        envelope(&FAULT.replace("no", "n&#x1;").replace("</soap:Fault>", "<detail><a>&#x2;</a></detail></soap:Fault>"));
    let error = call_with(&fault, replace).unwrap_err();
    assert_eq!(error.fault().map(|fault| fault.text()), Some("n\u{FFFD}"));
    assert_eq!(error.fault().unwrap().detail_entries().unwrap().len(), 1);
    for broken in ["a&#x;", "a&#xZ;", "a&nbsp;", "a]]>\u{1}", "a\u{1}]]>"] {
        let error = call_with(&status(&format!("<Note>{broken}</Note>")), replace).unwrap_err();
        assert!(
            matches!(&error, Error::NotUnderstood(e) if e.problem.kind() == ReadErrorKind::NotWellFormed),
            "{error}"
        );
    }
}

#[test]
fn a_broken_declaration_before_an_envelope_is_told_as_such() {
    let content = envelope(&response(NIL));
    let (_, content) = content.split_once("?>").unwrap();
    for declaration in [
        "<?xml encoding=\"utf-8\" version=\"1.0\"?>",
        "<?xml version=\"1.0\" standalone=\"perhaps\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-8\">",
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\" colour=\"red\"?>",
    ] {
        let error = call_with(&format!("{declaration}{content}"), |builder| builder).unwrap_err();
        assert!(
            matches!(&error, Error::NotUnderstood(e) if e.problem.kind() == ReadErrorKind::NotWellFormed),
            "{error}"
        );
    }
    assert!(told(&format!("<?xml version='1.0' encoding='utf-8' standalone='no' ?>{content}")).is_empty());
}
