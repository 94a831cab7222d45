//! The clients of a load: one a way in which the service sends its answers, all over the same connections.

use listrak_v31::Client;
use wsdl_runtime::{ReqwestTransport, Retry, SoapVersion};

use crate::interop::{PASSWORD, Peer, USER};

#[derive(Clone)]
pub(super) struct Clients {
    pub(super) plain: Client,
    pub(super) gzip: Client,
    pub(super) close: Client,
    /// The last bytes are missing.
    pub(super) cut: Client,
    /// A byte comes a second.
    pub(super) slow: Client,
}

impl Clients {
    pub(super) fn new(peer: &Peer, http: &ReqwestTransport, version: SoapVersion) -> Self {
        let client = |switches: &str| {
            let builder = Client::builder().credentials(USER, PASSWORD).endpoint(peer.url(switches));
            let builder = builder.soap_version(version).transport(http.clone()).strict(true);
            // Every failure counts, also one that could be mended.
            builder.retry(Retry::never()).build().expect("nothing of this client is wrong")
        };
        Self {
            plain: client(""),
            gzip: client("gzip=1"),
            close: client("close=1"),
            cut: client("cut=5"),
            slow: client("slow=1000"),
        }
    }
}
