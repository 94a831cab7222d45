//! The codes that the texts of faults hold.

use listrak_v31::{Error, FaultCode, GetProcessStatus};
use wsdl_tests::memory::{Reply, Service, builder, run};

const CODES: [(FaultCode, &str); 3] = [
    (FaultCode::InvalidLogonAttempt, "InvalidLogonAttempt"),
    (FaultCode::LoginAttemptsExceeded, "LoginAttemptsExceeded"),
    (FaultCode::ProhibitedIpAddress, "ProhibitedIPAddress"),
];

fn error(status: u16, content_type: &'static str, body: String) -> Error {
    let service = Service::new([Reply::Answer { status, content_type, body: body.into() }]);
    let client = builder(&service).build().unwrap();
    run(client.get_process_status(&GetProcessStatus { process_id: 1 })).unwrap_err()
}

fn fault11(content: &str) -> Error {
    let body = format!(
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>{content}\
         </soap:Fault></soap:Body></soap:Envelope>"
    );
    error(500, "text/xml; charset=utf-8", body)
}

fn fault12(content: &str) -> Error {
    let body = format!(
        "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><soap:Fault>{content}\
         </soap:Fault></soap:Body></soap:Envelope>"
    );
    error(500, "application/soap+xml; charset=utf-8", body)
}

/// The code of faults of both versions with this text.
fn of(text: &str) -> Option<FaultCode> {
    let soap11 = fault11(&format!("<faultcode>soap:Server</faultcode><faultstring>{text}</faultstring>"));
    let soap12 = fault12(&format!(
        "<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">{text}\
         </soap:Text></soap:Reason>"
    ));
    let codes = [&soap11, &soap12].map(FaultCode::of);
    assert_eq!(codes[0], codes[1], "{text}");
    assert_eq!(codes[0], soap11.fault().and_then(FaultCode::of_fault), "{text}");
    codes[0]
}

#[test]
fn codes_are_found_wherever_they_stand_in_the_text() {
    for (code, text) in CODES {
        for around in [
            "[CODE]",
            "[CODE] No entry.",
            "System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; \
             System.Exception: [CODE] No entry.\n   at Service.Check(String[] names, Object[,] table) in \
             c:\\[source]\\Service.cs:line 12\n   --- End of inner exception stack trace ---",
            "a [b [CODE] c] [",
            "[Other] and then [CODE]",
        ] {
            assert_eq!(of(&around.replace("CODE", text)), Some(code), "{around}");
        }
    }
}

#[test]
fn the_first_known_code_counts() {
    assert_eq!(of("[LoginAttemptsExceeded] [InvalidLogonAttempt]"), Some(FaultCode::LoginAttemptsExceeded));
}

#[test]
fn what_is_no_code_in_brackets_is_none() {
    for text in [
        "",
        "InvalidLogonAttempt",
        "(InvalidLogonAttempt)",
        "[InvalidLogonAttempt",
        "InvalidLogonAttempt]",
        "[ InvalidLogonAttempt ]",
        "[invalidlogonattempt]",
        "[InvalidLogonAttempts]",
        "[Other]",
        "][",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn all_languages_are_looked_at() {
    let error = fault12(
        "<soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"de\">Nein.\
         </soap:Text><soap:Text xml:lang=\"en\">[ProhibitedIPAddress] No.</soap:Text></soap:Reason>",
    );
    assert_eq!(FaultCode::of(&error), Some(FaultCode::ProhibitedIpAddress));
}

#[test]
fn only_texts_of_faults_count() {
    let elsewhere = fault11(
        "<faultcode>soap:InvalidLogonAttempt</faultcode><faultstring>No.</faultstring>\
         <faultactor>[InvalidLogonAttempt]</faultactor><detail><a>[InvalidLogonAttempt]</a></detail>",
    );
    assert!(elsewhere.fault().is_some());
    assert_eq!(FaultCode::of(&elsewhere), None);
    let page = error(500, "text/html", "<html>[InvalidLogonAttempt]</html>".to_owned());
    assert!(page.fault().is_none());
    assert_eq!(FaultCode::of(&page), None);
}

#[test]
fn codes_are_shown_as_the_service_writes_them() {
    for (code, text) in CODES {
        assert_eq!((code.as_str(), code.to_string().as_str()), (text, text));
    }
}
