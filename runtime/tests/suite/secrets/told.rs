//! Credentials, and what is personal, are in nothing that is told to `tracing` and `log`.

use crate::shop::SendParcel;
use crate::support::leaks::{MARK, check, shown};
use crate::support::memory::{PASSWORD, USER, envelope};

/// Nor do other crates, over real HTTP with the password of a gateway besides.
#[cfg(feature = "reqwest")]
#[test]
fn nobody_tells_what_is_secret() {
    use wsdl_runtime::{HttpSettings, Retry};

    use crate::shop::Client;
    use crate::support::listener::overhear;
    use crate::support::server::{Act, Server};

    let fault = format!(
        "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>{USER}, gate:way-4c1f, Z2F0ZTp3YXktNGMxZg==\
         </faultstring></soap:Fault>"
    );
    let answer = || Act::answer("500 No", "Content-Type: text/xml\r\n", envelope(&fault));
    let server =
        Server::start([answer(), Act::AnswerAndClose(Vec::new()), Act::AnswerAndClose(b"HTTP/1.1 2".to_vec())]);
    let http = HttpSettings::new().basic_auth("gate", "way-4c1f");
    let builder = Client::builder().credentials(USER, PASSWORD).http(http).endpoint(server.url());
    let client = builder.retry(Retry::never()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let request = SendParcel { email: Some(MARK.to_owned()), ..SendParcel::new(1) };
    let told = overhear(|| {
        for _ in 0..3 {
            let error = runtime.block_on(client.send(&request)).unwrap_err();
            check("over HTTP", &[shown(&error), error.masked_response().unwrap_or_default()]);
            assert!(!shown(&error).contains("way-4c1f") && !shown(&error).contains("Z2F0ZT"), "{error:?}");
        }
    });
    assert!(told.iter().any(|line| line.starts_with("reqwest") || line.starts_with("hyper")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("SendParcel")), "{told:?}");
    check("over HTTP", &told);
    assert!(!told.iter().any(|line| line.contains("way-4c1f") || line.contains("Z2F0ZT")), "{told:?}");
}

#[cfg(feature = "blocking")]
#[test]
fn the_blocking_client_tells_no_secrets_to_the_subscriber_of_its_caller() {
    use crate::shop::blocking::Client;
    use crate::support::listener::listen_in_scope;
    use crate::support::memory::{Reply, Service};

    let fault = format!("<soap:Fault><faultcode>a</faultcode><faultstring>{USER}</faultstring></soap:Fault>");
    let service = Service::new([Reply::soap11(envelope(&fault))]);
    let builder = Client::builder().credentials(USER, PASSWORD).transport(service);
    let client = builder.build().unwrap();
    let mut error = String::new();
    let told = listen_in_scope(|| {
        let request = SendParcel { email: Some(MARK.to_owned()), ..SendParcel::new(1) };
        error = shown(&client.send(&request).unwrap_err());
    });
    for message in ["sending", "answered", "response", "\"outcome\": \"fault\""] {
        assert!(told.iter().any(|line| line.contains(message)), "{message}: {told:?}");
    }
    check("blocking", &told);
    check("blocking", &[error]);
}
