//! What calls tell `tracing`, caught on the thread that makes them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Once;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};

/// The fields of a span or an event.
#[derive(Debug, Default)]
pub struct Fields(pub BTreeMap<&'static str, String>);

/// What was told: the fields of the only span, and the events.
#[derive(Debug, Default)]
pub struct Told {
    pub span: Fields,
    pub events: Vec<(Level, Fields)>,
}

/// What is told down to a level by what runs on this thread.
pub fn listen(level: Level, run: impl FnOnce()) -> Told {
    static ONCE: Once = Once::new();
    // One for all threads: whether a place is listened to at all is kept for the whole process, so that a subscriber of one
    // thread may miss what another thread had no ear for.
    ONCE.call_once(|| tracing::subscriber::set_global_default(Listener).expect("nobody else listens"));
    LISTENING.set(Some((level, Told::default())));
    run();
    LISTENING.take().map(|(_, told)| told).unwrap_or_default()
}

thread_local! {
    static LISTENING: RefCell<Option<(Level, Told)>> = const { RefCell::new(None) };
}

struct Listener;

fn tell(what: impl FnOnce(&mut Told)) {
    LISTENING.with_borrow_mut(|listening| {
        if let Some((_, told)) = listening {
            what(told);
        }
    });
}

impl Subscriber for Listener {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let is_listened_to =
            |listening: &Option<(Level, Told)>| listening.as_ref().is_some_and(|(level, _)| metadata.level() <= level);
        metadata.target().starts_with("wsdl_runtime") && LISTENING.with_borrow(is_listened_to)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        tell(|told| span.record(&mut told.span));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        tell(|told| values.record(&mut told.span));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        tell(|told| told.events.push((*event.metadata().level(), fields)));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}
