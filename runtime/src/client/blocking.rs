//! Calls for code that is not asynchronous.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, mpsc};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use super::{BuildError, ClientCore};
use crate::answer::Answer;
use crate::error::{Error, NoAnswer};
use crate::operation::Request;
use crate::trace::carried;

/// Calls the operations of a service, and waits for the answers on the calling thread. A clone is cheap and shares
/// everything. For generated code only.
///
/// The calls themselves run on one thread of the client's own, which has a Tokio runtime of its own and ends with the last
/// clone. So connections are looked after between calls, and nothing panics on threads of other runtimes, whose other tasks
/// wait meanwhile, though.
#[derive(Clone)]
pub struct BlockingCore {
    core: ClientCore,
    thread: Arc<Thread>,
}

impl BlockingCore {
    /// A client over a thread of its own.
    ///
    /// # Errors
    /// [`BuildError::Thread`]: the system gives no thread, or nothing to wait for connections with.
    pub fn new(core: ClientCore) -> Result<Self, BuildError> {
        Ok(Self { core, thread: Arc::new(Thread::start()?) })
    }

    /// The same with something changed, over the same thread.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&ClientCore) -> ClientCore) -> Self {
        Self { core: change(&self.core), thread: self.thread.clone() }
    }

    /// Calls an operation, and gives the response with what came with it.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let trace = self.core.trace(&R::OPERATION);
        let envelope = self.core.write(request);
        let core = self.core.clone();
        let call = carried(trace.of(async move { core.call(&R::OPERATION, envelope).await }));
        let result = self.thread.run(call).unwrap_or_else(|| {
            let source = Some("the thread of the blocking client failed".into());
            let exchange = self.core.exchange(&R::OPERATION);
            Err(Error::NoAnswer(Box::new(NoAnswer { exchange, timeout: false, source })))
        });
        self.core.finish::<R>(trace, result)
    }

    /// Calls an operation.
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
    /// The thread ends when this goes.
    _stop: oneshot::Sender<()>,
}

impl Thread {
    fn start() -> Result<Self, BuildError> {
        let wrong = |error: std::io::Error| BuildError::Thread(error.to_string());
        let runtime = Builder::new_current_thread().enable_all().build().map_err(wrong)?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel::<()>();
        // Ending a runtime is not allowed on threads of others: the thread has it.
        let run = move || drop(runtime.block_on(stopped));
        std::thread::Builder::new().name("wsdl-client".to_owned()).spawn(run).map_err(wrong)?;
        Ok(Self { runtime: handle, _stop: stop })
    }

    /// What the future gives; `None` where it panics.
    fn run<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let (sender, receiver) = mpsc::sync_channel(1);
        self.runtime.spawn(async move {
            // Somebody waits for it.
            let _ = sender.send(future.await);
        });
        receiver.recv().ok()
    }
}
