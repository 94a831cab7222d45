//! What calls tell `tracing`, caught on the thread that makes them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_core::span::Current;

/// The fields of a span or an event.
#[derive(Debug, Default)]
pub struct Fields(pub BTreeMap<&'static str, String>);

/// What was told: the fields of the only span, and the events.
#[derive(Debug, Default)]
pub struct Told {
    pub span: Fields,
    pub events: Vec<(Level, Fields)>,
    /// The targets of span and events.
    pub targets: Vec<String>,
}

/// What is told down to a level by what runs on this thread.
pub fn listen(level: Level, run: impl FnOnce()) -> Told {
    begin();
    LISTENING.set(Some((level, Told::default())));
    run();
    LISTENING.take().map(|(_, told)| told).unwrap_or_default()
}

/// All that is told by whatever runs on this thread, other crates too, to `tracing` and to `log`.
pub fn overhear(run: impl FnOnce()) -> Vec<String> {
    begin();
    OVERHEARD.set(Some(Vec::new()));
    run();
    OVERHEARD.take().unwrap_or_default()
}

/// What is told to a subscriber of this scope alone.
pub fn listen_in_scope(run: impl FnOnce()) -> Vec<String> {
    begin();
    let told = Arc::new(Mutex::new(Vec::new()));
    tracing::subscriber::with_default(Scoped(told.clone()), run);
    let told = told.lock().expect("no test panics while it holds this");
    told.clone()
}

/// Whether it is one of a generated client's: of the crate in which the client's code stands, which may be tests.
fn is_ours(metadata: &Metadata<'_>) -> bool {
    ["suite", "listrak_v31"].contains(&metadata.target())
}

fn begin() {
    static ONCE: Once = Once::new();
    // One for all threads: whether a place is listened to at all is kept for the whole process, so that a subscriber of one
    // thread may miss what another thread had no ear for.
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Listener).expect("nobody else listens");
        log::set_logger(&Listener).expect("nobody else listens");
        log::set_max_level(log::LevelFilter::Trace);
    });
}

thread_local! {
    static LISTENING: RefCell<Option<(Level, Told)>> = const { RefCell::new(None) };
    /// The span that was begun, and whether it is the current one.
    static SPAN: Cell<Option<(&'static Metadata<'static>, bool)>> = const { Cell::new(None) };
    static OVERHEARD: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

struct Listener;

fn tell(what: impl FnOnce(&mut Told)) {
    LISTENING.with_borrow_mut(|listening| {
        if let Some((_, told)) = listening {
            what(told);
        }
    });
}

fn overheard(what: impl FnOnce() -> String) {
    OVERHEARD.with_borrow_mut(|overheard| {
        if let Some(all) = overheard {
            all.push(what());
        }
    });
}

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        OVERHEARD.with_borrow(Option::is_some)
    }

    fn log(&self, record: &log::Record<'_>) {
        overheard(|| format!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

/// Keeps what it is told, on whatever thread that is.
struct Scoped(Arc<Mutex<Vec<String>>>);

impl Scoped {
    fn keep(&self, fields: &Fields) {
        self.0.lock().expect("no test panics while it holds this").push(format!("{:?}", fields.0));
    }
}

impl Subscriber for Scoped {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_ours(metadata)
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        self.keep(&fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.keep(&fields);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Subscriber for Listener {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let is_listened_to =
            |listening: &Option<(Level, Told)>| listening.as_ref().is_some_and(|(level, _)| metadata.level() <= level);
        OVERHEARD.with_borrow(Option::is_some) || (is_ours(metadata) && LISTENING.with_borrow(is_listened_to))
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        SPAN.set(Some((span.metadata(), false)));
        tell(|told| {
            span.record(&mut told.span);
            told.targets.push(span.metadata().target().to_owned());
        });
        overheard(|| format!("{} {:?}", span.metadata().target(), span.values()));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        tell(|told| values.record(&mut told.span));
        overheard(|| format!("{values:?}"));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        overheard(|| format!("{} {:?}", event.metadata().target(), fields.0));
        tell(|told| {
            told.targets.push(event.metadata().target().to_owned());
            told.events.push((*event.metadata().level(), fields));
        });
    }

    fn enter(&self, _: &Id) {
        SPAN.set(SPAN.get().map(|(span, _)| (span, true)));
    }

    fn exit(&self, _: &Id) {
        SPAN.set(SPAN.get().map(|(span, _)| (span, false)));
    }

    fn current_span(&self) -> Current {
        match SPAN.get() {
            Some((span, true)) => Current::new(Id::from_u64(1), span),
            _ => Current::none(),
        }
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}
