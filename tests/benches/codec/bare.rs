//! quick-xml's bare loops: they find the events of a text and keep none.

use std::hint::black_box;

use quick_xml::events::Event;

/// The loop without namespaces. Everything is measured by it.
pub(crate) fn events(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut events = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return events,
            event => events += usize::from(!black_box(event).is_empty()),
        }
    }
}

/// The loop that resolves namespaces.
pub(crate) fn events_with_namespaces(text: &str) -> usize {
    let mut reader = quick_xml::NsReader::from_str(text);
    let mut events = 0;
    loop {
        match reader.read_resolved_event().expect("well-formed") {
            (_, Event::Eof) => return events,
            event => events += usize::from(!black_box(event).1.is_empty()),
        }
    }
}
