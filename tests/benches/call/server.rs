//! A server on the loopback that answers every request with the same bytes, on a thread of its own. It allocates nothing
//! once a connection is there.

use std::net::{SocketAddr, TcpListener};
use std::thread;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) struct Server {
    address: SocketAddr,
}

impl Server {
    /// Starts one; it ends with the process.
    pub(crate) fn start(response: &'static [u8]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
        listener.set_nonblocking(true).expect("a socket can wait");
        let address = listener.local_addr().expect("it is bound");
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a runtime");
                while let Ok((stream, _)) = listener.accept().await {
                    stream.set_nodelay(true).expect("a connection");
                    tokio::spawn(serve(stream, response));
                }
            });
        });
        Self { address }
    }

    /// The address to call.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/v31/IntegrationService.asmx", self.address)
    }
}

/// Answers until the client goes away.
async fn serve(mut stream: TcpStream, response: &'static [u8]) {
    let mut buffer = [0; 8 << 10];
    let mut filled = 0;
    loop {
        while let Some(length) = whole(&buffer[..filled]) {
            if stream.write_all(response).await.is_err() {
                return;
            }
            buffer.copy_within(length..filled, 0);
            filled -= length;
        }
        match stream.read(&mut buffer[filled..]).await {
            Ok(0) | Err(_) => return,
            Ok(read) => filled += read,
        }
    }
}

/// How long the first request is, if it came wholly.
fn whole(bytes: &[u8]) -> Option<usize> {
    const LENGTH: &[u8] = b"content-length:";
    let head = bytes.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
    let line = bytes[..head]
        .split(|byte| *byte == b'\n')
        .find(|line| line.get(..LENGTH.len()).is_some_and(|name| name.eq_ignore_ascii_case(LENGTH)))?;
    let length = std::str::from_utf8(&line[LENGTH.len()..]).ok()?.trim().parse::<usize>().ok()?;
    (bytes.len() >= head + length).then_some(head + length)
}
