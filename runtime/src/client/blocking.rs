//! Calls for code that is not asynchronous.

use std::fmt;
use std::future::Future;
use std::io;
use std::sync::{Arc, mpsc};
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use super::{BuildError, Called, ClientCore};
use crate::call::{Answer, Error, NotSentReason, Request, action, carried};

/// Calls the operations of a service, and waits for the answers on the calling thread. Clones are cheap and share
/// everything. For generated code only.
///
/// The calls run on a thread with its own Tokio runtime. Clones share that thread, and it ends with the last of them.
/// It keeps connections alive between calls. A blocking call inside another runtime does not panic, but blocks that
/// thread and its other tasks.
#[derive(Clone)]
pub struct BlockingCore {
    core: ClientCore,
    thread: Arc<Thread>,
}

impl BlockingCore {
    /// Creates a client with a thread of its own.
    ///
    /// # Errors
    /// [`BuildError::Thread`]: the system refuses a thread, or the means of waiting for connections.
    pub fn new(core: ClientCore) -> Result<Self, BuildError> {
        Ok(Self { core, thread: Arc::new(Thread::start()?) })
    }

    /// Returns a changed client that uses the same thread.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&ClientCore) -> ClientCore) -> Self {
        Self { core: change(&self.core), thread: self.thread.clone() }
    }

    /// Returns a changed client that uses the same thread, if the change succeeds.
    ///
    /// # Errors
    /// The errors of the change.
    pub fn try_with<E>(&self, change: impl FnOnce(&ClientCore) -> Result<ClientCore, E>) -> Result<Self, E> {
        Ok(Self { core: change(&self.core)?, thread: self.thread.clone() })
    }

    /// Lets this client and its clones try their credentials again.
    pub fn reset_logon(&self) {
        self.core.reset_logon();
    }

    /// Calls an operation, and returns the response with headers, deviations and the exchange.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let trace = self.core.trace(&R::OPERATION);
        let envelope = self.core.write(request);
        let sent = envelope.as_ref().cloned().unwrap_or_default();
        let failed = |error| Called { pass: None, result: Err(error) };
        let called = if self.thread.is_this() {
            let why = "a blocking call on the client's own thread would wait for itself: make it on another thread";
            failed(Error::not_sent(self.core.exchange(&R::OPERATION, sent), NotSentReason::Unavailable(why)))
        } else {
            let core = self.core.clone();
            let call = carried(trace.of(async move { core.call(&R::OPERATION, action::<R>(), envelope).await }));
            self.thread.run(call).unwrap_or_else(|| {
                let exchange = self.core.exchange(&R::OPERATION, sent);
                let source = Some("the call panicked".into());
                failed(Error::no_answer(exchange.with(None), false, source))
            })
        };
        self.core.finish::<R>(trace, called)
    }

    /// Calls an operation, and returns the response.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn call<R: Request>(&self, request: &R) -> Result<R::Response, Error> {
        Ok(self.send(request)?.response)
    }
}

impl fmt::Debug for BlockingCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.core.fmt(f)
    }
}

/// A thread that runs futures.
struct Thread {
    runtime: Handle,
    id: ThreadId,
    /// The thread ends when this is dropped.
    _stop: oneshot::Sender<()>,
}

impl Thread {
    fn start() -> Result<Self, BuildError> {
        let (stop, stopped) = oneshot::channel::<()>();
        let (sender, receiver) = mpsc::sync_channel(1);
        // A runtime must not be dropped inside another one, so it lives and dies on this thread.
        let run = move || match Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => {
                let _ = sender.send(Ok(runtime.handle().clone()));
                drop(runtime.block_on(stopped));
            }
            Err(error) => drop(sender.send(Err(error))),
        };
        let thread = thread::Builder::new().name("wsdl-client".to_owned()).spawn(run).map_err(BuildError::Thread)?;
        let runtime = receiver.recv().unwrap_or_else(|gone| Err(io::Error::other(gone))).map_err(BuildError::Thread)?;
        Ok(Self { runtime, id: thread.thread().id(), _stop: stop })
    }

    /// Whether the caller is on this thread.
    fn is_this(&self) -> bool {
        thread::current().id() == self.id
    }

    /// Runs a future and returns its output; `None` if it panics.
    fn run<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let (sender, receiver) = mpsc::sync_channel(1);
        self.runtime.spawn(async move {
            // The receiver waits until this arrives or the sender is dropped.
            let _ = sender.send(future.await);
        });
        receiver.recv().ok()
    }
}
