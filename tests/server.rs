//! A server on this machine that answers requests with given bytes.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;

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
        format!("http://{}/v31/IntegrationService.asmx", self.address)
    }

    /// The requests that came so far.
    pub fn came(&self) -> Vec<Came> {
        self.came.try_iter().collect()
    }
}

fn serve(mut stream: TcpStream, connection: usize, acts: &mut Vec<Act>, sender: &mpsc::Sender<Came>) {
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

fn read_request(stream: &mut TcpStream) -> Option<(String, String)> {
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
