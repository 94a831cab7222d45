//! The calls of the runtime that are measured. Nothing else here calls it.

use listrak_v31::namespaces::{N0, TABLE};
use listrak_v31::{GetProcessStatus, GetProcessStatusResponse, ReportRangeMessageContactBouncesResponse};
use wsdl_runtime::codec::{Name, Reader, Sink, Writer, read_document};
use wsdl_runtime::codegen::{Request, SchemaType};
use wsdl_runtime::{Limits, ReadError};

pub(crate) type Result<T> = std::result::Result<T, ReadError>;
pub(crate) type Page = ReportRangeMessageContactBouncesResponse;

/// Reads a whole answer: envelope, body, response, to the last byte.
fn answer<T: SchemaType>(text: &str) -> Result<T> {
    let mut reader = Reader::new(text, TABLE, Limits::default(), Sink::lenient());
    reader.root()?;
    reader.child()?.expect("a body");
    let start = reader.child()?.expect("a response");
    let value = T::read(&mut reader, &start)?;
    // The ends of the body and of the envelope.
    for _ in 0..2 {
        assert!(reader.child()?.is_none(), "nothing else in the envelope");
    }
    reader.finish()?;
    Ok(value)
}

/// Reads a page whose elements are in order.
pub(crate) fn page(text: &str) -> Result<Page> {
    answer(text)
}

/// Reads a page that has no envelope, and whose elements may be in any order.
pub(crate) fn response(text: &str) -> Result<Page> {
    let name = Name::new(N0, "ReportRangeMessageContactBouncesResponse");
    read_document(text, TABLE, name, Sink::lenient()).map(|(page, _)| page)
}

/// Reads a status.
pub(crate) fn status(text: &str) -> Result<GetProcessStatusResponse> {
    answer(text)
}

/// Writes the request for a status.
pub(crate) fn request() -> String {
    let mut writer = Writer::new(TABLE);
    GetProcessStatus { process_id: 4711 }.write(&mut writer, GetProcessStatus::OPERATION.input);
    writer.finish().expect("nothing that XML cannot carry")
}
