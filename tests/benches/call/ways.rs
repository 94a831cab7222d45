//! The ways in which a call is made: by a generated client, and by reqwest alone.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use listrak_v31::{Client, GetProcessStatus, GetProcessStatusResponse};
use rustls::{ClientConfig, RootCertStore};
use wsdl_runtime::http::HeaderMap;
use wsdl_runtime::http::header::{ACCEPT_ENCODING, HeaderValue};
use wsdl_runtime::reqwest::{self, Url};
use wsdl_runtime::{Body, BoxFuture, Retry, Transport, TransportError, http};

use crate::read;

const REQUEST: GetProcessStatus = GetProcessStatus { process_id: 1_641_920 };
const DEADLINE: Duration = Duration::from_secs(120);

/// One way of making a call.
#[derive(Clone)]
pub(crate) enum Way {
    /// The generated client.
    Call(Client),
    /// reqwest, and our reader.
    Decoded(Plain),
    /// reqwest; nobody looks at the body.
    Plain(Plain),
}

impl Way {
    /// Makes one call.
    pub(crate) async fn call(&self) -> Option<GetProcessStatusResponse> {
        match self {
            Self::Call(client) => Some(client.get_process_status(&REQUEST).await.expect("the answer is right")),
            Self::Decoded(plain) => {
                let body = plain.send().await;
                Some(read::status(std::str::from_utf8(&body).expect("UTF-8")).expect("the answer is right"))
            }
            Self::Plain(plain) => {
                drop(plain.send().await);
                None
            }
        }
    }
}

/// A generated client with its settings by default, its credentials aside.
pub(crate) fn client(url: &str) -> Client {
    Client::builder().credentials("user", "password").endpoint(url).build().expect("the settings are right")
}

/// What plain reqwest sends: the bytes and the headers of a generated client.
#[derive(Clone)]
pub(crate) struct Plain {
    client: reqwest::Client,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
}

impl Plain {
    pub(crate) fn new(url: &str) -> Self {
        let (mut headers, body) = request();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        let client = reqwest::Client::builder().no_proxy().tls_backend_preconfigured(tls()).build();
        let client = client.expect("nothing else is set");
        Self { client, url: url.parse().expect("an address"), headers, body }
    }

    async fn send(&self) -> Bytes {
        let exchange = async {
            let request = self.client.post(self.url.clone()).headers(self.headers.clone()).body(self.body.clone());
            let response = request.send().await.expect("the server answers");
            assert!(response.status().is_success());
            response.bytes().await.expect("the body is whole")
        };
        tokio::time::timeout(DEADLINE, exchange).await.expect("the server answers at once")
    }
}

/// TLS that trusts nobody: nothing here uses it, and reqwest must have some.
fn tls() -> ClientConfig {
    let builder = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().expect("ring knows them");
    builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth()
}

/// The headers and the body that a generated client sends.
fn request() -> (HeaderMap, Bytes) {
    /// Keeps the request, and sends nothing.
    #[derive(Clone, Default)]
    struct Keep(Arc<Mutex<Option<(HeaderMap, Bytes)>>>);

    impl Transport for Keep {
        fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
            let body = request.body().as_bytes().expect("requests are whole");
            *self.0.lock().expect("nobody panics with it") = Some((request.headers().clone(), body));
            Box::pin(async { Err(TransportError::not_sent("nothing is sent")) })
        }
    }

    let keep = Keep::default();
    let builder = Client::builder().credentials("user", "password").transport(keep.clone()).retry(Retry::never());
    let client = builder.build().expect("the settings are right");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(client.get_process_status(&REQUEST)).expect_err("nothing is sent");
    keep.0.lock().expect("nobody panics with it").take().expect("the client sends a request")
}
