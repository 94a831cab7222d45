//! A server on this machine that answers requests with given bytes.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, mpsc};
use std::thread;

use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// What the server does with a request that it has read.
#[derive(Clone)]
pub enum Act {
    /// Writes these bytes and keeps the connection.
    Answer(Vec<u8>),
    /// Writes these bytes and closes the connection.
    AnswerAndClose(Vec<u8>),
    /// Says nothing until the client goes away.
    Hang,
}

impl Act {
    /// A whole answer.
    pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
        Self::Answer([head.as_bytes(), body].concat())
    }
}

/// A request as it came, and the number of the connection that it came on.
#[derive(Debug, Clone)]
pub struct Came {
    pub connection: usize,
    pub head: String,
    pub body: String,
}

/// A server with a list of acts, one a request, on whatever connection it comes. Requests beyond the list hang.
pub struct Server {
    pub address: SocketAddr,
    came: mpsc::Receiver<Came>,
}

impl Server {
    /// Starts it.
    ///
    /// # Panics
    /// No port of this machine can be listened on.
    pub fn start(acts: impl IntoIterator<Item = Act>) -> Self {
        Self::start_on(acts, serve)
    }

    /// The same with TLS, by the certificate in `certificates/`; clients must show one of this authority, if there is one.
    ///
    /// # Panics
    /// As [`start`](Self::start).
    pub fn start_tls(acts: impl IntoIterator<Item = Act>, clients: Option<&[u8]>) -> Self {
        let config = Arc::new(tls(clients));
        Self::start_on(acts, move |stream, number, acts, sender| {
            let session = ServerConnection::new(config.clone()).expect("the configuration is whole");
            serve(StreamOwned::new(session, stream), number, acts, sender);
        })
    }

    fn start_on(
        acts: impl IntoIterator<Item = Act>,
        serve: impl Fn(TcpStream, usize, &mut Vec<Act>, &mpsc::Sender<Came>) + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
        let address = listener.local_addr().expect("it is bound");
        let (sender, came) = mpsc::channel();
        let mut acts: Vec<Act> = acts.into_iter().collect();
        acts.reverse();
        // It ends with the tests' process.
        thread::spawn(move || {
            for (number, stream) in listener.incoming().flatten().enumerate() {
                serve(stream, number, &mut acts, &sender);
            }
        });
        Self { address, came }
    }

    /// The address to call.
    pub fn url(&self) -> String {
        format!("http://{}/service.asmx", self.address)
    }

    /// The requests that came so far.
    pub fn came(&self) -> Vec<Came> {
        self.came.try_iter().collect()
    }
}

/// What the server shows, and what it asks of clients.
fn tls(clients: Option<&[u8]>) -> ServerConfig {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("certificates/server.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("certificates/server.key")).expect("a key");
    let provider = Arc::new(default_provider());
    let builder = ServerConfig::builder_with_provider(provider.clone());
    let builder = builder.with_safe_default_protocol_versions().expect("the provider has what they need");
    let builder = match clients {
        Some(pem) => {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_slice(pem).expect("a certificate")).expect("an authority's");
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().expect("there is an authority"))
        }
        None => builder.with_no_client_auth(),
    };
    builder.with_single_cert(vec![certificate], key).expect("the key is that of the certificate")
}

fn serve(mut stream: impl Read + Write, connection: usize, acts: &mut Vec<Act>, sender: &mpsc::Sender<Came>) {
    while let Some((head, body)) = read_request(&mut stream) {
        // The test may be over.
        let _ = sender.send(Came { connection, head, body });
        match acts.pop().unwrap_or(Act::Hang) {
            Act::Answer(bytes) => {
                if stream.write_all(&bytes).is_err() {
                    return;
                }
            }
            Act::AnswerAndClose(bytes) => {
                let _ = stream.write_all(&bytes);
                return;
            }
            Act::Hang => {
                let _ = stream.read(&mut [0; 1]);
                return;
            }
        }
    }
}

fn read_request(stream: &mut impl Read) -> Option<(String, String)> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    Some((head, String::from_utf8(body).ok()?))
}
