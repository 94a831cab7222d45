//! Faults that other SOAP stacks write otherwise than SOAP has them, and faults in answers that are broken. Each is still a
//! fault with its code, however strictly the client reads.

use wsdl_runtime::values::Decimal;
use wsdl_runtime::{DeviationKind, Error, Fault, FaultAnswer, FaultKind, ForbiddenCharacters, Retry};

use crate::builder;
use crate::shop::{self, CreateVoucher, GetOrder};
use crate::support::memory::{Reply, Service, envelope, run};

const SOAP_11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP_12: &str = "http://www.w3.org/2003/05/soap-envelope";

fn call(body: impl Into<Vec<u8>>, strict: bool, forbidden: ForbiddenCharacters) -> Error {
    let service = Service::new([Reply::soap11(body)]);
    let client = builder(&service).strict(strict).forbidden_characters(forbidden).retry(Retry::never());
    match run(client.build().unwrap().send(&GetOrder { order_id: 1 })) {
        Err(error) => error,
        Ok(answer) => panic!("{:?}", answer.response),
    }
}

/// The fault of an answer, which is the same however the client reads.
fn answered(body: impl Into<Vec<u8>>) -> FaultAnswer {
    let body = body.into();
    let outcomes = [
        (false, ForbiddenCharacters::Replace),
        (true, ForbiddenCharacters::Refuse),
        (false, ForbiddenCharacters::Refuse),
    ];
    let faults: Vec<FaultAnswer> = outcomes
        .into_iter()
        .map(|(strict, forbidden)| match call(body.clone(), strict, forbidden) {
            Error::Fault(error) => *error,
            other => panic!("{other}: {}", String::from_utf8_lossy(&body)),
        })
        .collect();
    let told = |answer: &FaultAnswer| format!("{:?}, {:?}", answer.fault, answer.deviations);
    assert!(faults.windows(2).all(|two| told(&two[0]) == told(&two[1])));
    faults.into_iter().next().unwrap()
}

fn fault_in(version: &str, content: &str) -> FaultAnswer {
    answered(format!("<s:Envelope xmlns:s=\"{version}\"><s:Body><s:Fault>{content}</s:Fault></s:Body></s:Envelope>"))
}

fn kinds(answer: &FaultAnswer) -> Vec<DeviationKind> {
    answer.deviations.as_slice().iter().map(|deviation| deviation.kind.clone()).collect()
}

fn entries(fault: &Fault) -> Vec<String> {
    fault.detail_entries().unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn fault_codes_are_told_by_their_local_name() {
    for (code, kind) in [
        ("s:Client", FaultKind::Sender),
        ("CLIENT", FaultKind::Sender),
        ("client", FaultKind::Sender),
        ("s:Sender", FaultKind::Sender),
        ("Sender", FaultKind::Sender),
        ("foo:Client", FaultKind::Sender),
        ("a:Client.Login.Password", FaultKind::Sender),
        ("s:CLIENT.x", FaultKind::Sender),
        ("{http://schemas.xmlsoap.org/soap/envelope/}Client", FaultKind::Sender),
        ("Server", FaultKind::Receiver),
        ("Server.KeyError", FaultKind::Receiver),
        ("foo:Server.KeyError", FaultKind::Receiver),
        ("o:Receiver", FaultKind::Receiver),
        ("s:mustUnderstand", FaultKind::MustUnderstand),
        ("o:MustUnderstand", FaultKind::MustUnderstand),
        ("foo:VersionMismatch", FaultKind::VersionMismatch),
        // Of the service's own it does not say that nothing was processed.
        ("a:VersionMismatch", FaultKind::Other),
        ("a:MustUnderstand", FaultKind::Other),
        ("a:Own", FaultKind::Other),
        ("Clients", FaultKind::Other),
        ("foo:", FaultKind::Other),
        ("", FaultKind::Other),
        (".Server", FaultKind::Other),
    ] {
        for (version, other) in [(SOAP_11, SOAP_12), (SOAP_12, SOAP_11)] {
            let content = format!(
                "<faultcode xmlns:a=\"urn:app\" xmlns:o=\"{other}\"> {code} </faultcode><faultstring>no</faultstring>"
            );
            let answer = fault_in(version, &content);
            assert_eq!((answer.fault.kind(), answer.fault.text()), (kind, "no"), "{code}");
            let local = code.rsplit(':').next().unwrap().rsplit('}').next().unwrap();
            assert!(answer.fault.codes[0].local.ends_with(local), "{code}");
        }
    }
}

#[test]
fn details_outside_of_the_detail_are_reachable() {
    let code = "<faultcode>s:Server</faultcode><faultstring>no</faultstring>";
    for (detail, expected, told) in [
        ("<MyFault><a/></MyFault>", vec!["MyFault"], 1),
        ("<m:MyFault xmlns:m=\"urn:m\"/><Other/>", vec!["{urn:m}MyFault", "Other"], 2),
        ("<detail><a/></detail><MyFault/>", vec!["a", "MyFault"], 1),
        ("<MyFault/><detail><a/></detail>", vec!["a", "MyFault"], 1),
        ("<detail/><detail><a/><b/></detail>", vec!["a", "b"], 1),
        ("<s:detail><a/></s:detail>", vec!["a"], 0),
        ("<Detail><a/></Detail>", vec!["a"], 0),
        ("<DETAIL><a/></DETAIL>", vec!["a"], 1),
    ] {
        for version in [SOAP_11, SOAP_12] {
            for content in [format!("{code}{detail}"), format!("{detail}{code}")] {
                let answer = fault_in(version, &content);
                assert_eq!(entries(&answer.fault), expected, "{content}");
                assert_eq!((answer.fault.kind(), answer.fault.text()), (FaultKind::Receiver, "no"), "{content}");
                assert_eq!(kinds(&answer).len(), told, "{content}: {:?}", kinds(&answer));
            }
        }
    }
    let answer = fault_in(SOAP_11, &format!("{code}<s:MyFault>x</s:MyFault>"));
    let name = format!("{{{SOAP_11}}}MyFault");
    assert_eq!(
        (entries(&answer.fault), kinds(&answer)),
        (vec![name.clone()], vec![DeviationKind::UnknownElement(name)])
    );
}

#[test]
fn a_detail_in_a_wrong_namespace_is_typed_by_its_local_name() {
    let right = "<OutOfStock xmlns=\"urn:example:shop\"><Sku>S</Sku><Left>7</Left></OutOfStock>";
    let product = |answer: &FaultAnswer| {
        shop::faults::out_of_stock(&answer.fault).map(|read: Result<shop::OutOfStock, _>| read.unwrap())
    };
    let expected = product(&fault_in(SOAP_11, &format!("<detail>{right}</detail>")));
    assert!(expected.is_some());
    for detail in [
        right.to_owned(),
        "<OutOfStock><Sku>S</Sku><Left>7</Left></OutOfStock>".to_owned(),
        "<s:OutOfStock><s:Sku>S</s:Sku><s:Left>7</s:Left></s:OutOfStock>".to_owned(),
        "<s:OutOfStock><Sku xmlns=\"urn:example:shop\">S</Sku><Left xmlns=\"urn:example:shop\">7</Left></s:OutOfStock>".to_owned(),
        "<OutOfStock><t:Sku xmlns:t=\"urn:example:shop\">S</t:Sku><t:Left xmlns:t=\"urn:example:shop\">7</t:Left></OutOfStock>".to_owned(),
    ] {
        for content in [detail.clone(), format!("<detail>{detail}</detail>"), format!("<s:Detail>{detail}</s:Detail>")] {
            let answer = fault_in(SOAP_11, &format!("<faultcode>s:Server</faultcode>{content}"));
            assert_eq!(product(&answer), expected, "{content}");
        }
    }
    // The right one comes first, and one of another service is not it.
    let wrong = "<OutOfStock><Sku>S</Sku><Left>8</Left></OutOfStock>";
    assert_eq!(product(&fault_in(SOAP_11, &format!("<detail>{wrong}{right}</detail>"))), expected);
    let foreign = right.replace("urn:example:shop", "urn:x");
    assert_eq!(product(&fault_in(SOAP_11, &format!("<detail>{foreign}</detail>"))), None);
}

const FAULT: &str = "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no</faultstring><detail><OutOfStock \
    xmlns=\"urn:example:shop\"><Sku>S</Sku><Left>7</Left></OutOfStock></detail></soap:Fault>";

#[test]
fn a_fault_stands_whatever_characters_are_in_its_text() {
    for (text, read) in [
        ("a\u{1}b", "a\u{FFFD}b"),
        ("a&#x1;b", "a\u{FFFD}b"),
        ("a&#xD83D;&#xDE00;b", "a😀b"),
        ("a&#xD83D;b", "a\u{FFFD}b"),
        ("<![CDATA[a\u{FFFE}b]]>", "a\u{FFFD}b"),
    ] {
        let answer = answered(envelope(&FAULT.replace(">no<", &format!(">{text}<"))));
        assert_eq!((answer.fault.kind(), answer.fault.text()), (FaultKind::Receiver, read), "{text}");
        assert_eq!(kinds(&answer), [DeviationKind::ForbiddenCharacter], "{text}");
        assert!(shop::faults::out_of_stock(&answer.fault).unwrap().is_ok());
    }
    // After a response, too.
    let answer = answered(envelope(&format!("<x>\u{2}</x>{FAULT}")));
    assert_eq!(answer.fault.text(), "no");
}

#[test]
fn a_fault_stands_whatever_bytes_are_in_its_text() {
    let latin = [envelope(FAULT).as_bytes(), b""].concat();
    let at = latin.windows(4).position(|four| four == b">no<").unwrap() + 2;
    let body = [&latin[..at], b"\xE9\xFF", &latin[at..]].concat();
    let answer = answered(body);
    assert_eq!((answer.fault.kind(), answer.fault.text()), (FaultKind::Receiver, "n\u{FFFD}\u{FFFD}o"));
    assert_eq!(kinds(&answer), [DeviationKind::UndecodableBytes]);
    // An answer that is not a fault is an error as ever.
    let body = [envelope("").as_bytes(), b"\xFF"].concat();
    assert!(matches!(call(body, false, ForbiddenCharacters::Replace), Error::NotUnderstood(_)));
}

#[test]
fn a_reported_failure_stands_whatever_characters_are_in_the_answer() {
    let report = |text: &[u8]| {
        let body = envelope(
            "<CreateVoucherResponse xmlns=\"urn:example:shop\"><CreateVoucherResult>true</CreateVoucherResult><Code>|</Code>\
             <Failure><Description>no|</Description></Failure></CreateVoucherResponse>",
        );
        let pieces: Vec<&[u8]> = body.as_bytes().split(|byte| *byte == b'|').collect();
        let service = Service::new([Reply::soap11(pieces.join(text))]);
        let client = builder(&service).retry(Retry::never()).build().unwrap();
        match run(client.send(&CreateVoucher { amount: Decimal::from(5) })) {
            Err(Error::Service(error)) => error.failure.description.clone().unwrap(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(report(b"&#1;"), "no\u{FFFD}");
    assert_eq!(report(b"\x01"), "no\u{FFFD}");
    assert_eq!(report(b"\xFF"), "no\u{FFFD}");
}

#[test]
fn a_fault_after_a_response_that_broke_off_is_read() {
    let begun = "<GetOrderResponse xmlns=\"urn:example:shop\"><Order>";
    let whole = envelope("|");
    let (start, end) = whole.split_once('|').unwrap();
    let second = envelope(FAULT);
    for broken in [
        "<OrderID>1",
        "<OrderID>1</Or",
        "<OrderID",
        "<OrderID k=\"x",
        "<OrderID k=\"x\" ",
        "<OrderID>&am",
        "<OrderID><![CDATA[1",
        "<!-- ",
        "",
    ] {
        for rest in [format!("{FAULT}{end}"), second.clone(), second.split_once("?>").unwrap().1.to_owned()] {
            let body = format!("{start}{begun}{broken}{rest}");
            let answer = answered(body.clone());
            assert_eq!((answer.fault.kind(), answer.fault.text()), (FaultKind::Receiver, "no"), "{body}");
            assert_eq!(kinds(&answer), [DeviationKind::BrokenOff], "{body}");
            assert!(shop::faults::out_of_stock(&answer.fault).unwrap().is_ok(), "{body}");
            let detail = answer.fault.detail.as_ref().unwrap();
            assert!(body[detail.offset()..].starts_with(detail.xml()), "{body}");
        }
    }
    // After a whole answer, and with bytes that are no text.
    let whole = envelope("<GetOrderResponse xmlns=\"urn:example:shop\"/>");
    assert_eq!(answered(format!("{whole}{second}")).fault.text(), "no");
    let answer = answered([start.as_bytes(), begun.as_bytes(), b"<a>\xFF", FAULT.as_bytes(), end.as_bytes()].concat());
    assert_eq!(kinds(&answer), [DeviationKind::UndecodableBytes, DeviationKind::BrokenOff]);
}

#[test]
fn what_only_mentions_a_fault_does_not_become_one() {
    let escaped = FAULT.replace('<', "&lt;");
    for content in
        [escaped.clone(), format!("<![CDATA[{FAULT}]]>"), format!("<!-- {FAULT} -->"), format!("<x>{FAULT}</x>")]
    {
        for broken in ["", "&none;"] {
            let body = envelope(&format!(
                "<GetOrderResponse xmlns=\"urn:example:shop\"><Order>x</Order><n>{broken}{content}</n></GetOrderResponse>"
            ));
            let error = call(body, false, ForbiddenCharacters::Refuse);
            assert!(matches!(error, Error::NotUnderstood(_)), "{content}: {error}");
        }
    }
}

#[test]
fn an_empty_fault_is_a_fault() {
    for fault in ["<soap:Fault/>", "<soap:Fault></soap:Fault>"] {
        let answer = answered(envelope(fault));
        assert_eq!((answer.fault.codes.len(), answer.fault.text(), answer.fault.kind()), (0, "", FaultKind::Other));
        assert!(answer.deviations.is_empty() && entries(&answer.fault).is_empty());
        assert_eq!(answered(envelope(&format!("<R><a>{fault}")).replace("<a>", "<a")).fault.codes, []);
    }
}
