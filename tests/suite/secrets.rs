//! Credentials are in nothing that is shown.

use std::error::Error as _;

use listrak_v31::GetProcessStatus;
use wsdl_runtime::Credentials;
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
        let client =
            builder(&service).endpoint(format!("https://{USER}:x@example.com/v31?key={USER}")).build().unwrap();
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
